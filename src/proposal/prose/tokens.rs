//! Prose as tokens: words, numbers, marks, and pieces of code and addresses that are passed over.
//!
//! Offsets count in the words of one block. One pass, no allocation a word: nearly all text is ASCII and is read by a table of classes.

use std::ops::Range;

use memchr::memchr;

use super::lexicon::{LEXICON, Lexicon, PADDING, WordId};
use crate::proposal::ascii::{eight, leading, within};

/// The smallest piece of prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// What it is.
    pub(crate) kind: Kind,
    /// The word of the lexicon that it is.
    pub(super) word: WordId,
    /// Where it stands, in bytes of the block's words.
    pub(crate) range: Range<usize>,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Begins with a letter: `release`, `q3`, `v1.2.0`.
    Word,
    /// Begins with a digit: `12`, `1,000`, `2027-03-01`, `95%`, `10k`, `2.1.0-beta2`.
    Number,
    /// A single mark.
    Mark(char),
    /// Inline code, with its backticks.
    Code,
    /// A bare address.
    Address,
}

/// What a byte may begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Digit,
    Underscore,
    Hyphen,
    Tick,
    Mark,
    /// A character outside of ASCII.
    Wide,
}

const CLASSES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut classes = [Class::Mark; 256];
    let mut byte = 0_u8;
    loop {
        classes[byte as usize] = match byte {
            // The vertical tab, too: what `char::is_whitespace` says of ASCII. A tab parts cells.
            b' ' | b'\n' | b'\r' | 0x0B | 0x0C => Class::Space,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'_' => Class::Underscore,
            b'-' => Class::Hyphen,
            b'`' => Class::Tick,
            0x80.. => Class::Wide,
            _ => Class::Mark,
        };
        if byte == u8::MAX {
            return classes;
        }
        byte += 1;
    }
}

/// The most bytes of a number in code, its backticks and unit included.
const LONGEST_NUMBER: usize = 16;

/// Parts the words of a block, in lower case, into tokens. `padded` is the block with [`PADDING`] bytes behind it.
pub(super) fn tokenize(padded: &str, tokens: &mut Vec<Token>) {
    let mut reader = Reader {
        words: padded,
        lexicon: &LEXICON,
        tokens,
    };
    reader.read(0..padded.len() - PADDING);
}

struct Reader<'a> {
    /// The words of the block, padded.
    words: &'a str,
    lexicon: &'a Lexicon,
    tokens: &'a mut Vec<Token>,
}

impl Reader<'_> {
    fn read(&mut self, within: Range<usize>) {
        let bytes = &self.words.as_bytes()[..within.end];
        let mut at = within.start;
        while let Some(byte) = bytes.get(at) {
            at = match CLASSES[usize::from(*byte)] {
                Class::Space => at + 1,
                Class::Letter => self.word(at, within.end),
                Class::Digit => self.number(at, within.end),
                Class::Hyphen if joins(self.words, at) => at + 1,
                Class::Tick => self.code(at, within.end),
                Class::Hyphen | Class::Underscore | Class::Mark => self.mark(char::from(*byte), at),
                Class::Wide => self.wide(at, within.end),
            };
        }
    }

    /// Takes a token; the next begins where it ends.
    fn push(&mut self, kind: Kind, word: WordId, range: Range<usize>) -> usize {
        let end = range.end;
        self.tokens.push(Token { kind, word, range });
        end
    }

    /// A token that begins with a letter, with digits and inner apostrophes; with digits, the points of a version as well.
    fn word(&mut self, start: usize, within: usize) -> usize {
        let bytes = self.words.as_bytes();
        let (mut end, mut has_digit) = (start, false);
        loop {
            let parts = run(&bytes[end..]);
            end += parts.length;
            has_digit |= parts.has_digit;
            let more = self.inner_mark(end, within, has_digit);
            if more == 0 {
                break;
            }
            end += more;
        }
        if bytes[end] == b':' && is_address(&bytes[start..within]) {
            return self.address(start, within);
        }
        let word = self.look_up(start..end);
        let word = if has_digit {
            word.or(WordId::NUMBERED)
        } else {
            word
        };
        self.push(Kind::Word, word, start..end)
    }

    /// The bytes of what a word goes on with beside letters and digits of ASCII; zero where it ends.
    fn inner_mark(&self, at: usize, within: usize, has_digit: bool) -> usize {
        match self.words.as_bytes()[at..within] {
            [b'\'', ..] => usize::from(begins_with_letter(&self.words[at + 1..within])),
            [b'.', b'0'..=b'9', ..] => usize::from(has_digit),
            [byte, ..] if !byte.is_ascii() => wide_length(&self.words[at..within]),
            _ => 0,
        }
    }

    fn look_up(&self, range: Range<usize>) -> WordId {
        self.lexicon
            .word(&self.words.as_bytes()[range.start..], range.len())
    }

    fn address(&mut self, start: usize, within: usize) -> usize {
        let rest = &self.words[start..within];
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let address = rest[..end].trim_end_matches(['.', ',', ';', ':', ')', '!', '?']);
        self.push(Kind::Address, WordId::UNKNOWN, start..start + address.len())
    }

    fn number(&mut self, start: usize, within: usize) -> usize {
        let rest = &self.words.as_bytes()[start..within];
        let range = start..start + number_length(rest);
        let word = self.look_up(range.clone()).or(WordId::NUMBER);
        self.push(Kind::Number, word, range)
    }

    fn mark(&mut self, mark: char, start: usize) -> usize {
        let range = start..start + mark.len_utf8();
        let word = self.look_up(range.clone());
        self.push(Kind::Mark(mark), word, range)
    }

    fn code(&mut self, at: usize, within: usize) -> usize {
        let rest = &self.words.as_bytes()[at + 1..within];
        let end = memchr(b'`', rest).map_or(within, |close| at + close + 2);
        if !is_number_in_code(&self.words[at..end]) {
            return self.push(Kind::Code, WordId::UNKNOWN, at..end);
        }
        self.read(at + 1..end - 1);
        end
    }

    /// A character that is not ASCII: a letter, a space or a mark.
    fn wide(&mut self, at: usize, within: usize) -> usize {
        let Some(c) = self.words[at..within].chars().next() else {
            return within;
        };
        if c.is_whitespace() {
            return at + c.len_utf8();
        }
        if c.is_alphabetic() {
            return self.word(at, within);
        }
        self.mark(c, at)
    }
}

