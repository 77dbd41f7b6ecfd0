//! Reads a document for what it says of When and of the metric: section by section, each once, and only as far as somebody asks.
//!
//! Where an element is declared and its words bear it out, the rest of the document is never read for it.

use std::ops::Range;

use super::groups::{self, Shape};
use super::zones::Zones;
use super::{Passage, Setting, TOUCHES, Weighed, metric, when};
use crate::proposal::document::{BlockKind, Document};
use crate::proposal::element::Element;
use crate::proposal::prose::{self, Cue, Sentence};

/// What has been read of a document.
pub(crate) struct Reading<'a> {
    document: &'a Document,
    setting: &'a Setting<'a>,
    /// What each section says; nothing where it has not been read.
    sections: Vec<Option<Section>>,
    /// What each block brings to a group; the default where its section has not been read.
    shapes: Vec<Shape>,
    /// The sections whose headings are stages or phases of a plan.
    headed: Option<groups::Headed>,
}

/// What the sentences of a section say.
#[derive(Debug, Default)]
struct Section {
    when: Vec<Passage>,
    metric: Vec<Passage>,
}

impl<'a> Reading<'a> {
    /// Nothing is read yet.
    pub(crate) fn new(document: &'a Document, setting: &'a Setting<'a>) -> Self {
        let sections = document.sections().iter().map(|_| None).collect();
        Self {
            document,
            setting,
            sections,
            shapes: Vec::new(),
            headed: None,
        }
    }

    /// What the whole document says of When or of the metric, in the order of writing.
    pub(crate) fn whole(&mut self, element: Element) -> Vec<Passage> {
        let sections: Vec<usize> = (0..self.sections.len()).collect();
        self.within(element, &sections)
    }

    /// What some sections say of When or of the metric, in the order of writing. The sections are in that order, too.
    pub(crate) fn within(&mut self, element: Element, sections: &[usize]) -> Vec<Passage> {
        for section in sections {
            self.read(*section);
        }
        if element != Element::When {
            return self.told(sections, |section| &section.metric);
        }
        let groups = self.groups(sections);
        let mut passages = self.told(sections, |section| &section.when);
        passages.extend(groups);
        passages.sort_by_key(|passage| passage.span);
        passages
    }

    fn told(&self, sections: &[usize], of: impl Fn(&Section) -> &Vec<Passage>) -> Vec<Passage> {
        let read = sections
            .iter()
            .filter_map(|section| self.sections[*section].as_ref());
        read.flat_map(|section| of(section).iter().cloned())
            .collect()
    }

    /// What several blocks of the sections show together, or headings above them.
    fn groups(&mut self, sections: &[usize]) -> Vec<Passage> {
        let headed = self
            .headed
            .take()
            .unwrap_or_else(|| groups::headed(self.document));
        for section in headed.sections() {
            self.read(section);
        }
        let groups = groups::when(self.document, self.setting, &self.shapes, sections, &headed);
        self.headed = Some(headed);
        groups
    }

    /// Reads a section, unless that has been done.
    fn read(&mut self, section: usize) {
        if self.sections[section].is_some() {
            return;
        }
        if self.shapes.is_empty() {
            self.shapes = vec![Shape::default(); self.document.blocks().len()];
        }
        let mut reader = SectionReader {
            document: self.document,
            setting: self.setting,
            around: self.setting.sections[section],
            shapes: &mut self.shapes,
            said: Section::default(),
            targets: Vec::new(),
            leads: LeadIns::default(),
        };
        for block in self.document.own_blocks(section) {
            reader.block(block);
        }
        self.sections[section] = Some(reader.said);
    }
}

/// Reads the blocks of one section.
struct SectionReader<'a> {
    document: &'a Document,
    setting: &'a Setting<'a>,
    /// The zones of the section.
    around: Zones,
    shapes: &'a mut [Shape],
    said: Section,
    /// The columns of the table at hand that hold targets.
    targets: Vec<usize>,
    leads: LeadIns,
}

