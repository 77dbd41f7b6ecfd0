use super::missing;
use crate::proposal::Proposal;
use crate::proposal::element::Element;
use crate::proposal::elements::State;
use crate::proposal::evidence::Passage;
use crate::rule::{Check, Context, Level, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "unlabelled-element",
    summary: "a passage states an element, but nothing labels it",
    page: include_str!("unlabelled-element.md"),
    level: Level::Deny,
    subject: Subject::Content,
    check: Check::Proposal(check),
};

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>) {
    for element in Element::ALL {
        let finding = proposal.element(element);
        let is_asked = proposal.vocabulary().is_on(element);
        // A labelled section that says too little is told of by `vague-…`.
        if !is_asked || finding.state() != State::Implied || finding.is_labelled() {
            continue;
        }
        if let Some(passage) = finding.passage() {
            report(context, proposal, element, passage);
        }
    }
}

fn report(context: &mut Context<'_>, proposal: &Proposal<'_>, element: Element, passage: &Passage) {
    let (noun, heading) = (element.noun(), proposal.vocabulary().heading_for(element));
    let span = proposal.first_line(passage.span);
    let diagnostic = context.report(
        span,
        format!("this states the {noun}, but nothing labels it"),
    );
    let empty = proposal
        .element(element)
        .best()
        .filter(|empty| proposal.text_of(empty) == crate::source::Text::Document);
    if let Some(empty) = empty {
        diagnostic
            .label(span, "this says it")
            .label(empty.name, "readers look here, where nothing stands yet");
    } else if let Some(lookalike) = missing::lookalike(proposal, element) {
        diagnostic.label(span, "this says it");
        lookalike.show(diagnostic);
    } else {
        let advice = format!("put it under a heading of its own, `{heading}`");
        diagnostic.label(span, advice);
    }
    diagnostic.help(format!(
        "Readers look for the {noun} by its name, and this one has to be searched for. {}",
        element.questions().join(" ")
    ));
}
