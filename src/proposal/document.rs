//! Markdown as blocks and sections: one pass of pulldown-cmark, kept as plain data with byte spans.
//!
//! Fences, quotes and comments never open a section or a label. The words of every block, without
//! markup, lie in one `prose` buffer, with a way back from each word to its bytes in the source.

mod builder;
mod links;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

use super::anchors::{self, Named};
use super::placeholder::Signs;
use super::words::Words;
use crate::source::Span;
use builder::Builder;
pub use links::Link;

/// A parsed document. Sections and blocks are in the order of writing.
#[derive(Debug, Default)]
pub struct Document {
    prose: String,
    pieces: Vec<Piece>,
    sections: Vec<Section>,
    blocks: Vec<Block>,
    tops: Vec<Span>,
    comments: Vec<Span>,
    links: Vec<Link>,
    named: Named,
    title: Option<usize>,
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
    /// The name as it is compared.
    words: Words,
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

/// How an item is marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// It is no item, or has only a bullet.
    #[default]
    Plain,
    /// With a number.
    Numbered,
    /// With a box to tick.
    Box,
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
    /// For the first words of a list item, how its list marks it.
    pub mark: Mark,
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

/// Words that stand in the prose as they stand in the source: from byte `prose` on what lies at `source`.
#[derive(Debug)]
struct Piece {
    prose: usize,
    source: Span,
}

/// How many bytes of Markdown a piece of prose, and a block, mostly take.
const BYTES_OF_PIECE: usize = 64;
const BYTES_OF_BLOCK: usize = 192;

impl Piece {
    /// The byte of the prose that what is written behind it would stand at.
    fn end(&self) -> usize {
        self.prose + (self.source.end - self.source.start)
    }
}

impl Document {
    /// Parses `text` from byte `start` on; spans count from the start of `text`. Never fails.
    pub fn parse(text: &str, start: usize) -> Self {
        let mut builder = Builder::new(text, start);
        let mut links = links::Collector::new(text);
        let mut named = anchors::Collector::new(text);
        for (event, span) in events(text, start) {
            links.event(&event, span);
            named.event(&event, span);
            builder.event(event, span);
        }
        let mut document = builder.finish();
        document.links = links.finish();
        document.named = named.finish();
        document
    }

    /// An empty document with room for what so many bytes mostly hold.
    fn with_room_for(bytes: usize) -> Self {
        Self {
            prose: String::with_capacity(bytes),
            pieces: Vec::with_capacity(bytes / BYTES_OF_PIECE),
            blocks: Vec::with_capacity(bytes / BYTES_OF_BLOCK),
            tops: Vec::with_capacity(bytes / BYTES_OF_BLOCK),
            ..Self::default()
        }
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

    /// The links that lead to a place in the same tree.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// What gives names that links can point at.
    pub(super) fn named(&self) -> &Named {
        &self.named
    }

    /// The words of a heading, without markup.
    pub fn name(&self, section: usize) -> &str {
        &self.prose[self.sections[section].name.clone()]
    }

    /// The words of a heading as they are compared.
    pub(in crate::proposal) fn name_words(&self, section: usize) -> &Words {
        &self.sections[section].words
    }

    /// The words of a block, without markup.
    pub fn words(&self, block: usize) -> &str {
        &self.prose[self.blocks[block].prose.clone()]
    }

    /// What of questions and prompts stands in the words of each block.
    pub(in crate::proposal) fn signs(&self) -> Vec<Signs> {
        let ranges: Vec<Range<usize>> = self
            .blocks
            .iter()
            .map(|block| block.prose.clone())
            .collect();
        Signs::of_each(&self.prose, &ranges)
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
        let end = self
            .sections
            .get(section + 1)
            .map_or(self.blocks.len(), |next| next.first_block);
        self.sections[section].first_block..end
    }

    /// The section that a block stands in.
    pub fn section_of(&self, block: usize) -> usize {
        self.sections
            .partition_point(|section| section.first_block <= block)
            .saturating_sub(1)
    }

    /// The first heading, where it stands above all others: the document's title.
    pub fn title(&self) -> Option<usize> {
        self.title
    }

    /// Adds words that are written at `source`.
    fn push_prose(&mut self, words: &str, source: Span) {
        let prose = self.prose.len();
        match self.pieces.last_mut() {
            // What follows on in both is one piece.
            Some(last) if last.source.end == source.start && last.end() == prose => {
                last.source.end = source.end;
            }
            _ => self.pieces.push(Piece { prose, source }),
        }
        self.prose.push_str(words);
    }

    fn prose_span(&self, range: Range<usize>) -> Span {
        let start = self.source_of(range.start);
        if range.is_empty() {
            return Span::at(start);
        }
        Span::new(start, self.source_end(range.end))
    }

    /// Where the words before a place in the prose end in the source. What stands between blocks and cells has no bytes of its own.
    fn source_end(&self, prose: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.prose < prose);
        let piece = index
            .checked_sub(1)
            .and_then(|index| self.pieces.get(index));
        piece.map_or(0, |piece| piece.place_of(prose))
    }

    fn source_of(&self, prose: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.prose <= prose);
        let piece = index
            .checked_sub(1)
            .and_then(|index| self.pieces.get(index));
        piece.map_or(0, |piece| piece.place_of(prose))
    }
}

impl Piece {
    /// Where a place in the prose, at or after its own, stands in the source; what is beyond it stands at its end.
    fn place_of(&self, prose: usize) -> usize {
        (self.source.start + (prose - self.prose)).min(self.source.end)
    }
}

/// What pulldown-cmark reads in `text` from byte `start` on, with spans that count from the start of `text`.
fn events(text: &str, start: usize) -> impl Iterator<Item = (Event<'_>, Span)> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    Parser::new_ext(&text[start..], options)
        .into_offset_iter()
        .map(move |(event, range)| (event, Span::new(start + range.start, start + range.end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(text: &str) -> Vec<(u8, &str)> {
        let document = Document::parse(text, 0);
        document.sections()[1..]
            .iter()
            .map(|section| (section.level, section.heading.of(text)))
            .collect()
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
        let [_, a, b, c] = document.sections() else {
            panic!("three headings")
        };
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
            .map(|label| {
                (
                    document.label_name(label),
                    document.label_value(label).trim(),
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                ("Why", "because"),
                ("When", "soon"),
                ("What", "that"),
                ("a", "b"),
                ("Metric", "5")
            ]
        );
    }

    #[test]
    fn words_know_their_bytes() {
        let text = "é *b* `c` d\n";
        let document = Document::parse(text, 0);
        let words = document.words(0);
        let at = words.find('d').unwrap();
        assert_eq!(document.words_span(0, at..at + 1).of(text), "d");
    }

    #[test]
    fn words_of_code_know_their_bytes_whatever_became_of_its_spaces() {
        let text = "> ``\n> é b\r\n> c ``\n";
        let document = Document::parse(text, 0);
        let words = document.words(0);
        for word in ["é", "b", "c"] {
            let at = words.find(word).unwrap();
            let span = document.words_span(0, at..at + word.len());
            assert_eq!(span.of(text), word);
        }
    }
}
