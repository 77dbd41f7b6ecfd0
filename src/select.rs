//! Which documents are judged, and by which configuration: of the work tree, of the index, of a revision, of a
//! change, or standard input. The only module of the library that reads files.

mod branches;
mod collections;
mod configs;
mod entry;
mod failure;
mod files;
mod folders;
mod ground;
mod memo;
mod paths;
mod places;
mod selector;
mod snapshot;
mod sources;
mod update;
mod walk;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use configs::Applied;
pub use entry::{Entry, Standpoint};
pub use failure::Failure;
pub use places::{Location, Places};
pub use selector::{Asked, PassedOver};
use selector::{Choices, Selector};
use snapshot::TreeSnapshot;
pub use snapshot::View;
pub use update::Update;

/// What the user asked to have judged.
#[derive(Clone, Debug)]
pub struct Request {
    /// Where documents are read from.
    pub from: From,
    /// Files and folders, as they were typed; none stands for all that there is.
    pub paths: Vec<PathBuf>,
    /// Globs of other branches, whose numbers count, too.
    pub refs: Vec<String>,
}

impl Request {
    /// All that is to be found there.
    pub fn all(from: From) -> Self {
        Self {
            from,
            paths: Vec::new(),
            refs: Vec::new(),
        }
    }
}

/// Where documents are read from.
#[derive(Clone, Debug)]
pub enum From {
    /// The work tree, or the folder outside of one.
    WorkTree(Named),
    /// Standard input, under this name.
    Stdin(Option<PathBuf>),
    /// What the index changes of `HEAD`.
    Staged,
    /// All of a revision.
    Revision(String),
    /// What one revision changes of another.
    Range(Range),
    /// What the work tree changes of the commit at which it left this revision.
    Since(String),
    /// What a push changes.
    Push(Vec<Update>),
}

/// How files that were named are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// All of them, wherever they lie.
    AsTheyAre,
    /// Those that would have been found without being named.
    Filtered,
}

/// Two revisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// Where it starts.
    pub from: String,
    /// What is judged.
    pub to: String,
    /// Whether it starts where the two parted (`A...B`), not at `from` itself (`A..B`).
    pub symmetric: bool,
}

/// Where the configuration comes from.
#[derive(Clone, Debug)]
pub enum ConfigChoice {
    /// From the folder of each document up to the root of its repository.
    Search,
    /// From this file, for all documents.
    File(PathBuf),
    /// From nowhere.
    None,
}

/// All documents, in the order of their names, and what went wrong on the way.
#[derive(Default)]
pub struct Selection {
    /// What is to be judged.
    pub entries: Vec<Entry>,
    /// Proposals that a change does not touch, and that what it removed may have broken. Each has a version before.
    pub bystanders: Vec<Entry>,
    /// What could not be done.
    pub failures: Vec<Failure>,
    /// What was passed over.
    pub left_out: LeftOut,
    /// Globs of branches in the configuration that name none.
    pub unnamed: Vec<String>,
    /// The configuration at the root, where all of the source or a change of it was asked for.
    pub root: Option<Standpoint>,
    /// Where it all lies.
    pub places: Places,
    /// The commit that the documents are of, as its whole name; nothing where they are of none, or nobody looked.
    pub commit: Option<String>,
    /// What a change was made from.
    base: Option<Arc<TreeSnapshot>>,
    /// Whether nothing was left out that the source holds: the whole of it was asked for.
    pub is_whole: bool,
    /// Whether it is no failure that there is nothing to judge: only changes, or only proposals, were asked for.
    pub may_be_empty: bool,
}

impl Selection {
    fn failed(failure: Failure) -> Self {
        Self {
            failures: vec![failure],
            ..Self::default()
        }
    }

    /// Whether a change took away what stood at a path that counts from the folder of a configuration; in a whole
    /// source, whether nothing stands there.
    pub fn took_away(&self, standpoint: &Standpoint, path: &str) -> bool {
        let before = self.base.as_ref().map(|base| Standpoint {
            applied: Arc::clone(&standpoint.applied),
            snapshot: Arc::clone(base),
        });
        let was_there = before.map_or(self.is_whole, |before| before.sees(path));
        was_there && !standpoint.sees(path)
    }

