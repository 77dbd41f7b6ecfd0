//! Header lists: `- Start Date: 2026-01-02`, `* **Owners:**` with the owners in a list below it.

use std::ops::Range;

use super::lines::field_of;
use super::{Reader, Run};
use crate::proposal::document::BlockKind;
use crate::source::Span;
use crate::tree::{Entry, Node, Value};

/// Reads a list whose items are fields.
pub(super) fn read(reader: &Reader<'_>, blocks: Range<usize>) -> Run {
    let depth = reader.document.blocks()[blocks.start].depth;
    let mut run = Run {
        next: blocks.start,
        is_prose: true,
        ..Run::default()
    };
    // Whether what is nested belongs to a field, or to an item that is none.
    let mut in_field = false;
    for block in blocks {
        let written = &reader.document.blocks()[block];
        if written.depth < depth || written.quoted {
            break;
        }
        run.next = block + 1;
        if written.kind == BlockKind::Item && written.depth == depth {
            in_field = item(reader, block, &mut run);
        } else if in_field {
            run.blocks.push(block);
            nest(reader, block, &mut run);
        }
    }
    run
}

/// Reads one item. Says whether it is a field.
fn item(reader: &Reader<'_>, block: usize, run: &mut Run) -> bool {
    let words = reader.document.words(block);
    if let Some(field) = field_of(reader, block, 0..words.len()) {
        run.entries
            .push(reader.entry(block, field.key, field.value));
        run.blocks.push(block);
        return true;
    }
    // The label of an element is at home in a header, but no part of it.
    let is_label = reader.document.blocks()[block]
        .label
        .as_ref()
        .is_some_and(|label| {
            !reader
                .vocabulary
                .meanings(reader.document.label_name(label))
                .is_empty()
        });
    run.others += usize::from(!is_label);
    false
}

/// What is nested below a key without a value is its value.
fn nest(reader: &Reader<'_>, block: usize, run: &mut Run) {
    let Some(Entry {
        value, key_span, ..
    }) = run.entries.last_mut()
    else {
        return;
    };
    let item = reader.node(block, 0..reader.document.words(block).len(), key_span.end);
    if item.value == Value::Null {
        return;
    }
    match &mut value.value {
        Value::Null => {
            *value = Node {
                span: item.span,
                value: Value::List(vec![item]),
            }
        }
        Value::List(items) => {
            value.span = Span::new(value.span.start, item.span.end);
            items.push(item);
        }
        // More words on a value that is there already.
        Value::Scalar(_) | Value::Map(_) => {}
    }
}
