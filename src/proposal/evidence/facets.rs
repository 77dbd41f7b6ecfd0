//! What a declared metric tells: where it stands today, what it must reach, and by when.
//!
//! Reads what declares the metric and nothing else, each block once; all declarations count together. What a column, a label, a heading
//! or a key is called decides first, its sentences after that.

mod baseline;
mod deadline;
mod keys;
mod roles;
mod target;

use std::collections::HashSet;
use std::ops::Range;

use crate::proposal::document::{BlockKind, Document};
use crate::proposal::element::Facet;
use crate::proposal::elements::{Body, Declaration, Emptinesses, Finding, Notation, State};
use crate::proposal::metadata::Metadata;
use crate::proposal::placeholder;
use crate::proposal::prose::{self, Cue};
use crate::proposal::vocabulary::Vocabulary;
use crate::source::{Span, Text};
use baseline::contrast;
use roles::Role;

/// A place that tells one facet of the metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// The text that the span is a place in.
    pub text: Text,
    /// The words that tell it.
    pub span: Span,
}

/// Where a declared metric tells what it must.
#[derive(Debug, Default)]
pub struct Facets {
    told: [Option<Told>; 3],
}

impl Facets {
    /// The first place that tells a facet.
    pub fn of(&self, facet: Facet) -> Option<Told> {
        self.told[facet as usize]
    }

    fn is_complete(&self) -> bool {
        self.told.iter().all(Option::is_some)
    }

    fn note(&mut self, facet: Facet, text: Text, span: Span) {
        self.told[facet as usize].get_or_insert(Told { text, span });
    }
}

/// What a metric is read from.
#[derive(Clone, Copy)]
pub(crate) struct Page<'a> {
    pub(crate) document: &'a Document,
    pub(crate) metadata: &'a Metadata,
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) empty: &'a Emptinesses,
}

/// Reads the facets of the metric; nothing where it says too little to ask for them.
pub(crate) fn read(page: Page<'_>, finding: &Finding) -> Option<Facets> {
    let mut reader = Reader {
        page,
        facets: Facets::default(),
        blocks: HashSet::new(),
        headings: HashSet::new(),
        mood: Mood::Told,
    };
    let is_stated = |declaration: &&Declaration| matches!(declaration.body, Body::Stated(_));
    let declarations = || finding.declarations.iter().filter(is_stated);
    let is_concrete = finding.state() == State::Declared
        || finding.state() == State::Vague && declarations().any(|it| keys::is_concrete(page, it));
    if !is_concrete {
        return None;
    }
    for declaration in declarations() {
        reader.declaration(declaration);
    }
    Some(reader.facets)
}

struct Reader<'a> {
    page: Page<'a>,
    facets: Facets,
    /// The blocks and headings that have been read: declarations may overlap.
    blocks: HashSet<usize>,
    headings: HashSet<usize>,
    /// The mood of the block that is read.
    mood: Mood,
}

/// What holds for the blocks that follow.
#[derive(Default)]
struct Standing {
    section: usize,
    /// What the columns of the table hold.
    columns: Vec<Option<Role>>,
    /// What the heading above promises.
    heading: Option<Role>,
    /// What a label that stands alone promises.
    label: Option<Role>,
    /// The mood of a list.
    below: Mood,
    /// Whether the heading above leads away from the metric: assumptions, open questions.
    is_aside: bool,
}

