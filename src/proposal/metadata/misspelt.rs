//! Keys that nothing knows and that are one slip away from one that is known and not there.

use std::collections::HashSet;

use super::keys::{Key, KeyNames, ORDINARY, SLUGS};
use super::{Metadata, fold_key};
use crate::diagnostic::did_you_mean;
use crate::proposal::Proposal;
use crate::proposal::slips::is_slip;
use crate::source::{Span, Text};
use crate::tree::Entry;

/// How many unknown keys are compared with every name: a slip stands among the first ones.
const MOST_KEYS: usize = 500;
/// The fewest letters of a key that a slip is found in within `validation` and `outcome`.
const FEWEST: usize = 4;

/// What stands under `validation` and `outcome`.
const VALIDATION: &[&str] = &["metric", "baseline", "target", "by", "within", "source"];
const OUTCOME: &[&str] = &["verdict", "value", "on"];

/// A key that was probably meant to be another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misspelt {
    /// The text that the span is a place in.
    pub text: Text,
    /// The bytes of the key.
    pub span: Span,
    /// The key as it is written.
    pub written: String,
    /// The key that was meant, written in the same manner.
    pub meant: String,
    /// The known key that it is a name of, if it is.
    pub key: Option<Key>,
}

impl Proposal<'_> {
    /// The keys of its metadata that were probably meant to be others, in the order of writing; those within
    /// `validation` and `outcome` come last.
    pub fn misspelt_keys(&self) -> Vec<Misspelt> {
        let mut found = among_keys(self);
        for (key, names) in [(Key::Validation, VALIDATION), (Key::Outcome, OUTCOME)] {
            found.extend(within(self.metadata(), key, names));
        }
        found
    }
}

fn among_keys(proposal: &Proposal<'_>) -> Vec<Misspelt> {
    let metadata = proposal.metadata();
    let missing = Missing::of(proposal);
    let entries = metadata.entries().iter().enumerate();
    let unknown = entries.filter(|(_, entry)| is_unknown(proposal, &entry.key));
    let slip = |(index, entry): (usize, &Entry)| {
        let (meant, key) = missing.nearest(&fold_key(&entry.key))?;
        Some(Misspelt {
            text: metadata.origin(index).text(),
            span: entry.key_span,
            meant: written_like(&entry.key, meant),
            written: entry.key.clone(),
            key,
        })
    };
    unknown.take(MOST_KEYS).filter_map(slip).collect()
}

fn is_unknown(proposal: &Proposal<'_>, written: &str) -> bool {
    let vocabulary = proposal.vocabulary();
    let is_known = vocabulary.metadata_keys().look_up(written).is_some()
        || vocabulary.key_meaning(written).is_some()
        || KeyNames::is_wholly_usual(written);
    !is_known && !ORDINARY.contains(&fold_key(written).as_str())
}

/// Names that a document could mean, because it has nothing under them yet.
struct Missing {
    /// As they are compared, in alphabetical order.
    names: Vec<(String, Option<Key>)>,
    /// Names that are right, though no rule asks for them.
    required: HashSet<String>,
}

impl Missing {
    fn of(proposal: &Proposal<'_>) -> Self {
        let (metadata, vocabulary) = (proposal.metadata(), proposal.vocabulary());
        // A name that is made for code is no title yet.
        let is_slug =
            |index: usize| SLUGS.contains(&fold_key(&metadata.entries()[index].key).as_str());
        let known = vocabulary.metadata_keys().all();
        let known = known
            .filter(|(_, key)| metadata.known_entry(*key).is_none_or(is_slug))
            .map(|(name, key)| (name.to_owned(), Some(key)));
        let required: HashSet<String> = vocabulary
            .required_keys()
            .iter()
            .map(|key| fold_key(key))
            .collect();
        let present: HashSet<String> = metadata
            .entries()
            .iter()
            .map(|entry| fold_key(&entry.key))
            .collect();
        let elements = vocabulary.element_keys().map(str::to_owned);
        let others = elements
            .chain(required.iter().cloned())
            .filter(|name| {
                !present.contains(name) && vocabulary.metadata_keys().look_up(name).is_none()
            })
            .map(|name| (name, None));
        let mut names: Vec<_> = known.chain(others).collect();
        names.sort_unstable();
        Self { names, required }
    }

    fn nearest(&self, written: &str) -> Option<(&str, Option<Key>)> {
        let is_near = |(name, _): &&(String, Option<Key>)| is_slip(written, name);
        let is_right = self.required.contains(written);
        let (name, key) = self.names.iter().find(is_near).filter(|_| !is_right)?;
        Some((name, *key))
    }
}

/// Slips in a mapping whose keys are all this program's own.
fn within(metadata: &Metadata, key: Key, names: &[&'static str]) -> Vec<Misspelt> {
    let fields = metadata.fields_in(key);
    let present: HashSet<String> = fields.iter().map(|field| fold_key(field.key)).collect();
    let missing = || {
        names
            .iter()
            .copied()
            .filter(|name| !present.contains(*name))
    };
    fields
        .iter()
        .take(MOST_KEYS)
        .filter_map(|field| {
            let written = field.key;
            let is_word = written.len() >= FEWEST && !names.contains(&fold_key(written).as_str());
            let meant = did_you_mean(written, missing()).filter(|_| is_word)?;
            Some(Misspelt {
                text: field.text,
                span: field.key_span,
                meant: written_like(written, meant),
                written: written.to_owned(),
                key: None,
            })
        })
        .collect()
}

/// A name with the capitals and the marks between words that another is written with.
fn written_like(written: &str, name: &str) -> String {
    let mark = written.chars().find(|c| matches!(c, '-' | '_' | ' '));
    let name = mark.map_or_else(
        || name.to_owned(),
        |mark| name.replace(' ', &mark.to_string()),
    );
    if !written.chars().any(char::is_lowercase) {
        return name.to_uppercase();
    }
    let is_title = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    if !is_title(written) {
        return name;
    }
    let all = written.split(['-', '_', ' ']).all(is_title);
    let mut raised = String::with_capacity(name.len());
    let mut raise = true;
    for letter in name.chars() {
        if raise {
            raised.extend(letter.to_uppercase());
        } else {
            raised.push(letter);
        }
        raise = all && matches!(letter, '-' | '_' | ' ');
    }
    raised
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_written_as_the_key_was() {
        for (written, name, expected) in [
            ("stauts", "status", "status"),
            ("Stauts", "status", "Status"),
            ("STAUTS", "status", "STATUS"),
            ("strat-date", "start date", "start-date"),
            ("Strat_Date", "start date", "Start_Date"),
            ("Strat date", "start date", "Start date"),
        ] {
            assert_eq!(written_like(written, name), expected);
        }
    }
}
