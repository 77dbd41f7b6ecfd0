//! What a link that leads nowhere was probably meant to say.

use std::collections::HashSet;

use super::parent;
use crate::diagnostic::did_you_mean;
use crate::snapshot::Snapshot;

/// How many names are compared for one document: as many broken links as a document can hold must not cost more
/// than reading it.
const COMPARED: usize = 200_000;

/// Longer names are not compared: that takes the square of their length.
const LONGEST: usize = 200;

/// Looks for names that are near to others.
pub(super) struct Guesser<'a> {
    snapshot: &'a dyn Snapshot,
    /// Where the document lies.
    path: &'a str,
    left: usize,
}

impl<'a> Guesser<'a> {
    pub(super) fn new(snapshot: &'a dyn Snapshot, path: &'a str) -> Self {
        Self {
            snapshot,
            path,
            left: COMPARED,
        }
    }

    /// A request to take a name near to `name` in `folder`.
    pub(super) fn file(&mut self, folder: &str, name: &str) -> Option<String> {
        if !self.may_compare(name) {
            return None;
        }
        let mut names = self.snapshot.names_in(folder);
        self.spend(names.len());
        names.sort_unstable();
        let has = |wanted: &str| names.iter().any(|name| name == wanted);
        let stem = name.strip_suffix(".html").unwrap_or(name);
        let markdown = [format!("{name}.md"), format!("{stem}.md")];
        if let Some(name) = markdown.iter().find(|name| has(name)) {
            return Some(request(name));
        }
        in_other_case("", name, &names, "Upper and lower case are told apart.").or_else(|| {
            let own = parent(self.path);
            // Nobody gets the name of the document wrong that they are writing.
            names.retain(|name| (folder, name.as_str()) != own);
            nearest("", name, &names)
        })
    }

    /// A request to take an anchor near to `fragment`.
    pub(super) fn anchor(&mut self, anchors: &HashSet<String>, fragment: &str) -> Option<String> {
        if !self.may_compare(fragment) {
            return None;
        }
        self.spend(anchors.len());
        let mut names: Vec<_> = anchors.iter().cloned().collect();
        names.sort_unstable();
        let of_case = "GitHub forgives the wrong case, GitLab and most other readers do not.";
        in_other_case("#", fragment, &names, of_case).or_else(|| nearest("#", fragment, &names))
    }

    fn may_compare(&self, name: &str) -> bool {
        self.left > 0 && name.len() <= LONGEST
    }

    fn spend(&mut self, names: usize) {
        self.left = self.left.saturating_sub(names);
    }
}

/// The name that differs in case alone, with what is to be said of that; `mark` stands before it.
fn in_other_case(mark: &str, word: &str, names: &[String], of_case: &str) -> Option<String> {
    let folded = word.to_lowercase();
    let name = names.iter().find(|name| name.to_lowercase() == folded)?;
    Some(format!("{} {of_case}", request(&format!("{mark}{name}"))))
}

/// The nearest name that can have been meant; `mark` stands before it.
fn nearest(mark: &str, word: &str, names: &[String]) -> Option<String> {
    let wanted = Parts::of(word);
    let names = names.iter().map(String::as_str);
    let near = did_you_mean(word, names.filter(|name| wanted.may_mean(&Parts::of(name))))?;
    Some(request(&format!("{mark}{near}")))
}

/// A request to take a name instead.
pub(super) fn request(name: &str) -> String {
    format!("Did you mean `{name}`?")
}

/// What tells names with numbers apart.
struct Parts<'a> {
    /// The numbers, without the zeros before them.
    numbers: Vec<&'a str>,
    /// The letters behind the first number, in lower case. Those before it say of which process it is.
    words: String,
}

impl<'a> Parts<'a> {
    fn of(name: &'a str) -> Self {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let numbers = stem.split(|letter: char| !letter.is_ascii_digit());
        let first = stem.find(|letter: char| letter.is_ascii_digit());
        let behind = first.map_or("", |first| &stem[first..]);
        let letters = behind.chars().filter(|letter| letter.is_alphabetic());
        Self {
            numbers: numbers
                .filter(|digits| !digits.is_empty())
                .map(|digits| digits.trim_start_matches('0'))
                .collect(),
            words: letters.flat_map(char::to_lowercase).collect(),
        }
    }

    /// Whether one name can have been written for the other: what is renumbered keeps its words, what is renamed its
    /// number. `eip-1829` is never `eip-7829`, however near they are.
    fn may_mean(&self, other: &Self) -> bool {
        let has_same_words = !self.words.is_empty() && self.words == other.words;
        has_same_words || self.numbers == other.numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_numbers_are_near_by_number_or_by_words() {
        let may_mean = |word: &str, name: &str| Parts::of(word).may_mean(&Parts::of(name));
        for (word, name) in [
            ("refnds.md", "refunds.md"),
            ("0042-refnds.md", "0042-refunds.md"),
            ("42-refunds.md", "0042-refunds.md"),
            ("0041-refunds.md", "0042-refunds.md"),
            ("epi-42.md", "eip-42.md"),
        ] {
            assert!(may_mean(word, name), "{word}, {name}");
        }
        for (word, name) in [
            ("eip-1829.md", "eip-7829.md"),
            ("cap-0057", "cap-0004"),
            ("0041-a.md", "0042-b.md"),
            ("flow1.png", "flow2.png"),
            ("footnote1", "footnote"),
        ] {
            assert!(!may_mean(word, name), "{word}, {name}");
        }
    }
}
