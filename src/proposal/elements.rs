//! The four elements: what the author declares of each, what the words say, and the state that follows from both.

mod declared;
mod empty;
mod implied;

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

pub use declared::{Body, Declaration, Notation};
pub(crate) use empty::Emptinesses;
pub(super) use empty::value_emptiness;

use super::document::{BlockKind, Document};
use super::element::Element;
use super::evidence::zones::{self, Zones};
use super::evidence::{self, ENOUGH, Passage, Reading, Setting};
use super::metadata::Metadata;
use super::placeholder::Emptiness;
use super::vocabulary::Vocabulary;

/// How well a proposal states an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The author labelled it and stated it there.
    Declared,
    /// Nothing is labelled, but a passage elsewhere states it.
    Implied,
    /// Something touches it, but nothing that could be held against a calendar or a measurement.
    Vague,
    /// Nothing states it, or only an empty or placeholder section stands for it.
    Missing,
}

impl State {
    /// The word in `outline`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::Implied => "implied",
            Self::Vague => "vague",
            Self::Missing => "missing",
        }
    }

    /// Whether the element is stated, labelled or not.
    pub fn is_stated(self) -> bool {
        matches!(self, Self::Declared | Self::Implied)
    }
}

/// What was found of one element.
#[derive(Debug)]
pub struct Finding {
    /// Every declaration in the order of writing, metadata first.
    pub declarations: Vec<Declaration>,
    best: Option<usize>,
    state: State,
    passage: Option<Passage>,
}

impl Finding {
    /// How well the element is stated.
    pub fn state(&self) -> State {
        self.state
    }

    /// The declaration that states it best; where none does, the one that comes nearest.
    pub fn best(&self) -> Option<&Declaration> {
        self.best.and_then(|index| self.declarations.get(index))
    }

    /// The passage that states it, or comes nearest; nothing where the declaration alone decides.
    pub fn passage(&self) -> Option<&Passage> {
        self.passage.as_ref()
    }

    /// The most direct declaration with words behind it.
    pub fn stated(&self) -> Option<&Declaration> {
        self.declarations
            .iter()
            .filter(|declaration| matches!(declaration.body, Body::Stated(_)))
            .min_by_key(|declaration| declaration.rank)
    }

    /// Whether a declaration with words behind it stands for the element.
    pub fn is_labelled(&self) -> bool {
        self.stated().is_some()
    }
}

/// Finds what a document and its metadata say, in the order of [`Element::ALL`]; `headings` is what each heading says, `empty` knows why
/// blocks do not count as content.
pub(super) fn find(
    text: &str,
    document: &Document,
    metadata: &Metadata,
    vocabulary: &Vocabulary,
    headings: &[Zones],
    empty: &Emptinesses,
) -> [Finding; 4] {
    let mut declarations: [Vec<Declaration>; 4] = std::array::from_fn(|_| Vec::new());
    for (element, declaration) in declared::collect(text, document, metadata, vocabulary, empty) {
        declarations[element as usize].push(declaration);
    }
    let sections = zones::zones(document, headings);
    let blocks = labelled_zones(document, &declarations);
    let silent = |block: usize| {
        document.blocks()[block].kind == BlockKind::Code
            || metadata.is_header_block(block)
            || empty.of(document, vocabulary, block).is_some_and(|empty| {
                // A cell with a question mark is still to be filled in; the row is not.
                empty != Emptiness::Question || document.blocks()[block].kind != BlockKind::TableRow
            })
    };
    let setting = Setting {
        sections: &sections,
        blocks: &blocks,
        silent: &silent,
    };
    let mut reading = Reading::new(document, &setting);
    let [what, why, when, metric] = declarations;
    [
        stated(what, || implied::what(document, &setting)),
        stated(why, || implied::why(document, &setting)),
        weighed(when, Element::When, document, metadata, &mut reading),
        weighed(metric, Element::Metric, document, metadata, &mut reading),
    ]
}

/// What labels say of the blocks that they speak of.
fn labelled_zones(document: &Document, declarations: &[Vec<Declaration>; 4]) -> Vec<Zones> {
    let mut blocks = vec![Zones::default(); document.blocks().len()];
    for (element, zone) in [
        (Element::When, Zones::PLAN),
        (Element::Metric, Zones::SUCCESS),
    ] {
        for declaration in &declarations[element as usize] {
            for block in &declaration.blocks {
                blocks[*block] = blocks[*block].and(zone);
            }
        }
    }
    blocks
}

fn nearest(declarations: &[Declaration]) -> Option<usize> {
    let ranks = declarations
        .iter()
        .map(|declaration| declaration.rank)
        .enumerate();
    ranks.min_by_key(|(_, rank)| *rank).map(|(index, _)| index)
}

