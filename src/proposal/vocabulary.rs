//! What a written heading, label or metadata key means, by the names of a project.
//!
//! A name proposes a place. Whether anything is stated there is for its body to show.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::element::Element;
use super::metadata::fold_key;
use super::metadata::keys::{Key, KeyNames};
use super::names::{
    AGAINST, DELIVERY_KEYS, ELSEWHERE, FILLERS, KEYS, NAMES, OPENINGS, Tier, UNMISTAKABLE,
    WRITING_KEYS,
};
use super::phase::{Phase, Statuses};
use super::words::{Words, hold_phrase, normal_words, words_of};

/// How a written name came to match; the lower, the surer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Certainty(u8);

impl Certainty {
    /// The name stands there word for word.
    pub(crate) const EXACT: Self = Self(0);
    /// One part of the heading is the name: "Motivation: why now", "動機 (Motivation)".
    const PART: Self = Self(1);
    /// The name stands among words that change nothing.
    const PADDED: Self = Self(2);
    /// The heading begins as a question about the element does.
    const OPENING: Self = Self(6);
    /// Added for names of the second choice.
    const FALLBACK: u8 = 8;

    /// Whether the whole heading is the name and nothing else.
    pub fn is_exact(self) -> bool {
        self.0.is_multiple_of(Self::FALLBACK)
    }

    /// Whether a name of the first choice stands in it, word for word.
    pub(crate) fn is_direct(self) -> bool {
        self <= Self::PADDED
    }

    pub(crate) fn weight(self) -> u8 {
        self.0
    }
}

/// The words that a project uses: names of elements, elements that are switched off, its template's text.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    names: HashMap<String, Vec<(Element, Tier)>>,
    /// The elements whose questions are known by how they begin.
    asked: Vec<Element>,
    /// Metadata keys, folded.
    keys: HashMap<String, Element>,
    /// The names that the project gave: as they are compared, and as they were written.
    own: Vec<(Element, String, String)>,
    off: HashSet<Element>,
    template: HashSet<String>,
    metadata_keys: KeyNames,
    /// The keys that every document must have, as the project writes them.
    required: Vec<String>,
    /// The same as they are compared.
    required_folded: HashSet<String>,
    statuses: Statuses,
}

static BUILT_IN: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut vocabulary = Vocabulary::empty();
    for (element, tier, names) in NAMES {
        for name in *names {
            vocabulary.insert((*name).to_owned(), *element, *tier);
        }
    }
    for (element, keys) in KEYS {
        for key in *keys {
            vocabulary.keys.insert((*key).to_owned(), *element);
        }
    }
    // Whoever answers the questions one by one has labelled the answers.
    for element in Element::ALL {
        for question in element.questions() {
            vocabulary.insert(words_of(question).key(), element, Tier::Direct);
        }
    }
    vocabulary
});

impl Default for Vocabulary {
    /// The names that public processes use.
    fn default() -> Self {
        BUILT_IN.clone()
    }
}

impl Vocabulary {
    fn empty() -> Self {
        Self {
            names: HashMap::new(),
            asked: Element::ALL.to_vec(),
            keys: HashMap::new(),
            own: Vec::new(),
            off: HashSet::new(),
            template: HashSet::new(),
            metadata_keys: KeyNames::default(),
            required: Vec::new(),
            required_folded: HashSet::new(),
            statuses: Statuses::default(),
        }
    }

    /// Adds a name, in any language; it counts as the most direct. Says whether there is a word in it.
    pub fn add(&mut self, element: Element, name: &str) -> bool {
        let key = words_of(name).key();
        if key.is_empty() {
            return false;
        }
        self.own.push((element, key.clone(), name.to_owned()));
        self.keys.insert(key.clone(), element);
        self.insert(key, element, Tier::Direct);
        true
    }

    fn insert(&mut self, key: String, element: Element, tier: Tier) {
        let meanings = self.names.entry(key).or_default();
        meanings.retain(|(known, _)| *known != element);
        meanings.push((element, tier));
    }

    /// Forgets every name of an element.
    pub fn forget(&mut self, element: Element) {
        for meanings in self.names.values_mut() {
            meanings.retain(|(known, _)| *known != element);
        }
        self.keys.retain(|_, known| *known != element);
        self.asked.retain(|known| *known != element);
    }

    /// The heading that this project would give an element.
    pub fn heading_for(&self, element: Element) -> &str {
        let built_in = element.heading();
        let holds = self
            .meanings(built_in)
            .iter()
            .any(|(known, _)| *known == element);
        let own = self
            .own
            .iter()
            .find(|(known, ..)| *known == element && !holds);
        own.map_or(built_in, |(_, _, written)| written.as_str())
    }

    /// Adds a name for a known metadata key. Says whether there is a word in it.
    pub fn add_metadata_key(&mut self, key: Key, name: &str) -> bool {
        self.metadata_keys.add(key, name)
    }

    /// What the known metadata keys are called.
    pub fn metadata_keys(&self) -> &KeyNames {
        &self.metadata_keys
    }

    /// Asks for a key: one of the known ones under any of its names, or another. Says whether there is a word in it.
    pub fn require_key(&mut self, key: &str) -> bool {
        let folded = fold_key(key);
        if !folded.contains(char::is_alphanumeric) {
            return false;
        }
        if self.required_folded.insert(folded) {
            self.required.push(key.to_owned());
        }
        true
    }

    /// The keys that every document must have, as the project writes them.
    pub fn required_keys(&self) -> &[String] {
        &self.required
    }

    /// Says which phase a status means. Says whether there is a word in it.
    pub fn add_status(&mut self, status: &str, phase: Phase) -> bool {
        self.statuses.add(status, phase)
    }

