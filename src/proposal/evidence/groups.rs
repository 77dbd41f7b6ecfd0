//! What only several blocks show together: a list of work, numbered phases, stages with what they ask, first this and then that.

mod shape;

use std::collections::BTreeSet;
use std::ops::Range;

use super::zones::Zones;
use super::{Passage, Setting, TOUCHES};
use crate::proposal::document::{BlockKind, Document, Mark};
use crate::proposal::prose::{self, Cue, Sentence};
use crate::source::Span;
pub(super) use shape::Shape;
use shape::numbered_phase;

/// Points for what a group says; they are weighed against [`super::ENOUGH`].
mod points {
    /// A list in which at least half of the items begin with work that somebody does.
    pub(super) const WORK_LIST: i32 = 6;
    /// Its items are numbered, or the first says that it is the first.
    pub(super) const NUMBERED: i32 = 3;
    /// In a plan the numbers alone give the order, whatever the items begin with.
    pub(super) const NUMBERED_PLAN: i32 = 5;
    /// Its items have boxes to tick.
    pub(super) const BOXES: i32 = 5;
    /// Blocks or headings open with two phases or more, by number.
    pub(super) const PHASES: i32 = 11;
    /// A stage of maturity is a heading, with words below.
    pub(super) const STAGE_HEADINGS: i32 = 12;
    /// A stage of maturity is a label, in a plan.
    pub(super) const STAGE_LABELS: i32 = 11;
    /// Something changes at one version, and again at another.
    pub(super) const VERSIONS: i32 = 10;
    /// Short term this, long term that.
    pub(super) const TERMS: i32 = 12;
    /// First and then in one block, told of what the authors will do.
    pub(super) const ORDER_WITHIN: i32 = 10;
    /// First in one block, then in a later one.
    pub(super) const ORDER: i32 = 5;
}

/// What a plan adds to a list or an order; the first that holds.
const GAINS: &[(Zones, i32)] = &[(Zones::PLAN, 5), (Zones::WORK, 2)];

/// What a plan adds to a list that users of the old are to follow.
const GAIN_IN_UPGRADE: i32 = 3;

/// What places take away, each that holds.
const LOSSES: &[(Zones, i32)] = &[
    (
        Zones::ASIDE
            .and(Zones::QUESTIONS)
            .and(Zones::APPARATUS)
            .and(Zones::REVISIONS),
        -12,
    ),
    (Zones::BACKGROUND.and(Zones::EXAMPLE), -5),
    // Steps of a test, lists of goals and of wishes.
    (Zones::TESTS, -6),
    (Zones::GOALS.and(Zones::FUTURE), -3),
];

/// What a design takes away, unless it is a plan: its steps are mostly those of an algorithm.
const DESIGN: i32 = -4;

/// How many blocks on the second of two steps may stand.
const ORDER_REACH: usize = 12;

/// The longest heading that is a stage, in words: `Tech Preview -> GA`.
const STAGE_WORDS: usize = 6;
/// How far into a heading its stage stands at most, in tokens.
const STAGE_REACH: usize = 4;

/// A section counts as written from so many words on.
const WRITTEN_WORDS: usize = 3;

/// The words of a group that are shown as what decided.
const MOST_REASONS: usize = 3;

/// The groups that speak of When: those in some sections, and those that headings make, wherever they stand.
pub(super) fn when(
    document: &Document,
    setting: &Setting<'_>,
    shapes: &[Shape],
    sections: &[usize],
    headed: &Headed,
) -> Vec<Passage> {
    let groups = Groups {
        document,
        setting,
        shapes,
    };
    sections
        .iter()
        .flat_map(|section| groups.within(document.own_blocks(*section)))
        .chain(groups.headed_stages(headed))
        .chain(groups.headed_phases(headed))
        .filter(|passage| passage.points >= TOUCHES)
        .collect()
}

/// The sections whose headings make them parts of a plan.
#[derive(Debug, Default)]
pub(super) struct Headed {
    stages: Vec<usize>,
    /// Those that are numbered phases, with the number.
    phases: Vec<(usize, String)>,
}

impl Headed {
    /// All of them.
    pub(super) fn sections(&self) -> impl Iterator<Item = usize> {
        let phases = self.phases.iter().map(|(section, _)| *section);
        self.stages.iter().copied().chain(phases)
    }
}

/// Looks at all headings of a document.
pub(super) fn headed(document: &Document) -> Headed {
    let mut headed = Headed::default();
    for section in 1..document.sections().len() {
        prose::read(document.name(section), &mut |sentence| {
            if is_stage(sentence) && headed.stages.last() != Some(&section) {
                headed.stages.push(section);
            }
            let is_new = headed
                .phases
                .last()
                .is_none_or(|(last, _)| *last != section);
            let phase = numbered_phase(sentence, 0).filter(|_| is_new);
            headed.phases.extend(phase.map(|phase| (section, phase)));
        });
    }
    headed
}

