//! Levels from the command line: they go before those of any configuration.

use super::levels::{Levels, Reason};
use crate::rule::{Level, index_of};
use crate::rules::RULES;

/// Levels that go before those of any configuration.
#[derive(Clone, Debug, Default)]
pub struct LevelChoice {
    /// When not empty, only these rules run.
    pub select: Vec<String>,
    /// Levels that are set, the later over the earlier.
    pub set: Vec<LevelOption>,
}

/// A level that was typed.
#[derive(Clone, Debug)]
pub struct LevelOption {
    /// The rule.
    pub rule: String,
    /// Its level.
    pub level: Level,
    /// How it was typed, for example `--deny`.
    pub option: &'static str,
}

const SELECT: &str = "--select";

impl LevelChoice {
    /// Wakes the rules that are selected and that `rules` allows everywhere: who asks for one rule wants to see
    /// what it says. What a document is exempt from, and what its phase or path allows, comes after this and holds.
    pub(super) fn wake(&self, levels: &mut Levels) {
        for id in &self.select {
            if levels.of(id) == Level::Allow
                && let Some(rule) = index_of(id)
            {
                levels.set(rule, RULES[rule].level, Reason::Option(SELECT));
            }
        }
    }

    /// Has the last word: silences what is not selected, and sets what was named with a level.
    pub(super) fn settle(&self, levels: &mut Levels) {
        if !self.select.is_empty() {
            for (index, rule) in RULES.iter().enumerate() {
                if !self.select.iter().any(|id| id == rule.id) {
                    levels.set(index, Level::Allow, Reason::Option(SELECT));
                }
            }
        }
        for asked in &self.set {
            if let Some(rule) = index_of(&asked.rule) {
                levels.set(rule, asked.level, Reason::Option(asked.option));
            }
        }
    }

    /// Whether nothing is left that could run.
    pub fn is_silent(&self) -> bool {
        let mut levels = Levels::default();
        self.wake(&mut levels);
        self.settle(&mut levels);
        levels.is_silent()
    }
}
