//! Frontmatter: YAML between `---` on the very first line and the next `---` or `...`, or TOML between two lines of `+++`.
//!
//! A document may also begin with a thematic break. It is taken for one when what follows does not
//! read like keys and values.

use std::collections::HashMap;

use super::{Fault, duplicates};
use crate::source::{Span, Text};
use crate::toml;
use crate::tree::{Entry, SyntaxError, Value};
use crate::yaml;

const BOM: char = '\u{FEFF}';

/// What was read before the Markdown.
#[derive(Debug, Default)]
pub(in crate::proposal) struct Frontmatter {
    pub(super) entries: Vec<Entry>,
    pub(super) faults: Vec<Fault>,
    /// Where the Markdown begins: after the frontmatter and a byte order mark.
    pub(in crate::proposal) body_start: usize,
}

impl Frontmatter {
    /// Reads the frontmatter of `text`, if it has one.
    pub(in crate::proposal) fn read(text: &str) -> Self {
        let start = if text.starts_with(BOM) {
            BOM.len_utf8()
        } else {
            0
        };
        if let Some(inside) = after_fence(text, start, "---") {
            return yaml_block(text, start, inside);
        }
        if let Some(inside) = after_fence(text, start, "+++") {
            return toml_block(text, start, inside);
        }
        Self::without_entries(start, None)
    }

    fn without_entries(body_start: usize, fault: Option<Fault>) -> Self {
        Self {
            entries: Vec::new(),
            faults: fault.into_iter().collect(),
            body_start,
        }
    }
}

fn yaml_block(text: &str, start: usize, inside: usize) -> Frontmatter {
    let without = Frontmatter::without_entries;
    let Some((end, body_start)) = closing_fence(text, inside, &["---", "..."]) else {
        let is_meant = text[inside..].lines().next().is_some_and(is_key_line);
        return without(
            start,
            is_meant.then(|| never_closed(start, NEVER_CLOSED_YAML)),
        );
    };
    let block = &text[inside..end];
    let node = match yaml::parse(block, inside) {
        Ok(node) => node,
        Err(_) if !reads_like_keys(block) => return without(start, None),
        Err(_) if holds_heading(block) => {
            return without(start, Some(never_closed(start, NEVER_CLOSED_YAML)));
        }
        Err(error) => return without(body_start, Some(not_yaml(&error))),
    };
    match node.value {
        Value::Map(entries) => {
            let mut faults = Vec::new();
            duplicates::find(&entries, Text::Document, &mut faults);
            Frontmatter {
                entries,
                faults,
                body_start,
            }
        }
        Value::Null => without(body_start, None),
        Value::List(_) => without(body_start, Some(not_keys(node.span))),
        // Words between two thematic breaks.
        Value::Scalar(_) => without(start, None),
    }
}

fn toml_block(text: &str, start: usize, inside: usize) -> Frontmatter {
    let Some((end, body_start)) = closing_fence(text, inside, &["+++"]) else {
        let fault = never_closed(start, "Put a line with `+++` after the last key.");
        return Frontmatter::without_entries(start, Some(fault));
    };
    let (entries, errors) = toml::parse(&text[inside..end], inside);
    let mut faults = Vec::new();
    duplicates::find(&entries, Text::Document, &mut faults);
    let mut first = HashMap::new();
    collect_keys(&entries, &mut first);
    let twice = errors
        .iter()
        .filter(|error| error.message == toml::DUPLICATE);
    for again in twice.map(|error| error.span) {
        // TOML refuses a key that stands there already, and does not say where.
        let key = again.of(text);
        let earlier = first.get(key).copied().unwrap_or(again);
        faults.push(duplicates::fault(key, again, earlier, Text::Document));
    }
    // The first mistake is behind most of those that follow it.
    let mistake = errors.iter().find(|error| error.message != toml::DUPLICATE);
    faults.extend(mistake.map(|error| not_toml(text, error)));
    Frontmatter {
        entries,
        faults,
        body_start,
    }
}

/// Where each key stands first, at whatever depth.
fn collect_keys<'a>(entries: &'a [Entry], first: &mut HashMap<&'a str, Span>) {
    for entry in entries {
        first.entry(&entry.key).or_insert(entry.key_span);
        if let Value::Map(inner) = &entry.value.value {
            collect_keys(inner, first);
        }
    }
}

const NEVER_CLOSED_YAML: &str = "Put a line with `---` after the last key.";

fn never_closed(start: usize, help: &'static str) -> Fault {
    Fault {
        text: Text::Document,
        span: Span::new(start, start + 3),
        message: "the frontmatter is never closed".to_owned(),
        help,
        other: None,
    }
}

fn not_toml(text: &str, error: &SyntaxError) -> Fault {
    let number = error.span.of(text);
    let help = if number.starts_with('0') || error.message.contains("leading zero") {
        "Put quotes around a number that begins with zero."
    } else {
        "Write each line as `key = value`, and put quotes around words."
    };
    Fault {
        text: Text::Document,
        span: error.span,
        message: format!("the frontmatter is not valid TOML: {}", error.message),
        help,
        other: None,
    }
}

fn not_yaml(error: &SyntaxError) -> Fault {
    Fault {
        text: Text::Document,
        span: error.span,
        message: format!("the frontmatter is not valid YAML: {}", error.message),
        help: help_for(&error.message),
        other: None,
    }
}

/// What most often is behind an error of the parser.
pub(super) fn help_for(message: &str) -> &'static str {
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
        text: Text::Document,
        span,
        message: "the frontmatter is a list, not keys and values".to_owned(),
        help: "Write each line as `key: value`.",
        other: None,
    }
}

/// The offset after the opening fence, where the text has one.
fn after_fence(text: &str, start: usize, fence: &str) -> Option<usize> {
    let rest = &text[start..];
    let line = rest.split('\n').next()?;
    (line.trim_end() == fence && rest.len() > line.len()).then_some(start + line.len() + 1)
}

/// Where the inside of the frontmatter ends, and where the markdown begins.
fn closing_fence(text: &str, inside: usize, fences: &[&str]) -> Option<(usize, usize)> {
    let mut at = inside;
    for line in text[inside..].split_inclusive('\n') {
        if fences.contains(&line.trim_end()) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<(String, &str)> {
        let metadata = Frontmatter::read(text);
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
        assert_eq!(&text[Frontmatter::read(text).body_start..], "# T\r\n");
    }

    #[test]
    fn a_thematic_break_is_no_frontmatter() {
        for text in [
            "---\n\nSome words.\n\n---\n",
            "---\n# Title\n\nWords: here\n",
            "# T\n\n---\na: b\n---\n",
            "---\n\nSome intro: which says: this\n\n---\n",
        ] {
            let metadata = Frontmatter::read(text);
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
            let metadata = Frontmatter::read(text);
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
