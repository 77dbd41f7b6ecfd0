//! What the three `metric-without-…` rules share: a declared metric that leaves one of its questions open.

use crate::proposal::Proposal;
use crate::proposal::element::{Element, Facet};
use crate::rule::Context;

/// What a rule says of its facet.
pub(super) struct Wording {
    /// The facet.
    pub(super) facet: Facet,
    /// What the metric does not do, after its name.
    pub(super) lacks: &'static str,
    /// What stands beside the words that state the metric.
    pub(super) label: &'static str,
    /// Words that would answer the question.
    pub(super) example: &'static str,
}

/// Reports a metric that is declared and does not tell the facet anywhere.
pub(super) fn check(context: &mut Context<'_>, proposal: &Proposal<'_>, wording: &Wording) {
    let finding = proposal.element(Element::Metric);
    let Some(facets) = proposal.facets() else {
        return;
    };
    let Some(declaration) = finding.best() else {
        return;
    };
    if !proposal.vocabulary().is_on(Element::Metric) || facets.of(wording.facet).is_some() {
        return;
    }
    let name = proposal.declared_name(declaration);
    let span = proposal.borne_out_at(finding, declaration);
    context
        .report(span, format!("`{name}` {}", wording.lacks))
        .within(proposal.text_of(declaration))
        .label(span, wording.label)
        .help(format!(
            "{} For example: “{}”",
            wording.facet.question(),
            wording.example
        ));
}
