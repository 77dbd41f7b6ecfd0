//! Spans of time: which name a day to come, and which are a window or the level itself.

use std::ops::Range;

use super::tables::{
    ANCHOR_REACH, ARTICLES, BY, EVENT_REACH, EXPIRING, FROM_THERE, HAPPENING, LASTING,
    LIFETIME_YEARS, LONG_DAYS, MARKS, OF_EACH, OF_PERSONS, RECURRING_REACH, TIMES, TIMES_REACH,
};
use super::{is_mark, lead, looks_back};
use crate::proposal::prose::{Cue, Sentence, Time, TimeKind};

/// `within 2 weeks of launch`, `after three months`, `in the first month`; not `for 30 days`, `30-day retention`, `within 3 days`.
pub(super) fn is_span_to_come(sentence: &Sentence<'_>, time: &Time) -> bool {
    if is_adjective(sentence, time) {
        return MARKS.contains(&sentence.word(time.at.end));
    }
    if is_anchored(sentence, &time.at) {
        return true;
    }
    if expires(sentence)
        || is_lifetime(sentence, time)
        || is_rate(sentence, time)
        || is_in_name(sentence, time)
    {
        return false;
    }
    if lasts(sentence, time)
        || looks_back(sentence, &time.at)
        || recurs(sentence, time)
        || !is_long(sentence, time)
    {
        return false;
    }
    let led = lead(sentence, time.at.start);
    let is_led = BY.contains(&led) || matches!(led, "within" | "in" | "at");
    let is_first =
        sentence.word_before(time.at.start) == "first" || sentence.word(time.at.start) == "first";
    is_alone(sentence, time) || is_led || is_first || is_counted_in(sentence, time)
}

/// "Tokens expire after 15 minutes, refresh tokens after 90 days": what the feature does, every time.
fn expires(sentence: &Sentence<'_>) -> bool {
    (0..sentence.tokens.len()).any(|at| EXPIRING.contains(&sentence.word(at)))
}

/// Whether a span is what is to be reached, and not the time for it.
pub(super) fn is_level(sentence: &Sentence<'_>, at: &Range<usize>) -> bool {
    let frame = sentence
        .times()
        .iter()
        .find(|time| time.at == *at && time.kind == TimeKind::Frame);
    frame.is_some_and(|time| {
        !is_anchored(sentence, at) && !is_months(sentence, time) && !has_other_bar(sentence, time)
    })
}

/// Weeks may be the level itself: "a new team is set up within two weeks". Beside another bar they are not.
fn has_other_bar(sentence: &Sentence<'_>, time: &Time) -> bool {
    const BARS: [Cue; 5] = [
        Cue::Unchanged,
        Cue::Same,
        Cue::Party,
        Cue::Several,
        Cue::Change,
    ];
    let is_apart = |at: &Range<usize>| at.end <= time.at.start || time.at.end <= at.start;
    let other = sentence
        .measures()
        .iter()
        .any(|measure| is_apart(&measure.at));
    let worded = || {
        BARS.into_iter()
            .flat_map(|cue| sentence.of(cue))
            .any(|hit| is_apart(&hit.at))
    };
    let opens = sentence.is(0, Cue::Until) && time.at.start <= 2;
    other || worded() || opens
}

fn is_months(sentence: &Sentence<'_>, time: &Time) -> bool {
    let period = sentence.word(time.at.end - 1);
    ["month", "quarter", "year", "sprint", "mo"]
        .iter()
        .any(|name| period.contains(name))
}

/// Whether what happens stands behind a span: "of launch", "after the rollout", "post-release".
fn is_anchored(sentence: &Sentence<'_>, at: &Range<usize>) -> bool {
    let end = at.end;
    let happens = |from: usize| {
        (from..from + EVENT_REACH)
            .take_while(|at| !is_mark(sentence, *at))
            .any(|at| HAPPENING.into_iter().any(|cue| sentence.is(at, cue)))
    };
    let anchor = (end..end + ANCHOR_REACH)
        .take_while(|at| !is_mark(sentence, *at))
        .find(|at| FROM_THERE.contains(&sentence.word(*at)));
    let is_added = at.start >= 2
        && sentence.word_before(at.start) == "+"
        && HAPPENING
            .into_iter()
            .any(|cue| sentence.is(at.start - 2, cue));
    // "12 months of deprecation" is how long it takes.
    let is_length = |anchor: usize| {
        let led = lead(sentence, at.start);
        sentence.word(anchor) == "of"
            && !BY.contains(&led)
            && !matches!(led, "within" | "in" | "at")
            && sentence.word_before(at.start) != "first"
            && sentence.word(at.start) != "first"
    };
    anchor.is_some_and(|anchor| !is_length(anchor) && happens(anchor + 1)) || is_added
}

