//! The keys that a project asks for, and what a document has of them.

use std::collections::HashMap;

use super::fold_key;
use super::keys::Key;
use crate::proposal::Proposal;
use crate::proposal::placeholder::Emptiness;
use crate::tree::Node;

/// A key that the project asks for.
#[derive(Clone, Copy, Debug)]
pub struct Required<'a> {
    /// The key as the project writes it.
    pub name: &'a str,
    /// The known key that it is a name of, if it is.
    pub key: Option<Key>,
    /// What the document has of it.
    pub standing: Standing,
}

/// What a document has of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It says something there.
    Stated,
    /// The entry of that index holds only a placeholder.
    Placeholder(usize),
    /// Nothing stands behind the key of that index.
    Empty(usize),
    /// It is not there.
    Absent,
}

/// A key as it is looked for: known ones under any name.
#[derive(PartialEq, Eq, Hash)]
enum Wanted {
    Known(Key),
    Other(String),
}

impl Proposal<'_> {
    /// What it has of each key that its project asks for, in the order in which that does.
    pub fn required_keys(&self) -> Vec<Required<'_>> {
        read(self)
    }
}

fn read<'a>(proposal: &'a Proposal<'_>) -> Vec<Required<'a>> {
    let vocabulary = proposal.vocabulary();
    let look_up = |name: &str| vocabulary.metadata_keys().look_up(name).map(|(key, _)| key);
    let wanted =
        |name: &str| look_up(name).map_or_else(|| Wanted::Other(fold_key(name)), Wanted::Known);
    let names = vocabulary.required_keys();
    let mut found: HashMap<Wanted, Standing> = names
        .iter()
        .map(|name| (wanted(name), Standing::Absent))
        .collect();
    for (index, entry) in proposal.metadata().entries().iter().enumerate() {
        // Of several entries the one that says most counts.
        if let Some(best) = found.get_mut(&wanted(&entry.key)) {
            *best = standing(proposal, index, &entry.value).min(*best);
        }
    }
    names
        .iter()
        .map(|name| Required {
            name,
            key: look_up(name),
            standing: found[&wanted(name)],
        })
        .collect()
}

/// Whether a template shows how a date is to be written: `YYYY-MM-DD`.
fn is_form_of_a_date(words: &str) -> bool {
    let mut letters = words.chars().filter(char::is_ascii_alphanumeric);
    let is_form = letters.all(|c| matches!(c, 'Y' | 'y' | 'M' | 'm' | 'D' | 'd'));
    is_form && words.to_lowercase().contains("yyyy")
}

fn standing(proposal: &Proposal<'_>, index: usize, value: &Node) -> Standing {
    let scalars = value.scalars();
    let is_stated = |words: &str| {
        let emptiness = proposal.value_emptiness(words);
        // "None" is an answer.
        let is_answer = matches!(
            emptiness,
            None | Some(Emptiness::Declined | Emptiness::Question)
        );
        is_answer && !is_form_of_a_date(words)
    };
    if scalars.iter().any(|(words, _)| is_stated(words)) {
        Standing::Stated
    } else if scalars.iter().all(|(words, _)| words.trim().is_empty()) {
        Standing::Empty(index)
    } else {
        Standing::Placeholder(index)
    }
}
