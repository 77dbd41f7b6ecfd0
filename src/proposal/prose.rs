//! Prose as sentences of tokens, with the cue words and the times that stand in them.
//!
//! What the words are stands in `prose/cues.rs`; nothing here knows of elements or rules.

mod cues;
mod lexicon;
mod measures;
mod times;
mod tokens;

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use lexicon::{LEXICON, PADDING};

pub(crate) use cues::Cue;
pub(crate) use lexicon::{Hit, Tense};
pub(crate) use measures::Measure;
pub(crate) use times::{Time, TimeKind};
pub(crate) use tokens::{Kind, Token};

/// One sentence, list item or table row.
///
/// Which cues stand in it is known at once; where they stand, and what times and measures there are, is found when somebody asks: most
/// sentences of a document say nothing of any of them.
#[derive(Debug)]
pub(crate) struct Sentence<'a> {
    /// The words of the whole block, as written.
    block: &'a str,
    /// The same in lower case, byte for byte.
    lower: &'a str,
    /// Its tokens; their ranges count in the block.
    pub(crate) tokens: &'a [Token],
    /// The cues of all tokens, one bit a cue.
    cues: u128,
    marked: OnceCell<Marked>,
    times: OnceCell<Vec<Time>>,
    measures: OnceCell<Vec<Measure>>,
}

/// Where the cues of a sentence stand.
#[derive(Debug)]
struct Marked {
    /// The cues, in order.
    hits: Vec<Hit>,
    /// The cues of each token, one bit a cue.
    tokens: Vec<u128>,
}

/// What is read into, block by block.
#[derive(Default)]
struct Buffers {
    lower: String,
    tokens: Vec<Token>,
}

/// Larger blocks are rare; what was read into for one, in bytes, is given back.
const KEPT: usize = 1 << 16;

thread_local! {
    /// Documents have thousands of blocks: they are read into the same memory.
    static BUFFERS: Cell<Buffers> = Cell::default();
}

/// No sentence has more tokens; what goes on longer is read in pieces.
const MOST_TOKENS: usize = 400;

/// Words that end with a point and end no sentence.
const SHORTENED: &[&str] = &[
    "e.g", "eg", "i.e", "ie", "g", "e", "etc", "vs", "cf", "approx", "resp", "no", "fig", "dr",
    "incl", "al", "ca", "est", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec",
];

