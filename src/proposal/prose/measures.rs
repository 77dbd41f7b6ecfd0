//! The measures that a sentence names: numbers with a unit, a bound or a change.

use std::ops::Range;

use super::{Cue, Kind, Sentence, TimeKind};

/// A number that could be reached or missed, with the tokens that tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts about a number"
)]
pub(crate) struct Measure {
    /// The tokens of the number and its unit.
    pub(crate) at: Range<usize>,
    /// Whether a bound stands with it: `under`, `≥`, `at least`, `10+`.
    pub(crate) is_bounded: bool,
    /// Whether it is an end of a change: `by 40%`, `3.5% → 0.5%`.
    pub(crate) is_moved: bool,
    /// Whether both ends of the change are told.
    pub(crate) is_spanned: bool,
    /// Whether it counts something: a unit, a percentage, a currency.
    pub(crate) is_counted: bool,
    /// Whether it is the word zero, of something that is no known unit.
    pub(crate) is_zero: bool,
    /// Whether it is a length of time: `30 days`, `60s`.
    pub(crate) is_duration: bool,
}

/// A number in a word that needs no bound.
const HALF: &str = "half";

/// No incidents at all: a bar by itself.
const ZERO: &str = "zero";

/// Units that stick to a number: `500ms`, `10k`, `3x`.
#[rustfmt::skip]
const STUCK: &[&str] = &[
    "ms", "s", "sec", "secs", "min", "mins", "h", "hr", "hrs", "d", "w", "us", "ns", "x", "k", "m", "b", "g", "t", "kb", "mb", "gb", "tb", "kib", "mib", "gib",
    "gbps", "mbps", "bp", "pp", "loc", "px",
];

/// Of these, the units of time.
const STUCK_DURATIONS: &[&str] = &[
    "ms", "s", "sec", "secs", "min", "mins", "h", "hr", "hrs", "d", "w", "us", "ns",
];

/// Between a number and a time these make a rate.
const PER: &[&str] = &["a", "an", "per", "each", "every"];

/// Before a period these make a rhythm or a past: "every 3 months", "the last 30 days".
const RHYTHM: &[&str] = &["every", "each", "last", "past"];

/// What is counted here is the work itself: "all 17 tests pass".
const WORK: &[&str] = &["test", "tests", "testcases"];

/// Words that single a thing out rather than bound it: "only one", "had just 31 users".
const SINGLING: &[&str] = &["only", "just"];

/// Before a period these say during what, not how much: "over 28 days".
const SPANNING: &[&str] = &["over"];

/// How far a unit may stand behind its number, in tokens: "three internal index gateways".
const UNIT_REACH: usize = 4;
/// How far before its number a bound may stand.
const BOUND_REACH: usize = 4;
/// How far before its end a change may be named.
const CHANGE_REACH: usize = 24;
/// How far apart the ends of a change may stand.
const SPAN_REACH: usize = 8;

/// What every measure has at least one of: a number, or an article with what makes it one.
const TOLD: u128 = Cue::set(&[Cue::Number, Cue::InWords, Cue::Part, Cue::Comparator]);

/// All measures in a sentence.
pub(super) fn find(sentence: &Sentence<'_>) -> Vec<Measure> {
    if !sentence.has_any(TOLD) {
        return Vec::new();
    }
    let is_time = |index: &usize| {
        let mut times = sentence.times().iter();
        times.any(|time| time.kind != TimeKind::Frame && time.at.contains(index))
    };
    (0..sentence.tokens.len())
        .filter(|index| may_begin(sentence, *index) && !is_time(index))
        .filter_map(|index| measure(sentence, index))
        .collect()
}

/// Whether a token may be the number of a measure.
fn may_begin(sentence: &Sentence<'_>, index: usize) -> bool {
    is_number(sentence, index)
        || is_article(sentence, index)
            && (is_single(sentence, index) || is_fraction(sentence, index))
}

/// Articles count a unit or a part.
fn is_article(sentence: &Sentence<'_>, index: usize) -> bool {
    matches!(sentence.word(index), "a" | "an")
}

/// In digits or in words.
fn is_number(sentence: &Sentence<'_>, index: usize) -> bool {
    sentence.kind(index) == Some(Kind::Number) || sentence.is(index, Cue::InWords)
}

