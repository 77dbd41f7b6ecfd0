//! The days that the value of a key names: `2027-03-01`, `3 March 2027`, `03/2027`.
//!
//! Which days there are is for the calendar of `jiff` to say. Words that name no day for sure are no mistake yet.

use jiff::civil::Date;
use jiff::fmt::strtime;

/// Years that a proposal may speak of.
const YEARS: std::ops::RangeInclusive<i16> = 1950..=2199;

/// How a day with the name of its month is written once marks are spaces; a day stands before a month and year alone.
const FORMATS: &[&str] = &[
    "%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%Y %b %d", "%Y %B %d",
];

/// Names of months as they begin.
const MONTHS: &[&str] = &[
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The most words of a value that is looked at as one; more are a remark.
const FEW_WORDS: usize = 4;

/// Words that stand for a day that is told elsewhere.
const ELSEWHERE: &[&str] = &["date", "day", "time", "timestamp", "today", "now"];

/// Why a day cannot be where it is not clear which part of it is the month.
const NO_SUCH_DAY: &str = "no month has such a day";

/// Words that stand where no day can be told.
const NO_DAY: &[&str] = &[
    "never",
    "unknown",
    "ongoing",
    "pending",
    "not yet",
    "unreleased",
    "unscheduled",
    "various",
    "continuous",
    "rolling",
    "undated",
];

/// The days that a date may mean: one, or all of a month or year; with a time of day, also those beside it in other zones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    first: Date,
    last: Date,
}

impl Days {
    /// Whether all of these days are before all of the others.
    pub fn are_before(self, other: Self) -> bool {
        self.last < other.first
    }

    /// Whether all of these days are before a day.
    pub fn are_before_day(self, day: Date) -> bool {
        self.last < day
    }

    fn one(date: Date) -> Self {
        Self {
            first: date,
            last: date,
        }
    }

    fn month(date: Date) -> Self {
        Self {
            first: date.first_of_month(),
            last: date.last_of_month(),
        }
    }

    fn both(self, other: Self) -> Self {
        Self {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
        }
    }

    /// The same moment in another zone may be a day off.
    fn anywhere(self) -> Self {
        Self {
            first: self.first.yesterday().unwrap_or(self.first),
            last: self.last.tomorrow().unwrap_or(self.last),
        }
    }
}

/// What words say of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// They are a date and nothing else.
    Days(Days),
    /// They are written as a date that no calendar has: why, in a sentence.
    Impossible(String),
    /// They are something else, which may well tell a day.
    Unclear,
    /// Nothing in them could be a date.
    NoDate,
}

/// Reads a date.
pub fn read(words: &str) -> Written {
    let words = words
        .trim()
        .trim_end_matches(['.', ',', ';'])
        .trim_matches(['"', '\'', '(', ')', '{', '}', '*', '_']);
    let (day, has_time) = without_time(words);
    match numeric(day).or_else(|| named(words)) {
        Some(Written::Days(days)) if has_time => Written::Days(days.anywhere()),
        Some(written) => written,
        None => in_passing(words),
    }
}

/// `2027-03-01T12:00:00Z`, `2027-03-01 12:00 UTC`: the date, and whether a time of day follows it.
fn without_time(words: &str) -> (&str, bool) {
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.');
    let Some(end) = words.find(|c| !is_digit(c)) else {
        return (words, false);
    };
    let (day, rest) = words.split_at(end);
    let time = rest.trim_start_matches(['T', 't', ' ']);
    let is_time = time.starts_with(|c: char| c.is_ascii_digit())
        && time.contains(':')
        && time
            .chars()
            .all(|c| c.is_ascii_digit() || ":.+- zZUTCGM".contains(c));
    if is_time { (day, true) } else { (words, false) }
}

/// `2027-03-01`, `2027/3`, `01.03.2027`, `20270301`, `2027`
fn numeric(words: &str) -> Option<Written> {
    let mark = words
        .chars()
        .find(|c| !c.is_ascii_digit())
        .unwrap_or_default();
    if !matches!(mark, '-' | '/' | '.' | '\0') {
        return None;
    }
    let parts: Option<Vec<(i16, usize)>> = words
        .split(mark)
        .map(|part| Some((part.parse().ok()?, part.len())))
        .collect();
    let Some(parts) = parts else {
        return compact(words);
    };
    match parts[..] {
        [(year, 4)] => year_alone(year),
        [(year, 4), (month, 1..=2)] if mark != '.' => month_of(year, month),
        [(month, 1..=2), (year, 4)] if mark != '.' => month_of(year, month),
        [(year, 4), (month, 1..=2), (day, 1..=2)] => day_of(year, month, day, mark),
        [(first, 1..=2), (second, 1..=2), (year, 4)] => either(year, first, second, mark),
        _ => None,
    }
}

/// `20270301`
fn compact(words: &str) -> Option<Written> {
    let is_compact = words.len() == 8 && words.bytes().all(|byte| byte.is_ascii_digit());
    let part = |range: std::ops::Range<usize>| words.get(range)?.parse().ok();
    let (year, month, day) = (part(0..4)?, part(4..6)?, part(6..8)?);
    let date = is_compact.then(|| date(year, month, day)).flatten()?;
    Some(Written::Days(Days::one(date)))
}

