//! A value of metadata as words, links, and what parts one name from the next.

use std::ops::Range;

use crate::proposal::number::Number;

/// Marks around a word that are no part of it.
const MARKS: &[char] = &['*', '_', '`', '"', '\'', '[', ']', '{', '}', '(', ')', '!'];

/// What parts one name from the next.
const PARTERS: &[char] = &[',', ';', '&', '、', '，', '；'];

/// What a value is made of; ranges of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A word without marks around it.
    Word {
        place: Range<usize>,
        /// Whether a full stop or colon follows.
        is_closed: bool,
    },
    /// `[text](to)`, or `[text][name]` with nothing in `to`.
    Link {
        whole: Range<usize>,
        text: Range<usize>,
        to: Range<usize>,
    },
}

/// The pieces of each name in a value: names are parted by commas, semicolons, "and", `&`, `+` and HTML tags.
pub(super) fn split(value: &str) -> Vec<Vec<Piece>> {
    let mut names = vec![Vec::new()];
    let mut at = 0;
    while let Some(c) = value[at..].chars().next() {
        let rest = &value[at..];
        let length = match c {
            c if PARTERS.contains(&c) || c == '+' => {
                names.push(Vec::new());
                c.len_utf8()
            }
            // A remark in brackets, and a link's own full stop.
            '(' => enclosed(rest, '(', ')').unwrap_or(1),
            '（' => enclosed(rest, '（', '）').unwrap_or(c.len_utf8()),
            // `!42` is a merge request.
            '!' if rest[1..].starts_with(|c: char| c.is_ascii_digit()) => {
                word(value, at, &mut names)
            }
            '.' if rest[1..].trim_start().len() < rest.len() - 1 => break,
            '[' => match link(rest, at) {
                Some((link, length)) => {
                    push(&mut names, link);
                    length
                }
                None => 1,
            },
            '<' if rest.contains('>') && !is_address(rest) => {
                names.push(Vec::new());
                rest.find('>').map_or(1, |end| end + 1)
            }
            c if c.is_whitespace() || MARKS.contains(&c) || c == '<' || c == '>' => c.len_utf8(),
            _ => word(value, at, &mut names),
        };
        at += length;
    }
    names
}

fn push(names: &mut [Vec<Piece>], piece: Piece) {
    if let Some(name) = names.last_mut() {
        name.push(piece);
    }
}

/// `<https://…>` is an address, `<br>` a tag.
fn is_address(rest: &str) -> bool {
    rest.split('>')
        .next()
        .is_some_and(|inner| inner.contains("://"))
}

/// Reads the word at `at` and says how long it is with what stands around it.
fn word(value: &str, at: usize, names: &mut Vec<Vec<Piece>>) -> usize {
    let rest = &value[at..];
    let ends = |c: char| {
        c.is_whitespace() || ['<', '>', '[', '（'].contains(&c) || c != '&' && PARTERS.contains(&c)
    };
    let length = rest.find(ends).unwrap_or(rest.len());
    let inner = rest[..length].trim_end_matches(MARKS);
    let bare = inner.trim_end_matches(['.', ':']);
    if bare.eq_ignore_ascii_case("and") {
        names.push(Vec::new());
        return length;
    }
    let is_closed = bare.len() < inner.len();
    let bare = without_possessive(bare.trim_end_matches(MARKS));
    if let Some(numbers) = numbers(bare) {
        for (index, place) in numbers.enumerate() {
            if index > 0 {
                names.push(Vec::new());
            }
            let place = at + place.start..at + place.end;
            push(names, Piece::Word { place, is_closed });
        }
    } else {
        let place = at..at + bare.len();
        push(names, Piece::Word { place, is_closed });
    }
    length
}

/// `ADR-7` of `ADR-7's`.
fn without_possessive(word: &str) -> &str {
    let endings = ["'s", "’s"];
    let bare = endings.iter().find_map(|ending| word.strip_suffix(ending));
    bare.unwrap_or(word)
}

/// The places of the numbers in `ADR-7/8/9`; nothing of a path or a fraction.
fn numbers(word: &str) -> Option<impl Iterator<Item = Range<usize>>> {
    let mut parts = word.split('/');
    let first = Number::of_id(parts.next()?)?;
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()) && !part.is_empty();
    let is_list = word.contains('/') && !first.prefix.is_empty() && parts.all(is_number);
    let starts = word.match_indices('/').map(|(at, _)| at + 1);
    let ends = word.match_indices('/').map(|(at, _)| at);
    let places = std::iter::once(0)
        .chain(starts)
        .zip(ends.chain([word.len()]));
    is_list.then(|| places.map(|(start, end)| start..end))
}

/// The link that `rest` begins with, and its length.
fn link(rest: &str, at: usize) -> Option<(Piece, usize)> {
    let text = enclosed(rest, '[', ']')?;
    let after = &rest[text..];
    let inner = |start: usize, end: usize| at + start + 1..at + end - 1;
    let (to, length) = if let Some(length) = enclosed(after, '(', ')') {
        (inner(text, text + length), length)
    } else {
        (at..at, enclosed(after, '[', ']')?)
    };
    let whole = at..at + text + length;
    let piece = Piece::Link {
        whole,
        text: inner(0, text),
        to,
    };
    Some((piece, text + length))
}

/// The length of what `rest` begins with between two brackets, both included.
fn enclosed(rest: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    if !rest.starts_with(open) {
        return None;
    }
    for (at, c) in rest.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return Some(at + c.len_utf8());
            }
        }
    }
    None
}
