//! From pulldown-cmark's events to blocks and sections.

mod html;
mod labelled;
mod sections;

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Block, BlockKind, BlockLabel, Document, Mark, Section};
use crate::proposal::words::Words;
use crate::source::Span;

/// Collects events into a [`Document`].
pub(super) struct Builder<'a> {
    text: &'a str,
    document: Document,
    ancestors: Vec<usize>,
    depth: usize,
    quotes: usize,
    nesting: usize,
    heading: Option<Section>,
    open: Option<OpenBlock>,
    /// Whether the list item at hand has not had any words yet.
    item_begins: bool,
    /// The lists that are open: whether each is numbered.
    numbered: Vec<bool>,
    /// How the item at hand is marked.
    mark: Mark,
    html: Option<Span>,
    in_code: bool,
    /// How many runs of struck-out words are open: what they hold is no longer said.
    struck: usize,
    cells: usize,
}

/// A block whose end has not been seen yet.
struct OpenBlock {
    kind: BlockKind,
    span: Span,
    start: usize,
    /// Runs of emphasis that begin a line of the block.
    leads: Vec<Range<usize>>,
    emphasis: usize,
    lead_from: Option<usize>,
    first_cell_end: Option<usize>,
}

impl<'a> Builder<'a> {
    /// A builder for the text from byte `start` on.
    pub(super) fn new(text: &'a str, start: usize) -> Self {
        let mut document = Document::with_room_for(text.len() - start);
        document.sections.push(Section {
            level: 0,
            heading: Span::at(start),
            line: Span::at(start),
            span: Span::new(start, text.len()),
            parent: None,
            next: 1,
            name: 0..0,
            words: Words::default(),
            first_block: 0,
        });
        Self {
            text,
            document,
            ancestors: Vec::new(),
            depth: 0,
            quotes: 0,
            nesting: 0,
            heading: None,
            open: None,
            item_begins: false,
            numbered: Vec::new(),
            mark: Mark::Plain,
            html: None,
            in_code: false,
            struck: 0,
            cells: 0,
        }
    }