/// "in under a week"
fn is_single(sentence: &Sentence<'_>, index: usize) -> bool {
    let is_unit = |cue: Cue| sentence.is(index + 1, cue);
    is_article(sentence, index)
        && sentence.before(index, Cue::Comparator)
        && (is_unit(Cue::Period) || is_unit(Cue::Moment))
}

/// "nine in ten", "1 in 20,000", "three quarters of", "a third of"
fn is_fraction(sentence: &Sentence<'_>, index: usize) -> bool {
    let counts = |at: usize| {
        is_number(sentence, at) && sentence.word(at) != ZERO || sentence.word(at) == "twenty"
    };
    let among =
        matches!(sentence.word(index + 1), "in" | "of") && counts(index + 2) && counts(index);
    let out_of =
        sentence.word(index + 1) == "out" && sentence.word(index + 2) == "of" && counts(index + 3);
    among
        && !sentence
            .times()
            .iter()
            .any(|time| time.at.contains(&(index + 2)))
        || out_of
        || sentence.is(index + 1, Cue::Part) && sentence.word(index + 2) == "of"
}

fn measure(sentence: &Sentence<'_>, index: usize) -> Option<Measure> {
    let word = sentence.word(index);
    let is_number = sentence.kind(index) == Some(Kind::Number);
    let stuck = if is_number { stuck_unit(word) } else { "" };
    let is_other = !stuck.is_empty() && !STUCK.contains(&stuck);
    if is_other
        || is_label(sentence, index)
        || is_rhythm(sentence, index)
        || is_work(sentence, index)
    {
        return None;
    }
    // "More than one" says several, not how many.
    if word == "one" && sentence.word_before(index) == "than" {
        return None;
    }
    let unit = unit(sentence, index);
    let is_share = is_fraction(sentence, index);
    let is_counted = is_share
        || unit.is_some()
        || !stuck.is_empty()
        || is_percent(sentence, index)
        || is_money(sentence, index)
        || is_per(sentence, index);
    let is_bounded = is_bounded(sentence, index);
    let is_moved = is_moved(sentence, index);
    let is_zero = word == ZERO && !is_counted;
    let is_one = if is_number {
        is_counted || is_bounded || is_moved
    } else {
        is_zero || is_counted && (is_share || is_bounded || word == HALF || word == ZERO)
    };
    is_one.then(|| Measure {
        at: index..unit.map_or(index + 1, |unit| unit + 1),
        is_bounded,
        is_moved,
        is_spanned: is_moved && is_spanned(sentence, index),
        is_counted,
        is_zero,
        is_duration: is_duration(sentence, index, unit, stuck),
    })
}

/// "30 days", "60s"; "900 a day" is a rate.
fn is_duration(sentence: &Sentence<'_>, index: usize, unit: Option<usize>, stuck: &str) -> bool {
    let is_rate = |unit: usize| (index + 1..unit).any(|at| PER.contains(&sentence.word(at)));
    let is_time = |unit: usize| sentence.is(unit, Cue::Moment) || sentence.is(unit, Cue::Period);
    unit.is_some_and(|unit| is_time(unit) && !is_rate(unit)) || STUCK_DURATIONS.contains(&stuck)
}

/// The letters that stick to the end of a number.
fn stuck_unit(word: &str) -> &str {
    let number = word.trim_end_matches(['+', '%']);
    let digits = number.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    &number[digits.len()..]
}

/// The token of the unit that a number counts, with no mark and no preposition between.
fn unit(sentence: &Sentence<'_>, index: usize) -> Option<usize> {
    let is_unit =
        |at: &usize| sentence.is(*at, Cue::Unit) && sentence.kind(*at) == Some(Kind::Word);
    let unit = (index + 1..=index + UNIT_REACH).find(is_unit)?;
    let parts =
        |at: usize| matches!(sentence.kind(at), Some(Kind::Mark(_))) || sentence.is(at, Cue::Until);
    (!(index + 1..unit).any(parts)).then_some(unit)
}

fn is_percent(sentence: &Sentence<'_>, index: usize) -> bool {
    sentence.word(index).contains('%') || matches!(sentence.word(index + 1), "%" | "percent")
}

fn is_money(sentence: &Sentence<'_>, index: usize) -> bool {
    matches!(sentence.word_before(index), "$" | "€" | "£")
}

/// `900/week`, `4.5/5`
fn is_per(sentence: &Sentence<'_>, index: usize) -> bool {
    sentence.word(index + 1) == "/" || sentence.word(index).contains('/')
}

