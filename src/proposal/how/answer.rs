//! Whether a proposal says How at all, for readers to whom the detail matters. It takes whatever could be an answer for one.

use super::count::words_in;
use super::{LABELS, Role};
use crate::proposal::Proposal;
use crate::proposal::decision::Decision;
use crate::proposal::document::{BlockKind, Mark};
use crate::proposal::evidence::zones::Zones;
use crate::proposal::words::hold_phrase;
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

/// Phrases of headings below which stands how something is carried out, and how it is taken back.
#[rustfmt::skip]
const CARRYING_OUT: &[&str] = &[
    "migration", "upgrade", "downgrade", "transition", "cutover", "runbook", "procedure", "steps", "rollback", "roll back", "recovery",
    "disaster", "backout", "restore", "revert", "backup", "backups",
];

/// Phrases of headings that experts of security and compliance look for.
#[rustfmt::skip]
const GUARDING: &[&str] = &[
    "threat", "threats", "security", "controls", "safeguards", "mitigation", "mitigations", "audit", "auditing", "compliance", "privacy", "retention",
    "access control", "evidence",
];

/// Words of a sentence that says what is done if it fails.
#[rustfmt::skip]
const WAYS_BACK: &[&str] = &[
    "roll back", "rolls back", "rolled back", "rolling back", "rollback", "restore", "restored", "restores", "revert", "reverted", "back out", "undo",
    "undone", "backup", "backups",
];

/// Words that make such a sentence say that there is no way back.
#[rustfmt::skip]
const NO_WAY: &[&str] = &["no", "not", "cannot", "can't", "never", "without", "impossible", "nobody", "nothing", "irreversible"];

impl Proposal<'_> {
    /// Whether it says How anywhere, for the readers whom a decision of that kind asks to judge the detail.
    pub fn answers_how(&self, kind: Decision) -> Answer {
        let how = self.how();
        if !how.parts.is_empty() || tells_elsewhere(self, kind) {
            return Answer::Given;
        }
        how.empty.map_or(Answer::Missing, Answer::Empty)
    }
}

fn tells_elsewhere(proposal: &Proposal<'_>, kind: Decision) -> bool {
    let document = proposal.document();
    let how = proposal.how();
    let (mut told, mut steps) = (0, 0);
    for (section, role) in how.roles.iter().enumerate() {
        let is_experts = is_for_experts(proposal, section, kind);
        let mut here = 0;
        for index in document.own_blocks(section) {
            let block = &document.blocks()[index];
            if block.kind == BlockKind::Code && !proposal.metadata().is_header_block(index) {
                return true;
            }
            let words = words_in(proposal, index);
            if words == 0 {
                continue;
            }
            here += words;
            if is_labelled(proposal, section, index) {
                return true;
            }
            if leads_back(document.words(index)) {
                return true;
            }
            if *role != Role::Else && !how.labelled.contains(&index) {
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

/// Whether a label for How opens a block, wherever it stands but where another way or a question is told.
fn is_labelled(proposal: &Proposal<'_>, section: usize, block: usize) -> bool {
    let document = proposal.document();
    let names_how = document.blocks()[block]
        .label
        .as_ref()
        .is_some_and(|label| {
            let name = document.label_name(label);
            !label.alone && LABELS.iter().any(|known| known.eq_ignore_ascii_case(name))
        });
    names_how && !proposal.zones[section].any(Zones::ASIDE.and(Zones::QUESTIONS))
}

/// Whether a section is one that experts read for How, whatever else it is.
fn is_for_experts(proposal: &Proposal<'_>, section: usize, kind: Decision) -> bool {
    let document = proposal.document();
    if document.title() == Some(section) {
        return false;
    }
    let name = document.name(section);
    let zones = proposal.zones[section];
    let guards = kind != Decision::Irreversible && holds_one_of(name, GUARDING);
    let is_aside = zones.any(Zones::ASIDE.and(Zones::BACKGROUND).and(Zones::QUESTIONS));
    !is_aside && (guards || holds_one_of(name, CARRYING_OUT))
}

fn leads_back(words: &str) -> bool {
    let mut sentences = words.split(['.', ';', '!', '?', '\n']);
    sentences.any(|sentence| holds_one_of(sentence, WAYS_BACK) && !holds_one_of(sentence, NO_WAY))
}

fn holds_one_of(text: &str, phrases: &[&str]) -> bool {
    let text = text.to_lowercase();
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .collect();
    phrases.iter().any(|phrase| hold_phrase(&words, phrase))
}
