//! Names that stand beside each other, such as those of a folder or of a document's headings, and which of them can have
//! been meant by another. What is asked costs the same however many there are.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use crate::diagnostic::did_you_mean;

/// Longer names are not compared: that takes the square of their length.
const LONGEST: usize = 200;

/// Names in order, each once.
#[derive(Debug, Default)]
pub struct Names {
    sorted: Vec<String>,
    /// Made where somebody looks for a name that is not there.
    index: OnceLock<Index>,
}

#[derive(Debug)]
struct Index {
    /// In lower case, with the place of the first of them.
    folded: HashMap<String, usize>,
    /// By their words, and by their numbers.
    by_words: HashMap<String, Shelf>,
    by_numbers: HashMap<String, Shelf>,
}

impl FromIterator<String> for Names {
    fn from_iter<T: IntoIterator<Item = String>>(names: T) -> Self {
        let mut sorted: Vec<String> = names.into_iter().collect();
        sorted.sort_unstable();
        sorted.dedup();
        Self {
            sorted,
            index: OnceLock::new(),
        }
    }
}

impl Names {
    /// Whether a name is one of them.
    pub fn contains(&self, name: &str) -> bool {
        let place = self
            .sorted
            .binary_search_by(|known| known.as_str().cmp(name));
        place.is_ok()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        self.sorted.iter().map(String::as_str)
    }

    /// The first that differs from a name in nothing but upper and lower case, or is it.
    pub fn in_other_case(&self, name: &str) -> Option<&str> {
        let place = self.index().folded.get(&name.to_lowercase())?;
        Some(&self.sorted[*place])
    }

    /// The nearest to a name that can have been meant by it, and is not `except`.
    pub fn nearest(&self, name: &str, except: Option<&str>) -> Option<&str> {
        if name.len() > LONGEST {
            return None;
        }
        let (parts, index) = (Parts::of(name), self.index());
        let of_words = index.by_words.get(&parts.words);
        let of_words = of_words.filter(|_| !parts.words.is_empty());
        let shelves = [of_words, index.by_numbers.get(&parts.numbers)];
        let around = shelves
            .into_iter()
            .flatten()
            .flat_map(|shelf| shelf.around(name));
        let places: BTreeSet<usize> = around.collect();
        let names = places.into_iter().map(|place| self.sorted[place].as_str());
        did_you_mean(name, names.filter(|near| Some(*near) != except))
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let mut folded = HashMap::new();
            let mut by_words: HashMap<String, Vec<usize>> = HashMap::new();
            let mut by_numbers: HashMap<String, Vec<usize>> = HashMap::new();
            for (place, name) in self.sorted.iter().enumerate() {
                folded.entry(name.to_lowercase()).or_insert(place);
                if name.len() > LONGEST {
                    continue;
                }
                let parts = Parts::of(name);
                by_words.entry(parts.words).or_default().push(place);
                by_numbers.entry(parts.numbers).or_default().push(place);
            }
            Index {
                folded,
                by_words: self.shelves(by_words),
                by_numbers: self.shelves(by_numbers),
            }
        })
    }

    fn shelves(&self, groups: HashMap<String, Vec<usize>>) -> HashMap<String, Shelf> {
        let put_up = |places: Vec<usize>| {
            let names = places.into_iter();
            Shelf::new(names.map(|place| (self.sorted[place].as_str(), place)))
        };
        let groups = groups.into_iter();
        groups.map(|(key, places)| (key, put_up(places))).collect()
    }
}

/// So many names before and behind a word are compared with it, in each order.
const REACH: usize = 50;

/// Names in alphabetical order from their first letter, and from their last: what is near to a word begins like it or
/// ends like it, and so stands near to it in one of them.
#[derive(Debug)]
pub(super) struct Shelf {
    forward: Vec<(String, usize)>,
    /// Only where not all are near enough.
    backward: Vec<(String, usize)>,
}

