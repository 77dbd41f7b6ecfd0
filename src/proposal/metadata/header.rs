//! The header of a document: metadata that is written in the Markdown itself, as a list, lines, a table or a code block.
//!
//! It stands before the first prose section, or under a heading made for it. What only looks like one, such as a
//! list of features with names in bold, a table of contents, or the label of an element, stays what it is.

mod code;
mod lines;
mod list;
mod table;

use std::collections::BTreeSet;
use std::ops::Range;

use super::keys::{ASIDES, Key, KeyNames, OUTCOMES};
use super::{Metadata, fold_key};
use crate::proposal::decision::Decision;
use crate::proposal::document::{BlockKind, Document};
use crate::proposal::vocabulary::Vocabulary;
use crate::source::Span;
use crate::tree::{Entry, Node, Value};

/// The most words that the value of a key that stands alone has; more are a sentence.
const LONE_VALUE_WORDS: usize = 12;
/// The most words that a status has which stands under a heading of its own.
const STATUS_WORDS: usize = 8;
/// How far down a section with only the status in it is looked for.
const STATUS_SECTIONS: usize = 5;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// Each entry with the section that it stands in.
    pub(super) entries: Vec<(Entry, usize)>,
    /// The blocks that hold nothing else.
    pub(super) blocks: BTreeSet<usize>,
}

/// Entries that stand together: they are taken for metadata together or not at all.
#[derive(Debug, Default)]
struct Run {
    entries: Vec<Entry>,
    blocks: Vec<usize>,
    /// Items and rows among them that are no entries.
    others: usize,
    /// The first block after the run.
    next: usize,
    /// Whether prose stands there when it is not metadata.
    is_prose: bool,
}

/// Where a run stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At the top of the document or under its title.
    Top,
    /// There, after a paragraph of prose.
    AfterProse,
    /// Under a heading made for metadata.
    Named,
}

/// Reads the header of a document.
pub(super) fn read(text: &str, document: &Document, vocabulary: &Vocabulary) -> Header {
    let reader = Reader {
        text,
        document,
        vocabulary,
    };
    let mut header = Header::default();
    for (section, place) in reader.places() {
        reader.section(section, place, &mut header);
    }
    reader.status_section(&mut header);
    header
}

struct Reader<'a> {
    text: &'a str,
    document: &'a Document,
    vocabulary: &'a Vocabulary,
}

