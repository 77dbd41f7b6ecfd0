//! Weighs what a sentence says of the validation metric: whether it sets a bar that one could observe and dispute.
//!
//! A measure needs a bar to be one: a bound, a goal, a section of success. Facts, settings of the design and examples have numbers, too.

use std::ops::Range;

use super::zones::Zones;
use super::{ENOUGH, TOUCHES, Weighed};
use crate::proposal::prose::{Cue, Kind, Measure, Sentence, TimeKind};

/// Points for what a sentence says.
mod points {
    /// A change with both of its ends: "from 9 to 3", "3.5% → 0.5%".
    pub(super) const SPANNED: i32 = 10;
    /// A change: "by 40%", "reduced to 8".
    pub(super) const MOVED: i32 = 8;
    /// A number with a bound and a unit: "under 2 seconds".
    pub(super) const BOUNDED: i32 = 8;
    /// A bar without a number: "no regression".
    pub(super) const UNCHANGED: i32 = 7;
    /// "the same results as before"
    pub(super) const SAME: i32 = 6;
    /// "at least two wallets"
    pub(super) const PARTIES: i32 = 7;
    /// A number with a unit: "300 calls a week".
    pub(super) const COUNTED: i32 = 6;
    /// A number in a column of targets.
    pub(super) const TARGET: i32 = 6;
    /// A number with a bound alone: "≥ 0.85".
    pub(super) const BOUND_ALONE: i32 = 4;
    /// Success is named. From here on nothing sets a bar, it only touches the subject.
    pub(super) const SUCCESS: i32 = 3;
    /// A measure is named, or is to change.
    pub(super) const NAMED: i32 = 2;
}

/// What the best kind of place adds; the first that holds.
const GAINS: &[(Zones, i32)] = &[(Zones::SUCCESS, 6), (Zones::GOALS.and(Zones::CRITERIA), 4)];

/// What places take away, each that holds.
const LOSSES: &[(Zones, i32)] = &[
    (
        Zones::ASIDE
            .and(Zones::QUESTIONS)
            .and(Zones::APPARATUS)
            .and(Zones::REVISIONS),
        -12,
    ),
    // Examples and wishes have numbers, too.
    (Zones::EXAMPLE.and(Zones::FUTURE), -5),
];

/// How things stand: numbers, but no bars, unless one is set in so many words.
const LOSSES_UNLESS_SET: &[(Zones, i32)] = &[(Zones::BACKGROUND, -5)];

/// What is feared: numbers, but no bars, unless something must pass them.
const LOSSES_UNLESS_GATED: &[(Zones, i32)] = &[(Zones::RISKS, -5)];

/// What places take away, unless they speak of success.
const LOSSES_OUTSIDE: &[(Zones, i32)] = &[
    // The limits and parameters of what is built.
    (Zones::DESIGN, -5),
    (Zones::UPGRADE, -1),
];

/// Words that make a number a bar, or name what it measures.
const CLAUSE: &[(Cue, i32)] = &[
    (Cue::Bar, 2),
    (Cue::Success, 2),
    (Cue::Gate, 3),
    (Cue::Measure, 1),
    (Cue::Example, -5),
];

/// A setting or bound of the design.
const SETTING: i32 = -3;
/// What was measured before, unless it stands beside the level to reach.
const FOUND: i32 = -3;
const FOUND_IN_SUCCESS: i32 = -1;
/// A thing of the past, without a bar.
const OVER: i32 = -2;
/// The same where success is spoken of: where it stands today, and nothing to reach.
const OVER_IN_SUCCESS: i32 = -6;
/// What a try showed.
const TRIED: i32 = -5;
/// A duration without a measure: a rule of the process, or of the feature.
const LASTS: i32 = -3;
/// The feature at work.
const RUNTIME: i32 = -1;
/// "Tests pass without regressions" is the work itself.
const CHORE: i32 = -3;
/// Two bars in one sentence: a bound, and nothing worse than before.
const TWICE: i32 = 2;
/// A question.
const ASKED: i32 = -4;
/// Both ends of a change, told of the proposal itself.
const CLAIMED: i32 = 2;

/// Before a length of time these say how fast something is.
const TAKING: &[&str] = &["in", "take", "takes"];

/// What says that something does not happen, for as long as a time lasts.
const FREE_OF: &[&str] = &["no", "without", "zero", "never"];