/// What and Why: whoever labels them and writes something has stated them.
fn stated(declarations: Vec<Declaration>, implied: impl FnOnce() -> Option<Passage>) -> Finding {
    let best = nearest(&declarations);
    let is_declared = best.is_some_and(|best| matches!(declarations[best].body, Body::Stated(_)));
    let passage = if is_declared { None } else { implied() };
    let state = match &passage {
        _ if is_declared => State::Declared,
        Some(_) => State::Implied,
        None => State::Missing,
    };
    Finding {
        declarations,
        best,
        state,
        passage,
    }
}

/// When and Metric: a label only proposes a place; its words must bear it out. Where they do, nothing else is read.
fn weighed(
    declarations: Vec<Declaration>,
    element: Element,
    document: &Document,
    metadata: &Metadata,
    reading: &mut Reading<'_>,
) -> Finding {
    let inside = reading.within(element, &sections_of(&declarations, document));
    let nearest = nearest(&declarations);
    let (labelled, passage) = best_labelled(&declarations, element, &inside, metadata);
    if let Some((index, ENOUGH..)) = labelled {
        return Finding {
            state: State::Declared,
            best: Some(index),
            passage: passage.cloned(),
            declarations,
        };
    }
    let elsewhere = reading.whole(element);
    let elsewhere = strongest(elsewhere.iter());
    let has_words = declarations
        .iter()
        .any(|declaration| matches!(declaration.body, Body::Stated(_)));
    let (state, passage) = match elsewhere {
        Some(found) if found.points >= ENOUGH => (State::Implied, Some(found)),
        _ if labelled.is_some() && has_words => (State::Vague, passage),
        Some(found) => (State::Vague, Some(found)),
        None => (State::Missing, None),
    };
    Finding {
        state,
        best: nearest,
        passage: passage.cloned(),
        declarations,
    }
}

/// The sections that hold what is declared, in order.
fn sections_of(declarations: &[Declaration], document: &Document) -> Vec<usize> {
    let blocks = declarations
        .iter()
        .flat_map(|declaration| &declaration.blocks);
    let sections: BTreeSet<usize> = blocks.map(|block| document.section_of(*block)).collect();
    sections.into_iter().collect()
}

/// The declaration that its words bear out best, with their points, and the passage that does.
fn best_labelled<'a>(
    declarations: &[Declaration],
    element: Element,
    passages: &'a [Passage],
    metadata: &Metadata,
) -> (Option<(usize, i32)>, Option<&'a Passage>) {
    let by_block = strongest_by_block(passages);
    let worth = |declaration: &Declaration| -> (i32, Option<&'a Passage>) {
        match (declaration.notation, declaration.body) {
            (_, Body::Empty { .. } | Body::Placeholder(_)) => (0, None),
            (Notation::Metadata(index), _) => (metadata_worth(metadata, index, element), None),
            (Notation::Heading(_) | Notation::Label(_), Body::Stated(_)) => {
                let inside = declaration.blocks.iter();
                let best = strongest(inside.filter_map(|block| by_block.get(block).copied()));
                (best.map_or(0, |passage| passage.points), best)
            }
        }
    };
    let best = declarations
        .iter()
        .enumerate()
        .map(|(index, declaration)| (index, worth(declaration)))
        .max_by_key(|(index, (points, _))| {
            (
                *points >= ENOUGH,
                std::cmp::Reverse(declarations[*index].rank),
                *points,
            )
        });
    match best {
        Some((index, (points, passage))) => (Some((index, points)), passage),
        None => (None, None),
    }
}

/// The strongest passage of each block that has one.
fn strongest_by_block(passages: &[Passage]) -> HashMap<usize, &Passage> {
    let mut by_block: HashMap<usize, &Passage> = HashMap::new();
    for passage in passages {
        let best = by_block.entry(passage.block).or_insert(passage);
        if best.points < passage.points {
            *best = passage;
        }
    }
    by_block
}

/// The passage with the most points; of equals, the first.
fn strongest<'a>(passages: impl Iterator<Item = &'a Passage>) -> Option<&'a Passage> {
    passages.fold(None, |best: Option<&Passage>, passage| match best {
        Some(best) if best.points >= passage.points => Some(best),
        _ => Some(passage),
    })
}

/// What the values of a metadata entry are worth, for When or for the metric.
fn metadata_worth(metadata: &Metadata, index: usize, element: Element) -> i32 {
    let scalars = metadata.entries()[index].value.scalars();
    let words: Vec<&str> = scalars.iter().map(|(words, _)| *words).collect();
    let words = words.join(", ");
    let (when, metric) = evidence::weigh_alone(&words);
    if element == Element::Metric {
        // A target that is a number is one to reach.
        let has_target = metadata.entries()[index].value.holds_number_under("target");
        return if has_target {
            metric.max(ENOUGH)
        } else {
            metric
        };
    }
    // Under a key that asks for a date or version, any number is one.
    let has_number = words.contains(|c: char| c.is_ascii_digit());
    if has_number { when.max(ENOUGH) } else { when }
}
