//! A code quality report of GitLab: the subset of Code Climate's form that GitLab's manual
//! ("Code Quality report format") describes.

use std::io::{self, Write};

use serde::Serialize;

use super::identity::identities;
use super::{Finding, Report, encode, visible};
use crate::diagnostic::Severity;

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<Content>,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// What Code Climate shows behind "read more", as Markdown.
#[derive(Serialize)]
struct Content {
    body: String,
}

/// Writes one array of issues.
pub(super) fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let findings = report.findings.iter().zip(identities(report));
    let issues: Vec<_> = findings
        .map(|(finding, fingerprint)| issue(report, finding, fingerprint))
        .collect();
    encode::json(out, &issues)
}

fn issue(report: &Report, finding: &Finding, fingerprint: String) -> Issue {
    let diagnostic = &finding.diagnostic;
    let help = diagnostic.help.as_deref();
    Issue {
        description: visible(&diagnostic.message),
        check_name: diagnostic.rule,
        fingerprint,
        severity: match diagnostic.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
        },
        location: Location {
            path: report.places.locate(&finding.path).path().to_owned(),
            lines: Lines {
                begin: finding.start.line,
                end: finding.end.line,
            },
        },
        content: help.map(|help| Content {
            body: super::markdown::lines(help),
        }),
    }
}
