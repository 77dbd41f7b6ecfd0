//! From files to entries: named files, named folders and whole repositories, each filtered by what the configuration
//! and the usual folders say.

mod asked;
mod found;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use asked::{Asked, PassedOver};

use super::branches::Branches;
use super::configs::{Applied, Configs};
use super::entry::{Entry, Origin, Standpoint};
use super::files::{Disk, Files, Stands};
use super::paths::{fixed_part, name_from, slashed, without_dots};
use super::places::STDIN;
use super::snapshot::TreeSnapshot;
use super::{ConfigChoice, Failure, Places, Selection, folders};
use crate::globs::Globs;

/// Which Markdown files below a folder are taken for proposals.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// Those that match the configuration's globs; without globs, those in the usual folders.
    Usual,
    /// Those that match the configuration's globs; without globs, all.
    Configured,
    /// All, those that the configuration excludes as well.
    All,
}

/// What is chosen once for all documents of a run.
#[derive(Clone, Copy)]
pub(super) struct Choices<'a> {
    /// Where the configuration comes from.
    pub(super) config: &'a ConfigChoice,
    /// The folder that paths are typed and shown from.
    pub(super) cwd: &'a Path,
}

/// Gathers what is to be judged of one source.
pub(super) struct Selector {
    files: Arc<dyn Files>,
    cwd: PathBuf,
    /// The root of the repository around `cwd`, or `cwd`.
    root: PathBuf,
    configs: Configs,
    branches: Arc<Branches>,
    /// What documents below each root stand in.
    snapshots: HashMap<PathBuf, Arc<TreeSnapshot>>,
    /// What stands before every name; empty where names are plain paths.
    prefix: String,
    seen: HashSet<PathBuf>,
    selection: Selection,
}

impl Selector {
    /// Reads `files`, whose root is shown as `root`.
    ///
    /// # Errors
    /// When the configuration that was named cannot be used.
    pub(super) fn new(
        files: Arc<dyn Files>,
        root: &Path,
        branches: Arc<Branches>,
        choices: Choices<'_>,
    ) -> Result<Self, Failure> {
        let Choices { config, cwd } = choices;
        let configs = Configs::new(Arc::clone(&files), config, cwd, root)?;
        Ok(Self {
            files,
            cwd: cwd.to_owned(),
            root: root.to_owned(),
            configs,
            branches,
            snapshots: HashMap::new(),
            prefix: String::new(),
            seen: HashSet::new(),
            selection: Selection::default(),
        })
    }

    /// A selector that shows every name behind `prefix`.
    pub(super) fn with_prefix(self, prefix: String) -> Self {
        Self { prefix, ..self }
    }

    /// A selector of the work tree around the current folder, or of that folder where there is none.
    ///
    /// # Errors
    /// When the configuration that was named cannot be used.
    pub(super) fn on_disk(branches: Arc<Branches>, choices: Choices<'_>) -> Result<Self, Failure> {
        let files: Arc<dyn Files> = Arc::new(Disk::default());
        let root = files.top_of(choices.cwd);
        let root = root.unwrap_or_else(|| choices.cwd.to_owned());
        Self::new(files, &root, branches, choices)
    }

    pub(super) fn finish(mut self) -> Selection {
        self.selection.entries.sort_by(|a, b| a.name.cmp(&b.name));
        self.selection.places = Places {
            root: self.common_root(),
            cwd: self.cwd.clone(),
        };
        let failures = self.configs.into_failures();
        self.selection.failures.splice(0..0, failures);
        for failure in &mut self.selection.failures {
            if let Failure::Unreadable { path, .. } = failure
                && path.is_absolute()
            {
                *path = match name_from(&self.cwd, path).as_str() {
                    "" => PathBuf::from("."),
                    name => PathBuf::from(name),
                };
            }
        }
        self.selection
    }

    /// The root of the repository around the current folder, else of the one that all documents lie in.
    fn common_root(&self) -> PathBuf {
        let mut roots = self.selection.entries.iter().map(Entry::repository);
        let first = roots.next().flatten();
        match (self.files.top_of(&self.cwd), first) {
            (None, Some(first)) if roots.all(|root| root == Some(first)) => first.to_owned(),
            _ => self.root.clone(),
        }
    }