/// `SC-001`, `#12`, `1.` at the start: the number names something.
fn is_label(sentence: &Sentence<'_>, index: usize) -> bool {
    if index == 0 {
        return matches!(sentence.word(1), ":" | "." | ")");
    }
    match sentence.word(index - 1) {
        "#" | "_" => true,
        "-" => {
            index >= 2
                && sentence.kind(index - 2) == Some(Kind::Word)
                && sentence.touch(index - 2, index)
        }
        _ => false,
    }
}

fn is_rhythm(sentence: &Sentence<'_>, index: usize) -> bool {
    RHYTHM.contains(&sentence.word_before(index)) && sentence.is(index + 1, Cue::Period)
}

fn is_work(sentence: &Sentence<'_>, index: usize) -> bool {
    // "27 of 27 tests"
    let is_share =
        sentence.word(index + 1) == "of" && sentence.kind(index + 2) == Some(Kind::Number);
    let from = if is_share { index + 2 } else { index };
    let counts_tests = (from + 1..=from + 2).any(|next| WORK.contains(&sentence.word(next)));
    let of_tests = (index + 1..=index + 3)
        .any(|next| sentence.word(next) == "of" && WORK.contains(&sentence.word(next + 1)));
    counts_tests && !is_percent(sentence, index) || of_tests
}

/// Whether a number counts days, weeks and the like.
fn names_period(sentence: &Sentence<'_>, index: usize) -> bool {
    unit(sentence, index).is_some_and(|unit| sentence.is(unit, Cue::Period))
}

/// Whether a bound stands right before or after the number.
fn is_bounded(sentence: &Sentence<'_>, index: usize) -> bool {
    if sentence.word(index).ends_with('+') {
        return true;
    }
    for at in (index.saturating_sub(BOUND_REACH)..index).rev() {
        match sentence.kind(at) {
            Some(Kind::Mark('<' | '>' | '≤' | '≥' | '±' | '=')) => return true,
            Some(Kind::Mark('$' | '€' | '~' | '£' | '≈')) => {}
            Some(Kind::Mark(_)) => break,
            _ => {}
        }
        let spans = SPANNING.contains(&sentence.word(at)) && names_period(sentence, index);
        if sentence.is(at, Cue::Comparator) && !SINGLING.contains(&sentence.word(at)) && !spans {
            return true;
        }
    }
    (index + 1..=index + BOUND_REACH)
        .any(|at| sentence.word(at) == "or" && sentence.is(at, Cue::Comparator))
}

/// Whether the number is one end of a change.
fn is_moved(sentence: &Sentence<'_>, index: usize) -> bool {
    let near = index.saturating_sub(BOUND_REACH)..index;
    let led = near
        .into_iter()
        .any(|at| matches!(sentence.word(at), "to" | "by"));
    let changes =
        || (index.saturating_sub(CHANGE_REACH)..index).any(|at| sentence.is(at, Cue::Change));
    let before = index.saturating_sub(BOUND_REACH - 1)..index;
    let leads_on = || {
        let arrow = (index..index + BOUND_REACH).find(|at| has_arrow(sentence, *at..*at + 1));
        let after = arrow.map(|arrow| arrow + 1..=arrow + BOUND_REACH);
        after.is_some_and(|mut after| after.any(|at| sentence.kind(at) == Some(Kind::Number)))
    };
    has_arrow(sentence, before) || leads_on() || led && changes()
}

/// Whether another number stands at the other end of the change: `from 9 to 3`.
fn is_spanned(sentence: &Sentence<'_>, index: usize) -> bool {
    let near = index.saturating_sub(SPAN_REACH)..index + SPAN_REACH;
    let says = |word: &str| near.clone().any(|at| sentence.word(at) == word);
    let is_other = |at: usize| at != index && sentence.kind(at) == Some(Kind::Number);
    (says("from") && says("to") || has_arrow(sentence, near.clone())) && near.clone().any(is_other)
}

/// `→`, `->` and the like.
fn has_arrow(sentence: &Sentence<'_>, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| match sentence.kind(at) {
        Some(Kind::Mark('→' | '⇒' | '➔' | '➜')) => true,
        Some(Kind::Mark('-')) => sentence.word(at + 1) == ">",
        _ => false,
    })
}
