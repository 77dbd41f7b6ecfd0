//! Finds the configuration that applies to a folder, reads it once, and lays the command line over it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::paths::{name_from, real, slashed};
use super::{ConfigChoice, Failure, read_file};
use crate::config::{Config, FILE_NAME, Template, problem};
use crate::diagnostic::Diagnostic;
use crate::proposal::Proposal;
use crate::proposal::vocabulary::Vocabulary;
use crate::rule::LevelChoice;
use crate::source::{Source, Span};

/// What the configuration might be called by mistake.
const MISNAMED: [&str; 2] = [".wherefore.yml", "wherefore.yaml"];

/// A configuration with the folder that its globs count from.
#[derive(Debug)]
pub struct Applied {
    /// What it says, the command line laid over it.
    pub config: Config,
    /// The folder that globs and templates count from; nothing where there is no configuration.
    pub base: Option<PathBuf>,
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

    /// Whether a file is the project's template.
    pub(super) fn is_template(&self, path: &Path) -> bool {
        self.templates.iter().any(|template| template == path)
    }
}

/// Reads configurations, each once.
pub(super) struct Configs<'a> {
    levels: &'a LevelChoice,
    /// The folder that names of files are shown from.
    cwd: PathBuf,
    fixed: Option<Arc<Applied>>,
    folders: HashMap<PathBuf, Option<Arc<Applied>>>,
    failures: Vec<Failure>,
    default: Arc<Applied>,
}

impl<'a> Configs<'a> {
    /// Files are named as seen from `cwd`; with `--config`, globs count from `root`.
    ///
    /// # Errors
    /// When the file that was named cannot be used.
    pub(super) fn new(
        choice: &ConfigChoice,
        cwd: &Path,
        root: &Path,
        levels: &'a LevelChoice,
    ) -> Result<Self, Failure> {
        let default = Arc::new(apply(Config::default(), None, Vec::new(), levels));
        let fixed = match choice {
            ConfigChoice::Search => None,
            ConfigChoice::None => Some(Arc::clone(&default)),
            ConfigChoice::File(path) => Some(Arc::new(load(path, &slashed(path), root, levels)?)),
        };
        Ok(Self {
            levels,
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
        let file = folder.join(FILE_NAME);
        let misnamed = MISNAMED
            .map(|name| folder.join(name))
            .into_iter()
            .find(|file| file.is_file());
        let found = if file.symlink_metadata().is_ok() {
            self.load(&file, folder, top, outer)
        } else if let Some(file) = misnamed {
            self.failures
                .push(Failure::Misnamed(PathBuf::from(name_from(
                    &self.cwd, &file,
                ))));
            None
        } else {
            outer
        };
        self.folders.insert(folder.to_owned(), found.clone());
        found
    }

    fn load(
        &mut self,
        file: &Path,
        folder: &Path,
        top: Option<&Path>,
        outer: Option<Arc<Applied>>,
    ) -> Option<Arc<Applied>> {
        let name = name_from(&self.cwd, file);
        let loaded =
            stays_within(file, &name, top).and_then(|()| load(file, &name, folder, self.levels));
        match loaded {
            Ok(applied) => Some(Arc::new(Applied { outer, ..applied })),
            Err(failure) => {
                self.failures.push(failure);
                None
            }
        }
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

fn apply(
    mut config: Config,
    base: Option<PathBuf>,
    templates: Vec<PathBuf>,
    levels: &LevelChoice,
) -> Applied {
    levels.apply(&mut config.settings.levels);
    Applied {
        config,
        base,
        templates,
        outer: None,
    }
}

/// A configuration that is a link out of the repository would show other files of the machine in its errors.
fn stays_within(file: &Path, name: &str, top: Option<&Path>) -> Result<(), Failure> {
    let target = real(file).map_err(|error| Failure::Unreadable {
        path: PathBuf::from(name),
        reason: error.to_string(),
    })?;
    if top.is_some_and(|top| !target.starts_with(top)) {
        return Err(Failure::LeadsOut {
            link: PathBuf::from(name),
            target,
        });
    }
    Ok(())
}

fn load(file: &Path, name: &str, base: &Path, levels: &LevelChoice) -> Result<Applied, Failure> {
    let source = read_file(file, name)?;
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
    let mut config = Config::parse(&source).map_err(invalid)?;
    let mut templates = Vec::new();
    for Template { path, span } in &config.templates {
        let whole = base.join(path);
        let Some(span) = span.or_else(|| whole.is_file().then(|| Span::at(0))) else {
            continue;
        };
        let template = read_file(&whole, path).map_err(|failure| {
            invalid(vec![problem(
                span,
                format!("the template cannot be read: {failure}"),
            )])
        })?;
        for words in blocks_of(&template, &config.settings.vocabulary) {
            config.settings.vocabulary.add_template_block(&words);
        }
        templates.push(whole);
    }
    Ok(apply(config, Some(base.to_owned()), templates, levels))
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
