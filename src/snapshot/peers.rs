//! The proposals that are numbered together. There may be very many, and each of them asks: what is asked of all is looked
//! up, never searched for.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

use super::Peer;
use super::apart::{Numbering, is_folder_for};
use super::rivals::Rivals;
use crate::diagnostic::did_you_mean;
use crate::names::Shelf;
use crate::proposal::number::{self, Number, bearer_of, parted, stem_of};

/// The proposals that are numbered together.
#[derive(Debug, Default)]
pub struct Peers {
    all: Vec<Peer>,
    /// So many of them are of the snapshot; those of other branches come after.
    here: usize,
    by_number: BTreeMap<u64, Vec<usize>>,
    /// The letters before their numbers.
    letters: HashSet<String>,
    /// Whether their numbers have come as far as the years.
    have_come_far: bool,
    apart: OnceLock<(Numbering, Rivals)>,
    called: OnceLock<Called>,
    ids: OnceLock<HashMap<String, Vec<String>>>,
}

/// What those of the snapshot are called.
#[derive(Debug)]
struct Called {
    /// By each of their names.
    names: HashMap<String, Vec<usize>>,
    /// By the name of their file.
    files: HashMap<String, Vec<usize>>,
    /// The name of each without its number.
    bare: Vec<String>,
    shelf: Shelf,
}

/// The least number that shows that a series has come as far as the years.
const NEAR_A_YEAR: u64 = 1000;

impl Peers {
    /// Takes them in the order of their paths, those of other branches after those of the snapshot.
    pub fn new(all: Vec<Peer>) -> Self {
        let mut by_number: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
        for (place, peer) in all.iter().enumerate() {
            by_number.entry(peer.number).or_default().push(place);
        }
        let mut numbers = by_number.keys();
        Self {
            here: all.partition_point(|peer| peer.branch.is_none()),
            letters: all.iter().map(|peer| peer.prefix.clone()).collect(),
            have_come_far: numbers.any(|number| *number >= NEAR_A_YEAR && !is_like_a_year(*number)),
            by_number,
            all,
            ..Self::default()
        }
    }

    /// Those of the snapshot, in the order of their paths.
    pub fn here(&self) -> &[Peer] {
        &self.all[..self.here]
    }

    /// Those of a number, in order.
    pub fn at(&self, number: u64) -> impl Iterator<Item = &Peer> {
        let places = self.by_number.get(&number).into_iter().flatten();
        places.map(|place| &self.all[*place])
    }

    /// The one of the snapshot at a path.
    pub fn at_path(&self, path: &str) -> Option<&Peer> {
        let here = self.here();
        let place = here.binary_search_by(|peer| peer.path.as_str().cmp(path));
        place.ok().map(|place| &here[place])
    }

    /// Whether one of them has these letters before its number.
    pub fn have_letters(&self, letters: &str) -> bool {
        self.letters.contains(letters)
    }

    /// The greatest number; zero where there is none.
    pub fn greatest(&self) -> u64 {
        let mut numbers = self.by_number.keys().rev();
        let greatest = numbers.find(|number| !self.is_year(**number));
        greatest.copied().unwrap_or_default()
    }

    /// The number that a new proposal would take: the greatest and one.
    pub fn next_free(&self) -> String {
        self.write(self.greatest().saturating_add(1))
    }

    /// The numbers of the snapshot that come before and after one.
    pub fn around(&self, number: u64) -> [Option<u64>; 2] {
        let is_number = |(number, places): &(&u64, &Vec<usize>)| {
            !self.is_year(**number) && places.iter().any(|place| *place < self.here)
        };
        let mut below = self.by_number.range(..number).rev();
        let mut above = self.by_number.range(number.saturating_add(1)..);
        let near = [below.find(is_number), above.find(is_number)];
        near.map(|near| near.map(|(number, _)| *number))
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
        is_like_a_year(number) && !self.have_come_far
    }

    /// Whether the number of a proposal counts something, `3-tier-storage.md`, and is no number of this series, which
    /// is written with zeros.
    pub fn counts(&self, peer: &Peer) -> bool {
        self.apart().0.counts(peer)
    }

    /// The other proposals of the number of one that are not numbered apart from it; each once, however many files and
    /// branches it lies in.
    pub fn rivals<'p>(&'p self, own: &'p Peer) -> impl Iterator<Item = &'p Peer> {
        let (numbering, rivals) = self.apart();
        let mut seen = HashSet::from([own.bearer.as_str()]);
        let places = rivals.places(own, numbering);
        places
            .map(|place| &self.all[place])
            .filter(move |peer| seen.insert(&peer.bearer))
            .filter(|peer| !is_folder_for(own, peer) && !is_folder_for(peer, own))
    }

    fn apart(&self) -> &(Numbering, Rivals) {
        self.apart.get_or_init(|| {
            let numbering = Numbering::of(&self.all);
            let rivals = Rivals::of(&self.all, &numbering);
            (numbering, rivals)
        })
    }

    /// Those of the snapshot that are called so, in whatever case.
    pub fn called(&self, name: &str) -> impl Iterator<Item = &Peer> {
        let places = self.called_all().names.get(&name.to_ascii_lowercase());
        places.into_iter().flatten().map(|place| &self.all[*place])
    }

