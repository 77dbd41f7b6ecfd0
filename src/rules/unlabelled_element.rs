use crate::proposal::Proposal;
use crate::proposal::element::Element;
use crate::proposal::elements::State;
use crate::rule::{Check, Context, Level, Rule};

pub(super) static RULE: Rule = Rule {
    id: "unlabelled-element",
    summary: "a passage states an element, but nothing labels it",
    page: include_str!("unlabelled-element.md"),
    level: Level::Deny,
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

fn report(context: &mut Context<'_>, proposal: &Proposal<'_>, element: Element, passage: &crate::proposal::evidence::Passage) {
    let heading = proposal.vocabulary().heading_for(element);
    let span = proposal.first_line(passage.span);
    let diagnostic = context.report(span, format!("this states the {}, but nothing labels it", element.noun()));
    diagnostic.label(span, format!("put it under a heading `## {heading}`, or begin it with `**{heading}:**`"));
    for reason in passage.reasons.iter().filter(|reason| !span.contains(**reason)) {
        diagnostic.label(*reason, "and this");
    }
    if let Some(empty) = finding_empty(proposal, element) {
        diagnostic.label(empty, "or say it here, where readers look for it");
    }
    diagnostic.help(format!(
        "A reader looks for the {} by its name. Label the passage, and every reader finds it: `**{heading}:** …` at its start is enough.",
        element.noun()
    ));
}

/// The section that stands for the element and is empty.
fn finding_empty(proposal: &Proposal<'_>, element: Element) -> Option<crate::source::Span> {
    proposal.element(element).best().map(|declaration| declaration.name)
}
