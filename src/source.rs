//! A document as it was read, and the way from byte offsets to lines and columns.
//!
//! Everything after this module works on valid UTF-8. What was wrong with the bytes is kept as a
//! [`Fault`], so that a rule can report it and the rest of the document is still read.

use std::cell::OnceCell;

use serde::Serialize;

/// The largest document that is read, in bytes: 8 MiB.
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// A half-open range of byte offsets into the text of a [`Source`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte; never before `start`.
    pub end: usize,
}

impl Span {
    /// The range from `start` up to `end`; an `end` before `start` is taken as `start`.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// The empty range at `offset`.
    pub fn at(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// Whether `other` lies within this range.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The words of `text` under this range; empty when it lies outside.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The same range without white space at its ends.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let words = self.of(text);
        let start = self.start + (words.len() - words.trim_start().len());
        Self::new(start, start + words.trim().len())
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// Which of a proposal's two texts a span is a place in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Text {
    /// The document.
    #[default]
    Document,
    /// The file of metadata beside it.
    Sidecar,
}

/// Why a document could not be read as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The bytes are not UTF-8; the text holds U+FFFD for what could not be decoded.
    NotUtf8 {
        /// Where the first undecodable byte stands in the text.
        at: usize,
        /// The encoding that the bytes seem to be in, where one shows.
        looks_like: Option<&'static str>,
    },
    /// The document has more than [`MAX_BYTES`]; its text was not loaded.
    TooLarge,
}

/// A named text under lint.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    fault: Option<Fault>,
    sidecar: Option<Box<Source>>,
}

impl Source {
    /// A source from text that is known to be UTF-8.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            fault: None,
            sidecar: None,
        }
    }

    /// A source from bytes. What is not UTF-8 is decoded as well as it can be, and kept as a fault.
    pub fn decode(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        if bytes.len() as u64 > MAX_BYTES {
            return Self::too_large(name);
        }
        if let Some((text, encoding)) = decode_utf16(&bytes) {
            let fault = Fault::NotUtf8 {
                at: 0,
                looks_like: Some(encoding),
            };
            return Self {
                name: name.into(),
                text,
                fault: Some(fault),
                sidecar: None,
            };
        }
        let error = match String::from_utf8(bytes) {
            Ok(text) => return Self::new(name, text),
            Err(error) => error,
        };
        let fault = Fault::NotUtf8 {
            at: error.utf8_error().valid_up_to(),
            looks_like: None,
        };
        let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
        Self {
            name: name.into(),
            text,
            fault: Some(fault),
            sidecar: None,
        }
    }

    /// A source whose text was not loaded because it has more than [`MAX_BYTES`].
    pub fn too_large(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: String::new(),
            fault: Some(Fault::TooLarge),
            sidecar: None,
        }
    }

    /// The same document with the file of metadata that lies beside it.
    #[must_use]
    pub fn with_sidecar(self, sidecar: Option<Self>) -> Self {
        Self {
            sidecar: sidecar.map(Box::new),
            ..self
        }
    }

    /// The file of metadata beside it, where there is one.
    pub fn sidecar(&self) -> Option<&Self> {
        self.sidecar.as_deref()
    }

    /// The document itself or the file beside it; the document where there is no other.
    pub fn of(&self, text: Text) -> &Self {
        match text {
            Text::Document => self,
            Text::Sidecar => self.sidecar().unwrap_or(self),
        }
    }

    /// The name under which the document is reported: a path with forward slashes, or `<stdin>`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text, a byte order mark included.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was wrong with the bytes, if anything.
    pub fn fault(&self) -> Option<&Fault> {
        self.fault.as_ref()
    }

    /// Whether the text is there to be judged.
    pub fn is_loaded(&self) -> bool {
        !matches!(self.fault, Some(Fault::TooLarge))
    }
}

