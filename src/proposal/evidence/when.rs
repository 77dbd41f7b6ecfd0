//! Weighs what a passage says of When.
//!
//! A passage counts from [`ENOUGH`] points on, and touches the subject from [`TOUCHES`] on. What each thing is worth
//! stands in one table; the functions only say where it stands.

use super::zones::Zones;
use super::{ENOUGH, Reason, Weighed};
use crate::proposal::prose::{Cue, Hit, Kind, Sentence, Tense, Time, TimeKind};

/// How far a time may stand from the verb that it belongs to, in tokens.
const REACH: usize = 14;

/// Points for what a sentence says.
mod points {
    /// Something is delivered at a date, in a version or a release.
    pub(super) const DELIVERED_AT: i32 = 10;
    /// Something is delivered within a time frame.
    pub(super) const DELIVERED_WITHIN: i32 = 8;
    /// Work is done, or a stage reached, at a date, in a version or a release.
    pub(super) const WORK_AT: i32 = 7;
    /// A time stands there without anything that happens at it.
    pub(super) const TIME_ALONE: i32 = 4;
    /// A stage is reached.
    pub(super) const STAGE: i32 = 5;
    /// One thing first, another then.
    pub(super) const ORDER: i32 = 8;
    /// A further step, without the first.
    pub(super) const FURTHER: i32 = 3;
    /// It happens once something else has happened.
    pub(super) const DEPENDENCY: i32 = 5;
    /// It happens only together with something else, or not at all.
    pub(super) const BOUND: i32 = 8;
    /// "in two phases"
    pub(super) const COUNTED_PHASES: i32 = 8;
    /// A numbered phase.
    pub(super) const PHASE: i32 = 3;
    /// A first step alone.
    pub(super) const FIRST: i32 = 3;
    /// Roll-out is touched.
    pub(super) const LOOSE: i32 = 3;
}

/// Weighs one sentence.
pub(super) fn weigh(sentence: &Sentence<'_>, zones: Zones) -> Weighed {
    let mut weighed = Weighed::default();
    base(sentence, zones, &mut weighed);
    if weighed.points <= 0 {
        return weighed;
    }
    modify(sentence, zones, &mut weighed);
    if weighed.is_soft {
        weighed.points = weighed.points.min(ENOUGH - 1);
    }
    weighed
}

/// Whether something is delivered, or done, at a date or in a release that is named.
pub(super) fn delivers(sentence: &Sentence<'_>) -> bool {
    let is_done = |time: &&Time| {
        nearest(sentence, Cue::Delivery, time).is_some()
            || nearest(sentence, Cue::Work, time).is_some_and(|hit| hit.tense == Tense::Past || sentence.has(Cue::Future))
    };
    let is_point = |time: &&Time| matches!(time.kind, TimeKind::Date | TimeKind::Version | TimeKind::Release);
    sentence.times.iter().filter(is_point).any(|time| is_done(&time))
}

fn base(sentence: &Sentence<'_>, zones: Zones, weighed: &mut Weighed) {
    let anchored = sentence
        .times
        .iter()
        .filter_map(|time| at_a_time(sentence, time, zones))
        .max_by_key(|(points, _)| *points);
    let other = [order(sentence), counted_phases(sentence), stage(sentence, zones), dependency(sentence)];
    let best = anchored.into_iter().chain(other.into_iter().flatten()).max_by_key(|(points, _)| *points);
    weighed.is_soft = best.is_none() || best.as_ref().is_some_and(|(points, _)| *points == points::STAGE - 1) && !is_conditional(sentence);
    let (points, reasons) = best.or_else(|| loosely(sentence)).unwrap_or_default();
    weighed.points = points;
    weighed.reasons = reasons;
}

type Found = (i32, Vec<Reason>);

fn reason(sentence: &Sentence<'_>, tokens: &std::ops::Range<usize>) -> Reason {
    Reason { words: sentence.bytes(tokens) }
}

/// What happens at a time.
fn at_a_time(sentence: &Sentence<'_>, time: &Time, zones: Zones) -> Option<Found> {
    let near = |cue: Cue| nearest(sentence, cue, time);
    let (delivered, done, alone) = match time.kind {
        TimeKind::Date => (points::DELIVERED_AT, points::WORK_AT, points::TIME_ALONE + 1),
        TimeKind::Version => (points::DELIVERED_AT, points::WORK_AT, points::TIME_ALONE),
        // A release is a delivery by its name.
        TimeKind::Release => (points::DELIVERED_AT, points::WORK_AT + 1, points::TIME_ALONE),
        TimeKind::Frame => (points::DELIVERED_WITHIN, points::TIME_ALONE, points::TIME_ALONE - 1),
        TimeKind::Phase => (points::WORK_AT, points::TIME_ALONE, points::PHASE),
    };
    let mut reasons = vec![reason(sentence, &time.at)];
    if let Some(hit) = near(Cue::Delivery) {
        reasons.insert(0, reason(sentence, &hit.at));
        return Some((delivered, reasons));
    }
    if let Some(hit) = near(Cue::Stage).or_else(|| near(Cue::Work)) {
        reasons.insert(0, reason(sentence, &hit.at));
        return Some((done, reasons));
    }
    let planned = zones.any(Zones::PLAN.and(Zones::HISTORY)) || sentence.has(Cue::Future);
    // "Ray 2.7:" leads in what comes then.
    let leads = time.at.start == 0 && sentence.length() <= 4;
    planned.then_some((alone + i32::from(leads), reasons))
}

