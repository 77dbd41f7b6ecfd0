//! Whether a sentence says by when the metric is to be reached, and which words say it.
//!
//! A date, a release or a span counts where something leads it in as a day to come. The window over which a thing is measured ("for 30 days",
//! "30-day retention", "per week") and the level of a thing that is done every time ("within two days") do not.

mod events;
mod spans;
mod tables;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::proposal::prose::{Cue, Kind, Sentence, Time, TimeKind};
use spans::{is_adjective, is_level, is_span_to_come, lasts};
use tables::{
    AMOUNTS, ANCHOR_REACH, ANNOUNCING, ARTICLES, ASIDE_REACH, BY, CALENDAR, EDGES, FEW_WORDS, IN,
    MARKS, NAMED_BY_DATE, SINCE,
};

/// The tokens that say by when. A time that stands with no bar, and with nobody who looks, is of something else.
pub(super) fn find(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    find_in_name(sentence).filter(|at| is_tied(sentence, at) && !is_level(sentence, at))
}

/// The same in a heading, a label or the head of a column, which speak of what stands below.
pub(super) fn find_in_name(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let counts = |time: &&Time| match time.kind {
        TimeKind::Date => is_date_to_come(sentence, time),
        TimeKind::Phase => is_counted_through(sentence, time),
        TimeKind::Version | TimeKind::Release => is_release_to_come(sentence, time),
        TimeKind::Frame => is_span_to_come(sentence, time),
    };
    let time = sentence.times().iter().find(counts);
    time.map(|time| time.at.clone())
        .or_else(|| events::event(sentence))
        .or_else(|| events::period_after(sentence))
        .or_else(|| events::next(sentence))
        .or_else(|| hours(sentence))
        .or_else(|| year_end(sentence))
        .or_else(|| quarter(sentence))
        .or_else(|| version_in_code(sentence))
}

/// Whether a bar, or somebody who looks, stands in the same sentence; a line of few words has its bar beside it.
fn is_tied(sentence: &Sentence<'_>, at: &Range<usize>) -> bool {
    const TIES: [Cue; 10] = [
        Cue::Unchanged,
        Cue::Same,
        Cue::Party,
        Cue::Change,
        Cue::Success,
        Cue::Gate,
        Cue::Bar,
        Cue::Comparator,
        Cue::Check,
        Cue::Measure,
    ];
    let is_apart = |other: &Range<usize>| other.end <= at.start || at.end <= other.start;
    let opens = at.start <= 2 && (0..=at.start).any(|at| BY.contains(&sentence.word(at)));
    let is_amount = |other: usize| {
        sentence.kind(other) == Some(Kind::Number)
            && !sentence.times().iter().any(|time| time.at.contains(&other))
    };
    let plain = || (0..sentence.tokens.len()).any(is_amount);
    let numbered = || {
        sentence
            .measures()
            .iter()
            .any(|measure| is_apart(&measure.at))
    };
    let worded = || {
        TIES.into_iter()
            .flat_map(|cue| sentence.of(cue))
            .any(|hit| is_apart(&hit.at))
    };
    let amount = || (0..sentence.tokens.len()).any(|at| AMOUNTS.contains(&sentence.word(at)));
    opens || sentence.length() <= FEW_WORDS || plain() || numbered() || worded() || amount()
}

/// Whether a name, such as the head of a column, is a span and little else: `30 days`, `Target (6 months)`.
pub(super) fn is_named(sentence: &Sentence<'_>) -> bool {
    // "v2" beside "v1" is the thing as it becomes, "2.1" a release.
    let is_generation = |time: &Time| {
        time.kind == TimeKind::Version && !sentence.word(time.at.end - 1).contains('.')
    };
    let is_span = |time: &Time| {
        matches!(
            time.kind,
            TimeKind::Frame | TimeKind::Version | TimeKind::Release
        ) && !is_adjective(sentence, time)
            && !is_generation(time)
            && !lasts(sentence, time)
    };
    sentence.length() <= 4 && sentence.times().iter().any(is_span)
}

