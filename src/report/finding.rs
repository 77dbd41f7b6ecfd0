//! A diagnostic with its lines and columns. It is made where the source is still at hand and keeps only the lines that it
//! shows, so that a report grows with the diagnostics and not with the documents.

use std::ops::RangeInclusive;

use super::visible;
use crate::diagnostic::Diagnostic;
use crate::source::{LineIndex, Position, Source, Span, Text};

/// A diagnostic with its path, its lines and columns, and the lines that it shows.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The document, as it is named from the current folder.
    pub path: String,
    /// What was said.
    pub diagnostic: Diagnostic,
    /// Where its span starts.
    pub start: Position,
    /// Where its span ends.
    pub end: Position,
    /// Where each label starts and ends, in the order of the diagnostic's labels.
    pub labels: Vec<(Position, Position)>,
    /// Where the text that its fix replaces starts and ends.
    pub fix: Option<(Position, Position)>,
    /// The lines under its span and labels, each once, in order; cut to what fits.
    pub lines: Vec<Line>,
    /// The nearest line that the diff of the change shows, where it does not show the place itself.
    pub line_in_diff: Option<usize>,
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

impl Finding {
    /// Looks where a diff shows it. `shown` are the lines of the document that the diff shows, in order.
    pub fn place_in_diff(&mut self, shown: &[RangeInclusive<usize>]) {
        let line = self.start.line;
        let next = shown.partition_point(|lines| *lines.end() < line);
        let is_shown = shown.get(next).is_some_and(|lines| lines.contains(&line));
        if is_shown || self.diagnostic.text == Text::Sidecar {
            return;
        }
        let above = next.checked_sub(1).map(|index| *shown[index].end());
        let below = shown.get(next).map(|lines| *lines.start());
        let nearest = above.into_iter().chain(below);
        self.line_in_diff = nearest.min_by_key(|near| near.abs_diff(line));
    }

    /// The line that it stands on, as much as is shown of it.
    pub fn line(&self) -> Option<&Line> {
        self.lines
            .iter()
            .find(|line| line.number == self.start.line)
    }
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
        fix: diagnostic.fix.as_ref().map(|fix| places(fix.span)),
        diagnostic,
        start,
        end,
        labels,
        lines,
        line_in_diff: None,
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
    let shown: String = Span::new(from, line.end)
        .of(text)
        .chars()
        .take(SHOWN)
        .collect();
    Line {
        number: place.line,
        first_column: skipped + 1,
        text: visible(&shown),
    }
}
