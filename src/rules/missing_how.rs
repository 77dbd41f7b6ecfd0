use crate::proposal::Proposal;
use crate::proposal::decision::Decision;
use crate::proposal::how::Answer;
use crate::rule::{Check, Context, Level, Rule, Subject};
use crate::source::Text;

pub(super) static RULE: Rule = Rule {
    id: "missing-how",
    summary: "the decision is irreversible, security or compliance, and there is no How",
    page: include_str!("missing-how.md"),
    level: Level::Deny,
    subject: Subject::Content,
    check: Check::Proposal(check),
};

const EVERYBODYS: &str = "then the detail is everyone's business";
/// The author did not say so.
const CONFIGURED: &str =
    "the configuration says so of proposals here; then the detail is everyone's business";

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>) {
    let Some(kind) = context
        .policy()
        .decision_of(proposal)
        .filter(|kind| kind.asks_how())
    else {
        return;
    };
    let empty = match proposal.answers_how(kind) {
        Answer::Given => return,
        Answer::Empty(heading) => Some(heading),
        Answer::Missing => None,
    };
    let told = proposal.decision();
    let (text, span, label) = match &told {
        Some(told) => (told.text, told.span, EVERYBODYS),
        None => (Text::Document, proposal.top(), CONFIGURED),
    };
    let diagnostic = context.report(
        span,
        format!("the decision is {}, and nothing says how", adjective(kind)),
    );
    diagnostic
        .of_document()
        .within(text)
        .label(span, label)
        .help(help(kind));
    if let Some(heading) = empty.filter(|_| text == Text::Document) {
        diagnostic.label(heading, "nothing stands here yet");
    }
}

fn adjective(kind: Decision) -> &'static str {
    match kind {
        Decision::Reversible => "reversible",
        Decision::Irreversible => "irreversible",
        Decision::Security => "one of security",
        Decision::Compliance => "one of compliance",
    }
}

/// What an expert would want to know, with an example.
fn help(kind: Decision) -> &'static str {
    match kind {
        Decision::Security => {
            "How is it protected, and against whom? What does an attacker gain who gets past it, and who would notice? Answer under `## How`. \
            For example: “Tokens are signed with a key that only the login service holds, expire after 10 minutes, and every refusal is logged.”"
        }
        Decision::Compliance => {
            "How is each demand met, and how does an auditor see that it is? Answer under `## How`. \
            For example: “A nightly job deletes invoices after 10 years and writes each deletion to a log that the auditors read.”"
        }
        Decision::Reversible | Decision::Irreversible => {
            "How is it carried out, step by step? How is data carried over, how far can it still be stopped, and what is done if it fails? Answer under `## How`. \
            For example: “We copy the table, compare both for a week, then switch over; until then, one flag leads back.”"
        }
    }
}