/// Amounts in words: "none by 2027-05-01".
const AMOUNTS: &[&str] = &["none", "nobody", "zero", "half"];

/// How far a party may stand from its number, in tokens.
const PARTY_REACH: usize = 3;

/// Weighs one sentence. `in_target` says which tokens stand in a column of targets.
pub(super) fn weigh(
    sentence: &Sentence<'_>,
    zones: Zones,
    in_target: &dyn Fn(usize) -> bool,
) -> Weighed {
    let measures = sentence.measures();
    let Some((points, speaks)) = base(sentence, measures, zones, in_target) else {
        return Weighed::default();
    };
    let weighed = points + clause(sentence, measures, zones) + place(sentence, zones);
    // A measure without a level, or success without a measure, sets no bar, wherever it stands.
    let points = if points <= points::SUCCESS {
        weighed.min(ENOUGH - 1)
    } else {
        weighed
    };
    if points < TOUCHES {
        return Weighed::default();
    }
    Weighed {
        points,
        reasons: speaks.place(sentence).into_iter().collect(),
    }
}

/// What speaks loudest in a sentence.
enum Speaks {
    /// Some tokens.
    Tokens(Range<usize>),
    /// The first words that give a cue; they are looked for only where they count.
    Words(Cue),
}

impl Speaks {
    /// Where it stands, in bytes of the block's words.
    fn place(self, sentence: &Sentence<'_>) -> Option<Range<usize>> {
        let tokens = match self {
            Self::Tokens(tokens) => tokens,
            Self::Words(cue) => sentence.of(cue).next()?.at.clone(),
        };
        Some(sentence.bytes(&tokens))
    }
}

/// What speaks loudest, and what it is worth.
fn base(
    sentence: &Sentence<'_>,
    measures: &[Measure],
    zones: Zones,
    in_target: &dyn Fn(usize) -> bool,
) -> Option<(i32, Speaks)> {
    // Zero of what? Among measures of success it is a bar, elsewhere an adjective.
    let counts = |measure: &&Measure| !measure.is_zero || zones.any(Zones::SUCCESS);
    let numbered = measures
        .iter()
        .filter(counts)
        .map(|measure| (worth(sentence, measure), Speaks::Tokens(measure.at.clone())));
    let targets = sentence
        .numbers()
        .filter(|at| in_target(at.start))
        .map(|at| (points::TARGET, Speaks::Tokens(at)));
    let dated = due(sentence)
        .filter(|_| zones.any(Zones::SUCCESS))
        .map(|at| (points::TARGET, Speaks::Tokens(at)));
    let worded = [
        (Cue::Unchanged, points::UNCHANGED),
        (Cue::Same, points::SAME),
        (Cue::Party, points::PARTIES),
        (Cue::Success, points::SUCCESS),
        (Cue::Measure, points::NAMED),
        (Cue::Change, points::NAMED),
    ];
    let worded = worded
        .into_iter()
        .filter(|(cue, _)| sentence.has(*cue))
        .map(|(cue, points)| (points, Speaks::Words(cue)));
    let parties = parties(sentence).map(|at| (points::PARTIES, Speaks::Tokens(at)));
    numbered
        .chain(targets)
        .chain(dated)
        .chain(parties)
        .chain(worded)
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
}

/// Amounts right before a day that "by" leads in: "0 by 2027-05-01".
pub(super) fn due(sentence: &Sentence<'_>) -> impl Iterator<Item = Range<usize>> {
    let days = sentence
        .times()
        .iter()
        .filter(|time| time.kind == TimeKind::Date && sentence.word_before(time.at.start) == "by");
    let amounts = days.filter_map(|day| day.at.start.checked_sub(2));
    let is_amount = |at: &usize| {
        sentence.kind(*at) == Some(Kind::Number) || AMOUNTS.contains(&sentence.word(*at))
    };
    amounts.filter(is_amount).map(|at| at..at + 1)
}

/// "two web engines", "three independent implementations"
fn parties(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    if !sentence.has(Cue::Several) {
        return None;
    }
    let noun = sentence.of(Cue::PartyNoun).find(|hit| {
        let before = hit.at.start.saturating_sub(PARTY_REACH)..hit.at.start;
        before.into_iter().any(|at| sentence.is(at, Cue::Several))
    })?;
    Some(noun.at.clone())
}

