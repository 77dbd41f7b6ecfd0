//! The number of a proposal: read from where it lies, or from what it says of itself.
//!
//! What counts things and numbers no proposal is left alone: dates, versions, `http2`, `phase-1`.

mod series;
mod tables;

use std::ops::{Range, RangeInclusive};

pub use series::{is_decisions, series};
use tables::{ASIDES, COMPANIONS, LANGUAGES};

use super::metadata::keys;
use super::phase;
use crate::source::{Span, Text};

/// The most digits of a number; more are a point in time.
const MOST_DIGITS: usize = 9;
/// The most letters of a word that no table knows and that may stand before a number.
const PREFIX_LETTERS: usize = 5;
/// A number of so many digits that begins with a zero is one whatever stands before it: `acme-007`.
const PADDED_DIGITS: usize = 3;

/// How many digits the number of a part has.
const PART_DIGITS: usize = 2;

/// So many nines are no number.
const SLOT_DIGITS: usize = 4;

/// Numbers that could as well be years.
pub const YEARS: RangeInclusive<u64> = 1990..=2099;

/// A number that a proposal bears, or is cited by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// What it counts; never zero.
    pub value: u64,
    /// Its digits as they are written.
    pub written: String,
    /// What is written behind it where it has parts of its own, `1` of `0046-01`; else zero.
    pub part: u64,
    /// The letters before it, in lower case: `eip` of `EIP-42`; most often there are none.
    pub prefix: String,
    /// The path of what bears it, up to its own name and without extension. Files with one bearer are one proposal.
    pub bearer: String,
}

/// A number with its place in the proposal that it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The number; its bearer is empty.
    pub number: Number,
    /// The text that the span is a place in.
    pub text: Text,
    /// Where it is written.
    pub span: Span,
}

impl Number {
    /// The number in a file's name, or in that of the folder which the proposal has for itself.
    pub fn of_path(path: &str) -> Option<Self> {
        let (folder, file) = parted(path);
        if folder.split('/').any(|part| is_one_of(part, ASIDES)) {
            return None;
        }
        let (above, name) = parted(folder);
        let own =
            Parts::of_name(stem_of(file), name).map(|parts| parts.borne_by(without_endings(path)));
        let of_folder =
            Parts::of_folder(name, above).map(|parts| parts.borne_by(folder.to_owned()));
        match (own, of_folder) {
            // `0007-maps/0007-maps.md` and `0007-maps/notes.md` are one proposal.
            (Some(own), Some(of_folder)) if own.value == of_folder.value => Some(of_folder),
            (own, of_folder) => own.or(of_folder),
        }
    }

    /// The number that a text is and nothing else: `0042`, `#42`, `EIP-42`, `RFC 0042`.
    pub fn of_id(text: &str) -> Option<Self> {
        let text = text.trim();
        let bare = text.strip_prefix('#').unwrap_or(text);
        let parts = Parts::split(bare)?;
        let is_short = bare.len() == text.len() || parts.prefix.is_empty();
        let is_whole = parts.digits.end == bare.len() && parts.is_number();
        (is_whole && is_short && parts.prefix.len() <= "proposal".len())
            .then(|| parts.borne_by(String::new()))
    }

    /// Whether the letters before it are what a process calls its proposals.
    pub fn is_of_a_process(&self) -> bool {
        is_process(&self.prefix)
    }
}

/// What bears the number of the proposal at a path, or would if it had one.
pub fn bearer_of(path: &str) -> String {
    Number::of_path(path).map_or_else(|| without_endings(path), |number| number.bearer)
}

/// A path without extension, language and "annex"; the folder of a `README`.
fn without_endings(path: &str) -> String {
    let (folder, file) = parted(path);
    let stem = stem_of(file);
    let is_index = ["readme", "index", "_index"].contains(&stem.to_lowercase().as_str());
    let stem = without_companion(stem);
    match folder {
        "" => stem.to_owned(),
        folder if is_index => folder.to_owned(),
        folder => format!("{folder}/{stem}"),
    }
}