    /// What each status means.
    pub fn statuses(&self) -> &Statuses {
        &self.statuses
    }

    /// Stops asking for an element.
    pub fn switch_off(&mut self, element: Element) {
        self.off.insert(element);
    }

    /// Asks for an element again.
    pub fn switch_on(&mut self, element: Element) {
        self.off.remove(&element);
    }

    /// Whether an element is asked for.
    pub fn is_on(&self, element: Element) -> bool {
        !self.off.contains(&element)
    }

    /// Adds the words of one block of the project's template.
    pub fn add_template_block(&mut self, words: &str) {
        self.template.insert(normal_words(words));
    }

    /// Whether a block is the template's own words, untouched.
    pub fn is_template_block(&self, words: &str) -> bool {
        !self.template.is_empty() && self.template.contains(&normal_words(words))
    }

    /// What a heading or label means: each element that it may stand for, with how sure that is.
    pub fn meanings(&self, written: &str) -> Vec<(Element, Certainty)> {
        // Longer than this is a sentence.
        if written.len() > 200 {
            return Vec::new();
        }
        let words = words_of(written);
        if words.is_empty() {
            return Vec::new();
        }
        self.whole(&words)
            .or_else(|| self.part(&words))
            .or_else(|| self.padded(&words))
            .or_else(|| self.opening(&words))
            .unwrap_or_default()
    }

    /// Whether a label speaks of its element wherever it stands: `reason` and `schedule` are also fields of a
    /// table, "Success metric" is not.
    pub fn is_unmistakable(&self, written: &str) -> bool {
        let key = words_of(written).key();
        let is_own = self.own.iter().any(|(_, known, _)| *known == key);
        is_own || UNMISTAKABLE.contains(&key.as_str())
    }

    /// Whether a metadata key asks when something reaches its users: `Cilium Release`, `Target Major Version`.
    pub(crate) fn is_delivery_key(key: &str) -> bool {
        let key = fold_key(key);
        let words: Vec<&str> = key.split(' ').collect();
        let holds = |phrase: &&str| hold_phrase(&words, phrase);
        DELIVERY_KEYS.iter().any(holds) && !WRITING_KEYS.iter().any(holds)
    }

    /// The metadata keys that declare an element, as they are compared.
    pub(crate) fn element_keys(&self) -> impl Iterator<Item = &str> {
        self.keys.keys().map(String::as_str)
    }

    /// What a metadata key means.
    pub fn key_meaning(&self, key: &str) -> Option<Element> {
        self.keys.get(&fold_key(key)).copied()
    }

    /// Whether a heading speaks of alternatives, open questions and the like: what is labelled below it is theirs.
    pub fn speaks_of_something_else(&self, written: &str) -> bool {
        let words = words_of(written);
        words.begins_with_one_of(ELSEWHERE) && self.whole(&words).is_none()
    }

    /// All names of an element that ask for just this.
    pub fn names_of(&self, element: Element) -> impl Iterator<Item = &str> {
        self.names
            .iter()
            .filter(move |(_, meanings)| meanings.contains(&(element, Tier::Direct)))
            .map(|(name, _)| name.as_str())
    }

    fn look_up(&self, key: &str, certainty: Certainty) -> Option<Vec<(Element, Certainty)>> {
        let meanings = self
            .names
            .get(key)
            .filter(|meanings| !meanings.is_empty())?;
        let sure = |tier: &Tier| match tier {
            Tier::Direct => certainty,
            Tier::Fallback => Certainty(certainty.0 + Certainty::FALLBACK),
        };
        Some(
            meanings
                .iter()
                .map(|(element, tier)| (*element, sure(tier)))
                .collect(),
        )
    }

    fn whole(&self, words: &Words) -> Option<Vec<(Element, Certainty)>> {
        self.look_up(&words.key(), Certainty::EXACT)
    }

    fn part(&self, words: &Words) -> Option<Vec<(Element, Certainty)>> {
        if words.begins_with_one_of(ELSEWHERE) {
            return None;
        }
        let parts = words.parts();
        let found: Vec<_> = parts
            .iter()
            .filter_map(|part| {
                self.look_up(part, Certainty::PART)
                    .or_else(|| self.asked_by(part))
            })
            .flatten()
            .collect();
        (parts.len() > 1 && !found.is_empty()).then_some(found)
    }

    fn padded(&self, words: &Words) -> Option<Vec<(Element, Certainty)>> {
        let is_filler = |word: &String| FILLERS.contains(&word.as_str());
        let words = &words.words;
        if words.len() > 8 {
            return None;
        }
        let skip_start = words.iter().take_while(|word| is_filler(word)).count();
        let skip_end = words
            .iter()
            .rev()
            .take_while(|word| is_filler(word))
            .count();
        // The longest run of words first: it is the most that the heading says.
        (1..words.len()).rev().find_map(|length| {
            let first = words.len().saturating_sub(length + skip_end);
            (first..=skip_start.min(words.len() - length)).find_map(|start| {
                self.look_up(&words[start..start + length].join(" "), Certainty::PADDED)
            })
        })
    }

    fn opening(&self, words: &Words) -> Option<Vec<(Element, Certainty)>> {
        self.asked_by(&words.key())
    }

    /// The element that a question begins to ask for.
    fn asked_by(&self, key: &str) -> Option<Vec<(Element, Certainty)>> {
        let begins = |opening: &&str| {
            key.strip_prefix(*opening)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let (element, _) = OPENINGS
            .iter()
            .find(|(_, openings)| openings.iter().any(begins))?;
        let against = key.split(' ').any(|word| AGAINST.contains(&word));
        let is_known = self.asked.contains(element) && !against;
        is_known.then(|| vec![(*element, Certainty::OPENING)])
    }
}

#[cfg(test)]
mod tests;
