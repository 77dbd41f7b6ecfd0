//! What `vague-when` and `vague-metric` share: a labelled element whose words nobody could hold against a calendar or a measurement.

use crate::proposal::Proposal;
use crate::proposal::element::Element;
use crate::proposal::elements::State;
use crate::rule::Context;
use crate::source::Text;

/// How many vague words are shown.
const MOST_WORDS: usize = 3;

/// What a rule says of its element.
pub(super) struct Wording {
    /// The element.
    pub(super) element: Element,
    /// What its section does not say, after its name.
    pub(super) lacks: &'static str,
    /// What a vague word is not.
    pub(super) is_no: &'static str,
}

/// Reports an element that is labelled, and stated so that it says nothing.
pub(super) fn check(context: &mut Context<'_>, proposal: &Proposal<'_>, wording: &Wording) {
    let element = wording.element;
    let finding = proposal.element(element);
    if !proposal.vocabulary().is_on(element) || !finding.is_labelled() {
        return;
    }
    let Some(declaration) = finding.stated() else {
        return;
    };
    let name = proposal.declared_name(declaration);
    let text = proposal.text_of(declaration);
    let message = format!("`{name}` {}", wording.lacks);
    match finding.state() {
        State::Declared | State::Missing => {}
        State::Implied => {
            let diagnostic = context.report(declaration.name, message).within(text);
            diagnostic.label(declaration.name, "readers look for it here");
            // A label cannot point from one file into another.
            let passage = finding.passage().filter(|_| text == Text::Document);
            if let Some(passage) = passage {
                let line = proposal.first_line(passage.span);
                diagnostic.label(line, "this says more: move it there");
            }
            diagnostic.help(element.coaching());
        }
        State::Vague => {
            let words = proposal.vague_words(declaration, element, MOST_WORDS);
            let span = words.first().copied().unwrap_or(declaration.name);
            let diagnostic = context.report(span, message).within(text);
            for word in &words {
                diagnostic.label(*word, wording.is_no);
            }
            if words.is_empty() {
                diagnostic.label(declaration.name, "answer the questions here");
            }
            diagnostic.help(element.coaching());
        }
    }
}
