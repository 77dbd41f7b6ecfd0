//! What stands around a document in its source: the tree of files, and the proposals that are numbered with it.
//!
//! Rules over a snapshot ask here, and `select` answers: the core itself reads no files and no Git. All paths
//! count from the root of the tree, with forward slashes; the root itself is the empty path.

mod apart;

use std::collections::HashSet;
use std::sync::Arc;

pub use apart::Numbering;

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
    fn names_in(&self, folder: &str) -> Vec<String>;

    /// What a Markdown file says of itself; nothing where it is none, or cannot be read as text.
    fn facts(&self, path: &str) -> Option<Arc<Facts>>;

    /// All that is numbered together with the proposal at `path`, itself included: of every proposal of its
    /// [series](number::series), excluded ones too, the number in its path, else that in its metadata. What lies on other
    /// branches is there only where a merge would leave it beside the rest.
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
        }
    }
}

/// The proposals that are numbered together.
#[derive(Debug, Default)]
pub struct Peers {
    /// In the order of their paths; those of other branches after those of the snapshot.
    pub all: Vec<Peer>,
}

impl Peers {
    /// Those of a number, in order.
    pub fn at(&self, number: u64) -> impl Iterator<Item = &Peer> {
        self.all.iter().filter(move |peer| peer.number == number)
    }

    /// The greatest number; zero where there is none.
    pub fn greatest(&self) -> u64 {
        let numbers = self.all.iter().map(|peer| peer.number);
        numbers
            .filter(|number| !self.is_year(*number))
            .max()
            .unwrap_or_default()
    }

    /// The number that a new proposal would take: the greatest and one.
    pub fn next_free(&self) -> String {
        self.write(self.greatest().saturating_add(1))
    }

    /// A number as they are written here: with as many zeros as the widest has.
    pub fn write(&self, number: u64) -> String {
        let written = self.all.iter().map(|peer| &peer.written);
        let padded = written.filter(|written| written.starts_with('0'));
        let width = padded.map(String::len).max().unwrap_or_default();
        format!("{number:0width$}")
    }

    /// Whether a number rather is a year: no other comes near it. `2024-goals.md` says when, and not which.
    pub fn is_year(&self, number: u64) -> bool {
        let is_like_one = |number: u64| number::YEARS.contains(&number);
        is_like_one(number)
            && !self
                .all
                .iter()
                .any(|peer| peer.number >= NEAR_A_YEAR && !is_like_one(peer.number))
    }
}

/// The least number that shows that a series has come as far as the years.
const NEAR_A_YEAR: u64 = 1000;

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

#[cfg(test)]
mod tests {
    use super::*;

    fn peers(paths: &[&str]) -> Peers {
        let all = paths.iter().filter_map(|path| Peer::new(path, None, None));
        Peers { all: all.collect() }
    }

    #[test]
    fn the_next_number_is_written_like_the_widest() {
        assert_eq!(peers(&[]).next_free(), "1");
        assert_eq!(peers(&["7-a.md", "9-b.md"]).next_free(), "10");
        assert_eq!(peers(&["7-a.md", "0009-b.md"]).next_free(), "0010");
        assert_eq!(peers(&["0999-a.md", "1000-b.md"]).next_free(), "1001");
    }

    #[test]
    fn a_year_among_small_numbers_is_no_number() {
        assert_eq!(peers(&["0007-a.md", "2024-goals.md"]).next_free(), "0008");
        assert_eq!(
            peers(&["1999-a.md", "2000-b.md", "1100-c.md"]).next_free(),
            "2001"
        );
    }
}
