//! What a proposal takes the place of, and what takes its place: from its metadata, its status, and the lines below
//! a heading "Status".
//!
//! Only what surely names a proposal is read as a name; other words are kept as [`Target::Other`].

mod mentions;
mod pieces;
mod targets;

use std::collections::HashSet;
use std::ops::Range;

pub use mentions::Mentions;

use super::Proposal;
use super::document::BlockKind;
use super::metadata::Origin;
use super::metadata::keys::Key;
use super::number::Number;
use crate::source::{Span, Text};

/// The most references of one document that are looked up.
const MOST: usize = 200;
/// How far down a section "Status" is looked for.
const STATUS_SECTIONS: usize = 6;

/// How a status says it, in lower case.
#[rustfmt::skip]
const VERBS: &[(&str, Relates)] = &[
    ("superseded by", Relates::SupersededBy), ("superceded by", Relates::SupersededBy), ("replaced by", Relates::SupersededBy),
    ("obsoleted by", Relates::SupersededBy),
    ("supersedes", Relates::Supersedes), ("supercedes", Relates::Supersedes), ("replaces", Relates::Supersedes), ("obsoletes", Relates::Supersedes),
];

/// A word just before a verb that makes it no fact: "may be superseded by", "if superseded by".
const NO_FACT: &[&str] = &["be", "if", "unless", "until", "when"];
/// A word in the few before a verb that denies it: "has not yet been superseded by".
const DENIALS: &[&str] = &[
    "not", "never", "isn't", "wasn't", "hasn't", "isn’t", "wasn’t", "hasn’t",
];
/// How many words before a verb are looked at for a denial.
const REACH: usize = 3;

/// One proposal named by another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Which takes the place of which.
    pub kind: Relates,
    /// The other proposal.
    pub target: Target,
    /// The text that the span is a place in.
    pub text: Text,
    /// Where it is named.
    pub span: Span,
}

/// Which of two proposals takes the place of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relates {
    /// This one takes the place of the other.
    Supersedes,
    /// The other takes the place of this one.
    SupersededBy,
}

impl Relates {
    /// The metadata key for it.
    pub fn key(self) -> Key {
        match self {
            Self::Supersedes => Key::Supersedes,
            Self::SupersededBy => Key::SupersededBy,
        }
    }
}

/// How the other proposal is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// By its number.
    Number(Number),
    /// By the path of its file or folder, as it is written, without what follows `#` or `?`.
    Path(String),
    /// By its name: `0007-maps`, `fraud-detection`.
    Name(String),
    /// By an address elsewhere, or by words that may name anything.
    Other,
}

impl Proposal<'_> {
    /// What it takes the place of, and what takes its place, in the order of writing within each kind.
    pub fn relations(&self) -> Vec<Relation> {
        let mut found = Vec::new();
        for kind in [Relates::Supersedes, Relates::SupersededBy] {
            entry(self, kind, &mut found);
        }
        status(self, &mut found);
        let mut seen = HashSet::new();
        found.retain(|relation| seen.insert((relation.kind, relation.text, relation.span.start)));
        found.truncate(MOST);
        found
    }
}

/// The values of one key.
fn entry(proposal: &Proposal<'_>, kind: Relates, found: &mut Vec<Relation>) {
    let Some(index) = proposal.metadata.known_entry(kind.key()) else {
        return;
    };
    let origin = proposal.metadata.origin(index);
    for (_, span) in proposal.metadata.entries()[index].value.scalars() {
        let span = as_written(proposal, origin, span);
        let text = proposal.text_in(origin.text(), span);
        for (target, place) in targets::read(text, span.start) {
            // In a line of Markdown, a word may be any word.
            let is_word = matches!(&target, Target::Name(name) if Number::of_path(&format!("{name}.md")).is_none());
            let is_word = is_word && matches!(origin, Origin::Header { .. });
            found.push(Relation {
                kind,
                target: if is_word { Target::Other } else { target },
                text: origin.text(),
                span: place,
            });
        }
    }
}

