//! What one document is judged by, after the configuration, its phase, its path and the command line had their say.

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

impl Default for Policy {
    fn default() -> Self {
        Self {
            levels: Levels::default(),
            decision: None,
            how_share: HOW_SHARE,
        }
    }
}
