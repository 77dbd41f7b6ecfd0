//! Annotations of GitHub Actions: one workflow command a diagnostic, as
//! "Workflow commands for GitHub Actions" in GitHub's manual has them.

use std::io::{self, Write};

use super::{Finding, Report, details, visible, visible_lines};
use crate::diagnostic::Severity;
use crate::select::Location;

/// As many annotations of each kind are shown of one step.
const SHOWN: usize = 10;

/// Writes errors before warnings, because only the first of each are shown.
pub(super) fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    for trouble in &report.troubles {
        let message = lines(&trouble.message, visible_lines(trouble.help.as_deref()));
        writeln!(
            out,
            "::error title=wherefore could not do its job::{message}"
        )?;
    }
    for severity in [Severity::Error, Severity::Warning] {
        for finding in report.of_severity(severity) {
            writeln!(out, "{}", command(report, finding))?;
        }
    }
    let errors = report.summary.errors + report.troubles.len();
    let warnings = report.summary.warnings;
    if errors > SHOWN || warnings > SHOWN {
        writeln!(
            out,
            "::notice title=wherefore::GitHub shows {SHOWN} errors and {SHOWN} warnings of a step, and here are {errors} and \
             {warnings}: the log has them all"
        )?;
    }
    Ok(())
}

fn command(report: &Report, finding: &Finding) -> String {
    let diagnostic = &finding.diagnostic;
    let location = report.places.locate(&finding.path);
    let file = match location {
        Location::Nowhere => String::new(),
        _ => format!("file={},", property(&visible(location.path()))),
    };
    let title = property(diagnostic.rule);
    let (start, end) = (finding.start, finding.end);
    let place = match finding.line_in_diff {
        Some(line) => format!("line={line}"),
        // Columns are taken only within one line.
        None if start.line == end.line => format!(
            "line={},endLine={},col={},endColumn={}",
            start.line, end.line, start.column, end.column
        ),
        None => format!("line={},endLine={}", start.line, end.line),
    };
    let mut message = lines(&diagnostic.message, details(finding));
    if finding.line_in_diff.is_some() {
        message = format!(
            "line {}, which this change leaves as it is: {message}",
            start.line
        );
    }
    let kind = diagnostic.severity.name();
    format!("::{kind} {file}{place},title={title}::{message}")
}

/// A message and the lines below it as the data of one command.
fn lines(message: &str, below: impl IntoIterator<Item = String>) -> String {
    let lines = [visible(message)].into_iter().chain(below);
    lines
        .map(|line| data(&line))
        .collect::<Vec<_>>()
        .join("%0A")
}

/// Text as the data of a command, which ends at a line break.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Text as the value of a property, which also ends at a comma or at `::`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
