use crate::proposal::Proposal;
use crate::proposal::element::Element;
use crate::proposal::elements::{Body, Declaration};
use crate::rule::{Check, Context, Level, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "how-before-why",
    summary: "implementation detail stands before What, Why and When are stated",
    page: include_str!("how-before-why.md"),
    level: Level::Warn,
    subject: Subject::Content,
    check: Check::Proposal(check),
};

/// Implementation of fewer words holds nobody up.
const FEW_WORDS: usize = 30;

/// After so many words of introduction a reader knows What, whatever comes under its heading later.
const ANY_INTRODUCTION: usize = 12;

/// After so many words of introduction a reader has an idea of Why.
const LONG_INTRODUCTION: usize = 150;

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>) {
    if context.policy().asks_how(proposal) {
        return;
    }
    let what = late(proposal, Element::What, ANY_INTRODUCTION);
    let why = late(proposal, Element::Why, LONG_INTRODUCTION);
    let unknown = match (what, why) {
        (Some(_), Some(_)) => "what this is, and why",
        (Some(_), None) => "what this is",
        (None, Some(_)) => "why",
        (None, None) => return,
    };
    let mut places = [what, why].into_iter().flatten();
    let Some(last) = places.clone().max_by_key(|declaration| declaration.name) else {
        return;
    };
    let Some(first) = proposal.how().before(last.name).next() else {
        return;
    };
    let diagnostic = context.report(
        first.place,
        format!("implementation comes before the reader knows {unknown}"),
    );
    diagnostic.label(first.place, "readers trust you with this: it can wait");
    for (declaration, words) in [(what, "what this is, they learn here"), (why, "why it matters, they learn only here")] {
        if let Some(declaration) = declaration {
            diagnostic.label(declaration.name, words);
        }
    }
    let name = places.next().map(|declaration| proposal.declared_name(declaration)).unwrap_or_default();
    diagnostic.help(format!("Move it below `{name}`."));
}

/// Where an element is declared first, if How comes before that.
fn late<'a>(proposal: &'a Proposal<'_>, element: Element, introduction: usize) -> Option<&'a Declaration> {
    let declared = &proposal.element(element).declarations;
    if !proposal.vocabulary().is_on(element) {
        return None;
    }
    let mut stated = declared
        .iter()
        .filter(|declaration| matches!(declaration.body, Body::Stated(_)));
    if stated.clone().any(Declaration::is_metadata) {
        return None;
    }
    let first = stated.clone().min_by_key(|declaration| declaration.name)?;
    let words: usize = proposal.how().before(first.name).map(|part| part.words).sum();
    let is_direct = stated.any(|declaration| declaration.direct);
    let introduction = if is_direct { introduction } else { ANY_INTRODUCTION };
    (words >= FEW_WORDS && proposal.how().opening < introduction).then_some(first)
}