/// A name without what makes it the second file of a proposal: `0007-maps-annex1`.
fn without_companion(stem: &str) -> &str {
    let words = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    let words = words.trim_end_matches(['-', '_', '.']);
    match words.rsplit_once(['-', '_', '.']) {
        Some((before, word)) if !before.is_empty() && is_one_of(word, COMPANIONS) => before,
        _ => stem,
    }
}

/// A path's folder and the name in it.
pub fn parted(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// A file's name without its extension and without the language that it is translated to.
pub fn stem_of(file: &str) -> &str {
    let mut stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    // Up to three times, for language, script and country: `zh-Hans-CN`.
    for _ in 0..3 {
        match stem.rsplit_once(['.', '-', '_']) {
            Some((before, tag)) if !before.is_empty() && is_one_of(tag, LANGUAGES) => stem = before,
            _ => break,
        }
    }
    stem
}

/// A name taken apart: letters, a mark between, digits.
struct Parts<'a> {
    name: &'a str,
    prefix: &'a str,
    is_parted: bool,
    digits: Range<usize>,
}

impl<'a> Parts<'a> {
    fn split(name: &'a str) -> Option<Self> {
        let letters = run(name, |c| c.is_ascii_alphabetic());
        let gap = usize::from(letters > 0 && name[letters..].starts_with(['-', '_', ' ']));
        let start = letters + gap;
        let digits = start..start + run(&name[start..], |c| c.is_ascii_digit());
        (!digits.is_empty()).then(|| Self {
            name,
            prefix: &name[..letters],
            is_parted: gap > 0,
            digits,
        })
    }

    /// The number in the name of what lies in a folder of that name.
    fn of_name(name: &'a str, folder: &str) -> Option<Self> {
        let parts = Self::split(name)?;
        let after = &name[parts.digits.end..];
        let ends = after.is_empty()
            || after.starts_with(['-', '_', ' ', ',', ':', ')'])
            || after.starts_with('.') && !after[1..].starts_with(|c: char| c.is_ascii_digit());
        (ends && parts.is_number() && parts.may_follow_its_prefix(folder)).then_some(parts)
    }

    /// The number of a folder that holds one proposal, and not those of a year, a status or a release.
    fn of_folder(name: &'a str, above: &str) -> Option<Self> {
        let parts = Self::of_name(name, parted(above).1)?;
        (!is_year(name) && !is_status(name)).then_some(parts)
    }

    fn written(&self) -> &'a str {
        &self.name[self.digits.clone()]
    }

    fn value(&self) -> Option<u64> {
        let digits = self.written();
        (digits.len() <= MOST_DIGITS).then(|| digits.parse().ok())?
    }

    /// The two digits behind a padded number, and before nothing but its end or a name: `0046-01`, `0046-01-maps`.
    fn part(&self) -> u64 {
        let rest = &self.name[self.digits.end..];
        let rest = rest.strip_prefix('-').unwrap_or_default();
        let digits = run(rest, |c| c.is_ascii_digit());
        let ends = rest.len() == digits || rest[digits..].starts_with(['-', '_', ' ', '.']);
        let is_part = self.written().starts_with('0') && digits == PART_DIGITS && ends;
        let part = is_part.then(|| rest[..digits].parse().ok());
        part.flatten().unwrap_or_default()
    }

    fn is_number(&self) -> bool {
        let digits = self.written();
        let is_date = is_date(digits, &self.name[self.digits.end..]);
        // Stands for a number that is not known yet, as `0000` does.
        let is_slot = digits.len() >= SLOT_DIGITS && digits.bytes().all(|digit| digit == b'9');
        !is_date && !is_slot && self.value().is_some_and(|value| value > 0)
    }

    /// Whether the letters before the digits number proposals: `eip42`, `idea-7` in `ideas`, `acme-007`.
    fn may_follow_its_prefix(&self, folder: &str) -> bool {
        let written = self.written();
        let is_padded = written.len() >= PADDED_DIGITS && written.starts_with('0');
        self.prefix.is_empty()
            || is_process(self.prefix)
            || is_name_of(self.prefix, folder)
            || self.is_parted && is_padded && self.prefix.len() <= PREFIX_LETTERS
    }

    fn borne_by(&self, bearer: String) -> Number {
        Number {
            value: self.value().unwrap_or_default(),
            part: self.part(),
            written: self.written().to_owned(),
            prefix: self.prefix.to_lowercase(),
            bearer,
        }
    }
}

