//! What metadata declares: under a key that is made for an element, and a delivery that a status or another value names.

use super::{Body, Declaration, Notation, empty_rank};
use crate::proposal::element::Element;
use crate::proposal::elements::value_emptiness;
use crate::proposal::evidence;
use crate::proposal::metadata::Metadata;
use crate::proposal::metadata::keys::Key;
use crate::proposal::vocabulary::Vocabulary;
use crate::tree::Entry;

/// Metadata says a thing in a word; a section says it better.
const METADATA_RANK: u8 = 20;

/// Known keys whose values never tell of a delivery, whatever words they hold: who, what, and when the text was written.
const SILENT: &[Key] = &[
    Key::Id,
    Key::Title,
    Key::Authors,
    Key::Created,
    Key::Updated,
    Key::Accepted,
    Key::Amended,
    Key::Supersedes,
    Key::SupersededBy,
];

/// The declarations in metadata, in the order of its entries.
pub(super) fn declarations(
    metadata: &Metadata,
    vocabulary: &Vocabulary,
) -> Vec<(Element, Declaration)> {
    let mut found = Vec::new();
    for (index, entry) in metadata.entries().iter().enumerate() {
        let asked = vocabulary.key_meaning(&entry.key);
        let delivers =
            || tells_of_delivery(metadata, index, entry, vocabulary).then_some(Element::When);
        if let Some(element) = asked.or_else(delivers) {
            found.push((element, declaration(index, entry, vocabulary)));
        }
    }
    found
}

fn declaration(index: usize, entry: &Entry, vocabulary: &Vocabulary) -> Declaration {
    let scalars = entry.value.scalars();
    let stated = scalars
        .iter()
        .find(|(words, _)| value_emptiness(words, vocabulary).is_none());
    let body = match (stated, scalars.first()) {
        (Some((_, span)), _) => Body::Stated(*span),
        (None, Some((_, span))) => Body::Placeholder(*span),
        (None, None) => Body::Empty { hidden: false },
    };
    Declaration {
        notation: Notation::Metadata(index),
        name: entry.key_span,
        body,
        blocks: Vec::new(),
        exact: true,
        direct: true,
        rank: METADATA_RANK + empty_rank(body),
    }
}

/// Whether an entry names a date or release under a key of delivery, or says in its value what was delivered when.
fn tells_of_delivery(
    metadata: &Metadata,
    index: usize,
    entry: &Entry,
    vocabulary: &Vocabulary,
) -> bool {
    let known = vocabulary
        .metadata_keys()
        .look_up(&entry.key)
        .map(|(key, _)| key);
    if known.is_some_and(|key| SILENT.contains(&key)) {
        return false;
    }
    let scalars = metadata.entries()[index].value.scalars();
    let mut values = scalars
        .iter()
        .filter(|(words, _)| value_emptiness(words, vocabulary).is_none());
    let by_key = known == Some(Key::Shipped) || Vocabulary::is_delivery_key(&entry.key);
    values.any(|(words, _)| {
        by_key && evidence::names_a_time(words) || evidence::tells_of_delivery(words)
    })
}