    /// Whether a file of the work tree is one of the documents, or is read for one.
    pub fn holds(&self, file: &Path) -> bool {
        let path = paths::without_dots(&self.places.cwd.join(file));
        let real = paths::real(&path);
        let lies_there = |it: &Path| *it == path || real.as_ref().is_ok_and(|real| it == real);
        let documents = self.entries.iter().chain(&self.bystanders);
        let root = self.root.iter().map(|root| &root.applied);
        let mut applied = documents.clone().map(|entry| &entry.applied).chain(root);
        applied.any(|applied| applied.reads(lies_there))
            || documents.into_iter().any(|entry| entry.reads(lies_there))
    }

    /// Adds what was selected of another source.
    fn append(&mut self, other: Self) {
        self.entries.extend(other.entries);
        self.bystanders.extend(other.bystanders);
        self.failures.extend(other.failures);
        self.left_out.add(other.left_out);
        self.unnamed.extend(other.unnamed);
    }
}

/// How many files each filter took.
#[derive(Clone, Copy, Debug, Default)]
pub struct LeftOut {
    /// Markdown files outside of the folders where proposals are kept.
    pub elsewhere: usize,
    /// Files that `exclude` names.
    pub excluded: usize,
    /// Templates.
    pub templates: usize,
    /// Indexes and other files that stand beside proposals.
    pub indexes: usize,
    /// Files and folders that Git ignores.
    pub ignored: usize,
    /// Symbolic links.
    pub links: usize,
    /// Pipes, devices and the like.
    pub special: usize,
    /// Submodules and other repositories.
    pub repositories: usize,
    /// Stubs that only say where a proposal went.
    pub stubs: usize,
}

impl LeftOut {
    fn add(&mut self, other: Self) {
        self.elsewhere += other.elsewhere;
        self.excluded += other.excluded;
        self.templates += other.templates;
        self.indexes += other.indexes;
        self.ignored += other.ignored;
        self.links += other.links;
        self.special += other.special;
        self.repositories += other.repositories;
        self.stubs += other.stubs;
    }

    /// Each filter's name with how many it took, where it took any.
    pub fn counts(&self) -> Vec<(usize, &'static str)> {
        [
            (self.elsewhere, "outside of proposal folders"),
            (self.excluded, "excluded by the configuration"),
            (self.templates, "templates"),
            (self.indexes, "indexes and the like"),
            (self.ignored, "ignored by git"),
            (self.links, "symbolic links"),
            (self.special, "pipes and the like"),
            (self.repositories, "submodules and other repositories"),
            (self.stubs, "stubs of moved proposals"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .collect()
    }
}

/// Finds what is to be judged. `cwd` is the folder that named paths count from.
pub fn select(request: &Request, config: &ConfigChoice, cwd: &Path) -> Selection {
    let cwd = paths::real(cwd).unwrap_or_else(|_| cwd.to_owned());
    let choices = Choices { config, cwd: &cwd };
    sources::gather(request, choices).unwrap_or_else(Selection::failed)
}

/// What applies to one file, which need not be there yet. `cwd` is the folder that its path counts from.
///
/// # Errors
/// When it is a folder, cannot be looked at, or its configuration cannot be used.
pub fn asked(config: &ConfigChoice, cwd: &Path, file: &Path) -> Result<Asked, Vec<Failure>> {
    let cwd = paths::real(cwd).unwrap_or_else(|_| cwd.to_owned());
    let choices = Choices { config, cwd: &cwd };
    let selector = Selector::on_disk(Arc::default(), choices).map_err(|failure| vec![failure])?;
    selector.asked(file)
}

/// What applies to documents in `folder`.
///
/// # Errors
/// When its configuration cannot be used.
pub fn applied_in(config: &ConfigChoice, folder: &Path) -> Result<Arc<Applied>, Vec<Failure>> {
    let cwd = paths::real(folder).unwrap_or_else(|_| folder.to_owned());
    let choices = Choices { config, cwd: &cwd };
    let selector = Selector::on_disk(Arc::default(), choices).map_err(|failure| vec![failure])?;
    selector.applied()
}
