//! What one document is judged by, after the configuration, its phase, its path and the command line had their say.

use crate::proposal::Proposal;
use crate::proposal::decision::Decision;
use crate::rule::Levels;

/// The share of a proposal's words that may go to How where nothing else is configured, in percent.
pub const HOW_SHARE: u8 = 50;

/// What one document is judged by.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The level of every rule.
    pub levels: Levels,
    /// The kind of decision that a document at its path takes, where it does not say so itself.
    pub decision: Option<Decision>,
    /// The share of its words that may go to How, in percent: 1 to 100.
    pub how_share: u8,
}

impl Policy {
    /// The kind of decision that a proposal takes: its own word goes before that of its path.
    pub fn decision_of(&self, proposal: &Proposal<'_>) -> Option<Decision> {
        let told = proposal.decision().map(|told| told.kind);
        told.or(self.decision)
    }

    /// Whether a proposal's decision is one whose How is everybody's business.
    pub fn asks_how(&self, proposal: &Proposal<'_>) -> bool {
        self.decision_of(proposal).is_some_and(Decision::asks_how)
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            decision: None,
            how_share: HOW_SHARE,
        }
    }
}
