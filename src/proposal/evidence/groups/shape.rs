//! What one block brings to a group: how it begins, and what its sentences tell together.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::proposal::document::{Block, BlockKind};
use crate::proposal::evidence::zones::Zones;
use crate::proposal::prose::{self, Cue, Kind, Sentence, Tense, TimeKind};

/// What one block brings to a group.
#[derive(Clone, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts about a block"
)]
pub(in crate::proposal::evidence) struct Shape {
    pub(super) zones: Zones,
    /// Its first words, as bytes of the block.
    pub(super) opening: Range<usize>,
    /// An item that begins with work: `Add …`, `Adding …`, `We will add …`.
    pub(super) works: bool,
    /// It opens with a numbered phase, as `Phase 2: …`.
    pub(super) phase: Option<String>,
    /// The numbered phases that it tells of, wherever they stand.
    pub(super) phases: BTreeSet<String>,
    /// The versions at which something changes.
    pub(super) versions: Vec<String>,
    /// Times in which programs run stand in it.
    pub(super) is_runtime: bool,
    /// It opens with a stage, as a label: `Alpha: …`.
    pub(super) is_stage: bool,
    /// It tells a first step, and a further one.
    pub(super) first: bool,
    pub(super) then: bool,
    /// It tells short term from long term.
    pub(super) short_term: bool,
    pub(super) long_term: bool,
    /// Something is delivered, or will be done.
    pub(super) acts: bool,
    /// The authors say what will be.
    pub(super) is_agreed: bool,
    pub(super) words: usize,
}

impl Shape {
    /// Reads how a block begins.
    pub(in crate::proposal::evidence) fn open(
        &mut self,
        sentence: &Sentence<'_>,
        zones: Zones,
        block: &Block,
    ) {
        let is_word = |at: &usize| matches!(sentence.kind(*at), Some(Kind::Word | Kind::Number));
        let begin = (0..sentence.tokens.len()).find(is_word).unwrap_or(0);
        self.zones = zones;
        self.phase = numbered_phase(sentence, begin);
        self.is_stage =
            block.label.is_some() && sentence.of(Cue::Stage).any(|hit| hit.at.start == begin);
        self.works = block.kind == BlockKind::Item
            && (begins_with_work(sentence, begin) || we_will(sentence));
        let words = if self.phase.is_some() { 2 } else { 1 };
        self.opening = sentence.bytes(&(begin..begin + words));
    }

    /// Takes note of each of its sentences.
    pub(in crate::proposal::evidence) fn note(&mut self, sentence: &Sentence<'_>) {
        let has = |cue: Cue| sentence.has(cue);
        self.first |= has(Cue::First);
        self.then |= has(Cue::Then);
        self.short_term |= has(Cue::ShortTerm);
        self.long_term |= has(Cue::LongTerm);
        self.phases.extend(counted_phases(sentence));
        self.versions.extend(changing_versions(sentence));
        self.is_runtime |= has(Cue::Moment) && !sentence.measures().is_empty();
        self.acts |= has(Cue::Delivery) || has(Cue::Work) && has(Cue::Future);
        let is_step = has(Cue::First) || has(Cue::Then);
        self.is_agreed |= is_step && has(Cue::Us) && has(Cue::Future);
        self.words += sentence.length();
    }
}

/// `Add …`, `Adding …`, `To add …`, `Then add …`; not `Adds …`, which tells what a thing does.
fn begins_with_work(sentence: &Sentence<'_>, begin: usize) -> bool {
    let led = sentence.is(begin, Cue::LeadsWork);
    sentence.of(Cue::Work).any(|hit| {
        let begins = hit.at.start == begin && hit.tense != Tense::Present;
        begins || led && hit.at.start == begin + 1
    })
}

/// "We will add …"
fn we_will(sentence: &Sentence<'_>) -> bool {
    [Cue::Us, Cue::Future, Cue::Work]
        .into_iter()
        .all(|cue| sentence.has(cue))
}

pub(super) fn numbered_phase(sentence: &Sentence<'_>, begin: usize) -> Option<String> {
    if !sentence.has(Cue::Phase) {
        return None;
    }
    let opens = |time: &&prose::Time| time.kind == TimeKind::Phase && time.at.start <= begin + 1;
    let time = sentence.times().iter().find(opens)?;
    Some(sentence.word(time.at.end - 1).to_owned())
}

/// The numbers of phases that a sentence tells of; steps are those of algorithms as often, and count only where they open a block.
fn counted_phases(sentence: &Sentence<'_>) -> Vec<String> {
    if !sentence.has(Cue::Phase) {
        return Vec::new();
    }
    let is_phase = |time: &&prose::Time| {
        time.kind == TimeKind::Phase && !sentence.is(time.at.start, Cue::Step)
    };
    let number = |time: &prose::Time| sentence.word(time.at.end - 1).to_owned();
    sentence
        .times()
        .iter()
        .filter(is_phase)
        .map(number)
        .collect()
}

/// The versions at which something changes: `3.16 warns, 3.19 fails`.
fn changing_versions(sentence: &Sentence<'_>) -> Vec<String> {
    let changes =
        sentence.has(Cue::Work) || sentence.has(Cue::Delivery) || sentence.has(Cue::Stage);
    let has_digits = sentence.has(Cue::Number) || sentence.has(Cue::Numbered);
    if !changes || !has_digits || sentence.has(Cue::Past) {
        return Vec::new();
    }
    let is_version = |time: &&prose::Time| time.kind == TimeKind::Version;
    let number = |time: &prose::Time| sentence.word(time.at.end - 1).to_owned();
    sentence
        .times()
        .iter()
        .filter(is_version)
        .map(number)
        .collect()
}