    /// What applies to documents in the current folder.
    pub(super) fn applied(mut self) -> Result<Arc<Applied>, Vec<Failure>> {
        let folder = self.cwd.clone();
        self.config_of(&folder)
            .ok_or_else(|| self.configs.into_failures())
    }

    fn fail(&mut self, failure: Failure) {
        self.selection.failures.push(failure);
    }

    fn config_of(&mut self, folder: &Path) -> Option<Arc<Applied>> {
        self.configs
            .of(folder, self.files.top_of(folder).as_deref())
    }

    /// Every proposal below the root.
    pub(super) fn everything(&mut self) {
        let (cwd, root) = (self.cwd.clone(), self.root.clone());
        self.selection.is_whole = true;
        self.stand_at_root();
        let before = self.selection.failures.len();
        let found = self.folder(&root, Wanted::Usual, |path| {
            name_from(&cwd, &root.join(path))
        });
        let is_broken = self.selection.failures.len() > before || !self.configs.is_sound();
        if found == 0 && !is_broken {
            self.fail(Failure::NothingFound(root));
        }
    }

    /// Remembers what applies at the root: a baseline there speaks of documents that are gone, too.
    fn stand_at_root(&mut self) {
        let root = self.root.clone();
        self.selection.root = self.config_of(&root).map(|applied| Standpoint {
            applied,
            snapshot: self.snapshot_around(&root),
        });
    }

    /// A file that was named is judged wherever it lies.
    pub(super) fn named(&mut self, typed: &Path) {
        let whole = self.cwd.join(typed);
        let path = match self.files.resolve(&whole, typed, Some(&self.root)) {
            Ok(path) => path,
            Err(failure) => return self.fail(failure),
        };
        match self.files.stands_at(&path) {
            Ok(Some(Stands::Folder)) => return self.named_folder(typed, &path),
            Err(failure) => return self.fail(failure),
            Ok(_) => {}
        }
        let Some(folder) = path.parent().map(Path::to_owned) else {
            return;
        };
        if let Some(applied) = self.config_of(&folder) {
            self.push(path, &slashed(typed), false, applied);
        }
    }

    /// A folder that was named holds proposals wherever it lies: those that the configuration knows
    /// of, else every Markdown file. The root of a repository also holds all else, so the usual folders come first there.
    fn named_folder(&mut self, typed: &Path, real: &Path) {
        if !self.seen.insert(real.to_owned()) {
            return;
        }
        let (before, left_out) = (self.selection.failures.len(), self.selection.left_out);
        let name = |path: &Path| slashed(&typed.join(path));
        let wanted = if real == self.root {
            Wanted::Usual
        } else {
            Wanted::Configured
        };
        let found = [wanted, Wanted::All].into_iter().any(|wanted| {
            self.selection.left_out = left_out;
            self.folder(real, wanted, name) > 0
        });
        if !found && self.selection.failures.len() == before && self.configs.is_sound() {
            self.fail(Failure::EmptyFolder(typed.to_owned()));
        }
    }

    /// Standard input, as if it lay where its name says.
    pub(super) fn stdin(&mut self, name: Option<&Path>) {
        let whole = name.map_or_else(
            || self.cwd.join("stdin"),
            |name| without_dots(&self.cwd.join(name)),
        );
        let folder = whole.parent().unwrap_or(&self.cwd).to_owned();
        let Some(applied) = self.config_of(&folder) else {
            return;
        };
        let snapshot = self.snapshot_around(&folder);
        let shown = name.map_or_else(|| STDIN.to_owned(), slashed);
        let mut entry = Entry::new(shown, snapshot, whole, applied);
        entry.origin = if name.is_some() {
            Origin::NamedStdin
        } else {
            Origin::Stdin
        };
        self.selection.entries.push(entry);
    }

    /// Adds the proposals below a folder and says how many it held.
    fn folder(&mut self, folder: &Path, wanted: Wanted, name: impl Fn(&Path) -> String) -> usize {
        let proposals = self.proposals_below(folder, wanted);
        let count = proposals.len();
        for (file, whole, applied) in proposals {
            self.push(whole, &name(&file), true, applied);
        }
        count
    }

