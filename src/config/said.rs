//! What a configuration says, value by value, with who says it: for whoever asks why something applies.

use super::reader::Reader;
use crate::policy::Origin;
use crate::tree::{Entry, Node, Value};

/// One value that a configuration or a preset gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The keys that lead to it, with points between: `elements.why`.
    pub key: String,
    /// The value as it is written.
    pub value: String,
    /// Who says so.
    pub origin: Origin,
}

/// Keys that hold one value: the last that is said counts. All others hold lists, to which is added.
const SINGLE: &[&str] = &["metadata.sidecar", "new-only", "baseline"];

/// Keys whose values are told otherwise: by the policy of each document.
const ELSEWHERE: &[&str] = &["extends", "rules", "levels", "grandfather", "overrides"];

/// Notes what stands under the keys of a configuration in which all is right.
pub(super) fn note(said: &mut Vec<Said>, entries: &[Entry], reader: &Reader<'_>) {
    for entry in entries {
        if !ELSEWHERE.contains(&entry.key.as_str()) {
            note_under(said, &entry.key, &entry.value, reader);
        }
    }
}

fn note_under(said: &mut Vec<Said>, key: &str, node: &Node, reader: &Reader<'_>) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(value) => {
            if SINGLE.contains(&key) {
                said.retain(|known| known.key != key);
            }
            said.push(Said {
                key: key.to_owned(),
                value: value.clone(),
                origin: reader.origin(node.span),
            });
        }
        Value::List(items) => {
            for item in items {
                note_under(said, key, item, reader);
            }
        }
        Value::Map(entries) => {
            for entry in entries {
                note_under(said, &format!("{key}.{}", entry.key), &entry.value, reader);
            }
        }
    }
}
