//! Names that a written one is a slip of the finger away from: two in a long one that begins alike.
//!
//! Distances are costly, and a document has many headings: names are told apart by their length and letters first.

/// A name of no more letters is told from another only by their order: most that are a letter apart are words of
/// their own, "Meta", "Beta", "Date".
const SHORT: usize = 4;

/// From so many letters on, a name that begins alike may hold two slips.
const LONG: usize = 10;

/// The most slips in a name.
const MOST_SLIPS: usize = 2;

/// Names in the order of their length.
#[derive(Clone, Debug, Default)]
pub(super) struct NearNames(Vec<Name>);

#[derive(Clone, Debug)]
struct Name {
    words: String,
    /// In characters.
    length: usize,
    letters: Letters,
}

impl NearNames {
    /// Whether one of them was probably meant by words in lower case.
    pub(super) fn hold_near(&self, written: &str) -> bool {
        let length = written.chars().count();
        let letters = Letters::of(written);
        let shortest = self
            .0
            .partition_point(|name| name.length + MOST_SLIPS < length);
        let mut near = self.0[shortest..]
            .iter()
            .take_while(|name| name.length <= length + MOST_SLIPS);
        near.any(|name| name.is_near(written, length, letters))
    }
}

impl<'a> FromIterator<&'a str> for NearNames {
    fn from_iter<I: IntoIterator<Item = &'a str>>(names: I) -> Self {
        let names = names.into_iter().map(|words| Name {
            words: words.to_owned(),
            length: words.chars().count(),
            letters: Letters::of(words),
        });
        let mut names: Vec<Name> = names.collect();
        names.sort_unstable_by_key(|name| name.length);
        Self(names)
    }
}

impl Name {
    fn is_near(&self, written: &str, length: usize, letters: Letters) -> bool {
        let name = self.words.as_str();
        if name.len() <= SHORT {
            return letters == self.letters && has_letters_of(written, name);
        }
        let most = if length >= LONG && name.chars().next() == written.chars().next() {
            MOST_SLIPS
        } else {
            1
        };
        length.abs_diff(self.length) <= most
            && letters.may_be_slips_of(self.letters, most)
            && strsim::osa_distance(written, name) <= most
    }
}

/// Which letters stand in a word, as a set of 64 bits: two letters may share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Letters(u64);

impl Letters {
    fn of(word: &str) -> Self {
        Self(
            word.chars()
                .fold(0, |set, c| set | 1 << (u32::from(c) % 64)),
        )
    }

    /// Whether so many slips could turn one into the other: each brings in one letter at most, and takes one away.
    fn may_be_slips_of(self, other: Self, slips: usize) -> bool {
        let differ = self.0 ^ other.0;
        let rest = (0..2 * slips).fold(differ, |rest, _| rest & rest.wrapping_sub(1));
        rest == 0
    }
}

/// Whether two words differ in the order of their letters alone: "Wehn".
fn has_letters_of(written: &str, name: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    written.len() == name.len() && sorted(written) == sorted(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_is_slipped_only_by_changing_places() {
        for (written, name) in [("wehn", "when"), ("hwy", "why")] {
            assert!(NearNames::from_iter([name]).hold_near(written), "{written}");
        }
        for (written, name) in [
            ("meta", "eta"),
            ("beta", "eta"),
            ("apis", "kpis"),
            ("when", "then"),
        ] {
            assert!(
                !NearNames::from_iter([name]).hold_near(written),
                "{written}"
            );
        }
    }

    #[test]
    fn a_longer_name_is_slipped_by_any_letter_and_a_long_one_by_two() {
        let names = NearNames::from_iter(["milestones", "rollout", "définition"]);
        for written in [
            "rolout",
            "rolllout",
            "rollaut",
            "orllout",
            "mielstonse",
            "dèfinitoin",
        ] {
            assert!(names.hold_near(written), "{written}");
        }
        for written in ["rolot", "polluot", "nilestonse", "stones", ""] {
            assert!(!names.hold_near(written), "{written}");
        }
    }
}
