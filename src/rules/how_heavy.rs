use crate::proposal::Proposal;
use crate::proposal::how::PartKind;
use crate::rule::{Check, Context, Level, Rule, Subject};
use crate::source::Span;

pub(super) static RULE: Rule = Rule {
    id: "how-heavy",
    summary: "implementation takes most of the words, and the decision is not irreversible, security or compliance",
    page: include_str!("how-heavy.md"),
    level: Level::Warn,
    subject: Subject::Content,
    check: Check::Proposal(check),
};

/// Implementation of fewer words is read in two minutes, whatever its share.
const FEW_WORDS: usize = 400;

const HELP: &str = "Keep what a reader needs to agree to What, Why and When, and move the rest to an appendix or a design document that this one links to. \
    If the decision cannot be taken back, or is one of security or compliance, say so (`decision: irreversible`): then the detail is everyone's business.";

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>) {
    let words = proposal.words_of_how();
    if words < FEW_WORDS {
        return;
    }
    let accepted = usize::from(context.policy().how_share);
    // Of more words than these, the share is not more than what is accepted.
    let enough = words * 100 / (accepted + 1);
    let total = proposal.words_of_all(enough);
    if total > enough || context.policy().asks_how(proposal) {
        return;
    }
    let Some((place, words_there)) = largest(proposal) else {
        return;
    };
    let share = words * 100 / total;
    context
        .report(place, format!("How takes {share}% of the words"))
        .of_document()
        .label(place, format!("{words_there} of {total} words stand here"))
        .help(HELP);
}

/// Where most of it stands, and how many words: a section for How with all below it, or a block elsewhere.
fn largest(proposal: &Proposal<'_>) -> Option<(Span, usize)> {
    let mut largest: Option<(Span, usize)> = None;
    let mut at_hand: Option<(Span, usize)> = None;
    let parts = proposal.how().parts.iter();
    for part in parts.filter(|part| part.kind != PartKind::Specification) {
        let words = proposal.words_of_part(part);
        let sum = match at_hand {
            Some((top, sum)) if top == part.top => sum + words,
            _ => words,
        };
        at_hand = Some((part.top, sum));
        if largest.is_none_or(|(_, most)| most < sum) {
            largest = at_hand;
        }
    }
    largest
}
