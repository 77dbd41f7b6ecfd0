//! What stands around a document in its source: the tree of files, and the proposals that are numbered with it.
//!
//! Rules over a snapshot ask here, and `select` answers: the core itself reads no files and no Git. All paths
//! count from the root of the tree, with forward slashes; the root itself is the empty path.

use std::collections::HashSet;
use std::sync::Arc;

use crate::proposal::{Proposal, anchors};

/// All files of one source, as rules may ask about them.
pub trait Snapshot: Sync {
    /// What stands at a path, by its exact spelling; nothing where nothing does.
    fn kind(&self, path: &str) -> Option<Kind>;

    /// Whether the root is that of a repository, so that nothing above it can belong to the documents.
    fn is_whole(&self) -> bool {
        true
    }

    /// The names of what stands in a folder; empty where there is no such folder.
    fn names_in(&self, folder: &str) -> Vec<String>;

    /// What a Markdown file says of itself; nothing where it is none, or cannot be read as text.
    fn facts(&self, path: &str) -> Option<Arc<Facts>>;

    /// All that is numbered together with the proposal at `path`, itself included.
    fn peers(&self, path: &str) -> Arc<Peers>;

    /// Whether a peer is only a stub of a few words that says where the proposal went.
    fn is_stub(&self, peer: &Peer) -> bool;
}

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file, or a link to one.
    File,
    /// A folder.
    Folder,
    /// Another repository, whose files are not in this one.
    Submodule,
}

/// What one document says of itself, as far as other documents ask.
#[derive(Debug, Default)]
pub struct Facts {
    /// What a link can point at within it.
    pub anchors: HashSet<String>,
}

impl Facts {
    /// Takes them from a proposal.
    pub fn of(proposal: &Proposal<'_>) -> Self {
        Self {
            anchors: anchors::of(proposal),
        }
    }
}

/// The proposals that are numbered together.
#[derive(Debug, Default)]
pub struct Peers {
    /// In the order of their paths; those of other branches after those of the snapshot.
    pub all: Vec<Peer>,
}

/// A proposal that bears a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    /// Where it lies.
    pub path: String,
    /// Its number.
    pub number: u64,
    /// The number as it is written.
    pub written: String,
    /// The branch that it lies on; nothing for one of the snapshot itself.
    pub branch: Option<String>,
}

/// A document's place in its snapshot.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// Where the document lies.
    pub path: &'a str,
    /// What it lies in.
    pub snapshot: &'a dyn Snapshot,
}
