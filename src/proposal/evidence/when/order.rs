//! What comes before what: first and then, phases that are counted, one thing once another has happened.

use std::ops::Range;

use super::{Found, delivery, points};
use crate::proposal::evidence::zones::Zones;
use crate::proposal::prose::{Cue, Hit, Sentence, Tense};

/// How far on a condition may say that it is about the text, in tokens.
const CONDITION_REACH: usize = 8;

/// First one thing, then another.
pub(super) fn order(sentence: &Sentence<'_>, zones: Zones) -> Option<Found> {
    if !sentence.has(Cue::Then) {
        return None;
    }
    let is_planned = zones.any(Zones::PLAN);
    if let Some(tokens) = is_planned.then(|| order_alone(sentence)).flatten() {
        return Some((points::ORDER, tokens));
    }
    let is_theirs = (0..2).any(|index| sentence.is(index, Cue::Others)) && !sentence.has(Cue::Us);
    let acts = !is_theirs && (sentence.has(Cue::Delivery) || sentence.has(Cue::Work));
    let Some(first) = sentence.of(Cue::First).next() else {
        return further(sentence).filter(|_| acts);
    };
    let then = sentence
        .of(Cue::Then)
        .find(|hit| hit.at.start >= first.at.end)?;
    let is_agreed = [Cue::Author, Cue::Delivery, Cue::Future]
        .into_iter()
        .any(|cue| sentence.has(cue));
    (acts && is_agreed).then(|| (points::ORDER, vec![first.at.clone(), then.at.clone()]))
}

/// In a plan the order alone is enough: "first one country, then all", "alpha, then beta, then GA".
fn order_alone(sentence: &Sentence<'_>) -> Option<Vec<Range<usize>>> {
    let is_step = |hit: &&Hit| {
        !sentence.is(hit.at.start, Cue::Which) && !sentence.is(hit.at.start, Cue::Someday)
    };
    let mut steps = sentence.of(Cue::Then).filter(is_step);
    let then = steps.next()?;
    let first = sentence
        .of(Cue::First)
        .find(|hit| hit.at.end <= then.at.start);
    let begins = first.or_else(|| {
        sentence
            .of(Cue::Stage)
            .find(|hit| hit.at.end <= then.at.start)
    });
    let pair = begins
        .map(|hit| (hit, then))
        .or_else(|| Some((then, steps.next()?)));
    pair.map(|(one, other)| vec![one.at.clone(), other.at.clone()])
}

/// In a plan a condition alone is enough where it opens the sentence: "once the audit is closed".
pub(super) fn condition(sentence: &Sentence<'_>, zones: Zones) -> Option<Found> {
    if !zones.any(Zones::PLAN) {
        return None;
    }
    let hit = sentence.of(Cue::Dependency).find(|hit| hit.at.start == 0)?;
    let mut after = hit.at.end..hit.at.end + CONDITION_REACH;
    let is_about_the_text = after.any(|index| sentence.is(index, Cue::Decided));
    (!is_about_the_text).then(|| (points::DEPENDENCY, vec![hit.at.clone()]))
}

/// A further step: it supposes others. "The next refresh" is none, "next, we …" is.
fn further(sentence: &Sentence<'_>) -> Option<Found> {
    let is_step = |hit: &&Hit| {
        let is_word =
            !sentence.is(hit.at.start, Cue::Which) || hit.at.start == 0 || hit.at.len() > 1;
        is_word && !sentence.is(hit.at.start, Cue::Someday)
    };
    let then = sentence.of(Cue::Then).find(is_step)?;
    sentence
        .has(Cue::Future)
        .then(|| (points::FURTHER, vec![then.at.clone()]))
}

/// "in two phases", "a three-step process"
pub(super) fn counted_phases(sentence: &Sentence<'_>) -> Option<Found> {
    let phases = sentence.of(Cue::Phases).next()?;
    let before = |cue: Cue| sentence.of(cue).any(|hit| hit.at.end <= phases.at.start);
    let acts = before(Cue::Work) || before(Cue::Delivery);
    let is_agreed = before(Cue::Author) || before(Cue::Future);
    (acts && is_agreed).then(|| (points::COUNTED_PHASES, vec![phases.at.clone()]))
}

/// It happens once something else has happened.
pub(super) fn dependency(sentence: &Sentence<'_>) -> Option<Found> {
    let is_agreed = sentence.has(Cue::Author) && sentence.has(Cue::Future);
    let is_work = is_agreed || sentence.has(Cue::Bound) || sentence.has(Cue::Milestone);
    let acts = sentence.has(Cue::Delivery)
        || sentence.has(Cue::Work) && is_work
        || sentence.has(Cue::Wait) && is_agreed;
    if !acts {
        return None;
    }
    let is_free = |hit: &&Hit| !sentence.is(hit.at.start, Cue::Bound) || sentence.has(Cue::Refusal);
    let hit = sentence.of(Cue::Dependency).find(is_free)?;
    let is_about_the_text =
        (hit.at.end..hit.at.end + CONDITION_REACH).any(|index| sentence.is(index, Cue::Decided));
    if is_about_the_text {
        return None;
    }
    if let Some(wait) = sentence.of(Cue::Wait).next().filter(|_| is_agreed) {
        return Some((points::WAIT, vec![wait.at.clone()]));
    }
    let bound = sentence
        .of(Cue::Bound)
        .next()
        .filter(|_| sentence.has(Cue::Refusal));
    let is_bound = bound.is_some() && sentence.has(Cue::Future);
    let done = || sentence.of(Cue::Work).find(|hit| hit.tense == Tense::Past);
    let is_tied = is_bound || sentence.has(Cue::Milestone);
    let acts = delivery(sentence)
        .next()
        .or_else(|| done().filter(|_| is_agreed || is_tied))?;
    if let Some(milestone) = sentence
        .of(Cue::Milestone)
        .find(|milestone| milestone.at.start >= hit.at.end)
    {
        return Some((
            points::MILESTONE,
            vec![hit.at.clone(), milestone.at.clone()],
        ));
    }
    let (points, hit) = bound.map_or((points::DEPENDENCY, hit), |bound| (points::BOUND, bound));
    Some((points, vec![hit.at.clone(), acts.at.clone()]))
}
