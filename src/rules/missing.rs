//! What the four `missing-…` rules share: where the section would stand, and what looks like it.

use crate::diagnostic::Diagnostic;
use crate::proposal::Proposal;
use crate::proposal::document::{Block, BlockKind};
use crate::proposal::element::Element;
use crate::proposal::elements::{Body, Declaration, Notation, State};
use crate::proposal::vocabulary::Vocabulary;
use crate::rule::Context;
use crate::source::Span;

/// How many headings, and labels, are compared with every name: a slip of the finger stands among the first ones.
const MOST_NAMES: usize = 500;

/// The lengths of a name in which a slip is looked for.
const FEWEST_CHARS: usize = 3;
const MOST_CHARS: usize = 40;

/// Names that mean what they say, though a letter more or less would make them another.
const ORDINARY: &[&str] = &[
    "then",
    "than",
    "where",
    "who",
    "how",
    "states",
    "values",
    "mitigations",
    "contents",
    "context",
];

/// Reports an element that nothing states.
pub(super) fn check(context: &mut Context<'_>, proposal: &Proposal<'_>, element: Element) {
    let finding = proposal.element(element);
    let is_vague = finding.state() == State::Vague && !finding.is_labelled();
    let is_missing = finding.state() == State::Missing || is_vague;
    if !proposal.vocabulary().is_on(element) || !is_missing {
        return;
    }
    let help = element.coaching();
    match finding.best() {
        Some(declaration) => report_empty(context, proposal, element, declaration, &help),
        None => report_absent(context, proposal, element, &help),
    }
}

fn report_empty(
    context: &mut Context<'_>,
    proposal: &Proposal<'_>,
    element: Element,
    declaration: &Declaration,
    help: &str,
) {
    let name = proposal.declared_name(declaration);
    let (how, label) = match declaration.body {
        Body::Placeholder(_) => ("holds only a placeholder", "answer the questions here"),
        Body::Empty { hidden: true } => (
            "holds only comments or code",
            "answer the questions here, in words",
        ),
        _ => ("is empty", "answer the questions here"),
    };
    let diagnostic = context.report(
        declaration.name,
        format!("{}: `{name}` {how}", element.absence()),
    );
    let text = proposal.text_of(declaration);
    diagnostic
        .of_document()
        .within(text)
        .label(declaration.name, label)
        .help(help);
    if let Body::Placeholder(span) = declaration.body {
        diagnostic.label(proposal.first_line_in(text, span), "this says nothing yet");
    }
}

fn report_absent(context: &mut Context<'_>, proposal: &Proposal<'_>, element: Element, help: &str) {
    let place = place_for(proposal, element);
    let marks = "#".repeat(place.level);
    let heading = proposal.vocabulary().heading_for(element);
    let diagnostic = context.report(place.span, element.absence());
    diagnostic
        .of_document()
        .label(
            place.span,
            format!("`{marks} {heading}` belongs {}", place.words),
        )
        .help(help);
    if let Some(lookalike) = lookalike(proposal, element) {
        lookalike.show(diagnostic);
    } else if let Some(passage) = proposal.element(element).passage() {
        diagnostic.label(proposal.first_line(passage.span), nearest(element));
    }
}

/// What the nearest passage lacks.
fn nearest(element: Element) -> &'static str {
    match element {
        Element::When => {
            "this comes nearest, but names no time, release, order or condition of delivery"
        }
        Element::Metric => {
            "this comes nearest, but sets nothing to reach that one could observe and dispute"
        }
        Element::What | Element::Why => "this comes nearest",
    }
}

/// Where a section would stand.
struct Place {
    span: Span,
    level: usize,
    words: &'static str,
}

fn place_for(proposal: &Proposal<'_>, element: Element) -> Place {
    let (before, after) = Element::ALL.split_at(element as usize);
    let best = |other: &Element| proposal.element(*other).best();
    let mut declared = before.iter().rev().filter_map(best);
    if let Some(place) = declared
        .find_map(|declaration| beside(proposal, declaration, "after this section", "after this"))
    {
        return place;
    }
    let document = proposal.document();
    if let Some(title) = document.title() {
        let section = &document.sections()[title];
        let level = document
            .sections()
            .get(title + 1)
            .map_or(2, |next| usize::from(next.level));
        return Place {
            span: section.heading,
            level,
            words: "after the title",
        };
    }
    let mut declared = after.iter().skip(1).filter_map(best);
    if let Some(place) = declared
        .find_map(|declaration| beside(proposal, declaration, "before this section", "before this"))
    {
        return place;
    }
    if let Some(section) = document.sections().get(1) {
        return Place {
            span: section.heading,
            level: usize::from(section.level),
            words: "before this section",
        };
    }
    let span = document
        .blocks()
        .first()
        .map_or(Span::at(proposal.metadata().body_start), |block| block.span);
    Place {
        span: proposal.first_line(span),
        level: 2,
        words: "in this document",
    }
}

