//! What a written heading, label or metadata key means, by the names of a project.
//!
//! A name proposes a place. Whether anything is stated there is for its body to show.

mod near;
mod questions;

use std::collections::{HashMap, HashSet};
use std::sync::{LazyLock, OnceLock};

use foldhash::fast::FixedState;

use super::element::Element;
use super::metadata::fold_key;
use super::metadata::keys::{Key, KeyNames};
use super::names::{
    DELIVERY_KEYS, ELSEWHERE, FILLERS, KEYS, NAMES, Tier, UNMISTAKABLE, WRITING_KEYS,
};
use super::phase::{Phase, Statuses};
use super::words::{Words, hold_phrase, normal_words, words_of};
use near::NearNames;

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

/// A table whose keys are this program's own or the project's. Documents only ask, so that none can choose keys that collide.
type Names<T> = HashMap<String, T, FixedState>;

/// The words that a project uses: names of elements, elements that are switched off, its template's text.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    names: Names<Vec<(Element, Tier)>>,
    /// Names that a slip is looked for in, by element; read from `names` once they are asked for.
    near: OnceLock<[NearNames; Element::ALL.len()]>,
    /// The keys that a slip is looked for in, in alphabetical order; read once they are asked for.
    key_names: OnceLock<Vec<(String, Option<Key>)>>,
    /// The elements whose questions are known by how they begin.
    asked: Vec<Element>,
    /// Metadata keys, folded.
    keys: Names<Element>,
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
            vocabulary.insert(words_of(question).key().to_owned(), element, Tier::Direct);
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
            names: Names::default(),
            near: OnceLock::new(),
            key_names: OnceLock::new(),
            asked: Element::ALL.to_vec(),
            keys: Names::default(),
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
        let key = words_of(name).key().to_owned();
        if key.is_empty() {
            return false;
        }
        self.key_names = OnceLock::new();
        self.own.push((element, key.clone(), name.to_owned()));
        self.keys.insert(key.clone(), element);
        self.insert(key, element, Tier::Direct);
        true
    }

    fn insert(&mut self, key: String, element: Element, tier: Tier) {
        self.near = OnceLock::new();
        let meanings = self.names.entry(key).or_default();
        meanings.retain(|(known, _)| *known != element);
        meanings.push((element, tier));
    }

    /// Forgets every name of an element.
    pub fn forget(&mut self, element: Element) {
        self.near = OnceLock::new();
        for meanings in self.names.values_mut() {
            meanings.retain(|(known, _)| *known != element);
        }
        self.key_names = OnceLock::new();
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
        self.key_names = OnceLock::new();
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
            self.key_names = OnceLock::new();
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
        self.meanings_of(&words_of(written))
    }

    /// The same of words that are parted already.
    pub(super) fn meanings_of(&self, words: &Words) -> Vec<(Element, Certainty)> {
        if words.is_empty() || words.is_sentence() {
            return Vec::new();
        }
        self.whole(words)
            .or_else(|| self.part(words))
            .or_else(|| self.padded(words))
            .or_else(|| self.opening(words))
            .unwrap_or_default()
    }

    /// Whether a label speaks of its element wherever it stands: `reason` and `schedule` are also fields of a
    /// table, "Success metric" is not.
    pub fn is_unmistakable(&self, written: &str) -> bool {
        let words = words_of(written);
        let key = words.key();
        let is_own = self.own.iter().any(|(_, known, _)| known == key);
        is_own || UNMISTAKABLE.contains(&key)
    }

    /// Whether a metadata key asks when something reaches its users: `Cilium Release`, `Target Major Version`.
    pub(crate) fn is_delivery_key(key: &str) -> bool {
        let key = fold_key(key);
        if !key.split(' ').any(|word| DELIVERING.contains(word)) {
            return false;
        }
        let words: Vec<&str> = key.split(' ').collect();
        let holds = |phrase: &&str| hold_phrase(&words, phrase);
        DELIVERY_KEYS.iter().any(holds) && !WRITING_KEYS.iter().any(holds)
    }

    /// All keys that a document may mean, as they are compared and in alphabetical order, each with the known one
    /// that it names: the known ones, those that declare an element, and those that every document must have.
    pub(crate) fn key_names(&self) -> &[(String, Option<Key>)] {
        self.key_names.get_or_init(|| {
            let known = self.metadata_keys.all();
            let known = known.map(|(name, key)| (name.to_owned(), Some(key)));
            let required = self.required.iter().map(|key| fold_key(key));
            let others = self.keys.keys().cloned().chain(required);
            let others = others.filter(|name| self.metadata_keys.look_up(name).is_none());
            let mut names: Vec<_> = known.chain(others.map(|name| (name, None))).collect();
            names.sort_unstable();
            names
        })
    }

    /// Whether a folded key declares an element.
    pub(crate) fn means_element(&self, folded: &str) -> bool {
        self.keys.contains_key(folded)
    }

    /// What a metadata key means.
    pub fn key_meaning(&self, key: &str) -> Option<Element> {
        self.keys.get(&fold_key(key)).copied()
    }

    /// Whether a heading speaks of alternatives, open questions and the like: what is labelled below it is theirs.
    pub fn speaks_of_something_else(&self, written: &str) -> bool {
        self.speak_of_something_else(&words_of(written))
    }

    /// The same of words that are parted already.
    pub(super) fn speak_of_something_else(&self, words: &Words) -> bool {
        words.begins_with_one_of(ELSEWHERE) && self.whole(words).is_none()
    }

    /// All names of an element that ask for just this.
    pub fn names_of(&self, element: Element) -> impl Iterator<Item = &str> {
        self.names
            .iter()
            .filter(move |(_, meanings)| meanings.contains(&(element, Tier::Direct)))
            .map(|(name, _)| name.as_str())
    }

    /// Whether words in lower case are a slip or two away from a name that asks for just this element.
    pub(crate) fn is_near_name(&self, written: &str, element: Element) -> bool {
        let read = || Element::ALL.map(|element| self.names_of(element).collect());
        self.near.get_or_init(read)[element as usize].hold_near(written)
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
        self.look_up(words.key(), Certainty::EXACT)
    }

    fn part(&self, words: &Words) -> Option<Vec<(Element, Certainty)>> {
        let are_several = words.parts().nth(1).is_some();
        if !are_several || words.begins_with_one_of(ELSEWHERE) {
            return None;
        }
        let found: Vec<_> = words
            .parts()
            .filter_map(|part| {
                self.look_up(part, Certainty::PART)
                    .or_else(|| self.asked_by(part))
            })
            .flatten()
            .collect();
        (!found.is_empty()).then_some(found)
    }

    fn padded(&self, words: &Words) -> Option<Vec<(Element, Certainty)>> {
        let is_filler = |word: &&str| FILLERS.contains(word);
        if words.len() > 8 {
            return None;
        }
        let skip_start = words.iter().take_while(is_filler).count();
        let skip_end = words.iter().rev().take_while(is_filler).count();
        // The longest run of words first: it is the most that the heading says.
        (1..words.len()).rev().find_map(|length| {
            let first = words.len().saturating_sub(length + skip_end);
            (first..=skip_start.min(words.len() - length))
                .find_map(|start| self.look_up(words.run(start..start + length), Certainty::PADDED))
        })
    }

    fn opening(&self, words: &Words) -> Option<Vec<(Element, Certainty)>> {
        self.asked_by(words.key())
    }

    /// The element that a question begins to ask for.
    fn asked_by(&self, key: &str) -> Option<Vec<(Element, Certainty)>> {
        let element = questions::asks_for(key).filter(|element| self.asked.contains(element))?;
        Some(vec![(element, Certainty::OPENING)])
    }
}

/// The words that [`DELIVERY_KEYS`] begin with.
static DELIVERING: LazyLock<HashSet<&str, FixedState>> = LazyLock::new(|| {
    let first = |phrase: &&'static str| phrase.split(' ').next();
    DELIVERY_KEYS.iter().filter_map(first).collect()
});

#[cfg(test)]
mod tests;
