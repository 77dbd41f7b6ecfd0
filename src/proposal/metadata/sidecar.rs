//! Metadata in a file of its own beside the document: YAML, as in `kep.yaml`.

use super::frontmatter::help_for;
use super::{Fault, duplicates};
use crate::source::{self, Source, Span, Text};
use crate::tree::{Entry, Value};
use crate::yaml;

/// Reads a sidecar. Spans are places in its own text.
pub(super) fn read(sidecar: &Source) -> (Vec<Entry>, Vec<Fault>) {
    if let Some(broken) = sidecar.fault() {
        return (Vec::new(), vec![unreadable(broken)]);
    }
    let text = sidecar.text();
    let start = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let node = match yaml::parse(&text[start..], start) {
        Ok(node) => node,
        Err(error) => {
            let message = format!("this file of metadata is not valid YAML: {}", error.message);
            let help = help_for(&error.message);
            return (Vec::new(), vec![fault(error.span, message, help)]);
        }
    };
    match node.value {
        Value::Map(entries) => {
            let mut faults = Vec::new();
            duplicates::find(&entries, Text::Sidecar, &mut faults);
            (entries, faults)
        }
        Value::Null => (Vec::new(), Vec::new()),
        Value::List(_) | Value::Scalar(_) => {
            let message = format!(
                "this file of metadata is {}, not keys and values",
                node.kind()
            );
            let help = "Write each line as `key: value`.";
            (Vec::new(), vec![fault(node.span, message, help)])
        }
    }
}

fn fault(span: Span, message: String, help: &'static str) -> Fault {
    Fault {
        text: Text::Sidecar,
        span,
        message,
        help,
        other: None,
    }
}

fn unreadable(broken: &source::Fault) -> Fault {
    match broken {
        source::Fault::NotUtf8 { at, .. } => fault(
            Span::at(*at),
            "this file of metadata is not UTF-8 text".to_owned(),
            "Save it as UTF-8.",
        ),
        source::Fault::TooLarge => fault(
            Span::at(0),
            "this file of metadata is over 8 MiB and was not read".to_owned(),
            "Keep keys and values in it, and the rest elsewhere.",
        ),
    }
}