/// "30-day": a number with its period in the singular.
pub(super) fn is_adjective(sentence: &Sentence<'_>, time: &Time) -> bool {
    let number = sentence.word(time.at.start);
    let period = sentence.word(time.at.end - 1);
    let is_one = matches!(
        number,
        "1" | "one"
            | "a"
            | "an"
            | "first"
            | "second"
            | "third"
            | "fourth"
            | "next"
            | "end"
            | "this"
            | "half"
    );
    time.at.len() > 1 && !period.ends_with('s') && !is_one
}

pub(super) fn lasts(sentence: &Sentence<'_>, time: &Time) -> bool {
    let start = time.at.start;
    let article = usize::from(
        ARTICLES.contains(&sentence.word_before(start))
            && !LASTING.contains(&sentence.word_before(start)),
    );
    let lead = start.checked_sub(1 + article);
    // "Over the first three months" is from the launch on.
    let is_first = sentence.word(start) == "first"
        && lead.is_some_and(|lead| matches!(sentence.word(lead), "over" | "during" | "throughout"));
    !is_first && lead.is_some_and(|lead| LASTING.contains(&sentence.word(lead)))
}

/// Months and more, or at least two weeks in days.
fn is_long(sentence: &Sentence<'_>, time: &Time) -> bool {
    let period = sentence.word(time.at.end - 1);
    if !period.starts_with("day") {
        return !period.contains("day");
    }
    count(sentence, time).is_some_and(|days| days >= LONG_DAYS)
}

/// The number of a span: 30 of "first 30 days".
fn count(sentence: &Sentence<'_>, time: &Time) -> Option<u32> {
    let mut words = time.at.clone().map(|at| sentence.word(at));
    words.find_map(|word| {
        if word == "ten" {
            Some(10)
        } else {
            word.parse().ok()
        }
    })
}

/// "80% of its capacity after 10 years": how long a thing lasts. Nobody waits that long to look.
fn is_lifetime(sentence: &Sentence<'_>, time: &Time) -> bool {
    sentence.word(time.at.end - 1).starts_with("year")
        && count(sentence, time).is_some_and(|years| years >= LIFETIME_YEARS)
}

/// "Never twice in a month", "three times in a week"
fn is_rate(sentence: &Sentence<'_>, time: &Time) -> bool {
    let near = time.at.start.saturating_sub(TIMES_REACH)..time.at.start;
    matches!(sentence.word(time.at.start), "a" | "an" | "one")
        && near
            .into_iter()
            .any(|at| TIMES.contains(&sentence.word(at)))
}

/// "Reorders within 30 days: 40%": days and weeks in the name of a measure are its window.
fn is_in_name(sentence: &Sentence<'_>, time: &Time) -> bool {
    let is_named = matches!(
        sentence.word(time.at.end),
        ":" | "\t" | "=" | "≥" | ">" | "≤" | "<"
    );
    let is_opening = time.at.start <= 2;
    is_named && !is_opening && !is_months(sentence, time)
}

/// "(6 months)", "Six months: …": in parentheses, or in front of what is to be reached then. Where it is all there is, it is a level as often.
fn is_alone(sentence: &Sentence<'_>, time: &Time) -> bool {
    let (start, end) = (time.at.start, time.at.end);
    let is_enclosed = sentence.word_before(start) == "(" && sentence.word(end) == ")";
    let leads = start == 0 && matches!(sentence.word(end), ":" | "," | "—" | "–");
    is_enclosed || leads
}

/// "six months in", "a year on", "a quarter later"
fn is_counted_in(sentence: &Sentence<'_>, time: &Time) -> bool {
    let word = sentence.word(time.at.end);
    matches!(word, "in" | "on") && is_mark(sentence, time.at.end + 1) || word == "later"
}

/// Whether the span belongs to what happens every time anew: "refunded within 30 days", "still in use after a year", "30-day retention".
fn recurs(sentence: &Sentence<'_>, time: &Time) -> bool {
    let near = time.at.start.saturating_sub(RECURRING_REACH)..time.at.start;
    let mut clause = near.rev().take_while(|at| !is_mark(sentence, *at));
    let after = time.at.end;
    let is_of_each = matches!(sentence.word(after), "of" | "after" | "from")
        && OF_EACH.contains(&sentence.word(after + 1));
    // "In a month of chaos testing"
    let is_length = sentence.word(after) == "of" && sentence.word_before(time.at.start) == "in";
    let is_one =
        |at: usize| sentence.is(at, Cue::Recurring) || OF_PERSONS.contains(&sentence.word(at));
    sentence.has(Cue::Lasting) || is_of_each || is_length || clause.any(is_one)
}
