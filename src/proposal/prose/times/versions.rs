//! Versions and releases, as far as a proposal can land in one.

use std::ops::Range;

use super::tables::{
    ARTICLES, BEFORE_RELEASE, DEFINITE, INDEFINITE, LEADING, NOT_TO_COME, NUMBERED, OF_SOMETHING,
    OPEN_ENDED, ORDINALS, PRE_RELEASES, SPANNING, VERSIONED,
};
use crate::proposal::prose::{Cue, Kind, Sentence, Tense};

/// How far "next" may stand from "release", in tokens.
const REACH: usize = 4;

/// The most bytes of a version with at most one point; longer ones are amounts.
const SHORT: usize = 5;

/// The tokens of a release that begins at `index`: `the next minor release`, `a full release cycle`.
pub(super) fn release(sentence: &Sentence<'_>, index: usize) -> Option<Range<usize>> {
    if !sentence.has(Cue::Release) {
        return None;
    }
    let word = sentence.word(index);
    let is_staged = sentence.is(index, Cue::Stage)
        && sentence.is(index + 1, Cue::Release)
        && DEFINITE.contains(&sentence.word_before(index));
    let is_number = sentence.kind(index) == Some(Kind::Number);
    let is_counted = sentence.is(index, Cue::Counted)
        || is_number && (word.len() <= 2 || ORDINALS.contains(&word));
    if !(is_staged || is_counted || sentence.is(index, Cue::Which)) || NOT_TO_COME.contains(&word) {
        return None;
    }
    let first = (index + 1..=index + REACH).find(|next| sentence.is(*next, Cue::Release))?;
    let goes_on = |next: usize| {
        let is_number = sentence.kind(next) == Some(Kind::Number);
        let is_name = sentence.written(next).starts_with(char::is_uppercase);
        is_number
            || is_name
            || sentence.is(next, Cue::Which)
            || BEFORE_RELEASE.contains(&sentence.word(next))
    };
    let last = (first + 1..first + 3)
        .take_while(|next| sentence.is(*next, Cue::Release))
        .last()
        .unwrap_or(first);
    let noun = sentence.word(last);
    let names_none = OF_SOMETHING.contains(&word) && noun.starts_with("version")
        || INDEFINITE.contains(&word)
            && !(noun.starts_with("cycle") && SPANNING.contains(&sentence.word_before(index)))
        || OPEN_ENDED.contains(&word)
            && (noun.ends_with('s') || INDEFINITE.contains(&sentence.word_before(index)));
    let is_named = (index + 1..first).all(goes_on) && !names_none && is_led_in(sentence, index);
    is_named.then_some(index..last + 1)
}

/// "In the next release", not "release an initial version": there it is what is released.
fn is_led_in(sentence: &Sentence<'_>, index: usize) -> bool {
    let article = ARTICLES.contains(&sentence.word_before(index));
    let Some(lead) = index.checked_sub(1 + usize::from(article)) else {
        return true;
    };
    sentence.is(lead, Cue::Until) || matches!(sentence.kind(lead), Some(Kind::Mark(_)))
}

/// The tokens of a version that is numbered at `index`: `version 2.1`, `Kubernetes 1.30`, `v4`, `1.17.0`, `in 4.18`.
pub(super) fn version(sentence: &Sentence<'_>, index: usize) -> Option<Range<usize>> {
    let word = sentence.word(index);
    match sentence.kind(index)? {
        Kind::Word => is_versioned(word).then_some(index..index + 1),
        Kind::Number if is_plain(word) => numbered(sentence, index),
        _ => None,
    }
}

fn numbered(sentence: &Sentence<'_>, index: usize) -> Option<Range<usize>> {
    let word = sentence.word(index);
    let points = word.matches('.').count();
    if points >= 2 || PRE_RELEASES.iter().any(|end| word.contains(end)) {
        return Some(index..index + 1);
    }
    if points == 1 && is_all_there_is(sentence, index) {
        return Some(index..index + 1);
    }
    let before = index.checked_sub(1)?;
    if counts_something(sentence, index) || word.len() > SHORT {
        return None;
    }
    let named = sentence.is(before, Cue::Release) || VERSIONED.contains(&sentence.word(before));
    if named || is_product(sentence, before) && (points == 1 || is_whole_version(sentence, index)) {
        return Some(before..index + 1);
    }
    // "0.56 drops the field", "From 0.53 it warns"
    let acts = sentence
        .of(Cue::Work)
        .any(|hit| hit.at.start == index + 1 && hit.tense == Tense::Present);
    let opens = before == 0 && sentence.word(before) == "from";
    let is_led_in = acts
        || opens
        || LEADING.contains(&sentence.word(before))
        || word.strip_suffix(".x").is_some();
    (points == 1 && is_led_in).then_some(index..index + 1)
}

/// `1.31` alone in its line or cell, as below "Target release".
fn is_all_there_is(sentence: &Sentence<'_>, index: usize) -> bool {
    let parts = |at: Option<usize>| {
        at.is_none_or(|at| matches!(sentence.kind(at), None | Some(Kind::Mark('\t' | ':'))))
    };
    parts(index.checked_sub(1)) && parts(Some(index + 1))
}

/// "in Java 21": a whole number is a version where its product is led in.
fn is_whole_version(sentence: &Sentence<'_>, index: usize) -> bool {
    sentence.word(index).len() <= 2 && index >= 2 && LEADING.contains(&sentence.word(index - 2))
}

/// Whether a word with a capital may be the name of a product.
fn is_product(sentence: &Sentence<'_>, index: usize) -> bool {
    let name = sentence.written(index);
    sentence.kind(index) == Some(Kind::Word)
        && name.starts_with(char::is_uppercase)
        && name.len() > 1
        && !NUMBERED.contains(&sentence.word(index))
        && !sentence.is(index, Cue::Phase)
        && !sentence.is(index, Cue::Month)
}

/// Whether a number has a unit behind it.
fn counts_something(sentence: &Sentence<'_>, index: usize) -> bool {
    let next = index + 1;
    let cues = [Cue::Unit, Cue::Period, Cue::Moment];
    cues.into_iter().any(|cue| sentence.is(next, cue))
        || matches!(sentence.word(next), "x" | "×" | "/")
}

/// Digits parted by points, the last part an `x` at most, with the ending of a pre-release at most.
fn is_plain(word: &str) -> bool {
    let end = PRE_RELEASES.iter().filter_map(|end| word.find(end)).min();
    let parts = word[..end.unwrap_or(word.len())].split('.');
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.clone().all(|part| is_digits(part) || part == "x")
}

/// `v1`, `v2.1`; `v1beta1` is the version of an interface, not of what is released.
fn is_versioned(word: &str) -> bool {
    let rest = word.strip_prefix('v').unwrap_or_default();
    let is_api = rest.contains("alpha") || rest.contains("beta");
    rest.starts_with(|c: char| c.is_ascii_digit())
        && rest.len() <= 8
        && !rest.contains('_')
        && !is_api
}
