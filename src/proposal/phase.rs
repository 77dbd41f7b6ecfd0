//! Where a proposal stands: every status of every process is one of six phases.

mod statuses;

use std::collections::HashMap;

use serde::Serialize;
use statuses::STATUSES;

use super::slips::is_slip;

/// The most words of a status that say which one it is.
const MOST_WORDS: usize = 5;

/// The most words of what stands under a status key that are looked at.
const LONGEST: usize = 20;

/// Words that are near a status and are none of its slips.
const ORDINARY: &[&str] = &["adapted", "skipped", "stale"];

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
    /// Those that the project gave, as they are written.
    own: Vec<String>,
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
            own: Vec::new(),
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
        if !self.own.iter().any(|own| own == status) {
            self.own.push(status.to_owned());
        }
        true
    }

    /// The statuses that the project or its presets gave, as they are written there; the presets' come first.
    pub fn own(&self) -> &[String] {
        &self.own
    }

    /// Whether a known status stands somewhere in the words: "Mostly implemented", "RFC is accepted".
    pub fn are_mentioned_in(&self, written: &str) -> bool {
        let words = split(written, LONGEST);
        let mut runs = (0..words.len()).flat_map(|start| {
            let last = words.len().min(start + MOST_WORDS);
            (start + 1..=last).map(move |end| start..end)
        });
        runs.any(|run| self.phases.contains_key(&words[run].join(" ")))
    }

    /// The status that the written one is with a slip of the finger: the project's own before the others.
    pub fn slip_of(&self, written: &str) -> Option<&str> {
        let words = words_of(written);
        if ORDINARY.contains(&words.first()?.as_str()) {
            return None;
        }
        let begins = |name: &str| {
            let length = name.split(' ').count();
            words.len() >= length && is_slip(&words[..length].join(" "), name)
        };
        let mut own = self.own.iter();
        let own = own.find(|own| begins(&words_of(own).join(" ")));
        let others = || {
            self.phases
                .keys()
                .map(String::as_str)
                .filter(|name| begins(name))
                .min()
        };
        own.map(String::as_str).or_else(others)
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
    split(
        inner.split(['(', '[', '{']).next().unwrap_or_default(),
        MOST_WORDS,
    )
}

fn split(text: &str, most: usize) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')))
        .filter(|word| !word.is_empty())
        .take(most)
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
    fn a_slip_is_told_from_a_status_of_another_process() {
        let mut statuses = Statuses::default();
        assert!(statuses.add("Bestätigt", Phase::Accepted));
        assert!(statuses.add("Shadowing", Phase::Accepted));
        for (written, right) in [
            ("acepted", Some("accepted")),
            ("Aproved (2027)", Some("approved")),
            ("superceeded by 0007", Some("superceded")),
            ("in reveiw", Some("in review")),
            ("shadwing", Some("Shadowing")),
            ("stale", None),
            ("skipped", None),
            ("delayed", None),
            ("revised", None),
            ("purple", None),
            ("", None),
        ] {
            assert_eq!(statuses.slip_of(written), right, "{written}");
        }
        assert!(statuses.are_mentioned_in("Mostly implemented, see below"));
        assert!(statuses.are_mentioned_in("now in review"));
        assert!(!statuses.are_mentioned_in("purple"));
    }

    #[test]
    fn a_projects_status_goes_before_the_usual_one() {
        let mut statuses = Statuses::default();
        assert!(statuses.add("Final", Phase::Review));
        assert_eq!(statuses.phase_of("final"), Some(Phase::Review));
        assert!(!statuses.add("…", Phase::Review));
    }
}