/// A value of the header with the marks of Markdown around it, which its words come without.
fn as_written(proposal: &Proposal<'_>, origin: Origin, span: Span) -> Span {
    if !matches!(origin, Origin::Header { .. }) {
        return span;
    }
    let text = proposal.source.text();
    let before = text[..span.start].trim_end_matches(['[', '*', '_', '`']);
    let mut end = span.end;
    loop {
        let rest = &text[end..];
        let link = rest.strip_prefix("](").and_then(|to| to.find([')', '\n']));
        end += match link {
            Some(length) => {
                "](".len() + length + usize::from(!rest[2 + length..].starts_with('\n'))
            }
            None if rest.starts_with(['*', '_', '`', ']']) => 1,
            None => break,
        };
    }
    Span::new(before.len(), end)
}

/// What the status says: as metadata, and in the blocks below a heading for it.
fn status(proposal: &Proposal<'_>, found: &mut Vec<Relation>) {
    let document = &proposal.document;
    if let Some(index) = proposal.metadata.known_entry(Key::Status) {
        let origin = proposal.metadata.origin(index);
        for (_, span) in proposal.metadata.entries()[index].value.scalars() {
            sentence(
                proposal,
                origin.text(),
                as_written(proposal, origin, span),
                found,
            );
        }
    }
    let mut sections = 1..document.sections().len().min(STATUS_SECTIONS);
    let is_status = |section: &usize| document.name_words(*section).key() == "status";
    let blocks = sections
        .find(is_status)
        .map(|section| document.own_blocks(section));
    for block in blocks.into_iter().flatten() {
        let block = &document.blocks()[block];
        if matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) && !block.quoted {
            sentence(proposal, Text::Document, block.span, found);
        }
    }
}

/// What follows each verb of a passage.
fn sentence(proposal: &Proposal<'_>, text: Text, span: Span, found: &mut Vec<Relation>) {
    let passage = proposal.text_in(text, span);
    // A template's choice: "{proposed | superseded by [ADR-0123](0123-example.md)}".
    if passage.contains(['|', '{']) {
        return;
    }
    let verbs = verbs(passage);
    for (index, (verb, kind)) in verbs.iter().enumerate() {
        if is_no_fact(&passage[..verb.start]) {
            continue;
        }
        let end = verbs
            .get(index + 1)
            .map_or(passage.len(), |(next, _)| next.start);
        let start = link_around(passage, verb).unwrap_or(verb.end);
        let targets = targets::read(&passage[start..end], span.start + start).into_iter();
        found.extend(targets.map(|(target, span)| Relation {
            kind: *kind,
            target,
            text,
            span,
        }));
    }
}

/// Where the link begins that a verb is written in: `[Superseded by 7](0007-maps.md)`.
fn link_around(passage: &str, verb: &Range<usize>) -> Option<usize> {
    let start = passage[..verb.start].rfind(['[', ']'])?;
    let end = verb.end + passage[verb.end..].find(['[', ']'])?;
    let is_link = passage[start..].starts_with('[') && passage[end..].starts_with("](");
    is_link.then_some(start)
}

/// Whether the words before a verb deny it, or leave it open.
fn is_no_fact(before: &str) -> bool {
    let clause = before.rsplit(['.', ';', ',', '\n']).next();
    let mut words = clause.unwrap_or_default().split_whitespace().rev();
    let last = words.next().unwrap_or_default().to_lowercase();
    let denies = |word: &str| DENIALS.contains(&word.to_lowercase().as_str());
    NO_FACT.contains(&last.as_str()) || denies(&last) || words.take(REACH).any(denies)
}

/// Where a passage says that one takes another's place.
fn verbs(passage: &str) -> Vec<(Range<usize>, Relates)> {
    let words = passage.to_ascii_lowercase().replace(['-', '\n'], " ");
    let mut verbs: Vec<_> = VERBS
        .iter()
        .flat_map(|(verb, kind)| {
            words
                .match_indices(verb)
                .map(|(at, _)| (at..at + verb.len(), *kind))
        })
        .filter(|(place, _)| {
            let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            is_edge(words[..place.start].chars().next_back())
                && is_edge(words[place.end..].chars().next())
        })
        .collect();
    verbs.sort_by_key(|(place, _)| place.start);
    verbs
}

#[cfg(test)]
mod tests;
