//! Markdown as blocks and sections: one pass of pulldown-cmark, kept as plain data with byte spans.
//!
//! Fences, quotes and comments never open a section or a label. The words of every block, without
//! markup, lie in one `prose` buffer, with a way back from each word to its bytes in the source.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::proposal::labels;
use crate::source::Span;

/// A parsed document. Sections and blocks are in the order of writing.
#[derive(Debug, Default)]
pub struct Document {
    prose: String,
    pieces: Vec<Piece>,
    sections: Vec<Section>,
    blocks: Vec<Block>,
    tops: Vec<Span>,
    comments: Vec<Span>,
}

/// A heading with everything up to the next heading of its level or above. The first section of a
/// document has level 0 and no heading: it is what stands before the first heading.
#[derive(Debug)]
pub struct Section {
    /// 1 to 6, or 0 for what stands before the first heading.
    pub level: u8,
    /// The heading's words in the source, without `#` and underlines.
    pub heading: Span,
    /// The whole heading, as it is written.
    pub line: Span,
    /// The bytes from the heading to the end of the section, sections below it included.
    pub span: Span,
    /// The section that this one stands in.
    pub parent: Option<usize>,
    /// The index after the last section within this one.
    pub next: usize,
    name: Range<usize>,
    first_block: usize,
}

/// What a block is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// The first words of a list item.
    Item,
    /// The heading row of a table.
    TableHead,
    /// A row of a table; its cells are parted by tabs in the prose.
    TableRow,
    /// A code block; it has no prose.
    Code,
    /// An HTML block; its prose is what is left without tags and comments.
    Html,
}

/// The smallest piece of a document that is judged as one: a paragraph, a list item, a table row.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is written as.
    pub kind: BlockKind,
    /// Its bytes in the source.
    pub span: Span,
    /// How many lists it stands in.
    pub depth: usize,
    /// Whether it stands in a quotation.
    pub quoted: bool,
    /// The name that opens it, if one does.
    pub label: Option<BlockLabel>,
    prose: Range<usize>,
}

/// A name that opens a block: `**Why:** …`, `- When: …`, `| Metric | … |`.
#[derive(Clone, Debug)]
pub struct BlockLabel {
    name: Range<usize>,
    value: Range<usize>,
    /// Whether nothing else stands in the block, so that the blocks after it are what it names.
    pub alone: bool,
}

#[derive(Debug)]
struct Piece {
    prose: usize,
    source: Span,
}

impl Document {
    /// Parses `text` from byte `start` on; spans count from the start of `text`. Never fails.
    pub fn parse(text: &str, start: usize) -> Self {
        let mut builder = Builder::new(text, start);
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
        for (event, range) in Parser::new_ext(&text[start..], options).into_offset_iter() {
            builder.event(event, Span::new(start + range.start, start + range.end));
        }
        builder.finish()
    }

    /// All sections; the first has no heading.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// All blocks.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The spans of the outermost blocks: a whole list, a whole table, a heading.
    pub fn tops(&self) -> &[Span] {
        &self.tops
    }

    /// The comments that are addressed to this program.
    pub fn comments(&self) -> &[Span] {
        &self.comments
    }

    /// The words of a heading, without markup.
    pub fn name(&self, section: usize) -> &str {
        &self.prose[self.sections[section].name.clone()]
    }

    /// The words of a block, without markup.
    pub fn words(&self, block: usize) -> &str {
        &self.prose[self.blocks[block].prose.clone()]
    }

    /// The bytes of words `range` of a block.
    pub fn words_span(&self, block: usize, range: Range<usize>) -> Span {
        let start = self.blocks[block].prose.start;
        self.prose_span(start + range.start..start + range.end)
    }

    /// The name in a block's label, without markup and colon.
    pub fn label_name(&self, label: &BlockLabel) -> &str {
        &self.prose[label.name.clone()]
    }

    /// The bytes of the name in a label.
    pub fn label_span(&self, label: &BlockLabel) -> Span {
        self.prose_span(label.name.clone())
    }

    /// What stands in the block after its label.
    pub fn label_value(&self, label: &BlockLabel) -> &str {
        &self.prose[label.value.clone()]
    }

    /// The bytes of what stands in the block after its label.
    pub fn label_value_span(&self, label: &BlockLabel) -> Span {
        self.prose_span(label.value.clone())
    }

    /// The blocks between a section's heading and the next heading of any level.
    pub fn own_blocks(&self, section: usize) -> Range<usize> {
        let end = self.sections.get(section + 1).map_or(self.blocks.len(), |next| next.first_block);
        self.sections[section].first_block..end
    }

    /// The section that a block stands in.
    pub fn section_of(&self, block: usize) -> usize {
        self.sections.partition_point(|section| section.first_block <= block).saturating_sub(1)
    }

