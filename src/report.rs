//! What was found, with lines and columns, and the match over formats.

mod broken;
pub mod encode;
mod finding;
mod github;
mod gitlab;
mod identity;
mod json;
mod junit;
mod markdown;
pub mod outline;
mod rdjson;
mod sarif;
mod short;
mod summary;
pub mod text;
mod visible;

use std::collections::BTreeMap;
use std::io::{self, Write};

use clap::ValueEnum;
use serde::Serialize;

pub use finding::{Finding, Line, locate};
pub use markdown::Forge;
use outline::Outline;
use summary::count;
pub use summary::{Summary, summary_line};
pub use visible::{visible, without_workflow_command};

use crate::diagnostic::Severity;
use crate::select::Places;

/// How a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: the place, what is wrong there, and what to do
    #[default]
    Text,
    /// One line a diagnostic: `path:line:col: severity[rule] message`
    Short,
    /// One JSON object with all diagnostics and a summary
    Json,
    /// One JSON object a diagnostic, each on a line
    Ndjson,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// A code quality report of GitLab
    Gitlab,
    /// The XML of `JUnit`: a suite a document, a case a diagnostic
    Junit,
    /// The Reviewdog Diagnostic Format
    Rdjson,
    /// A page for reviewers: each proposal's elements, then what is wrong
    Markdown,
}

impl Format {
    /// Its name on the command line.
    pub fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// How every report begins, where a former one can be told from other files by that.
    pub fn beginning(self) -> Option<&'static str> {
        match self {
            Self::Text | Self::Short => None,
            Self::Json => Some("{\n  \"version\": "),
            Self::Ndjson => Some("{\"rule\":"),
            Self::Sarif => Some("{\n  \"$schema\": "),
            Self::Github => Some("::"),
            Self::Gitlab => Some("["),
            Self::Junit => Some("<?xml "),
            Self::Rdjson => Some("{\n  \"source\": "),
            Self::Markdown => Some(markdown::HEAD),
        }
    }

    /// Whether its places are shown in the diff of a change.
    pub fn shows_diff(self) -> bool {
        self == Self::Github
    }

    /// Whether people read it in a log, where annotations may stand besides.
    pub fn is_log(self) -> bool {
        matches!(self, Self::Text | Self::Short)
    }

    /// Whether the summary of the run ends it.
    pub fn ends_with_summary(self) -> bool {
        self == Self::Text
    }

    /// Whether it shows what was found of the elements, or which documents there are.
    pub fn shows_documents(self) -> bool {
        matches!(self, Self::Junit | Self::Markdown)
    }
}

/// How text is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// With colours.
    pub color: bool,
    /// With box-drawing characters.
    pub unicode: bool,
    /// As sentences, for screen readers.
    pub narrated: bool,
    /// In columns.
    pub width: usize,
}

impl Style {
    /// For files and pipes: neither colours nor the width of a terminal, so that the same input gives the same bytes.
    pub const PLAIN: Self = Self {
        color: false,
        unicode: true,
        narrated: false,
        width: PIPE_WIDTH,
    };
}

/// The width of what is not a terminal, in columns.
pub const PIPE_WIDTH: usize = 100;

/// What the tool could not do.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Trouble {
    /// What went wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// All that was found.
#[derive(Debug)]
pub struct Report {
    /// Sorted by path, then place.
    pub findings: Vec<Finding>,
    /// The proposals that were judged, where a format shows them.
    pub outlines: Vec<Outline>,
    /// What could not be done.
    pub troubles: Vec<Trouble>,
    /// The counts.
    pub summary: Summary,
    /// The least severity that fails the run.
    pub fails_from: Severity,
    /// Where the documents lie.
    pub places: Places,
    /// The commit that they are of, where that is known.
    pub revision: Option<String>,
}

/// A document of a report.
struct Document<'a> {
    /// As it is named from the current folder.
    path: &'a str,
    /// What was found of its elements, where it is a proposal that was read.
    outline: Option<&'a Outline>,
    /// What is wrong with it, sorted by place.
    findings: &'a [Finding],
}

/// What a report is written for.
#[derive(Clone, Debug)]
pub struct Setting {
    /// How text is drawn.
    pub style: Style,
    /// Where links lead.
    pub forge: Option<Forge>,
}

/// Writes a report.
///
/// # Errors
/// When `out` does not take it.
pub fn write(
    out: &mut dyn Write,
    report: &Report,
    format: Format,
    setting: &Setting,
) -> io::Result<()> {
    match format {
        Format::Text => text::write(out, report, setting.style),
        Format::Short => short::write(out, report),
        Format::Json => json::write(out, report),
        Format::Ndjson => json::write_lines(out, report),
        Format::Sarif => sarif::write(out, report),
        Format::Github => github::write(out, report),
        Format::Gitlab => gitlab::write(out, report),
        Format::Junit => junit::write(out, report),
        Format::Rdjson => rdjson::write(out, report),
        Format::Markdown => markdown::write(out, report, setting.forge.as_ref()),
    }
}

/// What is to be said where a format cannot hold all of a report.
pub fn notice(report: &Report, format: Format) -> Option<String> {
    match format {
        Format::Sarif => sarif::notice(report),
        _ => None,
    }
}

impl Report {
    /// Sorts what was found, and counts it into the summary.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        // A stable sort keeps the order of the rules where several speak of one place.
        self.findings
            .sort_by(|a, b| (&a.path, a.start).cmp(&(&b.path, b.start)));
        self.summary.errors = self.of_severity(Severity::Error).count();
        self.summary.warnings = self.of_severity(Severity::Warning).count();
        self
    }

    /// The findings of a severity.
    fn of_severity(&self, severity: Severity) -> impl Iterator<Item = &Finding> {
        let is_of = move |finding: &&Finding| finding.diagnostic.severity == severity;
        self.findings.iter().filter(is_of)
    }

    /// Every document that was read or that something is said of, in the order of their paths.
    fn documents(&self) -> Vec<Document<'_>> {
        let read = self.outlines.iter();
        let mut documents: BTreeMap<&str, Document<'_>> = read
            .map(|outline| {
                (
                    outline.path.as_str(),
                    Document::new(&outline.path, Some(outline)),
                )
            })
            .collect();
        for findings in self.findings.chunk_by(|a, b| a.path == b.path) {
            let path = findings[0].path.as_str();
            let document = documents.entry(path).or_insert(Document::new(path, None));
            document.findings = findings;
        }
        documents.into_values().collect()
    }
}

impl<'a> Document<'a> {
    fn new(path: &'a str, outline: Option<&'a Outline>) -> Self {
        Self {
            path,
            outline,
            findings: &[],
        }
    }
}

/// What a finding says beside its message, for formats that do not draw it: its labels with their lines, then its help.
fn details(finding: &Finding) -> Vec<String> {
    let labels = finding.diagnostic.labels.iter().zip(&finding.labels);
    let labels = labels
        .map(|(label, (start, _))| format!("line {}: {}", start.line, visible(&label.message)));
    let help = finding.diagnostic.help.as_deref();
    labels.chain(visible_lines(help)).collect()
}

/// The lines of a help, as they can be shown.
fn visible_lines(help: Option<&str>) -> impl Iterator<Item = String> {
    help.into_iter().flat_map(str::lines).map(visible)
}
