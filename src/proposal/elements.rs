//! Finds the four elements: collects what is declared by heading, label or metadata key, and picks the best.

mod scope;

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use super::document::{Block, BlockKind, BlockLabel, Document};
use super::element::Element;
use super::metadata::Metadata;
use super::placeholder::{self, Emptiness};
use super::vocabulary::{Certainty, Vocabulary};
use crate::source::Span;

/// How well a proposal states an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The author labelled it and stated it there.
    Declared,
    /// Nothing states it, or only an empty or placeholder section stands for it.
    Missing,
}

impl State {
    /// The word in `outline`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::Missing => "missing",
        }
    }
}

/// What declares an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// A heading; the index of its section.
    Heading(usize),
    /// A label that opens a block; the index of the block.
    Label(usize),
    /// A metadata key; the index of its entry.
    Metadata(usize),
}

/// What stands under a declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// Content; the span is its first block.
    Stated(Span),
    /// Nothing, or only comments and code.
    Empty {
        /// Whether comments or code stand there.
        hidden: bool,
    },
    /// Only placeholders; the span is the first.
    Placeholder(Span),
}

/// One place where the author says "here is the Why".
#[derive(Clone, Debug)]
pub struct Declaration {
    /// What declares it.
    pub notation: Notation,
    /// The heading's words, the label's name or the key.
    pub name: Span,
    /// What stands there.
    pub body: Body,
    /// The blocks that make up the body; empty for metadata.
    pub blocks: Vec<usize>,
    /// Whether the name was written out, with nothing around it.
    pub exact: bool,
    rank: u8,
}

/// What was found of one element.
#[derive(Debug, Default)]
pub struct Finding {
    /// Every declaration in the order of writing, metadata first.
    pub declarations: Vec<Declaration>,
    best: Option<usize>,
}

impl Finding {
    /// How well the element is stated.
    pub fn state(&self) -> State {
        match self.best() {
            Some(Declaration {
                body: Body::Stated(_),
                ..
            }) => State::Declared,
            _ => State::Missing,
        }
    }

    /// The declaration that states it best; where none does, the one that comes nearest.
    pub fn best(&self) -> Option<&Declaration> {
        self.best.and_then(|index| self.declarations.get(index))
    }
}

/// Metadata says a thing in a word; a section says it better.
const METADATA_RANK: u8 = 20;
/// A heading before a label of the same name.
const LABEL_RANK: u8 = 5;
/// How many blocks after a label that stands alone are read. It keeps labels nested in labels from
/// costing the square of their number; no author needs as many.
const LABEL_REACH: usize = 64;
/// Anything stated before anything empty.
const EMPTY_RANK: u8 = 100;

/// Finds what a document and its metadata declare, in the order of [`Element::ALL`].
pub fn find(
    text: &str,
    document: &Document,
    metadata: &Metadata,
    vocabulary: &Vocabulary,
) -> [Finding; 4] {
    let finder = Finder::new(text, document, metadata, vocabulary);
    let mut findings: [Finding; 4] = std::array::from_fn(|_| Finding::default());
    let metadata = by_metadata_key(metadata, vocabulary);
    let declared = metadata
        .into_iter()
        .chain(finder.by_heading())
        .chain(finder.by_label());
    for (element, declaration) in declared {
        findings[element as usize].declarations.push(declaration);
    }
    for finding in &mut findings {
        let ranks = finding
            .declarations
            .iter()
            .map(|declaration| declaration.rank)
            .enumerate();
        finding.best = ranks.min_by_key(|(_, rank)| *rank).map(|(index, _)| index);
    }
    findings
}

fn by_metadata_key(metadata: &Metadata, vocabulary: &Vocabulary) -> Vec<(Element, Declaration)> {
    let mut found = Vec::new();
    for (index, entry) in metadata.entries().iter().enumerate() {
        if let Some(element) = vocabulary.key_meaning(&entry.key) {
            let scalars = entry.value.scalars();
            let stated = scalars
                .iter()
                .find(|(words, _)| value_emptiness(words, vocabulary).is_none());
            let body = match (stated, scalars.first()) {
                (Some((_, span)), _) => Body::Stated(*span),
                (None, Some((_, span))) => Body::Placeholder(*span),
                (None, None) => Body::Empty { hidden: false },
            };
            found.push((
                element,
                Declaration {
                    notation: Notation::Metadata(index),
                    name: entry.key_span,
                    body,
                    blocks: Vec::new(),
                    exact: true,
                    rank: METADATA_RANK + empty_rank(body),
                },
            ));
        }
    }
    found
}

