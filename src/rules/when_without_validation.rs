use crate::proposal::Proposal;
use crate::proposal::element::Element;
use crate::proposal::elements::{Declaration, Notation, State};
use crate::proposal::metadata::keys::Key;
use crate::rule::{Check, Context, Level, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "when-without-validation",
    summary: "When says when it ships, but not when anyone checks that it worked",
    page: include_str!("when-without-validation.md"),
    level: Level::Warn,
    subject: Subject::Content,
    check: Check::Proposal(check),
};

const HELP: &str = "When do we know if it worked? Say when somebody looks, and at what.\n\
    For example: “Two weeks after launch we compare refund calls with February, and go on or stop.”";

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>) {
    let finding = proposal.element(Element::When);
    if !proposal.vocabulary().is_on(Element::When) || finding.state() != State::Declared {
        return;
    }
    let Some(declaration) = finding.best() else {
        return;
    };
    if is_status(proposal, declaration) || proposal.plans_a_check() {
        return;
    }
    let name = proposal.declared_name(declaration);
    let message = format!("`{name}` says when it ships, but not when anyone checks that it worked");
    let span = proposal.borne_out_at(finding, declaration);
    context
        .report(span, message)
        .within(proposal.text_of(declaration))
        .label(span, "this says when it ships")
        .help(HELP);
}

/// A status tells what has come of a proposal. It is no plan that could lack a step.
fn is_status(proposal: &Proposal<'_>, declaration: &Declaration) -> bool {
    let status = proposal.metadata().known_entry(Key::Status);
    matches!(declaration.notation, Notation::Metadata(index) if Some(index) == status)
}
