//! A file of diagnostics that were there when a project took up the linter: they are not reported again, and each
//! leaves the file once it is fixed.
//!
//! The form is JSON Lines: first the version, then one diagnostic a line, so that Git can merge it. Reading and
//! writing it is pure: text in, a [`Baseline`] or diagnostics out.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Severity};
use crate::known::{Fingerprint, Place, recognize};
use crate::source::{Source, Span};

/// The version of the form: raised when a field changes its meaning or goes.
const VERSION: u32 = 1;

/// What diagnostics about the file itself are called. It is not a rule: it cannot be silenced.
const INVALID: &str = "invalid-baseline";

fn problem(span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(INVALID, Severity::Error, span, message)
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    version: u32,
}

/// One diagnostic that is known, as it is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    path: String,
    rule: String,
    message: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    line: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    heading: Option<String>,
}

/// The known diagnostics of all documents below one configuration.
#[derive(Debug)]
pub struct Baseline {
    source: Source,
    entries: Vec<Entry>,
    by_path: HashMap<String, Vec<usize>>,
}

/// One diagnostic that is known.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The document, from the configuration's folder.
    pub path: String,
    /// What it is known by.
    pub fingerprint: Fingerprint,
    /// The line of the file that lists it.
    pub span: Span,
}

impl Baseline {
    /// Reads the file.
    ///
    /// # Errors
    /// Every line that is not of the form, with its place.
    pub fn parse(source: Source) -> Result<Self, Vec<Diagnostic>> {
        if source.fault().is_some() {
            let message = "the baseline is not UTF-8 text of at most 8 MiB";
            return Err(vec![problem(Span::at(0), message)]);
        }
        let (mut entries, mut problems) = (Vec::new(), Vec::new());
        for (index, span) in lines(source.text()).enumerate() {
            match read_line(index, span.of(source.text())) {
                Ok(Some(line)) => entries.push(line.entry(span)),
                Ok(None) => {}
                Err(message) => problems.push(problem(span, message)),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut by_path: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, entry) in entries.iter().enumerate() {
            by_path.entry(entry.path.clone()).or_default().push(index);
        }
        Ok(Self {
            source,
            entries,
            by_path,
        })
    }

    /// The file.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// All that it lists, in the order of writing.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The indexes of the entries that list diagnostics of the document at a path.
    pub fn listed_of(&self, path: &str) -> &[usize] {
        self.by_path.get(path).map_or(&[], Vec::as_slice)
    }

    /// For each diagnostic that was found in a document, the index of the entry that lists it.
    pub fn recognize(&self, path: &str, found: &[Fingerprint]) -> Vec<Option<usize>> {
        let indexes = self.listed_of(path);
        let known: Vec<Fingerprint> = indexes
            .iter()
            .map(|index| self.entries[*index].fingerprint.clone())
            .collect();
        recognize(found, &known)
            .into_iter()
            .map(|matched| matched.map(|index| indexes[index]))
            .collect()
    }
}

/// How every baseline begins.
pub const HEAD: &str = "{\"version\":";

/// Writes a baseline that lists these diagnostics, each with its document's path.
pub fn write(found: impl IntoIterator<Item = (String, Fingerprint)>) -> String {
    let mut lines: Vec<Listed> = found
        .into_iter()
        .map(|(path, fingerprint)| Listed::new(path, fingerprint))
        .collect();
    lines.sort();
    let head = json(&Head { version: VERSION });
    let lines = lines.iter().map(json);
    std::iter::once(head)
        .chain(lines)
        .map(|line| line + "\n")
        .collect()
}

/// Strings and numbers can always be written as JSON.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

impl Listed {
    fn new(path: String, fingerprint: Fingerprint) -> Self {
        let (line, heading) = match fingerprint.place {
            Some(place) => (Some(place.line), Some(place.heading)),
            None => (None, None),
        };
        Self {
            path,
            rule: fingerprint.rule,
            message: fingerprint.message,
            line,
            heading,
        }
    }

    fn entry(self, span: Span) -> Entry {
        let place = self.line.map(|line| Place {
            line,
            heading: self.heading.unwrap_or_default(),
        });
        Entry {
            path: self.path,
            fingerprint: Fingerprint {
                rule: self.rule,
                message: self.message,
                place,
            },
            span,
        }
    }
}

/// The lines of a text that hold something.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    let all = text.split_inclusive('\n').map(move |line| {
        let span = Span::new(start, start + line.len());
        start += line.len();
        span
    });
    all.map(|span| span.trimmed(text))
        .filter(|span| span.start < span.end)
}

/// The first line says the version, each other one lists a diagnostic.
fn read_line(index: usize, line: &str) -> Result<Option<Listed>, String> {
    let unreadable = |error: serde_json::Error| {
        let words = error.to_string();
        // The place is told by the span.
        let words = words.split(" at line ").next().unwrap_or_default();
        format!("this line is not of the form: {words}")
    };
    if index > 0 {
        return serde_json::from_str(line).map(Some).map_err(unreadable);
    }
    match serde_json::from_str(line).map_err(unreadable)? {
        Head { version: VERSION } => Ok(None),
        Head { version } => Err(format!(
            "this is version {version} of the form; this program reads version {VERSION}"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let place = Place {
            line: "it is \"fast\"".to_owned(),
            heading: "When".to_owned(),
        };
        let fingerprint = Fingerprint {
            rule: "vague-when".to_owned(),
            message: "m".to_owned(),
            place: Some(place),
        };
        let text = write([("a.md".to_owned(), fingerprint.clone())]);
        let baseline = Baseline::parse(Source::new("b", text)).expect("what was written");
        assert_eq!(
            baseline.recognize("a.md", std::slice::from_ref(&fingerprint)),
            [Some(0)]
        );
        assert_eq!(baseline.recognize("b.md", &[fingerprint]), [None]);
    }

    #[test]
    fn lines_of_another_form_are_told_with_their_place() {
        let text = "{\"version\":1}\n{\"path\":\"a.md\"}\nno\n";
        let problems = Baseline::parse(Source::new("b", text)).expect_err("two bad lines");
        assert_eq!(problems.len(), 2);
        assert_eq!(problems[0].span.start, 14);
    }
}
