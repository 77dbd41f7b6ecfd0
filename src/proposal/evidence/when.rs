//! Weighs what a sentence says of When.
//!
//! What each thing is worth stands in the tables; the functions only say where it stands.

mod order;

use std::ops::Range;

use super::zones::Zones;
use super::{ENOUGH, Weighed};
use crate::proposal::prose::{Cue, Hit, Sentence, Tense, Time, TimeKind};

/// How far a time may stand from the verb that it belongs to, in tokens.
const REACH: usize = 14;

/// A line of no more words is a time and little else ("Target release: 4.2"), or leads in what comes at it ("Version 2.7:").
const LEAD_WORDS: usize = 4;

/// Points for what a sentence says.
mod points {
    /// Something is delivered at a date, in a version or a release.
    pub(super) const DELIVERED_AT: i32 = 10;
    /// Something is delivered within a time frame.
    pub(super) const DELIVERED_WITHIN: i32 = 8;
    /// A stage is reached at a date, in a version or a release.
    pub(super) const STAGE_AT: i32 = 10;
    /// Work is done at a date or in a version.
    pub(super) const WORK_AT: i32 = 7;
    /// The same on a date.
    pub(super) const WORK_ON_DAY: i32 = 8;
    /// The same in "the next release", which is a delivery by its name.
    pub(super) const WORK_IN_RELEASE: i32 = 8;
    /// Work is done within a time frame.
    pub(super) const WORK_WITHIN: i32 = 5;
    /// A date stands there, without what happens at it.
    pub(super) const DATE_ALONE: i32 = 5;
    /// A version or release stands there, without what happens in it.
    pub(super) const VERSION_ALONE: i32 = 4;
    /// A time frame stands there, without what happens in it.
    pub(super) const FRAME_ALONE: i32 = 5;
    /// Something is moved to a stage.
    pub(super) const MOVED_TO_STAGE: i32 = 6;
    /// A stage is named where stages are planned.
    pub(super) const STAGE: i32 = 4;
    /// One thing first, another then.
    pub(super) const ORDER: i32 = 8;
    /// "We have to wait for …"
    pub(super) const WAIT: i32 = 9;
    /// A further step, without the first.
    pub(super) const FURTHER: i32 = 3;
    /// It happens once something else has happened.
    pub(super) const DEPENDENCY: i32 = 5;
    /// It happens before or after a day that the whole project goes by.
    pub(super) const MILESTONE: i32 = 9;
    /// It happens only together with something else, or not at all.
    pub(super) const BOUND: i32 = 8;
    /// "in two phases"
    pub(super) const COUNTED_PHASES: i32 = 8;
    /// A numbered phase.
    pub(super) const PHASE: i32 = 3;
    /// Roll-out is touched, or a first step.
    pub(super) const LOOSE: i32 = 3;
}

/// What the best kind of place adds; the first that holds.
const GAINS: &[(Zones, i32)] = &[
    (Zones::PLAN, 5),
    (Zones::HISTORY, 4),
    (Zones::UPGRADE.and(Zones::WORK), 2),
    (Zones::SUMMARY, 1),
];

/// What places take away, each that holds.
const LOSSES: &[(Zones, i32)] = &[
    // When the text was written or revised is no When of what it proposes.
    (Zones::REVISIONS.and(Zones::APPARATUS), -12),
    // What was, and what others do.
    (Zones::BACKGROUND, -4),
    (Zones::ASIDE, -12),
    (Zones::QUESTIONS, -4),
    (Zones::EXAMPLE, -5),
    // Authors do hide their timing here.
    (Zones::FUTURE.and(Zones::RISKS), -1),
];

/// What a design takes away, unless it is a plan: its times are mostly those of the feature at work.
const DESIGN: i32 = -2;
/// A test's steps are told to whoever runs it; "we will" is a promise wherever it stands.
const TEST_STEP: i32 = -8;
const TEST_PROMISE: i32 = -2;
/// A thing of the past, outside of plans and histories.
const OVER: i32 = -3;
/// The feature at work: a cache that expires, a client that retries.
const RUNS: i32 = -6;
/// What programs deal in: requests, sessions, blocks.
const RUNTIME: i32 = -4;
/// A history of the text, or a time that is denied: "not in 2027".
const WRITING: i32 = -10;
/// Those who meet, and what comes of it.
const MEETING: i32 = -6;
/// A question.
const ASKED: i32 = -4;
/// An example.
const EXAMPLE: i32 = -5;
/// What is to come.
const FUTURE: i32 = 2;
/// Said by those who do it; of the proposal it is half as much.
const US: i32 = 2;
const AUTHOR: i32 = 1;

/// Points with the tokens that earned them.
type Found = (i32, Vec<Range<usize>>);

