//! Whether a sentence says by when the metric is to be reached, and which words say it.
//!
//! A date, a release or a span counts where something leads it in as a day to come. The window over which a thing is measured ("for 30 days",
//! "30-day retention", "per week") and the level of a thing that is done every time ("within two days") do not.

use std::ops::Range;

use crate::proposal::prose::{Cue, Kind, Sentence, Time, TimeKind};

/// Words that lead a day to come in.
const BY: &[&str] = &["by", "before", "until", "till", "after"];

/// Words that lead a day to come in, or a place.
const IN: &[&str] = &["in", "with", "at", "within", "on", "for", "as", "from"];

/// Before a date these look back, or count from it.
const SINCE: &[&str] = &[
    "since", "from", "than", "with", "of", "between", "per", "to", "like",
];

/// Between a lead and its time.
const ARTICLES: &[&str] = &[
    "the",
    "a",
    "an",
    "our",
    "its",
    "about",
    "around",
    "roughly",
    "approximately",
    "~",
    "end",
    "of",
    "close",
    "first",
    "public",
    "full",
    "general",
    "next",
    "stable",
    "product",
    "production",
];

/// Words that make the time of an end or a beginning of it a day: "the end of Q3".
const EDGES: &[&str] = &["end", "start", "beginning", "middle", "close", "mid"];

/// Words that count a span from something that happens.
const FROM_THERE: &[&str] = &[
    "after",
    "of",
    "from",
    "post",
    "into",
    "following",
    "past",
    "in",
    "since",
    "later",
];

/// What is counted through and belongs to the calendar.
const CALENDAR: &[&str] = &[
    "week",
    "day",
    "month",
    "quarter",
    "year",
    "sprint",
    "iteration",
];

/// After a span in the singular these name a day: "the 90-day mark".
const MARKS: &[&str] = &[
    "mark",
    "review",
    "checkpoint",
    "check",
    "target",
    "goal",
    "deadline",
    "milestone",
    "point",
    "checkin",
    "targets",
    "goals",
    "review",
];

/// What is measured over a window.
const WINDOWS: &[&str] = &[
    "retention",
    "churn",
    "ltv",
    "window",
    "rolling",
    "moving",
    "average",
    "trailing",
    "active",
];

/// Words that make a span a window of its own.
const LASTING: &[&str] = &[
    "for",
    "over",
    "per",
    "every",
    "each",
    "last",
    "past",
    "across",
    "during",
    "throughout",
    "than",
    "any",
    "previous",
    "average",
    "rolling",
    "trailing",
    "of",
    "their",
    "user's",
    "to",
];

/// How far a word that counts from there may stand behind a span.
const ANCHOR_REACH: usize = 3;
/// How far what happens may stand behind that word.
const EVENT_REACH: usize = 5;
/// Spans of days below this are as often levels: "refunded within 3 days".
const LONG_DAYS: u32 = 14;

/// The tokens that say by when.
pub(super) fn find(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let counts = |time: &&Time| match time.kind {
        TimeKind::Date => is_date_to_come(sentence, time),
        TimeKind::Phase => is_counted_through(sentence, time),
        TimeKind::Version | TimeKind::Release => is_release_to_come(sentence, time),
        TimeKind::Frame => is_span_to_come(sentence, time),
    };
    let time = sentence.times.iter().find(counts);
    time.map(|time| time.at.clone()).or_else(|| event(sentence))
}

/// Whether a name, such as the head of a column, is a span and little else: `30 days`, `Target (6 months)`.
pub(super) fn is_named(sentence: &Sentence<'_>) -> bool {
    let is_span = |time: &Time| {
        matches!(
            time.kind,
            TimeKind::Frame | TimeKind::Version | TimeKind::Release
        ) && !is_adjective(sentence, time)
            && !lasts(sentence, time)
    };
    sentence.length() <= 4 && sentence.times.iter().any(is_span)
}

/// `by 2027-03-15`, `(Q3 2027)`, `by the end of the year`; not "900 in March, as measured today".
fn is_date_to_come(sentence: &Sentence<'_>, time: &Time) -> bool {
    let lead = lead(sentence, time.at.start);
    if BY.contains(&lead) {
        return true;
    }
    let is_edge = sentence.word_before(time.at.start) == "of"
        && (time.at.start.saturating_sub(3)..time.at.start)
            .any(|at| EDGES.contains(&sentence.word(at)));
    is_edge
        || !SINCE.contains(&sentence.word_before(time.at.start)) && !looks_back(sentence, &time.at)
}

/// `Month 6`, `after phase 2`; a phase that only opens a line is its name.
fn is_counted_through(sentence: &Sentence<'_>, time: &Time) -> bool {
    let noun = sentence.word(time.at.start).trim_end_matches('s');
    let next = sentence.word(time.at.end);
    if CALENDAR.contains(&noun) {
        let number = sentence.word(time.at.end - 1);
        let is_first_day = noun == "day" && matches!(number, "1" | "one");
        return !is_first_day
            && number.starts_with(|c: char| c.is_ascii_digit())
            && !WINDOWS.contains(&next);
    }
    let lead = lead(sentence, time.at.start);
    BY.contains(&lead) && !looks_back(sentence, &time.at)
}

/// `by v2.0`, `in the next release`; not `on Kubernetes 1.30`.
fn is_release_to_come(sentence: &Sentence<'_>, time: &Time) -> bool {
    if looks_back(sentence, &time.at) {
        return false;
    }
    let lead = lead(sentence, time.at.start);
    let is_release = time.kind == TimeKind::Release || sentence.is(time.at.start, Cue::Release);
    let is_bare = time.at.len() == 1;
    BY.contains(&lead)
        || lead == "within" && is_release
        || (is_release || is_bare) && matches!(lead, "in" | "with" | "at")
}