/// Decodes UTF-16 that begins with a byte order mark, or in which every other byte is zero at first.
fn decode_utf16(bytes: &[u8]) -> Option<(String, &'static str)> {
    const LITTLE: &str = "UTF-16 (little endian)";
    const BIG: &str = "UTF-16 (big endian)";
    let (rest, name, unit): (_, _, fn([u8; 2]) -> u16) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (rest, LITTLE, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => (rest, BIG, u16::from_be_bytes),
        [_, 0, _, 0, _, 0, ..] => (bytes, LITTLE, u16::from_le_bytes),
        [0, _, 0, _, 0, _, ..] => (bytes, BIG, u16::from_be_bytes),
        _ => return None,
    };
    let units: Vec<u16> = rest
        .chunks_exact(2)
        .map(|pair| unit([pair[0], pair[1]]))
        .collect();
    Some((String::from_utf16_lossy(&units), name))
}

/// A place in a text as people count: both from 1, columns in Unicode characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in Unicode characters.
    pub column: usize,
    /// The column, from 1, in bytes of UTF-8: what some programs count in.
    #[serde(skip)]
    pub byte: usize,
}

/// Byte distance between the places at which [`LineIndex`] knows the number of characters, in texts with longer lines.
const STRIDE: usize = 1024;

/// Maps byte offsets to lines and columns, in time that does not grow with the length of a line. A byte order mark is no
/// character of the first line.
#[derive(Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
    chars_before: OnceCell<Vec<usize>>,
}

impl<'a> LineIndex<'a> {
    /// Reads `text` once.
    pub fn new(text: &'a str) -> Self {
        let mark = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
        let mut starts = vec![mark];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        Self {
            text,
            starts,
            chars_before: OnceCell::new(),
        }
    }

    /// The place of a byte offset; one past the end is taken as the end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len()).max(self.starts[0]);
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        Position {
            line,
            column: self.chars_between(start, offset) + 1,
            byte: offset - start + 1,
        }
    }

    /// The bytes of a line (from 1), without its line ending; empty when there is no such line.
    pub fn line(&self, number: usize) -> Span {
        let Some(start) = number
            .checked_sub(1)
            .and_then(|index| self.starts.get(index))
        else {
            return Span::at(self.text.len());
        };
        let end = self
            .starts
            .get(number)
            .map_or(self.text.len(), |next| next - 1);
        let line = self.text[*start..end].trim_end_matches('\r');
        Span::new(*start, start + line.len())
    }

    fn chars_between(&self, start: usize, end: usize) -> usize {
        if end - start <= STRIDE {
            return count_chars(&self.text.as_bytes()[start..end]);
        }
        self.chars_up_to(end) - self.chars_up_to(start)
    }

    fn chars_up_to(&self, offset: usize) -> usize {
        let stride = offset / STRIDE;
        let before = self.chars_before().get(stride).copied().unwrap_or_default();
        before + count_chars(&self.text.as_bytes()[stride * STRIDE..offset])
    }

    /// How many characters begin before each stride, and before the end of the text.
    fn chars_before(&self) -> &[usize] {
        self.chars_before.get_or_init(|| {
            let mut chars = 0;
            let mut before = vec![0];
            for stride in self.text.as_bytes().chunks(STRIDE) {
                chars += count_chars(stride);
                before.push(chars);
            }
            before
        })
    }
}

/// Counts the characters that begin in `bytes`.
fn count_chars(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let index = LineIndex::new("é=1\r\nab\n");
        let place = |offset| {
            let Position { line, column, byte } = index.position(offset);
            (line, column, byte)
        };
        assert_eq!(place(0), (1, 1, 1));
        assert_eq!(place(2), (1, 2, 3));
        assert_eq!(place(7), (2, 2, 2));
        assert_eq!(place(99), (3, 1, 1));
        assert_eq!(index.line(1).of("é=1\r\nab\n"), "é=1");
    }

    #[test]
    fn a_byte_order_mark_has_no_column() {
        let text = "\u{FEFF}# A\n";
        let index = LineIndex::new(text);
        for (offset, column) in [(0, 1), (3, 1), (5, 3)] {
            assert_eq!(index.position(offset).column, column);
            assert_eq!(index.position(offset).byte, column);
        }
        assert_eq!(index.line(1).of(text), "# A");
    }

    #[test]
    fn columns_are_right_across_strides_of_a_long_line() {
        let text = "é".repeat(3 * STRIDE);
        let index = LineIndex::new(&text);
        assert_eq!(index.position(text.len()).column, 3 * STRIDE + 1);
        assert_eq!(index.position(2 * STRIDE).column, STRIDE + 1);
    }
}
