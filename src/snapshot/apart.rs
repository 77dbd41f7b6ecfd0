//! Which proposals of one collection and one number are no duplicates of each other all the same.

use std::collections::HashMap;

use super::{Peer, Peers};
use crate::proposal::number::{Number, is_status, parted};

/// How folders begin that group the proposals of one series by who works on them.
const GROUPS: &[&str] = &["sig-", "wg-"];

/// So many times as many numbers are written with zeros as are without, where those without only count something.
const RARITY: usize = 3;

/// How the proposals of one series are numbered.
pub struct Numbering {
    /// How many digits the numbers have that are written with zeros; nothing where numbers are written without as well.
    width: Option<usize>,
    /// The numbers in each folder.
    folders: HashMap<String, Vec<u64>>,
}

impl Numbering {
    /// Takes it from what is numbered together.
    pub fn of(peers: &Peers) -> Self {
        let mut folders: HashMap<String, Vec<u64>> = HashMap::new();
        // They come in the order of their paths: most lie in the folder of the one before.
        for same in peers.all.chunk_by(|a, b| folder(a) == folder(b)) {
            let numbers = folders.entry(subject(folder(&same[0]))).or_default();
            numbers.extend(same.iter().map(|peer| peer.number));
        }
        Self {
            width: padded_width(peers),
            folders,
        }
    }

    /// Whether two proposals that bear one number are numbered apart, or are one proposal.
    pub fn parts(&self, a: &Peer, b: &Peer) -> bool {
        a.part != b.part
            || is_folder_for(a, b)
            || is_folder_for(b, a)
            || self.counts(a)
            || self.counts(b)
            || self.is_local(a, b)
    }

    /// Whether the number of a proposal counts something, `3-tier-storage.md`, and is no number of this series, which
    /// is written with zeros.
    pub fn counts(&self, peer: &Peer) -> bool {
        let is_narrow = self.width.is_some_and(|width| peer.written.len() < width);
        let name = parted(&peer.bearer).1.strip_prefix(&peer.written);
        let rest = name.and_then(|rest| rest.strip_prefix('-'));
        is_narrow
            && !peer.written.starts_with('0')
            && rest.is_some_and(|rest| rest.starts_with(char::is_alphabetic))
    }

    /// Whether the folders of two proposals are each numbered from one on, and so for themselves.
    fn is_local(&self, a: &Peer, b: &Peer) -> bool {
        if folder(a) == folder(b) {
            return false;
        }
        let (a, b) = (subject(folder(a)), subject(folder(b)));
        let is_own = |folder: &str| !is_group(folder) && self.begins_at_one(folder);
        a != b && is_own(&a) && is_own(&b)
    }

    /// Whether the numbers in a folder begin at one, and at most every second is left out.
    fn begins_at_one(&self, folder: &str) -> bool {
        let mut numbers = self.folders.get(folder).cloned().unwrap_or_default();
        numbers.sort_unstable();
        numbers.dedup();
        let most = numbers.len() as u64 * 2;
        numbers.first() == Some(&1) && numbers.last().is_some_and(|last| *last <= most)
    }
}

fn padded_width(peers: &Peers) -> Option<usize> {
    let here = peers.all.iter().filter(|peer| peer.prefix.is_empty());
    let (padded, plain): (Vec<&Peer>, Vec<&Peer>) =
        here.partition(|peer| peer.written.starts_with('0'));
    let width = padded.iter().map(|peer| peer.written.len()).max()?;
    let narrow = plain.iter().filter(|peer| peer.written.len() < width);
    (padded.len() >= RARITY * narrow.count()).then_some(width)
}

fn folder(peer: &Peer) -> &str {
    parted(&peer.bearer).0
}

/// A folder without those of a status.
fn subject(folder: &str) -> String {
    let folders = folder.split('/').filter(|folder| !is_status(folder));
    folders.collect::<Vec<_>>().join("/")
}

fn is_group(folder: &str) -> bool {
    let begins = |name: &str| GROUPS.iter().any(|group| name.starts_with(group));
    folder.split('/').any(begins)
}

/// Whether one is in the folder for what belongs to the other, called by nothing but its number: `rfc-7/` beside
/// `rfc-7-maps.md`.
fn is_folder_for(inner: &Peer, file: &Peer) -> bool {
    let name = parted(&inner.bearer).1;
    let below = inner.path.strip_prefix(&inner.bearer);
    let rest = parted(&file.bearer).1.strip_prefix(name);
    below.is_some_and(|below| below.starts_with('/'))
        && folder(inner) == folder(file)
        && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_', ' ']))
        && Number::of_id(name).is_some()
}