fn run(text: &str, fits: impl Fn(char) -> bool) -> usize {
    text.find(|c| !fits(c)).unwrap_or(text.len())
}

/// Whether a word is what a process calls its proposals: `rfc`, `eip`, and new ones made the same way.
pub fn is_process(word: &str) -> bool {
    let word = word.to_lowercase();
    let is_made_alike = word.len() == 3 && (word.ends_with("ip") || word.ends_with("ep"));
    is_made_alike || keys::is_process(&word)
}

/// Whether a folder is called for what its files are: `EIPS` for `eip`.
pub fn is_name_of(prefix: &str, folder: &str) -> bool {
    let (prefix, folder) = (prefix.to_lowercase(), folder.to_lowercase());
    let singular = folder.strip_suffix('s').unwrap_or(&folder);
    prefix == singular || prefix == folder
}

/// Whether a name begins as dates do: `2024-01-01-x`, `2024-03-x`, `2024-q3-x`, `20240101-x`, `202403-x`, `12-31-2024`,
/// `24-01-01-x`.
fn is_date(digits: &str, after: &str) -> bool {
    let is_month = |text: &str| (1..=12).contains(&text.parse::<u8>().unwrap_or_default());
    let mut parts = after.split(['-', '_', ' ', '.']).skip(1);
    let (first, second) = (parts.next().unwrap_or_default(), parts.next());
    match digits.len() {
        6 | 8 => is_year(&digits[..4]) && is_month(&digits[4..6]),
        4 if is_year(digits) => is_quarter(first) || begins_with_month(after),
        1 | 2 => {
            let is_short = |part: &str| part.len() <= 2 && part.parse::<u8>().is_ok();
            let is_day = second.is_some_and(|day| {
                day.len() == 2 && (1..=31).contains(&day.parse::<u8>().unwrap_or_default())
            });
            let is_year_first = digits.len() == 2 && first.len() == 2 && is_month(first);
            is_short(first) && second.is_some_and(is_year) || is_year_first && is_day
        }
        _ => false,
    }
}

/// Whether what follows a year begins with a month.
fn begins_with_month(after: &str) -> bool {
    let rest = after.strip_prefix(['-', '_', ' ']).unwrap_or_default();
    let digits = run(rest, |c| c.is_ascii_digit());
    digits == 2 && (1..=12).contains(&rest[..2].parse::<u8>().unwrap_or_default())
}

/// Whether a word is a part of a year: `q3`, `H1`.
fn is_quarter(word: &str) -> bool {
    let word = word.to_lowercase();
    matches!(word.as_str(), "q1" | "q2" | "q3" | "q4" | "h1" | "h2")
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse().is_ok_and(|year| YEARS.contains(&year))
}

/// Whether a folder holds the proposals of one status: `Draft`, `1-Draft`, `archive`.
pub fn is_status(folder: &str) -> bool {
    let number = run(folder, |c| c.is_ascii_digit());
    let bare = match folder[number..].strip_prefix(['-', '_', ' ']) {
        Some(rest) if number > 0 => rest,
        _ => folder
            .strip_prefix(['x', 'X'])
            .and_then(|rest| rest.strip_prefix('-'))
            .unwrap_or(folder),
    };
    let words = bare.to_lowercase().replace(['-', '_'], " ");
    words == "archive" || phase::is_status(&words)
}

fn is_language(tag: &str) -> bool {
    tag.split(['-', '_']).all(|part| is_one_of(part, LANGUAGES))
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.contains(&name.to_lowercase().as_str())
}

#[cfg(test)]
mod tests;
