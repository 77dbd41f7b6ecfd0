//! The Reviewdog Diagnostic Format, as its schema `DiagnosticResult` has it. Columns count bytes of UTF-8 from 1; an end
//! is the place after the last byte.

use std::io::{self, Write};

use serde::Serialize;

use super::{Finding, Report, encode, visible, visible_lines};
use crate::diagnostic::Severity;
use crate::source::Position;

#[derive(Serialize)]
struct DiagnosticResult<'a> {
    source: Source,
    diagnostics: Vec<Diagnostic<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related>,
}

#[derive(Serialize)]
struct Code {
    value: &'static str,
}

#[derive(Serialize)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Serialize)]
struct Range {
    start: Place,
    end: Place,
}

#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct Related {
    message: String,
    location: Location,
}

impl Range {
    fn new((start, end): (Position, Position)) -> Self {
        let place = |position: Position| Place {
            line: position.line,
            column: position.byte,
        };
        Self {
            start: place(start),
            end: place(end),
        }
    }
}

/// Writes the whole report as one object.
pub(super) fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let of = |finding| diagnostic(report, finding);
    let result = DiagnosticResult {
        source: Source { name: "wherefore" },
        diagnostics: report.findings.iter().map(of).collect(),
    };
    encode::json(out, &result)
}

fn diagnostic<'a>(report: &Report, finding: &'a Finding) -> Diagnostic<'a> {
    let said = &finding.diagnostic;
    let location = |places| Location {
        path: report.places.locate(&finding.path).path().to_owned(),
        range: Range::new(places),
    };
    let labels = said.labels.iter().zip(&finding.labels);
    let fix = said.fix.as_ref().zip(finding.fix);
    Diagnostic {
        message: message(&said.message, said.help.as_deref()),
        location: location((finding.start, finding.end)),
        severity: match said.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
        },
        code: Code { value: said.rule },
        suggestions: fix
            .map(|(fix, places)| Suggestion {
                range: Range::new(places),
                text: &fix.replacement,
            })
            .into_iter()
            .collect(),
        related_locations: labels
            .map(|(label, places)| Related {
                message: visible(&label.message),
                location: location(*places),
            })
            .collect(),
    }
}

/// A message, with its help on the lines below.
fn message(message: &str, help: Option<&str>) -> String {
    let lines = [visible(message)].into_iter().chain(visible_lines(help));
    lines.collect::<Vec<_>>().join("\n")
}
