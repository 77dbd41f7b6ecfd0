//! One JSON object, `{"version", "diagnostics", "failures", "summary"}`, or one a diagnostic, each on a line. Lines and
//! columns count from 1, columns in Unicode characters; an end is the place after the last character.

use std::io::{self, Write};

use serde::Serialize;

use super::{Finding, Report, Summary, Trouble, encode};
use crate::diagnostic::Severity;
use crate::source::Position;

/// The version of this form: raised when a field changes its meaning or goes.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Json<'a> {
    version: u32,
    diagnostics: Vec<JsonDiagnostic<'a>>,
    failures: &'a [Trouble],
    summary: Summary,
}

#[derive(Serialize)]
struct JsonDiagnostic<'a> {
    rule: &'a str,
    severity: Severity,
    message: &'a str,
    help: Option<&'a str>,
    path: &'a str,
    #[serde(flatten)]
    place: Place,
    labels: Vec<JsonLabel<'a>>,
    fix: Option<JsonFix<'a>>,
}

#[derive(Serialize)]
struct JsonLabel<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Place,
}

#[derive(Serialize)]
struct JsonFix<'a> {
    title: &'a str,
    start: usize,
    end: usize,
    replacement: &'a str,
}

#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl Place {
    fn new(start: Position, end: Position) -> Self {
        Self {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

/// Writes the whole report as one object.
pub(super) fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let diagnostics = report.findings.iter().map(diagnostic).collect();
    let json = Json {
        version: VERSION,
        diagnostics,
        failures: &report.troubles,
        summary: report.summary,
    };
    encode::json(out, &json)
}

/// Writes each diagnostic as an object of its own.
pub(super) fn write_lines(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let mut diagnostics = report.findings.iter().map(diagnostic);
    diagnostics.try_for_each(|diagnostic| encode::json_line(out, &diagnostic))
}

fn diagnostic(finding: &Finding) -> JsonDiagnostic<'_> {
    let diagnostic = &finding.diagnostic;
    let labels = diagnostic.labels.iter().zip(&finding.labels);
    JsonDiagnostic {
        rule: diagnostic.rule,
        severity: diagnostic.severity,
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
        path: &finding.path,
        place: Place::new(finding.start, finding.end),
        labels: labels
            .map(|(label, (start, end))| JsonLabel {
                message: &label.message,
                place: Place::new(*start, *end),
            })
            .collect(),
        fix: diagnostic.fix.as_ref().map(|fix| JsonFix {
            title: &fix.title,
            start: fix.span.start,
            end: fix.span.end,
            replacement: &fix.replacement,
        }),
    }
}
