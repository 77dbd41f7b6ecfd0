//! What stands around a document in its source: the tree of files, and the proposals that are numbered with it.
//!
//! Rules over a snapshot ask here, and `select` answers: the core itself reads no files and no Git. All paths
//! count from the root of the tree, with forward slashes; the root itself is the empty path.

mod apart;
mod peers;
mod rivals;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

pub use peers::{Peers, names_of};

use crate::names::Names;
use crate::proposal::number::{self, Number};
use crate::proposal::references::{Mentions, Relates, Target};
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
    fn names_in(&self, folder: &str) -> Arc<Names>;

    /// The paths of the Markdown files of a folder, by each name in lower case that [a path has](names_of).
    fn called_in(&self, folder: &str) -> Arc<Paths>;

    /// The same by the id in their metadata, in lower case.
    fn ids_in(&self, folder: &str) -> Arc<Paths>;

    /// What a Markdown file says of itself; nothing where it is none, or cannot be read as text.
    fn facts(&self, path: &str) -> Option<Arc<Facts>>;

    /// All that is numbered together with the proposal at `path`, itself included: of every proposal of its
    /// [series](number::series), excluded ones too, the number in its path, else that in its metadata. What lies on other
    /// branches is there only where a merge would leave it beside the rest.
    fn peers(&self, path: &str) -> Arc<Peers>;

    /// Whether a peer is only a stub of a few words that says where the proposal went.
    fn is_stub(&self, peer: &Peer) -> bool;
}

/// Paths, in order, by what they are looked for.
pub type Paths = HashMap<String, Vec<String>>;

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
    pub anchors: Names,
    /// The number or name that others cite, as its metadata has it.
    pub id: Option<String>,
    /// The number that its metadata gives it.
    pub number: Option<Number>,
    /// What it takes the place of, and what takes its place.
    pub relations: Vec<(Relates, Target)>,
    /// Where it speaks of being superseded.
    pub mentions: Mentions,
    /// Whether all its metadata could be read; what else it may say is unknown.
    pub is_readable: bool,
    /// What takes its place, once somebody has looked for it.
    pub successors: OnceLock<Successors>,
}

/// What a proposal says takes its place.
#[derive(Debug, Default)]
pub struct Successors {
    /// What bears the numbers of those that are there.
    pub bearers: HashSet<String>,
    /// Whether it names others, which cannot be seen from here or are not there.
    pub has_others: bool,
}

impl Facts {
    /// Takes them from a proposal.
    pub fn of(proposal: &Proposal<'_>) -> Self {
        let relations = proposal.relations().into_iter();
        Self {
            anchors: anchors::of(proposal),
            id: proposal.id().map(str::to_owned),
            number: proposal.number().map(|placed| placed.number),
            relations: relations
                .map(|relation| (relation.kind, relation.target))
                .collect(),
            mentions: Mentions::of(proposal),
            is_readable: proposal.metadata().faults().is_empty(),
            successors: OnceLock::new(),
        }
    }
}

/// A proposal that bears a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    /// Where it lies.
    pub path: String,
    /// Its number.
    pub number: u64,
    /// The part of it that this one is, else zero: `1` of `0046-01`.
    pub part: u64,
    /// The number as it is written.
    pub written: String,
    /// The letters before it, in lower case.
    pub prefix: String,
    /// What bears the number: files of one bearer are one proposal.
    pub bearer: String,
    /// The branch that it lies on; nothing for one of the snapshot itself.
    pub branch: Option<String>,
}

impl Peer {
    /// The proposal at `path`, by the number there, else by the number in its metadata.
    pub fn new(path: &str, in_metadata: Option<&Number>, branch: Option<&str>) -> Option<Self> {
        let number = Number::of_path(path).or_else(|| {
            in_metadata.map(|number| Number {
                bearer: number::bearer_of(path),
                ..number.clone()
            })
        })?;
        Some(Self {
            path: path.to_owned(),
            number: number.value,
            part: number.part,
            written: number.written,
            prefix: number.prefix,
            bearer: number.bearer,
            branch: branch.map(str::to_owned),
        })
    }

    /// Whether no letters before the numbers tell them apart: `SEP-7` is not `CAP-7`.
    pub fn has_letters_like(&self, other: &Self) -> bool {
        self.prefix == other.prefix || self.prefix.is_empty() || other.prefix.is_empty()
    }
}

/// A document's place in its snapshot.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// Where the document lies.
    pub path: &'a str,
    /// What it lies in.
    pub snapshot: &'a dyn Snapshot,
}
