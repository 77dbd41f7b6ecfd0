//! What documents stand in: answers what rules ask about the files and the proposals around one.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, ScopedJoinHandle};

use super::branches::{Branch, Branches};
use super::collections::Collections;
use super::configs::Applied;
use super::entry::read_with_sidecar;
use super::files::{Files, Stands};
use super::folders;
use super::memo::Memo;
use super::paths::slashed;
use crate::names::Names;
use crate::proposal::Proposal;
use crate::proposal::number::{self, Number};
use crate::snapshot::{Facts, Kind, Paths, Peer, Peers, Snapshot, Surroundings, names_of};
use crate::source::Source;

/// All files below a root, and what was asked of them already.
pub(super) struct TreeSnapshot {
    collections: Collections,
    root: PathBuf,
    is_repository: bool,
    branches: Arc<Branches>,
    folders: Memo<PathBuf, Arc<Names>>,
    /// Whether a folder is another repository.
    others: Memo<PathBuf, bool>,
    called: Memo<String, Arc<Paths>>,
    ids: Memo<String, Arc<Paths>>,
    facts: Memo<String, Option<Arc<Facts>>>,
    peers: Memo<String, Arc<Peers>>,
    /// The collection that what lies in a folder is of, where no configuration says so.
    collected: Memo<String, String>,
    /// Whether a path, on a branch or of the snapshot itself, is that of a stub.
    stubs: Memo<(Option<String>, String), bool>,
}

impl TreeSnapshot {
    /// The files below `root`, held against `branches`.
    pub(super) fn new(files: Arc<dyn Files>, root: &Path, branches: Arc<Branches>) -> Self {
        Self {
            is_repository: files.top_of(root).is_some(),
            collections: Collections::new(files),
            root: root.to_owned(),
            branches,
            folders: Memo::default(),
            others: Memo::default(),
            called: Memo::default(),
            ids: Memo::default(),
            facts: Memo::default(),
            peers: Memo::default(),
            collected: Memo::default(),
            stubs: Memo::default(),
        }
    }

    /// The collection that a proposal is of by the names of its folders.
    fn collection_of(&self, path: &str) -> String {
        let folder = folders::folder_of(path);
        let find = || folders::collection_of(&folder);
        self.collected.get_or_insert(folder.as_str(), find)
    }

    /// The root of the repository that the files are of.
    pub(super) fn repository(&self) -> Option<&Path> {
        self.is_repository.then_some(&self.root)
    }

    /// The files.
    pub(super) fn files(&self) -> &dyn Files {
        &*self.collections.files
    }

    /// The names in a folder.
    fn listing(&self, folder: &Path) -> Arc<Names> {
        self.folders.get_or_insert(folder, || {
            let names = self.files().names_in(folder);
            Arc::new(names.into_iter().collect())
        })
    }

    fn is_other(&self, folder: &Path) -> bool {
        let find = || self.files().is_repository(folder);
        self.others.get_or_insert(folder, find)
    }

    /// Whether every name on the way to a path is spelt as it is listed, some disks take upper and lower case for one,
    /// and whether no link stands on the way: Git keeps nothing behind one.
    fn is_spelt_so(&self, path: &str) -> bool {
        if self.files().tells_case_apart() {
            return true;
        }
        let mut folder = self.root.clone();
        path.split('/').enumerate().all(|(depth, name)| {
            let is_folder =
                depth == 0 || matches!(self.files().stands_at(&folder), Ok(Some(Stands::Folder)));
            let names = self.listing(&folder);
            let is_listed = is_folder && names.contains(name);
            folder.push(name);
            // Where nothing can be listed, nobody knows how it is spelt; that it cannot is told where it is looked through.
            is_listed
                || is_folder
                    && names.is_empty()
                    && !matches!(self.files().stands_at(&folder), Ok(None))
        })
    }
}

/// Fewer documents are read before a thread for each core has started.
const FEW: usize = 16;

/// A snapshot as one document sees it.
pub struct View<'a> {
    snapshot: &'a TreeSnapshot,
    applied: &'a Applied,
    path: String,
}

impl<'a> View<'a> {
    /// What the document at `path` sees; nothing where it does not lie in the snapshot.
    pub(super) fn new(
        snapshot: &'a TreeSnapshot,
        path: &Path,
        applied: &'a Applied,
    ) -> Option<Self> {
        let path = slashed(path.strip_prefix(&snapshot.root).ok()?);
        Some(Self {
            snapshot,
            applied,
            path,
        })
    }