/// `within 2 weeks of launch`, `after three months`, `six months in`; not `for 30 days`, `30-day retention`, `within 3 days`.
fn is_span_to_come(sentence: &Sentence<'_>, time: &Time) -> bool {
    if is_adjective(sentence, time) {
        return MARKS.contains(&sentence.word(time.at.end));
    }
    if is_anchored(sentence, time) {
        return true;
    }
    if lasts(sentence, time) || looks_back(sentence, &time.at) {
        return false;
    }
    let led = lead(sentence, time.at.start);
    let is_led = BY.contains(&led) || matches!(led, "within" | "in" | "at");
    let is_long = is_long(sentence, time);
    if is_alone(sentence, time) {
        return is_long;
    }
    is_led && is_long && !is_of_chores(sentence)
}

/// Whether what happens stands behind a span: "of launch", "after the rollout", "post-release".
fn is_anchored(sentence: &Sentence<'_>, time: &Time) -> bool {
    let end = time.at.end;
    let happens = |from: usize| {
        (from..from + EVENT_REACH)
            .take_while(|at| !is_mark(sentence, *at))
            .any(|at| sentence.is(at, Cue::Event) || sentence.is(at, Cue::Delivery))
    };
    let anchor = (end..end + ANCHOR_REACH)
        .take_while(|at| !is_mark(sentence, *at))
        .find(|at| FROM_THERE.contains(&sentence.word(*at)));
    let is_added = time.at.start >= 2
        && sentence.word_before(time.at.start) == "+"
        && sentence.is(time.at.start - 2, Cue::Event);
    anchor.is_some_and(|anchor| happens(anchor + 1)) || is_added
}

/// "30-day": a number with its period in the singular.
fn is_adjective(sentence: &Sentence<'_>, time: &Time) -> bool {
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

fn lasts(sentence: &Sentence<'_>, time: &Time) -> bool {
    let start = time.at.start;
    let article = usize::from(
        ARTICLES.contains(&sentence.word_before(start))
            && !LASTING.contains(&sentence.word_before(start)),
    );
    let lead = start.checked_sub(1 + article);
    lead.is_some_and(|lead| LASTING.contains(&sentence.word(lead)))
}

/// Months and more, or at least two weeks in days.
fn is_long(sentence: &Sentence<'_>, time: &Time) -> bool {
    let period = sentence.word(time.at.end - 1);
    if !period.starts_with("day") {
        return !period.contains("day");
    }
    let number = sentence.word(time.at.start);
    number.parse::<u32>().is_ok_and(|days| days >= LONG_DAYS)
}

/// "(6 months)", "— 90 days", "Within three months: …": a span between marks.
fn is_alone(sentence: &Sentence<'_>, time: &Time) -> bool {
    let opens = time
        .at
        .start
        .checked_sub(1)
        .is_none_or(|before| is_mark(sentence, before));
    opens && is_mark(sentence, time.at.end)
}

/// What is done every time has its span as its level.
fn is_of_chores(sentence: &Sentence<'_>) -> bool {
    sentence.has(Cue::Chores)
}

/// "by launch", "before the release", "at the end of the pilot"
fn event(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    (0..sentence.tokens.len()).find_map(|start| {
        let word = sentence.word(start);
        let is_lead = BY.contains(&word) || matches!(word, "at" | "on" | "upon" | "when");
        if !is_lead {
            return None;
        }
        let skipped = (start + 1..start + 6)
            .take_while(|at| ARTICLES.contains(&sentence.word(*at)))
            .count();
        let at = start + 1 + skipped;
        let is_end = (start + 1..at).any(|at| EDGES.contains(&sentence.word(at)));
        let is_event = sentence.is(at, Cue::Event) && matches!(word, "by" | "before" | "until");
        let is_day = matches!(sentence.word(at), "launch" | "ga" | "release") && word == "at";
        let is_span = sentence.is(at, Cue::Span) && (is_end || word == "after" && skipped > 0);
        (is_event || is_day || is_span).then_some(start..at + 1)
    })
}

/// The word that leads a time in, articles passed over.
fn lead<'a>(sentence: &'a Sentence<'_>, start: usize) -> &'a str {
    let before = (0..start).rev().take(4);
    let skipped = before
        .take_while(|at| ARTICLES.contains(&sentence.word(*at)))
        .count();
    let lead = sentence.word_before(start - skipped);
    if BY.contains(&lead) || IN.contains(&lead) {
        lead
    } else {
        sentence.word_before(start)
    }
}

/// Whether the clause around tells what was.
fn looks_back(sentence: &Sentence<'_>, at: &Range<usize>) -> bool {
    const BACK: [Cue; 5] = [
        Cue::Today,
        Cue::Past,
        Cue::Found,
        Cue::Versus,
        Cue::Baseline,
    ];
    let before = (0..at.start).rev().take_while(|at| !is_mark(sentence, *at));
    let after = (at.end..sentence.tokens.len()).take_while(|at| !is_mark(sentence, *at));
    before
        .chain(after)
        .take(REACH)
        .any(|at| BACK.into_iter().any(|cue| sentence.is(at, cue)))
}

/// How many tokens of a clause are looked at.
const REACH: usize = 24;

fn is_mark(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(
        sentence.kind(at),
        None | Some(Kind::Mark(
            ',' | ';' | '(' | ')' | ':' | '\t' | '—' | '–' | '.' | '|'
        ))
    )
}