/// What delivers. `release` is a noun as often as not: it counts where something leads a verb in.
fn delivery<'a>(sentence: &'a Sentence<'_>) -> impl Iterator<Item = &'a Hit> {
    sentence.of(Cue::Delivery).filter(|hit| {
        let word = sentence.word(hit.at.start);
        let before = hit.at.start.checked_sub(1).map_or("", |before| sentence.word(before));
        let leads = matches!(before, "" | "will" | "to" | "we" | "and" | "or" | "should" | "would" | "can" | "shall" | "must" | "they" | "we'll" | "then" | "\t" | ":");
        !matches!(word, "release" | "releases" | "ships" | "lands" | "land") || leads || hit.at.len() > 1
    })
}

/// The hit of a cue that stands nearest to a time, within reach.
fn nearest<'a>(sentence: &'a Sentence<'_>, cue: Cue, time: &Time) -> Option<&'a Hit> {
    let distance = |hit: &&Hit| hit.at.start.saturating_sub(time.at.end).max(time.at.start.saturating_sub(hit.at.end));
    let is_meant = |hit: &&Hit| cue != Cue::Delivery || delivery(sentence).any(|other| other.at == hit.at);
    sentence
        .of(cue)
        .filter(is_meant)
        .filter(|hit| hit.at.end <= time.at.start || hit.at.start >= time.at.end)
        .filter(|hit| distance(hit) <= REACH)
        .min_by_key(distance)
}

/// First one thing, then another.
fn order(sentence: &Sentence<'_>) -> Option<Found> {
    let Some(first) = sentence.of(Cue::First).next() else {
        return further(sentence);
    };
    let then = sentence.of(Cue::Then).find(|hit| hit.at.start >= first.at.end)?;
    let acts = sentence.has(Cue::Delivery) || sentence.has(Cue::Work);
    let agreed = sentence.has(Cue::Author) || sentence.has(Cue::Delivery) || sentence.has(Cue::Future);
    (acts && agreed).then(|| (points::ORDER, vec![reason(sentence, &first.at), reason(sentence, &then.at)]))
}

/// A further step: it supposes others.
fn further(sentence: &Sentence<'_>) -> Option<Found> {
    // "the next refresh" is an adjective, "next, we …" a step.
    let steps = |hit: &&Hit| !matches!(sentence.word(hit.at.start), "next" | "second" | "third" | "subsequent") || hit.at.start == 0 || hit.at.len() > 1;
    let then = sentence.of(Cue::Then).find(steps)?;
    let acts = sentence.has(Cue::Delivery) || sentence.has(Cue::Work);
    (acts && sentence.has(Cue::Future)).then(|| (points::FURTHER, vec![reason(sentence, &then.at)]))
}

/// "in two phases", "a three-step process"
fn counted_phases(sentence: &Sentence<'_>) -> Option<Found> {
    let hit = sentence.of(Cue::Phase).find(|hit| {
        let noun = sentence.word(hit.at.start);
        let before = hit.at.start.checked_sub(1).map_or("", |index| sentence.word(index));
        let staged = ["phase", "stage", "step", "milestone", "iteration"].iter().any(|stem| noun.starts_with(stem));
        staged && matches!(before, "two" | "three" | "four" | "five" | "2" | "3" | "4")
    })?;
    let before = |cue: Cue| sentence.of(cue).any(|other| other.at.end <= hit.at.start);
    let acts = before(Cue::Work) || before(Cue::Delivery);
    let agreed = before(Cue::Author) || before(Cue::Future);
    (acts && agreed).then(|| (points::COUNTED_PHASES, vec![reason(sentence, &hit.at)]))
}

/// A stage that something reaches, under a condition or not.
fn stage(sentence: &Sentence<'_>, zones: Zones) -> Option<Found> {
    let stage = sentence.of(Cue::Stage).find(|hit| is_meant(sentence, hit))?;
    let moved = sentence.of(Cue::Delivery).next();
    let mut reasons = vec![reason(sentence, &stage.at)];
    if let Some(hit) = moved {
        reasons.insert(0, reason(sentence, &hit.at));
        return Some((points::STAGE + 1, reasons));
    }
    (zones.any(Zones::PLAN.and(Zones::CRITERIA))).then_some((points::STAGE - 1, reasons))
}

/// Whether a condition is one of the proposal's own process: "once the RFC is accepted".
fn is_about_the_text(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let decides = |index: usize| matches!(sentence.word(index), "accepted" | "approved" | "submitted" | "reviewed" | "discussed");
    (hit.at.end..hit.at.end + 8).any(decides)
}