    /// The document's place, for rules.
    pub fn surroundings(&self) -> Surroundings<'_> {
        Surroundings {
            path: &self.path,
            snapshot: self,
        }
    }

    fn whole(&self, path: &str) -> PathBuf {
        self.snapshot.root.join(path)
    }

    fn read(&self, files: &dyn Files, path: &str) -> Option<Source> {
        let whole = self.whole(path);
        let is_document =
            folders::is_markdown(&whole) && files.stands_at(&whole).ok()? == Some(Stands::File);
        // What cannot be read is told where it is judged.
        let source = is_document.then(|| read_with_sidecar(files, &whole, path, self.applied).ok());
        source.flatten().filter(Source::is_loaded)
    }

    fn facts_in(&self, files: &dyn Files, path: &str) -> Option<Facts> {
        let source = self.read(files, path)?;
        let vocabulary = &self.applied.config.settings.vocabulary;
        Some(Facts::of(&Proposal::parse(&source, vocabulary)))
    }

    /// The Markdown files of a folder by what each is looked for.
    fn paths_by(&self, folder: &str, keys: impl Fn(&str) -> Vec<String>) -> Arc<Paths> {
        let mut paths = Paths::new();
        let names = self.names_in(folder);
        for name in names
            .iter()
            .filter(|name| folders::is_markdown(Path::new(name)))
        {
            let path = slashed(&Path::new(folder).join(name));
            for key in keys(&path) {
                paths.entry(key).or_default().push(path.clone());
            }
        }
        Arc::new(paths)
    }

    /// The folder where the collection begins that a proposal is numbered in.
    fn collection_of(&self, path: &str) -> String {
        let configured = self.applied.collection_of(&self.whole(path), path);
        configured.unwrap_or_else(|| self.snapshot.collection_of(path))
    }

    /// Whether the globs of a configuration take the document itself for a proposal.
    fn is_configured(&self) -> bool {
        let whole = self.whole(&self.path);
        self.applied.globs_match(&whole, &self.path) == Some(true)
    }

    /// The numbers that proposals bear whose paths say none. They are read on all cores, but by none of the threads that judge: those
    /// may wait for what is read here.
    fn numbers_in_metadata<'p>(&self, paths: &'p BTreeSet<String>) -> HashMap<&'p str, Number> {
        let all = paths.iter().map(String::as_str);
        let silent: Vec<&str> = all.filter(|path| Number::of_path(path).is_none()).collect();
        let read = |path: &'p str| Some((path, self.number_in_metadata(path)?));
        if silent.len() < FEW {
            return silent.into_iter().filter_map(read).collect();
        }
        let share = silent.len().div_ceil(rayon::current_num_threads());
        thread::scope(|scope| {
            let readers: Vec<_> = silent
                .chunks(share)
                .map(|paths| scope.spawn(|| paths.iter().copied().filter_map(read).collect()))
                .collect();
            let parts = readers.into_iter().map(ScopedJoinHandle::join);
            parts
                .flat_map(|part: thread::Result<Vec<_>>| {
                    part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
                })
                .collect()
        })
    }

    fn number_in_metadata(&self, path: &str) -> Option<Number> {
        let source = self.read(self.snapshot.files(), path)?;
        let vocabulary = &self.applied.config.settings.vocabulary;
        let placed = Proposal::parse(&source, vocabulary).number()?;
        Some(placed.number)
    }

    fn all_peers(&self, collection: &str, key: &str) -> Peers {
        let mut series = Series {
            view: self,
            collection,
            key,
            known: HashMap::new(),
        };
        let ours = series.members(&self.snapshot.collections);
        let mut in_metadata = self.numbers_in_metadata(&ours);
        let mut all: Vec<Peer> = ours
            .iter()
            .filter_map(|path| peer(path, None, || in_metadata.remove(path.as_str())))
            .collect();
        let mut beside = Vec::new();
        for branch in self.snapshot.branches.all() {
            beside.extend(series.of_branch(branch, &ours, &all));
        }
        all.append(&mut beside);
        Peers::new(all)
    }
}

/// The proposals that are numbered together, wherever they are looked for.
struct Series<'a> {
    view: &'a View<'a>,
    /// The folder of the collection.
    collection: &'a str,
    key: &'a str,
    /// Whether a path is of the series: branches have most of their paths in common.
    known: HashMap<String, bool>,
}