/// Weighs one sentence.
pub(super) fn weigh(sentence: &Sentence<'_>, zones: Zones) -> Weighed {
    let anchored = sentence
        .times()
        .iter()
        .filter_map(|time| at_a_time(sentence, time, zones));
    let ordered = [
        order::order(sentence, zones),
        order::counted_phases(sentence),
        stage(sentence, zones),
        order::dependency(sentence),
        order::condition(sentence, zones),
    ];
    let best = first_best(anchored.chain(ordered.into_iter().flatten()));
    let is_bare_stage = matches!(best, Some((points::STAGE, _))) && !sentence.has(Cue::Condition);
    let is_soft = best.is_none() || is_bare_stage;
    let Some((points, reasons)) = best.or_else(|| loosely(sentence)) else {
        return Weighed::default();
    };
    // A day is the plan's, whatever it stands beside; a version may be one of the design.
    let is_dated = sentence
        .times()
        .iter()
        .any(|time| time.kind == TimeKind::Date);
    let is_delivered = points >= points::DELIVERED_AT && is_dated;
    let weighed = points + clause(sentence, zones) + place(sentence, zones, is_delivered);
    Weighed {
        // What only touches roll-out does not state it, wherever it stands.
        points: if is_soft {
            weighed.min(ENOUGH - 1)
        } else {
            weighed
        },
        reasons: reasons
            .iter()
            .map(|tokens| sentence.bytes(tokens))
            .collect(),
    }
}

/// The most points; of equals, what stands first.
fn first_best(found: impl Iterator<Item = Found>) -> Option<Found> {
    found.reduce(|best, next| if next.0 > best.0 { next } else { best })
}

/// Whether something is delivered, or done, at a date or in a release that is named.
pub(super) fn delivers(sentence: &Sentence<'_>) -> bool {
    let is_point = |time: &&Time| {
        matches!(
            time.kind,
            TimeKind::Date | TimeKind::Version | TimeKind::Release
        )
    };
    let is_done = |time: &Time| {
        let works = sentence
            .of(Cue::Work)
            .filter(|hit| !sentence.is(hit.at.start, Cue::Decided));
        let worked = nearest(works, time);
        let is_sure =
            worked.is_some_and(|hit| hit.tense == Tense::Past || sentence.has(Cue::Future));
        is_sure || nearest(delivery(sentence), time).is_some()
    };
    sentence.times().iter().filter(is_point).any(is_done)
}

/// What happens at a time.
fn at_a_time(sentence: &Sentence<'_>, time: &Time, zones: Zones) -> Option<Found> {
    let (delivered, done, alone) = match time.kind {
        TimeKind::Date => (
            points::DELIVERED_AT,
            points::WORK_ON_DAY,
            points::DATE_ALONE,
        ),
        TimeKind::Version => (points::DELIVERED_AT, points::WORK_AT, points::VERSION_ALONE),
        TimeKind::Release => (
            points::DELIVERED_AT,
            points::WORK_IN_RELEASE,
            points::DATE_ALONE,
        ),
        TimeKind::Frame => (
            points::DELIVERED_WITHIN,
            points::WORK_WITHIN,
            points::FRAME_ALONE,
        ),
        TimeKind::Phase => (points::WORK_AT, points::WORK_WITHIN, points::PHASE),
    };
    if let Some(hit) = nearest(delivery(sentence), time) {
        return Some((delivered, vec![hit.at.clone(), time.at.clone()]));
    }
    let is_release = matches!(
        time.kind,
        TimeKind::Version | TimeKind::Release | TimeKind::Date
    );
    let staged = nearest(
        sentence
            .of(Cue::Stage)
            .filter(|hit| is_stage(sentence, hit)),
        time,
    );
    if let Some(hit) = staged.filter(|_| is_release) {
        return Some((points::STAGE_AT, vec![hit.at.clone(), time.at.clone()]));
    }
    let working = sentence
        .of(Cue::Work)
        .filter(|hit| !sentence.before(hit.at.start, Cue::Refusal));
    let acts = nearest(sentence.of(Cue::Stage), time).or_else(|| nearest(working, time));
    if let Some(hit) = acts {
        return Some((done, vec![hit.at.clone(), time.at.clone()]));
    }
    let is_planned = zones.any(Zones::PLAN.and(Zones::HISTORY)) || sentence.has(Cue::Future);
    let leads = sentence.length() <= LEAD_WORDS;
    is_planned.then(|| (alone + i32::from(leads), vec![time.at.clone()]))
}

/// What delivers. `release` is a noun as often as not: it counts where something leads a verb in.
fn delivery<'a>(sentence: &'a Sentence<'_>) -> impl Iterator<Item = &'a Hit> {
    sentence.of(Cue::Delivery).filter(|hit| {
        let start = hit.at.start;
        let is_noun_too = hit.at.len() == 1 && sentence.is(start, Cue::NounToo);
        !is_noun_too || start == 0 || sentence.before(start, Cue::VerbNext)
    })
}