fn year_alone(year: i16) -> Option<Written> {
    let (first, last) = (date(year, 1, 1)?, date(year, 12, 31)?);
    Some(Written::Days(Days { first, last }))
}

fn month_of(year: i16, month: i16) -> Option<Written> {
    if let Some(date) = date(year, month, 1) {
        return Some(Written::Days(Days::month(date)));
    }
    // `2019-20` spans two years.
    None
}

fn day_of(year: i16, month: i16, day: i16, mark: char) -> Option<Written> {
    if let Some(date) = date(year, month, day) {
        return Some(Written::Days(Days::one(date)));
    }
    // Zeros stand for what is not known, and a version may look like a date with points.
    if !YEARS.contains(&year) || month == 0 || day == 0 || mark == '.' {
        return None;
    }
    let why = match date(year, month, 1) {
        Some(first) => length_of(first),
        None if date(year, day, month).is_some() => {
            format!("there is no month {month}; the month stands before the day")
        }
        None => format!("there is no month {month}"),
    };
    Some(Written::Impossible(why))
}

/// The day before the month, or after it: who reads it cannot know.
fn either(year: i16, first: i16, second: i16, mark: char) -> Option<Written> {
    let days = [date(year, second, first), date(year, first, second)];
    let days = days.into_iter().flatten().map(Days::one);
    if let Some(days) = days.reduce(Days::both) {
        return Some(Written::Days(days));
    }
    // With points it may be a version, unless it could be a day of some month: `31.04.2027`.
    let is_day = mark != '.' || (first <= 31 && second <= 12);
    let is_certain = YEARS.contains(&year) && first > 0 && second > 0 && is_day;
    is_certain.then(|| Written::Impossible(NO_SUCH_DAY.to_owned()))
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    YEARS
        .contains(&year)
        .then(|| Date::new(year, month, day).ok())?
}

/// `3 March 2027`, `Mar 3rd, 2027`, `29-Oct-2019`, `March 2027`
fn named(words: &str) -> Option<Written> {
    if words.len() > 40 {
        return None;
    }
    let parts: Vec<&str> = words
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '.' | '/'))
        .filter(|part| !part.is_empty() && *part != "of")
        .map(without_ordinal)
        .collect();
    let is_month = |part: &&str| MONTHS.iter().any(|month| is_prefix(part, month));
    parts.iter().find(|part| is_month(part))?;
    match parts[..] {
        [_, _, _] => parse(&parts.join(" ")).map(|written| {
            written.map_or_else(Written::Impossible, |date| Written::Days(Days::one(date)))
        }),
        [_, _] => parse(&format!("1 {}", parts.join(" ")))
            .or_else(|| parse(&format!("{} 1", parts.join(" "))))
            .and_then(Result::ok)
            .map(|date| Written::Days(Days::month(date))),
        _ => None,
    }
}

/// The date in one of the formats; an error says why the calendar has none.
fn parse(words: &str) -> Option<Result<Date, String>> {
    let found = FORMATS
        .iter()
        .find_map(|format| strtime::parse(format, words).ok())?;
    let year = found.year().filter(|year| YEARS.contains(year))?;
    Some(found.to_date().map_err(|_| {
        let first = found
            .month()
            .and_then(|month| Date::new(year, month, 1).ok());
        first.map_or_else(|| NO_SUCH_DAY.to_owned(), length_of)
    }))
}

/// "February 2027 has 28 days"
fn length_of(month: Date) -> String {
    format!(
        "{} has {} days",
        month.strftime("%B %Y"),
        month.days_in_month()
    )
}

fn is_prefix(word: &str, prefix: &str) -> bool {
    let start = word.get(..prefix.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// `3rd` without its letters.
fn without_ordinal(word: &str) -> &str {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_ordinal =
        !digits.is_empty() && ["st", "nd", "rd", "th"].contains(&&word[digits.len()..]);
    if is_ordinal { digits } else { word }
}

/// What other words tell: a day that cannot be, something that may be one, or none.
fn in_passing(words: &str) -> Written {
    let dates = words.split(|c: char| !(c.is_ascii_digit() || c == '-'));
    let impossible = dates
        .filter(|part| part.len() == "2027-03-01".len())
        .filter_map(numeric)
        .find(|written| matches!(written, Written::Impossible(_)));
    if let Some(impossible) = impossible {
        return impossible;
    }
    let is_small_number = words.len() <= 3 && words.bytes().all(|byte| byte.is_ascii_digit());
    if is_small_number && !words.is_empty() {
        return Written::NoDate;
    }
    if may_tell(words) {
        Written::Unclear
    } else {
        Written::NoDate
    }
}

/// Whether words may tell a day or where one is told: digits, a month, a link, a template's own words, other scripts.
fn may_tell(words: &str) -> bool {
    let lower = words.to_lowercase();
    let holds = |marks: &[&str]| marks.iter().any(|mark| lower.contains(mark));
    let mut parts = lower.split(|c: char| !c.is_alphanumeric());
    !words.is_ascii()
        || words.contains(|c: char| c.is_ascii_digit())
        || holds(&["://", "yyyy", "see ", "[", "{", "<"])
        || NO_DAY.contains(&lower.as_str())
        || words.split_whitespace().nth(FEW_WORDS).is_some()
        || parts.any(|part| {
            ELSEWHERE.contains(&part) || MONTHS.iter().any(|month| part.starts_with(month))
        })
}

#[cfg(test)]
mod tests;
