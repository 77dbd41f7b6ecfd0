use super::missing;
use crate::proposal::Proposal;
use crate::proposal::element::Element;
use crate::rule::{Check, Context, Level, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "missing-metric",
    summary: "nothing says what will be measured to know that it worked",
    page: include_str!("missing-metric.md"),
    level: Level::Deny,
    subject: Subject::Content,
    check: Check::Proposal(check),
};

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>) {
    missing::check(context, proposal, Element::Metric);
}
