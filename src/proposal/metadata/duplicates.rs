//! Keys that are written twice in one mapping.

use std::collections::HashMap;

use super::{Fault, fold_key};
use crate::source::{Span, Text};
use crate::tree::{Entry, Value};

/// A fault for each key that is written twice in one mapping, with both of its places.
pub(super) fn find(entries: &[Entry], text: Text, faults: &mut Vec<Fault>) {
    let mut first: HashMap<String, Span> = HashMap::new();
    for entry in entries {
        if let Value::Map(inner) = &entry.value.value {
            find(inner, text, faults);
        }
        let folded = fold_key(&entry.key);
        let Some(earlier) = first.get(&folded) else {
            first.insert(folded, entry.key_span);
            continue;
        };
        faults.push(fault(&entry.key, entry.key_span, *earlier, text));
    }
}

/// The key at `again` stands at `earlier` already.
pub(super) fn fault(key: &str, again: Span, earlier: Span, text: Text) -> Fault {
    Fault {
        text,
        span: again,
        message: format!("the key `{key}` is written twice"),
        help: "Keep the one that is meant; only the first is read.",
        other: Some((earlier, "it stands here already")),
    }
}