impl Shelf {
    /// Puts up names, each with what it is known by.
    pub(super) fn new<'n>(names: impl Iterator<Item = (&'n str, usize)>) -> Self {
        let mut forward: Vec<(String, usize)> = names
            .map(|(name, place)| (name.to_lowercase(), place))
            .collect();
        forward.sort_unstable();
        let mut backward = Vec::new();
        if forward.len() > 2 * REACH {
            backward.extend(forward.iter().map(|(name, place)| (reversed(name), *place)));
            backward.sort_unstable();
        }
        Self { forward, backward }
    }

    /// Those around a word; all where they are few.
    pub(super) fn around(&self, word: &str) -> Vec<usize> {
        if self.backward.is_empty() {
            return self.forward.iter().map(|(_, place)| *place).collect();
        }
        let word = word.to_lowercase();
        let forward = window(&self.forward, &word);
        let backward = window(&self.backward, &reversed(&word));
        forward.chain(backward).collect()
    }
}

fn window<'s>(sorted: &'s [(String, usize)], word: &str) -> impl Iterator<Item = usize> + use<'s> {
    let at = sorted.partition_point(|(name, _)| name.as_str() < word);
    let (first, last) = (at.saturating_sub(REACH), (at + REACH).min(sorted.len()));
    sorted[first..last].iter().map(|(_, place)| *place)
}

fn reversed(name: &str) -> String {
    name.chars().rev().collect()
}

/// What tells names with numbers apart. One name can have been written for another where either is the same: what is
/// renumbered keeps its words, what is renamed its number. `eip-1829` is never `eip-7829`, however near they are.
#[derive(Debug, PartialEq, Eq)]
struct Parts {
    /// The numbers, without the zeros before them, each behind a space.
    numbers: String,
    /// The letters behind the first number, in lower case. Those before it say of which process it is.
    words: String,
}

impl Parts {
    fn of(name: &str) -> Self {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let numbers = stem.split(|letter: char| !letter.is_ascii_digit());
        let first = stem.find(|letter: char| letter.is_ascii_digit());
        let behind = first.map_or("", |first| &stem[first..]);
        let letters = behind.chars().filter(|letter| letter.is_alphabetic());
        Self {
            numbers: numbers
                .filter(|digits| !digits.is_empty())
                .map(|digits| format!(" {}", digits.trim_start_matches('0')))
                .collect(),
            words: letters.flat_map(char::to_lowercase).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Names {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn names_with_numbers_are_near_by_number_or_by_words() {
        for (word, name) in [
            ("refnds.md", "refunds.md"),
            ("0042-refnds.md", "0042-refunds.md"),
            ("42-refunds.md", "0042-refunds.md"),
            ("0041-refunds.md", "0042-refunds.md"),
            ("epi-42.md", "eip-42.md"),
        ] {
            assert_eq!(names(&[name]).nearest(word, None), Some(name), "{word}");
            assert_eq!(names(&[name]).nearest(word, Some(name)), None, "{word}");
        }
        for (word, name) in [
            ("eip-1829.md", "eip-7829.md"),
            ("cap-0057", "cap-0004"),
            ("0041-a.md", "0042-b.md"),
            ("flow1.png", "flow2.png"),
            ("footnote1", "footnote"),
        ] {
            assert_eq!(names(&[name]).nearest(word, None), None, "{word}");
        }
    }

    #[test]
    fn a_slip_is_found_among_very_many_wherever_it_is() {
        let letters = |number: usize| -> String {
            let alphabet = b"abcdefghijklmnopqrstuvwxyz";
            let digits = [number / 676, number / 26, number].map(|digit| digit % 26);
            digits
                .map(|digit| char::from(alphabet[digit]))
                .iter()
                .collect()
        };
        let many = (0..5_000).map(|number| format!("{0}-refunds-{0}.md", letters(number)));
        let many: Names = many.collect();
        for (word, name) in [
            ("abc-refnds-abc.md", "abc-refunds-abc.md"),
            ("bac-refunds-abc.md", "abc-refunds-abc.md"),
            ("abc-refunds-acb.md", "abc-refunds-abc.md"),
        ] {
            assert_eq!(many.nearest(word, None), Some(name), "{word}");
        }
        assert_eq!(
            many.in_other_case("ABC-refunds-ABC.md"),
            Some("abc-refunds-abc.md")
        );
    }
}
