//! What a link that leads nowhere was probably meant to say.

use std::collections::HashSet;

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
    left: usize,
}

impl<'a> Guesser<'a> {
    pub(super) fn new(snapshot: &'a dyn Snapshot) -> Self {
        Self {
            snapshot,
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
        suggest("", name, &names, "Upper and lower case are told apart.")
    }

    /// A request to take an anchor near to `fragment`.
    pub(super) fn anchor(&mut self, anchors: &HashSet<String>, fragment: &str) -> Option<String> {
        if !self.may_compare(fragment) {
            return None;
        }
        self.spend(anchors.len());
        let mut names: Vec<_> = anchors.iter().cloned().collect();
        names.sort_unstable();
        suggest(
            "#",
            fragment,
            &names,
            "GitHub forgives the wrong case, GitLab and most other readers do not.",
        )
    }

    fn may_compare(&self, name: &str) -> bool {
        self.left > 0 && name.len() <= LONGEST
    }

    fn spend(&mut self, names: usize) {
        self.left = self.left.saturating_sub(names);
    }
}

/// The name that differs in case alone, with what is to be said of that, else the nearest; `mark` stands before each.
fn suggest(mark: &str, word: &str, names: &[String], of_case: &str) -> Option<String> {
    let folded = word.to_lowercase();
    if let Some(name) = names.iter().find(|name| name.to_lowercase() == folded) {
        return Some(format!("{} {of_case}", request(&format!("{mark}{name}"))));
    }
    let near = did_you_mean(word, names.iter().map(String::as_str))?;
    Some(request(&format!("{mark}{near}")))
}

fn request(name: &str) -> String {
    format!("Did you mean `{name}`?")
}
