//! What stands around a document on the disk.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::paths::slashed;
use super::{LeftOut, folders, is_plain_file, read_file, walk};
use crate::git::Repository;
use crate::proposal::Proposal;
use crate::proposal::number::series;
use crate::proposal::vocabulary::Vocabulary;
use crate::snapshot::{Facts, Kind, Peer, Peers, Snapshot};
use crate::source::Source;

/// A folder of files.
pub struct Disk {
    root: PathBuf,
    /// The Markdown files of each series, once anyone has asked.
    series: OnceLock<HashMap<String, Vec<String>>>,
    facts: Mutex<HashMap<String, Option<Arc<Facts>>>>,
    peers: Mutex<HashMap<String, Arc<Peers>>>,
}

impl Disk {
    /// The files below a folder.
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            series: OnceLock::new(),
            facts: Mutex::default(),
            peers: Mutex::default(),
        }
    }

    fn series(&self) -> &HashMap<String, Vec<String>> {
        self.series.get_or_init(|| {
            let repository = Repository::discover(&self.root).ok().flatten();
            let (mut left_out, mut failures) = (LeftOut::default(), Vec::new());
            let files = walk::markdown_below(
                &self.root,
                repository.as_ref(),
                &mut left_out,
                &mut failures,
            );
            let mut series: HashMap<String, Vec<String>> = HashMap::new();
            for file in files.iter().map(|file| slashed(file)) {
                series.entry(series_of(&file)).or_default().push(file);
            }
            series
        })
    }

    fn read(&self, path: &str) -> Option<Source> {
        let whole = self.root.join(path);
        let source = is_plain_file(&whole).then(|| read_file(&whole, path).ok())??;
        let sidecar = whole.with_file_name("kep.yaml");
        let sidecar = is_plain_file(&sidecar).then(|| read_file(&sidecar, "kep.yaml").ok());
        Some(source.with_sidecar(sidecar.flatten()))
    }
}

fn series_of(path: &str) -> String {
    series(&folders::collection_of(path), path)
}

impl Snapshot for Disk {
    fn kind(&self, path: &str) -> Option<Kind> {
        let whole = self.root.join(path);
        match whole.metadata().ok()? {
            metadata if !metadata.is_dir() => Some(Kind::File),
            _ if !path.is_empty() && whole.join(".git").exists() => Some(Kind::Submodule),
            _ => Some(Kind::Folder),
        }
    }

    #[expect(clippy::disallowed_methods, reason = "this is where documents come in")]
    fn names_in(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.root.join(folder));
        let names = entries.into_iter().flatten().flatten();
        let mut names: Vec<String> = names
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect();
        names.sort_unstable();
        names
    }

    fn facts(&self, path: &str) -> Option<Arc<Facts>> {
        let known = self
            .facts
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(path)
            .cloned();
        known.unwrap_or_else(|| {
            let source = self.read(path);
            let vocabulary = Vocabulary::default();
            let facts =
                source.map(|source| Arc::new(Facts::of(&Proposal::parse(&source, &vocabulary))));
            let mut known = self.facts.lock().unwrap_or_else(PoisonError::into_inner);
            known.insert(path.to_owned(), facts.clone());
            facts
        })
    }

    fn peers(&self, path: &str) -> Arc<Peers> {
        let series = series_of(path);
        let mut known = self.peers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(peers) = known.get(&series) {
            return peers.clone();
        }
        let files = self.series().get(&series).into_iter().flatten();
        let peer = |file: &String| {
            let in_metadata = || Peer::new(file, self.facts(file)?.number.as_ref(), None);
            Peer::new(file, None, None).or_else(in_metadata)
        };
        let peers = Arc::new(Peers {
            all: files.filter_map(peer).collect(),
        });
        known.insert(series, peers.clone());
        peers
    }

    fn is_stub(&self, peer: &Peer) -> bool {
        let source = self.read(&peer.path);
        source
            .is_some_and(|source| Proposal::parse(&source, &Vocabulary::default()).is_moved_stub())
    }
}
