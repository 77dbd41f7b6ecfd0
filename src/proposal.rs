//! A proposal: one document, what it says about itself, and which of the four elements it states.
//!
//! `document` parts it into blocks and finds its links, `anchors` what links can point at; `metadata` reads what it says about itself;
//! `prose` finds times, measures and cue words in sentences; `evidence` weighs them; `elements` puts labels and evidence together.
//! What only some rules ask stands beside its topic: `alternatives`, `decision`, `how`, `references`, `validation`.
//! Parsing never fails. Whatever could not be understood is kept beside the rest, for rules to report.

mod alternatives;
pub(crate) mod anchors;
mod ascii;
pub mod decision;
pub mod document;
pub mod element;
pub mod elements;
pub mod evidence;
pub mod how;
mod html;
mod labels;
pub mod metadata;
mod names;
pub mod number;
pub mod phase;
pub mod placeholder;
mod prose;
pub mod references;
mod slips;
pub mod suppressions;
mod validation;
pub mod vocabulary;
pub(crate) mod words;

use std::cell::OnceCell;

use decision::Told;
use document::Document;
use element::Element;
use elements::{Body, Declaration, Emptinesses, Finding, Notation, State};
use evidence::facets::{self, Facets, Page};
use evidence::zones::{self, Zones};
use how::How;
use metadata::keys::{Key, SLUGS};
use metadata::{Frontmatter, Metadata, Origin, fold_key};
use number::{Number, Placed};
use phase::Phase;
use placeholder::Emptiness;
use suppressions::Suppression;
use vocabulary::Vocabulary;

use crate::source::{Source, Span, Text};
use crate::tree::Node;

/// A stub that says where a proposal went has no more words than this.
const STUB_WORDS: usize = 40;

/// How such a stub says it.
#[rustfmt::skip]
const MOVED: &[&str] = &[
    "moved to", "has moved", "was moved", "renamed to", "relocated to", "redirects to", "now lives", "merged into", "can be found at", "now available at",
];

/// One document under lint.
pub struct Proposal<'a> {
    source: &'a Source,
    vocabulary: &'a Vocabulary,
    document: Document,
    metadata: Metadata,
    /// What the heading of each section says.
    zones: Vec<Zones>,
    /// Why each block does not count as content, if it does not.
    emptiness: Emptinesses,
    suppressions: Vec<Suppression>,
    // Only rules ask for these, and some ask more than once. Of a proposal that another one refers to, nobody does.
    findings: OnceCell<[Finding; 4]>,
    facets: OnceCell<Option<Facets>>,
    decision: OnceCell<Option<Told>>,
    how: OnceCell<How>,
}

/// Where something is stated.
#[derive(Debug)]
pub struct Place {
    /// The text that the span is a place in.
    pub text: Text,
    /// The passage.
    pub span: Span,
    /// The exact heading above it: empty before the first heading, `frontmatter:KEY` for metadata that does not stand in the Markdown.
    pub heading: String,
}

impl<'a> Proposal<'a> {
    /// Reads a proposal.
    pub fn parse(source: &'a Source, vocabulary: &'a Vocabulary) -> Self {
        let text = source.text();
        let frontmatter = Frontmatter::read(text);
        let document = Document::parse(text, frontmatter.body_start);
        let metadata = Metadata::read(frontmatter, source, &document, vocabulary);
        let zones = zones::own(&document, vocabulary);
        let emptiness = Emptinesses::new(&document);
        let suppressions = suppressions::read(text, &document);
        Self {
            source,
            vocabulary,
            document,
            metadata,
            zones,
            emptiness,
            suppressions,
            findings: OnceCell::new(),
            facets: OnceCell::new(),
            decision: OnceCell::new(),
            how: OnceCell::new(),
        }
    }

    /// The document that it was read from.
    pub fn source(&self) -> &Source {
        self.source
    }

    /// The words of a span of the document.
    pub fn text(&self, span: Span) -> &str {
        span.of(self.source.text())
    }

    /// The words of a span of the document or of the file of metadata beside it.
    pub fn text_in(&self, text: Text, span: Span) -> &str {
        span.of(self.source.of(text).text())
    }

