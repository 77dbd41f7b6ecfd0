//! Finds cue words in tokens: every form of a verb, phrases of several words, the longest first.

mod forms;
mod keys;

use std::ops::Range;
use std::sync::LazyLock;

use super::cues::{CHECKS, CUES, Cue, LEVELS};
use super::tokens::{Kind, Token};
use forms::spellings;
pub(super) use keys::PADDING;
use keys::{hash, key, key_of};

/// A cue that was found, with the tokens that it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// What the words do.
    pub(crate) cue: Cue,
    /// The form in which they stand.
    pub(crate) tense: Tense,
    /// The tokens, by their index.
    pub(crate) at: Range<usize>,
}

/// The form of a verb; [`Tense::Base`] for everything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// `ship`, and all that is no verb.
    Base,
    /// `ships`
    Present,
    /// `shipped`
    Past,
    /// `shipping`
    Going,
}

/// How many hits back a phrase of the same cue may cover a token: cues a token, times the longest phrase.
const MOST_OPEN: usize = 24;

/// All cues.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

/// The words that cues are made of, each with the cues that it gives or begins.
///
/// Every word of every document is looked up here: what is asked first lies close together.
pub(super) struct Lexicon {
    /// The words by their hash, with open addressing: the rest of the hash, and the word.
    slots: Vec<Slot>,
    /// What each word is told by; see [`key`].
    keys: Vec<u64>,
    /// The cues of each word.
    cues: Vec<Cues>,
    words: Vec<Word>,
}

/// A word of the lexicon: its index, and above that what it does there, so that most words are passed over without a look at more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WordId(u16);

impl WordId {
    /// What stands in no cue.
    pub(super) const UNKNOWN: Self = Self(0);
    /// A number in digits that stands in no other cue.
    pub(super) const NUMBER: Self = Self(1 | Self::GIVES);
    /// The same for a word with a digit in it.
    pub(super) const NUMBERED: Self = Self(2 | Self::GIVES);

    /// It gives a cue alone.
    const GIVES: u16 = 1 << 15;
    /// A phrase begins with it.
    const BEGINS: u16 = 1 << 14;
    /// It is the second word of a phrase.
    const SECOND: u16 = 1 << 13;

    /// This, or another where it is unknown.
    pub(super) fn or(self, other: Self) -> Self {
        if self == Self::UNKNOWN { other } else { self }
    }

    fn does(self, what: u16) -> bool {
        self.0 & what != 0
    }

    fn index(self) -> usize {
        usize::from(self.0 & (Self::SECOND - 1))
    }
}

#[derive(Clone, Copy)]
struct Slot {
    fingerprint: u16,
    word: WordId,
}

impl Slot {
    const EMPTY: Self = Self {
        fingerprint: 0,
        word: WordId::UNKNOWN,
    };
}

/// Cues of a word, as sets of bits.
#[derive(Clone, Copy, Default)]
struct Cues {
    /// Those that it gives alone.
    alone: u128,
    /// Those that it is a part of, alone or in a phrase.
    any: u128,
}

struct Word {
    text: String,
    /// The cues that begin with it, the longest first.
    entries: Vec<Entry>,
}

impl Word {
    /// The cues of several words that begin with it.
    fn phrases(&self) -> impl Iterator<Item = &Entry> {
        let is_phrase = |entry: &&Entry| entry.second != WordId::UNKNOWN;
        self.entries.iter().take_while(is_phrase)
    }
}

struct Entry {
    cue: Cue,
    tense: Tense,
    /// The word after the first; unknown where there is none.
    second: WordId,
    /// The words after that.
    rest: Vec<WordId>,
}

impl Entry {
    /// Whether it goes on in some tokens; hyphens between words are no tokens.
    fn goes_on(&self, tokens: &[Token]) -> bool {
        let Some((first, after)) = tokens.split_first() else {
            return self.second == WordId::UNKNOWN;
        };
        let is_next = self.second == WordId::UNKNOWN || first.word.index() == self.second.index();
        is_next
            && after.len() >= self.rest.len()
            && after
                .iter()
                .zip(&self.rest)
                .all(|(token, word)| token.word.index() == word.index())
    }

    /// How many words it has.
    fn length(&self) -> usize {
        1 + usize::from(self.second != WordId::UNKNOWN) + self.rest.len()
    }
}

