//! How: what of a proposal is implementation, in which words of the whole it is counted, and where it stands.
//!
//! Implementation is what sections for design and implementation hold, and code wherever it does not show an example, the
//! problem or another way. A section below one for How belongs to it, unless its heading speaks of something else.

mod answer;

use std::collections::BTreeSet;

use super::Proposal;
use super::document::{BlockKind, Document};
use super::element::Element;
use super::elements::Notation;
use super::evidence::zones::{self, Zones};
use super::vocabulary::Vocabulary;
use super::words::normal_name;
use crate::source::Span;
pub use answer::Answer;
pub(super) use answer::answer;

/// Headings and labels that mean How only where they say nothing else.
const WHOLE: &[&str] = &[
    "how",
    "details",
    "mechanism",
    "mechanics",
    "approach",
    "components",
];

/// The most words of a label that names How: a longer one is a sentence in bold.
const LABEL_WORDS: usize = 3;

/// What headings speak of that is not How, wherever they stand.
const ELSEWHERE: Zones = Zones::ASIDE
    .and(Zones::QUESTIONS)
    .and(Zones::FUTURE)
    .and(Zones::TESTS)
    .and(Zones::RISKS)
    .and(Zones::BACKGROUND)
    .and(Zones::UPGRADE)
    .and(Zones::REVISIONS)
    .and(Zones::APPARATUS);

/// What keeps a heading that names How from meaning it: "Implementation history", "Design goals".
const TURNS: Zones = ELSEWHERE
    .and(Zones::HISTORY)
    .and(Zones::PLAN)
    .and(Zones::GOALS)
    .and(Zones::SUCCESS)
    .and(Zones::EXAMPLE);

/// What is drawn, not written.
const DIAGRAMS: &[&str] = &[
    "mermaid", "plantuml", "puml", "uml", "dot", "graphviz", "d2", "ditaa", "svgbob", "ascii",
    "diagram", "sequence", "flow", "wavedrom",
];

/// What a proposal says of its implementation.
#[derive(Debug, Default)]
pub struct How {
    /// The words of the implementation.
    pub words: usize,
    /// The words of the whole, without metadata, comments, placeholders and diagrams.
    pub total: usize,
    /// Its parts, in the order of writing.
    pub parts: Vec<Part>,
    /// The words that tell what is proposed before the first part that does more than show it.
    pub opening: usize,
    /// The first heading for How that nothing stands below.
    pub empty: Option<Span>,
}

/// A stretch of implementation: the words of a section without those of the sections below it, or a block elsewhere.
#[derive(Debug)]
pub struct Part {
    /// What makes it one.
    pub kind: PartKind,
    /// The heading, the label or the first line of the code.
    pub place: Span,
    /// The heading of the outermost section for How around it; where there is none, the place itself.
    pub top: Span,
    /// Its words, in code and in prose.
    pub words: usize,
}

/// What makes a stretch of words implementation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// A heading.
    Section,
    /// A label.
    Label,
    /// It is code, below a heading that says nothing of it.
    Code,
    /// It is code where What is told, and may show just that.
    Shown,
}

impl How {
    /// The share of the words that go to How, in percent.
    pub fn share(&self) -> usize {
        (self.words * 100)
            .checked_div(self.total)
            .unwrap_or_default()
    }

    /// The parts that come before a place and do more than show what is proposed.
    pub fn before(&self, place: Span) -> impl Iterator<Item = &Part> {
        let end = self
            .parts
            .partition_point(|part| part.place.start < place.start);
        self.parts[..end]
            .iter()
            .filter(|part| part.kind != PartKind::Shown)
    }

    /// Takes note of a heading for How at whose end, which is that of `section`, nothing has come below it.
    fn note_empty(&mut self, document: &Document, roles: &[Role], section: usize) {
        let Role::How(outermost) = roles[section] else {
            return;
        };
        let sections = document.sections();
        let is_last = sections[outermost].next == section + 1;
        let top = sections[outermost].heading;
        let has_words = self.parts.last().is_some_and(|part| part.top == top);
        if is_last && !has_words {
            self.empty.get_or_insert(top);
        }
    }

    fn add(&mut self, part: Part) {
        self.words += part.words;
        match self.parts.last_mut() {
            Some(last) if last.place == part.place => last.words += part.words,
            _ => self.parts.push(part),
        }
    }
}

/// What the headings above a block say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Implementation, below the section of that index.
    How(usize),
    /// What is proposed.
    What,
    /// Nothing that decides.
    Open,
    /// An example of its use: what code there shows.
    Example,
    /// Something that code belongs to without being implementation: the problem, a test, another way.
    Else,
}

