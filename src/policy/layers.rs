//! What a configuration says of levels, and the one place where they are put together.

use super::exemption::of_phase;
use super::{Case, Grandfather, LevelChoice, Origin, Policy, Reason};
use crate::globs::Globs;
use crate::proposal::decision::Decision;
use crate::proposal::phase::Phase;
use crate::rule::Level;

/// What a configuration says of one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its index in [`RULES`](crate::rules::RULES).
    pub rule: usize,
    /// Its level, where that is said.
    pub level: Option<Level>,
    /// The share of words that may go to How, in percent, where that is said.
    pub share: Option<u8>,
    /// Who says so.
    pub origin: Origin,
}

/// What holds at some paths only.
#[derive(Clone, Debug)]
pub struct Override {
    /// The paths, from the folder of the configuration.
    pub paths: Globs,
    /// What it says of rules.
    pub changes: Vec<Change>,
    /// The kind of decision that documents there take, where they do not say so themselves.
    pub decision: Option<(Decision, Origin)>,
    /// Where it begins.
    pub origin: Origin,
}

/// What a configuration says, from the weakest to the strongest. Presets stand before the file in each.
#[derive(Clone, Debug, Default)]
pub struct Layers {
    /// `rules`, laid over the rules' own levels.
    base: Policy,
    /// `levels`.
    phases: [Vec<Change>; Phase::ALL.len()],
    /// `grandfather`.
    pub grandfather: Grandfather,
    /// `overrides`; the later goes before the earlier.
    pub overrides: Vec<Override>,
}

impl Layers {
    /// Lays what is said for every document over what was said before.
    pub fn set(&mut self, change: Change) {
        self.base.apply(change, Reason::Rules);
    }

    /// Adds what is said for the documents of a phase.
    pub fn set_in(&mut self, phase: Phase, change: Change) {
        self.phases[phase as usize].push(change);
    }

    /// The overrides that apply to a document, the later over the earlier.
    pub fn overrides_of<'a>(&'a self, case: &Case<'_>) -> impl Iterator<Item = &'a Override> {
        let path = case.path();
        let applies = move |it: &&Override| path.is_some_and(|path| it.paths.matches(path));
        self.overrides.iter().filter(applies)
    }

    /// What a document is judged by: `rules`, then its phase, then whether it is grandfathered, then its path, then what
    /// was typed. Closed proposals are exempt before their phase has its say, so that this may bring a rule back; and so may
    /// an override for what is grandfathered, being more specific.
    pub fn policy(&self, case: &Case<'_>, choice: &LevelChoice) -> Policy {
        let mut policy = self.base.clone();
        choice.wake(&mut policy.levels);
        let phase = case.phase();
        if let Some(exemption) = of_phase(phase) {
            policy.levels.exempt(exemption);
        }
        if let Some(phase) = phase {
            for change in &self.phases[phase as usize] {
                policy.apply(*change, |origin| Reason::Phase(phase, origin));
            }
        }
        if let Some((exemption, _)) = self.grandfather.covers(case) {
            policy.levels.exempt(exemption);
        }
        for it in self.overrides_of(case) {
            for change in &it.changes {
                policy.apply(*change, Reason::Override);
            }
            policy.decision = it.decision.map(|(kind, _)| kind).or(policy.decision);
        }
        choice.settle(&mut policy.levels);
        policy
    }
}

impl Policy {
    fn apply(&mut self, change: Change, reason: impl Fn(Origin) -> Reason) {
        let reason = reason(change.origin);
        if let Some(level) = change.level {
            self.levels.set(change.rule, level, reason);
        }
        if let Some(share) = change.share {
            self.how_share = share;
            self.how_share_from = reason;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proposal::Proposal;
    use crate::proposal::vocabulary::Vocabulary;
    use crate::rule::index_of;
    use crate::source::Source;

    fn change(share: u8) -> Change {
        Change {
            rule: index_of("missing-why").expect("a rule"),
            level: None,
            share: Some(share),
            origin: Origin::File(1),
        }
    }

    #[test]
    fn the_share_of_how_and_the_kind_of_decision_follow_the_same_order() {
        let mut layers = Layers::default();
        layers.set(change(60));
        layers.set_in(Phase::Draft, change(70));
        for (path, share, decision) in [
            ("**", None, Some(Decision::Security)),
            ("b.md", Some(80), None),
        ] {
            let mut paths = Globs::default();
            assert!(paths.extend([(path, ())]).is_empty());
            layers.overrides.push(Override {
                paths,
                changes: share.map(change).into_iter().collect(),
                decision: decision.map(|kind| (kind, Origin::File(2))),
                origin: Origin::File(2),
            });
        }
        let vocabulary = Vocabulary::default();
        let draft = Source::new("a.md", "---\nstatus: Draft\n---\n");
        let draft = Proposal::parse(&draft, &vocabulary);
        for (case, share, decision) in [
            (Case::default(), 60, None),
            (Case::new(&draft, None), 70, None),
            (
                Case::new(&draft, Some("a.md")),
                70,
                Some(Decision::Security),
            ),
            (
                Case::new(&draft, Some("b.md")),
                80,
                Some(Decision::Security),
            ),
        ] {
            let policy = layers.policy(&case, &LevelChoice::default());
            assert_eq!((policy.how_share, policy.decision), (share, decision));
        }
    }
}