impl Lexicon {
    fn build() -> Self {
        let mut lexicon = Self {
            slots: vec![Slot::EMPTY; SLOTS],
            keys: Vec::with_capacity(SLOTS / 2),
            cues: Vec::with_capacity(SLOTS / 2),
            words: Vec::with_capacity(SLOTS / 2),
        };
        for cues in [0, Cue::Number.bit(), Cue::Numbered.bit()] {
            lexicon.push("", 0, cues);
        }
        let mut ids = Vec::new();
        for (cue, form, phrases) in CUES.iter().chain(LEVELS).chain(CHECKS) {
            for phrase in *phrases {
                for (words, tense) in spellings(phrase, *form) {
                    ids.clear();
                    ids.extend(words.split(' ').map(|word| lexicon.intern(word)));
                    lexicon.add(*cue, tense, &ids);
                }
            }
        }
        for word in &mut lexicon.words {
            word.entries
                .sort_by_key(|entry| std::cmp::Reverse(entry.length()));
        }
        lexicon.finish();
        lexicon
    }

    /// Tells each word what it does.
    fn finish(&mut self) {
        let mut does = vec![0; self.words.len()];
        for (index, word) in self.words.iter().enumerate() {
            if self.cues[index].alone != 0 {
                does[index] |= WordId::GIVES;
            }
            for phrase in word.phrases() {
                does[index] |= WordId::BEGINS;
                does[phrase.second.index()] |= WordId::SECOND;
            }
        }
        for slot in &mut self.slots {
            slot.word.0 |= does[slot.word.index()];
        }
    }

    fn intern(&mut self, text: &str) -> WordId {
        let key = key_of(text);
        let (mut at, fingerprint) = hash(key);
        loop {
            let slot = self.slots[at % SLOTS];
            if slot.word == WordId::UNKNOWN {
                break;
            }
            if self.is(slot.word, key, text.as_bytes()) {
                return slot.word;
            }
            at += 1;
        }
        let word = self.push(text, key, digits(text));
        self.slots[at % SLOTS] = Slot { fingerprint, word };
        word
    }

    fn push(&mut self, text: &str, key: u64, cues: u128) -> WordId {
        // There are some thousand words.
        let id = WordId(u16::try_from(self.words.len()).unwrap_or_default());
        self.keys.push(key);
        self.cues.push(Cues {
            alone: cues,
            any: cues,
        });
        self.words.push(Word {
            text: text.to_owned(),
            entries: Vec::new(),
        });
        id
    }

    fn add(&mut self, cue: Cue, tense: Tense, words: &[WordId]) {
        let Some((first, rest)) = words.split_first() else {
            return;
        };
        if rest.is_empty() {
            self.cues[first.index()].alone |= cue.bit();
        }
        for word in words {
            self.cues[word.index()].any |= cue.bit();
        }
        self.words[first.index()].entries.push(Entry {
            cue,
            tense,
            second: rest.first().copied().unwrap_or(WordId::UNKNOWN),
            rest: rest.iter().skip(1).copied().collect(),
        });
    }

    /// The word that `padded` begins with, in lower case and so many bytes long.
    pub(super) fn word(&self, padded: &[u8], length: usize) -> WordId {
        let key = key(padded, length);
        let (mut at, fingerprint) = hash(key);
        loop {
            let slot = self.slots[at % SLOTS];
            if slot.word == WordId::UNKNOWN {
                return WordId::UNKNOWN;
            }
            if slot.fingerprint == fingerprint && self.is(slot.word, key, &padded[..length]) {
                return slot.word;
            }
            at += 1;
        }
    }

    /// Whether a word has a key and, where that is not all of it, a text.
    fn is(&self, word: WordId, key: u64, text: &[u8]) -> bool {
        let is_told = || {
            let known = &self.entry(word).text;
            known.len() == text.len() && (text.len() <= PADDING || known.as_bytes() == text)
        };
        self.keys[word.index()] == key && (text.len() < PADDING || is_told())
    }

    /// Whether a word is a part of any of some cues, each a bit.
    pub(super) fn is_part(&self, word: WordId, cues: u128) -> bool {
        self.cues[word.index()].any & cues != 0
    }

    fn entry(&self, word: WordId) -> &Word {
        &self.words[word.index()]
    }

