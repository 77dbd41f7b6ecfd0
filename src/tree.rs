//! Keys and values as a tree in which every one knows its bytes, whatever notation it was written in.

use crate::source::Span;

/// A value with the bytes that it was written in.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it is written; for a list or mapping, from its first to its last entry.
    pub span: Span,
    /// What it holds.
    pub value: Value,
}

/// What a node holds. Scalars keep their written form: `0042` stays `0042`.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A scalar: quotes and escapes resolved, numbers, dates and booleans as they were written.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping in the order of writing; a key that is written twice stands here twice.
    Map(Vec<Entry>),
}

/// One key of a mapping with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key as written, without quotes.
    pub key: String,
    /// The bytes of the key.
    pub key_span: Span,
    /// Its value.
    pub value: Node,
}

/// Text that does not parse in its notation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where the parser stopped.
    pub span: Span,
    /// Why, in the parser's words.
    pub message: String,
}

impl Node {
    /// The words of a scalar.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// Whether this is a mapping in which a number stands under a key.
    pub fn holds_number_under(&self, key: &str) -> bool {
        let Value::Map(entries) = &self.value else {
            return false;
        };
        let is_number = |entry: &Entry| {
            let words = entry.value.as_str().unwrap_or_default();
            words.contains(|c: char| c.is_ascii_digit())
        };
        entries
            .iter()
            .any(|entry| entry.key.eq_ignore_ascii_case(key) && is_number(entry))
    }

    /// Every scalar in this node, in the order of writing.
    pub fn scalars(&self) -> Vec<(&str, Span)> {
        match &self.value {
            Value::Null => Vec::new(),
            Value::Scalar(text) => vec![(text, self.span)],
            Value::List(items) => items.iter().flat_map(Node::scalars).collect(),
            Value::Map(entries) => entries
                .iter()
                .flat_map(|entry| entry.value.scalars())
                .collect(),
        }
    }

    /// What kind of value this is, for messages.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Scalar(_) => "a single value",
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
        }
    }
}
