//! Lists the Markdown files below a folder: what Git ignores, links and repositories within it are passed over.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::{Failure, LeftOut, folders};
use crate::git::WorkTree;

/// Lists files below `folder` in the order of their names, as paths from `folder`.
pub(super) fn markdown_below(
    folder: &Path,
    repository: Option<&WorkTree>,
    left_out: &mut LeftOut,
    failures: &mut Vec<Failure>,
) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                failures.push(Failure::Unreadable {
                    path,
                    reason: reason(&error),
                });
                continue;
            }
        };
        if entry.file_type().is_dir() {
            if entry.depth() > 0 && is_closed(&entry, repository, left_out) {
                walk.skip_current_dir();
            }
            continue;
        }
        if !folders::is_markdown(entry.path()) {
            continue;
        }
        if entry.path_is_symlink() {
            left_out.links += 1;
        } else if !entry.file_type().is_file() {
            left_out.special += 1;
        } else if below_root(repository, entry.path())
            .is_some_and(|(repository, path)| repository.ignores_file(path))
        {
            left_out.ignored += 1;
        } else if let Ok(path) = entry.path().strip_prefix(folder) {
            files.push(path.to_owned());
        }
    }
    files
}

fn reason(error: &walkdir::Error) -> String {
    error
        .io_error()
        .map_or_else(|| error.to_string(), ToString::to_string)
}

/// Whether a folder is not entered: Git's own, a repository of its own (a submodule), or one that Git ignores.
fn is_closed(entry: &DirEntry, repository: Option<&WorkTree>, left_out: &mut LeftOut) -> bool {
    if entry.file_name() == ".git" {
        return true;
    }
    if entry.path().join(".git").exists() {
        left_out.repositories += 1;
        return true;
    }
    let ignored = below_root(repository, entry.path())
        .is_some_and(|(repository, path)| repository.ignores_folder(path));
    left_out.ignored += usize::from(ignored);
    ignored
}

fn below_root<'a>(
    repository: Option<&'a WorkTree>,
    path: &'a Path,
) -> Option<(&'a WorkTree, &'a Path)> {
    let repository = repository?;
    Some((repository, path.strip_prefix(repository.root()).ok()?))
}
