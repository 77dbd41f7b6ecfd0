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
use crate::proposal::elements::{self, Body, Declaration, Finding, Notation, State};
use crate::proposal::metadata::Metadata;
use crate::proposal::placeholder;
use crate::proposal::prose;
use crate::proposal::vocabulary::Vocabulary;
use crate::source::{Span, Text};
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
}

/// Reads the facets of the metric; nothing where it says too little to ask for them.
pub(crate) fn read(page: Page<'_>, finding: &Finding) -> Option<Facets> {
    let mut reader = Reader {
        page,
        facets: Facets::default(),
        blocks: HashSet::new(),
        headings: HashSet::new(),
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
            tell(answer, &mut |facet, _| note(facet));
        }
    }

    fn block(&mut self, index: usize, standing: &mut Standing) {
        let document = self.page.document;
        let block = &document.blocks()[index];
        let section = document.section_of(index);
        if section != standing.section {
            self.heading(section);
            *standing = Standing {
                section,
                heading: roles::of_lead(document.name(section)),
                ..Standing::default()
            };
        }
        let label = block.label.as_ref();
        match block.kind {
            BlockKind::Code => {}
            BlockKind::TableHead => standing.columns = self.table_head(index),
            BlockKind::TableRow => self.table_row(index, &standing.columns),
            _ if label.is_some_and(|label| label.alone) => {
                standing.label = label.and_then(|label| roles::of_lead(document.label_name(label)));
                self.deadline_in(index);
            }
            _ if elements::emptiness(document, self.page.vocabulary, index).is_some() => {}
            _ => {
                let named = label.and_then(|label| {
                    roles::of_label(document.label_name(label), document.label_value(label))
                });
                let role = named.or(standing.label).or(standing.heading);
                self.words(index, 0..document.words(index).len(), role);
            }
        }
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
            Some(Role::Baseline) => return self.note(Facet::Baseline, block, at),
            Some(Role::Deadline) => return self.note(Facet::Deadline, block, at),
            Some(Role::Target) => self.note(Facet::Target, block, at.clone()),
            None => {}
        }
        let document = self.page.document;
        let facets = &mut self.facets;
        tell(words, &mut |facet, found| {
            let span = document.words_span(block, at.start + found.start..at.start + found.end);
            facets.note(facet, Text::Document, span);
        });
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

/// What words tell by themselves, sentence by sentence, with the bytes that tell it.
fn tell(words: &str, take: &mut dyn FnMut(Facet, Range<usize>)) {
    prose::read(words, &mut |sentence| {
        let baseline = baseline::find(sentence);
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
        names |= deadline::find(sentence).is_some() || deadline::is_named(sentence);
    });
    names
}
