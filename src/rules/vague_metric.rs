use super::vague::{self, Wording};
use crate::proposal::Proposal;
use crate::proposal::element::Element;
use crate::proposal::elements::State;
use crate::rule::{Check, Context, Level, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "vague-metric",
    summary: "the section for the metric says nothing that one could observe and dispute",
    page: include_str!("vague-metric.md"),
    level: Level::Warn,
    subject: Subject::Content,
    check: Check::Proposal(check),
};

const WORDING: Wording = Wording {
    element: Element::Metric,
    lacks: "says nothing that one could observe and dispute",
    is_no: "how would anyone tell?",
};

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>) {
    // A measure that is named, with all but its level to reach, is not vague: `metric-without-target` asks for that.
    if proposal.facets().is_none() || proposal.element(Element::Metric).state() != State::Vague {
        vague::check(context, proposal, &WORDING);
    }
}
