//! What one document is judged by, after the configuration, its phase, its path and the command line had their say.
//!
//! [`Layers`] is what a configuration says, [`Case`] what there is to know of the document, [`LevelChoice`] what was typed;
//! [`Layers::policy`] is the one place where they are put together.

mod case;
mod choice;
mod exemption;
mod layers;
mod levels;

pub use case::Case;
pub use choice::{LevelChoice, LevelOption};
pub use exemption::{Date, Exemption, Grandfather, Range};
pub use layers::{Change, Layers, Override};
pub use levels::{Levels, Reason, Ruling};

use crate::proposal::Proposal;
use crate::proposal::decision::Decision;

/// The share of a proposal's words that may go to How where nothing else is configured, in percent.
pub const HOW_SHARE: u8 = 60;

/// The only rule with an option, that share: no single one suits every project.
pub const HOW_HEAVY: &str = "how-heavy";

/// Who says what applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody: it is built in.
    Default,
    /// A preset that the configuration extends.
    Preset(&'static str),
    /// The configuration, on this line, from 1.
    File(usize),
}

/// What one document is judged by.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The level of every rule.
    pub levels: Levels,
    /// The kind of decision that a document at its path takes, where it does not say so itself.
    pub decision: Option<Decision>,
    /// The share of its words that may go to How, in percent: 1 to 100.
    pub how_share: u8,
    /// Who says so.
    pub how_share_from: Reason,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            decision: None,
            how_share: HOW_SHARE,
            how_share_from: Reason::Rules(Origin::Default),
        }
    }
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

    /// Why what the document says is not judged, or not all of it; nothing where all that is configured holds.
    pub fn exemption(&self) -> Option<Exemption> {
        let rulings = self.levels.rulings().iter();
        let exemptions = rulings.filter_map(|ruling| match ruling.reason {
            Reason::Exempt(exemption) => Some(exemption),
            _ => None,
        });
        exemptions.min()
    }
}
