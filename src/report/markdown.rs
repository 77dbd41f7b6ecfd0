//! A summary in Markdown, as CI systems show it on the page of a run: of each proposal its four elements, then what is
//! wrong, with links to the lines.

use std::cmp::Reverse;
use std::io::{self, Write};
use std::iter;

use super::{Document, Finding, Report, details, encode, summary_line, visible};
use crate::diagnostic::Severity;
use crate::proposal::element::Element;
use crate::proposal::elements::State;
use crate::report::outline::{ElementOutline, Outline};
use crate::select::Location;

/// More bytes than that are refused as a step summary of GitHub, whose manual says 1 MiB; what is said at the end has
/// room beside it.
const MOST_BYTES: usize = 1_000_000;

/// Where the pages are that show files of this revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forge {
    /// The address of the root folder, with a slash at its end.
    pub files: String,
}

/// Writes the whole report, or as much as is taken: what is gravest comes first, of documents and within each.
pub(super) fn write(out: &mut dyn Write, report: &Report, forge: Option<&Forge>) -> io::Result<()> {
    let page = Page { report, forge };
    let severity = |finding: &Finding| finding.diagnostic.severity;
    let mut documents = report.documents();
    documents.sort_by_key(|document| Reverse(document.findings.iter().map(severity).max()));
    let cards = documents.iter().flat_map(|document| {
        let mut findings: Vec<_> = document.findings.iter().collect();
        findings.sort_by_key(|finding| Reverse(severity(finding)));
        let items = findings.into_iter().map(|finding| page.item(finding));
        iter::once(page.card(document)).chain(items)
    });
    let mut left = 1 + documents.len() + report.findings.len();
    let mut room = MOST_BYTES;
    for piece in iter::once(page.head()).chain(cards) {
        let Some(rest) = room.checked_sub(piece.len()) else {
            return writeln!(
                out,
                "\n**This summary is cut here: {left} more tables and diagnostics would make it larger than is shown.**"
            );
        };
        out.write_all(piece.as_bytes())?;
        (room, left) = (rest, left - 1);
    }
    Ok(())
}

/// A report on its way into Markdown.
struct Page<'a> {
    report: &'a Report,
    forge: Option<&'a Forge>,
}

impl Page<'_> {
    fn head(&self) -> String {
        let summary = escaped(&summary_line(self.report.summary));
        let troubles = self.report.troubles.iter().map(|trouble| {
            let said = [&trouble.message].into_iter().chain(&trouble.help);
            format!("- {FAILED} {}\n", lines(said))
        });
        let troubles: String = troubles.collect();
        let troubles = match troubles.as_str() {
            "" => troubles,
            _ => format!("\n{troubles}"),
        };
        format!("## wherefore\n\n{summary}\n{troubles}")
    }

    /// A document's name and title, and the table of its elements.
    fn card(&self, document: &Document<'_>) -> String {
        let location = self.report.places.locate(document.path);
        let name = self.link(&escaped(location.path()), document.path, None);
        let title = document
            .outline
            .map_or("", |outline| outline.title.as_str());
        let title = match title {
            "" => String::new(),
            title => format!(": {}", escaped(title)),
        };
        let table = document.outline.map(|outline| self.table(outline));
        format!("\n### {name}{title}\n{}\n", table.unwrap_or_default())
    }

    fn table(&self, outline: &Outline) -> String {
        let rows = outline
            .elements
            .iter()
            .map(|(element, found)| self.row(outline, element, found));
        let rows: String = rows.collect();
        format!("\n| Element | State | Where |\n|---|---|---|\n{rows}")
    }

    fn row(&self, outline: &Outline, element: Element, found: &ElementOutline) -> String {
        let file = found.sidecar.as_deref().unwrap_or(&outline.path);
        let line = found.line.map(|line| self.line(file, line));
        let heading = found
            .heading
            .as_deref()
            .filter(|heading| !heading.is_empty());
        let heading = heading.map(escaped);
        let words = found
            .because
            .iter()
            .map(|words| format!("“{}”", escaped(words)));
        let words: Vec<_> = words.collect();
        let words = (!words.is_empty()).then(|| words.join(" "));
        let place: Vec<_> = [line, heading, words].into_iter().flatten().collect();
        let mark = match found.state {
            State::Declared => "✅",
            State::Implied | State::Vague => WARNING,
            State::Missing => FAILED,
        };
        format!(
            "| {} | {mark} {} | {} |\n",
            element.heading(),
            found.state.name(),
            place.join(", ")
        )
    }

    fn item(&self, finding: &Finding) -> String {
        let diagnostic = &finding.diagnostic;
        let mark = match diagnostic.severity {
            Severity::Error => FAILED,
            Severity::Warning => WARNING,
        };
        let line = self.line(&finding.path, finding.start.line);
        let message = escaped(&diagnostic.message);
        let details = details(finding);
        let details = match details.as_slice() {
            [] => String::new(),
            _ => format!("  <br>{}\n", lines(details)),
        };
        format!(
            "- {mark} `{}` ({line}): {message}\n{details}",
            diagnostic.rule
        )
    }

    fn line(&self, path: &str, line: usize) -> String {
        self.link(&format!("line {line}"), path, Some(line))
    }

    /// A link to a file or to one of its lines; only its words where it lies elsewhere.
    fn link(&self, words: &str, path: &str, line: Option<usize>) -> String {
        let Location::Within(path) = self.report.places.locate(path) else {
            return words.to_owned();
        };
        let file = encode::uri_path(&path);
        // Forges show the lines of Markdown only where it is not drawn.
        let place = match (line, self.forge) {
            (Some(line), Some(_)) => format!("?plain=1#L{line}"),
            (Some(line), None) => format!("#L{line}"),
            (None, _) => String::new(),
        };
        let files = self.forge.map_or("", |forge| forge.files.as_str());
        format!("[{words}]({files}{file}{place})")
    }
}

const WARNING: &str = "⚠️";
const FAILED: &str = "❌";

/// Lines of text, each as a line of one paragraph.
pub(super) fn lines(lines: impl IntoIterator<Item: AsRef<str>>) -> String {
    let lines = lines.into_iter().map(|line| escaped(line.as_ref()));
    lines.collect::<Vec<_>>().join("<br>")
}

/// Text as Markdown that shows it as it is: no markup, no link, no address, and nobody is mentioned.
fn escaped(text: &str) -> String {
    let text = visible(text);
    let mut escaped = String::with_capacity(text.len() * 2);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // A mention is looked for in the text that is shown, whatever was escaped; not across elements.
            '@' => escaped.push_str("<span>@</span>"),
            // The dollar begins a formula.
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$' => {
                escaped.extend(['\\', c]);
            }
            // `://` and `www.` begin addresses.
            ':' if chars.peek() == Some(&'/') => escaped.push_str("\\:"),
            '.' if ends_with_www(&escaped) => escaped.push_str("\\."),
            _ => escaped.push(c),
        }
    }
    escaped
}

fn ends_with_www(text: &str) -> bool {
    let last = text.as_bytes().last_chunk();
    last.is_some_and(|last: &[u8; 3]| last.eq_ignore_ascii_case(b"www"))
}