/// Authors set numbers in code, too: `<= 8 ms`.
fn is_number_in_code(code: &str) -> bool {
    let inside = code.trim_start_matches(['`', '<', '>', '=', '≤', '≥', '~', ' ']);
    inside.starts_with(|c: char| c.is_ascii_digit())
        && code.len() <= LONGEST_NUMBER
        && code.len() > 2
        && code.ends_with('`')
}

/// Whether the hyphen at `at` joins two words: `roll-out` reads like `roll out`.
fn joins(words: &str, at: usize) -> bool {
    words[..at].ends_with(char::is_alphanumeric) && words[at + 1..].starts_with(char::is_alphabetic)
}

/// Letters, digits and underscores of ASCII.
struct Run {
    length: usize,
    has_digit: bool,
}

/// The run that some bytes begin with. It ends before the last eight, which are padding.
fn run(padded: &[u8]) -> Run {
    let mut length = 0;
    let mut digits = 0;
    loop {
        let bytes = eight(&padded[length..]);
        let numeric = within(bytes, b'0', b'9');
        let inside = numeric | within(bytes, b'a', b'z') | within(bytes, b'_', b'_');
        let more = leading(inside);
        length += more;
        if more < 8 {
            digits |= numeric & !(u64::MAX << (8 * more));
            break;
        }
        digits |= numeric;
    }
    Run {
        length,
        has_digit: digits != 0,
    }
}

fn is_address(bytes: &[u8]) -> bool {
    bytes.starts_with(b"http://") || bytes.starts_with(b"https://")
}

fn begins_with_letter(rest: &str) -> bool {
    rest.starts_with(char::is_alphabetic)
}

/// The bytes of the character outside of ASCII that a word goes on with; zero where it ends there.
fn wide_length(rest: &str) -> usize {
    let c = rest.chars().next().unwrap_or_default();
    let goes_on = c.is_alphanumeric() || c == '’' && begins_with_letter(&rest[c.len_utf8()..]);
    if goes_on { c.len_utf8() } else { 0 }
}

/// Digits with what parts them, and the letters or marks that stick to their end.
fn number_length(bytes: &[u8]) -> usize {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut length = 1;
    let mut has_point = false;
    loop {
        match bytes.get(length) {
            Some(byte) if byte.is_ascii_digit() => {}
            Some(b'.' | b',' | b'-' | b'/' | b':') if is_digit(length + 1) => {
                has_point |= bytes[length] == b'.';
            }
            // `2.1.0-beta2`, `4.x`
            Some(b'-')
                if has_point && bytes.get(length + 1).is_some_and(u8::is_ascii_alphabetic) => {}
            Some(b'.') if matches!(bytes.get(length + 1), Some(b'x' | b'X')) => {}
            Some(byte) if byte.is_ascii_alphabetic() => {}
            _ => break,
        }
        length += 1;
    }
    if bytes.get(length) == Some(&b'%') {
        length += 1;
    }
    if bytes.get(length) == Some(&b'+') {
        length += 1;
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(words: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(&format!("{words}{:PADDING$}", ""), &mut tokens);
        let pieces = tokens.into_iter().map(|token| &words[token.range]);
        pieces.collect()
    }

    #[test]
    fn numbers_dates_and_versions_stay_whole() {
        assert_eq!(
            pieces("by 2027-03-01, v1.2.0 or 2.1.0-beta2: <500ms, 95%+ of 1,000 (4.x)."),
            [
                "by",
                "2027-03-01",
                ",",
                "v1.2.0",
                "or",
                "2.1.0-beta2",
                ":",
                "<",
                "500ms",
                ",",
                "95%+",
                "of",
                "1,000",
                "(",
                "4.x",
                ")",
                "."
            ]
        );
    }

    #[test]
    fn code_and_addresses_are_one_piece() {
        assert_eq!(
            pieces("see `a b` at https://example.org/x-1.2 now, don't"),
            [
                "see",
                "`a b`",
                "at",
                "https://example.org/x-1.2",
                "now",
                ",",
                "don't"
            ]
        );
    }
}
