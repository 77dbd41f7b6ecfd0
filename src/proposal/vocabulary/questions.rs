//! Headings that ask for an element in a whole sentence: "How will we know that it worked?"

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::proposal::element::Element;
use crate::proposal::names::{AGAINST, OPENINGS};

/// How a question begins, and what it asks for.
type Opening = (&'static str, Element);

/// How questions begin, by their first word, in the order of [`OPENINGS`].
static BY_FIRST_WORD: LazyLock<HashMap<&str, Vec<Opening>, FixedState>> = LazyLock::new(|| {
    let mut by_word: HashMap<&str, Vec<Opening>, FixedState> = HashMap::default();
    for (element, openings) in OPENINGS {
        for opening in *openings {
            let first = opening.split(' ').next().unwrap_or_default();
            by_word.entry(first).or_default().push((opening, *element));
        }
    }
    by_word
});

/// The element that words, in lower case and parted by one space, begin to ask for.
pub(super) fn asks_for(words: &str) -> Option<Element> {
    let first = words.split(' ').next()?;
    let begins = |opening: &str| {
        let rest = words.strip_prefix(opening);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let mut openings = BY_FIRST_WORD.get(first)?.iter();
    let (_, element) = openings.find(|(opening, _)| begins(opening))?;
    let argues_against = words.split(' ').any(|word| AGAINST.contains(&word));
    (!argues_against).then_some(*element)
}
