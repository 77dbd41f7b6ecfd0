use crate::proposal::Proposal;
use crate::proposal::element::Element;
use crate::proposal::elements::State;
use crate::rule::{Check, Context, Level, Rule, Subject};
use crate::source::Text;

pub(super) static RULE: Rule = Rule {
    id: "why-without-alternatives",
    summary: "nothing weighs it against doing something else, or nothing",
    page: include_str!("why-without-alternatives.md"),
    level: Level::Warn,
    subject: Subject::Content,
    check: Check::Proposal(check),
};

const HELP: &str = "Why not the other things on the backlog? What does it cost to do nothing?\n\
    For example: “Search and dark mode can wait: they touch fewer customers, and doing nothing costs us 900 calls a week.”";

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>) {
    let finding = proposal.element(Element::Why);
    if !proposal.vocabulary().is_on(Element::Why) || finding.state() != State::Declared {
        return;
    }
    let Some(declaration) = finding.best() else {
        return;
    };
    if proposal.weighs_alternatives() {
        return;
    }
    let text = proposal.text_of(declaration);
    let diagnostic = context
        .report(
            declaration.name,
            "nothing weighs this against doing something else, or nothing",
        )
        .within(text)
        .label(
            declaration.name,
            "what else could be done, and why not that?",
        )
        .help(HELP);
    // A label cannot point from one file into another.
    let unanswered = proposal.unanswered_alternatives();
    if let Some(heading) = unanswered.filter(|_| text == Text::Document) {
        diagnostic.label(heading, "this would be the place, and says nothing yet");
    }
}
