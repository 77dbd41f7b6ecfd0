use super::metric_without::{self, Wording};
use crate::proposal::Proposal;
use crate::proposal::element::Facet;
use crate::rule::{Check, Context, Level, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "metric-without-baseline",
    summary: "the declared metric does not say where it stands today",
    page: include_str!("metric-without-baseline.md"),
    level: Level::Warn,
    subject: Subject::Content,
    check: Check::Proposal(check),
};

const WORDING: Wording = Wording {
    facet: Facet::Baseline,
    lacks: "does not say where it stands today",
    label: "where does this stand today?",
    example: "from 900 calls a week",
};

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>) {
    metric_without::check(context, proposal, &WORDING);
}
