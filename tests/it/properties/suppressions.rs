//! Comments that ask for silence: they get it where they speak, and nowhere else.

use wherefore::diagnostic::{Diagnostic, Severity};
use wherefore::lint::Settings;
use wherefore::proposal::Proposal;
use wherefore::proposal::document::Document;
use wherefore::proposal::suppressions::Suppression;
use wherefore::source::{Source, Span};

use super::ruler::{all_inside, inside};
use super::world::{PATH, lint_there};

/// What bytes that are no ASCII stand for, so that whole comments and blocks come and go with one byte.
const FRAGMENTS: &[&str] = &[
    "<!-- wherefore: allow(placeholder-text) so -->",
    "<!-- wherefore: allow(vague-when, vague-metric) so -->",
    "<!-- wherefore: allow(missing-why) -->",
    "<!-- wherefore: allow(broken-link) gone -->",
    "<!-- wherefore: allow(placeholder-text, placeholder-text) a\nb -->",
    "<!-- wherefore: allow(misspelt-key) so -->",
    "<!-- wherefore: allow(vague-whne) so -->",
    "<!-- Wherefore allow(how-heavy) -->",
    "<!-- wherefore: allow(",
    "-->",
    "<!--",
    "# Maps\n\n",
    "\n\n## Why\n\n",
    "\n\n## What\n\n",
    "\n\n## When\n\n",
    "\n\n### Success metrics\n\n",
    "\nAlternatives\n---\n",
    "TODO: say so.\n",
    "TBD",
    "It will be faster, soon.\n",
    "[a](gone.md)",
    "\n- ",
    "\n  - ",
    "\n1. ",
    "\n> ",
    "| a | b |\n|---|---|\n| TBD | c |\n",
    "\n```\n",
    "<div>\n",
    "</div>\n",
    "\n\n",
    "\n",
    "\r\n",
    "---\nstauts: Draft\n---\n",
    "**When:** TBD\n",
    "é",
    "🦀",
    "\u{feff}",
    "[^1]: TODO\n",
    "***\n",
    "    ",
];

/// Judges a document with its comments and without.
pub fn holds(bytes: &[u8]) {
    let source = Source::new(PATH, spelled_out(bytes));
    let settings = Settings::default();
    let proposal = Proposal::parse(&source, &settings.vocabulary);
    let asked = proposal.suppressions();
    scopes_nest(source.text(), asked);
    for one in asked {
        reaches_no_further(proposal.document(), source.text(), one);
    }
    let left = lint_there(&proposal, &settings);
    all_inside(&source, &left);
    let deaf = Source::new(PATH, without_requests(source.text()));
    let deaf = Proposal::parse(&deaf, &settings.vocabulary);
    let all = lint_there(&deaf, &settings);
    let is_covered = |it: &&Diagnostic| asked.iter().any(|one| covers(one, it));
    let wanted = all.iter().filter(|it| !is_covered(it));
    // What is said of the comments themselves is said of no other text.
    let mut left = left.iter().filter(|it| it.rule != "unused-allow");
    for it in wanted {
        // Messages may repeat the words of a comment.
        let (said, wanted) = (left.next().map(place), Some(place(it)));
        assert_eq!(said, wanted, "in {:?}", source.text());
    }
    assert_eq!(left.next(), None, "in {:?}", source.text());
}

fn place(it: &Diagnostic) -> (&str, Severity, Span) {
    (it.rule, it.severity, it.span)
}

fn spelled_out(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in bytes {
        match byte {
            0..=0x7F => text.push(char::from(*byte)),
            _ => text.push_str(FRAGMENTS[usize::from(*byte) % FRAGMENTS.len()]),
        }
    }
    text
}

fn covers(one: &Suppression, diagnostic: &Diagnostic) -> bool {
    let names_it = one.rules.iter().any(|(id, _)| id == diagnostic.rule);
    names_it && one.scope.contains(diagnostic.span)
}

/// Of two scopes one lies in the other, or they share nothing.
fn scopes_nest(text: &str, asked: &[Suppression]) {
    for one in asked {
        inside(text, one.span, "a comment");
        inside(text, one.scope, "a scope");
        for (id, span) in &one.rules {
            inside(text, *span, id);
            assert_eq!(span.of(text), id);
        }
        for other in asked {
            let (a, b) = (one.scope, other.scope);
            let is_apart = a.end <= b.start || b.end <= a.start;
            assert!(
                is_apart || a.contains(b) || b.contains(a),
                "{one:?} {other:?}"
            );
        }
    }
}

/// A comment speaks for the whole, for a section that it stands in or at, or for what stands around or behind it; never for what was
/// written before it in another section.
fn reaches_no_further(document: &Document, text: &str, one: &Suppression) {
    let sections = document.sections();
    let is_section = sections.iter().any(|section| section.span == one.scope);
    let is_whole = one.scope == Span::new(0, text.len());
    let is_at_top = document.title().or(Some(0)).is_some_and(|title| {
        let next = sections.get(title + 1);
        next.is_none_or(|next| one.span.start <= next.line.start)
    });
    assert!(
        !is_whole || is_at_top || is_section,
        "{one:?} speaks for all"
    );
    let is_here = one.scope.contains(one.span) || one.scope.start >= one.span.end;
    assert!(is_here, "{one:?} speaks for what was before it");
}

/// As long as the name of this program, and no word that any rule knows.
const NOBODY: &str = "whereupon";

/// The same text, with as many bytes, whose comments are addressed to nobody. What begins as a comment is changed wherever it stands:
/// the name of a link may hold one, and has to be that of its definition. Other words that name the program are prose, and stay.
fn without_requests(text: &str) -> String {
    let mut changed = text.to_owned();
    for (at, name) in text.to_ascii_lowercase().match_indices("wherefore") {
        if text[..at].trim_end().ends_with("<!--") {
            let range = at..at + name.len();
            changed.replace_range(range.clone(), &cased_like(&text[range], NOBODY));
        }
    }
    changed
}

/// A word, with capitals where another one has them: what opens a line in capitals may be a label.
fn cased_like(other: &str, word: &str) -> String {
    let pairs = other.chars().zip(word.chars());
    let cased = pairs.map(|(other, c)| {
        if other.is_uppercase() {
            c.to_ascii_uppercase()
        } else {
            c
        }
    });
    cased.collect()
}
