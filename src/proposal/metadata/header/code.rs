//! A code block of `Key: value` lines, as some processes begin with. Lines that are indented belong to the key above them.

use super::Run;
use super::lines::{field, trimmed};
use crate::source::Span;
use crate::tree::{Entry, Node, Value};

/// A line that is not blank: how far it is indented, and its words.
struct Line {
    indent: usize,
    span: Span,
}

/// Reads the code block of that span; it is the block `index` of its document.
pub(super) fn read(text: &str, span: Span, index: usize) -> Run {
    let mut run = Run {
        next: index + 1,
        is_prose: true,
        ..Run::default()
    };
    if let Some(entries) = entries(text, &lines(text, span)) {
        run.entries = entries;
        run.blocks.push(index);
    }
    run
}

/// The lines within the fences.
fn lines(text: &str, span: Span) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = span.start;
    for line in span.of(text).split_inclusive('\n') {
        let words = Span::new(at, at + line.len()).trimmed(text);
        let indent = words.start - at;
        at += line.len();
        let written = words.of(text);
        let is_fence = written.starts_with("```") || written.starts_with("~~~");
        if !written.is_empty() && !is_fence && !written.starts_with('#') {
            lines.push(Line {
                indent,
                span: words,
            });
        }
    }
    lines
}

/// The entries of lines that are fields, or belong to one. One in five may have lost its colon.
fn entries(text: &str, lines: &[Line]) -> Option<Vec<Entry>> {
    let base = lines.first()?.indent;
    let mut entries = Vec::new();
    let mut others = 0;
    let mut rest = lines;
    while let Some((line, after)) = rest.split_first() {
        if line.indent > base {
            return None;
        }
        let length = after
            .iter()
            .take_while(|line| line.indent > base || is_item(text, line))
            .count();
        let (below, next) = after.split_at(length);
        match entry(text, line.span, below) {
            Some(entry) => entries.push(entry),
            None => others += 1,
        }
        rest = next;
    }
    (4 * others <= entries.len()).then_some(entries)
}

fn is_item(text: &str, line: &Line) -> bool {
    line.span.of(text).starts_with("- ")
}

fn entry(text: &str, line: Span, below: &[Line]) -> Option<Entry> {
    let words = line.of(text);
    let field = field(words)?;
    let place =
        |range: std::ops::Range<usize>| Span::new(line.start + range.start, line.start + range.end);
    let mut value = scalar(text, place(field.value));
    if let (Some(first), Some(last)) = (below.first(), below.last()) {
        value = match value.value {
            Value::Scalar(words) => {
                let more = below.iter().map(|line| line.span.of(text));
                let words: Vec<&str> = [words.as_str()].into_iter().chain(more).collect();
                Node {
                    span: Span::new(value.span.start, last.span.end),
                    value: Value::Scalar(words.join(" ")),
                }
            }
            _ => Node {
                span: Span::new(first.span.start, last.span.end),
                value: nested(text, below),
            },
        };
    }
    Some(Entry {
        key: words[field.key.clone()].to_owned(),
        key_span: place(field.key),
        value,
    })
}

/// What stands below a key without a value: keys of its own, else a list. Deeper than that nothing is told apart.
fn nested(text: &str, below: &[Line]) -> Value {
    let fields: Option<Vec<Entry>> = below
        .iter()
        .map(|line| entry(text, line.span, &[]).filter(|_| !is_item(text, line)))
        .collect();
    fields.map_or_else(
        || Value::List(below.iter().map(|line| item(text, line)).collect()),
        Value::Map,
    )
}

fn item(text: &str, line: &Line) -> Node {
    let words = line.span.of(text);
    let marks = words.len() - words.trim_start_matches(['-', '*', ' ']).len();
    scalar(text, Span::new(line.span.start + marks, line.span.end))
}

fn scalar(text: &str, span: Span) -> Node {
    let range = trimmed(text, span.start..span.end);
    let value = match &text[range.clone()] {
        "" => Value::Null,
        words => Value::Scalar(words.to_owned()),
    };
    Node {
        span: range.into(),
        value,
    }
}
