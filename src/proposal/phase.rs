//! Where a proposal stands: every status of every process is one of six phases.

mod statuses;

use std::collections::HashMap;

use serde::Serialize;
use statuses::STATUSES;

/// The most words of a status that say which one it is.
const MOST_WORDS: usize = 5;

/// How far a proposal has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// Its author is at work on it.
    Draft,
    /// Others are asked for their judgement.
    Review,
    /// It is agreed to, and not yet with its users.
    Accepted,
    /// It has reached its users.
    Shipped,
    /// Someone looked whether it worked.
    Validated,
    /// It will not be, or no longer holds.
    Closed,
}

impl Phase {
    /// All phases, in the order in which a proposal passes through them.
    pub const ALL: [Self; 6] = [
        Self::Draft,
        Self::Review,
        Self::Accepted,
        Self::Shipped,
        Self::Validated,
        Self::Closed,
    ];

    /// The word in configuration and output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Review => "review",
            Self::Accepted => "accepted",
            Self::Shipped => "shipped",
            Self::Validated => "validated",
            Self::Closed => "closed",
        }
    }

    /// The phase of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.name() == name)
    }
}

/// Whether words, in lower case and parted by one space, are a status that public processes use.
pub fn is_status(words: &str) -> bool {
    STATUSES.iter().any(|(_, names)| names.contains(&words))
}

/// What each status of a project means.
#[derive(Clone, Debug)]
pub struct Statuses {
    /// By the status as it is compared.
    phases: HashMap<String, Phase>,
}

impl Default for Statuses {
    /// The statuses that public processes use.
    fn default() -> Self {
        let of = |(phase, names): &(Phase, &'static [&'static str])| {
            let phase = *phase;
            names.iter().map(move |name| ((*name).to_owned(), phase))
        };
        Self {
            phases: STATUSES.iter().flat_map(of).collect(),
        }
    }
}

impl Statuses {
    /// Says what a status means; it goes before what the same status means elsewhere. Says whether there is a word in it.
    pub fn add(&mut self, status: &str, phase: Phase) -> bool {
        let words = words_of(status);
        if words.is_empty() {
            return false;
        }
        self.phases.insert(words.join(" "), phase);
        true
    }

    /// What a status means as it is written: "Implemented (Maps 5.5)", "Superseded by 0007". The longest name that it
    /// begins with counts; what stands in brackets does not.
    pub fn phase_of(&self, written: &str) -> Option<Phase> {
        // A template's choice: "proposed | accepted | rejected".
        if written.contains('|') {
            return None;
        }
        let words = words_of(written);
        (1..=words.len())
            .rev()
            .find_map(|length| self.phases.get(&words[..length].join(" ")).copied())
    }
}

/// The first words of a status as they are compared: case-folded, up to an opening bracket.
fn words_of(status: &str) -> Vec<String> {
    let inner = status.trim_start_matches(|c: char| !c.is_alphanumeric());
    let plain = inner.split(['(', '[', '{']).next().unwrap_or_default();
    plain
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')))
        .filter(|word| !word.is_empty())
        .take(MOST_WORDS)
        .map(|word| word.to_lowercase().replace(['\'', '’'], ""))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_written_as_they_are_compared_and_mean_one_thing() {
        let mut seen = HashMap::new();
        for (phase, names) in STATUSES {
            for name in *names {
                assert_eq!(words_of(name).join(" "), *name);
                assert_eq!(seen.insert(*name, *phase), None, "{name}");
            }
        }
    }

    #[test]
    fn what_follows_a_status_does_not_change_it() {
        let statuses = Statuses::default();
        for (written, phase) in [
            ("Implemented (Maps 5.5)", Some(Phase::Shipped)),
            ("**Active review** (May 5...May 9)", Some(Phase::Review)),
            ("superseded by [ADR-0007](0007.md)", Some(Phase::Closed)),
            ("Accepted with modifications", Some(Phase::Accepted)),
            ("Final comment period", Some(Phase::Review)),
            ("LAST-CALL", Some(Phase::Review)),
            ("✅ accepted", Some(Phase::Accepted)),
            ("Won’t do", Some(Phase::Closed)),
            ("Not accepted", Some(Phase::Closed)),
            ("[proposed | rejected | accepted]", None),
            ("purple", None),
            ("(", None),
            ("", None),
        ] {
            assert_eq!(statuses.phase_of(written), phase, "{written}");
        }
    }

    #[test]
    fn a_projects_status_goes_before_the_usual_one() {
        let mut statuses = Statuses::default();
        assert!(statuses.add("Final", Phase::Review));
        assert_eq!(statuses.phase_of("final"), Some(Phase::Review));
        assert!(!statuses.add("…", Phase::Review));
    }
}