/// Parts the words of a block into sentences and hands each to `take`.
pub(crate) fn read(block: &str, take: &mut dyn FnMut(&Sentence<'_>)) {
    // Whoever reads within `take` gets buffers of its own.
    let mut buffers = BUFFERS.take();
    buffers.lower.clear();
    buffers.lower.push_str(block);
    buffers.lower.make_ascii_lowercase();
    buffers.lower.extend([' '; PADDING]);
    buffers.tokens.clear();
    tokens::tokenize(&buffers.lower, &mut buffers.tokens);
    let lower = &buffers.lower[..block.len()];
    let mut rest = buffers.tokens.as_slice();
    while !rest.is_empty() {
        let (sentence, after) = rest.split_at(sentence_end(lower, block, rest));
        take(&Sentence::new(block, lower, sentence));
        rest = after;
    }
    if buffers.lower.capacity() <= KEPT {
        BUFFERS.set(buffers);
    }
}

impl<'a> Sentence<'a> {
    fn new(block: &'a str, lower: &'a str, tokens: &'a [Token]) -> Self {
        Self {
            block,
            lower,
            tokens,
            cues: LEXICON.cues(tokens),
            marked: OnceCell::new(),
            times: OnceCell::new(),
            measures: OnceCell::new(),
        }
    }

    fn marked(&self) -> &Marked {
        self.marked.get_or_init(|| {
            let hits = LEXICON.hits(self.tokens);
            let mut tokens = vec![0; self.tokens.len()];
            for hit in &hits {
                for mark in &mut tokens[hit.at.clone()] {
                    *mark |= hit.cue.bit();
                }
            }
            Marked { hits, tokens }
        })
    }

    /// The times that it names.
    pub(crate) fn times(&self) -> &[Time] {
        self.times.get_or_init(|| times::find(self))
    }

    /// The measures in it.
    pub(crate) fn measures(&self) -> &[Measure] {
        self.measures.get_or_init(|| measures::find(self))
    }

    /// A token's words in lower case.
    pub(crate) fn word(&self, index: usize) -> &str {
        self.tokens
            .get(index)
            .map_or("", |token| &self.lower[token.range.clone()])
    }

    /// The word before a token, in lower case.
    pub(crate) fn word_before(&self, index: usize) -> &str {
        index.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// Whether the token before one gives a cue.
    pub(crate) fn before(&self, index: usize, cue: Cue) -> bool {
        index
            .checked_sub(1)
            .is_some_and(|before| self.is(before, cue))
    }

    /// A token's words as written.
    pub(crate) fn written(&self, index: usize) -> &str {
        self.tokens
            .get(index)
            .map_or("", |token| &self.block[token.range.clone()])
    }

    /// What a token is.
    pub(crate) fn kind(&self, index: usize) -> Option<Kind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    /// The bytes of some tokens, in the words of the block.
    pub(crate) fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = self
            .tokens
            .get(tokens.start)
            .map_or(0, |token| token.range.start);
        let end = tokens
            .end
            .checked_sub(1)
            .and_then(|last| self.tokens.get(last))
            .map_or(start, |token| token.range.end);
        start..end.max(start)
    }

    /// The bytes of the whole sentence.
    pub(crate) fn range(&self) -> Range<usize> {
        self.bytes(&(0..self.tokens.len()))
    }

    /// The hits of a cue.
    pub(crate) fn of(&self, cue: Cue) -> impl Iterator<Item = &Hit> {
        let hits = if self.has(cue) {
            self.marked().hits.as_slice()
        } else {
            &[]
        };
        hits.iter().filter(move |hit| hit.cue == cue)
    }

    /// Whether a cue stands in it.
    pub(crate) fn has(&self, cue: Cue) -> bool {
        self.cues & cue.bit() != 0
    }

    /// Whether any of some cues stands in it, each a bit.
    pub(crate) fn has_any(&self, cues: u128) -> bool {
        self.cues & cues != 0
    }

    /// Whether a token gives a cue.
    pub(crate) fn is(&self, index: usize, cue: Cue) -> bool {
        self.gives(index, cue.bit())
    }

    /// Whether a token gives any of some cues, each a bit.
    fn gives(&self, index: usize, cues: u128) -> bool {
        // Most words are a part of none, and where cues stand need not be known.
        let may_give = |token: &Token| LEXICON.is_part(token.word, cues);
        self.has_any(cues)
            && self.tokens.get(index).is_some_and(may_give)
            && self.marked().tokens[index] & cues != 0
    }

    /// Whether a digit stands in a word.
    fn is_numbered(&self, index: usize) -> bool {
        self.has(Cue::Numbered) && self.word(index).contains(|c: char| c.is_ascii_digit())
    }

    /// Whether no space stands between two tokens.
    pub(crate) fn touch(&self, first: usize, last: usize) -> bool {
        let ends = |index: usize| self.tokens.get(index).map(|token| token.range.end);
        let starts = |index: usize| self.tokens.get(index).map(|token| token.range.start);
        (first..last).all(|index| ends(index) == starts(index + 1))
    }

    /// Every number, as its one token.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = Range<usize>> {
        let is_number = |index: &usize| self.kind(*index) == Some(Kind::Number);
        let end = if self.has(Cue::Number) {
            self.tokens.len()
        } else {
            0
        };
        (0..end).filter(is_number).map(|index| index..index + 1)
    }

    /// Whether it ends with a question mark.
    pub(crate) fn asks(&self) -> bool {
        let is_row = self
            .tokens
            .iter()
            .any(|token| token.kind == Kind::Mark('\t'));
        !is_row
            && self
                .tokens
                .iter()
                .rev()
                .take(2)
                .any(|token| token.kind == Kind::Mark('?'))
    }

    /// How many words and numbers it has.
    pub(crate) fn length(&self) -> usize {
        self.tokens
            .iter()
            .filter(|token| !matches!(token.kind, Kind::Mark(_)))
            .count()
    }
}

/// The index after the last token of the first sentence.
fn sentence_end(lower: &str, block: &str, tokens: &[Token]) -> usize {
    for (index, token) in tokens.iter().enumerate().take(MOST_TOKENS) {
        let Kind::Mark(mark) = token.kind else {
            continue;
        };
        if !matches!(mark, '.' | '!' | '?' | '。' | '？' | '！') {
            continue;
        }
        let Some(next) = tokens.get(index + 1) else {
            break;
        };
        let apart = next.range.start > token.range.end || mark > '\u{7F}';
        let begins = block[next.range.clone()]
            .chars()
            .next()
            .is_some_and(|c| !c.is_lowercase() && !matches!(c, '(' | ')' | ',' | '.' | '?' | '!'));
        let before = index
            .checked_sub(1)
            .map_or("", |before| &lower[tokens[before].range.clone()]);
        if apart && begins && !(mark == '.' && SHORTENED.contains(&before)) {
            return index + 1;
        }
    }
    tokens.len().min(MOST_TOKENS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(block: &str) -> Vec<String> {
        let mut found = Vec::new();
        read(block, &mut |sentence| {
            found.push(block[sentence.range()].to_owned());
        });
        found
    }

    #[test]
    fn a_point_ends_a_sentence_only_where_another_begins() {
        assert_eq!(
            sentences("It ships in v1.2. Then, e.g. Safari\nfollows? Yes."),
            ["It ships in v1.2.", "Then, e.g. Safari\nfollows?", "Yes."]
        );
    }
}