/// `by 2027-03-15`, `(Q3 2027)`, `by the end of the year`; not "the level of March 2026", "900 in March, as measured".
fn is_date_to_come(sentence: &Sentence<'_>, time: &Time) -> bool {
    let start = time.at.start;
    // "By the next working day": of whatever happens, every time.
    if sentence.word(time.at.end - 1) == "day" {
        return false;
    }
    if BY.contains(&lead(sentence, start)) || is_announced(sentence, start) {
        return true;
    }
    // "from May on"
    let is_onward = matches!(sentence.word(time.at.end), "on" | "onward" | "onwards");
    if is_onward && sentence.word_before(start) == "from" {
        return true;
    }
    if sentence.word(start) == "following"
        || is_of_then(sentence, time)
        || is_bare_name(sentence, time)
    {
        return false;
    }
    // A day stands before its month.
    let is_day = start > 0 && sentence.kind(start - 1) == Some(Kind::Number);
    let start = start - usize::from(is_day);
    // "3 March and 19 May": both or none.
    let before = sentence
        .times()
        .iter()
        .find(|before| before.at.end + 1 == start);
    let joined = before.filter(|_| matches!(sentence.word_before(start), "and" | "or" | "," | "&"));
    if let Some(before) = joined {
        return is_date_to_come(sentence, before);
    }
    let near = start.saturating_sub(3)..start;
    let says = |words: &[&str]| near.clone().any(|at| words.contains(&sentence.word(at)));
    let is_edge = sentence.word_before(start) == "of" && says(EDGES);
    // "March 2026 levels"
    let is_name = sentence.kind(time.at.end) == Some(Kind::Word)
        && NAMED_BY_DATE.contains(&sentence.word(time.at.end));
    is_edge || !says(SINCE) && !is_name && !looks_back(sentence, &time.at)
}

/// "The deadline for all of them is 30 June."
fn is_announced(sentence: &Sentence<'_>, start: usize) -> bool {
    let clause = (0..start)
        .rev()
        .take_while(|at| !is_clause_end(sentence, *at));
    clause
        .take(REACH)
        .any(|at| ANNOUNCING.contains(&sentence.word(at)))
}

/// "99.8% (99.1% in May)": what it was then.
fn is_of_then(sentence: &Sentence<'_>, time: &Time) -> bool {
    let open = time.at.start.saturating_sub(ASIDE_REACH)..time.at.start;
    let is_number = |at: usize| sentence.kind(at) == Some(Kind::Number);
    open.into_iter()
        .any(|at| sentence.word(at) == "(" && is_number(at + 1) && at > 0 && (is_number(at - 1)))
        && sentence.word(time.at.end) == ")"
}

/// A year in parentheses that may be any number, `(2048)`; capitals that may be any name, `SEP`.
fn is_bare_name(sentence: &Sentence<'_>, time: &Time) -> bool {
    let written = sentence.written(time.at.start);
    let is_alone = time.at.len() == 1;
    let is_year = sentence.word_before(time.at.start) == "("
        && written.bytes().all(|byte| byte.is_ascii_digit());
    let is_name = sentence.is(time.at.start, Cue::Month)
        && written.bytes().all(|byte| byte.is_ascii_uppercase());
    is_alone && (is_year || is_name)
}

