//! A summary in Markdown, as CI systems show it on the page of a run: of each proposal its four elements, then what is
//! wrong, with links to the lines.

use std::cmp::Reverse;
use std::io::{self, Write};

use super::{Document, Finding, Report, count, details, encode, summary_line, visible};
use crate::diagnostic::Severity;
use crate::proposal::element::Element;
use crate::proposal::elements::State;
use crate::report::outline::{ElementOutline, Outline};
use crate::select::Location;

/// As many bytes are written at most. GitHub's manual says that a step summary of more than 1 MiB is refused.
const MOST_BYTES: usize = 1_000_000;

/// Of these, so many are kept for lines about documents that there is no room for otherwise.
const KEPT_BYTES: usize = 200_000;

/// Of one document, no more diagnostics are told.
const MOST_ITEMS: usize = 50;

/// Of one title, heading or message, no more characters are shown.
const MOST_CHARS: usize = 300;

/// How each page begins.
pub(super) const HEAD: &str = "## wherefore";

/// Where the pages are that show files of this revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forge {
    /// What stands before the name of a revision in the address of a file.
    pub files: String,
    /// The revision that is checked out.
    pub revision: String,
}

/// Writes the whole report, or as much as is taken: what is gravest comes first, of documents and within each. A document
/// that there is no room for has a line.
pub(super) fn write(out: &mut dyn Write, report: &Report, forge: Option<&Forge>) -> io::Result<()> {
    let page = Page { report, forge };
    let mut documents = report.documents();
    documents.sort_by_key(|document| Reverse(document.findings.iter().map(severity).max()));
    let (amiss, fine): (Vec<_>, Vec<_>) = documents
        .iter()
        .partition(|document| !document.findings.is_empty());
    let mut written = Written { out, bytes: 0 };
    written.take(&page.head(), MOST_BYTES)?;
    let mut untold = Vec::new();
    for document in amiss {
        if !written.take(&page.whole(document), MOST_BYTES - KEPT_BYTES)? {
            untold.push(document);
        }
    }
    if !fine.is_empty() {
        let documents = count(fine.len(), "document");
        let fold = format!("\n<details><summary>{documents} with nothing to report</summary>\n");
        written.take(&fold, MOST_BYTES)?;
        for document in fine {
            if !written.take(&page.card(document), MOST_BYTES - KEPT_BYTES)? {
                untold.push(document);
            }
        }
        written.take("\n</details>\n", MOST_BYTES)?;
    }
    page.write_untold(&untold, &mut written)
}

/// What is written of a page, and how much.
struct Written<'a> {
    out: &'a mut dyn Write,
    bytes: usize,
}

impl Written<'_> {
    /// Writes a piece, if the page then has no more bytes than that. Says whether it did.
    fn take(&mut self, piece: &str, most: usize) -> io::Result<bool> {
        let bytes = self.bytes + piece.len();
        if bytes > most {
            return Ok(false);
        }
        self.bytes = bytes;
        self.out.write_all(piece.as_bytes())?;
        Ok(true)
    }
}

fn severity(finding: &Finding) -> Severity {
    finding.diagnostic.severity
}

/// A report on its way into Markdown.
struct Page<'a> {
    report: &'a Report,
    forge: Option<&'a Forge>,
}

