use crate::proposal::Proposal;
use crate::rule::{Check, Context, Level, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "invalid-metadata",
    summary: "metadata that does not parse, or a key that is written twice",
    page: include_str!("invalid-metadata.md"),
    level: Level::Deny,
    subject: Subject::Record,
    check: Check::Proposal(check),
};

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>) {
    for fault in proposal.metadata().faults() {
        let diagnostic = context
            .report(fault.span, fault.message.clone())
            .within(fault.text)
            .help(fault.help);
        if let Some((span, words)) = fault.other {
            diagnostic
                .label(fault.span, "and again here")
                .label(span, words);
        }
    }
}
