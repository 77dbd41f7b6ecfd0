//! What metadata keys are called: the table of known keys, and of what else stands in a document's header.
//!
//! Written as keys are folded: lower case, words parted by one space.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::fold_key;

/// A key that rules ask for, whatever a process calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// The number or name that others cite.
    Id,
    /// What it is called.
    Title,
    /// Where it stands in its process.
    Status,
    /// Who wrote it.
    Authors,
    /// When it was begun.
    Created,
    /// When it was last changed.
    Updated,
    /// When it was agreed to.
    Accepted,
    /// When it reached its users.
    Shipped,
    /// How grave the decision is: reversible, irreversible, security or compliance.
    Decision,
    /// How anyone will know that it worked.
    Validation,
    /// Whether it did.
    Outcome,
    /// Which proposals it takes the place of.
    Supersedes,
    /// Which proposal takes its place.
    SupersededBy,
    /// When it was changed after it was accepted.
    Amended,
}

impl Key {
    /// All keys, in the order of the documentation.
    pub const ALL: [Self; 14] = [
        Self::Id,
        Self::Title,
        Self::Status,
        Self::Authors,
        Self::Created,
        Self::Updated,
        Self::Accepted,
        Self::Shipped,
        Self::Decision,
        Self::Validation,
        Self::Outcome,
        Self::Supersedes,
        Self::SupersededBy,
        Self::Amended,
    ];

    /// The key as this program writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Title => "title",
            Self::Status => "status",
            Self::Authors => "authors",
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Accepted => "accepted",
            Self::Shipped => "shipped",
            Self::Decision => "decision",
            Self::Validation => "validation",
            Self::Outcome => "outcome",
            Self::Supersedes => "supersedes",
            Self::SupersededBy => "superseded-by",
            Self::Amended => "amended",
        }
    }

    /// The key of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.name() == name)
    }
}

/// What public processes call the known keys, beside the names that this program gives them. Of several that a
/// document has, the one that stands first here counts.
#[rustfmt::skip]
const NAMES: &[(Key, &[&str])] = &[
    (
        Key::Id,
        &[
            "eip", "erc", "cip", "bip", "sip", "tip", "aip", "zip", "simd", "fip", "frc", "nep", "cap", "sep", "pep", "jep", "kep", "tep", "rep", "cep",
            "lid", "cfp", "adr", "rfc", "rfd", "kep number", "rfc number", "adr number", "proposal number", "number", "proposal id", "proposal",
        ],
    ),
    (Key::Title, &["proposal title", "rfc title", "feature name", "feature"]),
    (Key::Status, &["current status", "proposal status", "rfc status", "state", "stage"]),
    (
        Key::Authors,
        &["author", "author(s)", "owners", "owner", "owner(s)", "written by", "proposer", "proposers", "proposed by", "submitter"],
    ),
    (
        Key::Created,
        &["creation date", "created on", "created at", "date created", "start date", "date proposed", "proposed on", "proposed", "date"],
    ),
    (Key::Updated, &["last updated", "last update", "updated on", "updated at", "last modified", "last revised", "lastupdated", "modified", "last changed"]),
    (Key::Accepted, &["accepted on", "accepted date", "acceptance date", "date accepted", "approved on", "approval date", "decided on", "decision date"]),
    (Key::Shipped, &["shipped on", "released on", "implemented on", "launched on", "date shipped"]),
    (Key::Validation, &["validation metric", "success metric"]),
    (Key::Outcome, &[]),
    (Key::Supersedes, &["replaces", "obsoletes"]),
    (Key::SupersededBy, &["supersededby", "superceded by", "supercededby", "replaced by", "obsoleted by"]),
    (Key::Amended, &["amended on", "amended by", "amendments"]),
    (Key::Decision, &["decision type", "decision kind", "kind of decision", "reversibility"]),
];

/// Names of a title that are made for code: a heading says it better.
pub(crate) const SLUGS: &[&str] = &["feature name", "feature"];

/// Words of other keys that processes write in a header. They make a list look like one; alone they tell nothing.
#[rustfmt::skip]
const USUAL: &[&str] = &[
    "approver", "approvers", "area", "bug", "bugs", "category", "champion", "champions", "component", "components", "consulted", "contributors", "created",
    "date", "deciders", "discussion", "discussions", "discussionsto", "editor", "editors", "epic", "impl", "implementation", "implementations", "informed", "issue",
    "issues", "jira", "layer", "license", "link", "links", "maintainer", "maintainers", "makers", "manager", "notes", "participants", "pr", "prs",
    "requires", "review", "reviewer", "reviewers", "sig", "sigs", "sponsor", "sponsors", "sponsor(s)", "shepherd", "shepherds", "since", "stage",
    "stakeholders", "tag", "tags", "target", "team", "teams", "thread", "ticket", "tickets", "tracking", "type", "updated", "version", "versions",
];