fn empty_rank(body: Body) -> u8 {
    if matches!(body, Body::Stated(_)) {
        0
    } else {
        EMPTY_RANK
    }
}

type Meanings = Vec<(Element, Certainty)>;

struct Finder<'a> {
    text: &'a str,
    document: &'a Document,
    metadata: &'a Metadata,
    vocabulary: &'a Vocabulary,
    /// What each section's heading means; nothing for one that stands among alternatives, questions and the like.
    headings: Vec<Meanings>,
    /// Which sections speak of alternatives, open questions and the like.
    aside: Vec<bool>,
    /// What the labels mean that count, by their block.
    labels: BTreeMap<usize, Meanings>,
}

impl<'a> Finder<'a> {
    fn new(
        text: &'a str,
        document: &'a Document,
        metadata: &'a Metadata,
        vocabulary: &'a Vocabulary,
    ) -> Self {
        let title = document.title();
        let sections = document.sections();
        let mut aside = vec![false; sections.len()];
        let mut headings = Vec::with_capacity(sections.len());
        for (index, section) in sections.iter().enumerate() {
            let above = section.parent.is_some_and(|parent| aside[parent]);
            let name = document.name(index);
            let mut meanings = if above {
                Vec::new()
            } else {
                vocabulary.meanings(name)
            };
            if title == Some(index) {
                // "Proposal: faster refunds" is a title, "Summary" is not.
                meanings.retain(|(_, certainty)| certainty.is_exact());
            } else {
                aside[index] = above || vocabulary.speaks_of_something_else(name);
            }
            headings.push(meanings);
        }
        let mut finder = Self {
            text,
            document,
            metadata,
            vocabulary,
            headings,
            aside,
            labels: BTreeMap::new(),
        };
        finder.labels = scope::labels_that_count(&finder);
        finder
    }

    fn by_heading(&self) -> Vec<(Element, Declaration)> {
        let mut found = Vec::new();
        for (section, meanings) in self.headings.iter().enumerate() {
            if meanings.is_empty() {
                continue;
            }
            let blocks = self.body_of(section);
            for (element, certainty) in meanings {
                let body = match self.judge(&blocks, *element) {
                    Body::Empty { hidden } => self
                        .answer_in_heading(section)
                        .unwrap_or(Body::Empty { hidden }),
                    body => body,
                };
                let declaration = Declaration {
                    notation: Notation::Heading(section),
                    name: self.document.sections()[section].heading,
                    body,
                    blocks: blocks.clone(),
                    exact: certainty.is_exact(),
                    rank: certainty.weight() + empty_rank(body),
                };
                found.push((*element, declaration));
            }
        }
        found
    }

    /// `## When: 2027-03-01` says it all.
    fn answer_in_heading(&self, section: usize) -> Option<Body> {
        let (_, answer) = self.document.name(section).split_once([':', '：'])?;
        let heading = self.document.sections()[section].heading;
        match placeholder::emptiness(answer) {
            None => Some(Body::Stated(heading)),
            Some(Emptiness::Placeholder | Emptiness::Declined) => Some(Body::Placeholder(heading)),
            Some(_) => None,
        }
    }

    /// The blocks of a section, without those of sections below it that declare something themselves.
    fn body_of(&self, section: usize) -> Vec<usize> {
        let mut blocks: Vec<usize> = self.document.own_blocks(section).collect();
        let next = self.document.sections()[section].next;
        let mut below = section + 1;
        while below < next {
            if self.headings[below].is_empty() {
                if !self.aside[below] {
                    blocks.extend(self.document.own_blocks(below));
                }
                below += 1;
            } else {
                below = self.document.sections()[below].next;
            }
        }
        blocks.retain(|block| !self.metadata.is_header_block(*block));
        blocks
    }

    fn judge(&self, blocks: &[usize], element: Element) -> Body {
        let mut placeholder = None;
        let mut hidden = false;
        for &index in blocks
            .iter()
            .filter(|index| !self.speaks_of_another(**index, element))
        {
            match emptiness(self.document, self.vocabulary, index) {
                None => return Body::Stated(self.document.blocks()[index].span),
                Some(Emptiness::Blank) => hidden |= self.is_hidden(index),
                Some(_) => {
                    placeholder.get_or_insert(self.document.blocks()[index].span);
                }
            }
        }
        placeholder.map_or(Body::Empty { hidden }, Body::Placeholder)
    }

