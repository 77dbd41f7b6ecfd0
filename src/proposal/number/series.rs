//! Which proposals are numbered together.

use super::tables::{DECISIONS, PLAIN};
use super::{
    Number, Parts, bearer_of, is_language, is_name_of, is_one_of, is_status, is_year, parted,
};

/// What two proposals share that are numbered together: a key for comparison, not a path.
///
/// `root` is the folder where the collection begins; the proposal at `path` lies in it.
pub fn series(root: &str, path: &str) -> String {
    let (bearer, prefix) = match Number::of_path(path) {
        Some(number) => (number.bearer, number.prefix),
        None => (bearer_of(path), String::new()),
    };
    let name = parted(root).1;
    let mut series = root.to_owned();
    for folder in between(root, parted(&bearer).0) {
        if parts(folder, is_decisions(root)) {
            series.push('/');
            series.push_str(folder);
        }
    }
    if !prefix.is_empty() && !is_one_of(&prefix, PLAIN) && !is_name_of(&prefix, name) {
        series.push('#');
        series.push_str(&prefix);
    }
    series
}

/// Whether a folder is one of decision records.
pub fn is_decisions(folder: &str) -> bool {
    is_one_of(parted(folder).1, DECISIONS)
}

/// The folders from `root` down to `folder`.
fn between<'a>(root: &str, folder: &'a str) -> impl Iterator<Item = &'a str> {
    let below = folder.strip_prefix(root).unwrap_or_default();
    below.split('/').filter(|part| !part.is_empty())
}

/// Whether proposals in a folder are numbered for themselves: those of a year, of a category of decisions, of another
/// numbered thing, and translations.
fn parts(folder: &str, is_category: bool) -> bool {
    if is_status(folder) {
        return false;
    }
    is_category || is_year(folder) || is_language(folder) || Parts::of_folder(folder, "").is_some()
}