impl Reader<'_> {
    /// The sections that a header may stand in.
    fn places(&self) -> Vec<(usize, Place)> {
        let sections = 1..self.document.sections().len();
        let named = sections
            .into_iter()
            .find(|section| Metadata::is_header_section(self.document, *section));
        let mut places = vec![(0, Place::Top)];
        if self.document.sections().len() > 1 && named != Some(1) && self.is_title(1) {
            places.push((1, Place::Top));
        }
        places.extend(named.map(|section| (section, Place::Named)));
        places
    }

    /// Whether a heading names the document and no part of it.
    fn is_title(&self, section: usize) -> bool {
        let name = self.document.name_words(section);
        let meanings = self.vocabulary.meanings_of(name);
        if self.document.title() == Some(section) {
            return !meanings.iter().any(|(_, certainty)| certainty.is_exact());
        }
        meanings.is_empty() && !self.vocabulary.speak_of_something_else(name)
    }

    fn section(&self, section: usize, place: Place, header: &mut Header) {
        let blocks = self.document.own_blocks(section);
        let mut place = place;
        let mut at = blocks.start;
        while at < blocks.end {
            let run = self.run(at..blocks.end, place);
            at = run.next.max(at + 1);
            if self.is_header(&run, place) {
                let entries = run.entries.into_iter().map(|entry| (entry, section));
                header.entries.extend(entries);
                header.blocks.extend(run.blocks);
            } else if run.is_prose && place == Place::Top {
                place = Place::AfterProse;
            }
        }
    }

    /// The run that begins with the first of `blocks`.
    fn run(&self, blocks: Range<usize>, place: Place) -> Run {
        let at = blocks.start;
        let block = &self.document.blocks()[at];
        let nothing = |is_prose| Run {
            next: at + 1,
            is_prose,
            ..Run::default()
        };
        if block.quoted {
            return nothing(false);
        }
        let is_first = at == 0 && self.document.section_of(at) == 0;
        match block.kind {
            BlockKind::Html => nothing(false),
            BlockKind::Code if is_first || place == Place::Named => {
                code::read(self.text, block.span, at)
            }
            BlockKind::TableHead => table::read(self, blocks),
            BlockKind::Item => list::read(self, blocks),
            BlockKind::Paragraph if block.depth == 0 => lines::read(self, blocks),
            BlockKind::Code | BlockKind::Paragraph | BlockKind::TableRow => nothing(true),
        }
    }

    /// Whether a run reads like metadata and not like prose.
    fn is_header(&self, run: &Run, place: Place) -> bool {
        let count = run.entries.len();
        let known = run
            .entries
            .iter()
            .filter(|entry| self.known(&entry.key).is_some());
        let known = known.count();
        if count == 0 || run.others > count {
            return false;
        }
        let is_usual =
            |entry: &&Entry| self.known(&entry.key).is_some() || KeyNames::is_usual(&entry.key);
        let usual = run.entries.iter().filter(is_usual).count();
        let is_likely = known > 0 && 2 * usual >= count || usual == count && count > 1;
        match place {
            Place::Named => known > 0 || count > 1,
            Place::Top if count == 1 => known == 1 && self.may_stand_alone(&run.entries[0]),
            Place::Top => is_likely,
            Place::AfterProse => is_likely && known > 0 && count > 1,
        }
    }

    fn may_stand_alone(&self, entry: &Entry) -> bool {
        let words = |text: &str| text.split_whitespace().count();
        let is_short = entry
            .value
            .scalars()
            .iter()
            .map(|(text, _)| words(text))
            .sum::<usize>()
            <= LONE_VALUE_WORDS;
        is_short || self.known(&entry.key) == Some(Key::Authors)
    }

    fn known(&self, key: &str) -> Option<Key> {
        self.vocabulary
            .metadata_keys()
            .look_up(key)
            .map(|(key, _)| key)
    }

    /// Whether a key is metadata with this value, and not the label of an element: `Proposal: we add maps` says
    /// What, `Proposal: SE-0042` is a number.
    fn is_field(&self, key: &str, value: &str) -> bool {
        if self.vocabulary.meanings(key).is_empty() {
            return !ASIDES.contains(&fold_key(key).as_str());
        }
        let first = value.split_whitespace().next().unwrap_or_default();
        let first = fold_key(first.trim_end_matches(['.', ',']));
        match self.known(key) {
            Some(Key::Id) => {
                let is_short = value.split_whitespace().nth(2).is_none();
                is_short && value.contains(|c: char| c.is_ascii_digit())
            }
            Some(Key::Decision) => Decision::told_by(value).is_some(),
            Some(Key::Outcome) => OUTCOMES.contains(&first.as_str()),
            _ => false,
        }
    }

    /// An entry whose key and value are words of a block.
    fn entry(&self, block: usize, key: Range<usize>, value: Range<usize>) -> Entry {
        let words = self.document.words(block);
        let key_span = self.document.words_span(block, key.clone());
        Entry {
            key: words[key].to_owned(),
            key_span,
            value: self.node(block, value, key_span.end),
        }
    }

    /// A value without markup; `after` is where it would stand, if there is none.
    fn node(&self, block: usize, value: Range<usize>, after: usize) -> Node {
        let value = lines::trimmed(self.document.words(block), value);
        if value.is_empty() {
            return Node {
                span: Span::at(after),
                value: Value::Null,
            };
        }
        let words = &self.document.words(block)[value.clone()];
        Node {
            span: self.document.words_span(block, value),
            value: Value::Scalar(words.replace('`', "").replace('\n', " ")),
        }
    }

    /// A section that holds only the status, as decision records have it.
    fn status_section(&self, header: &mut Header) {
        let is_known = |(entry, _): &(Entry, usize)| self.known(&entry.key) == Some(Key::Status);
        let last = self.document.sections().len().min(STATUS_SECTIONS);
        let mut sections = 1..last;
        let Some(section) =
            sections.find(|section| self.document.name_words(*section).key() == "status")
        else {
            return;
        };
        let Some(block) = self.document.own_blocks(section).next() else {
            return;
        };
        let words = self.document.words(block);
        let line = words.split('\n').next().unwrap_or_default();
        let is_long = line.split_whitespace().nth(STATUS_WORDS).is_some();
        let kind = self.document.blocks()[block].kind;
        let is_text = matches!(kind, BlockKind::Paragraph | BlockKind::Item);
        if !is_text || is_long || line.trim().is_empty() || header.entries.iter().any(is_known) {
            return;
        }
        let heading = self.document.sections()[section].heading;
        let entry = Entry {
            key: "Status".to_owned(),
            key_span: heading,
            value: self.node(block, 0..line.len(), heading.end),
        };
        header.entries.push((entry, section));
        if line.len() == words.trim_end().len() {
            header.blocks.insert(block);
        }
    }
}

#[cfg(test)]
mod tests;
