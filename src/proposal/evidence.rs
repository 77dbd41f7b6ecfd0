//! What the words of a document say of When and of the metric, whatever its headings promise: passages with points and the words that decided.
//!
//! Sentences are weighed one by one; what only shows in several (a list of work, numbered phases, stages) is weighed as a group. What is
//! declared is asked for more: `facets` for what a metric tells, `checks` for the step of a plan that checks whether it worked.

pub(crate) mod checks;
pub mod facets;
mod groups;
mod metric;
mod when;
pub(crate) mod zones;

use std::ops::Range;

use super::document::{BlockKind, Document};
use super::element::Element;
use super::prose::{self, Cue, Sentence};
use crate::source::Span;
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

/// All passages of a document, in the order of writing.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    /// What speaks of When.
    pub(crate) when: Vec<Passage>,
    /// What speaks of the metric.
    pub(crate) metric: Vec<Passage>,
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

/// Reads the whole document.
pub(crate) fn gather(document: &Document, setting: &Setting<'_>) -> Evidence {
    let mut evidence = Evidence::default();
    let mut shapes = vec![groups::Shape::default(); document.blocks().len()];
    let mut targets = Vec::new();
    let mut leads = LeadIns::default();
    for (index, block) in document.blocks().iter().enumerate() {
        match block.kind {
            BlockKind::TableHead => targets = target_columns(document.words(index)),
            BlockKind::TableRow => {}
            _ => targets.clear(),
        }
        if matches!(block.kind, BlockKind::TableHead | BlockKind::Code) {
            continue;
        }
        let silent = (setting.silent)(index);
        // A label alone leads in what follows; a placeholder leads in nothing.
        if silent && !block.label.as_ref().is_some_and(|label| label.alone) {
            continue;
        }
        // What a label says of its block goes before what the section says.
        let zones = setting.blocks[index]
            .within(setting.sections[document.section_of(index)])
            .and(leads.of(document, index));
        let is_labelled = block.label.is_some();
        // Among measures of success, "Target: 300" is a row of such a table.
        let is_target = zones.any(Zones::SUCCESS)
            && block
                .label
                .as_ref()
                .is_some_and(|label| !target_columns(document.label_name(label)).is_empty());
        let mut begins = true;
        prose::read(document.words(index), &mut |sentence| {
            if std::mem::take(&mut begins) {
                shapes[index].open(sentence, zones, is_labelled);
            }
            shapes[index].note(sentence);
            leads.note(document, index, sentence);
            if silent {
                return;
            }
            let in_target =
                |token: usize| is_target || targets.contains(&column_of(sentence, token));
            evidence.when.extend(passage(
                document,
                index,
                sentence,
                when::weigh(sentence, zones),
            ));
            evidence.metric.extend(passage(
                document,
                index,
                sentence,
                metric::weigh(sentence, zones, &in_target),
            ));
        });
    }
    evidence
        .when
        .extend(groups::when(document, setting, &shapes));
    evidence.when.sort_by_key(|passage| passage.span);
    evidence
}

/// What the lines that lead lists in say of their items, by the depth of the list.
#[derive(Default)]
struct LeadIns(Vec<(usize, Zones)>);

impl LeadIns {
    /// What holds for a block.
    fn of(&mut self, document: &Document, index: usize) -> Zones {
        let depth = document.blocks()[index].depth;
        self.0.retain(|(lead, _)| *lead < depth);
        self.0
            .iter()
            .fold(Zones::default(), |zones, (_, lead)| zones.and(*lead))
    }

    /// Takes note of a sentence that may lead a list in: the last of its block, with a colon.
    fn note(&mut self, document: &Document, index: usize, sentence: &Sentence<'_>) {
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
        self.0.push((document.blocks()[index].depth, zones));
    }
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
    prose::read(words, &mut |sentence| names |= !sentence.times.is_empty());
    names
}

/// Whether words say that something was or will be delivered, and in which release or when: `Implemented (Swift 5.5)`.
pub(crate) fn tells_of_delivery(words: &str) -> bool {
    let mut tells = false;
    prose::read(words, &mut |sentence| tells |= when::delivers(sentence));
    tells
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
