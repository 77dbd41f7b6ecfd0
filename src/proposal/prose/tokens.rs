//! Prose as tokens: words, numbers, marks, and pieces of code and addresses that are passed over.
//!
//! Offsets count in the words of one block. One pass, no allocation a word.

use std::ops::Range;

/// The smallest piece of prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// What it is.
    pub(crate) kind: Kind,
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

/// The most bytes of a number in code, its backticks and unit included.
const LONGEST_NUMBER: usize = 16;

/// Parts the words of a block into tokens.
pub(crate) fn tokenize(words: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(words.len() / 5);
    let mut at = 0;
    while let Some(c) = words[at..].chars().next() {
        if c.is_whitespace() && c != '\t' || c == '-' && joins(words, at) {
            at += c.len_utf8();
            continue;
        }
        let (kind, length) = next(&words[at..], c);
        if kind == Kind::Code && is_number_in_code(&words[at..at + length]) {
            numbers_in_code(words, at + 1..at + length - 1, &mut tokens);
        } else {
            tokens.push(Token {
                kind,
                range: at..at + length,
            });
        }
        at += length;
    }
    tokens
}

/// Authors set numbers in code, too: `<= 8 ms`.
fn is_number_in_code(code: &str) -> bool {
    let inside = code.trim_start_matches(['`', '<', '>', '=', '≤', '≥', '~', ' ']);
    inside.starts_with(|c: char| c.is_ascii_digit())
        && code.len() <= LONGEST_NUMBER
        && code.len() > 2
        && code.ends_with('`')
}

fn numbers_in_code(words: &str, inside: Range<usize>, tokens: &mut Vec<Token>) {
    let mut at = inside.start;
    while let Some(c) = words[at..inside.end].chars().next() {
        let (kind, length) = next(&words[at..inside.end], c);
        if !c.is_whitespace() {
            tokens.push(Token {
                kind,
                range: at..at + length,
            });
        }
        at += length;
    }
}

/// Whether the hyphen at `at` joins two words: `roll-out` reads like `roll out`.
fn joins(words: &str, at: usize) -> bool {
    words[..at].ends_with(char::is_alphanumeric) && words[at + 1..].starts_with(char::is_alphabetic)
}

/// The kind and length in bytes of the token at the start of `rest`, which begins with `c`.
fn next(rest: &str, c: char) -> (Kind, usize) {
    if c.is_alphabetic() {
        if rest.starts_with("http://") || rest.starts_with("https://") {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let address = rest[..end].trim_end_matches(['.', ',', ';', ':', ')', '!', '?']);
            return (Kind::Address, address.len());
        }
        return (Kind::Word, word_length(rest));
    }
    if c.is_ascii_digit() {
        return (Kind::Number, number_length(rest));
    }
    if c == '`' {
        let close = rest[1..].find('`').map_or(rest.len(), |close| close + 2);
        return (Kind::Code, close);
    }
    (Kind::Mark(c), c.len_utf8())
}

/// Letters, digits and inner apostrophes; with digits, the points of a version as well.
fn word_length(rest: &str) -> usize {
    let mut length = 0;
    let mut chars = rest.chars().peekable();
    let mut has_digit = false;
    while let Some(c) = chars.next() {
        let next = chars.peek();
        let inside = match c {
            '\'' | '’' => next.is_some_and(|next| next.is_alphabetic()),
            '.' => has_digit && next.is_some_and(char::is_ascii_digit),
            '_' => true,
            other => other.is_alphanumeric(),
        };
        if !inside {
            break;
        }
        has_digit |= c.is_ascii_digit();
        length += c.len_utf8();
    }
    length
}

/// Digits with what parts them, and the letters or marks that stick to their end.
fn number_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
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
        tokenize(words)
            .into_iter()
            .map(|token| &words[token.range])
            .collect()
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