    /// The cues in `tokens`, as a set of bits.
    pub(super) fn cues(&self, tokens: &[Token]) -> u128 {
        let mut cues = 0;
        for (index, token) in tokens.iter().enumerate() {
            if token.word.does(WordId::GIVES) {
                cues |= self.cues[token.word.index()].alone;
            }
            if begins_phrase(tokens, index) {
                let after = &tokens[index + 1..];
                let phrases = self.entry(token.word).phrases();
                let found = phrases.filter(|entry| entry.goes_on(after));
                cues |= found.fold(0, |cues, entry| cues | entry.cue.bit());
            }
        }
        if cues & Cue::Noise.bit() == 0 {
            return cues;
        }
        let told = cues & Cue::set(&[Cue::Number, Cue::Numbered]);
        let hits = self.hits(tokens).into_iter();
        hits.fold(told, |cues, hit| cues | hit.cue.bit())
    }

    /// The cues in `tokens`, in order. A token may give several cues, of each only the longest phrase. What a phrase of
    /// [`Cue::Noise`] covers gives none.
    pub(super) fn hits(&self, tokens: &[Token]) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::with_capacity(tokens.len());
        // The cues whose hits may go on, each a bit, and where the last of them ends.
        let (mut open, mut reach) = (0, 0);
        for (index, token) in tokens.iter().enumerate() {
            if reach <= index {
                open = 0;
            }
            let gives = token.word.does(WordId::GIVES) && may_begin(token);
            let phrased = begins_phrase(tokens, index);
            if !gives && !phrased {
                continue;
            }
            for entry in &self.entry(token.word).entries {
                let covers = |hit: &Hit| hit.cue == entry.cue && hit.at.end > index;
                let is_covered =
                    || open & entry.cue.bit() != 0 && hits.iter().rev().take(MOST_OPEN).any(covers);
                if entry.goes_on(&tokens[index + 1..]) && !is_covered() {
                    let at = index..index + entry.length();
                    open |= entry.cue.bit();
                    reach = reach.max(at.end);
                    hits.push(Hit {
                        cue: entry.cue,
                        tense: entry.tense,
                        at,
                    });
                }
            }
        }
        without_noise(hits)
    }
}

/// The cues that a word gives by its digits.
fn digits(text: &str) -> u128 {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        Cue::Number.bit()
    } else if text.contains(|c: char| c.is_ascii_digit()) {
        Cue::Numbered.bit()
    } else {
        0
    }
}

/// Slots of the table: a power of two, about twice as many as words, so that most that are in no cue meet an empty one soon.
const SLOTS: usize = 1 << 13;

/// Whether a phrase may stand at a token: what follows is the second word of one.
fn begins_phrase(tokens: &[Token], index: usize) -> bool {
    let is_second = |next: &Token| next.word.does(WordId::SECOND);
    tokens[index].word.does(WordId::BEGINS)
        && may_begin(&tokens[index])
        && tokens.get(index + 1).is_some_and(is_second)
}

/// A cue begins with a word, or with a percent sign.
fn may_begin(token: &Token) -> bool {
    matches!(token.kind, Kind::Word | Kind::Mark('%'))
}

fn without_noise(mut hits: Vec<Hit>) -> Vec<Hit> {
    if !hits.iter().any(|hit| hit.cue == Cue::Noise) {
        return hits;
    }
    let is_noise = |hit: &&Hit| hit.cue == Cue::Noise;
    let noise: Vec<Range<usize>> = hits
        .iter()
        .filter(is_noise)
        .map(|hit| hit.at.clone())
        .collect();
    let is_hidden = |hit: &Hit| {
        noise
            .iter()
            .any(|noise| noise.start < hit.at.end && hit.at.start < noise.end)
    };
    hits.retain(|hit| !is_hidden(hit));
    hits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_and_told_from_all_others() {
        for (index, word) in LEXICON.words.iter().enumerate().skip(3) {
            let padded = format!("{}{:PADDING$}", word.text, "");
            let found = LEXICON.word(padded.as_bytes(), word.text.len());
            assert_eq!(found.index(), index, "{}", word.text);
            let is_short = LEXICON.keys[index] < 1 << 56;
            assert_eq!(is_short, word.text.len() < PADDING, "{}", word.text);
        }
        assert!(LEXICON.words.len() < usize::from(WordId::SECOND));
    }
}
