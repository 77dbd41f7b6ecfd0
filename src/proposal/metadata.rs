//! What a document says about itself: keys and values with the bytes that they are written in.
//!
//! Each notation has a file of its own and yields the same [`Entry`]s: frontmatter first, then the header, then
//! the sidecar. Keys are compared case-folded, with `-`, `_` and space equal.

pub mod dates;
mod duplicates;
pub mod fields;
mod frontmatter;
mod header;
pub mod home;
pub mod keys;
pub mod misspelt;
pub mod required;
mod sidecar;

use std::collections::BTreeSet;

pub(super) use frontmatter::Frontmatter;
use keys::Key;

use super::document::Document;
use super::vocabulary::Vocabulary;
use crate::source::{Source, Span, Text};
use crate::tree::{Entry, Node};

/// The metadata of one document; empty when it has none.
#[derive(Debug, Default)]
pub struct Metadata {
    entries: Vec<Entry>,
    /// How each entry is written.
    origins: Vec<Origin>,
    /// The entry of each known key that the document has.
    known: [Option<usize>; Key::ALL.len()],
    faults: Vec<Fault>,
    header_blocks: BTreeSet<usize>,
    /// Where the markdown begins: after the frontmatter and a byte order mark.
    pub(crate) body_start: usize,
}

/// How an entry is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In YAML or TOML before the Markdown.
    Frontmatter,
    /// In the Markdown: a list, lines, a table or a code block at the top or under a heading for it.
    Header {
        /// The section that it stands in.
        section: usize,
    },
    /// In a file beside the document; its spans are places in that file.
    Sidecar,
}

impl Origin {
    /// The text that spans of such an entry count in.
    pub fn text(self) -> Text {
        match self {
            Self::Frontmatter | Self::Header { .. } => Text::Document,
            Self::Sidecar => Text::Sidecar,
        }
    }
}

/// Something that keeps metadata from being read as it was meant.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// The text that the spans are places in.
    pub text: Text,
    /// Where it shows.
    pub span: Span,
    /// What is wrong: lower case, without a full stop.
    pub message: String,
    /// What to do.
    pub help: &'static str,
    /// The other half of the story: a place and its words.
    pub other: Option<(Span, &'static str)>,
}

impl Metadata {
    /// Reads the metadata of a document. Never fails: what does not parse is kept as a [`Fault`].
    pub(super) fn read(
        frontmatter: Frontmatter,
        source: &Source,
        document: &Document,
        vocabulary: &Vocabulary,
    ) -> Self {
        let mut metadata = Self {
            faults: frontmatter.faults,
            body_start: frontmatter.body_start,
            ..Self::default()
        };
        for entry in frontmatter.entries {
            metadata.push(entry, Origin::Frontmatter);
        }
        let header = header::read(source.text(), document, vocabulary);
        for (entry, section) in header.entries {
            metadata.push(entry, Origin::Header { section });
        }
        metadata.header_blocks = header.blocks;
        if let Some(sidecar) = source.sidecar() {
            let (entries, faults) = sidecar::read(sidecar);
            for entry in entries {
                metadata.push(entry, Origin::Sidecar);
            }
            metadata.faults.extend(faults);
        }
        metadata.find_known(vocabulary);
        metadata
    }

    fn push(&mut self, entry: Entry, origin: Origin) {
        self.entries.push(entry);
        self.origins.push(origin);
    }

    /// Of several names of one key, the document's own go before the sidecar's, and the surer before the others.
    fn find_known(&mut self, vocabulary: &Vocabulary) {
        let mut best = [(true, usize::MAX); Key::ALL.len()];
        for (index, entry) in self.entries.iter().enumerate() {
            let Some((key, rank)) = vocabulary.metadata_keys().look_up(&entry.key) else {
                continue;
            };
            let standing = (self.origins[index] == Origin::Sidecar, rank);
            if standing < best[key as usize] {
                best[key as usize] = standing;
                self.known[key as usize] = Some(index);
            }
        }
    }

    /// All keys and values: the document's own in the order of writing, then the sidecar's.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How the entry of that index is written.
    pub fn origin(&self, index: usize) -> Origin {
        self.origins
            .get(index)
            .copied()
            .unwrap_or(Origin::Frontmatter)
    }

    /// Whether a block of the document is metadata, and so no prose.
    pub fn is_header_block(&self, block: usize) -> bool {
        self.header_blocks.contains(&block)
    }

    /// Whether a heading is made for metadata: "Metadata", "Preamble" and the like.
    pub(super) fn is_header_section(document: &Document, section: usize) -> bool {
        keys::SECTIONS.contains(&document.name_words(section).key())
    }

    /// What keeps the metadata from being read.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// The value of a key; of a key written twice, the first.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let key = fold_key(key);
        self.entries
            .iter()
            .find(|entry| fold_key(&entry.key) == key)
            .map(|entry| &entry.value)
    }

    /// The value of a known key, whatever the process calls it.
    pub fn known(&self, key: Key) -> Option<&Node> {
        self.known_entry(key)
            .map(|index| &self.entries[index].value)
    }

    /// The index of the entry of a known key.
    pub fn known_entry(&self, key: Key) -> Option<usize> {
        self.known[key as usize]
    }
}

/// A key as it is compared: case-folded, with `-`, `_` and white space as one space.
pub fn fold_key(key: &str) -> String {
    let mut folded = String::with_capacity(key.len());
    let words = key.split(|c: char| c == '-' || c == '_' || c.is_whitespace());
    for word in words.filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        if word.is_ascii() {
            folded.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            folded.push_str(&word.to_lowercase());
        }
    }
    folded
}
