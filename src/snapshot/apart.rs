//! Which proposals of one collection and one number are no duplicates of each other all the same.

use std::collections::BTreeSet;

use super::{Peer, Peers};
use crate::proposal::number::{Number, is_status, parted};

/// How folders begin that group the proposals of one series by who works on them.
const GROUPS: &[&str] = &["sig-", "wg-"];

/// So many times as many numbers are written with zeros as are without, where those without only count something.
const RARITY: usize = 3;

impl Peers {
    /// Whether two proposals that bear one number are numbered apart, or are one proposal.
    pub fn are_apart(&self, a: &Peer, b: &Peer) -> bool {
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
        let here = self.all.iter().filter(|peer| peer.prefix.is_empty());
        let (padded, plain): (Vec<&Peer>, Vec<&Peer>) =
            here.partition(|peer| peer.written.starts_with('0'));
        let width = padded.iter().map(|peer| peer.written.len()).max();
        let is_narrow = |peer: &Peer| width.is_some_and(|width| peer.written.len() < width);
        let narrow = plain.iter().filter(|peer| is_narrow(peer)).count();
        let name = parted(&peer.bearer).1.strip_prefix(&peer.written);
        let is_word = name.is_some_and(|rest| {
            rest.starts_with('-') && rest[1..].starts_with(|c: char| c.is_alphabetic())
        });
        let is_plain = !peer.written.starts_with('0') && is_narrow(peer);
        is_word && is_plain && padded.len() >= RARITY * narrow
    }

    /// Whether the folders of two proposals are each numbered from one on, and so for themselves.
    fn is_local(&self, a: &Peer, b: &Peer) -> bool {
        let (a, b) = (subject(a), subject(b));
        let is_group = |folder: &String| {
            let mut names = folder.split('/');
            names.any(|name| GROUPS.iter().any(|group| name.starts_with(group)))
        };
        a != b
            && [a, b]
                .iter()
                .all(|folder| !is_group(folder) && self.begins_at_one(folder))
    }

    /// Whether the numbers in a folder begin at one, and at most every second is left out.
    fn begins_at_one(&self, folder: &str) -> bool {
        let here = self.all.iter().filter(|peer| subject(peer) == folder);
        let numbers: BTreeSet<u64> = here.map(|peer| peer.number).collect();
        let most = numbers.len() as u64 * 2;
        numbers.first() == Some(&1) && numbers.last().is_some_and(|last| *last <= most)
    }
}

/// The folder that a proposal is kept in, without folders of a status.
fn subject(peer: &Peer) -> String {
    let folders = parted(&peer.bearer).0.split('/');
    let subjects: Vec<&str> = folders.filter(|folder| !is_status(folder)).collect();
    subjects.join("/")
}

/// Whether one is in the folder for what belongs to the other, called by nothing but its number: `rfc-7/` beside `rfc-7-maps.md`.
fn is_folder_for(folder: &Peer, file: &Peer) -> bool {
    let (above, name) = parted(&folder.bearer);
    let (beside, other) = parted(&file.bearer);
    let is_folder = folder.path.len() > folder.bearer.len()
        && folder.path[folder.bearer.len()..].starts_with('/');
    let is_same = other
        .strip_prefix(name)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_', ' ']));
    is_folder && above == beside && is_same && Number::of_id(name).is_some()
}
