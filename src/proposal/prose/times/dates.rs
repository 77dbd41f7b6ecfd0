//! Dates of any precision: days, months, quarters, years.

use std::ops::Range;

use super::tables::{MAY, ORDINARY_MONTHS, SEASONS, SHORT_YEARS, YEARS};
use crate::proposal::prose::{Cue, Kind, Sentence};

/// How many tokens a month may be followed by: `March 3rd, 2027`.
const REACH: usize = 4;

/// A line of no more words is a date and little else.
const ALONE_WORDS: usize = 3;

/// The tokens of a date that begins at `index`.
pub(super) fn date(sentence: &Sentence<'_>, index: usize) -> Option<Range<usize>> {
    let word = sentence.word(index);
    match sentence.kind(index)? {
        Kind::Number if is_numeric(word) || is_year_and_quarter(word) => Some(index..index + 1),
        Kind::Number => year(sentence, index),
        Kind::Word if is_fiscal_year(word) => Some(index..index + 1),
        Kind::Word if is_quarter(word) => quarter(sentence, index),
        Kind::Word if sentence.is(index, Cue::Month) => month(sentence, index),
        _ => None,
    }
}

/// `Q3 2027`, `2027 Q3`, `H1/2027`; a quarter alone where something leads it in.
fn quarter(sentence: &Sentence<'_>, index: usize) -> Option<Range<usize>> {
    if let Some(year) = (index + 1..index + 3).find(|next| is_year(sentence.word(*next))) {
        return Some(index..year + 1);
    }
    let is_large = sentence.written(index).starts_with(['Q', 'H']);
    let which = sentence.before(index, Cue::Until) || sentence.before(index, Cue::Which);
    let counts = which || stands_alone(sentence, index);
    (is_large && counts).then_some(index..index + 1)
}

/// `March 2027`, `3 March`, `Dec 1st, '27`, `by May`
fn month(sentence: &Sentence<'_>, index: usize) -> Option<Range<usize>> {
    if !is_month(sentence, index) {
        return None;
    }
    let belongs = |next: &usize| {
        let word = sentence.word(*next);
        is_day(word) || is_year(word) || is_short_year(word) || matches!(word, "," | "of" | "'")
    };
    let after = (index + 1..index + 1 + REACH).take_while(belongs);
    let last = after
        .filter(|next| sentence.kind(*next) == Some(Kind::Number))
        .last();
    if let Some(last) = last {
        return Some(index..last + 1);
    }
    let led = sentence.before(index, Cue::Until) || sentence.before(index, Cue::Which);
    let counts = led || is_day(sentence.word_before(index)) || stands_alone(sentence, index);
    counts.then_some(index..index + 1)
}

fn is_month(sentence: &Sentence<'_>, index: usize) -> bool {
    let word = sentence.word(index);
    let is_large = sentence.written(index).starts_with(char::is_uppercase);
    let is_number = |at: usize| sentence.kind(at) == Some(Kind::Number);
    let parted = matches!(sentence.word(index + 1), "." | "'" | "of") && is_number(index + 2);
    let beside_number = is_number(index + 1) || parted || index > 0 && is_number(index - 1);
    if is_large && stands_alone(sentence, index) {
        return true;
    }
    if word == MAY {
        return is_large && (beside_number || sentence.before(index, Cue::Until));
    }
    if SEASONS.contains(&word) {
        return beside_number
            || sentence.before(index, Cue::Until)
            || sentence.before(index, Cue::Which)
            || is_large && index > 0;
    }
    if ORDINARY_MONTHS.contains(&word) {
        return is_large && (beside_number || index > 0);
    }
    is_large || beside_number
}

/// `in 2027`, `(2027)`, `Q3 2027`; a year that counts something is none.
fn year(sentence: &Sentence<'_>, index: usize) -> Option<Range<usize>> {
    if !is_year(sentence.word(index)) {
        return None;
    }
    let before = sentence.word_before(index);
    let led =
        sentence.before(index, Cue::Until) || is_quarter(before) || matches!(before, "(" | "/");
    let counts =
        sentence.is(index + 1, Cue::Unit) || sentence.kind(index + 1) == Some(Kind::Number);
    (led && !counts).then_some(index..index + 1)
}

/// `2027-03-01`, `2027/3`, `03/2027`, `01.03.2027`, `2027-03-01T12:00Z`
fn is_numeric(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['-', '/', '.', 't']).collect();
    let is_part = |part: &&str| part.len() <= 2 && matches!(part.parse(), Ok(1..=31_u32));
    match parts.as_slice() {
        [year, rest @ ..] if is_year(year) => !rest.is_empty() && rest.iter().take(2).all(is_part),
        [rest @ .., year] if is_year(year) => {
            matches!(rest.len(), 1 | 2) && rest.iter().all(is_part)
        }
        _ => false,
    }
}

/// "March.", "- May: all districts": a date that is all there is, or that leads in what comes then.
fn stands_alone(sentence: &Sentence<'_>, index: usize) -> bool {
    let leads = index <= 1 && sentence.word(index + 1) == ":";
    leads || sentence.length() <= ALONE_WORDS
}

/// `2027q3`, `2027h1`
fn is_year_and_quarter(word: &str) -> bool {
    word.len() == 6 && word.is_char_boundary(4) && is_year(&word[..4]) && is_quarter(&word[4..])
}

/// `fy27`, `fy2027`
fn is_fiscal_year(word: &str) -> bool {
    let year = word.strip_prefix("fy").unwrap_or_default();
    is_year(year) || is_short_year(year)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year| YEARS.contains(&year))
}

fn is_short_year(word: &str) -> bool {
    word.len() == 2 && word.parse().is_ok_and(|year| SHORT_YEARS.contains(&year))
}

fn is_day(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th")
        && matches!(digits.parse(), Ok(1..=31_u32))
}

/// `q1` to `q4`, `h1`, `h2`.
fn is_quarter(word: &str) -> bool {
    matches!(word.as_bytes(), [b'q', b'1'..=b'4'] | [b'h', b'1' | b'2'])
}