impl Page<'_> {
    fn head(&self) -> String {
        let summary = escaped(&summary_line(self.report.summary));
        let shown = self.report.troubles.iter().take(MOST_ITEMS);
        let mut troubles: String = shown
            .map(|trouble| {
                let said = [&trouble.message].into_iter().chain(&trouble.help);
                format!("- {FAILED} {}\n", lines(said))
            })
            .collect();
        if !troubles.is_empty() {
            troubles.insert(0, '\n');
        }
        if let more @ 1.. = self.report.troubles.len().saturating_sub(MOST_ITEMS) {
            troubles += &format!("- {FAILED} … and {more} more\n");
        }
        format!("{HEAD}\n\n{summary}\n{troubles}")
    }

    /// A document's card and what is wrong with it.
    fn whole(&self, document: &Document<'_>) -> String {
        let mut findings: Vec<_> = document.findings.iter().collect();
        findings.sort_by_key(|finding| Reverse(severity(finding)));
        let items = findings.iter().take(MOST_ITEMS);
        let items: String = items.map(|finding| self.item(finding)).collect();
        let more = match findings.len().saturating_sub(MOST_ITEMS) {
            0 => String::new(),
            more => format!("\n… and {more} more\n"),
        };
        format!("{}{items}{more}", self.card(document))
    }

    /// A line for each document that there was no room for, as far as there is for that.
    fn write_untold(
        &self,
        documents: &[&Document<'_>],
        written: &mut Written<'_>,
    ) -> io::Result<()> {
        if documents.is_empty() {
            return Ok(());
        }
        written.take("\n### More than fits on this page\n\n", MOST_BYTES)?;
        for (index, document) in documents.iter().enumerate() {
            let of = |wanted| {
                document
                    .findings
                    .iter()
                    .filter(|it| severity(it) == wanted)
                    .count()
            };
            let line = format!(
                "- {}: {}, {}\n",
                self.name(document),
                count(of(Severity::Error), "error"),
                count(of(Severity::Warning), "warning")
            );
            // The last line has its room.
            if !written.take(&line, MOST_BYTES - 100)? {
                let left = count(documents.len() - index, "document");
                written.take(&format!("- … and {left} more\n"), MOST_BYTES)?;
                break;
            }
        }
        Ok(())
    }

    /// The path of a document, as a link to it.
    fn name(&self, document: &Document<'_>) -> String {
        let location = self.report.places.locate(document.path);
        self.link(&escaped(location.path()), document.path, None)
    }

    /// A document's name and title, and the table of its elements.
    fn card(&self, document: &Document<'_>) -> String {
        let name = self.name(document);
        let title = document
            .outline
            .map_or("", |outline| outline.title.as_str());
        let title = match title {
            "" => String::new(),
            title => format!(": {}", escaped(&even(title))),
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
        let exempt = outline.exemption.map_or_else(String::new, |exemption| {
            format!("\n{}: exempt from rules about content\n", exemption.name())
        });
        format!("{exempt}\n| Element | State | Where |\n|---|---|---|\n{rows}")
    }

    fn row(&self, outline: &Outline, element: Element, found: &ElementOutline) -> String {
        let file = found.sidecar.as_deref().unwrap_or(&outline.path);
        let line = found.line.map(|line| self.line(file, line));
        let heading = found
            .heading
            .as_deref()
            .filter(|heading| !heading.is_empty());
        let heading = heading.map(|heading| escaped(&even(heading)));
        let words = found
            .because
            .iter()
            .map(|words| format!("“{}”", escaped(words)));
        let words: Vec<_> = words.collect();
        let words = (!words.is_empty()).then(|| words.join(" "));
        let place: Vec<_> = [line, heading, words].into_iter().flatten().collect();
        let mark = match found.state {
            State::Declared => "✅",
            // Nobody is asked to mend it.
            _ if outline.exemption.is_some() => "➖",
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
        let message = said(&diagnostic.message);
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
        let folder = self.forge.map(|forge| {
            let revision = self.report.revision.as_ref().unwrap_or(&forge.revision);
            format!("{}{revision}/", forge.files)
        });
        format!("[{words}]({}{file}{place})", folder.unwrap_or_default())
    }
}

const WARNING: &str = "⚠️";
const FAILED: &str = "❌";

/// What the tool says, each line of it as a line of one paragraph.
pub(super) fn lines(lines: impl IntoIterator<Item: AsRef<str>>) -> String {
    let lines = lines.into_iter().map(|line| said(line.as_ref()));
    lines.collect::<Vec<_>>().join("<br>")
}

/// What the tool says as Markdown. What it puts between backticks is code, whatever stands there.
fn said(text: &str) -> String {
    let text = shortened(&visible(text));
    let mut said = String::with_capacity(text.len() * 2);
    let mut rest = text.as_str();
    while let Some((before, code, after)) = next_code(rest) {
        said.push_str(&escaped_marks(before));
        // Backticks that touch would be taken for one mark.
        if said.ends_with('`') {
            said.push_str("<span></span>");
        }
        said.push_str(&as_code(code));
        rest = after;
    }
    said + &escaped_marks(rest)
}

/// The text before a pair of backticks, what is between them, and what follows.
fn next_code(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (code, after) = rest.split_once('`')?;
    Some((before, code, after))
}

/// Text without a backtick as code: within it nothing has a meaning.
fn as_code(text: &str) -> String {
    match text {
        "" => "\\`\\`".to_owned(),
        // One space at each end would be taken for padding, unless all is space.
        text if text.starts_with(' ') && text.ends_with(' ') && !text.trim().is_empty() => {
            format!("` {text} `")
        }
        text => format!("`{text}`"),
    }
}

/// Text of somebody as Markdown that shows it as it is: no markup, no link, no address, and nobody and nothing is mentioned.
fn escaped(text: &str) -> String {
    escaped_marks(&shortened(&visible(text)))
}

/// Text on one line, white space made even.
fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a long text.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(MOST_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The signs by which a forge finds what is mentioned: people, issues, merge requests, snippets, labels, milestones, epics, and
/// pictures by their names.
const MENTIONS: &[char] = &['@', '#', '!', '$', '~', '%', '&', ':'];

fn escaped_marks(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() * 2);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let begins_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '"');
        let is_mention = MENTIONS.contains(&c) && next.is_some_and(begins_name);
        match c {
            // Mentions are looked for in the text that is shown, whatever was escaped; not across elements.
            _ if is_mention => escaped.extend(["<span>\\", &c.to_string(), "</span>"]),
            '-' if ends_with(&escaped, "GH") => escaped.push_str("<span>-</span>"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$' => {
                escaped.extend(['\\', c]);
            }
            // `://` and `www.` begin addresses.
            ':' if next == Some('/') => escaped.push_str("\\:"),
            '.' if ends_with(&escaped, "www") => escaped.push_str("\\."),
            _ => escaped.push(c),
        }
    }
    escaped
}

fn ends_with(text: &str, end: &str) -> bool {
    let at = text.len().checked_sub(end.len());
    at.and_then(|at| text.get(at..))
        .is_some_and(|last| last.eq_ignore_ascii_case(end))
}