    /// Those of the snapshot whose file has that name.
    pub fn in_files(&self, name: &str) -> impl Iterator<Item = &Peer> {
        let places = self.called_all().files.get(name);
        places.into_iter().flatten().map(|place| &self.all[*place])
    }

    /// The paths of those of the snapshot that have an id, in whatever case; `id_of` says which one has.
    pub fn with_id(&self, id: &str, id_of: impl Fn(&str) -> Option<String>) -> &[String] {
        let ids = self.ids.get_or_init(|| {
            let mut ids: HashMap<String, Vec<String>> = HashMap::new();
            for peer in self.here() {
                if let Some(id) = id_of(&peer.path) {
                    let paths = ids.entry(id.to_ascii_lowercase()).or_default();
                    paths.push(peer.path.clone());
                }
            }
            ids
        });
        let paths = ids.get(&id.to_ascii_lowercase());
        paths.map_or(&[], Vec::as_slice)
    }

    /// The name of the proposal of the same number, else of the one that is called almost so; never of the one that `own`
    /// bears.
    pub fn nearest_name(&self, name: &str, own: &str) -> Option<String> {
        let stem = name.strip_suffix(".md").unwrap_or(name);
        let number = Number::of_path(name).map(|number| number.value);
        let is_other = |peer: &&Peer| peer.bearer != own && peer.branch.is_none();
        let same = number.and_then(|number| self.at(number).find(is_other));
        let near = || {
            let called = self.called_all();
            // Without their numbers: `0012-b` is as near to `0013-b` as can be, and means another.
            let stem = bare(stem);
            let places: BTreeSet<usize> = called.shelf.around(stem).into_iter().collect();
            let others = places
                .into_iter()
                .filter(|place| is_other(&&self.all[*place]));
            let others: Vec<usize> = others.collect();
            let names = others.iter().map(|place| called.bare[*place].as_str());
            let near = did_you_mean(stem, names)?;
            let place = others.iter().find(|place| called.bare[**place] == near)?;
            Some(&self.all[*place])
        };
        let found = same.or_else(near)?;
        Some(parted(&found.bearer).1.to_lowercase())
    }

    fn called_all(&self) -> &Called {
        self.called.get_or_init(|| {
            let mut names: HashMap<String, Vec<usize>> = HashMap::new();
            let mut files: HashMap<String, Vec<usize>> = HashMap::new();
            for (place, peer) in self.here().iter().enumerate() {
                for name in names_of(&peer.path) {
                    names.entry(name).or_default().push(place);
                }
                let file = parted(&peer.path).1.to_owned();
                files.entry(file).or_default().push(place);
            }
            let here = self.here().iter();
            let bare: Vec<String> = here
                .map(|peer| bare(&parted(&peer.bearer).1.to_lowercase()).to_owned())
                .collect();
            let places = bare.iter().enumerate();
            Called {
                shelf: Shelf::new(places.map(|(place, name)| (name.as_str(), place))),
                names,
                files,
                bare,
            }
        })
    }
}

fn is_like_a_year(number: u64) -> bool {
    number::YEARS.contains(&number)
}

/// What a proposal at a path may be called, in lower case: by its file or the folder that bears it, with or without its
/// number.
pub fn names_of(path: &str) -> BTreeSet<String> {
    let bearer = bearer_of(path);
    let own = parted(&bearer).1;
    let bare = own.find(['-', '_', ' ']).map_or("", |at| &own[at + 1..]);
    let is_numbered = Number::of_path(path).is_some();
    let names = [
        own,
        stem_of(parted(path).1),
        if is_numbered { bare } else { "" },
    ];
    let names = names.iter().filter(|name| !name.is_empty());
    names.map(|name| name.to_ascii_lowercase()).collect()
}

/// A name without the number that it begins with.
fn bare(name: &str) -> &str {
    let is_numbered = Number::of_path(&format!("{name}.md")).is_some();
    let digits = name.find(|c: char| c.is_ascii_digit());
    let start = digits.filter(|_| is_numbered).unwrap_or_default();
    let is_mark = |c: char| c.is_ascii_digit() && is_numbered || matches!(c, '-' | '_' | ' ');
    name[start..].trim_start_matches(is_mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn peers(paths: &[&str]) -> Peers {
        let all = paths.iter().filter_map(|path| Peer::new(path, None, None));
        Peers::new(all.collect())
    }

    #[test]
    fn the_next_number_is_written_like_the_widest() {
        assert_eq!(peers(&[]).next_free(), "1");
        assert_eq!(peers(&["7-a.md", "9-b.md"]).next_free(), "10");
        assert_eq!(peers(&["0009-b.md", "7-a.md"]).next_free(), "0010");
        assert_eq!(peers(&["0999-a.md", "1000-b.md"]).next_free(), "1001");
    }

    #[test]
    fn a_year_among_small_numbers_is_no_number() {
        assert_eq!(peers(&["0007-a.md", "2024-goals.md"]).next_free(), "0008");
        assert_eq!(
            peers(&["1100-c.md", "1999-a.md", "2000-b.md"]).next_free(),
            "2001"
        );
    }

    #[test]
    fn the_numbers_around_one_are_those_that_are_borne() {
        let peers = peers(&["0003-a.md", "0007-b.md", "2024-goals.md"]);
        assert_eq!(peers.around(5), [Some(3), Some(7)]);
        assert_eq!(peers.around(9), [Some(7), None]);
        assert_eq!(peers.around(1), [None, Some(3)]);
    }
}
