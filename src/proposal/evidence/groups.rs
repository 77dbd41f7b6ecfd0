//! What only several blocks show together: a list of work, numbered phases, stages with what they ask, first this and then that.

use std::collections::BTreeSet;

use super::zones::{self, Zones};
use super::{Passage, Setting, TOUCHES};
use crate::proposal::document::{BlockKind, Document, Mark};
use crate::proposal::prose::{Cue, Sentence, Tense};
use crate::proposal::vocabulary::Vocabulary;
use crate::source::Span;

/// Points for what a group says; they are weighed against [`super::ENOUGH`].
mod points {
    /// A list in which most items begin with work that somebody does.
    pub(super) const WORK_LIST: i32 = 6;
    /// Its items are numbered.
    pub(super) const NUMBERED: i32 = 3;
    /// Its items have boxes to tick.
    pub(super) const BOXES: i32 = 5;
    /// It stands in a plan.
    pub(super) const IN_PLAN: i32 = 5;
    /// It stands in a plan that users of the old are to follow.
    pub(super) const IN_UPGRADE: i32 = 3;
    /// It stands in a section on how the work is done.
    pub(super) const IN_WORK: i32 = 2;
    /// Two phases or more, by number.
    pub(super) const PHASES: i32 = 11;
    /// A stage of maturity as a heading, with words below.
    pub(super) const STAGES: i32 = 12;
    /// Short term this, long term that.
    pub(super) const TERMS: i32 = 12;
    /// First and then in one block, told of what the authors will do.
    pub(super) const ORDER_WITHIN: i32 = 9;
    /// First in one block, then in another.
    pub(super) const ORDER: i32 = 5;
}

/// What one block brings to a group.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    zones: Zones,
    /// It begins with work: `Add …`, `Adding …`, `We will add …`.
    works: bool,
    /// It opens with a numbered phase, as `Phase 2: …`.
    phase: Option<String>,
    /// It opens with a stage: `Alpha: …`.
    stage: bool,
    first: bool,
    then: bool,
    /// It tells short term from long term.
    terms: (bool, bool),
    agreed: bool,
    acts: bool,
    length: usize,
}

/// Reads how a block begins.
pub(super) fn shape(document: &Document, index: usize, sentence: &Sentence<'_>, zones: Zones) -> Shape {
    let skip = (0..sentence.tokens.len())
        .find(|at| matches!(sentence.kind(*at), Some(crate::proposal::prose::Kind::Word | crate::proposal::prose::Kind::Number)))
        .unwrap_or(0);
    let opening = sentence.of(Cue::Work).find(|hit| hit.at.start <= skip + 1);
    let works = opening.is_some_and(|hit| hit.at.start == skip && hit.tense != Tense::Present || hit.at.start == skip + 1 && matches!(sentence.word(skip), "we" | "to" | "then" | "finally" | "first" | "initial" | "initially" | "next"));
    let phase = numbered_phase(sentence, skip);
    let stage = sentence.of(Cue::Stage).any(|hit| hit.at.start == skip) && document.blocks()[index].label.is_some();
    Shape {
        zones,
        works: works || we_will(sentence),
        phase,
        stage,
        ..Shape::default()
    }
}

/// "We will add …"
fn we_will(sentence: &Sentence<'_>) -> bool {
    let is_us = sentence.of(Cue::Author).any(|hit| matches!(sentence.word(hit.at.start), "we" | "we'll" | "team"));
    is_us && sentence.has(Cue::Future) && sentence.has(Cue::Work)
}

impl Shape {
    /// Takes note of one more sentence.
    pub(super) fn note(&mut self, sentence: &Sentence<'_>) {
        let says = |words: [&str; 2]| (1..sentence.tokens.len()).any(|at| sentence.word(at) == "term" && words.contains(&sentence.word(at - 1)));
        self.terms.0 |= says(["short", "near"]);
        self.terms.1 |= says(["long", "longer"]);
        self.agreed |= sentence.has(Cue::Author) && sentence.has(Cue::Future);
        self.first |= sentence.has(Cue::First);
        self.then |= sentence.has(Cue::Then);
        self.acts |= sentence.has(Cue::Delivery) || sentence.has(Cue::Work) && sentence.has(Cue::Future);
        self.length += sentence.length();
    }
}

