//! Takes values of the right type out of a YAML tree, and collects every problem instead of stopping at the first.

use std::collections::HashSet;

use super::{problem, suggestion};
use crate::diagnostic::Diagnostic;
use crate::policy::Origin;
use crate::source::{LineIndex, Span};
use crate::tree::{Entry, Node, Value};

/// Collects the problems of one file, and says where in it a value stands.
pub(super) struct Reader<'a> {
    author: Author<'a>,
    problems: Vec<Diagnostic>,
}

enum Author<'a> {
    File(LineIndex<'a>),
    Preset(&'static str),
}

impl<'t> Reader<'t> {
    /// Reads a file of the project with that text.
    pub(super) fn of_file(text: &'t str) -> Self {
        Self {
            author: Author::File(LineIndex::new(text)),
            problems: Vec::new(),
        }
    }

    /// Reads the preset of that name.
    pub(super) fn of_preset(name: &'static str) -> Self {
        Self {
            author: Author::Preset(name),
            problems: Vec::new(),
        }
    }

    /// Who says what stands at a place.
    pub(super) fn origin(&self, span: Span) -> Origin {
        match &self.author {
            Author::File(lines) => Origin::File(lines.position(span.start).line),
            Author::Preset(name) => Origin::Preset(name),
        }
    }

    /// Whether there is no problem so far.
    pub(super) fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }

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