/// Reads the whole document, once.
pub(super) fn read(proposal: &Proposal<'_>) -> How {
    let document = proposal.document();
    let labelled = labelled(proposal);
    let mut how = How::default();
    let mut has_begun = false;
    let roles = roles(document, proposal.vocabulary());
    for (section, role) in roles.iter().copied().enumerate() {
        let mut label = None;
        for block in document.own_blocks(section) {
            let words = words_of(proposal, block);
            how.total += words;
            let part = match role {
                _ if labelled.contains(&block) => {
                    label = None;
                    None
                }
                Role::How(outermost) => Some(Part {
                    kind: PartKind::Section,
                    place: document.sections()[section].heading,
                    top: document.sections()[outermost].heading,
                    words,
                }),
                Role::What | Role::Open => {
                    undecided(proposal, block, role, &mut label).map(|(kind, place)| Part {
                        kind,
                        place,
                        top: place,
                        words,
                    })
                }
                Role::Example | Role::Else => None,
            };
            match part {
                Some(part) if words > 0 => {
                    has_begun |= part.kind != PartKind::Shown;
                    how.add(part);
                }
                _ if role != Role::Else && !has_begun => how.opening += words,
                _ => {}
            }
        }
        how.note_empty(document, &roles, section);
    }
    how
}

/// The blocks that labels give to an element.
fn labelled(proposal: &Proposal<'_>) -> BTreeSet<usize> {
    let declarations = Element::ALL
        .into_iter()
        .flat_map(|element| &proposal.element(element).declarations);
    declarations
        .filter(|declaration| matches!(declaration.notation, Notation::Label(_)))
        .flat_map(|declaration| declaration.blocks.iter().copied())
        .collect()
}

fn roles(document: &Document, vocabulary: &Vocabulary) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::with_capacity(document.sections().len());
    for (index, section) in document.sections().iter().enumerate() {
        let around = match section.parent {
            Some(parent) if document.title() != Some(parent) => roles[parent],
            _ => Role::Open,
        };
        let role = if section.level == 0 || document.title() == Some(index) {
            Role::What
        } else {
            role(document.name(index), vocabulary, index, around)
        };
        roles.push(role);
    }
    roles
}

fn role(name: &str, vocabulary: &Vocabulary, index: usize, around: Role) -> Role {
    let zones = zones::of_heading(name, vocabulary);
    let meanings = vocabulary.meanings(name);
    if around == Role::Else {
        return around;
    }
    // "Use cases" may be where authors put Why, and are examples all the same.
    let is_direct = meanings.iter().any(|(_, certainty)| certainty.is_direct());
    let is_example = zones.any(Zones::EXAMPLE) && !zones.any(Zones::ASIDE) && !is_direct;
    if is_example && !matches!(around, Role::How(_)) {
        return Role::Example;
    }
    if vocabulary.speaks_of_something_else(name) || zones.any(ELSEWHERE) {
        return Role::Else;
    }
    if names_how(name, zones) && meanings.is_empty() {
        return match around {
            Role::How(_) => around,
            _ => Role::How(index),
        };
    }
    match meanings.iter().map(|(element, _)| *element).min() {
        Some(Element::What) => Role::What,
        Some(_) => Role::Else,
        None => around,
    }
}

/// Whether a heading or label, with what it says elsewhere, names How.
fn names_how(name: &str, zones: Zones) -> bool {
    (zones.any(Zones::HOW) && !zones.any(TURNS)) || WHOLE.contains(&normal_name(name).as_str())
}

/// The part that a block belongs to which no heading decides about: code, or what a label names.
fn undecided(
    proposal: &Proposal<'_>,
    index: usize,
    role: Role,
    label: &mut Option<Span>,
) -> Option<(PartKind, Span)> {
    let document = proposal.document();
    let block = &document.blocks()[index];
    if let Some(opens) = &block.label {
        let name = document.label_name(opens);
        let is_short = name.split_whitespace().nth(LABEL_WORDS).is_none();
        let is_how = is_short && names_how(name, zones::of_heading(name, proposal.vocabulary()));
        let place = is_how.then(|| document.label_span(opens));
        if opens.alone {
            *label = place;
        }
        return place.map(|place| (PartKind::Label, place));
    }
    if let Some(place) = *label {
        return Some((PartKind::Label, place));
    }
    let kind = if role == Role::What {
        PartKind::Shown
    } else {
        PartKind::Code
    };
    (block.kind == BlockKind::Code).then(|| (kind, proposal.first_line(block.span)))
}

/// The words of a block that count.
fn words_of(proposal: &Proposal<'_>, index: usize) -> usize {
    let block = &proposal.document().blocks()[index];
    if proposal.metadata().is_header_block(index) {
        return 0;
    }
    if block.kind == BlockKind::Code {
        return code_words(proposal.text(block.span));
    }
    if proposal.emptiness(index).is_some() {
        return 0;
    }
    count(proposal.document().words(index))
}

fn code_words(written: &str) -> usize {
    let is_fence = written.starts_with("```") || written.starts_with("~~~");
    if !is_fence {
        return count(written);
    }
    let (info, code) = written.split_once('\n').unwrap_or((written, ""));
    let language = info.trim_start_matches(['`', '~', ' ', '{', '.']);
    let language = language
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    if DIAGRAMS.contains(&language.to_lowercase().as_str()) {
        return 0;
    }
    count(code)
}

/// Words between spaces that have a letter or digit; of scripts without spaces, two characters a word.
fn count(text: &str) -> usize {
    let words = text.split_whitespace();
    let words = words.filter(|word| word.contains(char::is_alphanumeric));
    words
        .map(|word| {
            if word.is_ascii() {
                return 1;
            }
            let unspaced = word.chars().filter(|c| is_unspaced(*c)).count();
            1.max(unspaced / 2)
        })
        .sum()
}

/// Whether a character is of a script that writes words without spaces between them.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}
