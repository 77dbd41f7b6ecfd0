//! Signs of questions and prompts, wherever in a block they stand: what has none of them need not be parted into sentences.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memchr_iter;
use memchr::memmem::Finder;

/// What of questions and prompts stands in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signs {
    /// A question mark.
    pub(super) ask: bool,
    /// "This section", which all of [`PROMPTS`](super::tables::PROMPTS) speak of.
    pub(super) name_section: bool,
}

impl Signs {
    /// Those in some words.
    pub(crate) fn of(words: &str) -> Self {
        let mut signs = [Self::default()];
        mark(words, std::slice::from_ref(&(0..words.len())), &mut signs);
        signs[0]
    }

    /// Those in each of some ranges of a text, which are in its order. All of it is looked through at once.
    pub(crate) fn of_each(text: &str, ranges: &[Range<usize>]) -> Vec<Self> {
        let mut signs = vec![Self::default(); ranges.len()];
        mark(text, ranges, &mut signs);
        signs
    }
}

/// What all prompts speak of, and what of it is looked for: in small letters or capitals, whatever its first letters are.
const SECTION: &str = "this section";
const LATTER: usize = "this s".len();

static LATTERS: LazyLock<[Finder<'_>; 2]> = LazyLock::new(|| ["ection", "ECTION"].map(Finder::new));

fn mark(text: &str, ranges: &[Range<usize>], signs: &mut [Signs]) {
    let bytes = text.as_bytes();
    let questions = memchr_iter(b'?', bytes);
    each_within(ranges, questions.map(|at| at..at + 1), |range| {
        signs[range].ask = true;
    });
    for latter in &*LATTERS {
        let sections = latter.find_iter(bytes).filter_map(|at| {
            let section = at.checked_sub(LATTER)?..at - LATTER + SECTION.len();
            let is_this = bytes[section.clone()].eq_ignore_ascii_case(SECTION.as_bytes());
            is_this.then_some(section)
        });
        each_within(ranges, sections, |range| signs[range].name_section = true);
    }
}

/// Hands on the index of each range that a place lies in; both are in order.
fn each_within(
    ranges: &[Range<usize>],
    places: impl Iterator<Item = Range<usize>>,
    mut take: impl FnMut(usize),
) {
    let mut at = 0;
    for place in places {
        at += ranges[at..].partition_point(|range| range.end < place.end);
        if ranges
            .get(at)
            .is_some_and(|range| range.start <= place.start)
        {
            take(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proposal::placeholder::tables::PROMPTS;

    #[test]
    fn all_prompts_speak_of_a_section() {
        assert!(PROMPTS.iter().all(|prompt| Signs::of(prompt).name_section));
        assert!(Signs::of("(THIS SECTION SHOULD BE WRITTEN LAST)").name_section);
        for other in ["sections of this", "section", "ection", "that section"] {
            assert_eq!(Signs::of(other), Signs::default(), "{other}");
        }
    }

    #[test]
    fn signs_are_those_of_the_range_that_they_stand_in() {
        let text = "Why? This section.This section?";
        let found = Signs::of_each(text, &[0..3, 3..4, 5..5, 5..17, 18..30, 30..31]);
        let ask = [false, true, false, false, false, true];
        let name_section = [false, false, false, true, true, false];
        assert!(found.iter().map(|signs| signs.ask).eq(ask));
        assert!(
            found
                .iter()
                .map(|signs| signs.name_section)
                .eq(name_section)
        );
    }
}
