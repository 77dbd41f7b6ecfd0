use super::metric_without::{self, Wording};
use crate::proposal::Proposal;
use crate::proposal::element::Facet;
use crate::rule::{Check, Context, Level, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "metric-without-target",
    summary: "the declared metric does not say what it must reach",
    page: include_str!("metric-without-target.md"),
    level: Level::Warn,
    subject: Subject::Content,
    check: Check::Proposal(check),
};

const WORDING: Wording = Wording {
    facet: Facet::Target,
    lacks: "does not say what it must reach",
    label: "this says where it stands: what must it reach?",
    example: "to under 300 calls a week",
};

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>) {
    metric_without::check(context, proposal, &WORDING);
}
