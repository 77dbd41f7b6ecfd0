//! Which proposals of one collection and one number are no duplicates of each other all the same.

use std::collections::{HashMap, HashSet};

use super::Peer;
use crate::proposal::number::{Number, is_status, parted};

/// How folders begin that group the proposals of one series by who works on them.
const GROUPS: &[&str] = &["sig-", "wg-"];

/// So many times as many numbers are written with zeros as are without, where those without only count something.
const RARITY: usize = 3;

/// How the proposals of one series are numbered.
#[derive(Debug)]
pub(super) struct Numbering {
    /// How many digits the numbers have that are written with zeros; nothing where numbers are written without as well.
    width: Option<usize>,
    /// The folders that are numbered for themselves.
    own: HashSet<String>,
}

impl Numbering {
    /// Takes it from what is numbered together, in the order of the paths.
    pub(super) fn of(all: &[Peer]) -> Self {
        let mut folders: HashMap<String, Vec<u64>> = HashMap::new();
        // Most lie in the folder of the one before.
        for same in all.chunk_by(|a, b| folder(a) == folder(b)) {
            let numbers = folders.entry(subject(folder(&same[0]))).or_default();
            numbers.extend(same.iter().map(|peer| peer.number));
        }
        let own = folders.into_iter();
        let own = own.filter(|(folder, numbers)| !is_group(folder) && begin_at_one(numbers));
        Self {
            width: padded_width(all),
            own: own.map(|(folder, _)| folder).collect(),
        }
    }

    /// Whether the number of a proposal counts something, `3-tier-storage.md`, and is no number of this series, which
    /// is written with zeros.
    pub(super) fn counts(&self, peer: &Peer) -> bool {
        let is_narrow = self.width.is_some_and(|width| peer.written.len() < width);
        let name = parted(&peer.bearer).1.strip_prefix(&peer.written);
        let rest = name.and_then(|rest| rest.strip_prefix('-'));
        is_narrow
            && !peer.written.starts_with('0')
            && rest.is_some_and(|rest| rest.starts_with(char::is_alphabetic))
    }

    /// The folder that a proposal is numbered in for itself, if it is: in another such folder, its number is another.
    pub(super) fn own_folder(&self, peer: &Peer) -> Option<String> {
        let subject = subject(folder(peer));
        self.own.contains(&subject).then_some(subject)
    }
}

/// Whether numbers begin at one, and at most every second is left out.
fn begin_at_one(numbers: &[u64]) -> bool {
    let numbers: HashSet<u64> = numbers.iter().copied().collect();
    let most = numbers.len() as u64 * 2;
    numbers.iter().min() == Some(&1) && numbers.iter().max().is_some_and(|last| *last <= most)
}

fn padded_width(all: &[Peer]) -> Option<usize> {
    let here = all.iter().filter(|peer| peer.prefix.is_empty());
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
pub(super) fn is_folder_for(inner: &Peer, file: &Peer) -> bool {
    let name = parted(&inner.bearer).1;
    let below = inner.path.strip_prefix(&inner.bearer);
    let rest = parted(&file.bearer).1.strip_prefix(name);
    below.is_some_and(|below| below.starts_with('/'))
        && folder(inner) == folder(file)
        && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_', ' ']))
        && Number::of_id(name).is_some()
}
