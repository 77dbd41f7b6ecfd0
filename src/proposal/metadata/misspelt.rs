//! Keys that nothing knows and that are one slip away from one that is known and not there.

use std::collections::HashSet;

use super::keys::{Key, KeyNames, ORDINARY, SLUGS};
use super::{Metadata, fold_key};
use crate::diagnostic::did_you_mean;
use crate::proposal::Proposal;
use crate::proposal::slips::is_slip;
use crate::source::{Span, Text};

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
    let keys = metadata.entries().iter().map(|entry| fold_key(&entry.key));
    let unknown = keys
        .enumerate()
        .filter(|(_, folded)| is_unknown(proposal, folded));
    let slip = |(index, folded): (usize, String)| {
        let (meant, key) = nearest(proposal, &folded)?;
        let entry = &metadata.entries()[index];
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

fn is_unknown(proposal: &Proposal<'_>, folded: &str) -> bool {
    let vocabulary = proposal.vocabulary();
    let is_known = vocabulary.metadata_keys().named(folded).is_some()
        || vocabulary.means_element(folded)
        || KeyNames::is_wholly_usual(folded);
    !is_known && !ORDINARY.contains(&folded)
}

/// The name that a folded key is a slip of, the first in the alphabet. A document means only what it has nothing under yet.
fn nearest<'a>(proposal: &'a Proposal<'_>, folded: &str) -> Option<(&'a str, Option<Key>)> {
    let (metadata, vocabulary) = (proposal.metadata(), proposal.vocabulary());
    let mut required = vocabulary.required_keys().iter();
    // What the project asks for is right, whatever it is near to.
    if required.any(|key| fold_key(key) == folded) {
        return None;
    }
    let entries = metadata.entries();
    let is_missing = |name: &str, key: Option<Key>| match key {
        // A name that is made for code is no title yet.
        Some(key) => metadata
            .known_entry(key)
            .is_none_or(|index| SLUGS.contains(&fold_key(&metadata.entries()[index].key).as_str())),
        None => !entries.iter().any(|entry| fold_key(&entry.key) == name),
    };
    let mut names = vocabulary.key_names().iter();
    let (name, key) = names.find(|(name, key)| is_slip(folded, name) && is_missing(name, *key))?;
    Some((name, *key))
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
