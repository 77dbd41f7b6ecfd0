//! Paths as they are compared and as they are shown.

use std::path::{Component, Path, PathBuf};

/// A path with forward slashes and without `./` at its start.
pub(super) fn slashed(path: &Path) -> String {
    let parts = path.components().filter(|part| *part != Component::CurDir);
    let path: PathBuf = parts.collect();
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        text.into_owned()
    } else {
        text.replace(std::path::MAIN_SEPARATOR, "/")
    }
}

/// Where a path ends, links followed.
#[expect(clippy::disallowed_methods, reason = "this is where documents come in")]
pub(super) fn real(path: &Path) -> std::io::Result<PathBuf> {
    std::fs::canonicalize(path)
}

/// A path with its `.` and `..` resolved by name alone.
pub(super) fn without_dots(path: &Path) -> PathBuf {
    let mut clean = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                clean.pop();
            }
            other => clean.push(other),
        }
    }
    clean
}

/// A path as the tree below `root` knows it: where it does not lie there by name, links on its way may lead there.
pub(super) fn below(root: &Path, path: &Path) -> PathBuf {
    let path = without_dots(path);
    if path.starts_with(root) {
        return path;
    }
    let found = path
        .ancestors()
        .find_map(|folder| Some((real(folder).ok()?, path.strip_prefix(folder).ok()?)));
    found.map_or_else(
        || path.clone(),
        |(real, rest)| real.components().chain(rest.components()).collect(),
    )
}

/// How a path reads from a folder: with `..` where it lies above.
pub(super) fn name_from(folder: &Path, path: &Path) -> String {
    let shared = folder
        .components()
        .zip(path.components())
        .take_while(|(a, b)| a == b)
        .count();
    let up = folder
        .components()
        .skip(shared)
        .map(|_| Component::ParentDir);
    slashed(
        &up.chain(path.components().skip(shared))
            .collect::<PathBuf>(),
    )
}

/// The folders before the first wildcard of a glob.
pub(super) fn fixed_part(glob: &str) -> String {
    let parts: Vec<&str> = glob.trim_start_matches("./").split('/').collect();
    let fixed = parts
        .iter()
        .take_while(|part| !part.contains(['*', '?', '[', '{']))
        .count();
    parts[..fixed.min(parts.len() - 1)].join("/")
}