    /// Whether a block is labelled as another element, so that it says nothing of this one.
    fn speaks_of_another(&self, block: usize, element: Element) -> bool {
        self.labels.get(&block).is_some_and(|meanings| {
            meanings
                .iter()
                .any(|(_, certainty)| *certainty == Certainty::EXACT)
                && meanings.iter().all(|(meant, _)| *meant != element)
        })
    }

    fn is_hidden(&self, block: usize) -> bool {
        let block = &self.document.blocks()[block];
        matches!(block.kind, BlockKind::Code | BlockKind::Html)
            && !block.span.of(self.text).trim().is_empty()
    }

    fn by_label(&self) -> Vec<(Element, Declaration)> {
        let mut found = Vec::new();
        for (&index, meanings) in &self.labels {
            let Some(label) = &self.document.blocks()[index].label else {
                continue;
            };
            for (element, certainty) in meanings {
                let (body, blocks) = self.label_body(index, label, *element);
                let declaration = Declaration {
                    notation: Notation::Label(index),
                    name: self.document.label_span(label),
                    body,
                    blocks,
                    exact: certainty.is_exact(),
                    rank: LABEL_RANK + certainty.weight() + empty_rank(body),
                };
                found.push((*element, declaration));
            }
        }
        found
    }

    fn label_body(&self, index: usize, label: &BlockLabel, element: Element) -> (Body, Vec<usize>) {
        if label.alone {
            let blocks: Vec<usize> = self.blocks_after_label(index).collect();
            return (self.judge(&blocks, element), blocks);
        }
        let span = self.document.label_value_span(label);
        let body = match placeholder::emptiness(self.document.label_value(label)) {
            None => Body::Stated(span),
            Some(Emptiness::Blank) => Body::Empty { hidden: false },
            Some(_) => Body::Placeholder(span),
        };
        (body, vec![index])
    }

    /// The blocks that a label which stands alone speaks of: up to the next label of its kind or the end of its section.
    fn blocks_after_label(&self, index: usize) -> Range<usize> {
        let blocks = self.document.blocks();
        let Block { kind, depth, .. } = blocks[index];
        let is_over = |next: usize| {
            let block = &blocks[next];
            let is_alone = block.label.as_ref().is_some_and(|label| label.alone);
            if kind == BlockKind::Item {
                return block.depth < depth || block.depth == depth && block.kind == kind;
            }
            // A line in bold right below is what the label says, not the next label.
            let is_next = block.kind == kind && is_alone && next > index + 1;
            block.depth <= depth && (is_next || self.labels.contains_key(&next))
        };
        let end = self
            .document
            .own_blocks(self.document.section_of(index))
            .end;
        let end = end.min(index + 1 + LABEL_REACH);
        index + 1..(index + 1..end).find(|next| is_over(*next)).unwrap_or(end)
    }
}

/// Why a metadata value does not count as content, if it does not.
pub(crate) fn value_emptiness(words: &str, vocabulary: &Vocabulary) -> Option<Emptiness> {
    // `metrics: false` switches something; it does not say how anyone will know.
    let is_switch =
        ["true", "false", "yes", "no", "on", "off"].contains(&words.to_lowercase().as_str());
    let untouched = || {
        vocabulary
            .is_template_block(words)
            .then_some(Emptiness::Prompt)
    };
    let switch = is_switch.then_some(Emptiness::Declined);
    switch
        .or_else(|| placeholder::emptiness(words))
        .or_else(untouched)
}

/// Why a block does not count as content, if it does not.
pub(crate) fn emptiness(
    document: &Document,
    vocabulary: &Vocabulary,
    index: usize,
) -> Option<Emptiness> {
    let block = &document.blocks()[index];
    if matches!(block.kind, BlockKind::Code | BlockKind::TableHead) {
        return Some(Emptiness::Blank);
    }
    let words = document.words(index);
    if let Some(empty) = placeholder::emptiness(words) {
        return Some(empty);
    }
    if vocabulary.is_template_block(words) {
        return Some(Emptiness::Prompt);
    }
    // A label with nothing behind it, or with a placeholder, says no more than the label.
    let label = block.label.as_ref()?;
    if label.alone {
        let announces = words.trim_end().ends_with([':', '：'])
            || !vocabulary.meanings(document.label_name(label)).is_empty();
        return announces.then_some(Emptiness::Blank);
    }
    placeholder::emptiness(document.label_value(label))
}
