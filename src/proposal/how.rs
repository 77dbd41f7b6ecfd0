//! How: what of a proposal is implementation, where it stands, and how many of the words it takes.
//!
//! Implementation is what sections for design and implementation hold, and code wherever it does not show an example, the
//! problem or another way. A section below one for How belongs to it, unless its heading speaks of something else.

mod answer;
mod count;

use std::collections::BTreeSet;
use std::ops::Range;

use super::Proposal;
use super::document::{BlockKind, Document};
use super::element::Element;
use super::elements::Notation;
use super::evidence::zones::Zones;
use crate::source::Span;
pub use answer::Answer;
use count::{has_words, words_in, words_within};

/// Labels that name How. Any other name opens a field of something else as well.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "how", "implementation", "design", "detailed design", "technical design", "specification", "architecture", "api", "data model", "schema",
    "protocol", "algorithm", "how it works", "implementation details", "technical details", "approach",
];

/// Words of headings below which a standard says what is agreed on.
const SPECIFIES: &[&str] = &["specification", "specifications"];

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

/// What a heading says that the names of elements know.
const ELEMENTS: Zones = Zones::SUMMARY
    .and(Zones::BACKGROUND)
    .and(Zones::PLAN)
    .and(Zones::SUCCESS);

/// What a proposal says of its implementation.
#[derive(Debug, Default)]
pub struct How {
    /// Its parts, in the order of writing.
    pub parts: Vec<Part>,
    /// The first heading for How that nothing stands below.
    pub empty: Option<Span>,
    /// The blocks of all parts.
    blocks: Vec<usize>,
    /// The blocks that tell what is proposed before the first part that does more than show it.
    opening: Vec<usize>,
    /// Whether a part has come that does more than show what is proposed.
    has_begun: bool,
    /// What the headings above the blocks of each section say of them.
    roles: Vec<Role>,
    /// The blocks that labels give to an element.
    labelled: BTreeSet<usize>,
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
    /// Which of all blocks of implementation are its own.
    blocks: Range<usize>,
}

/// What makes a stretch of words implementation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// A heading.
    Section,
    /// A heading for what is specified: in a standard, that is what is agreed on.
    Specification,
    /// A label.
    Label,
    /// It is code, below a heading that says nothing of it.
    Code,
    /// It is code where What is told, and may show just that.
    Shown,
}

impl Proposal<'_> {
    /// What it says of its implementation.
    pub fn how(&self) -> &How {
        self.how.get_or_init(|| read(self))
    }

    /// The words of a part of its implementation, in code and in prose.
    pub fn words_of_part(&self, part: &Part) -> usize {
        words_within(self, &self.how().blocks[part.blocks.clone()])
    }

    /// The words of its implementation, without those of specifications.
    pub fn words_of_how(&self) -> usize {
        let parts = self.how().parts.iter();
        let counting = parts.filter(|part| part.kind != PartKind::Specification);
        counting.map(|part| self.words_of_part(part)).sum()
    }

    /// The words that tell what is proposed before the first part of its implementation that does more than show it.
    pub fn words_of_opening(&self) -> usize {
        words_within(self, &self.how().opening)
    }

    /// The words of the whole, without metadata, comments, placeholders and diagrams. Where they are more than `enough`, not all are
    /// counted.
    pub fn words_of_all(&self, enough: usize) -> usize {
        let mut all = 0;
        for block in 0..self.document().blocks().len() {
            all += words_in(self, block);
            if all > enough {
                break;
            }
        }
        all
    }
}

impl How {
    /// The parts that come before a place and do more than show what is proposed.
    pub fn before(&self, place: Span) -> impl Iterator<Item = &Part> {
        let end = self
            .parts
            .partition_point(|part| part.place.start < place.start);
        self.parts[..end]
            .iter()
            .filter(|part| part.kind != PartKind::Shown)
    }

    /// Takes note of a block, and of the part that it belongs to where it is implementation.
    fn note(&mut self, proposal: &Proposal<'_>, block: usize, part: Option<Part>, role: Role) {
        match part {
            Some(part) if self.is_at(&part) || has_words(proposal, block) => self.add(&part, block),
            _ if role != Role::Else && !self.has_begun => self.opening.push(block),
            _ => {}
        }
    }