fn beside(
    proposal: &Proposal<'_>,
    declaration: &Declaration,
    section: &'static str,
    label: &'static str,
) -> Option<Place> {
    let document = proposal.document();
    match declaration.notation {
        Notation::Heading(index) => {
            // The title of the document has the sections below it, not beside it.
            let level = if document.title() == Some(index) {
                2
            } else {
                document.sections()[index].level
            };
            Some(Place {
                span: declaration.name,
                level: usize::from(level),
                words: section,
            })
        }
        // A label deep in the text is no place to begin a section at.
        Notation::Label(block) => {
            let above = document.section_of(block);
            let is_high = above == 0 || document.title() == Some(above);
            is_high.then_some(Place {
                span: declaration.name,
                level: 2,
                words: label,
            })
        }
        Notation::Metadata(_) => None,
    }
}

/// A heading or label that was probably meant to be an element's.
pub(super) struct Lookalike {
    span: Span,
    words: &'static str,
    /// Where a space is all that a heading lacks.
    space: Option<usize>,
}

impl Lookalike {
    /// Points at it.
    pub(super) fn show(&self, diagnostic: &mut Diagnostic) {
        diagnostic.label(self.span, self.words);
        if let Some(space) = self.space {
            diagnostic.fix("Put a space after the `#`", Span::at(space), " ");
        }
    }
}

/// What was probably meant to be this element's heading or label.
pub(super) fn lookalike(proposal: &Proposal<'_>, element: Element) -> Option<Lookalike> {
    let document = proposal.document();
    let vocabulary = proposal.vocabulary();
    let mut lower = String::new();
    let mut is_slip = |name: &str| is_slip(name, &mut lower, vocabulary, element);
    let mut headings = (1..document.sections().len()).take(MOST_NAMES);
    let heading = headings.find(|section| is_slip(document.name(*section)));
    let labels = document.blocks().iter();
    let labels = labels.filter_map(|block| block.label.as_ref());
    let label = || {
        let mut labels = labels.take(MOST_NAMES);
        labels.find(|label| is_slip(document.label_name(label)))
    };
    let slip = heading
        .map(|section| document.sections()[section].heading)
        .or_else(|| label().map(|label| document.label_span(label)));
    if let Some(span) = slip {
        return Some(Lookalike {
            span,
            words: "is this meant to be it?",
            space: None,
        });
    }
    glued_heading(proposal, element)
}

/// A paragraph that would be this element's heading, had it a space after its `#`.
fn glued_heading(proposal: &Proposal<'_>, element: Element) -> Option<Lookalike> {
    let mut blocks = proposal.document().blocks().iter();
    let is_meant = |block: &&Block| {
        let line = proposal.text(proposal.first_line(block.span));
        let name = line.trim_start_matches('#');
        let marks = line.len() - name.len();
        let mut meanings = proposal.vocabulary().meanings(name).into_iter();
        (1..=6).contains(&marks)
            && !name.starts_with(char::is_whitespace)
            && meanings.any(|(meant, _)| meant == element)
    };
    let glued = blocks.find(|block| may_be_heading(proposal, block) && is_meant(block))?;
    let span = proposal.first_line(glued.span);
    let name = proposal.text(span).trim_start_matches('#');
    Some(Lookalike {
        span,
        words: "is this meant to be it? A heading needs a space after the `#`",
        space: Some(span.end - name.len()),
    })
}

/// Whether a block begins with `#` where a heading may stand: in no quotation and no list, and with nothing before it on its line.
fn may_be_heading(proposal: &Proposal<'_>, block: &Block) -> bool {
    let is_outermost = block.kind == BlockKind::Paragraph && !block.quoted && block.depth == 0;
    if !is_outermost || !proposal.text(block.span).starts_with('#') {
        return false;
    }
    let above = Span::new(proposal.metadata().body_start, block.span.start);
    let above = proposal.text(above).trim_end_matches(' ');
    above.is_empty() || above.ends_with(['\n', '\r'])
}

/// Whether a name is a slip of the finger away from one of the element's, and means nothing itself. `lower` is room for it
/// in lower case.
fn is_slip(written: &str, lower: &mut String, vocabulary: &Vocabulary, element: Element) -> bool {
    let written = written.trim().trim_end_matches(['?', ':', '.']);
    // A character takes four bytes at most, and none is lost in lower case.
    if written.len() > MOST_CHARS * 4 {
        return false;
    }
    lower.clear();
    if written.is_ascii() {
        lower.push_str(written);
        lower.make_ascii_lowercase();
    } else {
        lower.push_str(&written.to_lowercase());
    }
    (FEWEST_CHARS..=MOST_CHARS).contains(&lower.chars().count())
        && vocabulary.is_near_name(lower, element)
        && !ORDINARY.contains(&lower.as_str())
        && vocabulary.meanings(lower).is_empty()
}
