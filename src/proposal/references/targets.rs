//! Which proposal each name in a value means, where that is sure.

use std::ops::Range;

use super::Target;
use super::pieces::{Piece, split};
use crate::proposal::number::Number;
use crate::source::Span;

/// The most words before a link that still only say what kind of thing it is: "Aries RFC".
const LEAD_WORDS: usize = 2;

/// The most bytes of a value that are read; more are prose.
const MOST_BYTES: usize = 4096;

/// Words that say that there is none, lower case.
#[rustfmt::skip]
const NOTHING: &[&str] = &["-", "--", "—", "–", "~", "n/a", "na", "nil", "no", "none", "not", "nothing", "null", "tbd", "todo"];

/// Words before a name that say how much of a place is taken, lower case.
const LEADS: &[&str] = &["by", "fully", "in", "part", "partially", "partly"];

/// The targets in a value, each with its place; places count from `base`.
pub(super) fn read(value: &str, base: usize) -> Vec<(Target, Span)> {
    let mut found = Vec::new();
    let mut is_prose = false;
    // What stands in braces is still to be filled in.
    let unquoted = value.trim_start_matches([' ', '"', '\'']);
    if unquoted.starts_with('{') {
        return Vec::new();
    }
    for pieces in split(beginning(value)) {
        let before = found.len();
        if pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Link { .. }))
        {
            links(value, &pieces, &mut found);
        } else {
            found.extend(words(value, &pieces));
        }
        // "the formats of [7](7.md), [8](8.md)": what a sentence began with holds for the rest of it.
        for (target, _) in &mut found[before..] {
            is_prose |= *target == Target::Other && pieces.len() > LEAD_WORDS;
            if is_prose {
                *target = Target::Other;
            }
        }
    }
    let place = |range: Range<usize>| Span::new(base + range.start, base + range.end);
    found
        .into_iter()
        .map(|(target, range)| (target, place(range)))
        .collect()
}

fn beginning(value: &str) -> &str {
    let mut ends = value.char_indices().map(|(at, _)| at);
    ends.find(|at| *at >= MOST_BYTES)
        .map_or(value, |end| &value[..end])
}

fn links(value: &str, pieces: &[Piece], found: &mut Vec<(Target, Range<usize>)>) {
    let mut lead = 0;
    for piece in pieces {
        match piece {
            Piece::Word { .. } => lead += 1,
            Piece::Link { whole, text, to } => {
                let target = link(&value[text.clone()], &value[to.clone()]);
                let target = if lead > LEAD_WORDS {
                    Target::Other
                } else {
                    target
                };
                found.push((target, whole.clone()));
                lead = 0;
            }
        }
    }
}

/// What a link means: where it leads, else its text.
fn link(text: &str, to: &str) -> Target {
    let to = to.trim();
    let to = match to.strip_prefix('<') {
        Some(inner) => inner.split('>').next().unwrap_or_default(),
        None => to.split_whitespace().next().unwrap_or_default(),
    };
    let path = to.split(['#', '?']).next().unwrap_or_default();
    if is_elsewhere(to) {
        return Target::Other;
    }
    if !path.is_empty() {
        return Target::Path(decoded(path));
    }
    let pieces = split(text).into_iter().next().unwrap_or_default();
    words(text, &pieces).map_or(Target::Other, |(target, _)| target)
}

fn is_elsewhere(to: &str) -> bool {
    to.contains("://") || to.starts_with("//") || to.starts_with("mailto:")
}

/// `%20` and the like as the bytes that they stand for.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

/// What words without a link mean; nothing where they say that there is none.
fn words(value: &str, pieces: &[Piece]) -> Option<(Target, Range<usize>)> {
    let words = pieces.iter().filter_map(|piece| Word::of(value, piece));
    let words: Vec<Word<'_>> = words
        .skip_while(|word| LEADS.contains(&word.text.to_lowercase().as_str()))
        .collect();
    let (first, last) = (words.first()?, words.last()?);
    if NOTHING.contains(&first.text.to_lowercase().as_str()) {
        return None;
    }
    let whole = first.place.start..last.place.end;
    if is_slot(first.text) {
        return Some((Target::Other, whole));
    }
    if let Some(found) = number(value, &words) {
        return Some(found);
    }
    let is_alone = words.len() == 1;
    let target = match first.text {
        text if is_elsewhere(text) || text.contains('#') => Target::Other,
        text if is_path(text) => Target::Path(text.to_owned()),
        text if is_alone && is_name(text) => Target::Name(text.to_owned()),
        _ => return Some((Target::Other, whole)),
    };
    Some((target, first.place.clone()))
}

struct Word<'a> {
    text: &'a str,
    place: Range<usize>,
    is_closed: bool,
}

impl<'a> Word<'a> {
    fn of(value: &'a str, piece: &Piece) -> Option<Self> {
        match piece {
            Piece::Word { place, is_closed } => Some(Self {
                text: &value[place.clone()],
                place: place.clone(),
                is_closed: *is_closed,
            }),
            Piece::Link { .. } => None,
        }
    }
}

/// The number that words begin with: `7`, `RFC 7`, `Aries RFC 7`, `12. Title`.
fn number(value: &str, words: &[Word<'_>]) -> Option<(Target, Range<usize>)> {
    let is_letters = |word: &Word<'_>| word.text.chars().all(char::is_alphabetic);
    let (start, end) = match words {
        [a, ..] if Number::of_id(a.text).is_some() => (a, a),
        [a, b, ..]
            if is_letters(a) && Number::of_id(value.get(a.place.start..b.place.end)?).is_some() =>
        {
            (a, b)
        }
        [a, b, c, ..] if is_letters(a) && is_letters(b) => (b, c),
        _ => return None,
    };
    let place = start.place.start..end.place.end;
    let number = Number::of_id(&value[place.clone()])?;
    // "2 earlier proposals" counts them.
    let is_last = words.last().is_some_and(|word| word.place == end.place);
    let is_marked =
        place.len() > number.written.len() || number.written.starts_with('0') || end.is_closed;
    let next = words.iter().find(|word| word.place.start > end.place.start);
    let is_title = next.is_some_and(|word| ["-", "–", "—"].contains(&word.text));
    (is_last || is_marked || is_title).then_some((Target::Number(number), place))
}

/// Whether a word is the path of a file, or begins as only paths do.
fn is_path(word: &str) -> bool {
    let lower = word.to_lowercase();
    let is_markdown = [".md", ".markdown"]
        .iter()
        .any(|ending| lower.ends_with(ending));
    let begins = ["./", "../", "/"]
        .iter()
        .any(|start| word.starts_with(start))
        && word.len() > 3;
    is_markdown
        || begins
        || word.contains('/') && Number::of_path(&format!("{word}/README.md")).is_some()
}

/// Whether a word stands for a number that is still to be filled in: `ADR-NNNN`, `XXXX`, `RFC-0000`, `ADR-?`.
fn is_slot(word: &str) -> bool {
    let slot = word.rsplit(['-', '_', '#']).next().unwrap_or_default();
    let slot = slot.strip_suffix(".md").unwrap_or(slot);
    ['N', 'X', 'n', 'x', '0', '?'].iter().any(|mark| {
        let is_long = slot.len() > 1 || ['0', '?'].contains(mark);
        is_long && slot.chars().all(|c| c == *mark)
    })
}

/// Whether a word reads like the name of a file: `0007-maps`, `fraud-detection`.
fn is_name(word: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    word.chars().all(fits) && word.contains(['-', '_']) && word.contains(char::is_alphabetic)
}
