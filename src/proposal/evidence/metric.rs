//! Weighs what a passage says of the validation metric: whether it sets a bar that one could observe and dispute.
//!
//! A measure needs a bar to be one: a bound, a goal, a section of success. Facts, settings of the design and examples have numbers, too.

use super::zones::Zones;
use super::{ENOUGH, Reason, Weighed};
use crate::proposal::prose::{Cue, Measure, Sentence, TimeKind};

/// Points for what a sentence says.
mod points {
    /// A number with a bound and a unit: "under 2 seconds".
    pub(super) const BOUNDED: i32 = 8;
    /// A change: "from 9 to 3", "by 40%".
    pub(super) const MOVED: i32 = 8;
    /// A number with a unit: "300 calls a week".
    pub(super) const COUNTED: i32 = 6;
    /// A number in a column of targets.
    pub(super) const TARGET: i32 = 6;
    /// A number with a bound alone: "≥ 0.85".
    pub(super) const BOUND_ALONE: i32 = 4;
    /// A bar without a number: "no regression".
    pub(super) const UNCHANGED: i32 = 7;
    /// "at least two wallets"
    pub(super) const PARTIES: i32 = 7;
    /// Success is named.
    pub(super) const SUCCESS: i32 = 3;
    /// A measure is named, or is to change.
    pub(super) const NAMED: i32 = 2;
}

/// Weighs one sentence. `targeted` says which tokens stand in a column of targets.
pub(super) fn weigh(sentence: &Sentence<'_>, zones: Zones, in_target: &dyn Fn(usize) -> bool) -> Weighed {
    let mut weighed = base(sentence, zones, in_target);
    if weighed.points <= 0 {
        return weighed;
    }
    modify(sentence, zones, &mut weighed);
    // A measure without a level, or success without a measure, only touches the subject.
    if weighed.is_soft {
        weighed.points = weighed.points.min(ENOUGH - 1);
    }
    weighed
}

fn reason(sentence: &Sentence<'_>, tokens: &std::ops::Range<usize>) -> Reason {
    Reason { words: sentence.bytes(tokens) }
}

fn base(sentence: &Sentence<'_>, zones: Zones, in_target: &dyn Fn(usize) -> bool) -> Weighed {
    let measures = sentence.measures();
    // Zero of what? Among measures of success it is a bar, elsewhere an adjective.
    let counts = |measure: &&Measure| !measure.none || zones.any(Zones::SUCCESS);
    let measured = measures.iter().filter(counts).map(|measure| (worth(measure), measure.at.clone()));
    let targets = sentence.numbers().filter(|at| in_target(at.start)).map(|at| (points::TARGET, at));
    let numbered = measured
        .chain(targets)
        .map(|(points, at)| (points, vec![reason(sentence, &at)]))
        .max_by_key(|(points, _)| *points);
    let first = |cue: Cue, points: i32| sentence.of(cue).next().map(|hit| (points, vec![reason(sentence, &hit.at)]));
    let worded = [
        first(Cue::Unchanged, points::UNCHANGED),
        first(Cue::Party, points::PARTIES),
        first(Cue::Success, points::SUCCESS),
        first(Cue::Measure, points::NAMED),
        first(Cue::Change, points::NAMED),
    ];
    let best = numbered.into_iter().chain(worded.into_iter().flatten()).max_by_key(|(points, _)| *points);
    let (points, reasons) = best.unwrap_or_default();
    Weighed {
        points,
        reasons,
        is_soft: points <= points::SUCCESS,
    }
}

fn worth(measure: &Measure) -> i32 {
    match measure {
        Measure { spanned: true, .. } => points::MOVED + 1,
        Measure { moved: true, .. } => points::MOVED,
        Measure { bounded: true, counted: true, .. } => points::BOUNDED,
        Measure { bounded: true, .. } => points::BOUND_ALONE,
        _ => points::COUNTED,
    }
}

/// What the clause and the place add or take away.
fn modify(sentence: &Sentence<'_>, zones: Zones, weighed: &mut Weighed) {
    let mut add = |points: i32| weighed.points += points;
    let is_success = zones.any(Zones::SUCCESS);
    if sentence.has(Cue::Bar) {
        add(2);
    }
    if sentence.has(Cue::Measure) {
        add(1);
    }
    if sentence.has(Cue::Success) {
        add(2);
    }
    if is_success {
        add(6);
    } else if zones.any(Zones::GOALS) {
        add(4);
    } else if zones.any(Zones::CRITERIA) {
        add(4);
    }
    let measures = sentence.measures();
    if measures.iter().any(|measure| measure.spanned) && sentence.has(Cue::Author) {
        add(2);
    }
    if !is_success && sentence.has(Cue::Setting) {
        add(-3);
    }
    // Beside the level to reach, where it stands today is no fault.
    let is_change = measures.iter().any(|measure| measure.moved);
    if sentence.has(Cue::Found) && !is_change {
        add(if is_success { -1 } else { -3 });
    }
    if sentence.has(Cue::Runtime) && !is_success {
        add(-1);
    }
    if sentence.has(Cue::Example) {
        add(-5);
    }
    if sentence.asks() {
        add(-4);
    }
    let is_past = sentence.has(Cue::Past) && !sentence.has(Cue::Bar);
    if !is_success && is_past && !is_change {
        add(-2);
    }
    // How long something is to take is a result where a measure is named; alone it is a rule of the process.
    let lasts = sentence.times.iter().any(|time| time.kind == TimeKind::Frame);
    if !is_success && lasts && !sentence.has(Cue::Measure) {
        add(-3);
    }
    if sentence.has(Cue::Unchanged) && sentence.has(Cue::Chore) {
        add(-3);
    }
    if zones.any(Zones::ASIDE.and(Zones::APPARATUS).and(Zones::REVISIONS)) {
        add(-12);
    }
    if zones.any(Zones::FUTURE.and(Zones::RISKS).and(Zones::BACKGROUND)) {
        add(-5);
    }
    if zones.any(Zones::UPGRADE) && !is_success {
        add(-1);
    }
    if zones.any(Zones::EXAMPLE) {
        add(-5);
    }
    if zones.any(Zones::DESIGN) && !is_success {
        add(-5);
    }
}
