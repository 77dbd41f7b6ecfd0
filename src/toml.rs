//! TOML as a [tree](crate::tree); for frontmatter.
//!
//! Built on the `toml` crate, which goes on after a mistake: what could be read is kept beside what could not.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::source::Span;
use crate::tree::{Entry, Node, SyntaxError, Value};

/// What the parser calls a key that stands there already.
pub const DUPLICATE: &str = "duplicate key";

/// Parses a TOML document; spans are offsets into `text` plus `base`. Mistakes come in the order of their places.
pub fn parse(text: &str, base: usize) -> (Vec<Entry>, Vec<SyntaxError>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut errors: Vec<SyntaxError> = errors
        .iter()
        .map(|error| SyntaxError {
            span: place(error.span().unwrap_or_default(), base),
            message: reason(error.message()),
        })
        .collect();
    errors.sort_by_key(|error| error.span);
    (entries(table.get_ref(), text, base), errors)
}

/// What is wrong, without the parser's list of what it would have liked.
fn reason(message: &str) -> String {
    let reason = message.split(", expected ").next().unwrap_or_default();
    reason.replace('\n', " ")
}

/// The entries of a table, in the order of writing.
fn entries(table: &DeTable<'_>, text: &str, base: usize) -> Vec<Entry> {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_span: place(key.span(), base),
            value: node(value, text, base),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span);
    entries
}

fn node(written: &Spanned<DeValue<'_>>, text: &str, base: usize) -> Node {
    let span = place(written.span(), base);
    let value = match written.get_ref() {
        DeValue::String(words) => Value::Scalar(words.to_string()),
        DeValue::Array(items) => {
            let items = items.iter().map(|item| node(item, text, base));
            Value::List(items.collect())
        }
        DeValue::Table(table) => Value::Map(entries(table, text, base)),
        // Numbers, dates and booleans keep their written form.
        _ => Value::Scalar(Span::from(written.span()).of(text).to_owned()),
    };
    let end = match &value {
        Value::Map(entries) => entries.last().map_or(span.end, |last| last.value.span.end),
        _ => span.end,
    };
    Node {
        span: Span::new(span.start, end.max(span.end)),
        value,
    }
}

fn place(range: Range<usize>, base: usize) -> Span {
    Span::new(base + range.start, base + range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_written_form_and_bytes() {
        let text =
            "id = \"0042\"\ncreated = 2026-01-02\nn = 1_0\nl = ['a', \"b\"]\n[metric]\nby = 'x'\n";
        let (entries, errors) = parse(text, 0);
        assert_eq!(errors, []);
        let found: Vec<_> = entries
            .iter()
            .flat_map(|entry| entry.value.scalars())
            .map(|(words, span)| (words, span.of(text)))
            .collect();
        assert_eq!(
            found,
            [
                ("0042", "\"0042\""),
                ("2026-01-02", "2026-01-02"),
                ("1_0", "1_0"),
                ("a", "'a'"),
                ("b", "\"b\""),
                ("x", "'x'")
            ]
        );
        assert_eq!(entries[4].key_span.of(text), "metric");
    }

    #[test]
    fn what_stands_around_a_mistake_is_read() {
        let text = "a = 1\nb = no\nc = 0042\nd = 'x'\nd = 'y'\n";
        let (entries, errors) = parse(text, 10);
        assert!(entries.iter().any(|entry| entry.key == "a"));
        assert!(entries.iter().any(|entry| entry.key == "d"));
        assert_eq!(errors.last().map(|error| &*error.message), Some(DUPLICATE));
        assert_eq!(errors[0].span.start, 10 + text.find("no").unwrap());
    }

    #[test]
    fn depth_has_a_bound() {
        let (_, errors) = parse(&format!("a = {}", "[".repeat(100_000)), 0);
        assert!(!errors.is_empty());
    }
}
