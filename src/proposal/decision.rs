//! How grave the decision is that a proposal asks for: it says how much How the reader is owed.
//!
//! A document tells it as metadata, as a label or as a short section. A value that says anything else, such as the
//! "Decision: we use Postgres" of a decision record, is no kind.

use super::Proposal;
use super::document::{Block, BlockKind};
use super::metadata::keys::Key;
use super::placeholder;
use super::words::words_of;
use crate::source::{Span, Text};

/// How much of a value is read; the kind stands first.
const MOST_CHARS: usize = 120;

/// What else the two doors are called: one that lets nobody back, and one that does.
const DOORS: &[(Decision, &[&str])] = &[
    (Decision::Irreversible, &["one way", "one way door"]),
    (Decision::Reversible, &["two way", "two way door"]),
];

/// A kind that a document tells, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// The kind.
    pub kind: Decision,
    /// The text that the span is a place in.
    pub text: Text,
    /// The words that tell it.
    pub span: Span,
}

/// The kind of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It can be taken back: the author is trusted with How.
    Reversible,
    /// It cannot be taken back, or only at great cost.
    Irreversible,
    /// It touches security.
    Security,
    /// It touches what law or a contract demands.
    Compliance,
}

impl Decision {
    /// All kinds.
    pub const ALL: [Self; 4] = [
        Self::Reversible,
        Self::Irreversible,
        Self::Security,
        Self::Compliance,
    ];

    /// The word in metadata and configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reversible => "reversible",
            Self::Irreversible => "irreversible",
            Self::Security => "security",
            Self::Compliance => "compliance",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether the reader is owed How.
    pub fn asks_how(self) -> bool {
        self != Self::Reversible
    }

    /// The kind that a value tells, the graver of several: `irreversible`, `Security (audited)`, `one-way door`,
    /// `reversible, compliance`. What begins with anything else tells none.
    pub(super) fn told_by(value: &str) -> Option<Self> {
        let end = value
            .char_indices()
            .nth(MOST_CHARS)
            .map_or(value.len(), |(at, _)| at);
        let words = words_of(&value[..end]);
        let kind = |part: &str| Self::ALL.into_iter().find(|kind| kind.is_called(part));
        let first = words.parts().next().and_then(kind)?;
        let mut kinds = words.parts().filter_map(kind);
        Some(kinds.find(|kind| kind.asks_how()).unwrap_or(first))
    }

    fn is_called(self, name: &str) -> bool {
        let doors = DOORS.iter().filter(|(kind, _)| *kind == self);
        self.name() == name || doors.into_iter().any(|(_, names)| names.contains(&name))
    }
}

impl Proposal<'_> {
    /// The kind of decision that it says it asks for, and where it says so.
    pub fn decision(&self) -> Option<Told> {
        *self.decision.get_or_init(|| read(self))
    }
}

/// The kind that a document tells: its metadata before its labels, and these before a section.
fn read(proposal: &Proposal<'_>) -> Option<Told> {
    in_metadata(proposal)
        .or_else(|| in_labels(proposal))
        .or_else(|| in_sections(proposal))
}

fn in_metadata(proposal: &Proposal<'_>) -> Option<Told> {
    let metadata = proposal.metadata();
    let entries = metadata.entries().iter().enumerate();
    let mut told = entries
        .filter(|(_, entry)| is_key(proposal, &entry.key))
        .flat_map(|(index, entry)| {
            let text = metadata.origin(index).text();
            let scalars = entry.value.scalars().into_iter();
            scalars.filter_map(move |(words, span)| told(words, text, span))
        })
        .peekable();
    let first = told.peek().copied()?;
    Some(told.find(|told| told.kind.asks_how()).unwrap_or(first))
}

fn in_labels(proposal: &Proposal<'_>) -> Option<Told> {
    let document = proposal.document();
    document.blocks().iter().find_map(|block| {
        let label = block.label.as_ref()?;
        if block.kind == BlockKind::TableHead || !is_key(proposal, document.label_name(label)) {
            return None;
        }
        let span = document.label_value_span(label);
        told(document.label_value(label), Text::Document, span)
    })
}

/// `## Decision kind`, with the kind and nothing else below it.
fn in_sections(proposal: &Proposal<'_>) -> Option<Told> {
    let document = proposal.document();
    (1..document.sections().len()).find_map(|section| {
        let blocks = document.own_blocks(section);
        if blocks.len() != 1 || !is_key(proposal, document.name(section)) {
            return None;
        }
        let Block { span, .. } = document.blocks()[blocks.start];
        told(document.words(blocks.start), Text::Document, span)
    })
}

fn told(words: &str, text: Text, span: Span) -> Option<Told> {
    let kind = Decision::told_by(words).filter(|_| placeholder::emptiness(words).is_none())?;
    Some(Told { kind, text, span })
}

fn is_key(proposal: &Proposal<'_>, name: &str) -> bool {
    let keys = proposal.vocabulary().metadata_keys();
    keys.look_up(name)
        .is_some_and(|(key, _)| key == Key::Decision)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_told_by_a_word_and_not_by_a_sentence() {
        for (value, kind) in [
            ("irreversible", Decision::Irreversible),
            ("**Security** (audited)", Decision::Security),
            (
                "Irreversible: we drop the old tables.",
                Decision::Irreversible,
            ),
            ("One-way door", Decision::Irreversible),
            ("two way", Decision::Reversible),
            ("reversible, compliance", Decision::Compliance),
            ("security & compliance", Decision::Security),
        ] {
            assert_eq!(Decision::told_by(value), Some(kind), "{value}");
        }
        for value in [
            "",
            "We use Postgres.",
            "Security groups for each team",
            "not reversible",
            "accepted",
        ] {
            assert_eq!(Decision::told_by(value), None, "{value}");
        }
    }
}
