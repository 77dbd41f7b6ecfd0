//! From pulldown-cmark's events to blocks and sections.

use std::ops::Range;

use memchr::{memchr, memchr_iter};
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::{Block, BlockKind, BlockLabel, Document, Mark, Section};
use crate::proposal::labels;
use crate::proposal::words::{Words, words_of};
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
                    self.document.tops.push(span);
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

    fn start_heading(&mut self, level: HeadingLevel, span: Span) {
        let at = self.document.prose.len();
        self.heading = Some(Section {
            level: level as u8,
            heading: heading_words(self.text, span),
            line: span.trimmed(self.text),
            span,
            parent: None,
            next: 0,
            name: at..at,
            words: Words::default(),
            first_block: self.document.blocks.len(),
        });
    }

    fn end_heading(&mut self) {
        let Some(mut section) = self.heading.take() else {
            return;
        };
        let index = self.document.sections.len();
        while let Some(last) = self.ancestors.last().copied() {
            if self.document.sections[last].level < section.level {
                break;
            }
            self.close_section(last, index, section.line.start);
            self.ancestors.pop();
        }
        section.name.end = self.document.prose.len();
        section.words = words_of(&self.document.prose[section.name.clone()]);
        section.parent = self.ancestors.last().copied();
        self.ancestors.push(index);
        if index == 1 {
            self.document.sections[0].span.end = section.line.start;
        }
        self.document.sections.push(section);
    }

    fn close_section(&mut self, section: usize, next: usize, end: usize) {
        let section = &mut self.document.sections[section];
        section.next = next;
        section.span = Span::new(section.span.start, end);
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

    fn comment(&mut self, span: Span) {
        if is_addressed_to_us(span.of(self.text)) {
            self.document.comments.push(span);
        }
    }

    fn end_html(&mut self) {
        let Some(span) = self.html.take() else { return };
        let start = self.document.prose.len();
        let (comments, words) = split_html(self.text, span);
        for comment in comments {
            self.comment(comment);
        }
        for run in words {
            self.document.push_prose(run.of(self.text), run);
        }
        self.item_begins = false;
        self.push_block(BlockKind::Html, span, start, None);
    }

    fn close_block(&mut self) {
        let Some(open) = self.open.take() else { return };
        if matches!(open.kind, BlockKind::TableHead | BlockKind::TableRow) {
            let label = self.row_label(&open);
            return self.push_block(open.kind, open.span, open.start, label);
        }
        self.push_labelled(&open);
    }

    /// The first cell of a row, where others follow that are not empty.
    fn row_label(&self, open: &OpenBlock) -> Option<BlockLabel> {
        let prose = &self.document.prose;
        let name = open.start..open.first_cell_end?;
        let value = (name.end + 1).min(prose.len())..prose.len();
        let is_empty = name.is_empty() || prose[value.clone()].trim().is_empty();
        (!is_empty).then_some(BlockLabel {
            name,
            value,
            alone: false,
        })
    }

    /// A paragraph whose lines open with labels becomes one block a label.
    fn push_labelled(&mut self, open: &OpenBlock) {
        let end = self.document.prose.len();
        let lead = open.leads.first();
        let first = (open.start, lead.filter(|lead| lead.start == open.start));
        let others = self.label_lines(open);
        let starts = std::iter::once(&first).chain(&others);
        let ends = others.iter().map(|(start, _)| *start).chain([end]);
        for (&(start, lead), end) in starts.zip(ends) {
            let label = labels::read(&self.document.prose, start..end, lead);
            let label = label.map(|found| BlockLabel {
                name: found.name,
                alone: found.value.is_empty(),
                value: found.value,
            });
            let span = match others.last() {
                None => open.span,
                Some((last, _)) if start == *last => {
                    Span::new(self.document.source_of(start), open.span.end)
                }
                Some(_) => self.lines_span(start..end),
            };
            self.push_range(open.kind, span.trimmed(self.text), start..end, label);
        }
    }

    /// The bytes of lines that others follow in their block: from the first word to the end of the last line, comments there
    /// included.
    fn lines_span(&self, prose: Range<usize>) -> Span {
        let start = self.document.source_of(prose.start);
        let next = self.document.source_of(prose.end);
        let lines = Span::new(start, next).of(self.text);
        let end = lines.rfind(['\n', '\r']).unwrap_or(lines.len());
        Span::new(start, start + end)
    }

    /// The start of each line but the first of a block that opens with a label, with the emphasis there.
    fn label_lines<'b>(&self, open: &'b OpenBlock) -> Vec<(usize, Option<&'b Range<usize>>)> {
        let prose = &self.document.prose;
        let line = |start: usize| &prose[start..end_of_line(prose, start)];
        let reads_plain = labels::is_plain_line(line(open.start));
        let mut leads = open.leads.as_slice();
        let mut lines = Vec::new();
        if leads.is_empty() && !reads_plain {
            return lines;
        }
        for at in memchr_iter(b'\n', &prose.as_bytes()[open.start..]) {
            let start = open.start + at + 1;
            leads = &leads[leads.partition_point(|lead| lead.start < start)..];
            let lead = leads.first().filter(|lead| lead.start == start);
            let opens = match lead {
                Some(lead) => labels::is_line_label(prose, lead),
                None => reads_plain && labels::is_plain_line(line(start)),
            };
            if opens {
                lines.push((start, lead));
            }
        }
        lines
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
        self.document.title = title(&self.document.sections);
        self.document
    }
}

