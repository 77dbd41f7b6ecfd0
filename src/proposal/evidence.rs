//! What the words of a document say of When and of the metric, whatever its headings promise: passages with points and the words that decided.
//!
//! Sentences are weighed one by one; what only shows in several (a list of work, numbered phases, stages) is weighed as a group. What is
//! declared is asked for more: `facets` for what a metric tells, `checks` for the step of a plan that checks whether it worked.

pub(crate) mod checks;
pub mod facets;
mod groups;
mod metric;
mod reading;
mod when;
pub(crate) mod zones;

use std::ops::Range;

use super::document::Document;
use super::element::Element;
use super::prose::{self, Cue};
use crate::source::Span;
pub(crate) use reading::Reading;
use zones::Zones;

/// From so many points on a passage states its element.
pub(crate) const ENOUGH: i32 = 10;
/// From so many points on it touches it.
pub(crate) const TOUCHES: i32 = 6;

/// A passage that says something of an element.
#[derive(Clone, Debug)]
pub struct Passage {
    /// The block that it stands in, or begins in.
    pub block: usize,
    /// Its bytes.
    pub span: Span,
    /// How strongly it speaks.
    pub points: i32,
    /// The words that decided.
    pub reasons: Vec<Span>,
}

/// What a sentence is worth.
#[derive(Debug, Default)]
struct Weighed {
    points: i32,
    /// The words that decided, as bytes of the block's words.
    reasons: Vec<Range<usize>>,
}

/// What is known of a block before its sentences are weighed.
pub(crate) struct Setting<'a> {
    /// The zones of each section.
    pub(crate) sections: &'a [Zones],
    /// What labels and lead-ins add, block by block.
    pub(crate) blocks: &'a [Zones],
    /// Whether a block is left out: metadata, placeholders, code.
    pub(crate) silent: &'a dyn Fn(usize) -> bool,
}

/// Weighs words that stand alone, such as a value of the metadata.
pub(crate) fn weigh_alone(words: &str) -> (i32, i32) {
    let mut best = (0, 0);
    prose::read(words, &mut |sentence| {
        let when = when::weigh(sentence, Zones::PLAN).points;
        let metric = metric::weigh(sentence, Zones::SUCCESS, &|_| false).points;
        best = (best.0.max(when), best.1.max(metric));
    });
    best
}

/// Words of a block that promise without saying what anyone could check.
pub(crate) fn vague_words(document: &Document, block: usize, element: Element) -> Vec<Span> {
    let cue = match element {
        Element::When => Cue::Someday,
        _ => Cue::Praise,
    };
    let mut spans = Vec::new();
    prose::read(document.words(block), &mut |sentence| {
        spans.extend(
            sentence
                .of(cue)
                .map(|hit| document.words_span(block, sentence.bytes(&hit.at))),
        );
    });
    spans
}

/// Whether words name a date, a release or a version, as the value of a key does: `26`, `3.x`, `v1.29`, `March 2027`.
pub(crate) fn names_a_time(words: &str) -> bool {
    let is_version = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()) || part == "x"
    };
    let mut names = words.trim().split(['.', ',', ' ']).all(is_version);
    prose::read(words, &mut |sentence| names |= !sentence.times().is_empty());
    names
}

/// Whether words say that something was or will be delivered, and in which release or when: `Implemented (Swift 5.5)`.
pub(crate) fn tells_of_delivery(words: &str) -> bool {
    let mut tells = false;
    prose::read(words, &mut |sentence| tells |= when::delivers(sentence));
    tells
}