    /// Takes the next event; `span` is where it stands in the text.
    pub(super) fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => {
                if self.nesting == 0 {
                    self.document.tops.push(span.trimmed(self.text));
                }
                self.nesting += 1;
                self.start(&tag, span);
            }
            Event::End(tag) => {
                self.nesting = self.nesting.saturating_sub(1);
                self.end(tag, span);
            }
            Event::Text(_) | Event::Code(_) if self.is_silent() => {}
            Event::Text(words) => self.words(&words, span),
            Event::Code(words) => self.code(&words, span),
            Event::SoftBreak | Event::HardBreak => self.words("\n", span),
            Event::InlineHtml(_) => {
                self.comment(span);
                self.reach(span.end);
            }
            Event::TaskListMarker(_) => self.mark = Mark::Box,
            Event::Rule if self.nesting == 0 => self.document.tops.push(span),
            _ => {}
        }
    }

    /// Whether words are no prose where they stand. An HTML block that is indented has its indent for words.
    fn is_silent(&self) -> bool {
        self.in_code || self.struck > 0 || self.html.is_some()
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::Heading { level, .. } if self.nesting == 1 => self.start_heading(*level, span),
            Tag::Paragraph | Tag::Heading { .. } => self.open_block(BlockKind::Paragraph, span),
            Tag::Item => {
                self.close_block();
                self.item_begins = true;
                let is_numbered = self.numbered.last() == Some(&true);
                self.mark = if is_numbered {
                    Mark::Numbered
                } else {
                    Mark::Plain
                };
            }
            Tag::TableHead => self.open_row(BlockKind::TableHead, span),
            Tag::TableRow => self.open_row(BlockKind::TableRow, span),
            Tag::TableCell => self.start_cell(),
            Tag::List(first) => {
                self.close_block();
                self.numbered.push(first.is_some());
                self.depth += 1;
            }
            Tag::BlockQuote(_) => {
                self.close_block();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => {
                self.close_block();
                self.in_code = true;
            }
            Tag::HtmlBlock => {
                self.close_block();
                self.html = Some(span);
            }
            Tag::Strong | Tag::Emphasis => self.start_emphasis(span),
            Tag::Strikethrough => self.struck += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Heading(_) if self.heading.is_some() => self.end_heading(),
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableHead | TagEnd::TableRow => {
                self.close_block();
            }
            TagEnd::Item => {
                self.close_block();
                self.item_begins = false;
            }
            TagEnd::TableCell => self.end_cell(),
            TagEnd::List(_) => {
                self.numbered.pop();
                self.depth = self.depth.saturating_sub(1);
            }
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.push_block(BlockKind::Code, span, self.document.prose.len(), None);
            }
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::Strong | TagEnd::Emphasis => self.end_emphasis(),
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            _ => {}
        }
    }

    fn open_block(&mut self, kind: BlockKind, span: Span) {
        self.close_block();
        let kind = if kind == BlockKind::Paragraph && self.item_begins {
            BlockKind::Item
        } else {
            kind
        };
        self.item_begins = false;
        self.open = Some(OpenBlock {
            kind,
            span,
            start: self.document.prose.len(),
            leads: Vec::new(),
            emphasis: 0,
            lead_from: None,
            first_cell_end: None,
        });
    }

    fn open_row(&mut self, kind: BlockKind, span: Span) {
        self.open_block(kind, span);
        self.cells = 0;
    }

    fn start_cell(&mut self) {
        if self.cells > 0 {
            self.document.prose.push('\t');
        }
        self.cells += 1;
    }

    fn end_cell(&mut self) {
        let end = self.document.prose.len();
        if let Some(open) = &mut self.open {
            open.first_cell_end.get_or_insert(end);
        }
    }

    fn start_emphasis(&mut self, span: Span) {
        self.ensure_block(span);
        let prose = &self.document.prose;
        let Some(open) = &mut self.open else { return };
        let begins_line = prose.len() == open.start || prose.ends_with('\n');
        if open.emphasis == 0 && begins_line {
            open.lead_from = Some(prose.len());
        }
        open.emphasis += 1;
    }

    fn end_emphasis(&mut self) {
        let end = self.document.prose.len();
        let Some(open) = &mut self.open else { return };
        open.emphasis = open.emphasis.saturating_sub(1);
        if open.emphasis > 0 {
            return;
        }
        if let Some(start) = open.lead_from.take() {
            open.leads.push(start..end);
        }
    }

    /// Tight list items have words without a paragraph around them.
    fn ensure_block(&mut self, span: Span) {
        if self.open.is_none() && self.heading.is_none() {
            self.open_block(BlockKind::Paragraph, span);
        }
    }

    fn words(&mut self, words: &str, span: Span) {
        self.ensure_block(span);
        self.document.push_prose(words, span);
        self.reach(span.end);
    }

    /// A tight list item ends with its last words.
    fn reach(&mut self, end: usize) {
        if let Some(open) = &mut self.open {
            open.span.end = open.span.end.max(end);
        }
    }

    /// Inline code keeps its backticks in the prose, so that what is quoted is not taken for words.
    fn code(&mut self, words: &str, span: Span) {
        self.words("`", Span::at(span.start));
        let ticks = self.text[span.start..]
            .bytes()
            .take_while(|byte| *byte == b'`')
            .count();
        let inner = Span::new(span.start + ticks, span.end.saturating_sub(ticks));
        if inner.of(self.text) == words {
            self.words(words, inner);
        } else {
            self.changed_code(words, inner);
        }
        self.words("`", Span::new(span.end.saturating_sub(1), span.end));
    }

    /// Code whose line breaks became spaces, or that lost a space at its ends, or a backslash in a table: each of its words is
    /// looked for.
    fn changed_code(&mut self, words: &str, inner: Span) {
        let mut rest = inner;
        for run in words.split_inclusive(' ') {
            let word = run.trim_end_matches(' ');
            let Some(at) = rest.of(self.text).find(word) else {
                // What cannot be told apart stands where the last word ended; nothing is searched for twice.
                rest = Span::at(rest.start);
                self.words(run, rest);
                continue;
            };
            let found = Span::new(rest.start + at, rest.start + at + word.len());
            rest.start = found.end;
            self.words(run, found);
        }
    }

    fn close_block(&mut self) {
        let Some(open) = self.open.take() else { return };
        if matches!(open.kind, BlockKind::TableHead | BlockKind::TableRow) {
            let label = self.row_label(&open);
            return self.push_block(open.kind, open.span, open.start, label);
        }
        self.push_labelled(&open);
    }

    fn push_block(&mut self, kind: BlockKind, span: Span, start: usize, label: Option<BlockLabel>) {
        let range = start..self.document.prose.len();
        self.push_range(kind, span.trimmed(self.text), range, label);
    }

    fn push_range(
        &mut self,
        kind: BlockKind,
        span: Span,
        prose: Range<usize>,
        label: Option<BlockLabel>,
    ) {
        let quoted = self.quotes > 0;
        let label = if quoted { None } else { label };
        let mark = if kind == BlockKind::Item {
            self.mark
        } else {
            Mark::Plain
        };
        self.document.blocks.push(Block {
            kind,
            span,
            depth: self.depth,
            quoted,
            mark,
            label,
            prose,
        });
        // Words of neighbours never run together.
        self.document.prose.push('\n');
    }

    /// What was read.
    pub(super) fn finish(mut self) -> Document {
        self.close_block();
        let count = self.document.sections.len();
        for section in std::mem::take(&mut self.ancestors) {
            self.close_section(section, count, self.text.len());
        }
        self.document.title = sections::title(&self.document.sections);
        self.document
    }
}
