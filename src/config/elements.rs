//! `elements:` in the configuration: what the four elements are called, and which of them nobody is asked for.

use super::reader::Reader;
use super::{OFF, ON, find};
use crate::diagnostic::did_you_mean;
use crate::proposal::element::Element;
use crate::proposal::vocabulary::Vocabulary;
use crate::tree::{Entry, Node, Value};

/// What may be said of an element beside its names.
pub(super) const KEYS: &[&str] = &["names", "replace"];

/// Reads what stands under `elements` into a vocabulary.
pub(super) fn read(vocabulary: &mut Vocabulary, node: &Node, reader: &mut Reader<'_>) {
    let Some(entries) = reader.map(node, "`elements`") else {
        return;
    };
    reader.known_keys(entries, &Element::ALL.map(Element::key));
    for entry in entries {
        if let Some(element) = Element::from_key(&entry.key) {
            self::element(vocabulary, element, entry, reader);
        }
    }
}

fn element(vocabulary: &mut Vocabulary, element: Element, entry: &Entry, reader: &mut Reader<'_>) {
    let what = format!("elements.{}", entry.key);
    let names = match &entry.value.value {
        Value::Scalar(word) if OFF.contains(&word.as_str()) => {
            return vocabulary.switch_off(element);
        }
        Value::Scalar(word) if ON.contains(&word.as_str()) => {
            return vocabulary.switch_on(element);
        }
        Value::Scalar(word) if did_you_mean(word, ["off", "false"]).is_some() => {
            let message = format!("`{what}` is a list of names, or off");
            reader
                .report(entry.value.span, message)
                .help("Did you mean `off`?");
            return;
        }
        Value::Map(inner) => {
            reader.known_keys(inner, KEYS);
            if find(inner, "replace").is_some_and(|entry| reader.boolean(&entry.value, "replace")) {
                vocabulary.forget(element);
            }
            find(inner, "names")
                .map(|entry| reader.strings(&entry.value, "names"))
                .unwrap_or_default()
        }
        _ => reader.strings(&entry.value, &what),
    };
    vocabulary.switch_on(element);
    for (name, span) in names {
        if !vocabulary.add(element, name) {
            reader.report(span, format!("there is no word in `{name}`"));
        }
    }
    if vocabulary.names_of(element).next().is_none() {
        reader
            .report(
                entry.value.span,
                format!("`{what}` leaves no name for the element"),
            )
            .help("Give names, or switch it off: `off`.");
    }
}