/// `Month 6`, `after phase 2`; a phase that only opens a line is its name.
fn is_counted_through(sentence: &Sentence<'_>, time: &Time) -> bool {
    let noun = sentence.word(time.at.start).trim_end_matches('s');
    let next = sentence.word(time.at.end);
    if CALENDAR.contains(&noun) {
        let number = sentence.word(time.at.end - 1);
        let is_first_day = noun == "day" && matches!(number, "1" | "one");
        // "Day 7 success rate": what is measured is called by its day.
        let names = sentence.kind(time.at.end) == Some(Kind::Word) && !MARKS.contains(&next);
        let is_led = BY.contains(&lead(sentence, time.at.start));
        let is_number = number.starts_with(|c: char| c.is_ascii_digit());
        return is_number && !is_first_day && (is_led || !names);
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
    // "The 0.9.x line" is a place.
    // "At v2.0 GA" is a day.
    let is_staged = sentence.is(time.at.end, Cue::Launch);
    let is_name = time.kind == TimeKind::Version
        && sentence.kind(time.at.end) == Some(Kind::Word)
        && !is_staged;
    let is_bare = time.at.len() == 1 && !is_name;
    BY.contains(&lead)
        || lead == "within" && is_release
        || (is_release || is_bare || is_staged) && matches!(lead, "in" | "with" | "at")
}

/// "72 hours after the launch": hours count only from a day that everyone knows.
fn hours(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let is_hours =
        |at: &usize| sentence.kind(*at) == Some(Kind::Number) && sentence.is(at + 1, Cue::Moment);
    let counts = |at: &usize| {
        let end = at + 2;
        let anchor = (end..end + ANCHOR_REACH).take_while(|at| !is_mark(sentence, *at));
        let anchor = anchor
            .into_iter()
            .find(|at| matches!(sentence.word(*at), "after" | "of" | "post" | "from"));
        anchor.is_some_and(|anchor| (anchor + 1..anchor + 4).any(|at| sentence.is(at, Cue::Launch)))
    };
    let at = (0..sentence.tokens.len()).filter(is_hours).find(counts)?;
    Some(at..at + 2)
}

/// "(Q3)"
fn quarter(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let is_quarter = |at: &usize| {
        matches!(
            sentence.written(*at).as_bytes(),
            [b'Q', b'1'..=b'4'] | [b'H', b'1' | b'2']
        ) && sentence.word_before(*at) == "("
            && sentence.word(at + 1) == ")"
    };
    let at = (0..sentence.tokens.len()).find(is_quarter)?;
    Some(at..at + 1)
}

/// "by EOY"
fn year_end(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let is_end = |at: &usize| {
        matches!(sentence.word(*at), "eoy" | "eoq" | "eom")
            || matches!(sentence.word(*at), "year" | "quarter") && sentence.word(at + 1) == "end"
    };
    let at = (0..sentence.tokens.len()).find(is_end)?;
    Some(at..at + 1)
}

/// "By `v0.3.0`"
fn version_in_code(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let is_version = |at: &usize| {
        let code = sentence.word(*at).trim_matches('`').trim_start_matches('v');
        let is_part =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        sentence.kind(*at) == Some(Kind::Code) && code.contains('.') && code.split('.').all(is_part)
    };
    let at = (0..sentence.tokens.len()).find(is_version)?;
    BY.contains(&lead(sentence, at)).then_some(at..at + 1)
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
    const BACK: [Cue; 6] = [
        Cue::Stood,
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
        || is_of_past_window(sentence)
}

/// "Averages over the last eight weeks, without the incident in February": what the numbers were taken from. A bar is none.
fn is_of_past_window(sentence: &Sentence<'_>) -> bool {
    const BARS: [Cue; 3] = [Cue::Bar, Cue::Wish, Cue::Change];
    let is_window = |time: &Time| {
        time.kind == TimeKind::Frame
            && matches!(
                sentence.word_before(time.at.start),
                "last" | "past" | "previous"
            )
    };
    let is_last = |at: usize| {
        matches!(sentence.word(at), "last" | "past" | "previous")
            && (at + 1..at + 3).any(|next| sentence.is(next, Cue::Period))
    };
    let looks = sentence.times().iter().any(is_window) || (0..sentence.tokens.len()).any(is_last);
    looks && !BARS.into_iter().any(|cue| sentence.has(cue))
}

/// How many tokens of a clause are looked at.
const REACH: usize = 24;

fn is_clause_end(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(
        sentence.kind(at),
        None | Some(Kind::Mark(';' | '.' | '\t' | '|'))
    )
}

fn is_mark(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(
        sentence.kind(at),
        None | Some(Kind::Mark(
            ',' | ';' | '(' | ')' | ':' | '\t' | '—' | '–' | '.' | '|'
        ))
    )
}
