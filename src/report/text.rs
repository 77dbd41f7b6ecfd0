//! The report for people, drawn by miette. The only file that names it.

use std::fmt;
use std::io::{self, Write};

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents,
    NarratableReportHandler, SourceCode, SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};

use rayon::prelude::*;

use super::broken::Broken;
use super::{Finding, Line, Report, Style, visible, without_workflow_command};
use crate::diagnostic::Severity;
use crate::source::Position;

/// So many findings are drawn on all cores before they are written, so that memory does not grow with their number.
const AT_ONCE: usize = 256;

/// Writes every finding with the lines that it speaks of.
pub(super) fn write(out: &mut dyn Write, report: &Report, style: Style) -> io::Result<()> {
    for findings in report.findings.chunks(AT_ONCE) {
        for drawn in draw_all(findings, style) {
            out.write_all(drawn?.as_bytes())?;
        }
    }
    Ok(())
}

/// Fewer findings are drawn before a thread for each core has started.
const FEW: usize = 32;

/// Draws findings, in their order.
fn draw_all(findings: &[Finding], style: Style) -> Vec<io::Result<String>> {
    let texts = Broken::of(findings, style);
    let draw = |finding| draw(&Drawn::new(finding, &texts), style);
    if findings.len() < FEW {
        return findings.iter().map(draw).collect();
    }
    findings.par_iter().map(draw).collect()
}

/// Writes one finding, and an empty line after it.
///
/// # Errors
/// When `out` does not take it.
pub fn write_finding(out: &mut dyn Write, finding: &Finding, style: Style) -> io::Result<()> {
    for drawn in draw_all(std::slice::from_ref(finding), style) {
        out.write_all(drawn?.as_bytes())?;
    }
    Ok(())
}

fn draw(drawn: &Drawn<'_>, style: Style) -> io::Result<String> {
    let mut text = String::new();
    let rendered = if style.narrated {
        NarratableReportHandler::new()
            .with_context_lines(CONTEXT)
            .render_report(&mut text, drawn)
    } else {
        GraphicalReportHandler::new_themed(theme(style))
            .with_width(style.width)
            .with_wrap_lines(false)
            .with_context_lines(CONTEXT)
            .with_links(false)
            .render_report(&mut text, drawn)
    };
    rendered.map_err(io::Error::other)?;
    // miette pads lines that it leaves empty, and a text may be broken before any word of a document.
    let mut lines = String::with_capacity(text.len());
    for line in text.trim_end().lines() {
        lines.push_str(&without_workflow_command(line.trim_end()));
        lines.push('\n');
    }
    lines.push('\n');
    Ok(lines)
}

fn theme(style: Style) -> GraphicalTheme {
    GraphicalTheme {
        characters: if style.unicode {
            ThemeCharacters::unicode()
        } else {
            ThemeCharacters::ascii()
        },
        styles: if style.color {
            ThemeStyles::ansi()
        } else {
            ThemeStyles::none()
        },
    }
}

/// What miette is asked to draw around a span. The excerpt holds the right lines already.
const CONTEXT: usize = 1;

/// A finding in the form that miette draws: the shown lines as one text, labels as offsets into it.
#[derive(Debug)]
struct Drawn<'a> {
    finding: &'a Finding,
    code: String,
    message: &'a str,
    help: Option<&'a str>,
    excerpt: Excerpt,
}

impl<'a> Drawn<'a> {
    fn new(finding: &'a Finding, texts: &'a Broken<'_>) -> Self {
        let diagnostic = &finding.diagnostic;
        let help = diagnostic.help.as_deref();
        Self {
            finding,
            code: format!("{} ({})", diagnostic.rule, diagnostic.severity.name()),
            message: texts.message(&diagnostic.message),
            help: help.map(|help| texts.help(help)),
            excerpt: Excerpt::new(visible(&finding.path), &finding.lines),
        }
    }

    fn label(
        &self,
        (start, end): (Position, Position),
        message: Option<String>,
        is_primary: bool,
    ) -> LabeledSpan {
        let span = self.excerpt.span(start, end);
        if is_primary {
            LabeledSpan::new_primary_with_span(message, span)
        } else {
            LabeledSpan::new_with_span(message, span)
        }
    }
}

impl fmt::Display for Drawn<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.message)
    }
}

impl std::error::Error for Drawn<'_> {}

impl miette::Diagnostic for Drawn<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.finding.diagnostic.severity {
            Severity::Warning => miette::Severity::Warning,
            Severity::Error => miette::Severity::Error,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help
            .map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let finding = self.finding;
        let words = finding
            .diagnostic
            .labels
            .iter()
            .map(|label| (label.span, visible(&label.message)));
        let mut labels: Vec<_> = words
            .zip(&finding.labels)
            .map(|((span, message), place)| {
                self.label(*place, Some(message), span == finding.diagnostic.span)
            })
            .collect();
        if !labels.iter().any(LabeledSpan::primary) {
            labels.insert(0, self.label((finding.start, finding.end), None, true));
        }
        Some(Box::new(labels.into_iter()))
    }
}

/// The shown lines of a document as one text that knows their true numbers.
#[derive(Debug)]
struct Excerpt {
    name: String,
    text: String,
    lines: Vec<(usize, Line)>,
}

impl Excerpt {
    fn new(name: String, shown: &[Line]) -> Self {
        let mut text = String::new();
        let mut lines = Vec::new();
        for line in shown {
            lines.push((text.len(), line.clone()));
            text.push_str(&line.text);
            text.push('\n');
        }
        Self { name, text, lines }
    }

    /// Where a place of the document stands in the excerpt. A span over several lines is drawn on its first.
    fn span(&self, start: Position, end: Position) -> SourceSpan {
        let Some((offset, line)) = self
            .lines
            .iter()
            .find(|(_, line)| line.number == start.line)
        else {
            return (0, 0).into();
        };
        let at = |column: usize| {
            let skip = column.saturating_sub(line.first_column);
            line.text
                .char_indices()
                .nth(skip)
                .map_or(line.text.len(), |(at, _)| at)
        };
        let from = at(start.column);
        let to = if end.line == start.line {
            at(end.column)
        } else {
            line.text.len()
        };
        (offset + from, to.saturating_sub(from)).into()
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let end = span.offset() + span.len();
        let covers = |(start, line): &&(usize, Line)| {
            *start <= end && span.offset() <= start + line.text.len()
        };
        let covered: Vec<_> = self.lines.iter().filter(covers).collect();
        let (Some((start, first)), Some((last_start, last))) = (covered.first(), covered.last())
        else {
            return Err(MietteError::OutOfBounds);
        };
        // Only lines that follow one another make one snippet.
        if last.number - first.number + 1 != covered.len() {
            return Err(MietteError::OutOfBounds);
        }
        // miette asks for no context when it writes the place into the header, for some when it draws.
        let column = if before == 0 {
            let offset = span.offset().clamp(*start, start + first.text.len());
            first.first_column - 1 + self.text[*start..offset].chars().count()
        } else {
            0
        };
        // miette draws nothing of a snippet without a character, and takes what follows a line break for its last line.
        let stop = last_start + last.text.len().max(usize::from(last_start == start));
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            &self.text.as_bytes()[*start..stop],
            (*start, stop - start).into(),
            first.number - 1,
            column,
            covered.len(),
        )))
    }
}
