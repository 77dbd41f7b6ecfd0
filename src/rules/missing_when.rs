use super::missing;
use crate::proposal::Proposal;
use crate::proposal::element::Element;
use crate::rule::{Check, Context, Level, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "missing-when",
    summary: "nothing says when this ships, or when anyone will know that it worked",
    page: include_str!("missing-when.md"),
    level: Level::Deny,
    subject: Subject::Content,
    check: Check::Proposal(check),
};

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>) {
    missing::check(context, proposal, Element::When);
}
