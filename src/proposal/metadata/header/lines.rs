//! Header lines: `**Status:** Draft`, `Author: x`, each in a line or paragraph of its own. And what a key looks like.

use std::ops::Range;

use super::{Reader, Run};
use crate::proposal::document::BlockKind;
use crate::tree::Value;

/// The most words of a key, and of a value that is not a paragraph of prose.
const KEY_WORDS: usize = 5;
const VALUE_WORDS: usize = 40;
/// The most words of a paragraph that is the value of the key above it.
const BELOW_WORDS: usize = 5;

/// A key and its value, as offsets into a line.
pub(super) struct Field {
    pub(super) key: Range<usize>,
    pub(super) value: Range<usize>,
}

/// Reads paragraphs as long as each begins with a field.
pub(super) fn read(reader: &Reader<'_>, blocks: Range<usize>) -> Run {
    let mut run = Run {
        next: blocks.start,
        is_prose: true,
        ..Run::default()
    };
    for block in blocks {
        let written = &reader.document.blocks()[block];
        if written.kind != BlockKind::Paragraph || written.depth > 0 || written.quoted {
            break;
        }
        match paragraph(reader, block, &mut run) {
            Paragraph::Fields => run.blocks.push(block),
            Paragraph::FieldsAndProse => {
                run.next = block + 1;
                break;
            }
            Paragraph::Prose => break,
        }
        run.next = block + 1;
    }
    run
}

enum Paragraph {
    Fields,
    FieldsAndProse,
    Prose,
}

fn paragraph(reader: &Reader<'_>, block: usize, run: &mut Run) -> Paragraph {
    let words = reader.document.words(block);
    let mut at = 0;
    let mut goes_on = false;
    for line in words.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        if let Some(field) = field_of(reader, block, range.clone()) {
            run.entries
                .push(reader.entry(block, field.key, field.value));
        } else if range.start == 0 {
            return below(reader, block, run);
        } else if goes_on {
            extend(reader, block, range, run);
        } else if !line.trim().is_empty() {
            return Paragraph::FieldsAndProse;
        }
        goes_on = line.trim_end().ends_with(',');
    }
    Paragraph::Fields
}

/// A few words in the paragraph below a key that has no value yet.
fn below(reader: &Reader<'_>, block: usize, run: &mut Run) -> Paragraph {
    let words = reader.document.words(block);
    let is_short = words.split_whitespace().nth(BELOW_WORDS).is_none()
        && !words.trim_end().ends_with(['.', ':']);
    let is_labelled = reader.document.blocks()[block].label.is_some();
    let Some(last) = run.entries.last_mut().filter(|_| is_short && !is_labelled) else {
        return Paragraph::Prose;
    };
    if last.value.value != Value::Null {
        return Paragraph::Prose;
    }
    last.value = reader.node(block, 0..words.len(), last.key_span.end);
    Paragraph::Fields
}

/// A line more of the last value.
fn extend(reader: &Reader<'_>, block: usize, range: Range<usize>, run: &mut Run) {
    let Some(last) = run.entries.last_mut() else {
        return;
    };
    let more = reader.node(block, range, last.value.span.end);
    if let (Value::Scalar(words), Value::Scalar(line)) = (&mut last.value.value, &more.value) {
        words.push(' ');
        words.push_str(line);
        last.value.span.end = more.span.end;
    }
}

/// The field in a line of a block.
pub(super) fn field_of(reader: &Reader<'_>, block: usize, range: Range<usize>) -> Option<Field> {
    let words = reader.document.words(block);
    let line = &words[range.clone()];
    let field = field(line).or_else(|| bold_field(reader, block, range.clone()))?;
    let value = &line[field.value.clone()];
    let is_field = reader.is_field(&line[field.key.clone()], value)
        && value.split_whitespace().nth(VALUE_WORDS).is_none();
    is_field.then(|| Field {
        key: moved(&field.key, range.start),
        value: moved(&field.value, range.start),
    })
}

/// `Key: value` in a line without markup.
pub(super) fn field(line: &str) -> Option<Field> {
    let colon = line.find([':', '：'])?;
    let mark = line[colon..].chars().next().map_or(1, char::len_utf8);
    let after = &line[colon + mark..];
    let is_parted = mark > 1 || after.is_empty() || after.starts_with(char::is_whitespace);
    let key = key(line, 0..colon)?;
    is_parted.then(|| Field {
        key,
        value: trimmed(line, colon + mark..line.len()),
    })
}

/// `**Owner** somebody`: in bold, a known key needs no colon.
fn bold_field(reader: &Reader<'_>, block: usize, range: Range<usize>) -> Option<Field> {
    let line = &reader.document.words(block)[range.clone()];
    let first = line.chars().next()?.len_utf8();
    let span = reader
        .document
        .words_span(block, range.start..range.start + first);
    let (before, rest) = reader.text.split_at_checked(span.start)?;
    let mark = ["**", "__"]
        .into_iter()
        .find(|mark| before.ends_with(mark))?;
    let written = rest.split('\n').next()?.split(mark).next()?;
    // What is bold may go on behind the words of this line, or hold markup that they lack.
    let bold = line.strip_prefix(written).map(|_| 0..written.len())?;
    let key = key(line, bold)?;
    reader.known(&line[key.clone()])?;
    let rest = line[written.len()..].trim_start_matches([' ', '—', '–', '-', '|']);
    Some(Field {
        key,
        value: trimmed(line, line.len() - rest.len()..line.len()),
    })
}

/// A key: a few words, without what stands in code, quotes or at the end of a sentence.
pub(super) fn key(line: &str, range: Range<usize>) -> Option<Range<usize>> {
    let range = trimmed(line, range);
    let words = &line[range.clone()];
    let start = words.find(char::is_alphabetic)?;
    let words = &words[start..];
    let fits = |c: char| c.is_alphanumeric() || " -_/()&#'’".contains(c);
    // An emoji may stand before it.
    let is_plain = |c: char| !c.is_ascii() || c.is_whitespace();
    let is_key = range.len() <= 60
        && line[range.start..range.start + start].chars().all(is_plain)
        && words.chars().all(fits)
        && words.split_whitespace().nth(KEY_WORDS).is_none();
    is_key.then(|| range.start + start..range.end)
}

/// A range without white space, and the `\` of a broken line, at its ends.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    let end = range.start + words.trim_end().trim_end_matches('\\').trim_end().len();
    start..end.max(start)
}

fn moved(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}
