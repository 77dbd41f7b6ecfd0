//! The times that a sentence names: dates, time frames, versions and releases, numbered phases.

use std::ops::Range;

use super::{Cue, Kind, Sentence};

/// A time, with the tokens that name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Time {
    /// What kind of time.
    pub(crate) kind: TimeKind,
    /// The tokens, by their index.
    pub(crate) at: Range<usize>,
}

/// How a time is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimeKind {
    /// `2027-03-01`, `March 2027`, `Q3 2027`, `by 2028`
    Date,
    /// `two weeks`, `next quarter`, `week 3`
    Frame,
    /// `version 2.1`, `Kubernetes 1.30`, `v4`
    Version,
    /// `the next minor release`
    Release,
    /// `phase 2`, `step 1`
    Phase,
}

/// The years that a proposal may speak of.
const YEARS: std::ops::RangeInclusive<u32> = 2005..=2049;

/// Numbers in words, as far as they count weeks and phases.
const COUNTED: &[&str] = &["a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "several", "few", "couple", "1st", "2nd", "both"];

/// The longest span of tokens in which a time is looked for.
const REACH: usize = 4;

/// Nouns that are numbered and are no products: `Issue 1.2`, `Figure 3.1`.
#[rustfmt::skip]
const NUMBERED: &[&str] = &[
    "issue", "pr", "figure", "fig", "table", "section", "chapter", "page", "option", "case", "example", "error", "code", "http", "port", "level", "layer", "note", "appendix", "scenario", "story", "solution",
    "alternative", "approach", "rule", "question", "requirement", "no", "tier", "group", "article", "item", "algorithm", "test", "utf", "ipv", "proposal", "semver", "license", "apache", "tls", "rfc", "method", "type", "listing", "equation", "above", "over", "than",
];

/// All times in a sentence, in order.
pub(super) fn find(sentence: &Sentence<'_>) -> Vec<Time> {
    let mut times = Vec::new();
    let mut index = 0;
    while index < sentence.tokens.len() {
        let found = date(sentence, index)
            .or_else(|| phase(sentence, index))
            .or_else(|| frame(sentence, index))
            .or_else(|| release(sentence, index))
            .or_else(|| version(sentence, index));
        match found {
            Some(time) => {
                index = time.at.end.max(index + 1);
                times.push(time);
            }
            None => index += 1,
        }
    }
    times
}

fn time(kind: TimeKind, at: Range<usize>) -> Option<Time> {
    Some(Time { kind, at })
}

fn date(sentence: &Sentence<'_>, index: usize) -> Option<Time> {
    let word = sentence.word(index);
    if is_numeric_date(word) {
        return time(TimeKind::Date, index..index + 1);
    }
    // Q3 2027, 2027 Q3, Q3/2027, H1 2027; a quarter alone is one when something leads it in.
    if is_quarter(word) {
        let year = (index + 1..index + 3).find(|next| is_year(sentence.word(*next)));
        let led = index > 0 && (sentence.is(index - 1, Cue::Until) || sentence.is(index - 1, Cue::Which));
        let written_large = sentence.written(index).starts_with(['Q', 'H']);
        return match year {
            Some(year) => time(TimeKind::Date, index..year + 1),
            None if led && written_large => time(TimeKind::Date, index..index + 1),
            None => None,
        };
    }
    if sentence.is(index, Cue::Month) && is_month(sentence, index) {
        let after = (index + 1..index + 1 + REACH).take_while(|next| {
            let word = sentence.word(*next);
            is_day(word) || is_year(word) || matches!(word, "," | "of" | "'") || is_short_year(word)
        });
        let end = after.filter(|next| sentence.kind(*next) == Some(Kind::Number)).last();
        let before = index > 0 && is_day(sentence.word(index - 1));
        let led = index > 0 && sentence.is(index - 1, Cue::Until);
        if let Some(end) = end {
            return time(TimeKind::Date, index..end + 1);
        }
        if before || led {
            return time(TimeKind::Date, index..index + 1);
        }
    }
    if is_year(word) {
        let led = index > 0 && (sentence.is(index - 1, Cue::Until) || is_quarter(sentence.word(index - 1)));
        let bracketed = index > 0 && matches!(sentence.word(index - 1), "(" | "/") ;
        let counted = sentence.is(index + 1, Cue::Unit) || sentence.kind(index + 1) == Some(Kind::Number);
        if (led || bracketed) && !counted {
            return time(TimeKind::Date, index..index + 1);
        }
    }
    None
}

/// `may` is a month only where a number or a word before it says so; short names need a capital.
fn is_month(sentence: &Sentence<'_>, index: usize) -> bool {
    let word = sentence.word(index);
    let capital = sentence.written(index).starts_with(char::is_uppercase);
    let beside_number = sentence.kind(index + 1) == Some(Kind::Number)
        || index > 0 && sentence.kind(index - 1) == Some(Kind::Number)
        || sentence.kind(index + 2) == Some(Kind::Number) && matches!(sentence.word(index + 1), "." | "'" | "of");
    match word {
        "may" | "march" | "mar" | "dec" | "jan" | "sep" | "oct" | "spring" | "fall" | "summer" | "winter" | "autumn" => capital && beside_number || word != "may" && capital && index > 0,
        _ => capital || beside_number,
    }
}

/// `2027-03-01`, `03/2027`, `2027-03`, `01.03.2027`, `2027/3/1`, `20270301`
fn is_numeric_date(word: &str) -> bool {
    if !word.starts_with(|c: char| c.is_ascii_digit()) || word.len() < 7 {
        return false;
    }
    let parts: Vec<&str> = word.split(['-', '/', '.', 't']).collect();
    let is_part = |part: &str| part.len() <= 2 && part.parse::<u32>().is_ok_and(|number| (1..=31).contains(&number));
    match parts.as_slice() {
        [year, rest @ ..] if is_year(year) && !rest.is_empty() => rest.iter().take(2).all(|part| is_part(part)),
        [rest @ .., year] if is_year(year) && !rest.is_empty() => rest.len() <= 2 && rest.iter().all(|part| is_part(part)),
        _ => false,
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u32>().is_ok_and(|year| YEARS.contains(&year))
}

fn is_short_year(word: &str) -> bool {
    word.len() == 2 && word.parse::<u32>().is_ok_and(|year| (15..=49).contains(&year))
}

fn is_day(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    matches!(ending, "" | "st" | "nd" | "rd" | "th") && digits.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day))
}

