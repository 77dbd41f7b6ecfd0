//! Tells diagnostics that were there before from new ones, whatever line they moved to.
//!
//! A diagnostic is known by its rule, its message, the line that it stands on and the heading above it; where the line
//! moved by the line, and where it was edited by the heading. One that speaks of the whole document is known by its rule alone.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Reach};
use crate::proposal::Proposal;
use crate::source::{Span, Text};

/// As many characters of a line are compared.
const MOST_CHARS: usize = 240;

/// What a diagnostic is known by in another version of its document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// The id of its rule.
    pub rule: String,
    /// What it says.
    pub message: String,
    /// Where it says it; nothing where it speaks of the whole document.
    pub place: Option<Place>,
}

/// The words around a diagnostic, white space made even.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line that its span starts on.
    pub line: String,
    /// The heading above it; empty before the first and in a file of metadata.
    pub heading: String,
}

/// The fingerprints of one document's diagnostics, in their order: those of one line follow one another, so that no line is
/// read for each.
pub fn fingerprints(proposal: &Proposal<'_>, diagnostics: &[Diagnostic]) -> Vec<Fingerprint> {
    let mut last = None;
    let all = diagnostics.iter();
    all.map(|diagnostic| fingerprint(proposal, diagnostic, &mut last))
        .collect()
}

/// A line and the text that it stands in.
type LineIn = (Text, Span);

fn fingerprint(
    proposal: &Proposal<'_>,
    diagnostic: &Diagnostic,
    last: &mut Option<LineIn>,
) -> Fingerprint {
    let place = match diagnostic.reach {
        Reach::Document => None,
        Reach::Place => {
            let (text, line) = line_at(proposal, diagnostic, *last);
            *last = Some((text, line));
            Some(Place {
                line: even(proposal.text_in(text, line)),
                heading: heading_above(diagnostic, proposal),
            })
        }
    };
    Fingerprint {
        rule: diagnostic.rule.to_owned(),
        message: diagnostic.message.clone(),
        place,
    }
}

/// The line that a diagnostic stands on, without its line break.
fn line_at(proposal: &Proposal<'_>, diagnostic: &Diagnostic, last: Option<LineIn>) -> LineIn {
    let (within, at) = (diagnostic.text, diagnostic.span.start);
    if let Some((text, line)) = last
        && text == within
        && line.contains(Span::at(at))
    {
        return (text, line);
    }
    let text = proposal.source().of(within).text();
    (within, line_around(text, at))
}

/// The line around a byte offset, without its line break and the byte order mark of its text.
fn line_around(text: &str, offset: usize) -> Span {
    let mark = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let offset = offset.clamp(mark, text.len().max(mark));
    let bytes = text.as_bytes();
    let before = memchr::memrchr(b'\n', bytes.get(..offset).unwrap_or_default());
    let after = memchr::memchr(b'\n', bytes.get(offset..).unwrap_or_default());
    Span::new(
        before.map_or(mark, |at| at + 1),
        after.map_or(text.len(), |at| offset + at),
    )
}

impl Fingerprint {
    /// What is equal where neither the line nor the heading above it was edited.
    fn exact(&self) -> Key<'_> {
        match &self.place {
            None => (&self.rule, "", "", ""),
            Some(place) => (&self.rule, &self.message, &place.line, &place.heading),
        }
    }

    /// What is equal where the line moved. A few letters, as of `TBD`, say nothing about which it is.
    fn moved(&self) -> Option<Key<'_>> {
        let place = self.place.as_ref()?;
        let is_telling = place.line.len() >= TELLING;
        is_telling.then_some((&self.rule, &self.message, &place.line, ""))
    }

    /// What is equal where the line was edited in its section.
    fn edited(&self) -> Option<Key<'_>> {
        let place = self.place.as_ref()?;
        Some((&self.rule, &self.message, "", &place.heading))
    }
}

/// A line of at least so many bytes is known again wherever it goes.
const TELLING: usize = 16;

type Key<'a> = (&'a str, &'a str, &'a str, &'a str);

/// For each that was found, the index of the known one that it is. Each known one is taken at most once.
pub fn recognize(found: &[Fingerprint], known: &[Fingerprint]) -> Vec<Option<usize>> {
    let mut taken = vec![false; known.len()];
    let mut matches = vec![None; found.len()];
    let keys: [fn(&Fingerprint) -> Option<Key<'_>>; 3] = [
        |fingerprint| Some(fingerprint.exact()),
        Fingerprint::moved,
        Fingerprint::edited,
    ];
    for key in keys {
        let mut free: HashMap<Key<'_>, Vec<usize>> = HashMap::new();
        for (index, known) in known.iter().enumerate().rev() {
            if let Some(key) = key(known).filter(|_| !taken[index]) {
                free.entry(key).or_default().push(index);
            }
        }
        for (found, matched) in found.iter().zip(&mut matches) {
            if matched.is_none() {
                *matched = key(found)
                    .and_then(|key| free.get_mut(&key))
                    .and_then(Vec::pop);
            }
            if let Some(index) = *matched {
                taken[index] = true;
            }
        }
    }
    matches
}

fn heading_above(diagnostic: &Diagnostic, proposal: &Proposal<'_>) -> String {
    if diagnostic.text == Text::Sidecar {
        return String::new();
    }
    let sections = proposal.document().sections();
    let after = sections.partition_point(|section| section.line.start <= diagnostic.span.start);
    let section = after.checked_sub(1).and_then(|index| sections.get(index));
    section.map_or_else(String::new, |section| even(proposal.text(section.heading)))
}

/// The beginning of a text, white space made even.
fn even(words: &str) -> String {
    let end = words.char_indices().nth(MOST_CHARS);
    let words = &words[..end.map_or(words.len(), |(at, _)| at)];
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(rule: &str, line: &str, heading: &str) -> Fingerprint {
        Fingerprint {
            rule: rule.to_owned(),
            message: "m".to_owned(),
            place: Some(Place {
                line: line.to_owned(),
                heading: heading.to_owned(),
            }),
        }
    }

    #[test]
    fn a_line_is_known_where_it_moved_and_an_edited_one_in_its_section() {
        let (one, two) = ("one line of the text", "two lines of the text");
        let known = [
            at("a", one, "Why"),
            at("a", two, "Why"),
            at("b", "x", "When"),
            at("c", "TBD", "Why"),
        ];
        let found = [
            at("a", two, "Elsewhere"),
            at("a", "one, edited", "Why"),
            at("b", "y", "Metric"),
            at("c", "TBD", "When"),
        ];
        assert_eq!(recognize(&found, &known), [Some(1), Some(0), None, None]);
    }

    #[test]
    fn what_stands_twice_now_and_stood_once_before_is_new_once() {
        let known = [at("a", "one", "Why")];
        let found = [at("a", "one", "Why"), at("a", "one", "Why")];
        assert_eq!(recognize(&found, &known), [Some(0), None]);
    }

    #[test]
    fn what_speaks_of_the_whole_document_is_known_by_its_rule() {
        let whole = |message: &str| Fingerprint {
            rule: "missing-when".to_owned(),
            message: message.to_owned(),
            place: None,
        };
        assert_eq!(recognize(&[whole("b")], &[whole("a")]), [Some(0)]);
    }
}
