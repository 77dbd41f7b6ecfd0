//! Whether anything in a document weighs it against doing something else, or nothing.

use super::Proposal;
use super::document::BlockKind;
use super::element::Element;
use super::evidence::zones::{self, Zones};
use super::prose::{self, Cue, Kind, Sentence};
use crate::source::Span;

impl Proposal<'_> {
    /// Whether anything weighs the proposal against something else, or against doing nothing: a section, a label or key for it with
    /// words behind it, or a sentence.
    pub fn weighs_alternatives(&self) -> bool {
        self.weighs_in_a_section()
            || self.weighs_in_metadata()
            || self.weighs_in_a_label()
            || self.weighs_in_a_sentence()
    }

    /// The heading of the first section for alternatives, drawbacks or the like that holds nothing.
    pub fn unanswered_alternatives(&self) -> Option<Span> {
        let mut asked = self.sections_for_choices();
        let section = asked.find(|section| !self.is_answered(*section))?;
        Some(self.document.sections()[section].heading)
    }

    fn weighs_in_a_section(&self) -> bool {
        self.sections_for_choices()
            .any(|section| self.is_answered(section))
    }

    /// The outermost sections for it.
    fn sections_for_choices(&self) -> impl Iterator<Item = usize> {
        let title = self.document.title();
        let mut end = 0;
        (1..self.document.sections().len()).filter(move |section| {
            let is_asked = *section >= end
                && title != Some(*section)
                && self.zones[*section].any(Zones::CHOICES);
            if is_asked {
                end = self.document.sections()[*section].next;
            }
            is_asked
        })
    }

    /// Whether a section is not empty. Sections below it count as its words.
    fn is_answered(&self, section: usize) -> bool {
        let within = section..self.document.sections()[section].next;
        within
            .flat_map(|section| self.document.own_blocks(section))
            .any(|block| self.says_a_word(block))
    }

    fn weighs_in_metadata(&self) -> bool {
        let mut entries = self.metadata.entries().iter();
        entries.any(|entry| self.says(&entry.value) && self.asks_for_choices(&entry.key))
    }

    /// A label for it, with words in its block or, where it stands alone, in the next; a table's column for it.
    fn weighs_in_a_label(&self) -> bool {
        (0..self.document.blocks().len()).any(|index| {
            let block = &self.document.blocks()[index];
            let is_head = block.kind == BlockKind::TableHead;
            let columns = self.document.words(index).split('\t');
            if is_head && columns.into_iter().any(|name| self.asks_for_choices(name)) {
                return self.has_words(index + 1);
            }
            let Some(label) = &block.label else {
                return false;
            };
            let words = if label.alone { index + 1 } else { index };
            self.asks_for_choices(self.document.label_name(label)) && self.has_words(words)
        })
    }

    /// A sentence that weighs it, anywhere; in What and Why, also one that only puts it before something else.
    fn weighs_in_a_sentence(&self) -> bool {
        let mut is_ours = vec![false; self.document.blocks().len()];
        for element in [Element::What, Element::Why] {
            for declaration in &self.element(element).declarations {
                for block in &declaration.blocks {
                    is_ours[*block] = true;
                }
            }
        }
        (0..self.document.blocks().len()).any(|block| {
            let mut weighs = false;
            if self.says_a_word(block) {
                prose::read(self.document.words(block), &mut |sentence| {
                    weighs |= sentence.has(Cue::Weighs) || is_ours[block] && compares(sentence);
                });
            }
            weighs
        })
    }

    fn asks_for_choices(&self, name: &str) -> bool {
        zones::of_heading(name, self.vocabulary).any(Zones::CHOICES)
    }

    fn has_words(&self, block: usize) -> bool {
        block < self.document.blocks().len() && self.says_a_word(block)
    }

    fn says_a_word(&self, block: usize) -> bool {
        !self.metadata.is_header_block(block) && self.emptiness(block).is_none()
    }
}

/// Whether a sentence puts one thing before another: "rather than", "simpler than", "one could …, but".
fn compares(sentence: &Sentence<'_>) -> bool {
    let is_than = |index: usize| {
        sentence.word(index) == "than"
            && !sentence.before(index, Cue::Amount)
            && sentence.kind(index + 1) != Some(Kind::Number)
    };
    sentence.has(Cue::Prefers)
        || grants_and_takes_back(sentence)
        || (0..sentence.tokens.len()).any(is_than)
}

/// "One could do X, but …"
fn grants_and_takes_back(sentence: &Sentence<'_>) -> bool {
    let granted = sentence.of(Cue::Possible).next();
    granted.is_some_and(|granted| {
        sentence
            .of(Cue::Concedes)
            .any(|hit| hit.at.start > granted.at.start && sentence.word(hit.at.end) != "also")
    })
}