fn is_quarter(word: &str) -> bool {
    let mut chars = word.chars();
    let letter = chars.next();
    let rest = chars.as_str();
    let digit = rest.get(..1).unwrap_or_default();
    let tail = rest.get(1..).unwrap_or_default();
    let plain = match letter {
        Some('q') => matches!(digit, "1" | "2" | "3" | "4"),
        Some('h') => matches!(digit, "1" | "2"),
        _ => false,
    };
    plain && tail.is_empty()
}

/// `phase 2`, `step one`, `milestone 3`, `week 1`, `in two phases`
fn phase(sentence: &Sentence<'_>, index: usize) -> Option<Time> {
    if !sentence.is(index, Cue::Phase) {
        return None;
    }
    let next = sentence.word(index + 1);
    let is_number = next.len() <= 3 && next.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<f32>().is_ok()
        || matches!(next, "one" | "two" | "three" | "four" | "i" | "ii" | "iii" | "iv" | "0");
    // "day 2" of a week, "step 4 of the algorithm" are told apart by where they stand.
    is_number.then(|| Time { kind: TimeKind::Phase, at: index..index + 2 })
}

/// `two weeks`, `4-6 weeks`, `next quarter`, `this year`, `end of the year`
fn frame(sentence: &Sentence<'_>, index: usize) -> Option<Time> {
    let counts = sentence.kind(index) == Some(Kind::Number) && !sentence.word(index).ends_with('%') || COUNTED.contains(&sentence.word(index));
    let which = matches!(sentence.word(index), "next" | "this" | "coming" | "upcoming" | "following" | "end" | "first" | "last" | "second" | "third" | "fourth");
    // "for the last 7 days", "every two weeks", "older than a year": how long something lasts, not when it comes.
    let lasts = index > 0 && matches!(sentence.word(index - 1), "last" | "past" | "every" | "each" | "than" | "per" | "previous" | "a");
    if (counts || which) && !lasts && !(which && sentence.word(index) == "last") {
        let unit = (index + 1..=index + 3).find(|next| sentence.is(*next, Cue::Period));
        let between = |unit: usize| {
            (index + 1..unit).all(|next| {
                matches!(sentence.word(next), "of" | "the" | "this" | "full" | "more" | "to" | "-" | "–" | "calendar" | "few" | "next" | "couple" | "or" | "two" | "three" | "business" | "working" | "major" | "additional" | "engineering" | "developer" | "dev" | "person" | "man")
                    || sentence.kind(next) == Some(Kind::Number)
            })
        };
        if let Some(unit) = unit.filter(|unit| between(*unit)) {
            return time(TimeKind::Frame, index..unit + 1);
        }
    }
    // `5d`, `3w`, `6mo`: an estimate of work.
    let word = sentence.word(index);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = &word[digits.len()..];
    let bracketed = index > 0 && matches!(sentence.word(index - 1), "(" | "~");
    (bracketed && !digits.is_empty() && matches!(unit, "d" | "w" | "wk" | "wks" | "mo")).then(|| Time {
        kind: TimeKind::Frame,
        at: index..index + 1,
    })
}

