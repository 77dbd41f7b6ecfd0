//! Which labels speak of the proposal, and which are fields of something else.
//!
//! At the top of the document any name does. Below a heading of an element it must be an unmistakable name, or one of
//! that very element; below any other heading only a card of several unmistakable names counts. So `Validation:` in
//! the description of an interface is no metric, and `When:` of a scenario no date.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Element, Finder, Meanings};
use crate::proposal::document::{Block, BlockKind};
use crate::proposal::metadata::Metadata;

/// The other labels of a scenario.
const SCENARIO: &[&str] = &["given", "then"];

/// A label whose name means something.
struct Label {
    block: usize,
    section: usize,
    meanings: Meanings,
    is_unmistakable: bool,
}

/// What the labels mean that count, by their block.
pub(super) fn labels_that_count(finder: &Finder<'_>) -> BTreeMap<usize, Meanings> {
    let blocks = 0..finder.document.blocks().len();
    let labels: Vec<Label> = blocks.filter_map(|block| read(finder, block)).collect();
    let mut cards: HashMap<usize, HashSet<Element>> = HashMap::new();
    for label in labels.iter().filter(|label| label.is_unmistakable) {
        let elements = label.meanings.iter().map(|(element, _)| *element);
        cards.entry(label.section).or_default().extend(elements);
    }
    let is_card = |section| {
        cards
            .get(&section)
            .is_some_and(|elements| elements.len() > 1)
    };
    let counting = labels
        .into_iter()
        .map(|label| (label.block, counting(finder, label, is_card)));
    counting
        .filter(|(_, meanings)| !meanings.is_empty())
        .collect()
}

/// The meanings of a label that count where it stands.
fn counting(finder: &Finder<'_>, label: Label, is_card: impl Fn(usize) -> bool) -> Meanings {
    let mut meanings = label.meanings;
    let section = label.section;
    let is_header = Metadata::is_header_section(finder.document, section);
    if section == 0 || is_header || finder.document.title() == Some(section) {
        return meanings;
    }
    let around = elements_around(finder, section);
    if label.is_unmistakable && (!around.is_empty() || is_card(section)) {
        return meanings;
    }
    let is_free = label.is_unmistakable && stands_free(finder, label.block);
    let may_stand_anywhere =
        |element| is_free && matches!(element, Element::When | Element::Metric);
    meanings.retain(|(element, _)| around.contains(element) || may_stand_anywhere(*element));
    meanings
}

/// Whether a label in bold opens a paragraph of its own, and is not the middle of Given, When, Then.
fn stands_free(finder: &Finder<'_>, block: usize) -> bool {
    let Block {
        kind, depth, span, ..
    } = finder.document.blocks()[block];
    let is_bold = span.of(finder.text).starts_with(['*', '_']);
    let near = block.saturating_sub(2)..block + 3;
    let is_scenario = near
        .filter_map(|near| name_of(finder, near))
        .any(|name| SCENARIO.contains(&name.to_lowercase().as_str()));
    kind == BlockKind::Paragraph && depth == 0 && is_bold && !is_scenario
}

fn read(finder: &Finder<'_>, block: usize) -> Option<Label> {
    if finder.metadata.is_header_block(block) {
        return None;
    }
    let name = name_of(finder, block)?;
    // A table's heading row names its columns, unless a row of labels follows.
    if finder.document.blocks()[block].kind == BlockKind::TableHead {
        let next = name_of(finder, block + 1)?;
        let is_row = finder.document.blocks()[block + 1].kind == BlockKind::TableRow;
        let both = [name, next].map(|name| finder.vocabulary.is_unmistakable(name));
        if !is_row || both != [true, true] {
            return None;
        }
    }
    // A name in code is a field of a program.
    let meanings = finder.vocabulary.meanings(name);
    if meanings.is_empty() || name.contains('`') {
        return None;
    }
    let section = finder.document.section_of(block);
    let is_unmistakable = finder.vocabulary.is_unmistakable(name);
    (!finder.aside[section]).then_some(Label {
        block,
        section,
        meanings,
        is_unmistakable,
    })
}

fn name_of<'a>(finder: &Finder<'a>, block: usize) -> Option<&'a str> {
    let label = finder.document.blocks().get(block)?.label.as_ref()?;
    Some(finder.document.label_name(label))
}

/// The elements that a section and those around it declare.
fn elements_around(finder: &Finder<'_>, section: usize) -> Vec<Element> {
    let parent = |section: &usize| finder.document.sections()[*section].parent;
    std::iter::successors(Some(section), parent)
        .flat_map(|section| finder.headings[section].iter().map(|(element, _)| *element))
        .collect()
}
