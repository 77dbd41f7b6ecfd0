//! The measures that a sentence names: numbers with a unit, a bound or a change.

use std::ops::Range;

use super::{Cue, Kind, Sentence};

/// A number that could be reached or missed, with the tokens that tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Measure {
    /// The tokens of the number and its unit.
    pub(crate) at: Range<usize>,
    /// Whether a bound stands with it: `under`, `≥`, `at least`, `10+`.
    pub(crate) bounded: bool,
    /// Whether it is told as a change: `from 9 to 3`, `3.5% → 0.5%`.
    pub(crate) moved: bool,
    /// Whether both ends of the change are told.
    pub(crate) spanned: bool,
    /// Whether it is the word zero, of whatever.
    pub(crate) none: bool,
    /// Whether it counts something: a unit, a percentage, a currency.
    pub(crate) counted: bool,
}

/// Numbers in words.
const IN_WORDS: &[&str] = &[
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen", "hundred", "thousand", "half", "twice", "double", "0",
];

/// Units that stick to a number: `500ms`, `10k`, `3x`.
const STUCK: &[&str] = &[
    "ms", "s", "sec", "secs", "min", "mins", "h", "hr", "hrs", "d", "x", "k", "m", "b", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "us", "ns", "bp", "pp", "gbps", "mbps", "loc", "px", "w", "g", "t",
];

/// All measures in a sentence.
pub(crate) fn find(sentence: &Sentence<'_>) -> Vec<Measure> {
    let taken = |index: usize| sentence.times.iter().any(|time| time.at.contains(&index) && time.kind != super::TimeKind::Frame);
    (0..sentence.tokens.len())
        .filter(|index| !taken(*index))
        .filter_map(|index| measure(sentence, index))
        .collect()
}

fn measure(sentence: &Sentence<'_>, index: usize) -> Option<Measure> {
    let word = sentence.word(index);
    let single = matches!(word, "a" | "an") && index > 0 && sentence.is(index - 1, Cue::Comparator) && (sentence.is(index + 1, Cue::Period) || sentence.is(index + 1, Cue::Moment));
    let spelt = single || IN_WORDS.contains(&word);
    let number = sentence.kind(index) == Some(Kind::Number);
    if !number && !spelt || is_label(sentence, index) {
        return None;
    }
    let digits = word.trim_end_matches(['+', '%']).trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let stuck = if number { &word.trim_end_matches(['+', '%'])[digits.len()..] } else { "" };
    if number && !stuck.is_empty() && !STUCK.contains(&stuck) {
        return None;
    }
    // "every 3 months" is a rhythm, "17 tests" the work itself.
    let before = index.checked_sub(1).map_or("", |before| sentence.word(before));
    let rhythm = matches!(before, "every" | "each" | "last" | "past") && sentence.is(index + 1, Cue::Period);
    let chore = (index + 1..=index + 2).any(|next| matches!(sentence.word(next), "test" | "tests" | "testcases")) && !word.contains('%') && sentence.kind(index + 1) != Some(Kind::Mark('%'));
    if rhythm || chore {
        return None;
    }
    let percent = word.contains('%') || matches!(sentence.word(index + 1), "%" | "percent");
    let currency = index > 0 && matches!(sentence.word(index - 1), "$" | "€" | "£");
    let unit = (index + 1..=index + 4).find(|next| sentence.is(*next, Cue::Unit) && sentence.kind(*next) == Some(Kind::Word));
    let reaches = unit.filter(|unit| {
        (index + 1..*unit).all(|next| !matches!(sentence.kind(next), Some(Kind::Mark(_))) && !sentence.is(next, Cue::Until))
    });
    let per = matches!(sentence.word(index + 1), "/") || word.contains('/');
    let none = word == "zero";
    let counted = percent || currency || !stuck.is_empty() || reaches.is_some() || per;
    let bounded = is_bounded(sentence, index);
    let moved = is_moved(sentence, index);
    if !(counted || bounded || moved || none) || spelt && !none && !(counted && (bounded || word == "half")) {
        return None;
    }
    let end = reaches.map_or(index + 1, |unit| unit + 1);
    Some(Measure {
        at: index..end,
        bounded,
        moved,
        spanned: moved && is_spanned(sentence, index),
        counted,
        none: none && !counted,
    })
}

/// `SC-001`, `#12`, `step 3`, `1.` at the start: the number names something.
fn is_label(sentence: &Sentence<'_>, index: usize) -> bool {
    let before = index.checked_sub(1);
    let mark = before.and_then(|before| sentence.kind(before));
    if matches!(mark, Some(Kind::Mark('#' | '_'))) {
        return true;
    }
    if mark == Some(Kind::Mark('-')) {
        let glued = before.is_some_and(|before| {
            sentence.tokens[before].range.end == sentence.tokens[index].range.start
                && before > 0
                && sentence.tokens[before - 1].range.end == sentence.tokens[before].range.start
                && sentence.kind(before - 1) == Some(Kind::Word)
        });
        return glued;
    }
    let follows_mark = matches!(sentence.kind(index + 1), Some(Kind::Mark(':' | '.' | ')')));
    index == 0 && follows_mark
}

/// Whether a bound stands right before or after the number.
fn is_bounded(sentence: &Sentence<'_>, index: usize) -> bool {
    if sentence.word(index).ends_with('+') {
        return true;
    }
    let before = (index.saturating_sub(4)..index).rev();
    for at in before {
        match sentence.kind(at) {
            Some(Kind::Mark('<' | '>' | '≤' | '≥' | '±' | '=')) => return true,
            Some(Kind::Mark('$' | '€' | '~' | '£' | '≈')) => {}
            Some(Kind::Mark(_)) => break,
            _ => {}
        }
        // "only one" names a single thing; "only 8 ms" is a bound.
        let singles = matches!(sentence.word(at), "only" | "just") && sentence.kind(index) != Some(Kind::Number);
        if sentence.is(at, Cue::Comparator) && !singles {
            return true;
        }
    }
    (index + 1..=index + 4).any(|at| sentence.is(at, Cue::Comparator) && sentence.word(at) == "or")
}

/// Whether another number stands at the other end of a change: `from 9 to 3`.
fn is_spanned(sentence: &Sentence<'_>, index: usize) -> bool {
    let near = index.saturating_sub(8)..index + 8;
    let has_from = near.clone().any(|at| sentence.word(at) == "from") && near.clone().any(|at| sentence.word(at) == "to");
    let has_arrow = near.clone().any(|at| matches!(sentence.kind(at), Some(Kind::Mark('→' | '⇒' | '➔' | '➜'))));
    let others = near.filter(|at| *at != index && sentence.kind(*at) == Some(Kind::Number)).count();
    (has_from || has_arrow) && others > 0
}

/// Whether the number is one end of a change.
fn is_moved(sentence: &Sentence<'_>, index: usize) -> bool {
    let arrow = |at: usize| matches!(sentence.kind(at), Some(Kind::Mark('→' | '⇒' | '➔' | '➜')));
    let near = index.saturating_sub(3)..index + 4;
    if near.clone().any(arrow) || near.clone().any(|at| sentence.word(at) == "-" && sentence.word(at + 1) == ">") {
        return true;
    }
    let before = index.saturating_sub(4)..index;
    let led = before.clone().rev().any(|at| matches!(sentence.word(at), "to" | "by"));
    let wide = index.saturating_sub(24)..index;
    led && wide.into_iter().any(|at| sentence.is(at, Cue::Change))
}