struct Groups<'a> {
    document: &'a Document,
    setting: &'a Setting<'a>,
    shapes: &'a [Shape],
}

impl Groups<'_> {
    /// The groups among the blocks of one section.
    fn within(&self, blocks: Range<usize>) -> Vec<Passage> {
        let mut found = self.lists(blocks.clone());
        found.extend(self.terms(blocks.clone()));
        found.extend(self.order_within(blocks.clone()));
        found.extend(self.phases_within(blocks.clone()));
        found.extend(self.versions_within(blocks.clone()));
        found.extend(self.order(blocks.clone()));
        found.extend(self.phases(blocks.clone()));
        found.extend(self.stage_label(blocks));
        found
    }

    /// Lists of work: the items of the outermost level, up to the next block outside of the list.
    fn lists(&self, blocks: Range<usize>) -> Vec<Passage> {
        let is_inside = |index: &usize| self.document.blocks()[*index].depth > 0;
        let is_top_item = |index: &usize| {
            let block = &self.document.blocks()[*index];
            block.kind == BlockKind::Item && block.depth == 1
        };
        if !blocks.clone().any(|index| is_top_item(&index)) {
            return Vec::new();
        }
        let blocks: Vec<usize> = blocks.collect();
        blocks
            .chunk_by(|a, b| is_inside(a) == is_inside(b))
            .map(|run| run.iter().copied().filter(is_top_item).collect::<Vec<_>>())
            .filter(|items| items.len() > 1)
            .filter_map(|items| self.list(&items))
            .collect()
    }

    fn list(&self, items: &[usize]) -> Option<Passage> {
        let first = &self.shapes[items[0]];
        let mark = |item: &usize| self.document.blocks()[*item].mark;
        let working = items
            .iter()
            .filter(|item| self.shapes[**item].works)
            .count();
        let is_plan = first.zones.any(Zones::PLAN);
        let is_ordered = mark(&items[0]) == Mark::Numbered || first.first;
        let running = items
            .iter()
            .filter(|item| self.shapes[**item].is_runtime)
            .count();
        if 2 * running >= items.len() {
            return None;
        }
        let work = if 2 * working >= items.len() {
            points::WORK_LIST
        } else {
            0
        };
        let order = match (items.iter().all(|item| mark(item) == Mark::Box), is_ordered) {
            (true, _) => points::BOXES,
            (_, true) if work == 0 && is_plan => points::NUMBERED_PLAN,
            (_, true) => points::NUMBERED,
            _ => 0,
        };
        let gain = if is_plan && first.zones.any(Zones::UPGRADE) {
            GAIN_IN_UPGRADE
        } else {
            first.zones.gain(GAINS)
        };
        (work + order > 0).then(|| self.passage(items, work + order + gain))
    }

    /// Short term this, long term that.
    fn terms(&self, mut blocks: Range<usize>) -> Option<Passage> {
        let block =
            blocks.find(|index| self.shapes[*index].short_term && self.shapes[*index].long_term)?;
        Some(self.passage(&[block], points::TERMS))
    }

    /// Several numbered phases in one block.
    fn phases_within(&self, mut blocks: Range<usize>) -> Option<Passage> {
        let block = blocks.find(|index| self.shapes[*index].phases.len() > 1)?;
        Some(self.passage(&[block], points::PHASES))
    }

    /// Several versions in one block, at each of which something changes.
    fn versions_within(&self, mut blocks: Range<usize>) -> Option<Passage> {
        let block = blocks.find(|index| rises(&self.shapes[*index].versions))?;
        let gain = self.shapes[block].zones.gain(GAINS);
        Some(self.passage(&[block], points::VERSIONS + gain))
    }

    /// First and then in one block.
    fn order_within(&self, mut blocks: Range<usize>) -> Option<Passage> {
        let tells = |shape: &Shape| shape.first && shape.then && shape.acts && shape.is_agreed;
        let block = blocks.find(|index| tells(&self.shapes[*index]))?;
        let gain = self.shapes[block].zones.gain(GAINS);
        Some(self.passage(&[block], points::ORDER_WITHIN + gain))
    }

    /// First in one block, then in a later one of the same section.
    fn order(&self, mut blocks: Range<usize>) -> Option<Passage> {
        let end = blocks.end;
        let first = blocks.find(|index| self.shapes[*index].first && self.shapes[*index].acts)?;
        let mut later = first..end.min(first + ORDER_REACH);
        let then = later.find(|index| self.shapes[*index].then && self.shapes[*index].acts)?;
        let gain = self.shapes[first].zones.gain(GAINS);
        Some(self.passage(&[first, then], points::ORDER + gain))
    }

    /// Blocks that open with numbered phases.
    fn phases(&self, blocks: Range<usize>) -> Option<Passage> {
        let opening: Vec<usize> = blocks
            .filter(|index| self.shapes[*index].phase.is_some())
            .collect();
        let phases = opening
            .iter()
            .filter_map(|index| self.shapes[*index].phase.as_ref());
        let are_several = phases.collect::<BTreeSet<_>>().len() > 1;
        are_several.then(|| self.passage(&opening, points::PHASES))
    }

    /// A stage that is a label, where stages are planned.
    fn stage_label(&self, mut blocks: Range<usize>) -> Option<Passage> {
        let is_planned =
            |shape: &Shape| shape.is_stage && shape.zones.any(Zones::PLAN.and(Zones::CRITERIA));
        let block = blocks.find(|index| is_planned(&self.shapes[*index]))?;
        Some(self.passage(&[block], points::STAGE_LABELS))
    }

    /// Headings that are stages: several, or below a heading that plans them.
    fn headed_stages(&self, headed: &Headed) -> Vec<Passage> {
        let written = |section: &usize| Some((*section, self.first_words(*section)?));
        let stages: Vec<(usize, usize)> = headed.stages.iter().filter_map(written).collect();
        let is_planned = |section: usize| {
            let parent = self.document.sections()[section].parent;
            let zones = parent.map_or(Zones::default(), |parent| self.setting.sections[parent]);
            zones.any(Zones::PLAN.and(Zones::CRITERIA).and(Zones::HISTORY))
        };
        let counts = |(section, _): &&(usize, usize)| stages.len() > 1 || is_planned(*section);
        stages
            .iter()
            .filter(counts)
            .map(|(section, block)| self.headed(*section, *block, points::STAGE_HEADINGS))
            .collect()
    }

    /// Headings that are numbered phases.
    fn headed_phases(&self, headed: &Headed) -> Vec<Passage> {
        let phases: Vec<(usize, usize, &str)> = headed
            .phases
            .iter()
            .filter_map(|(section, phase)| Some((*section, self.first_words(*section)?, &**phase)))
            .collect();
        let distinct: BTreeSet<&str> = phases.iter().map(|(.., phase)| *phase).collect();
        if distinct.len() < 2 {
            return Vec::new();
        }
        phases
            .iter()
            .map(|(section, block, _)| self.headed(*section, *block, points::PHASES))
            .collect()
    }

    /// The first block of a section that has words of its own.
    fn first_words(&self, section: usize) -> Option<usize> {
        let is_written = |block: &usize| {
            self.shapes[*block].words >= WRITTEN_WORDS && !(self.setting.silent)(*block)
        };
        self.document.own_blocks(section).find(is_written)
    }

    fn headed(&self, section: usize, block: usize, points: i32) -> Passage {
        let mut passage = self.passage(&[block], points);
        passage.reasons = vec![self.document.sections()[section].heading];
        passage
    }

    /// A passage that begins with the first of some blocks; the place has its say.
    fn passage(&self, blocks: &[usize], points: i32) -> Passage {
        let zones = self.shapes[blocks[0]].zones;
        let is_design = zones.any(Zones::DESIGN) && !zones.any(Zones::PLAN);
        let opening = |block: &usize| {
            self.document
                .words_span(*block, self.shapes[*block].opening.clone())
        };
        let reasons: Vec<Span> = blocks.iter().take(MOST_REASONS).map(opening).collect();
        Passage {
            block: blocks[0],
            span: self.document.blocks()[blocks[0]].span,
            points: points + zones.loss(LOSSES) + if is_design { DESIGN } else { 0 },
            reasons,
        }
    }
}

/// Whether a heading is a stage of maturity.
fn is_stage(heading: &Sentence<'_>) -> bool {
    let is_meant =
        |hit: &prose::Hit| hit.at.start <= STAGE_REACH && !heading.is(hit.at.start, Cue::Passing);
    heading.length() <= STAGE_WORDS && heading.of(Cue::Stage).any(is_meant)
}

/// Whether versions go up from one to the next, as those of a staged change do.
fn rises(versions: &[String]) -> bool {
    let numbers = |version: &String| -> Vec<u32> {
        let digits = version.split(|c: char| !c.is_ascii_digit());
        digits.filter_map(|part| part.parse().ok()).collect()
    };
    let mut distinct: Vec<Vec<u32>> = versions.iter().map(numbers).collect();
    distinct.dedup();
    distinct.len() > 1 && distinct.is_sorted()
}