/// Keys that are near a known name and mean something else; two of them are "title" and "author" in other languages.
pub(super) const ORDINARY: &[&str] = &["autor", "skipped", "stats", "titel"];

/// Words with a colon behind them that speak to the reader, and are no keys.
pub(super) const ASIDES: &[&str] = &[
    "note",
    "notes",
    "nb",
    "warning",
    "important",
    "tip",
    "caution",
    "disclaimer",
    "todo",
    "fixme",
    "example",
    "see",
    "see also",
];

/// Headings of a section that holds metadata and nothing else.
#[rustfmt::skip]
pub(super) const SECTIONS: &[&str] = &[
    "meta", "metadata", "meta data", "preamble", "header", "document information", "document info", "document control", "document details",
    "document metadata", "proposal metadata", "proposal information", "rfc metadata", "administrative information", "front matter", "frontmatter",
];

/// What the two columns of a table of keys and values are headed.
#[rustfmt::skip]
pub(super) const KEY_COLUMNS: &[&str] = &["attribute", "field", "item", "key", "metadata", "name", "property", ""];
/// See [`KEY_COLUMNS`].
#[rustfmt::skip]
pub(super) const VALUE_COLUMNS: &[&str] = &["content", "contents", "data", "description", "detail", "details", "information", "value", ""];

/// How it went.
pub(crate) const OUTCOMES: &[&str] = &["met", "missed", "inconclusive"];

/// Whether a word, in lower case, is what a process calls its proposals.
pub(crate) fn is_process(word: &str) -> bool {
    let mut names = NAMES.iter().filter(|(key, _)| *key == Key::Id);
    word != "number" && names.any(|(_, names)| names.contains(&word))
}

/// Which written key is which known one, for one project.
#[derive(Clone, Debug)]
pub struct KeyNames {
    /// By the folded name: the key, and how soon its name counts; the lower, the sooner.
    names: HashMap<String, (Key, usize), FixedState>,
}

impl Default for KeyNames {
    fn default() -> Self {
        let mut names = HashMap::default();
        for (key, others) in NAMES {
            for (rank, name) in others.iter().enumerate() {
                names.insert((*name).to_owned(), (*key, rank + 2));
            }
        }
        for key in Key::ALL {
            names.insert(fold_key(key.name()), (key, 1));
        }
        Self { names }
    }
}

impl KeyNames {
    /// Adds a project's name for a key; it counts before all others. Says whether there is a word in it.
    pub fn add(&mut self, key: Key, name: &str) -> bool {
        let name = fold_key(name);
        if !name.contains(char::is_alphanumeric) {
            return false;
        }
        self.names.insert(name, (key, 0));
        true
    }

    /// The known key that a written one stands for, and how soon it counts.
    pub(crate) fn look_up(&self, written: &str) -> Option<(Key, usize)> {
        self.named(&fold_key(written))
    }

    /// The same of a key that is folded already.
    pub(super) fn named(&self, folded: &str) -> Option<(Key, usize)> {
        self.names.get(folded).copied()
    }

    /// All names, as they are compared, each with its key.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, Key)> {
        self.names
            .iter()
            .map(|(name, (key, _))| (name.as_str(), *key))
    }

    /// Whether a key is one of those that stand in a header beside the known ones.
    pub(super) fn is_usual(written: &str) -> bool {
        let key = fold_key(written);
        let mut words = key.split([' ', '/']);
        words.any(|word| USUAL.contains(&word))
    }

    /// Whether all words of a folded key are; `strat date` has one that is not.
    pub(super) fn is_wholly_usual(folded: &str) -> bool {
        let mut words = folded.split([' ', '/']);
        words.all(|word| USUAL.contains(&word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_they_are_compared_and_stand_once() {
        let names = NAMES.iter().flat_map(|(_, names)| *names);
        let names: Vec<&str> = names.chain(SECTIONS).copied().collect();
        for name in &names {
            assert_eq!(fold_key(name), *name);
        }
        let mut unique = names.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), names.len());
    }

    #[test]
    fn a_projects_name_goes_before_the_usual_ones() {
        let mut names = KeyNames::default();
        assert_eq!(names.look_up("EIP").map(|(key, _)| key), Some(Key::Id));
        assert!(names.add(Key::Created, "Ange_legt"));
        let (key, rank) = names.look_up("ange-legt").expect("an added name");
        assert_eq!((key, rank), (Key::Created, 0));
        assert!(!names.add(Key::Created, "--"));
    }
}