impl Reader<'_> {
    fn declaration(&mut self, declaration: &Declaration) {
        let document = self.page.document;
        let section = match declaration.notation {
            Notation::Metadata(index) => {
                return keys::read(self.page, index, &mut self.facets);
            }
            Notation::Heading(section) => section,
            Notation::Label(block) => document.section_of(block),
        };
        self.headings_above(section);
        let mut standing = Standing {
            section,
            ..Standing::default()
        };
        for block in &declaration.blocks {
            if self.facets.is_complete() {
                return;
            }
            if self.blocks.insert(*block) {
                self.block(*block, &mut standing);
            }
        }
    }

    /// The heading of a section and those around it may name the time: "Success metrics (after 90 days)".
    fn headings_above(&mut self, section: usize) {
        let sections = self.page.document.sections();
        let title = self.page.document.title();
        let mut above = Some(section);
        while let Some(section) = above.filter(|section| Some(*section) != title) {
            self.heading(section);
            above = sections[section].parent;
        }
    }

    fn heading(&mut self, section: usize) {
        if !self.headings.insert(section) {
            return;
        }
        let document = self.page.document;
        let (name, span) = (document.name(section), document.sections()[section].heading);
        let mut note = |facet| self.facets.note(facet, Text::Document, span);
        if names_time(name) {
            note(Facet::Deadline);
        }
        if let Some((_, answer)) = name.split_once([':', '：']) {
            tell(answer, Mood::Told, &mut |facet, _| note(facet));
        }
    }

    fn block(&mut self, index: usize, standing: &mut Standing) {
        let document = self.page.document;
        let block = &document.blocks()[index];
        let section = document.section_of(index);
        if section != standing.section {
            let is_aside = roles::is_aside(document.name(section));
            if !is_aside {
                self.heading(section);
            }
            *standing = Standing {
                is_aside,
                section,
                heading: self.role_of_heading(section),
                ..Standing::default()
            };
        }
        if standing.is_aside {
            return;
        }
        let label = block.label.as_ref();
        self.mood = Mood::Told;
        match block.kind {
            BlockKind::Paragraph => standing.below = mood_below(document.words(index)),
            BlockKind::Item => self.mood = standing.below,
            _ => {}
        }
        match block.kind {
            BlockKind::Code => {}
            BlockKind::TableHead => standing.columns = self.table_head(index),
            BlockKind::TableRow => self.table_row(index, &standing.columns),
            _ if label.is_some_and(|label| label.alone) => {
                standing.label = label.and_then(|label| roles::of_lead(document.label_name(label)));
                self.deadline_in(index);
            }
            _ if self
                .page
                .empty
                .of(document, self.page.vocabulary, index)
                .is_some() => {}
            _ => {
                let named = label.and_then(|label| {
                    roles::of_label(document.label_name(label), document.label_value(label))
                });
                let role = named.or(standing.label).or(standing.heading);
                self.words(index, 0..document.words(index).len(), role);
            }
        }
    }

    /// What a heading promises. "Before the change" does so where "After the change" follows it.
    fn role_of_heading(&self, section: usize) -> Option<Role> {
        let document = self.page.document;
        let next = document.sections()[section].next;
        let follows =
            next < document.sections().len() && roles::opens_with(document.name(next), "after");
        if follows && roles::opens_with(document.name(section), "before") {
            return Some(Role::Baseline);
        }
        roles::of_lead(document.name(section))
    }

    /// What the columns hold. Their heads may name the time: "Target after 90 days".
    fn table_head(&mut self, index: usize) -> Vec<Option<Role>> {
        let heads = self.page.document.words(index).split('\t');
        let columns: Vec<Option<Role>> = heads.map(roles::of_name).collect();
        for (column, cell) in cells(self.page.document.words(index))
            .into_iter()
            .enumerate()
        {
            let is_now = columns[column] == Some(Role::Baseline);
            if !is_now && names_time(&self.page.document.words(index)[cell.clone()]) {
                self.note(Facet::Deadline, index, cell);
            }
        }
        columns
    }

    fn table_row(&mut self, index: usize, columns: &[Option<Role>]) {
        let document = self.page.document;
        let words = document.words(index);
        let cells = cells(words);
        // Where the first column names what stands in the others: `| Baseline | 900 a week |`.
        let first = cells.first().map_or("", |cell| &words[cell.clone()]);
        let named = roles::of_label(first, words);
        for (column, cell) in cells.into_iter().enumerate() {
            let role = columns.get(column).copied().flatten();
            let named = named.filter(|_| column > 0);
            self.words(index, cell, role.or(named));
        }
    }

    fn deadline_in(&mut self, block: usize) {
        let words = self.page.document.words(block);
        if names_time(words) {
            self.note(Facet::Deadline, block, 0..words.len());
        }
    }

    /// Reads a piece of a block whose column, label or heading may have said what it holds.
    fn words(&mut self, block: usize, at: Range<usize>, role: Option<Role>) {
        let words = &self.page.document.words(block)[at.clone()];
        if placeholder::emptiness(words).is_some() || roles::is_unknown(words) {
            return;
        }
        match role {
            Some(Role::Source) => return,
            Some(Role::Baseline) => {
                self.note(Facet::Baseline, block, at.clone());
                return self.after_first(block, at);
            }
            Some(Role::Deadline) => self.note(Facet::Deadline, block, at.clone()),
            Some(Role::Target) => self.note(Facet::Target, block, at.clone()),
            None => {}
        }
        let document = self.page.document;
        let facets = &mut self.facets;
        tell(words, self.mood, &mut |facet, found| {
            let span = document.words_span(block, at.start + found.start..at.start + found.end);
            facets.note(facet, Text::Document, span);
        });
    }

    /// Behind the sentence that tells where it stands, others may tell the rest.
    fn after_first(&mut self, block: usize, at: Range<usize>) {
        let words = &self.page.document.words(block)[at.clone()];
        let mut first = None;
        prose::read(words, &mut |sentence| {
            first.get_or_insert(sentence.range().end);
        });
        let rest = at.start + first.unwrap_or(words.len())..at.end;
        if self.page.document.words(block)[rest.clone()].contains(char::is_alphanumeric) {
            self.words(block, rest, None);
        }
    }

    fn note(&mut self, facet: Facet, block: usize, at: Range<usize>) {
        let span = self.page.document.words_span(block, at);
        self.facets.note(facet, Text::Document, span);
    }
}

