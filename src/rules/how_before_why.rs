use crate::proposal::Proposal;
use crate::proposal::element::Element;
use crate::proposal::elements::{Body, Declaration};
use crate::rule::{Check, Context, Level, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "how-before-why",
    summary: "implementation detail stands before What or Why is stated",
    page: include_str!("how-before-why.md"),
    level: Level::Warn,
    subject: Subject::Content,
    check: Check::Proposal(check),
};

/// Implementation of fewer words holds nobody up.
const FEW_WORDS: usize = 30;

/// After so many words of introduction a reader knows what this is, wherever the heading for it stands.
const ANY_INTRODUCTION: usize = 12;

/// After so many words a reader may well know why, where no heading asks for just that.
const SOME_INTRODUCTION: usize = 60;

/// After so many words a reader has an idea of why, wherever the heading for it stands.
const LONG_INTRODUCTION: usize = 150;

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>) {
    let mut late: Vec<(Element, &Declaration)> = [Element::What, Element::Why]
        .into_iter()
        .filter_map(|element| Some((element, late(proposal, element)?)))
        .collect();
    late.sort_by_key(|(_, declaration)| declaration.name);
    let Some((_, last)) = late.last() else {
        return;
    };
    let first = proposal.how().before(last.name).next();
    let Some(first) = first.filter(|_| !context.policy().asks_how(proposal)) else {
        return;
    };
    let unknown = match late.as_slice() {
        [_, _] => "what this is, and why",
        [(Element::What, _)] => "what this is",
        _ => "why",
    };
    let message = format!("implementation comes before the reader knows {unknown}");
    let name = proposal.declared_name(last);
    let diagnostic = context.report(first.top, message);
    diagnostic
        .label(first.top, "readers trust you with this; it can wait")
        .help(format!("Move it below `{name}`: whoever knows what changes, why and when can tell which detail matters.\nFor example, in this order: What, Why, When, how anyone will know that it worked; then How."));
    for (element, declaration) in &late {
        let words = match element {
            Element::What => "what this is stands only here",
            _ => "why it matters stands only here",
        };
        diagnostic.label(declaration.name, words);
    }
}

/// Where an element is declared, if How comes before any declaration and no introduction has told it.
fn late<'a>(proposal: &'a Proposal<'_>, element: Element) -> Option<&'a Declaration> {
    let declarations = proposal.element(element).declarations.iter();
    let stated = declarations.filter(|declaration| matches!(declaration.body, Body::Stated(_)));
    let is_told_at_once = stated.clone().any(Declaration::is_metadata);
    if is_told_at_once || !proposal.vocabulary().is_on(element) {
        return None;
    }
    let first = stated.clone().min_by_key(|declaration| declaration.name)?;
    let direct = stated.clone().filter(|declaration| declaration.direct);
    let direct = direct.min_by_key(|declaration| declaration.name);
    let introduction = match element {
        Element::What => ANY_INTRODUCTION,
        _ if direct.is_some() => LONG_INTRODUCTION,
        _ => SOME_INTRODUCTION,
    };
    let before = proposal.how().before(first.name);
    let words: usize = before.map(|part| proposal.words_of_part(part)).sum();
    let is_late = words >= FEW_WORDS && proposal.words_of_opening() < introduction;
    is_late.then_some(direct.unwrap_or(first))
}