    /// Its sections and blocks.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What it says about itself.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// The words that the project uses.
    pub fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary
    }

    /// What was found of an element.
    pub fn element(&self, element: Element) -> &Finding {
        &self.findings()[element as usize]
    }

    /// What was found of each element.
    fn findings(&self) -> &[Finding; 4] {
        self.findings.get_or_init(|| {
            let text = self.source.text();
            let (document, metadata) = (&self.document, &self.metadata);
            elements::find(
                text,
                document,
                metadata,
                self.vocabulary,
                &self.zones,
                &self.emptiness,
            )
        })
    }

    /// What the declared metric tells; nothing where it is not declared, or says too little to ask for more.
    pub fn facets(&self) -> Option<&Facets> {
        let page = Page {
            document: &self.document,
            metadata: &self.metadata,
            vocabulary: self.vocabulary,
            empty: &self.emptiness,
        };
        let read = || facets::read(page, self.element(Element::Metric));
        self.facets.get_or_init(read).as_ref()
    }

    /// The comments that ask for a rule to be silent.
    pub fn suppressions(&self) -> &[Suppression] {
        &self.suppressions
    }

    /// Why a block does not count as content, if it does not.
    pub fn emptiness(&self, block: usize) -> Option<Emptiness> {
        self.emptiness.of(&self.document, self.vocabulary, block)
    }

    /// Why a value of the metadata does not count as content, if it does not.
    pub fn value_emptiness(&self, words: &str) -> Option<Emptiness> {
        elements::value_emptiness(words, self.vocabulary)
    }

    /// Whether a value of the metadata, or one within it, counts as content.
    pub fn says(&self, value: &Node) -> bool {
        let scalars = value.scalars();
        let mut words = scalars.iter().map(|(words, _)| words);
        words.any(|words| self.value_emptiness(words).is_none())
    }

    /// Its title: the metadata's, else the heading above all others, else the metadata's name for the feature;
    /// empty when it has none.
    pub fn title(&self) -> &str {
        let entry = self.metadata.known_entry(Key::Title);
        let entry = entry.map(|index| &self.metadata.entries()[index]);
        let named = |is_slug: bool| {
            entry
                .filter(|entry| SLUGS.contains(&fold_key(&entry.key).as_str()) == is_slug)
                .and_then(|entry| entry.value.as_str())
        };
        let from_heading = || {
            let title = self.document.title();
            let title =
                title.filter(|section| !Metadata::is_header_section(&self.document, *section));
            title.map(|section| self.heading(section))
        };
        named(false)
            .or_else(from_heading)
            .or_else(|| named(true))
            .unwrap_or_default()
    }

    /// The number or name that others cite, as its metadata has it.
    pub fn id(&self) -> Option<&str> {
        self.metadata.known(Key::Id)?.as_str()
    }

    /// The number that its metadata gives it.
    pub fn number(&self) -> Option<Placed> {
        let index = self.metadata.known_entry(Key::Id)?;
        let value = &self.metadata.entries()[index].value;
        Some(Placed {
            number: Number::of_id(value.as_str()?)?,
            text: self.metadata.origin(index).text(),
            span: value.span,
        })
    }

    /// Its status, as it is written.
    pub fn status(&self) -> Option<&str> {
        self.metadata.known(Key::Status)?.as_str()
    }

    /// What its status means; nothing where it has none, or one that nobody knows.
    pub fn phase(&self) -> Option<Phase> {
        self.vocabulary.statuses().phase_of(self.status()?)
    }

    /// The text that a declaration's spans are places in.
    pub fn text_of(&self, declaration: &Declaration) -> Text {
        match declaration.notation {
            Notation::Heading(_) | Notation::Label(_) => Text::Document,
            Notation::Metadata(index) => self.metadata.origin(index).text(),
        }
    }

    /// What a declaration is called, without markup.
    pub fn declared_name(&self, declaration: &Declaration) -> &str {
        match declaration.notation {
            Notation::Heading(section) => self.document.name(section).trim(),
            Notation::Label(_) => self.text(declaration.name),
            Notation::Metadata(index) => &self.metadata.entries()[index].key,
        }
    }

    /// The exact heading above a declaration's passage: empty before the first heading,
    /// `frontmatter:KEY` for metadata that does not stand in the Markdown.
    pub fn heading_above(&self, declaration: &Declaration) -> String {
        let section = match declaration.notation {
            Notation::Metadata(index) => match self.metadata.origin(index) {
                Origin::Header { section } => section,
                Origin::Frontmatter | Origin::Sidecar => {
                    return format!("frontmatter:{}", self.metadata.entries()[index].key);
                }
            },
            Notation::Heading(section) => section,
            Notation::Label(block) => self.document.section_of(block),
        };
        self.heading(section).to_owned()
    }

    /// The heading of a section as it is written; empty before the first.
    fn heading(&self, section: usize) -> &str {
        self.text(self.document.sections()[section].heading)
    }

    /// Where an element is stated, or touched; nothing where it is missing.
    pub fn place(&self, element: Element) -> Option<Place> {
        let finding = self.element(element);
        if finding.state() == State::Missing {
            return None;
        }
        if let Some(passage) = finding.passage() {
            let section = self.document.section_of(passage.block);
            return Some(Place {
                text: Text::Document,
                span: passage.span,
                heading: self.heading(section).to_owned(),
            });
        }
        let declaration = finding.best()?;
        let span = match declaration.body {
            Body::Stated(span) => span,
            Body::Empty { .. } | Body::Placeholder(_) => declaration.name,
        };
        Some(Place {
            text: self.text_of(declaration),
            span,
            heading: self.heading_above(declaration),
        })
    }

    /// The line of the passage that bears a declaration out; the declaration's name where it is metadata, or nothing does.
    pub fn borne_out_at(&self, finding: &Finding, declaration: &Declaration) -> Span {
        let passage = finding.passage().filter(|_| !declaration.is_metadata());
        passage.map_or(declaration.name, |passage| self.first_line(passage.span))
    }

    /// Where it begins: its title, else its first heading, else its first line.
    pub fn top(&self) -> Span {
        let sections = self.document.sections();
        let first = || (sections.len() > 1).then_some(1);
        let heading = self.document.title().or_else(first);
        let heading = heading.map(|section| sections[section].heading);
        let block = || self.document.blocks().first().map(|block| block.span);
        let body = Span::at(self.metadata.body_start);
        self.first_line(heading.or_else(block).unwrap_or(body))
    }

    /// The first line of a span: what a label is drawn under.
    pub fn first_line(&self, span: Span) -> Span {
        self.first_line_in(Text::Document, span)
    }

    /// The same for a span of the document or of the file of metadata beside it.
    pub fn first_line_in(&self, text: Text, span: Span) -> Span {
        let words = self.text_in(text, span);
        let length = words.find(['\n', '\r']).unwrap_or(words.len());
        Span::new(span.start, span.start + length)
    }

    /// Words in a declaration that say nothing one could hold the element to, up to so many.
    pub fn vague_words(
        &self,
        declaration: &Declaration,
        element: Element,
        most: usize,
    ) -> Vec<Span> {
        let blocks = declaration
            .blocks
            .iter()
            .filter(|block| self.emptiness(**block).is_none());
        blocks
            .flat_map(|block| evidence::vague_words(&self.document, *block, element))
            .take(most)
            .collect()
    }

    /// Whether it is only a stub of a few words that says where the proposal went.
    pub fn is_moved_stub(&self) -> bool {
        let text = &self.source.text()[self.metadata.body_start..];
        let says_more = || {
            self.findings()
                .iter()
                .any(|finding| finding.best().is_some())
        };
        if text.split_whitespace().nth(STUB_WORDS).is_some() || says_more() {
            return false;
        }
        let text = text.to_lowercase();
        let points_somewhere = text.contains("](") || text.contains("http") || text.contains(".md");
        points_somewhere && MOVED.iter().any(|word| text.contains(word))
    }
}