/// The cells of a row, as bytes of its words.
fn cells(row: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let cells = row.split('\t').map(|cell| {
        let at = start..start + cell.len();
        start = at.end + 1;
        at
    });
    cells.collect()
}

/// Whether words tell what is, or set what is to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mood {
    #[default]
    Told,
    /// Below "It has worked if:", where "the share was 99%" is no fact.
    Set,
}

/// The mood of the list that a paragraph leads in.
fn mood_below(words: &str) -> Mood {
    const SETTING: [Cue; 4] = [Cue::Success, Cue::Gate, Cue::Condition, Cue::Bar];
    let mut sets = false;
    prose::read(words, &mut |sentence| {
        sets |= SETTING.into_iter().any(|cue| sentence.has(cue));
    });
    let leads = words.trim_end().ends_with([':', '：']);
    if leads && sets { Mood::Set } else { Mood::Told }
}

/// What words tell by themselves, sentence by sentence, with the bytes that tell it.
fn tell(words: &str, mood: Mood, take: &mut dyn FnMut(Facet, Range<usize>)) {
    // A level told as a fact, until a wish follows that makes it the place to start from.
    let mut fact: Option<Range<usize>> = None;
    prose::read(words, &mut |sentence| {
        let is_alone = sentence.range().len() + 2 >= words.trim().len();
        let told = || {
            let fact = || baseline::fact(sentence).filter(|_| !is_alone);
            baseline::stood(sentence).or_else(fact)
        };
        let is_told = mood == Mood::Told;
        let baseline = baseline::find(sentence).or_else(|| told().filter(|_| is_told));
        if contrast::wishes(sentence) {
            if let Some(fact) = fact.take() {
                take(Facet::Baseline, fact);
            }
        } else if let Some(tokens) = contrast::fact(sentence).filter(|_| is_told) {
            fact.get_or_insert(sentence.bytes(&tokens));
        }
        let target = target::find(sentence, baseline.as_ref());
        let told = [
            (Facet::Baseline, baseline),
            (Facet::Target, target),
            (Facet::Deadline, deadline::find(sentence)),
        ];
        for (facet, tokens) in told {
            if let Some(tokens) = tokens {
                take(facet, sentence.bytes(&tokens));
            }
        }
    });
}

/// Whether a name, such as a heading or the head of a column, says when.
fn names_time(name: &str) -> bool {
    let mut names = false;
    prose::read(name, &mut |sentence| {
        names |= deadline::find_in_name(sentence).is_some() || deadline::is_named(sentence);
    });
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn below_conditions_nothing_is_told() {
        assert_eq!(mood_below("It has worked if, after a year:"), Mood::Set);
        assert_eq!(mood_below("This is how it went:"), Mood::Told);
        assert_eq!(mood_below("It has worked if nobody calls."), Mood::Told);
    }
}
