use super::metric_without::{self, Wording};
use crate::proposal::Proposal;
use crate::proposal::element::Facet;
use crate::rule::{Check, Context, Level, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "metric-without-deadline",
    summary: "the declared metric does not say by when it must be reached",
    page: include_str!("metric-without-deadline.md"),
    level: Level::Warn,
    subject: Subject::Content,
    check: Check::Proposal(check),
};

const WORDING: Wording = Wording {
    facet: Facet::Deadline,
    lacks: "does not say by when",
    label: "by when must this be reached?",
    example: "two weeks after launch",
};

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>) {
    metric_without::check(context, proposal, &WORDING);
}
