//! YAML frontmatter: between `---` on the very first line and the next `---` or `...`.
//!
//! A document may also begin with a thematic break. It is taken for one when what follows does not
//! read like keys and values.

use std::collections::HashMap;

use super::{Fault, Metadata, fold_key};
use crate::source::Span;
use crate::yaml::{self, Entry, Value};

const BOM: char = '\u{FEFF}';

/// Reads the frontmatter of `text`, if it has one.
pub(super) fn read(text: &str) -> Metadata {
    let start = if text.starts_with(BOM) {
        BOM.len_utf8()
    } else {
        0
    };
    let Some(inside) = after_fence(text, start) else {
        return without_entries(start, None);
    };
    let Some((end, body_start)) = closing_fence(text, inside) else {
        let is_meant = text[inside..].lines().next().is_some_and(is_key_line);
        return without_entries(start, is_meant.then(|| never_closed(start)));
    };
    let block = &text[inside..end];
    let node = match yaml::parse(block, inside) {
        Ok(node) => node,
        Err(_) if !reads_like_keys(block) => return without_entries(start, None),
        Err(_) if holds_heading(block) => return without_entries(start, Some(never_closed(start))),
        Err(error) => return without_entries(body_start, Some(not_yaml(&error))),
    };
    match node.value {
        Value::Map(entries) => {
            let mut faults = Vec::new();
            find_duplicates(&entries, &mut faults);
            Metadata {
                entries,
                faults,
                body_start,
            }
        }
        Value::Null => without_entries(body_start, None),
        Value::List(_) => without_entries(body_start, Some(not_keys(node.span))),
        // Words between two thematic breaks.
        Value::Scalar(_) => without_entries(start, None),
    }
}

fn without_entries(body_start: usize, fault: Option<Fault>) -> Metadata {
    Metadata {
        entries: Vec::new(),
        faults: fault.into_iter().collect(),
        body_start,
    }
}

fn never_closed(start: usize) -> Fault {
    Fault {
        span: Span::new(start, start + 3),
        message: "the frontmatter is never closed".to_owned(),
        help: "Put a line with `---` after the last key.",
        other: None,
    }
}

fn not_yaml(error: &yaml::SyntaxError) -> Fault {
    Fault {
        span: error.span,
        message: format!("the frontmatter is not valid YAML: {}", error.message),
        help: help_for(&error.message),
        other: None,
    }
}

/// What most often is behind an error of the parser.
fn help_for(message: &str) -> &'static str {
    if message.contains("expected ':'") {
        "A key is followed by a colon and a space: `key: value`."
    } else if message.contains("expected key") || message.contains("indent") {
        "Indent all keys of one mapping alike."
    } else {
        "Put quotes around a value that holds `: ` or begins with `@`, `*`, `&`, `%`, `[` or `{`."
    }
}

fn not_keys(span: Span) -> Fault {
    Fault {
        span,
        message: "the frontmatter is a list, not keys and values".to_owned(),
        help: "Write each line as `key: value`.",
        other: None,
    }
}

/// The offset after the opening fence, where the text has one.
fn after_fence(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start..];
    let line = rest.split('\n').next()?;
    (line.trim_end() == "---" && rest.len() > line.len()).then_some(start + line.len() + 1)
}

/// Where the inside of the frontmatter ends, and where the markdown begins.
fn closing_fence(text: &str, inside: usize) -> Option<(usize, usize)> {
    let mut at = inside;
    for line in text[inside..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Whether what stands between the fences was meant for keys and values: it begins at once, and most lines
/// before the first empty one read like it.
fn reads_like_keys(block: &str) -> bool {
    let head: Vec<&str> = block
        .lines()
        .take_while(|line| !line.trim().is_empty())
        .collect();
    let like = head
        .iter()
        .filter(|line| line.starts_with([' ', '#']) || is_key_line(line))
        .count();
    like > 0 && 2 * like >= head.len()
}

/// Whether a Markdown heading stands there, between empty lines: then the fence that was found is a thematic break.
fn holds_heading(block: &str) -> bool {
    let lines: Vec<&str> = block.lines().map(str::trim_end).collect();
    lines.windows(3).any(|lines| {
        lines[0].is_empty()
            && lines[2].is_empty()
            && lines[1].trim_start_matches('#').starts_with(' ')
            && lines[1].starts_with('#')
    })
}

/// Whether a line reads like `key: value`, `key:`, a list entry, or a flow mapping.
fn is_key_line(line: &str) -> bool {
    if line.starts_with("- ") || line.starts_with('{') {
        return true;
    }
    let Some((key, value)) = line.split_once(':') else {
        return false;
    };
    let parted = value.is_empty() || value.starts_with([' ', '\t']);
    parted && !key.trim().is_empty() && key.split_whitespace().count() <= 4
}

/// Keys that are written twice in one mapping, with both of their places.
fn find_duplicates(entries: &[Entry], faults: &mut Vec<Fault>) {
    let mut first: HashMap<String, Span> = HashMap::new();
    for entry in entries {
        if let Value::Map(inner) = &entry.value.value {
            find_duplicates(inner, faults);
        }
        let folded = fold_key(&entry.key);
        let Some(earlier) = first.get(&folded) else {
            first.insert(folded, entry.key_span);
            continue;
        };
        faults.push(Fault {
            span: entry.key_span,
            message: format!("the key `{}` is written twice", entry.key),
            help: "Keep the one that is meant; only the first is read.",
            other: Some((*earlier, "it stands here already")),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<(String, &str)> {
        let metadata = read(text);
        metadata
            .entries
            .iter()
            .map(|entry| (entry.key.clone(), entry.value.span.of(text)))
            .collect()
    }

    #[test]
    fn crlf_and_a_byte_order_mark_are_no_hindrance() {
        let text = "\u{FEFF}---\r\nid: 0042\r\n---\r\n# T\r\n";
        assert_eq!(keys(text), [("id".to_owned(), "0042")]);
        assert_eq!(&text[read(text).body_start..], "# T\r\n");
    }

    #[test]
    fn a_thematic_break_is_no_frontmatter() {
        for text in [
            "---\n\nSome words.\n\n---\n",
            "---\n# Title\n\nWords: here\n",
            "# T\n\n---\na: b\n---\n",
            "---\n\nSome intro: which says: this\n\n---\n",
        ] {
            let metadata = read(text);
            assert!(
                metadata.entries.is_empty() && metadata.faults.is_empty(),
                "{text:?}"
            );
            assert_eq!(metadata.body_start, 0, "{text:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_a_fault_with_its_place() {
        for (text, place) in [
            ("---\ntitle: a\n\n# T\n", "---"),
            ("---\ntitle: a: b\n---\n", ": b"),
            ("---\nA-b: 1\na_B: 2\n---\n", "a_B"),
            ("---\n- a\n---\n", "- a"),
            ("---\ntitle Foo\nstatus: draft\n---\n", ""),
            (
                "---\ntitle: a\n\n# T\n\nWords: a: b\n\n---\n\nMore.\n",
                "---",
            ),
        ] {
            let metadata = read(text);
            assert_eq!(metadata.faults.len(), 1, "{text:?}");
            assert!(
                metadata.faults[0]
                    .span
                    .of(text)
                    .contains(place.trim_start_matches("- ")),
                "{text:?}"
            );
        }
    }
}
