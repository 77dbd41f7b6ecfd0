//! The words that phrases of a table begin with: most blocks begin with none of them, and need no closer look.

use std::collections::HashSet;

use foldhash::fast::FixedState;

/// The longest of them, in bytes.
const LONGEST: usize = 16;

/// Words that phrases begin with, in lower case.
pub(super) struct FirstWords {
    words: HashSet<&'static [u8], FixedState>,
    /// For each byte, the lengths of the words that begin with it, one bit a length.
    lengths: [u32; 256],
}

impl FirstWords {
    /// Those of some tables.
    pub(super) fn of(tables: &[&[&'static str]]) -> Self {
        let phrases = tables.iter().copied().flatten();
        let words: HashSet<&[u8], FixedState> = phrases
            .map(|phrase| leading_word(phrase).0.as_bytes())
            .collect();
        debug_assert!(words.iter().all(|word| word.len() <= LONGEST));
        let mut lengths = [0; 256];
        for word in words.iter().filter(|word| !word.is_empty()) {
            lengths[usize::from(word[0])] |= 1 << word.len();
        }
        Self { words, lengths }
    }

    /// Whether a word is one of them, in capitals or not. One that is not ASCII may be.
    pub(super) fn may_hold(&self, word: &str) -> bool {
        let first = word.bytes().next().unwrap_or_default();
        let lengths = self.lengths[usize::from(first.to_ascii_lowercase())];
        let fits = word.len() <= LONGEST && lengths >> word.len() & 1 == 1;
        fits && self.hold(word) || !word.is_ascii()
    }

    /// Whether they hold a word that is not longer than any of them.
    fn hold(&self, word: &str) -> bool {
        let mut lower = [0; LONGEST];
        let lower = &mut lower[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        self.words.contains(&*lower)
    }
}

/// The first word, and what stands behind it; with a character outside of ASCII in or before it, whatever goes on up to a space.
pub(super) fn leading_word(text: &str) -> (&str, &str) {
    let bytes = text.as_bytes();
    let begins = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let start = bytes.iter().position(begins).unwrap_or(bytes.len());
    let ends = |byte: &u8| !begins(byte);
    let end = bytes[start..].iter().position(ends);
    let end = end.map_or(bytes.len(), |length| start + length);
    (&text[start..end], &text[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_held_in_capitals_or_not() {
        let words = FirstWords::of(&[&["to be added", "intentionally blank"], &["one"], &["n/a"]]);
        for word in ["to", "TO", "Intentionally", "one", "n", "día"] {
            assert!(words.may_hold(word), "{word}");
        }
        for word in ["", "t", "on", "two", "be", "intentionallyintentionally"] {
            assert!(!words.may_hold(word), "{word}");
        }
    }

    #[test]
    fn marks_stand_before_the_first_word_and_end_it() {
        for (text, word, rest) in [
            ("**TODO**: it", "TODO", "**: it"),
            ("", "", ""),
            ("...", "", ""),
            ("– a dash", "–", " a dash"),
            ("día", "día", ""),
        ] {
            assert_eq!(leading_word(text), (word, rest), "{text}");
        }
    }
}
