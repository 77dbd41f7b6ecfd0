//! What an author declares: by heading, label or metadata key, each with what stands behind it.

mod keys;
mod scope;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::proposal::document::{Block, BlockKind, BlockLabel, Document};
use crate::proposal::element::Element;
use crate::proposal::elements::Emptinesses;
use crate::proposal::metadata::Metadata;
use crate::proposal::placeholder::{self, Emptiness};
use crate::proposal::vocabulary::{Certainty, Vocabulary};
use crate::source::Span;

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
    /// Whether the name asks for just this element, and is no question or name of the second choice.
    pub direct: bool,
    /// How directly it speaks; the lower, the more.
    pub(super) rank: u8,
}

impl Declaration {
    /// Whether a metadata key declares it.
    pub fn is_metadata(&self) -> bool {
        matches!(self.notation, Notation::Metadata(_))
    }
}

/// A heading before a label of the same name.
const LABEL_RANK: u8 = 5;
/// How many blocks after a label that stands alone are read. It keeps labels nested in labels from
/// costing the square of their number; no author needs as many.
const LABEL_REACH: usize = 64;
/// Anything stated before anything empty.
const EMPTY_RANK: u8 = 100;

/// All declarations in the order of writing, metadata first.
pub(super) fn collect(
    text: &str,
    document: &Document,
    metadata: &Metadata,
    vocabulary: &Vocabulary,
    empty: &Emptinesses,
) -> Vec<(Element, Declaration)> {
    let finder = Finder::new(text, document, metadata, vocabulary, empty);
    keys::declarations(metadata, vocabulary)
        .into_iter()
        .chain(finder.by_heading())
        .chain(finder.by_label())
        .collect()
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
    /// Why each block does not count as content, if it does not.
    empty: &'a Emptinesses,
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
        empty: &'a Emptinesses,
    ) -> Self {
        let title = document.title();
        let sections = document.sections();
        let mut aside = vec![false; sections.len()];
        let mut headings = Vec::with_capacity(sections.len());
        for (index, section) in sections.iter().enumerate() {
            let above = section.parent.is_some_and(|parent| aside[parent]);
            let name = document.name_words(index);
            let mut meanings = if above {
                Vec::new()
            } else {
                vocabulary.meanings_of(name)
            };
            if title == Some(index) {
                // "Proposal: faster refunds" is a title, "Summary" is not.
                meanings.retain(|(_, certainty)| certainty.is_exact());
            } else {
                aside[index] = above || vocabulary.speak_of_something_else(name);
            }
            headings.push(meanings);
        }
        let mut finder = Self {
            text,
            document,
            metadata,
            vocabulary,
            empty,
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
                    direct: certainty.is_direct(),
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
            match self.empty.of(self.document, self.vocabulary, index) {
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
                    direct: certainty.is_direct(),
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