    /// The proposals below a folder.
    fn proposals_below(&mut self, folder: &Path, wanted: Wanted) -> Vec<Candidate> {
        let candidates = self.candidates(folder, wanted);
        let paths: Vec<String> = candidates.iter().map(|(file, ..)| slashed(file)).collect();
        let indexes = folders::indexes(&paths, &tops(&candidates));
        let count = candidates.len();
        let proposals: Vec<Candidate> = candidates
            .into_iter()
            .zip(indexes)
            .filter_map(|(candidate, is_index)| (!is_index).then_some(candidate))
            .collect();
        self.selection.left_out.indexes += count - proposals.len();
        proposals
    }

    /// The files below a folder that may be proposals: from the folder, whole, and with what applies to them.
    fn candidates(&mut self, folder: &Path, wanted: Wanted) -> Vec<Candidate> {
        let Selection {
            left_out, failures, ..
        } = &mut self.selection;
        let files = self.files.markdown_below(folder, left_out, failures);
        let below_root = folder.strip_prefix(&self.root).unwrap_or(Path::new(""));
        // What is usual is told from the root, also where only a folder is looked at for it.
        let below_root = match wanted {
            Wanted::Usual => below_root.to_owned(),
            Wanted::Configured | Wanted::All => PathBuf::new(),
        };
        files
            .into_iter()
            .filter_map(|file| {
                let whole = folder.join(&file);
                let applied = self.sorted(&below_root.join(&file), &whole, wanted)?;
                Some((file, whole, applied))
            })
            .collect()
    }

    /// What applies to a file that may be a proposal; else it is counted among what is left out.
    fn sorted(&mut self, file: &Path, whole: &Path, wanted: Wanted) -> Option<Arc<Applied>> {
        let applied = self.config_of(whole.parent()?)?;
        let left_out = &mut self.selection.left_out;
        let file = slashed(file);
        if wanted != Wanted::All && applied.excludes(whole) {
            left_out.excluded += 1;
        } else if !is_wanted(&applied, &file, whole, wanted) {
            left_out.elsewhere += 1;
        } else if folders::is_template(&file) || applied.is_template(whole) {
            left_out.templates += 1;
        } else {
            return Some(applied);
        }
        None
    }

    fn push(&mut self, path: PathBuf, name: &str, found: bool, applied: Arc<Applied>) {
        if !self.seen.insert(path.clone()) {
            return;
        }
        let folder = path.parent().unwrap_or(&self.root).to_owned();
        let snapshot = self.snapshot_around(&folder);
        let name = format!("{}{name}", self.prefix);
        let mut entry = Entry::new(name, snapshot, path, applied);
        entry.found = found;
        self.selection.entries.push(entry);
    }

    /// What documents in a folder stand in.
    fn snapshot_around(&mut self, folder: &Path) -> Arc<TreeSnapshot> {
        let root = self.files.top_of(folder).unwrap_or_else(|| {
            let below = folder.starts_with(&self.root);
            if below { &self.root } else { folder }.to_owned()
        });
        let (files, branches) = (&self.files, &self.branches);
        let snapshot = self.snapshots.entry(root).or_insert_with_key(|root| {
            Arc::new(TreeSnapshot::new(
                Arc::clone(files),
                root,
                Arc::clone(branches),
            ))
        });
        Arc::clone(snapshot)
    }
}

/// Whether the configuration, or the usual folders where it names none, take a file for a proposal.
fn is_wanted(applied: &Applied, file: &str, whole: &Path, wanted: Wanted) -> bool {
    match (applied.globs_match(whole, file), wanted) {
        (_, Wanted::All) | (None, Wanted::Configured) => true,
        (None, Wanted::Usual) => folders::is_usual(file),
        (Some(matches), _) => matches,
    }
}

/// A file that may be a proposal: from the folder that was looked in, whole, and with what applies to it.
type Candidate = (PathBuf, PathBuf, Arc<Applied>);

/// The folders in which the globs of the configurations look: a `README` there is an index.
fn tops(candidates: &[Candidate]) -> Vec<String> {
    let globs = candidates
        .iter()
        .filter_map(|(.., applied)| applied.config.proposals.as_ref());
    let mut tops: Vec<String> = globs
        .flat_map(Globs::patterns)
        .map(|glob| fixed_part(glob))
        .collect();
    tops.sort_unstable();
    tops.dedup();
    tops
}
