//! A comparison with what there is, or with another thing that has its level: "compared with the first rounds", "no slower than the C version".

use std::ops::Range;

use super::tables::{ARROW_REACH, ARTICLES, FROM_REACH, JUDGING, NOT_TODAY};
use super::{is_level, is_over};
use crate::proposal::prose::{Cue, Kind, Measure, Sentence};

/// "compared with the first two rounds", "parity with Relay", "vs. 2+ hours", "instead of 4 hours"
pub(super) fn find(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let clause = |from: usize| {
        (from..from + FROM_REACH).take_while(move |at| *at == from || !is_over(sentence, *at))
    };
    let compared = sentence.of(Cue::Versus).find_map(|hit| {
        let mut other = clause(hit.at.end);
        let is_other = other.any(|at| NOT_TODAY.contains(&sentence.word(at)));
        let is_something = matches!(
            sentence.kind(hit.at.end),
            Some(Kind::Word | Kind::Number | Kind::Code)
        );
        let level = clause(hit.at.end).find(|at| is_level(sentence, *at));
        (is_something && !is_other)
            .then(|| hit.at.start..level.map_or(hit.at.end, |level| level + 1))
    });
    let instead = || {
        sentence.of(Cue::Instead).find_map(|hit| {
            let tells = |at: &usize| {
                let cues = [Cue::Today, Cue::Standing, Cue::Baseline];
                is_level(sentence, *at) || cues.into_iter().any(|cue| sentence.is(*at, cue))
            };
            let level = clause(hit.at.end).find(tells)?;
            Some(hit.at.start..level + 1)
        })
    };
    compared
        .or_else(instead)
        .or_else(|| replaced(sentence))
        .or_else(|| what_it_was(sentence))
        .or_else(|| than_another(sentence))
        .or_else(|| the_known(sentence))
}

/// "in 5 minutes instead of 2 hours", "2 days instead of 5"
fn replaced(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let hit = sentence.of(Cue::Replaced).next()?;
    let measures = sentence.measures();
    let near = |measure: &&Measure| {
        let reach = hit.at.end..hit.at.end + ARROW_REACH;
        measure.is_counted && reach.contains(&measure.at.start)
    };
    if let Some(measure) = measures.iter().find(near) {
        return Some(hit.at.start..measure.at.end);
    }
    let counts_before = |measure: &Measure| measure.is_counted && measure.at.end <= hit.at.start;
    let same_unit = is_level(sentence, hit.at.end) && measures.iter().any(counts_before);
    same_unit.then(|| hit.at.start..hit.at.end + 1)
}

/// "1.2 times what it was"
fn what_it_was(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let is_so = |at: &usize| {
        matches!(sentence.word(*at), "what" | "than" | "as")
            && matches!(sentence.word(at + 1), "it" | "they" | "we")
            && matches!(sentence.word(at + 2), "was" | "were" | "had")
            && (is_over(sentence, at + 3)
                || sentence.kind(at + 3) != Some(Kind::Word)
                || matches!(sentence.word(at + 3), "before" | "in" | "at" | "last"))
    };
    let at = (0..sentence.tokens.len()).find(is_so)?;
    Some(at..at + 3)
}

/// "no worse than that of the old parser", "lower than with the old one", "110% of what it needs": another thing that exists, with the level that it has.
fn than_another(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let is_one = |at: &usize| {
        let (word, next) = (sentence.word(*at), sentence.word(at + 1));
        let is_noun = |at: usize| {
            let at = at + usize::from(ARTICLES.contains(&sentence.word(at)));
            let is_thing = sentence.kind(at) == Some(Kind::Word) && !is_level(sentence, at);
            is_thing && (at..at + 3).all(|at| !NOT_TODAY.contains(&sentence.word(at)))
        };
        let is_named = |at: usize| {
            matches!(sentence.word(at), "the" | "our" | "its")
                || sentence.written(at).starts_with(char::is_uppercase)
        };
        let is_that = matches!(next, "that" | "those") && sentence.word(at + 2) == "of";
        let is_judged = JUDGING.contains(&sentence.word_before(*at));
        word == "than" && is_that
            || word == "than" && matches!(next, "with" | "under") && is_noun(at + 2)
            || word == "than" && is_judged && is_named(at + 1) && is_noun(at + 1)
            || word == "of" && next == "what" && sentence.word_before(*at).ends_with('%')
    };
    let at = (0..sentence.tokens.len()).find(is_one)?;
    Some(at..at + 2)
}

/// "the 900 calls we get a week"
fn the_known(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let is_known = |at: &usize| {
        let mut after = (at + 1..at + FROM_REACH).take_while(|next| !is_over(sentence, *next));
        is_level(sentence, *at)
            && sentence.word_before(*at) == "the"
            && after.any(|next| matches!(sentence.word(next), "we" | "it"))
    };
    let at = (0..sentence.tokens.len()).find(is_known)?;
    Some(at..at + 1)
}