fn worth(sentence: &Sentence<'_>, measure: &Measure) -> i32 {
    match measure {
        Measure {
            is_spanned: true, ..
        } => points::SPANNED,
        Measure { is_moved: true, .. } => points::MOVED,
        Measure {
            is_bounded: true,
            is_counted: true,
            ..
        } => points::BOUNDED,
        Measure {
            is_bounded: true, ..
        } => points::BOUND_ALONE,
        _ if only_lasts(sentence, measure) => points::NAMED,
        _ => points::COUNTED,
    }
}

/// Whether a length of time says how long something goes on, not how fast it is: "kept for 30 days", but not "in 2 seconds",
/// "response time: 200 ms", "no incident for 30 days".
fn only_lasts(sentence: &Sentence<'_>, measure: &Measure) -> bool {
    let is_free_of = || (0..measure.at.start).any(|at| FREE_OF.contains(&sentence.word(at)));
    measure.is_duration
        && !sentence.has(Cue::Measure)
        && !is_free_of()
        && !TAKING.contains(&sentence.word_before(measure.at.start))
}

/// What the words around add or take away.
fn clause(sentence: &Sentence<'_>, measures: &[Measure], zones: Zones) -> i32 {
    let is_success = zones.any(Zones::SUCCESS);
    let is_change = measures.iter().any(|measure| measure.is_moved);
    let is_spanned = measures.iter().any(|measure| measure.is_spanned);
    let lasts = sentence
        .times()
        .iter()
        .any(|time| time.kind == TimeKind::Frame);
    let has = |cue: Cue| sentence.has(cue);
    let is_set = has(Cue::Gate) || has(Cue::Wish);
    let words = CLAUSE.iter().filter(|(cue, _)| has(*cue));
    let mut points: i32 = words.map(|(_, points)| points).sum();
    let mut add = |holds: bool, more: i32| points += if holds { more } else { 0 };
    add(is_spanned && has(Cue::Author), CLAIMED);
    add(
        has(Cue::Found) && !is_change && !has(Cue::Unchanged),
        if is_success { FOUND_IN_SUCCESS } else { FOUND },
    );
    add(
        has(Cue::Unchanged) && measures.iter().any(|measure| measure.is_bounded),
        TWICE,
    );
    let is_worded = has(Cue::Unchanged) || has(Cue::Same) || parties(sentence).is_some();
    add(is_worded && has(Cue::Chore), CHORE);
    let is_bounded = measures.iter().any(|measure| measure.is_bounded);
    let is_bar = has(Cue::Success) || has(Cue::Gate) || is_success && is_bounded;
    add(has(Cue::Trial) && !is_bar, TRIED);
    let is_of_tests = zones.any(Zones::TESTS) && has(Cue::Chore);
    add(!is_success && is_of_tests, CHORE);
    let is_reached = is_bounded || is_change || has(Cue::Bar) || has(Cue::Change);
    add(is_success && has(Cue::Past) && !is_reached, OVER_IN_SUCCESS);
    let is_fact = !measures.is_empty() && !is_bounded && !is_change && !has(Cue::Bar);
    add(!is_success && is_fact, OVER);
    add(sentence.asks(), ASKED);
    add(!is_success && !has(Cue::Gate) && has(Cue::Setting), SETTING);
    add(!is_success && has(Cue::Runtime), RUNTIME);
    add(
        !is_success && has(Cue::Past) && !has(Cue::Bar) && !is_change,
        OVER,
    );
    add(!is_success && !is_set && lasts && !has(Cue::Measure), LASTS);
    points
}

/// What the place adds or takes away. A bar that is set in so many words is one wherever it stands.
fn place(sentence: &Sentence<'_>, zones: Zones) -> i32 {
    let is_set = sentence.has(Cue::Gate) || sentence.has(Cue::Wish);
    let unset = if is_set {
        0
    } else {
        zones.loss(LOSSES_UNLESS_SET)
    };
    let feared = if sentence.has(Cue::Gate) {
        0
    } else {
        zones.loss(LOSSES_UNLESS_GATED)
    };
    let outside = if is_set || zones.any(Zones::SUCCESS) {
        0
    } else {
        zones.loss(LOSSES_OUTSIDE)
    };
    zones.gain(GAINS) + zones.loss(LOSSES) + unset + feared + outside
}
