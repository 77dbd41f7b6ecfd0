//! Finds the configuration that applies to a folder, and reads it once.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::{Disk, Files, Stands};
use super::ground::{Ground, Own};
use super::paths::{fixed_part, name_from, slashed};
use super::{ConfigChoice, Failure};
use crate::baseline::Baseline;
use crate::config::{Config, FILE_NAME, Template, problem};
use crate::diagnostic::Diagnostic;
use crate::proposal::Proposal;
use crate::proposal::vocabulary::Vocabulary;
use crate::source::{Source, Span};

/// What the configuration might be called by mistake.
const MISNAMED: [&str; 2] = [".wherefore.yml", "wherefore.yaml"];

/// A configuration with the folder that its globs count from.
#[derive(Debug, Default)]
pub struct Applied {
    /// What it says.
    pub config: Config,
    /// The file, as it is shown; nothing where there is no configuration.
    pub file: Option<String>,
    /// The folder that globs and templates count from; nothing where there is no configuration.
    pub base: Option<PathBuf>,
    /// What is known already and not reported again.
    pub baseline: Option<Arc<Baseline>>,
    /// The templates, as whole paths.
    templates: Vec<PathBuf>,
    /// The configuration of the folders above; its `exclude` holds here, too.
    outer: Option<Arc<Applied>>,
}

impl Applied {
    /// A path as this configuration's globs see it: from its folder, where it lies below that.
    pub(super) fn below_base<'p>(&self, path: &'p Path) -> Option<&'p Path> {
        self.base
            .as_deref()
            .and_then(|base| path.strip_prefix(base).ok())
    }

    /// Whether the globs take a file for a proposal; nothing where none are set. `file` is its path where it does not
    /// lie below the configuration.
    pub(super) fn globs_match(&self, path: &Path, file: &str) -> Option<bool> {
        let globs = self.config.proposals.as_ref()?;
        let below = self.below_base(path).map(slashed);
        Some(globs.matches(below.as_deref().unwrap_or(file)))
    }

    /// The folder where the collection begins that a proposal is numbered in; both paths count from the root. Nothing
    /// where no globs name a folder: then the names of folders say it.
    pub(super) fn collection_of(&self, path: &Path, file: &str) -> Option<String> {
        let base = self.base.as_deref().zip(self.config.proposals.as_ref());
        let configured = base.and_then(|(base, globs)| {
            let fixed = globs.patterns().iter().map(|glob| fixed_part(glob));
            let folders =
                fixed.filter(|folder| !folder.is_empty() && path.starts_with(base.join(folder)));
            folders.min_by_key(String::len)
        });
        let (folder, below) = configured.zip(self.below_base(path))?;
        let above = file.len() - slashed(below).len();
        Some(format!("{}{folder}", &file[..above]))
    }

    /// Whether this configuration or one above it excludes a file.
    pub(super) fn excludes(&self, path: &Path) -> bool {
        let here = self
            .below_base(path)
            .is_some_and(|path| self.config.exclude.matches(&slashed(path)));
        here || self
            .outer
            .as_ref()
            .is_some_and(|outer| outer.excludes(path))
    }

    /// The configuration of the folders above; nothing where there is none, or this one lies in none.
    pub fn outer(&self) -> Option<&Self> {
        self.outer.as_deref()
    }

    /// The file that lists what is known; it need not be there.
    pub fn baseline_file(&self) -> Option<PathBuf> {
        let name = self.config.baseline.as_deref()?;
        Some(self.base.as_deref()?.join(name))
    }

    /// Whether it names the file at a place: a template or the baseline.
    pub(super) fn reads(&self, is_place: impl Fn(&Path) -> bool) -> bool {
        let baseline = self.baseline_file();
        let mut named = self.templates.iter().chain(&baseline);
        named.any(|file| is_place(file))
    }

    /// Whether a file is the project's template.
    pub(super) fn is_template(&self, path: &Path) -> bool {
        self.templates.iter().any(|template| template == path)
    }
}

/// Reads configurations, each once.
pub(super) struct Configs {
    files: Arc<dyn Files>,
    /// The folder that names of files are shown from.
    cwd: PathBuf,
    fixed: Option<Arc<Applied>>,
    folders: HashMap<PathBuf, Option<Arc<Applied>>>,
    failures: Vec<Failure>,
    default: Arc<Applied>,
}

impl Configs {
    /// They are read from `files`, and named as seen from `cwd`; with `--config`, which names a file on the disk,
    /// globs count from `root`.
    ///
    /// # Errors
    /// When the file that was named cannot be used.
    pub(super) fn new(
        files: Arc<dyn Files>,
        choice: &ConfigChoice,
        cwd: &Path,
        root: &Path,
    ) -> Result<Self, Failure> {
        let default = Arc::new(Applied::default());
        let fixed = match choice {
            ConfigChoice::Search => None,
            ConfigChoice::None => Some(Arc::clone(&default)),
            ConfigChoice::File(path) => {
                let source = Disk::default().read(path, &slashed(path))?;
                let top = files.top_of(root);
                let ground = Ground {
                    files: &*files,
                    base: root,
                    top: top.as_deref(),
                    cwd,
                };
                Some(Arc::new(load(ground, &source)?))
            }
        };
        Ok(Self {
            files,
            cwd: cwd.to_owned(),
            fixed,
            folders: HashMap::new(),
            failures: Vec::new(),
            default,
        })
    }

