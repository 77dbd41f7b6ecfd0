//! What was found, with lines and columns, and the match over formats.
//!
//! A [`Finding`] is made where the source is still at hand and keeps only the lines that it shows,
//! so that a report grows with the diagnostics and not with the documents.

mod json;
mod short;
pub mod text;

use std::io::{self, Write};

use clap::ValueEnum;
use serde::Serialize;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{LineIndex, Position, Source, Span, Text};

/// How a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: the place, what is wrong there, and what to do.
    #[default]
    Text,
    /// One line a diagnostic: `path:line:col: severity[rule] message`.
    Short,
    /// One JSON object with all diagnostics and a summary.
    Json,
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

/// A diagnostic with its path, its lines and columns, and the lines that it shows.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The document.
    pub path: String,
    /// What was said.
    pub diagnostic: Diagnostic,
    /// Where its span starts.
    pub start: Position,
    /// Where its span ends.
    pub end: Position,
    /// Where each label starts and ends, in the order of the diagnostic's labels.
    pub labels: Vec<(Position, Position)>,
    /// The lines under its span and labels, each once, in order; cut to what fits.
    pub lines: Vec<Line>,
}

/// A line of a document, as much as is shown of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1.
    pub number: usize,
    /// The column of the first character that is shown, from 1.
    pub first_column: usize,
    /// What is shown; one character for each of the document's.
    pub text: String,
}

/// Counts for the summary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Documents that were judged.
    pub proposals: usize,
    /// Those of them that state all four elements.
    pub complete: usize,
    /// Diagnostics that are errors.
    pub errors: usize,
    /// Diagnostics that are warnings.
    pub warnings: usize,
    /// Diagnostics that were there before, and are not reported.
    pub held_back: usize,
    /// Things that could not be done, told on standard error.
    pub failures: usize,
}

/// All that was found.
#[derive(Debug, Default)]
pub struct Report {
    /// Sorted by path, then place.
    pub findings: Vec<Finding>,
    /// The counts.
    pub summary: Summary,
}

/// Writes a report.
///
/// # Errors
/// When `out` does not take it.
pub fn write(out: &mut dyn Write, report: &Report, format: Format, style: Style) -> io::Result<()> {
    match format {
        Format::Text => text::write(out, report, style),
        Format::Short => short::write(out, report),
        Format::Json => json::write(out, report),
    }
}

/// The one line that ends every run.
pub fn summary_line(summary: Summary) -> String {
    let Summary {
        proposals,
        complete,
        errors,
        warnings,
        held_back,
        failures,
    } = summary;
    if proposals + errors + warnings + failures == 0 {
        return "nothing to check: there is no proposal among what was asked for".to_owned();
    }
    let checked = count(proposals, "proposal");
    let verdict = match (errors, warnings) {
        (0, 0) if failures > 0 => "nothing amiss in what could be read".to_owned(),
        (0, 0) if held_back > 0 => "nothing new".to_owned(),
        (0, 0) if complete == proposals => {
            "What, Why, When and the metric are all there".to_owned()
        }
        (0, 0) => "nothing to report".to_owned(),
        (0, _) => count(warnings, "warning"),
        (_, 0) => count(errors, "error"),
        _ => format!("{}, {}", count(errors, "error"), count(warnings, "warning")),
    };
    let trouble = if failures == 0 {
        String::new()
    } else {
        format!("; {}", count(failures, "failure"))
    };
    let known = match held_back {
        0 => String::new(),
        _ => format!(" ({held_back} held back: there before)"),
    };
    format!("{checked} checked: {verdict}{known}{trouble}")
}

/// "1 error", "2 errors".
fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// The most characters that are shown of a line, and how many of them before the place of interest.
const SHOWN: usize = 160;
const SHOWN_BEFORE: usize = 60;

/// Gives diagnostics of one document, and of the file of metadata beside it, their path, lines and columns.
pub fn locate(source: &Source, diagnostics: Vec<Diagnostic>) -> Vec<Finding> {
    let (beside, own): (Vec<_>, Vec<_>) = diagnostics
        .into_iter()
        .partition(|diagnostic| diagnostic.text == Text::Sidecar);
    let mut findings = locate_in(source, own);
    findings.extend(locate_in(source.of(Text::Sidecar), beside));
    findings
}

fn locate_in(source: &Source, diagnostics: Vec<Diagnostic>) -> Vec<Finding> {
    if diagnostics.is_empty() {
        return Vec::new();
    }
    let index = LineIndex::new(source.text());
    diagnostics
        .into_iter()
        .map(|diagnostic| locate_one(source, &index, diagnostic))
        .collect()
}

fn locate_one(source: &Source, index: &LineIndex<'_>, diagnostic: Diagnostic) -> Finding {
    let places = |span: Span| (index.position(span.start), index.position(span.end));
    let (start, end) = places(diagnostic.span);
    let labels: Vec<_> = diagnostic
        .labels
        .iter()
        .map(|label| places(label.span))
        .collect();
    let mut starts: Vec<usize> = diagnostic
        .labels
        .iter()
        .map(|label| label.span.start)
        .chain([diagnostic.span.start])
        .collect();
    starts.sort_unstable();
    let mut lines: Vec<Line> = starts
        .iter()
        .map(|start| shown_line(source.text(), index, *start))
        .collect();
    lines.dedup_by_key(|line| line.number);
    Finding {
        path: source.name().to_owned(),
        diagnostic,
        start,
        end,
        labels,
        lines,
    }
}

/// The line around a byte offset. Its cost does not grow with the length of the line.
fn shown_line(text: &str, index: &LineIndex<'_>, offset: usize) -> Line {
    let place = index.position(offset);
    let line = index.line(place.line);
    let before = Span::new(line.start, offset.min(line.end)).of(text);
    let shown_before = if place.column > SHOWN {
        SHOWN_BEFORE
    } else {
        SHOWN
    };
    let (skipped, from) = match before.char_indices().rev().nth(shown_before - 1) {
        Some((at, _)) => (place.column - 1 - shown_before, line.start + at),
        None => (0, line.start),
    };
    let shown = Span::new(from, line.end).of(text).chars().take(SHOWN);
    let text = shown.map(visible_char).collect();
    Line {
        number: place.line,
        first_column: skipped + 1,
        text,
    }
}

/// Text from a document or file name as it may be shown to a person: no control character, escape
/// or direction override gets through, and each character stays one character.
pub fn visible(text: &str) -> String {
    text.chars().map(visible_char).collect()
}

fn visible_char(c: char) -> char {
    match c {
        '\t' => ' ',
        '\0'..='\u{1F}' => {
            char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        '\u{7F}' => '\u{2421}',
        '\u{80}'..='\u{9F}'
        | '\u{61C}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' => char::REPLACEMENT_CHARACTER,
        other => other,
    }
}

impl Report {
    /// Sorts what was found, and counts it into a summary.
    pub fn new(mut findings: Vec<Finding>, summary: Summary) -> Self {
        // A stable sort keeps the order of the rules where several speak of one place.
        findings.sort_by(|a, b| (&a.path, a.start).cmp(&(&b.path, b.start)));
        let of = |severity| {
            findings
                .iter()
                .filter(|finding| finding.diagnostic.severity == severity)
                .count()
        };
        let summary = Summary {
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            ..summary
        };
        Self { findings, summary }
    }
}