fn numbered_phase(sentence: &Sentence<'_>, at: usize) -> Option<String> {
    let time = sentence.times.iter().find(|time| time.kind == crate::proposal::prose::TimeKind::Phase && time.at.start <= at + 1)?;
    Some(sentence.word(time.at.end - 1).to_owned())
}

/// The groups that speak of When.
pub(super) fn when(document: &Document, vocabulary: &Vocabulary, setting: &Setting<'_>, shapes: &[Shape]) -> Vec<Passage> {
    let mut found = Vec::new();
    for section in 0..document.sections().len() {
        let blocks = document.own_blocks(section);
        lists(document, blocks.clone(), shapes, &mut found);
        sequence(document, blocks.clone(), setting, shapes, &mut found);
        phases(document, blocks, shapes, &mut found);
    }
    headed_phases(document, vocabulary, setting, shapes, &mut found);
    found
}

/// Lists of work.
fn lists(document: &Document, blocks: std::ops::Range<usize>, shapes: &[Shape], found: &mut Vec<Passage>) {
    let mut start = blocks.start;
    while start < blocks.end {
        let is_item = |index: usize| document.blocks()[index].kind == BlockKind::Item;
        if !is_item(start) {
            start += 1;
            continue;
        }
        let end = (start..blocks.end).find(|index| document.blocks()[*index].depth == 0).unwrap_or(blocks.end);
        let top: Vec<usize> = (start..end).filter(|index| is_item(*index) && document.blocks()[*index].depth == 1).collect();
        found.extend(list(document, &top, shapes));
        start = end;
    }
}

fn list(document: &Document, items: &[usize], shapes: &[Shape]) -> Option<Passage> {
    if items.len() < 2 {
        return None;
    }
    let zones = shapes[items[0]].zones;
    let working = items.iter().filter(|item| shapes[**item].works).count();
    let mark = document.blocks()[items[0]].mark;
    let boxes = items.iter().all(|item| document.blocks()[*item].mark == Mark::Box);
    let mut points = if 2 * working >= items.len() { points::WORK_LIST } else { 0 };
    let ordered = mark == Mark::Numbered || shapes[items[0]].first;
    let planned = zones.any(Zones::PLAN);
    points += match (boxes, ordered) {
        (true, _) => points::BOXES,
        // In a plan the numbers alone give the order, whatever the items begin with.
        (_, true) if points == 0 && planned => points::NUMBERED + 2,
        (_, true) => points::NUMBERED,
        _ => 0,
    };
    if points == 0 {
        return None;
    }
    if planned {
        points += if zones.any(Zones::UPGRADE) { points::IN_UPGRADE } else { points::IN_PLAN };
    } else if zones.any(Zones::WORK) {
        points += points::IN_WORK;
    }
    points += place(zones);
    passage(document, items[0], points)
}

/// What the place takes away from a group.
fn place(zones: Zones) -> i32 {
    let mut points = 0;
    if zones.any(Zones::ASIDE.and(Zones::APPARATUS).and(Zones::REVISIONS)) {
        points -= 12;
    }
    if zones.any(Zones::BACKGROUND.and(Zones::EXAMPLE)) {
        points -= 5;
    }
    if zones.any(Zones::TESTS) {
        points -= 6;
    }
    if zones.any(Zones::GOALS.and(Zones::FUTURE)) {
        points -= 3;
    }
    if zones.any(Zones::DESIGN) && !zones.any(Zones::PLAN) {
        points -= 4;
    }
    points
}

/// First in one block, then in a later one of the same section.
fn sequence(document: &Document, blocks: std::ops::Range<usize>, _setting: &Setting<'_>, shapes: &[Shape], found: &mut Vec<Passage>) {
    let terms = |index: &usize| shapes[*index].terms == (true, true);
    if let Some(index) = blocks.clone().find(terms) {
        found.extend(passage(document, index, points::TERMS + place(shapes[index].zones)));
    }
    let tells = |index: &usize| {
        let shape = &shapes[*index];
        shape.first && shape.then && shape.acts && shape.agreed
    };
    if let Some(index) = blocks.clone().find(tells) {
        let points = points::ORDER_WITHIN + plan(shapes[index].zones) + place(shapes[index].zones);
        found.extend(passage(document, index, points));
    }
    let Some(first) = blocks.clone().find(|index| shapes[*index].first && shapes[*index].acts) else {
        return;
    };
    let then = (first..blocks.end.min(first + 12)).find(|index| shapes[*index].then && shapes[*index].acts);
    if then.is_none() {
        return;
    }
    let zones = shapes[first].zones;
    found.extend(passage(document, first, points::ORDER + plan(zones) + place(zones)));
}