    /// The first heading, where it stands above all others: the document's title.
    pub fn title(&self) -> Option<usize> {
        let first = self.sections.get(1)?;
        let above_all = self.sections[2..].iter().all(|section| section.level > first.level);
        above_all.then_some(1)
    }

    fn prose_span(&self, range: Range<usize>) -> Span {
        let start = self.source_of(range.start);
        if range.is_empty() {
            return Span::at(start);
        }
        let last = self.prose[range.clone()].chars().next_back().map_or(1, char::len_utf8);
        Span::new(start, self.source_of(range.end - last) + last)
    }

    fn source_of(&self, prose: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.prose <= prose);
        let Some(piece) = index.checked_sub(1).and_then(|index| self.pieces.get(index)) else {
            return 0;
        };
        (piece.source.start + (prose - piece.prose)).min(piece.source.end)
    }
}

/// Collects events into a [`Document`].
struct Builder<'a> {
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
    html: Option<Span>,
    in_code: bool,
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
    fn new(text: &'a str, start: usize) -> Self {
        let mut document = Document::default();
        document.prose.reserve(text.len() - start);
        document.sections.push(Section {
            level: 0,
            heading: Span::at(start),
            line: Span::at(start),
            span: Span::new(start, text.len()),
            parent: None,
            next: 1,
            name: 0..0,
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
            html: None,
            in_code: false,
            cells: 0,
        }
    }

    fn event(&mut self, event: Event<'_>, span: Span) {
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
            Event::Text(_) if self.in_code => {}
            Event::Text(words) => self.words(&words, span),
            Event::Code(words) => self.code(&words, span),
            Event::SoftBreak | Event::HardBreak => self.words("\n", span),
            Event::Html(_) => {}
            Event::InlineHtml(_) => {
                self.comment(span);
                self.reach(span.end);
            }
            Event::Rule if self.nesting == 0 => self.document.tops.push(span),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::Heading { level, .. } if self.nesting == 1 => self.start_heading(*level, span),
            Tag::Paragraph | Tag::Heading { .. } => self.open_block(BlockKind::Paragraph, span),
            Tag::Item => {
                self.close_block();
                self.item_begins = true;
            }
            Tag::TableHead => self.open_row(BlockKind::TableHead, span),
            Tag::TableRow => self.open_row(BlockKind::TableRow, span),
            Tag::TableCell => self.start_cell(),
            Tag::List(_) => {
                self.close_block();
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
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Heading(_) if self.heading.is_some() => self.end_heading(),
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableHead | TagEnd::TableRow => self.close_block(),
            TagEnd::Item => {
                self.close_block();
                self.item_begins = false;
            }
            TagEnd::TableCell => self.end_cell(),
            TagEnd::List(_) => self.depth = self.depth.saturating_sub(1),
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.push_block(BlockKind::Code, span, self.document.prose.len(), None);
            }
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::Strong | TagEnd::Emphasis => self.end_emphasis(),
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
            first_block: self.document.blocks.len(),
        });
    }

    fn end_heading(&mut self) {
        let Some(mut section) = self.heading.take() else { return };
        let index = self.document.sections.len();
        while let Some(last) = self.ancestors.last().copied() {
            if self.document.sections[last].level < section.level {
                break;
            }
            self.close_section(last, index, section.line.start);
            self.ancestors.pop();
        }
        section.name.end = self.document.prose.len();
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
        let kind = if kind == BlockKind::Paragraph && self.item_begins { BlockKind::Item } else { kind };
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
        self.document.pieces.push(Piece { prose: self.document.prose.len(), source: span });
        self.document.prose.push_str(words);
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
        let ticks = self.text[span.start..].bytes().take_while(|byte| *byte == b'`').count();
        self.words(words, Span::new(span.start + ticks, span.end));
        self.words("`", Span::at(span.end));
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
            self.document.pieces.push(Piece { prose: self.document.prose.len(), source: run });
            self.document.prose.push_str(run.of(self.text));
        }
        self.item_begins = false;
        self.push_block(BlockKind::Html, span, start, None);
    }

    fn close_block(&mut self) {
        let Some(open) = self.open.take() else { return };
        if open.kind == BlockKind::TableRow {
            let label = open.first_cell_end.and_then(|end| {
                let name = open.start..end;
                let value = (end + 1).min(self.document.prose.len())..self.document.prose.len();
                let empty = self.document.prose[value.clone()].trim().is_empty();
                (!name.is_empty() && !empty).then_some(BlockLabel { name, value, alone: false })
            });
            return self.push_block(open.kind, open.span, open.start, label);
        }
        if open.kind == BlockKind::TableHead {
            return self.push_block(open.kind, open.span, open.start, None);
        }
        self.push_labelled(&open);
    }

    /// A paragraph whose lines open with labels becomes one block a label.
    fn push_labelled(&mut self, open: &OpenBlock) {
        let end = self.document.prose.len();
        let cuts: Vec<usize> = open
            .leads
            .iter()
            .filter(|lead| lead.start > open.start && labels::is_colon_label(&self.document.prose, lead))
            .map(|lead| lead.start)
            .chain([end])
            .collect();
        let mut start = open.start;
        let mut leads = open.leads.iter().peekable();
        for cut in cuts {
            let range = start..cut;
            while leads.next_if(|lead| lead.start < start).is_some() {}
            let lead = leads.next_if(|lead| lead.start == start);
            let label = labels::read(&self.document.prose, range.clone(), lead).map(|found| BlockLabel {
                name: found.name,
                alone: found.value.is_empty(),
                value: found.value,
            });
            let span = self.document.prose_span(range.clone());
            let span = if range == (open.start..end) { open.span.trimmed(self.text) } else { span };
            self.push_range(open.kind, span, range, label);
            start = cut;
        }
    }

    fn push_block(&mut self, kind: BlockKind, span: Span, start: usize, label: Option<BlockLabel>) {
        let range = start..self.document.prose.len();
        self.push_range(kind, span.trimmed(self.text), range, label);
    }

    fn push_range(&mut self, kind: BlockKind, span: Span, prose: Range<usize>, label: Option<BlockLabel>) {
        let quoted = self.quotes > 0;
        let label = if quoted { None } else { label };
        self.document.blocks.push(Block { kind, span, depth: self.depth, quoted, label, prose });
        // Words of neighbours never run together.
        self.document.prose.push('\n');
    }

    fn finish(mut self) -> Document {
        self.close_block();
        let count = self.document.sections.len();
        for section in std::mem::take(&mut self.ancestors) {
            self.close_section(section, count, self.text.len());
        }
        self.document
    }
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
        let end = if closed { inner.start + kept.trim_end().len() } else { inner.end };
        return Span::new(inner.start, end);
    }
    let words = written.rsplit_once('\n').map_or(written, |(words, _)| words);
    Span::new(span.start, span.start + words.trim_end().len())
}

