//! Takes values of the right type out of a YAML tree, and collects every problem instead of stopping at the first.

use std::collections::HashSet;

use super::{problem, suggestion};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::tree::{Entry, Node, Value};

/// Collects the problems of one file.
#[derive(Debug, Default)]
pub(super) struct Reader {
    problems: Vec<Diagnostic>,
}

impl Reader {
    /// All problems, in the order of their places.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        self.problems.sort_by_key(|problem| problem.span);
        self.problems
    }

    /// Notes a problem; help is added to what is returned.
    pub(super) fn report(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        let index = self.problems.len();
        self.problems.push(problem(span, message));
        &mut self.problems[index]
    }

    /// The entries of a mapping; an empty value is an empty mapping.
    pub(super) fn map<'a>(&mut self, node: &'a Node, what: &str) -> Option<&'a [Entry]> {
        match &node.value {
            Value::Map(entries) => Some(entries),
            Value::Null => Some(&[]),
            _ => {
                self.report(
                    node.span,
                    format!("{what} is a mapping of keys to values, not {}", node.kind()),
                );
                None
            }
        }
    }

    /// Notes every key that is not known or stands twice.
    pub(super) fn known_keys(&mut self, entries: &[Entry], known: &[&str]) {
        self.known_names(entries, known, "key");
    }

    /// Notes every name that is not known or stands twice; `kind` says what the names are of.
    pub(super) fn known_names(&mut self, entries: &[Entry], known: &[&str], kind: &str) {
        let mut seen = HashSet::new();
        for entry in entries {
            if !known.contains(&entry.key.as_str()) {
                let help = suggestion(&entry.key, known.iter().copied());
                self.report(
                    entry.key_span,
                    format!("there is no {kind} `{}`", entry.key),
                )
                .help(help);
            } else if !seen.insert(entry.key.as_str()) {
                self.report(
                    entry.key_span,
                    format!("the {kind} `{}` stands here a second time", entry.key),
                );
            }
        }
    }

    /// A string or a list of strings.
    pub(super) fn strings<'a>(&mut self, node: &'a Node, what: &str) -> Vec<(&'a str, Span)> {
        let items = match &node.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let mut strings = Vec::new();
        for item in items {
            match item.as_str() {
                Some(text) => strings.push((text, item.span)),
                None => {
                    self.report(
                        item.span,
                        format!(
                            "`{what}` is a string or a list of strings, not {}",
                            item.kind()
                        ),
                    );
                }
            }
        }
        strings
    }

    /// Yes or no.
    pub(super) fn boolean(&mut self, node: &Node, what: &str) -> bool {
        match node.as_str() {
            Some("true") => true,
            Some("false") => false,
            _ => {
                self.report(node.span, format!("`{what}` is true or false"));
                false
            }
        }
    }
}