/// The hit that stands nearest to a time, within reach.
fn nearest<'a>(hits: impl Iterator<Item = &'a Hit>, time: &Time) -> Option<&'a Hit> {
    let distance = |hit: &&Hit| {
        let after = hit.at.start.saturating_sub(time.at.end);
        after.max(time.at.start.saturating_sub(hit.at.end))
    };
    hits.filter(|hit| hit.at.end <= time.at.start || hit.at.start >= time.at.end)
        .filter(|hit| distance(hit) <= REACH)
        .min_by_key(distance)
}

/// A stage that something reaches, under a condition or not.
fn stage(sentence: &Sentence<'_>, zones: Zones) -> Option<Found> {
    let stage = sentence
        .of(Cue::Stage)
        .find(|hit| is_stage(sentence, hit))?;
    if let Some(hit) = sentence.of(Cue::Delivery).next() {
        return Some((
            points::MOVED_TO_STAGE,
            vec![hit.at.clone(), stage.at.clone()],
        ));
    }
    let is_planned = zones.any(Zones::PLAN.and(Zones::CRITERIA));
    is_planned.then(|| (points::STAGE, vec![stage.at.clone()]))
}

/// "GA" is not always general availability, and "stable" seldom a stage.
fn is_stage(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let is_initials = sentence.is(hit.at.start, Cue::Initials);
    let is_large = sentence
        .written(hit.at.start)
        .chars()
        .all(char::is_uppercase);
    !sentence.is(hit.at.start, Cue::Quality) && (!is_initials || is_large)
}

/// What touches roll-out without saying when.
fn loosely(sentence: &Sentence<'_>) -> Option<Found> {
    let phase = sentence
        .times()
        .iter()
        .find(|time| time.kind == TimeKind::Phase);
    if let Some(time) = phase {
        return Some((points::PHASE, vec![time.at.clone()]));
    }
    let first = || sentence.of(Cue::First).find(|_| sentence.has(Cue::Work));
    let hit = sentence.of(Cue::Loose).next().or_else(first)?;
    Some((points::LOOSE, vec![hit.at.clone()]))
}

/// What the words around add or take away.
fn clause(sentence: &Sentence<'_>, zones: Zones) -> i32 {
    let is_dated = zones.any(Zones::PLAN.and(Zones::HISTORY));
    let is_past = |hit: &Hit| hit.tense == Tense::Past;
    let is_done = sentence.of(Cue::Delivery).any(is_past) && !sentence.has(Cue::Future);
    let mut points = 0;
    let mut add = |holds: bool, more: i32| points += if holds { more } else { 0 };
    add(sentence.has(Cue::Future), FUTURE);
    add(sentence.has(Cue::Us), US);
    add(sentence.has(Cue::Author) && !sentence.has(Cue::Us), AUTHOR);
    add((sentence.has(Cue::Past) || is_done) && !is_dated, OVER);
    let has_period = sentence
        .times()
        .iter()
        .any(|time| time.kind != TimeKind::Phase);
    let is_momentary = sentence.has(Cue::Moment) && !has_period;
    let runs = sentence.has(Cue::Runs) && !delivery(sentence).any(|_| true);
    // Where the authors say what they will do, a cluster is only what they do it to.
    let is_theirs = zones.any(Zones::PLAN) || sentence.has(Cue::Us);
    add(runs || is_momentary, RUNS);
    let is_running = sentence.has(Cue::Runtime) && !is_theirs;
    add(is_running && !runs && !is_momentary, RUNTIME);
    add(sentence.has(Cue::Example), EXAMPLE);
    add(sentence.has(Cue::Meeting), MEETING);
    add(sentence.asks(), ASKED);
    let is_of_text = sentence.has(Cue::Writing) && !sentence.has(Cue::Delivery);
    add(zones.any(Zones::HISTORY) && is_of_text, WRITING);
    let is_written = sentence.has(Cue::Written) && !sentence.has(Cue::Delivery);
    add(is_written || sentence.is(0, Cue::Refusal), WRITING);
    points
}

/// What the place adds or takes away.
fn place(sentence: &Sentence<'_>, zones: Zones, is_delivered: bool) -> i32 {
    // What was written down on a day is no delivery, even in a history.
    let is_text =
        zones.any(Zones::HISTORY) && !sentence.has(Cue::Delivery) && !sentence.has(Cue::Stage);
    let gain = if is_text && !zones.any(Zones::PLAN) {
        0
    } else {
        zones.gain(GAINS)
    };
    let mut points = gain + zones.loss(LOSSES);
    if zones.any(Zones::TESTS) {
        let promises = sentence.has(Cue::Author) && sentence.has(Cue::Future);
        points += if promises { TEST_PROMISE } else { TEST_STEP };
    }
    if zones.any(Zones::DESIGN) && !is_delivered && !zones.any(Zones::PLAN.and(Zones::HISTORY)) {
        points += DESIGN;
    }
    points
}
