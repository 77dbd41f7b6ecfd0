//! When anyone checks whether it worked: the question that a rule asks of the declarations of When, all together.

use super::element::Element;
use super::elements::{Body, Declaration, Notation};
use super::evidence::checks;
use super::evidence::zones::{self, Zones};
use super::metadata::keys::Key;
use super::{Place, Proposal};
use crate::source::{Span, Text};
use crate::tree::{Node, Value};

/// The keys of `validation` in the metadata that say when somebody looks.
const DEADLINES: &[&str] = &["by", "within"];

impl Proposal<'_> {
    /// The first passage among all that declares When which says that somebody checks whether it worked: a heading, a block, a
    /// value of the metadata, or a metric that is declared inside of a plan. The metadata's `validation.by` and `validation.within` say so as well.
    pub fn validation_step(&self) -> Option<Place> {
        let declarations = &self.element(Element::When).declarations;
        let stated = declarations
            .iter()
            .filter(|declaration| matches!(declaration.body, Body::Stated(_)));
        self.validation_deadline()
            .or_else(|| stated.clone().find_map(|plan| self.check_in_metadata(plan)))
            .or_else(|| stated.clone().find_map(|plan| self.check_in_headings(plan)))
            .or_else(|| self.check_in_blocks(stated))
    }

    /// The day or span of time that `validation` names in the metadata.
    fn validation_deadline(&self) -> Option<Place> {
        let index = self.metadata.known_entry(Key::Validation)?;
        let Value::Map(entries) = &self.metadata.entries()[index].value.value else {
            return None;
        };
        let is_deadline = |key: &str| {
            DEADLINES
                .iter()
                .any(|known| key.eq_ignore_ascii_case(known))
        };
        let entry = entries
            .iter()
            .find(|entry| is_deadline(&entry.key) && self.says_something(&entry.value))?;
        Some(self.place_in_metadata(index, entry.value.span))
    }

    fn says_something(&self, value: &Node) -> bool {
        let words = value.scalars();
        words
            .iter()
            .any(|(words, _)| super::elements::value_emptiness(words, self.vocabulary).is_none())
    }

    fn check_in_metadata(&self, plan: &Declaration) -> Option<Place> {
        let Notation::Metadata(index) = plan.notation else {
            return None;
        };
        let scalars = self.metadata.entries()[index].value.scalars();
        let (_, span) = scalars
            .iter()
            .find(|(words, _)| checks::stated_in(words, Zones::PLAN).is_some())?;
        Some(self.place_in_metadata(index, *span))
    }

    /// A heading of the plan that names the check: "Phase 3: evaluate", "Pilot", "Success criteria".
    fn check_in_headings(&self, plan: &Declaration) -> Option<Place> {
        let Notation::Heading(section) = plan.notation else {
            return None;
        };
        let own = &self.document.sections()[section];
        let is_written = |section: &usize| !self.document.own_blocks(*section).is_empty();
        let section = (section..own.next).filter(is_written).find(|section| {
            checks::stated_in(self.document.name(*section), Zones::default()).is_some()
        })?;
        Some(self.place_in(section, self.document.sections()[section].heading))
    }

    fn check_in_blocks<'b>(&self, plans: impl Iterator<Item = &'b Declaration>) -> Option<Place> {
        let mut blocks: Vec<usize> = plans.flat_map(|plan| plan.blocks.iter().copied()).collect();
        blocks.sort_unstable();
        blocks.dedup();
        let mut zones = (usize::MAX, Zones::default());
        blocks.into_iter().find_map(|block| {
            if self.emptiness(block).is_some() && !self.leads_in(block) {
                return None;
            }
            let section = self.document.section_of(block);
            if zones.0 != section {
                let name = self.document.name(section);
                zones = (
                    section,
                    zones::of_heading(name, self.vocabulary).and(Zones::PLAN),
                );
            }
            let words = checks::stated_in(self.document.words(block), zones.1)?;
            Some(self.place_in(section, self.document.words_span(block, words)))
        })
    }

    /// Whether a block is only a name, with words in the next: "Success criteria:" above a list.
    fn leads_in(&self, block: usize) -> bool {
        let is_alone = self.document.blocks()[block].label.as_ref();
        let has_next = block + 1 < self.document.blocks().len();
        is_alone.is_some_and(|label| label.alone) && has_next && self.emptiness(block + 1).is_none()
    }

    fn place_in(&self, section: usize, span: Span) -> Place {
        Place {
            text: Text::Document,
            span,
            heading: self
                .text(self.document.sections()[section].heading)
                .to_owned(),
        }
    }

    fn place_in_metadata(&self, index: usize, span: Span) -> Place {
        Place {
            text: self.metadata.origin(index).text(),
            span,
            heading: format!("frontmatter:{}", self.metadata.entries()[index].key),
        }
    }
}
