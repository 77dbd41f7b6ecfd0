//! A level that is told as a fact, with what is wished for behind it: "We get 900 calls a week; we want fewer than 300."

use std::ops::Range;

use super::tables::{ALLOWING, CONDITIONS, WANTS};
use super::{ahead, behind, is_level};
use crate::proposal::prose::{Cue, Kind, Measure, Sentence, Time, TimeKind};

/// How far behind a number its period may stand: "900 calls a week".
const RATE_REACH: usize = 5;

/// How far before its day a level may stand: "37 in 1,000 in 2025".
const DATE_REACH: usize = 5;

/// What leads the day of a level in.
const DATED: &[&str] = &["in", "(", "on", "of"];

/// How far behind a wish its level may stand.
const WISH_REACH: usize = 12;

/// Where these stand, a clause tells no fact.
const OTHER: [Cue; 6] = [
    Cue::Bar,
    Cue::Gate,
    Cue::Wish,
    Cue::Future,
    Cue::Success,
    Cue::Runs,
];

/// The tokens of a level in a clause that tells a fact, where a later clause of the sentence wishes.
pub(in super::super) fn within(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let wish = (0..sentence.tokens.len()).find(|at| is_wish(sentence, *at))?;
    let end = (0..wish).rev().find(|at| parts(sentence, *at))?;
    fact_in(sentence, 0..end)
}

/// The tokens of a level that something costs or takes, where a later clause sets a bar: "losses cost $200K a month; they stay under $120K".
pub(in super::super) fn costed(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let bar = sentence
        .measures()
        .iter()
        .find(|measure| measure.is_bounded)?;
    let is_apart = |at: &usize| {
        matches!(sentence.kind(*at), Some(Kind::Mark(';' | '—' | '–')))
            || matches!(sentence.word(*at), "but" | "and")
    };
    let end = (0..bar.at.start).rev().find(is_apart)?;
    // What leads the clause in, such as a label, is no part of it.
    let colon = (0..end).rev().find(|at| sentence.word(*at) == ":");
    let told = fact_in(sentence, colon.map_or(0, |colon| colon + 1)..end)?;
    let mut verbs = sentence.of(Cue::Stands);
    verbs.any(|hit| hit.at.end <= told.start).then_some(told)
}

/// The tokens of a level with its own day, where a bar stands behind it: "35% in March 2026, below 15% by June".
pub(in super::super) fn dated(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let is_dated = |time: &&Time| {
        time.kind == TimeKind::Date && DATED.contains(&sentence.word_before(time.at.start))
    };
    let day = sentence.times().iter().find(is_dated)?;
    let measures = sentence.measures();
    let has_bar = |measure: &Measure| measure.is_bounded && measure.at.start >= day.at.end;
    if !measures.iter().any(has_bar) {
        return None;
    }
    let near = day.at.start.saturating_sub(DATE_REACH)..day.at.start;
    let level = near.clone().find(|at| is_level(sentence, *at))?;
    let is_bar = |measure: &Measure| measure.is_bounded && near.contains(&measure.at.start);
    let is_wish = (0..level).any(|at| matches!(sentence.word(at), "to" | "reach" | "reaches"));
    (!is_wish && !measures.iter().any(is_bar)).then_some(level..day.at.end)
}

/// The tokens of a level in a sentence that only tells facts.
pub(in super::super) fn fact(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    fact_in(sentence, 0..sentence.tokens.len())
}

/// Whether a sentence wishes for a level.
pub(in super::super) fn wishes(sentence: &Sentence<'_>) -> bool {
    (0..sentence.tokens.len()).any(|at| is_wish(sentence, at))
}

fn is_wish(sentence: &Sentence<'_>, at: usize) -> bool {
    let is_told = || {
        let is_noun = matches!(sentence.word(at), "goal" | "target" | "aim");
        ahead(sentence, at + 1, WISH_REACH).is_some()
            || is_noun && behind(sentence, at, RATE_REACH).is_some()
    };
    WANTS.contains(&sentence.word(at)) && is_told()
}

/// Whether a clause begins behind a token.
fn parts(sentence: &Sentence<'_>, at: usize) -> bool {
    let is_mark = matches!(
        sentence.kind(at),
        Some(Kind::Mark(';' | ',' | '—' | '–' | ':'))
    );
    is_mark || matches!(sentence.word(at), "and" | "but" | "while" | "yet")
}

fn fact_in(sentence: &Sentence<'_>, clause: Range<usize>) -> Option<Range<usize>> {
    // "… because the agent has to look in three places" is of something else.
    let is_reason = |at: &usize| matches!(sentence.word(*at), "because" | "since" | "although");
    let end = clause.clone().find(is_reason).unwrap_or(clause.end);
    let clause = clause.start..end;
    let is_other = |at: usize| {
        ALLOWING.contains(&sentence.word(at)) || OTHER.into_iter().any(|cue| sentence.is(at, cue))
    };
    let is_condition = CONDITIONS.contains(&sentence.word(clause.start));
    if sentence.asks() || is_condition || clause.clone().any(is_other) {
        return None;
    }
    let measures = sentence.measures();
    let inside = measures
        .iter()
        .filter(|measure| clause.contains(&measure.at.start));
    if inside.clone().any(|measure| measure.is_bounded) {
        return None;
    }
    // How many rows a fixture has is no level.
    let tells = |measure: &&Measure| {
        let is_share = |at: usize| {
            sentence.word(at).ends_with('%')
                || sentence.is(at, Cue::Moment)
                || matches!(sentence.word(at), "s" | "h")
                || matches!(sentence.kind(at), Some(Kind::Mark('%' | '$' | '€' | '£')))
        };
        measure.is_duration
            || is_rate(sentence, measure.at.start)
            || measure.at.clone().any(is_share)
    };
    let is_plain = inside
        .filter(|measure| measure.is_counted && !measure.is_moved)
        .find(tells);
    let rate = || {
        let mut tokens = clause.clone();
        let at = tokens.find(|at| is_level(sentence, *at) && is_rate(sentence, *at))?;
        Some(at..at + 1)
    };
    is_plain.map(|measure| measure.at.clone()).or_else(rate)
}

/// Whether a number counts something in a period, or out of others: "900 calls a week", "2 in 5".
fn is_rate(sentence: &Sentence<'_>, at: usize) -> bool {
    let near = at + 1..at + 1 + RATE_REACH;
    let is_per = |next: usize| {
        matches!(sentence.word(next), "a" | "an" | "per" | "each" | "every")
            && sentence.is(next + 1, Cue::Period)
    };
    let is_share = matches!(sentence.word(at + 1), "in" | "of" | "out")
        && is_level(
            sentence,
            at + 2 + usize::from(sentence.word(at + 1) == "out"),
        );
    is_share || near.into_iter().any(is_per)
}
