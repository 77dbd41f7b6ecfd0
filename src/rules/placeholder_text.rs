use std::collections::HashSet;

use crate::proposal::Proposal;
use crate::proposal::document::{Block, BlockKind, Document};
use crate::proposal::element::Element;
use crate::proposal::elements::{Declaration, Notation};
use crate::proposal::placeholder::{self, Emptiness};
use crate::rule::{Check, Context, Level, Rule, Subject};
use crate::source::{Span, Text};

pub(super) static RULE: Rule = Rule {
    id: "placeholder-text",
    summary: "a placeholder stands in the section of an element",
    page: include_str!("placeholder-text.md"),
    level: Level::Deny,
    subject: Subject::Content,
    check: Check::Proposal(check),
};

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>) {
    let mut seen = HashSet::new();
    for element in Element::ALL {
        // Where nothing is stated at all, `missing-…` says so and points at the placeholder.
        if !proposal.vocabulary().is_on(element) || !proposal.element(element).is_labelled() {
            continue;
        }
        for declaration in &proposal.element(element).declarations {
            let text = proposal.text_of(declaration);
            for (span, emptiness) in placeholders(proposal, declaration) {
                if seen.insert((text, span)) {
                    report(context, proposal, (text, span), emptiness, element);
                }
            }
        }
    }
}

fn report(
    context: &mut Context<'_>,
    proposal: &Proposal<'_>,
    (text, span): (Text, Span),
    emptiness: Emptiness,
    element: Element,
) {
    let words = proposal
        .text_in(text, span)
        .lines()
        .next()
        .unwrap_or_default();
    let mut shown: String = words.chars().take(60).collect();
    if shown.len() < words.len() {
        shown.push('…');
    }
    let message = match emptiness {
        Emptiness::Prompt => format!("a template's prompt still stands here: `{shown}`"),
        Emptiness::Blank => format!("nothing stands behind `{shown}`"),
        _ => format!("a placeholder still stands here: `{shown}`"),
    };
    let help = format!(
        "Replace it, or delete it if there is nothing to say. {}",
        element.questions().join(" ")
    );
    context
        .report(Span::new(span.start, span.start + words.len()), message)
        .within(text)
        .help(help);
}

fn placeholders(proposal: &Proposal<'_>, declaration: &Declaration) -> Vec<(Span, Emptiness)> {
    if let Notation::Metadata(index) = declaration.notation {
        let scalars = proposal.metadata().entries()[index].value.scalars();
        let empty = |words: &str| {
            let empty = proposal.value_emptiness(words);
            empty.filter(|found| is_left_over(*found))
        };
        return scalars
            .into_iter()
            .filter_map(|(words, span)| empty(words).map(|found| (span, found)))
            .collect();
    }
    declaration
        .blocks
        .iter()
        .filter_map(|block| in_block(proposal, *block))
        .collect()
}

fn in_block(proposal: &Proposal<'_>, block: usize) -> Option<(Span, Emptiness)> {
    let document = proposal.document();
    if document.blocks()[block].quoted {
        return None;
    }
    if let Some(span) = empty_field(proposal, block) {
        return Some((span, Emptiness::Blank));
    }
    let Some(found) = proposal.emptiness(block) else {
        let marker = placeholder::marker_within(document.words(block))?;
        return Some((document.words_span(block, marker), Emptiness::Placeholder));
    };
    // Behind a label or the first cell of a row, the value is what is left over.
    let block = &document.blocks()[block];
    let value = block
        .label
        .as_ref()
        .filter(|label| placeholder::emptiness(document.label_value(label)) == Some(found));
    let span = value.map_or(block.span, |label| document.label_value_span(label));
    is_left_over(found).then_some((span, found))
}

/// The name of a list item such as `- Target:` that nothing stands behind, or only a dash or question mark.
fn empty_field(proposal: &Proposal<'_>, index: usize) -> Option<Span> {
    let document = proposal.document();
    let block = &document.blocks()[index];
    let label = block
        .label
        .as_ref()
        .filter(|_| block.kind == BlockKind::Item)?;
    let value = document.label_value(label);
    let is_empty = if label.alone {
        let ends_open = document.words(index).trim_end().ends_with([':', '：']);
        ends_open && is_among_fields(document, index)
    } else {
        !value.contains(char::is_alphanumeric) && !value.contains('`')
    };
    is_empty.then(|| document.label_span(label))
}

/// Whether the next item of a list, or at the end of its section the one before, is labelled as well: a name with
/// a colon before anything else leads that in.
fn is_among_fields(document: &Document, index: usize) -> bool {
    let blocks = document.blocks();
    let end = document.own_blocks(document.section_of(index)).end;
    let neighbour = if index + 1 < end {
        Some(index + 1)
    } else {
        index.checked_sub(1)
    };
    let is_field = |block: &Block| {
        block.kind == BlockKind::Item && block.depth == blocks[index].depth && block.label.is_some()
    };
    neighbour.is_some_and(|neighbour| is_field(&blocks[neighbour]))
}

/// Whether words stand for something that is still to be written.
fn is_left_over(emptiness: Emptiness) -> bool {
    matches!(emptiness, Emptiness::Placeholder | Emptiness::Prompt)
}