/// Where the line that begins at `start` ends.
fn end_of_line(prose: &str, start: usize) -> usize {
    let length = memchr(b'\n', &prose.as_bytes()[start..]);
    length.map_or(prose.len(), |length| start + length)
}

/// The first heading, where no other is of its level or above.
fn title(sections: &[Section]) -> Option<usize> {
    let first = sections.get(1)?;
    let above_all = sections[2..]
        .iter()
        .all(|section| section.level > first.level);
    above_all.then_some(1)
}

/// The words of a heading as written: without the marks of an ATX heading, and without the
/// underline of a setext one.
fn heading_words(text: &str, span: Span) -> Span {
    let span = span.trimmed(text);
    let written = span.of(text);
    let marks = written.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&marks) {
        let inner = Span::new(span.start + marks, span.end).trimmed(text);
        let words = inner.of(text);
        let kept = words.trim_end_matches('#');
        let closed = kept.is_empty() || kept.ends_with([' ', '\t']);
        let end = if closed {
            inner.start + kept.trim_end().len()
        } else {
            inner.end
        };
        return Span::new(inner.start, end);
    }
    let words = written
        .rsplit_once('\n')
        .map_or(written, |(words, _)| words);
    Span::new(span.start, span.start + words.trim_end().len())
}

/// Whether a piece of HTML is a comment that speaks to this program, however it is misspelt.
fn is_addressed_to_us(html: &str) -> bool {
    let Some(words) = html.strip_prefix("<!--").map(str::trim_start) else {
        return false;
    };
    let Some(name) = words.get(..9) else {
        return false;
    };
    let rest = &words[9..];
    name.eq_ignore_ascii_case("wherefore")
        && (rest.starts_with(':') || rest.to_lowercase().contains("allow("))
}

/// Parts an HTML block into its comments and the runs of words outside of tags and comments.
fn split_html(text: &str, span: Span) -> (Vec<Span>, Vec<Span>) {
    let (mut comments, mut words) = (Vec::new(), Vec::new());
    let mut at = span.start;
    while at < span.end {
        let rest = &text[at..span.end];
        let Some(open) = rest.find('<') else {
            words.push(Span::new(at, span.end));
            break;
        };
        if open > 0 {
            words.push(Span::new(at, at + open));
        }
        let from = at + open;
        let tag = &text[from..span.end];
        let is_comment = tag.starts_with("<!--");
        let close = if is_comment {
            tag.find("-->").map(|end| end + 3)
        } else {
            tag.find('>').map(|end| end + 1)
        };
        let end = close.map_or(span.end, |length| from + length);
        if is_comment {
            comments.push(Span::new(from, end).trimmed(text));
        }
        at = end;
    }
    (comments, words)
}
