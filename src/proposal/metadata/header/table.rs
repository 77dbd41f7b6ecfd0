//! Header tables: a row a key, or the keys in the heading row and the values in the only row below it.

use std::ops::Range;

use super::lines::{key, trimmed};
use super::{Reader, Run};
use crate::proposal::document::BlockKind;
use crate::proposal::metadata::fold_key;
use crate::proposal::metadata::keys::{KEY_COLUMNS, Key, KeyNames, VALUE_COLUMNS};

/// A row: its block, and its cells as ranges of the block's words.
struct Row {
    block: usize,
    cells: Vec<Range<usize>>,
}

/// Reads a table whose rows are fields.
pub(super) fn read(reader: &Reader<'_>, blocks: Range<usize>) -> Run {
    let start = blocks.start;
    let is_row = |block: &usize| {
        *block == start || reader.document.blocks()[*block].kind == BlockKind::TableRow
    };
    let rows: Vec<Row> = blocks
        .take_while(is_row)
        .map(|block| row(reader, block))
        .collect();
    let mut run = Run {
        next: start + rows.len(),
        is_prose: true,
        ..Run::default()
    };
    let Some((head, body)) = rows.split_first() else {
        return run;
    };
    if let [values] = body
        && is_lying(reader, head, values)
    {
        run.blocks = vec![head.block, values.block];
        lying(reader, head, values, &mut run);
        return run;
    }
    if is_titles(reader, head) {
        run.blocks.push(head.block);
    } else {
        field(reader, head, &mut run);
    }
    for row in body {
        field(reader, row, &mut run);
    }
    run
}

fn row(reader: &Reader<'_>, block: usize) -> Row {
    let words = reader.document.words(block);
    let mut at = 0;
    let mut cells = Vec::new();
    for cell in words.split('\t') {
        cells.push(trimmed(words, at..at + cell.len()));
        at += cell.len() + 1;
    }
    Row { block, cells }
}

/// One row of two cells.
fn field(reader: &Reader<'_>, row: &Row, run: &mut Run) {
    let words = reader.document.words(row.block);
    let [name, value] = row.cells.as_slice() else {
        run.others += 1;
        return;
    };
    let end = name.start + words[name.clone()].trim_end_matches([':', '：', ' ']).len();
    let Some(name) = key(words, name.start..end) else {
        run.others += 1;
        return;
    };
    if reader.is_field(&words[name.clone()], &words[value.clone()]) {
        run.entries
            .push(reader.entry(row.block, name, value.clone()));
        run.blocks.push(row.block);
    }
}

/// Whether the heading row only says which column is which.
fn is_titles(reader: &Reader<'_>, head: &Row) -> bool {
    let words = reader.document.words(head.block);
    let is_one_of = |cell: &Range<usize>, titles: &[&str]| {
        titles.contains(&fold_key(&words[cell.clone()]).as_str())
    };
    match head.cells.as_slice() {
        [first, second] => is_one_of(first, KEY_COLUMNS) && is_one_of(second, VALUE_COLUMNS),
        _ => false,
    }
}

/// Whether the keys stand side by side, each with its value below it.
fn is_lying(reader: &Reader<'_>, head: &Row, values: &Row) -> bool {
    let names = reader.document.words(head.block);
    let below = reader.document.words(values.block);
    let is_known = |key: &str| reader.known(key).is_some();
    let known = head
        .cells
        .iter()
        .filter(|cell| is_known(&names[(*cell).clone()]));
    let (known, width) = (known.count(), head.cells.len());
    let is_usual = |cell: &Range<usize>| {
        let key = &names[cell.clone()];
        is_known(key) || KeyNames::is_usual(key)
    };
    let stands = values.cells.first().is_some_and(|cell| {
        let first = &below[cell.clone()];
        // "Accepted" below "Status" is a value, though it also is a key.
        let is_state = matches!(
            reader.known(first),
            Some(Key::Accepted | Key::Shipped | Key::Created | Key::Amended)
        );
        !is_state && (is_known(first) || KeyNames::is_usual(first))
    });
    let is_whole = width > 1 && values.cells.len() == width;
    is_whole && known > 0 && head.cells.iter().all(is_usual) && !(width == 2 && stands)
}

fn lying(reader: &Reader<'_>, head: &Row, values: &Row, run: &mut Run) {
    let names = reader.document.words(head.block);
    for (name, value) in head.cells.iter().zip(&values.cells) {
        let Some(name) = key(names, name.clone()) else {
            continue;
        };
        let mut entry = reader.entry(head.block, name, 0..0);
        entry.value = reader.node(values.block, value.clone(), entry.key_span.end);
        run.entries.push(entry);
    }
}