impl Series<'_> {
    /// The files of the series, as paths from the root.
    fn members(&mut self, collections: &Collections) -> BTreeSet<String> {
        let series = collections.below(&self.view.snapshot.root, self.collection);
        let paths = series.get(self.key).into_iter().flatten();
        paths.filter(|path| self.holds(path)).cloned().collect()
    }

    fn holds(&mut self, path: &str) -> bool {
        if let Some(known) = self.known.get(path) {
            return *known;
        }
        let (whole, applied) = (self.view.whole(path), self.view.applied);
        // A document that was named outside of the globs is numbered with what lies beside it.
        let is_other =
            self.view.is_configured() && applied.globs_match(&whole, path) == Some(false);
        let holds = !is_other
            && !folders::is_template(path)
            && self.view.collection_of(path) == self.collection;
        self.known.insert(path.to_owned(), holds);
        holds
    }

    /// What of a branch would lie beside the rest in a merge: what this side deleted or moved is gone there, and so is
    /// what that side moved of a file that this one has still.
    fn of_branch(&mut self, branch: &Branch, ours: &BTreeSet<String>, all: &[Peer]) -> Vec<Peer> {
        let theirs = self.members(&branch.collections);
        let new: Vec<&String> = theirs.difference(ours).collect();
        if new.is_empty() {
            return Vec::new();
        }
        let fork = branch.fork.as_ref();
        let before = fork.map(|fork| self.members(fork)).unwrap_or_default();
        let moved_there: BTreeSet<u64> = all
            .iter()
            .filter(|ours| before.contains(&ours.path) && !theirs.contains(&ours.path))
            .map(|ours| ours.number)
            .collect();
        let numbers: HashSet<u64> = all.iter().map(|ours| ours.number).collect();
        let view = self.view;
        new.into_iter()
            .filter(|path| !before.contains(*path))
            .filter_map(|path| {
                peer(path, Some(&branch.name), || {
                    view.facts_in(&*branch.collections.files, path)?.number
                })
            })
            .filter(|peer| !moved_there.contains(&peer.number))
            // Only what would collide is worth a walk through the history.
            .filter(|peer| {
                let collides = numbers.contains(&peer.number);
                !(collides && branch.was_here(&peer.path))
            })
            .collect()
    }
}

impl Snapshot for View<'_> {
    fn kind(&self, path: &str) -> Option<Kind> {
        if path.is_empty() {
            return Some(Kind::Folder);
        }
        if !self.snapshot.is_spelt_so(path) {
            return None;
        }
        let whole = self.whole(path);
        // What cannot be looked at is told where it is read; here it is not said to be absent.
        let stands = self.snapshot.files().stands_at(&whole);
        match stands.unwrap_or(Some(Stands::File))? {
            Stands::File | Stands::Link | Stands::Special => Some(Kind::File),
            Stands::Submodule => Some(Kind::Submodule),
            Stands::Folder if self.snapshot.is_other(&whole) => Some(Kind::Submodule),
            Stands::Folder => Some(Kind::Folder),
        }
    }

    fn is_whole(&self) -> bool {
        self.snapshot.is_repository
    }

    fn names_in(&self, folder: &str) -> Arc<Names> {
        self.snapshot.listing(&self.whole(folder))
    }

    fn called_in(&self, folder: &str) -> Arc<Paths> {
        self.snapshot.called.get_or_insert(folder, || {
            self.paths_by(folder, |path| names_of(path).into_iter().collect())
        })
    }

    fn ids_in(&self, folder: &str) -> Arc<Paths> {
        self.snapshot.ids.get_or_insert(folder, || {
            let id_of = |path: &str| Some(self.facts(path)?.id.as_ref()?.to_ascii_lowercase());
            self.paths_by(folder, |path| id_of(path).into_iter().collect())
        })
    }

    fn facts(&self, path: &str) -> Option<Arc<Facts>> {
        let facts = || self.facts_in(self.snapshot.files(), path).map(Arc::new);
        self.snapshot.facts.get_or_insert(path, facts)
    }

    fn peers(&self, path: &str) -> Arc<Peers> {
        let collection = self.collection_of(path);
        let key = number::series(&collection, path);
        // Held while they are gathered: others that ask for the same wait for it.
        let mut known = self.snapshot.peers.lock();
        if let Some(peers) = known.get(&key) {
            return Arc::clone(peers);
        }
        let peers = Arc::new(self.all_peers(&collection, &key));
        known.insert(key, Arc::clone(&peers));
        peers
    }

    fn is_stub(&self, peer: &Peer) -> bool {
        let place = (peer.branch.clone(), peer.path.clone());
        self.snapshot.stubs.get_or_insert(&place, || {
            let branches = self.snapshot.branches.all().iter();
            let mut named = branches.filter(|branch| Some(&branch.name) == peer.branch.as_ref());
            let files = named
                .next()
                .map_or(self.snapshot.files(), |branch| &*branch.collections.files);
            let vocabulary = &self.applied.config.settings.vocabulary;
            self.read(files, &peer.path)
                .is_some_and(|source| Proposal::parse(&source, vocabulary).is_moved_stub())
        })
    }
}

/// The proposal at a path, if a number there or in its metadata makes it one of a series.
fn peer(
    path: &str,
    branch: Option<&str>,
    in_metadata: impl FnOnce() -> Option<Number>,
) -> Option<Peer> {
    Peer::new(path, None, branch).or_else(|| Peer::new(path, in_metadata().as_ref(), branch))
}
