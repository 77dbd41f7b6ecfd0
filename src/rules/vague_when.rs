use super::vague::{self, Wording};
use crate::proposal::Proposal;
use crate::proposal::element::Element;
use crate::rule::{Check, Context, Level, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "vague-when",
    summary: "the section for When says no date, time frame, release, order of steps or condition",
    page: include_str!("vague-when.md"),
    level: Level::Warn,
    subject: Subject::Content,
    check: Check::Proposal(check),
};

const WORDING: Wording = Wording {
    element: Element::When,
    lacks: "says no date, time frame, release, order of steps or condition",
    is_no: "this is no time that anyone could wait for",
};

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>) {
    vague::check(context, proposal, &WORDING);
}