    /// The configuration for documents in `folder`, looked for up to `top`; nothing where it is broken.
    pub(super) fn of(&mut self, folder: &Path, top: Option<&Path>) -> Option<Arc<Applied>> {
        if let Some(fixed) = &self.fixed {
            return Some(Arc::clone(fixed));
        }
        if let Some(known) = self.folders.get(folder) {
            return known.clone();
        }
        let outer = match folder.parent().filter(|_| top != Some(folder)) {
            Some(parent) => self.of(parent, top),
            None => Some(Arc::clone(&self.default)),
        };
        let found = self.look_in(folder, top, outer).unwrap_or_else(|failure| {
            self.failures.push(failure);
            None
        });
        self.folders.insert(folder.to_owned(), found.clone());
        found
    }

    /// The configuration that lies in a folder, else the outer one.
    fn look_in(
        &self,
        folder: &Path,
        top: Option<&Path>,
        outer: Option<Arc<Applied>>,
    ) -> Result<Option<Arc<Applied>>, Failure> {
        let ground = Ground {
            files: &*self.files,
            base: folder,
            top,
            cwd: &self.cwd,
        };
        if self.files.stands_at(&folder.join(FILE_NAME))?.is_some() {
            // Its errors show what stands in it.
            let Own { path, name, .. } = ground.find(FILE_NAME)?;
            let source = self.files.read(&path, &name)?;
            let applied = load(ground, &source)?;
            return Ok(Some(Arc::new(Applied { outer, ..applied })));
        }
        for misnamed in MISNAMED {
            let file = folder.join(misnamed);
            if self.files.stands_at(&file)? == Some(Stands::File) {
                return Err(Failure::Misnamed(PathBuf::from(name_from(
                    &self.cwd, &file,
                ))));
            }
        }
        Ok(outer)
    }

    /// Whether every configuration so far could be used.
    pub(super) fn is_sound(&self) -> bool {
        self.failures.is_empty()
    }

    /// Every configuration that could not be used.
    pub(super) fn into_failures(self) -> Vec<Failure> {
        self.failures
    }
}

/// Reads a configuration with what it names.
fn load(ground: Ground<'_>, source: &Source) -> Result<Applied, Failure> {
    let invalid = |problems: Vec<Diagnostic>| Failure::Configuration {
        file: source.clone(),
        problems,
    };
    if source.fault().is_some() {
        return Err(invalid(vec![problem(
            Span::at(0),
            "the configuration is not UTF-8 text",
        )]));
    }
    let mut config = Config::parse(source).map_err(invalid)?;
    let mut templates = Vec::new();
    for Template { path, span } in &config.templates {
        let unreadable = |failure: Failure| {
            let message = format!("the template cannot be read: {failure}");
            invalid(vec![problem(span.unwrap_or(Span::at(0)), message)])
        };
        let own = ground.find(path).map_err(unreadable)?;
        // That of a preset need not be there.
        if span.is_none() && !own.is_there {
            continue;
        }
        let template = ground
            .files
            .read(&own.path, &own.name)
            .map_err(unreadable)?;
        for words in blocks_of(&template, &config.settings.vocabulary) {
            config.settings.vocabulary.add_template_block(&words);
        }
        templates.push(own.path);
    }
    let baseline = read_baseline(ground, &config)?;
    Ok(Applied {
        config,
        file: Some(source.name().to_owned()),
        base: Some(ground.base.to_owned()),
        baseline,
        templates,
        outer: None,
    })
}

/// Reads the baseline that a configuration names. One that is not there yet lists nothing.
fn read_baseline(ground: Ground<'_>, config: &Config) -> Result<Option<Arc<Baseline>>, Failure> {
    let Some(path) = &config.baseline else {
        return Ok(None);
    };
    let own = ground.find(path)?;
    if !own.is_there {
        return Ok(None);
    }
    let source = ground.files.read(&own.path, &own.name)?;
    match Baseline::parse(source.clone()) {
        Ok(baseline) => Ok(Some(Arc::new(baseline))),
        Err(problems) => Err(Failure::Baseline {
            file: source,
            problems,
        }),
    }
}

/// The words of every block and metadata value of a template.
fn blocks_of(template: &Source, vocabulary: &Vocabulary) -> Vec<String> {
    let template = Proposal::parse(template, vocabulary);
    let document = template.document();
    let values = template
        .metadata()
        .entries()
        .iter()
        .flat_map(|entry| entry.value.scalars());
    let values = values.map(|(words, _)| words.to_owned());
    let words = (0..document.blocks().len()).map(|block| document.words(block).to_owned());
    words
        .chain(values)
        .filter(|words| !words.trim().is_empty())
        .collect()
}