    /// Takes note of a heading for How at whose end, which is that of `section`, nothing has come below it.
    fn note_end(&mut self, document: &Document, section: usize) {
        let Role::How(outermost) = self.roles[section] else {
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

    /// Whether a part is the one that has come last.
    fn is_at(&self, part: &Part) -> bool {
        let last = self.parts.last();
        last.is_some_and(|last| last.place == part.place)
    }

    fn add(&mut self, part: &Part, block: usize) {
        self.has_begun |= part.kind != PartKind::Shown;
        let index = self.blocks.len();
        self.blocks.push(block);
        match self.parts.last_mut() {
            Some(last) if last.place == part.place => last.blocks.end = index + 1,
            _ => self.parts.push(Part {
                blocks: index..index + 1,
                ..*part
            }),
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
fn read(proposal: &Proposal<'_>) -> How {
    let document = proposal.document();
    let mut how = How {
        roles: roles(proposal),
        labelled: labelled(proposal),
        ..How::default()
    };
    for section in 0..document.sections().len() {
        let role = how.roles[section];
        let kind = section_kind(proposal, role);
        let mut label = None;
        for block in document.own_blocks(section) {
            let part = if how.labelled.contains(&block) {
                label = None;
                None
            } else {
                part_of(proposal, block, (role, kind), &mut label)
            };
            how.note(proposal, block, part, role);
        }
        how.note_end(document, section);
    }
    how
}

/// What makes the words below a heading for How implementation.
fn section_kind(proposal: &Proposal<'_>, role: Role) -> PartKind {
    let Role::How(outermost) = role else {
        return PartKind::Section;
    };
    let mut name = proposal.document().name_words(outermost).iter();
    let specifies = name.any(|word| SPECIFIES.contains(&word));
    if specifies {
        PartKind::Specification
    } else {
        PartKind::Section
    }
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

fn roles(proposal: &Proposal<'_>) -> Vec<Role> {
    let document = proposal.document();
    let mut roles: Vec<Role> = Vec::with_capacity(document.sections().len());
    for (index, section) in document.sections().iter().enumerate() {
        let around = match section.parent {
            Some(parent) if document.title() != Some(parent) => roles[parent],
            _ => Role::Open,
        };
        let role = if section.level == 0 || document.title() == Some(index) {
            Role::What
        } else {
            role(proposal, index, around)
        };
        roles.push(role);
    }
    roles
}

fn role(proposal: &Proposal<'_>, section: usize, around: Role) -> Role {
    let zones = proposal.zones[section];
    let name = proposal.document().name_words(section);
    let vocabulary = proposal.vocabulary();
    if around == Role::Else {
        return around;
    }
    let meanings = if zones.any(ELEMENTS) {
        vocabulary.meanings_of(name)
    } else {
        Vec::new()
    };
    // "Use cases" may be where authors put Why, and are examples all the same.
    let is_direct = meanings.iter().any(|(_, certainty)| certainty.is_direct());
    let is_example = zones.any(Zones::EXAMPLE) && !zones.any(Zones::ASIDE) && !is_direct;
    if is_example && !matches!(around, Role::How(_)) {
        return Role::Example;
    }
    if zones.any(ELSEWHERE) || vocabulary.speak_of_something_else(name) {
        return Role::Else;
    }
    match meanings.iter().map(|(element, _)| *element).min() {
        Some(Element::What) => Role::What,
        Some(_) => Role::Else,
        None if zones.any(Zones::HOW) && !zones.any(TURNS) && !matches!(around, Role::How(_)) => {
            Role::How(section)
        }
        None => around,
    }
}

/// The part that a block belongs to, without its blocks; nothing where it is no implementation.
fn part_of(
    proposal: &Proposal<'_>,
    block: usize,
    (role, section_kind): (Role, PartKind),
    label: &mut Option<Span>,
) -> Option<Part> {
    let document = proposal.document();
    let heading = |section: usize| document.sections()[section].heading;
    let (kind, place, top) = match role {
        Role::How(outermost) => {
            let place = heading(document.section_of(block));
            (section_kind, place, heading(outermost))
        }
        Role::What | Role::Open => {
            let (kind, place) = undecided(proposal, block, role, label)?;
            (kind, place, place)
        }
        Role::Example | Role::Else => return None,
    };
    Some(Part {
        kind,
        place,
        top,
        blocks: 0..0,
    })
}

/// What makes a block implementation that no heading decides about, and where that is said: code, or what a label names.
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
        let is_how = LABELS.iter().any(|known| known.eq_ignore_ascii_case(name));
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