/// Whether a condition stands in it.
fn is_conditional(sentence: &Sentence<'_>) -> bool {
    let asks = |index: usize| matches!(sentence.word(index), "when" | "once" | "after" | "if" | "until" | "requires" | "criteria");
    (0..sentence.tokens.len()).any(asks)
}

/// "GA" is not always general availability, and "stable" seldom a stage.
fn is_meant(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    match sentence.word(hit.at.start) {
        "ga" | "rc" | "mvp" => sentence.written(hit.at.start).chars().all(char::is_uppercase),
        "stable" | "preview" | "unstable" | "experimental" | "v1" => false,
        _ => true,
    }
}

/// It happens once something else has happened.
fn dependency(sentence: &Sentence<'_>) -> Option<Found> {
    let hit = sentence.of(Cue::Dependency).next()?;
    // "Once the proposal is accepted" tells of its own process.
    if is_about_the_text(sentence, hit) {
        return None;
    }
    let waits = sentence.of(Cue::Dependency).find(|hit| matches!(sentence.word(hit.at.start), "wait" | "waiting" | "blocked"));
    if let Some(hit) = waits.filter(|_| sentence.has(Cue::Author) && sentence.has(Cue::Future)) {
        return Some((points::ORDER, vec![reason(sentence, &hit.at)]));
    }
    let done = || sentence.of(Cue::Work).find(|hit| hit.tense == Tense::Past);
    let agreed = sentence.has(Cue::Author) && sentence.has(Cue::Future);
    let strict = sentence.of(Cue::Dependency).find(|hit| matches!(sentence.word(hit.at.start), "unless" | "only" | "not" | "together" | "in" | "gated" | "contingent"));
    let refuses = (0..sentence.tokens.len()).any(|index| matches!(sentence.word(index), "not" | "solely" | "only" | "never"));
    let strict = strict.filter(|_| refuses);
    let is_bound = strict.is_some() && sentence.has(Cue::Future);
    let acts = delivery(sentence).next().or_else(|| done().filter(|_| agreed || is_bound))?;
    if let Some(hit) = strict {
        return Some((points::BOUND, vec![reason(sentence, &hit.at), reason(sentence, &acts.at)]));
    }
    Some((points::DEPENDENCY, vec![reason(sentence, &hit.at), reason(sentence, &acts.at)]))
}

/// What touches roll-out without saying when.
fn loosely(sentence: &Sentence<'_>) -> Option<Found> {
    if let Some(time) = sentence.times.iter().find(|time| time.kind == TimeKind::Phase) {
        return Some((points::PHASE, vec![reason(sentence, &time.at)]));
    }
    if let Some(hit) = sentence.of(Cue::Loose).next() {
        return Some((points::LOOSE, vec![reason(sentence, &hit.at)]));
    }
    let hit = sentence.of(Cue::First).find(|_| sentence.has(Cue::Work))?;
    Some((points::FIRST, vec![reason(sentence, &hit.at)]))
}

/// What the clause and the place add or take away.
fn modify(sentence: &Sentence<'_>, zones: Zones, weighed: &mut Weighed) {
    let mut add = |points: i32| weighed.points += points;
    if sentence.has(Cue::Future) {
        add(2);
    }
    if sentence.of(Cue::Author).any(|hit| matches!(sentence.word(hit.at.start), "we" | "we'll" | "we'd" | "our")) {
        add(2);
    } else if sentence.has(Cue::Author) {
        add(1);
    }
    if zones.any(Zones::PLAN) {
        add(5);
    } else if zones.any(Zones::HISTORY) {
        add(4);
    } else if zones.any(Zones::UPGRADE.and(Zones::WORK)) {
        add(2);
    }
    let dated = zones.any(Zones::PLAN.and(Zones::HISTORY));
    let over = sentence.has(Cue::Past) || sentence.of(Cue::Delivery).any(|hit| hit.tense == Tense::Past) && !sentence.has(Cue::Future);
    if over && !dated {
        add(-3);
    }
    if sentence.has(Cue::Runtime) && !zones.any(Zones::PLAN) {
        add(-4);
    }
    if sentence.has(Cue::Example) {
        add(-5);
    }
    if sentence.asks() {
        add(-4);
    }
    if zones.any(Zones::REVISIONS.and(Zones::APPARATUS)) {
        add(-12);
    }
    if zones.any(Zones::HISTORY) && sentence.has(Cue::Writing) && !sentence.has(Cue::Delivery) {
        add(-10);
    }
    if zones.any(Zones::BACKGROUND) {
        add(-4);
    }
    if zones.any(Zones::ASIDE) {
        add(-4);
    }
    if zones.any(Zones::FUTURE.and(Zones::RISKS)) {
        add(-1);
    }
    if zones.any(Zones::EXAMPLE) {
        add(-5);
    }
    // Steps of a test are told to whoever runs it; "we will" is a promise wherever it stands.
    let promised = sentence.has(Cue::Author) && sentence.has(Cue::Future);
    if zones.any(Zones::TESTS) {
        add(if promised { -2 } else { -8 });
    }
    if zones.any(Zones::DESIGN) && !dated {
        add(-2);
    }
    let _ = Kind::Word;
}