/// Whether a piece of HTML is a comment that speaks to this program.
fn is_addressed_to_us(html: &str) -> bool {
    html.strip_prefix("<!--").is_some_and(|rest| rest.trim_start().starts_with("wherefore:"))
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
        let close = if is_comment { tag.find("-->").map(|end| end + 3) } else { tag.find('>').map(|end| end + 1) };
        let end = close.map_or(span.end, |length| from + length);
        if is_comment {
            comments.push(Span::new(from, end));
        }
        at = end;
    }
    (comments, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(text: &str) -> Vec<(u8, &str)> {
        let document = Document::parse(text, 0);
        document.sections()[1..].iter().map(|section| (section.level, section.heading.of(text))).collect()
    }

    #[test]
    fn headings_are_read_in_every_notation_and_never_inside_code_or_quotes() {
        let text = "# A #\n\nB\n---\n\n```\n# no\n```\n\n> # no\n\n<!--\n# no\n-->\n\n### C#\n";
        assert_eq!(headings(text), [(1, "A"), (2, "B"), (3, "C#")]);
    }

    #[test]
    fn sections_nest_and_end_where_the_next_of_their_level_begins() {
        let text = "# A\n\none\n\n## B\n\ntwo\n\n# C\n\nthree\n";
        let document = Document::parse(text, 0);
        let [_, a, b, c] = document.sections() else { panic!("three headings") };
        assert_eq!(a.span.of(text), "# A\n\none\n\n## B\n\ntwo\n\n");
        assert_eq!((a.next, b.next, c.next), (3, 3, 4));
        assert_eq!(b.parent, Some(1));
        assert_eq!(document.own_blocks(1), 0..1);
    }

    #[test]
    fn labels_open_paragraphs_items_lines_and_rows() {
        let text = "**Why:** because\n**When**: soon\n\n- *What* — that\n\n| a | b |\n|---|---|\n| Metric | 5 |\n";
        let document = Document::parse(text, 0);
        let found: Vec<_> = document
            .blocks()
            .iter()
            .filter_map(|block| block.label.as_ref())
            .map(|label| (document.label_name(label), document.label_value(label).trim()))
            .collect();
        assert_eq!(found, [("Why", "because"), ("When", "soon"), ("What", "that"), ("Metric", "5")]);
    }

    #[test]
    fn words_know_their_bytes() {
        let text = "é *b* `c` d\n";
        let document = Document::parse(text, 0);
        let words = document.words(0);
        let at = words.find('d').unwrap();
        assert_eq!(document.words_span(0, at..at + 1).of(text), "d");
    }
}
