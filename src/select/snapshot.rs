//! What documents stand in: answers what rules ask about the files and the proposals around one.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::branches::Branches;
use super::configs::Applied;
use super::files::{Files, Stands};
use super::paths::slashed;
use crate::proposal::Proposal;
use crate::snapshot::{Facts, Kind, Peer, Peers, Snapshot, Surroundings};

/// All files below a root, and what was asked of them already.
pub(super) struct TreeSnapshot {
    files: Arc<dyn Files>,
    root: PathBuf,
    branches: Arc<Branches>,
    facts: Mutex<HashMap<String, Option<Arc<Facts>>>>,
}

impl TreeSnapshot {
    /// The files below `root`, held against `branches`.
    pub(super) fn new(files: Arc<dyn Files>, root: &Path, branches: Arc<Branches>) -> Self {
        Self {
            files,
            root: root.to_owned(),
            branches,
            facts: Mutex::default(),
        }
    }

    /// The files.
    pub(super) fn files(&self) -> &dyn Files {
        &*self.files
    }
}

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

    fn read_facts(&self, path: &str) -> Option<Facts> {
        let source = self.snapshot.files.read(&self.whole(path), path).ok()?;
        let vocabulary = &self.applied.config.settings.vocabulary;
        source
            .is_loaded()
            .then(|| Facts::of(&Proposal::parse(&source, vocabulary)))
    }
}

impl Snapshot for View<'_> {
    fn kind(&self, path: &str) -> Option<Kind> {
        match self.snapshot.files.stands_at(&self.whole(path)) {
            Ok(stands) => stands.map(|stands| match stands {
                Stands::File | Stands::Link | Stands::Special => Kind::File,
                Stands::Folder => Kind::Folder,
                Stands::Submodule => Kind::Submodule,
            }),
            // What cannot be looked at is told where it is read; here it is not said to be absent.
            Err(_) => Some(Kind::File),
        }
    }

    fn names_in(&self, folder: &str) -> Vec<String> {
        self.snapshot.files.names_in(&self.whole(folder))
    }

    fn facts(&self, path: &str) -> Option<Arc<Facts>> {
        let known = |snapshot: &TreeSnapshot| {
            let facts = snapshot
                .facts
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            facts.get(path).cloned()
        };
        if let Some(facts) = known(self.snapshot) {
            return facts;
        }
        let facts = self.read_facts(path).map(Arc::new);
        let mut all = self
            .snapshot
            .facts
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        all.insert(path.to_owned(), facts.clone());
        facts
    }

    fn peers(&self, _path: &str) -> Arc<Peers> {
        let _ = self.snapshot.branches.all();
        Arc::default()
    }

    fn is_stub(&self, _peer: &Peer) -> bool {
        false
    }
}
