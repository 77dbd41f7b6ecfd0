//! The words that phrases of a table begin with: most blocks begin with none of them, and need no closer look.

use std::collections::HashSet;

use foldhash::fast::FixedState;

/// The longest of them, in bytes.
const LONGEST: usize = 16;

/// Words that phrases begin with, in lower case.
pub(super) struct FirstWords(HashSet<&'static [u8], FixedState>);

impl FirstWords {
    /// Those of some tables.
    pub(super) fn of(tables: &[&[&'static str]]) -> Self {
        let phrases = tables.iter().copied().flatten();
        let first = |phrase: &&'static str| phrase.split(' ').next().map(str::as_bytes);
        Self(phrases.filter_map(first).collect())
    }

    /// Whether a word is one of them, in capitals or not. One that is not ASCII may be.
    pub(super) fn may_hold(&self, word: &str) -> bool {
        let mut lower = [0; LONGEST];
        let Some(lower) = lower.get_mut(..word.len()) else {
            return !word.is_ascii();
        };
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        self.0.contains(&*lower) || !word.is_ascii()
    }
}
