//! Lays spans at the text that they are places in: all lie inside, and none cuts a character.

use wherefore::diagnostic::Diagnostic;
use wherefore::source::{Source, Span, Text};
use wherefore::tree::{Entry, Node, Value};

/// A span lies inside of a text and cuts no character.
pub fn inside(text: &str, span: Span, what: &str) {
    let Span { start, end } = span;
    assert!(
        start <= end && text.get(start..end).is_some(),
        "{what}: {span:?} is no place in a text of {} bytes",
        text.len()
    );
}

/// The same of all that diagnostics point at, in the text that they speak of. They come in the order of their places.
pub fn all_inside(source: &Source, diagnostics: &[Diagnostic]) {
    for it in diagnostics {
        assert!(!it.message.is_empty(), "{it:?} says nothing");
        let text = source.of(it.text).text();
        inside(text, it.span, it.rule);
        for label in &it.labels {
            inside(text, label.span, it.rule);
        }
        if let Some(fix) = &it.fix {
            inside(text, fix.span, it.rule);
        }
    }
    let places = |it: &Diagnostic| (it.text, it.span);
    assert!(diagnostics.is_sorted_by_key(places), "out of order");
}

/// The same of a key and its value, however deep.
pub fn entry_inside(text: &str, entry: &Entry) {
    inside(text, entry.key_span, "a key");
    node_inside(text, &entry.value);
}

fn node_inside(text: &str, node: &Node) {
    inside(text, node.span, "a value");
    match &node.value {
        Value::Null | Value::Scalar(_) => {}
        Value::List(items) => items.iter().for_each(|item| node_inside(text, item)),
        Value::Map(entries) => entries.iter().for_each(|entry| entry_inside(text, entry)),
    }
}

/// The text that a span counts in.
pub fn text_of(source: &Source, text: Text) -> &str {
    source.of(text).text()
}
