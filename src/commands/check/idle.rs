//! Finds overrides that speak of no proposal: a path in them may be misspelt, and what they ask for would never be asked.

use std::sync::Arc;

use crate::policy::{Origin, Override};
use crate::select::{Applied, Entry, Selection};

/// What is to be said of the overrides of all configurations that apply to a whole source; of a part of it nothing can be said.
pub(super) fn notes(selection: &Selection) -> Vec<String> {
    if !selection.is_whole {
        return Vec::new();
    }
    let mut seen: Vec<&Arc<Applied>> = Vec::new();
    let root = selection.root.iter().map(|root| &root.applied);
    for applied in root.chain(selection.entries.iter().map(|entry| &entry.applied)) {
        if !seen.iter().any(|known| Arc::ptr_eq(known, applied)) {
            seen.push(applied);
        }
    }
    let notes = seen.into_iter().flat_map(|applied| {
        let places = places(&selection.entries, applied);
        let overrides = applied.config.settings.layers.overrides.iter();
        overrides.filter_map(move |it| note(it, applied, &places))
    });
    notes.collect()
}

/// Where the documents of a configuration lie.
fn places(entries: &[Entry], applied: &Arc<Applied>) -> Vec<String> {
    if applied.config.settings.layers.overrides.is_empty() {
        return Vec::new();
    }
    let own = entries.iter();
    let own = own.filter(|entry| Arc::ptr_eq(&entry.applied, applied));
    own.filter_map(Entry::place).collect()
}

fn note(it: &Override, applied: &Applied, places: &[String]) -> Option<String> {
    // What a preset says need not be of use to every project.
    let Origin::File(line) = it.origin else {
        return None;
    };
    let is_idle = !places.iter().any(|place| it.paths.matches(place));
    is_idle.then(|| {
        let file = applied.file.as_deref().unwrap_or_default();
        let paths = it.paths.patterns().join("`, `");
        format!("no proposal lies at `{paths}`, as `overrides` in `{file}`, line {line}, has it")
    })
}
