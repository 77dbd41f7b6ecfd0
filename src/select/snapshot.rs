//! The files on the disk as a snapshot: rules ask it about what stands around a document.
//!
//! Names are taken from the listings of folders, never asked for: so they are told apart by case everywhere, and no
//! link, however it is written, leads to a file outside. Links of the file system are not followed either.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::paths::slashed;
use super::{folders, is_plain_file, read_file};
use crate::proposal::Proposal;
use crate::proposal::vocabulary::Vocabulary;
use crate::snapshot::{Facts, Kind, Peer, Peers, Snapshot, Surroundings};

/// The snapshots of a run, one for each root.
#[derive(Default)]
pub(super) struct Snapshots(HashMap<PathBuf, Arc<DiskSnapshot>>);

/// A document's place on the disk.
#[derive(Clone, Debug)]
pub(super) struct Place {
    snapshot: Arc<DiskSnapshot>,
    path: String,
}

/// The files below a folder of the disk.
#[derive(Debug)]
pub(super) struct DiskSnapshot {
    root: PathBuf,
    is_repository: bool,
    vocabulary: Vocabulary,
    folders: Mutex<HashMap<String, Listing>>,
    facts: Mutex<HashMap<String, Option<Arc<Facts>>>>,
}

/// What a folder holds: each name, and whether it is a folder.
type Listing = Arc<BTreeMap<String, bool>>;

impl Snapshots {
    /// The place of the document at `path`, in the repository at `top`. Outside of one it is seen from the current
    /// folder where it lies below that, else from its own.
    pub(super) fn place(&mut self, path: &Path, top: Option<&Path>, cwd: &Path) -> Option<Place> {
        let root = match top {
            Some(top) => top,
            None if path.starts_with(cwd) => cwd,
            None => path.parent()?,
        };
        let within = slashed(path.strip_prefix(root).ok()?);
        let snapshot = self.0.entry(root.to_owned()).or_insert_with(|| {
            Arc::new(DiskSnapshot {
                root: root.to_owned(),
                is_repository: top.is_some(),
                vocabulary: Vocabulary::default(),
                folders: Mutex::default(),
                facts: Mutex::default(),
            })
        });
        Some(Place {
            snapshot: Arc::clone(snapshot),
            path: within,
        })
    }
}

impl Place {
    pub(super) fn surroundings(&self) -> Surroundings<'_> {
        Surroundings {
            path: &self.path,
            snapshot: &*self.snapshot,
        }
    }
}

impl DiskSnapshot {
    /// What a folder holds, if it is known to be one.
    fn listing(&self, folder: &str) -> Listing {
        if let Some(known) = lock(&self.folders).get(folder) {
            return Arc::clone(known);
        }
        let listing = Arc::new(list(&self.root.join(folder)));
        lock(&self.folders).insert(folder.to_owned(), Arc::clone(&listing));
        listing
    }

    fn kind_of_folder(&self, folder: &str) -> Kind {
        // Git keeps no empty folders: this is a submodule that was not fetched.
        let is_empty = self.listing(folder).is_empty();
        if is_empty || self.root.join(folder).join(".git").exists() {
            Kind::Submodule
        } else {
            Kind::Folder
        }
    }

    fn read(&self, path: &str) -> Option<Facts> {
        let whole = self.root.join(path);
        if self.kind(path) != Some(Kind::File)
            || !folders::is_markdown(&whole)
            || !is_plain_file(&whole)
        {
            return None;
        }
        let source = read_file(&whole, path).ok()?;
        let proposal = Proposal::parse(&source, &self.vocabulary);
        source.is_loaded().then(|| Facts::of(&proposal))
    }
}

impl Snapshot for DiskSnapshot {
    fn kind(&self, path: &str) -> Option<Kind> {
        let mut start = 0;
        let ends = path.match_indices('/').map(|(at, _)| at);
        let mut kind = Kind::Folder;
        for end in ends.chain([path.len()]) {
            if kind != Kind::Folder {
                return None;
            }
            let folder = path[..start].trim_end_matches('/');
            let is_folder = *self.listing(folder).get(&path[start..end])?;
            kind = if is_folder {
                self.kind_of_folder(&path[..end])
            } else {
                Kind::File
            };
            start = end + 1;
        }
        Some(kind)
    }

    fn is_whole(&self) -> bool {
        self.is_repository
    }

    fn names_in(&self, folder: &str) -> Vec<String> {
        let is_folder = folder.is_empty() || self.kind(folder) == Some(Kind::Folder);
        if !is_folder {
            return Vec::new();
        }
        self.listing(folder).keys().cloned().collect()
    }

    fn facts(&self, path: &str) -> Option<Arc<Facts>> {
        if let Some(known) = lock(&self.facts).get(path) {
            return known.clone();
        }
        let facts = self.read(path).map(Arc::new);
        lock(&self.facts).insert(path.to_owned(), facts.clone());
        facts
    }

    fn peers(&self, _path: &str) -> Arc<Peers> {
        Arc::default()
    }

    fn is_stub(&self, _peer: &Peer) -> bool {
        false
    }
}

/// The names in a folder, without Git's own; none where it cannot be read.
#[expect(clippy::disallowed_methods, reason = "this is where documents come in")]
fn list(folder: &Path) -> BTreeMap<String, bool> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return BTreeMap::new();
    };
    entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            (name != ".git").then_some((name, is_folder))
        })
        .collect()
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