impl SectionReader<'_> {
    fn block(&mut self, index: usize) {
        let (document, setting) = (self.document, self.setting);
        let block = &document.blocks()[index];
        match block.kind {
            BlockKind::TableHead => self.targets = target_columns(document.words(index)),
            BlockKind::TableRow => {}
            _ => self.targets.clear(),
        }
        if matches!(block.kind, BlockKind::TableHead | BlockKind::Code) {
            return;
        }
        let silent = (setting.silent)(index);
        // A label alone leads in what follows; a placeholder leads in nothing.
        if silent && !block.label.as_ref().is_some_and(|label| label.alone) {
            return;
        }
        // What a label says of its block goes before what the section says.
        let zones = setting.blocks[index]
            .within(self.around)
            .and(self.leads.of(block.depth));
        // Among measures of success, "Target: 300" is a row of such a table.
        let is_target = zones.any(Zones::SUCCESS)
            && block
                .label
                .as_ref()
                .is_some_and(|label| !target_columns(document.label_name(label)).is_empty());
        let mut begins = true;
        prose::read(document.words(index), &mut |sentence| {
            let shape = &mut self.shapes[index];
            if std::mem::take(&mut begins) {
                shape.open(sentence, zones, block);
            }
            shape.note(sentence);
            self.leads.note(block.depth, sentence);
            if silent {
                return;
            }
            let in_target =
                |token: usize| is_target || self.targets.contains(&column_of(sentence, token));
            let when = when::weigh(sentence, zones);
            let metric = metric::weigh(sentence, zones, &in_target);
            self.said
                .when
                .extend(passage(document, index, sentence, when));
            self.said
                .metric
                .extend(passage(document, index, sentence, metric));
        });
    }
}

/// What the lines that lead lists in say of their items, by the depth of the list. A heading ends what was led in.
#[derive(Default)]
struct LeadIns(Vec<(usize, Zones)>);

impl LeadIns {
    /// What holds for a block that stands in so many lists.
    fn of(&mut self, depth: usize) -> Zones {
        self.0.retain(|(lead, _)| *lead < depth);
        self.0
            .iter()
            .fold(Zones::default(), |zones, (_, lead)| zones.and(*lead))
    }

    /// Takes note of a sentence that may lead a list in: the last of its block, with a colon.
    fn note(&mut self, depth: usize, sentence: &Sentence<'_>) {
        if !matches!(
            sentence.tokens.last().map(|token| token.kind),
            Some(prose::Kind::Mark(':' | '：'))
        ) {
            return;
        }
        let zones = if sentence.has(Cue::Success) {
            Zones::CRITERIA
        } else if sentence.has(Cue::Wish) {
            Zones::GOALS
        } else {
            return;
        };
        self.0.push((depth, zones));
    }
}

fn passage(
    document: &Document,
    block: usize,
    sentence: &Sentence<'_>,
    weighed: Weighed,
) -> Option<Passage> {
    if weighed.points < TOUCHES {
        return None;
    }
    let span = |range: Range<usize>| document.words_span(block, range);
    Some(Passage {
        block,
        span: span(sentence.range()),
        points: weighed.points,
        reasons: weighed.reasons.into_iter().map(span).collect(),
    })
}

/// Heads of columns that hold what is to be reached.
const TARGETS: &[&str] = &[
    "target",
    "goal",
    "threshold",
    "required",
    "after",
    "expected",
    "success",
    "objective",
    "kpi",
    "criteria",
    "acceptance",
    "bar",
];

/// The columns of a table that hold targets.
fn target_columns(head: &str) -> Vec<usize> {
    let lower = head.to_lowercase();
    let is_target = |cell: &str| {
        cell.split(|c: char| !c.is_alphanumeric())
            .any(|word| TARGETS.contains(&word.trim_end_matches('s')) || TARGETS.contains(&word))
    };
    lower
        .split('\t')
        .enumerate()
        .filter(|(_, cell)| is_target(cell))
        .map(|(column, _)| column)
        .collect()
}

fn column_of(sentence: &Sentence<'_>, token: usize) -> usize {
    let end = token.min(sentence.tokens.len());
    sentence.tokens[..end]
        .iter()
        .filter(|token| token.kind == prose::Kind::Mark('\t'))
        .count()
}
