//! What a document says about itself: keys and values with the bytes that they are written in.
//!
//! Each notation has a file of its own and yields the same [`Entry`]s. Keys are compared
//! case-folded, with `-`, `_` and space equal.

mod frontmatter;

use crate::source::Span;
use crate::yaml::{Entry, Node};

/// The metadata of one document; empty when it has none.
#[derive(Debug, Default)]
pub struct Metadata {
    /// Keys and values in the order of writing.
    entries: Vec<Entry>,
    faults: Vec<Fault>,
    /// Where the markdown begins: after the metadata and a byte order mark.
    pub(crate) body_start: usize,
}

/// Something that keeps metadata from being read as it was meant.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
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
    pub fn read(text: &str) -> Self {
        frontmatter::read(text)
    }

    /// All keys and values, in the order of writing.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
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
}

/// A key as it is compared: case-folded, with `-`, `_` and white space as one space.
pub fn fold_key(key: &str) -> String {
    let words = key.split(|c: char| c == '-' || c == '_' || c.is_whitespace());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join(" ")
}