/// What a plan adds to an order.
fn plan(zones: Zones) -> i32 {
    if zones.any(Zones::PLAN) {
        points::IN_PLAN
    } else if zones.any(Zones::WORK) {
        points::IN_WORK
    } else {
        0
    }
}

/// Blocks that open with numbered phases.
fn phases(document: &Document, blocks: std::ops::Range<usize>, shapes: &[Shape], found: &mut Vec<Passage>) {
    let opening: Vec<usize> = blocks.clone().filter(|index| shapes[*index].phase.is_some()).collect();
    let distinct: BTreeSet<&String> = opening.iter().filter_map(|index| shapes[*index].phase.as_ref()).collect();
    if let (Some(first), true) = (opening.first(), distinct.len() > 1) {
        found.extend(passage(document, *first, points::PHASES + place(shapes[*first].zones)));
    }
    let staged = blocks.into_iter().find(|index| shapes[*index].stage && shapes[*index].zones.any(Zones::PLAN.and(Zones::CRITERIA)));
    if let Some(index) = staged {
        found.extend(passage(document, index, points::STAGES - 1 + place(shapes[index].zones)));
    }
}

/// Headings that are phases or stages, with words below them.
fn headed_phases(document: &Document, vocabulary: &Vocabulary, setting: &Setting<'_>, shapes: &[Shape], found: &mut Vec<Passage>) {
    let mut phases: Vec<(usize, String)> = Vec::new();
    let mut stages: Vec<(usize, usize)> = Vec::new();
    for section in 1..document.sections().len() {
        let Some(first) = document.own_blocks(section).find(|index| shapes[*index].length > 2 && !(setting.silent)(*index)) else {
            continue;
        };
        let (phase, stage) = headed(document.name(section));
        let _ = vocabulary;
        if stage {
            stages.push((first, section));
        }
        if false {
            let zones = setting.sections[section];
            let points = points::STAGES + place(zones);
            found.extend(passage(document, first, points));
        }
        if let Some(phase) = phase {
            phases.push((first, phase));
        }
    }
    for (first, section) in &stages {
        let around = document.sections()[*section].parent.map_or(Zones::default(), |parent| setting.sections[parent]);
        if stages.len() > 1 || around.any(Zones::PLAN.and(Zones::CRITERIA).and(Zones::HISTORY)) {
            found.extend(passage(document, *first, points::STAGES + place(setting.sections[*section])));
        }
    }
    let distinct: BTreeSet<&String> = phases.iter().map(|(_, phase)| phase).collect();
    if distinct.len() > 1 {
        for (first, _) in &phases {
            found.extend(passage(document, *first, points::PHASES + place(shapes[*first].zones)));
        }
    }
}

/// Whether a heading is a numbered phase, and whether it is a stage of maturity.
fn headed(name: &str) -> (Option<String>, bool) {
    let mut found = (None, false);
    crate::proposal::prose::read(name, &mut |sentence| {
        if found.0.is_none() {
            found.0 = numbered_phase(sentence, 0);
        }
        let short = sentence.length() <= 6;
        found.1 |= short && sentence.of(Cue::Stage).any(|hit| hit.at.start <= 4 && !matches!(sentence.word(hit.at.start), "experimental" | "preview" | "v1" | "unstable" | "mainnet" | "testnet" | "nightly"));
    });
    found
}

fn passage(document: &Document, block: usize, points: i32) -> Option<Passage> {
    let span = document.blocks()[block].span;
    (points >= TOUCHES).then_some(Passage {
        block,
        span: Span::new(span.start, span.end),
        points,
        reasons: Vec::new(),
    })
}

const _: fn(&str, &Vocabulary) -> Zones = zones::of_heading;
