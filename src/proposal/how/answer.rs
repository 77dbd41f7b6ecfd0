//! Whether a proposal says How at all, for readers to whom the detail matters. It takes whatever could be an answer for one.

use super::{Role, labelled, roles, words_of};
use crate::proposal::Proposal;
use crate::proposal::document::{BlockKind, Mark};
use crate::proposal::evidence::zones::{self, Zones};
use crate::source::Span;

/// What a proposal answers when asked how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It says something of it.
    Given,
    /// It has a heading for it, at this place, with nothing below.
    Empty(Span),
    /// It says nothing of it.
    Missing,
}

/// A proposal that tells What in so many words has told some of How.
const LONG_TELLING: usize = 120;

/// So many numbered steps tell how something is done.
const STEPS: usize = 3;

/// Words of a section with a fitting heading that answer something.
const FEW_WORDS: usize = 8;

/// Headings of sections that an expert reads for How, whatever else they are: phrases in them.
const EXPERT: &[&str] = &[
    "rollback",
    "roll back",
    "recovery",
    "disaster",
    "backout",
    "restore",
    "revert",
    "backup",
    "mitigation",
    "mitigations",
    "threat",
    "threats",
    "threat model",
    "security",
    "controls",
    "safeguards",
    "audit",
    "compliance",
    "privacy",
    "cutover",
    "runbook",
    "procedure",
    "steps",
    "process",
];

/// Words of a sentence that says what is done if it fails.
const WAYS_BACK: &[&str] = &[
    "roll back",
    "rolls back",
    "rolled back",
    "rolling back",
    "rollback",
    "restore",
    "restored",
    "restores",
    "revert",
    "reverted",
    "back out",
    "undo",
    "undone",
    "backup",
    "backups",
];

/// Words that make such a sentence say that there is no way back.
const NO_WAY: &[&str] = &[
    "no",
    "not",
    "cannot",
    "can't",
    "never",
    "without",
    "impossible",
    "nobody",
    "nothing",
    "irreversible",
];

/// What a proposal answers when asked how.
pub(in crate::proposal) fn answer(proposal: &Proposal<'_>) -> Answer {
    let how = proposal.how();
    if !how.parts.is_empty() || tells_elsewhere(proposal) {
        return Answer::Given;
    }
    how.empty.map_or(Answer::Missing, Answer::Empty)
}

fn tells_elsewhere(proposal: &Proposal<'_>) -> bool {
    let document = proposal.document();
    let labelled = labelled(proposal);
    let (mut told, mut steps) = (0, 0);
    for (section, role) in roles(document, proposal.vocabulary())
        .into_iter()
        .enumerate()
    {
        let is_experts = role == Role::Else && is_for_experts(proposal, section);
        let mut here = 0;
        for index in document.own_blocks(section) {
            let block = &document.blocks()[index];
            if block.kind == BlockKind::Code && !proposal.metadata().is_header_block(index) {
                return true;
            }
            let words = words_of(proposal, index);
            if words == 0 {
                continue;
            }
            here += words;
            if leads_back(document.words(index)) {
                return true;
            }
            if role != Role::Else && !labelled.contains(&index) {
                told += words;
                steps += usize::from(block.mark == Mark::Numbered);
            }
        }
        if is_experts && here >= FEW_WORDS {
            return true;
        }
    }
    told >= LONG_TELLING || steps >= STEPS
}

fn is_for_experts(proposal: &Proposal<'_>, section: usize) -> bool {
    let name = proposal.document().name(section);
    let zones = zones::of_heading(name, proposal.vocabulary());
    let is_aside = zones.any(Zones::ASIDE.and(Zones::BACKGROUND).and(Zones::QUESTIONS));
    !is_aside && (zones.any(Zones::UPGRADE) || holds_one_of(name, EXPERT))
}

fn leads_back(words: &str) -> bool {
    words
        .split_inclusive(['.', ';', '!', '?', '\n'])
        .any(|sentence| holds_one_of(sentence, WAYS_BACK) && !holds_one_of(sentence, NO_WAY))
}

fn holds_one_of(text: &str, phrases: &[&str]) -> bool {
    let text = text.to_lowercase();
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .collect();
    let text = format!(" {} ", words.join(" "));
    phrases
        .iter()
        .any(|phrase| text.contains(&format!(" {phrase} ")))
}
