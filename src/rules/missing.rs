//! What the four `missing-…` rules share: where the section would stand, and what looks like it.

use crate::diagnostic::did_you_mean;
use crate::proposal::Proposal;
use crate::proposal::document::BlockKind;
use crate::proposal::element::Element;
use crate::proposal::elements::{Body, Declaration, Notation, State};
use crate::rule::Context;
use crate::source::Span;

/// How many headings are compared with every name: a slip of the finger stands among the first ones.
const MOST_HEADINGS: usize = 500;

/// Reports an element that nothing states.
pub(super) fn check(context: &mut Context<'_>, proposal: &Proposal<'_>, element: Element) {
    let finding = proposal.element(element);
    if !proposal.vocabulary().is_on(element) || finding.state() == State::Declared {
        return;
    }
    let help = format!(
        "{}\nFor example: “{}”",
        element.questions().join(" "),
        element.example()
    );
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
    let name = proposal.text(declaration.name);
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
    diagnostic.label(declaration.name, label).help(help);
    if let Body::Placeholder(span) = declaration.body {
        diagnostic.label(first_line(proposal, span), "this says nothing yet");
    }
}

fn report_absent(context: &mut Context<'_>, proposal: &Proposal<'_>, element: Element, help: &str) {
    let place = place_for(proposal, element);
    let marks = "#".repeat(place.level);
    let diagnostic = context.report(place.span, element.absence());
    diagnostic
        .label(
            place.span,
            format!("`{marks} {}` belongs {}", element.heading(), place.words),
        )
        .help(help);
    if let Some((span, words)) = lookalike(proposal, element) {
        diagnostic.label(span, words);
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
        span: first_line(proposal, span),
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
        Notation::Label(_) => Some(Place {
            span: declaration.name,
            level: 2,
            words: label,
        }),
        Notation::Metadata(_) => None,
    }
}

/// A heading that was probably meant to be this element's.
fn lookalike(proposal: &Proposal<'_>, element: Element) -> Option<(Span, &'static str)> {
    let document = proposal.document();
    let vocabulary = proposal.vocabulary();
    for index in 1..document.sections().len().min(MOST_HEADINGS) {
        let name = document
            .name(index)
            .trim()
            .trim_end_matches(['?', ':', '.']);
        if name.len() <= 40
            && vocabulary.meanings(name).is_empty()
            && did_you_mean(name, vocabulary.names_of(element)).is_some()
        {
            return Some((
                document.sections()[index].heading,
                "or is this meant to be it?",
            ));
        }
    }
    let glued = document.blocks().iter().find(|block| {
        let name = proposal.text(first_line(proposal, block.span));
        let marks = name.bytes().take_while(|byte| *byte == b'#').count();
        let means = |name| {
            vocabulary
                .meanings(name)
                .iter()
                .any(|(meant, _)| *meant == element)
        };
        block.kind == BlockKind::Paragraph && (1..=6).contains(&marks) && means(&name[marks..])
    })?;
    Some((
        first_line(proposal, glued.span),
        "or is this meant to be it? A heading needs a space after the `#`",
    ))
}

/// The first line of a span: what a label is drawn under.
fn first_line(proposal: &Proposal<'_>, span: Span) -> Span {
    let length = proposal
        .text(span)
        .find(['\n', '\r'])
        .unwrap_or(span.end - span.start);
    Span::new(span.start, span.start + length)
}
