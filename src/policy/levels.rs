//! The level of every rule, each with the reason for it.

use super::{Exemption, Origin};
use crate::diagnostic::Severity;
use crate::proposal::phase::Phase;
use crate::rule::{Level, Rule, Subject, index_of};
use crate::rules::RULES;

/// The level of every rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levels(Vec<Ruling>);

/// The level of one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// The level.
    pub level: Level,
    /// Why it is this one.
    pub reason: Reason,
}

/// Why something applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// `rules` says so, or nobody does.
    Rules(Origin),
    /// `levels` says so for documents in this phase.
    Phase(Phase, Origin),
    /// The document is exempt from rules about content.
    Exempt(Exemption),
    /// One of `overrides` says so for documents at this path.
    Override(Origin),
    /// This option was typed.
    Option(&'static str),
}

impl Default for Levels {
    fn default() -> Self {
        let reason = Reason::Rules(Origin::Default);
        let own = RULES.iter().map(|rule| Ruling {
            level: rule.level,
            reason,
        });
        Self(own.collect())
    }
}

impl Levels {
    /// The level of the rule with that id; `Allow` for an id that no rule has.
    pub fn of(&self, id: &str) -> Level {
        index_of(id).map_or(Level::Allow, |rule| self.0[rule].level)
    }

    /// The rules that run, in the order of [`RULES`], each with how grave its findings are.
    pub fn running(&self) -> impl Iterator<Item = (&'static Rule, Severity)> {
        let rules = RULES.iter().zip(&self.0);
        rules.filter_map(|(rule, ruling)| Some((*rule, ruling.level.severity()?)))
    }

    /// The level of each rule with the reason for it, in the order of [`RULES`].
    pub fn rulings(&self) -> &[Ruling] {
        &self.0
    }

    /// Sets the level of the rule at an index of [`RULES`].
    pub fn set(&mut self, rule: usize, level: Level, reason: Reason) {
        if let Some(ruling) = self.0.get_mut(rule) {
            *ruling = Ruling { level, reason };
        }
    }

    /// Silences the rules about content, but for those that are silent for another exemption already.
    pub fn exempt(&mut self, exemption: Exemption) {
        let about_content = RULES.iter().zip(&mut self.0);
        for (_, ruling) in about_content.filter(|(rule, _)| rule.subject == Subject::Content) {
            if !matches!(ruling.reason, Reason::Exempt(_)) {
                *ruling = Ruling {
                    level: Level::Allow,
                    reason: Reason::Exempt(exemption),
                };
            }
        }
    }

    /// Whether no rule would run.
    pub fn is_silent(&self) -> bool {
        self.0.iter().all(|ruling| ruling.level == Level::Allow)
    }
}