/// `the next minor release`, `two releases`, `the first version`
fn release(sentence: &Sentence<'_>, index: usize) -> Option<Time> {
    let definite = index > 0 && matches!(sentence.word(index - 1), "the" | "our" | "its" | "in" | "for" | "by" | "before" | "after");
    let staged = definite && sentence.is(index, Cue::Stage) && sentence.is(index + 1, Cue::Release);
    let which = staged || sentence.is(index, Cue::Which) || COUNTED.contains(&sentence.word(index)) || sentence.kind(index) == Some(Kind::Number) && sentence.word(index).len() <= 2;
    if !which || matches!(sentence.word(index), "current" | "same" | "every" | "each" | "previous" | "prior") {
        return None;
    }
    let end = (index + 1..=index + REACH).find(|next| sentence.is(*next, Cue::Release))?;
    let between = (index + 1..end).all(|next| {
        sentence.is(next, Cue::Which) || matches!(sentence.word(next), "major" | "minor" | "patch" | "full" | "stable" | "feature" | "or" | "few" | "couple" | "of" | "new" | "network" | "protocol" | "lts" | "public")
            || sentence.written(next).starts_with(char::is_uppercase) || sentence.kind(next) == Some(Kind::Number)
    });
    let last = (end + 1..end + 3).take_while(|next| sentence.is(*next, Cue::Release)).last().unwrap_or(end);
    // "this version", "the first version" of what? Versions count when they are to come.
    let vague = matches!(sentence.word(index), "this" | "one" | "another" | "two" | "three") && sentence.word(last).starts_with("version")
        || matches!(sentence.word(index), "a" | "an" | "both") && !sentence.word(last).starts_with("cycle");
    // "in upcoming releases" names none.
    let open = matches!(sentence.word(index), "future" | "upcoming" | "coming" | "subsequent" | "following") && sentence.word(last).ends_with('s');
    // "release an initial version": what is released, not when.
    let article = index > 0 && matches!(sentence.word(index - 1), "the" | "a" | "an" | "our" | "its" | "very");
    let lead = index.checked_sub(1 + usize::from(article));
    let led = lead.is_none_or(|lead| sentence.is(lead, Cue::Until) || matches!(sentence.kind(lead), Some(Kind::Mark(_))));
    (between && !vague && !open && led).then(|| Time { kind: TimeKind::Release, at: index..last + 1 })
}

/// `version 2.1`, `release 4.18`, `Kubernetes 1.30`, `protocol 23`, `v4`, `1.17.0`
fn version(sentence: &Sentence<'_>, index: usize) -> Option<Time> {
    let word = sentence.word(index);
    if is_versioned_word(word) {
        return time(TimeKind::Version, index..index + 1);
    }
    if sentence.kind(index) != Some(Kind::Number) || word.ends_with(['%', '+']) {
        return None;
    }
    let parts = word.split('.').count();
    let is_digits = |text: &str| !text.is_empty() && text.split(['.', '-']).all(|part| part.chars().all(|c| c.is_ascii_digit()) || part == "x");
    let plain = is_digits(word) || word.contains("-beta") || word.contains("-alpha") || word.contains("-rc") || word.contains("-preview");
    if !plain || word.contains([',', ':', '/']) {
        return None;
    }
    if parts >= 3 || word.contains("-beta") || word.contains("-rc") {
        return time(TimeKind::Version, index..index + 1);
    }
    let before = index.checked_sub(1)?;
    let unit_follows = sentence.is(index + 1, Cue::Unit) && sentence.kind(index + 1) != Some(Kind::Mark('%')) || sentence.is(index + 1, Cue::Period) || sentence.is(index + 1, Cue::Moment) || matches!(sentence.word(index + 1), "%" | "x" | "×" | "/");
    if unit_follows {
        return None;
    }
    let named = sentence.is(before, Cue::Release) || matches!(sentence.word(before), "v" | "ver" | "protocol");
    if named && word.len() <= 5 {
        return time(TimeKind::Version, before..index + 1);
    }
    // A product's name and a short number: "Kubernetes 1.30"; a whole number where the name is led in: "in Java 21".
    let name = sentence.written(before);
    let proper = sentence.kind(before) == Some(Kind::Word)
        && name.starts_with(char::is_uppercase)
        && name.len() > 1
        && !NUMBERED.contains(&sentence.word(before))
        && !sentence.is(before, Cue::Phase)
        && !sentence.is(before, Cue::Month);
    let named_in = before > 0 && matches!(sentence.word(before - 1), "in" | "for" | "with" | "since" | "until" | "by");
    let short = word.len() <= 4 && (parts == 2 || word.len() <= 2 && named_in);
    if proper && short {
        return time(TimeKind::Version, before..index + 1);
    }
    // "In 4.18", "for 1.5": a point and something that leads a time in.
    let led = matches!(sentence.word(before), "in" | "for" | "by" | "since" | "until" | "from" | "before" | "after" | "to" | "with" | "as" | "of") ;
    let dotted = parts == 2 && word.len() <= 5 || word.ends_with(".x");
    (led && dotted && (word.ends_with(".x") || !matches!(sentence.word(before), "of" | "to" | "from"))).then(|| Time {
        kind: TimeKind::Version,
        at: index..index + 1,
    })
}

/// `v1`, `v2.1`, `v1beta1`, `net6.0`; not `v4` of an address.
fn is_versioned_word(word: &str) -> bool {
    let Some(rest) = word.strip_prefix('v') else {
        return false;
    };
    let begins = rest.starts_with(|c: char| c.is_ascii_digit());
    begins && rest.len() <= 8 && !rest.contains('_')
}
