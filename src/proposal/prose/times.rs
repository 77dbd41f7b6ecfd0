//! The times that a sentence names: dates, time frames, versions and releases, numbered phases.
//!
//! What is a time stands here; what it is the time of is weighed by whoever asks.

mod dates;
mod tables;
mod versions;

use std::ops::Range;

use super::{Cue, Kind, Sentence};
use tables::{BEFORE_PERIOD, CALENDAR, LASTING, PHASE_NUMBERS, STUCK_PERIODS};

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
    /// `two weeks`, `next quarter`, `(5d)`
    Frame,
    /// `version 2.1`, `Kubernetes 1.30`, `v4`
    Version,
    /// `the next minor release`
    Release,
    /// `phase 2`, `step one`, `week 3`
    Phase,
}

/// How far a number may stand from its period, in tokens.
const REACH: usize = 3;

/// What every time has at least one of.
const TOLD: u128 = Cue::set(&[
    Cue::Number,
    Cue::Numbered,
    Cue::Month,
    Cue::Phase,
    Cue::Period,
    Cue::Release,
]);

/// What every time in words begins with.
const BEGIN: u128 = Cue::set(&[
    Cue::Month,
    Cue::Phase,
    Cue::Stage,
    Cue::Which,
    Cue::Counted,
    Cue::WhichPeriod,
]);

/// All times in a sentence, in order.
pub(super) fn find(sentence: &Sentence<'_>) -> Vec<Time> {
    if !sentence.has_any(TOLD) {
        return Vec::new();
    }
    let mut times: Vec<Time> = Vec::new();
    let mut index = 0;
    while index < sentence.tokens.len() {
        let found = at(sentence, index);
        index = found
            .as_ref()
            .map_or(index + 1, |time| time.at.end.max(index + 1));
        times.extend(found);
    }
    times
}

fn at(sentence: &Sentence<'_>, index: usize) -> Option<Time> {
    let begins = match sentence.kind(index)? {
        Kind::Number => true,
        Kind::Word => sentence.gives(index, BEGIN) || sentence.is_numbered(index),
        Kind::Mark(_) | Kind::Code | Kind::Address => false,
    };
    if !begins {
        return None;
    }
    let as_kind = |kind: TimeKind| move |at: Range<usize>| Time { kind, at };
    dates::date(sentence, index)
        .map(as_kind(TimeKind::Date))
        .or_else(|| phase(sentence, index).map(as_kind(TimeKind::Phase)))
        .or_else(|| frame(sentence, index).map(as_kind(frame_kind(sentence, index))))
        .or_else(|| versions::release(sentence, index).map(as_kind(TimeKind::Release)))
        .or_else(|| versions::version(sentence, index).map(as_kind(TimeKind::Version)))
}

/// `phase 2`, `step one`, `milestone 3a`, `week 1`
fn phase(sentence: &Sentence<'_>, index: usize) -> Option<Range<usize>> {
    if !sentence.is(index, Cue::Phase) {
        return None;
    }
    let next = sentence.word(index + 1);
    let digits = next.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_number = next.len() <= 3 && digits.parse::<f32>().is_ok();
    (is_number || PHASE_NUMBERS.contains(&next)).then_some(index..index + 2)
}

/// "The end of the year" and "next quarter" are days of the calendar, "two weeks" a length.
fn frame_kind(sentence: &Sentence<'_>, index: usize) -> TimeKind {
    if CALENDAR.contains(&sentence.word(index)) {
        TimeKind::Date
    } else {
        TimeKind::Frame
    }
}

/// `two weeks`, `4-6 weeks`, `next quarter`, `end of the year`, `(5d)`
fn frame(sentence: &Sentence<'_>, index: usize) -> Option<Range<usize>> {
    let word = sentence.word(index);
    let is_number = sentence.kind(index) == Some(Kind::Number);
    let counts = || is_number && !word.ends_with('%') || sentence.is(index, Cue::Counted);
    let before = sentence.word_before(index);
    let is_led = sentence.has(Cue::Period) && (counts() || sentence.is(index, Cue::WhichPeriod));
    if is_led && !LASTING.contains(&before) {
        let may_pass = |next: &usize| {
            BEFORE_PERIOD.contains(&sentence.word(*next))
                || sentence.kind(*next) == Some(Kind::Number)
        };
        let skipped = (index + 1..index + REACH).take_while(may_pass).count();
        let period = (index + 1..=index + 1 + skipped).find(|next| sentence.is(*next, Cue::Period));
        if let Some(period) = period {
            return Some(index..period + 1);
        }
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_estimate =
        is_number && STUCK_PERIODS.contains(&&word[digits.len()..]) && matches!(before, "(" | "~");
    is_estimate.then_some(index..index + 1)
}
