//! What the files in the work tree changed since a commit.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use git2::{Delta, DiffDelta, DiffOptions, FileMode};

use super::changes::{Differences, folder_of};
use super::folder::Folder;
use super::index::Index;
use super::paths::from_git;
use super::{Change, Changes, Commit, GitError, ObjectId, Repository, renames};

impl Repository {
    /// What the work tree changes: the files in it, untracked ones as well but not ignored ones, against a commit.
    /// Only files for whose path `keep` says yes.
    ///
    /// # Errors
    /// When there is no work tree, or when something in the repository is missing or broken.
    pub fn since(&self, from: &Commit, keep: &dyn Fn(&Path) -> bool) -> Result<Changes, GitError> {
        if self.work_tree().is_none() {
            return Err(GitError::Bare(self.folder().to_owned()));
        }
        let index = Index::open(self.index_file(), self.format())?;
        let repository = self.lock();
        let (old, new) = (folder_of(Some(from)), Folder::Indexed(index.root()));
        let differences = Differences::find(&repository, old, new, keep)?;
        let refused = |error: git2::Error| renames::refused(&repository, &error);
        let mut paths = touched(&repository, &index, keep).map_err(refused)?;
        paths.extend(differences.paths().filter(|path| !index.is_skipped(path)));
        for path in &differences.conflicts {
            paths.remove(path);
        }
        let changes = contents(&repository, from, &paths).map_err(refused)?;
        let conflicts = differences.conflicts.iter().map(|path| from_git(path));
        Ok(Changes {
            conflicts: conflicts.collect(),
            ..changes
        }
        .in_order())
    }
}

/// The files that may differ between the index and the work tree.
fn touched(
    repository: &git2::Repository,
    index: &Index,
    keep: &dyn Fn(&Path) -> bool,
) -> Result<BTreeSet<Vec<u8>>, git2::Error> {
    let mut index = index.in_memory(keep)?;
    // Rules for ignored and converted files may lie in the index; libgit2 must not load the one on the disk for them.
    repository.set_index(&mut index)?;
    let mut options = DiffOptions::new();
    options
        .include_untracked(true)
        .recurse_untracked_dirs(true)
        .include_typechange(true)
        .ignore_filemode(true);
    let diff = repository.diff_index_to_workdir(Some(&index), Some(&mut options))?;
    let paths = diff.deltas().filter_map(|delta| {
        let path = delta.new_file().path_bytes()?;
        keep(&from_git(path)).then(|| path.to_owned())
    });
    Ok(paths.collect())
}

/// Compares just these files with the commit, by what they hold, and follows renames among them.
fn contents(
    repository: &git2::Repository,
    from: &Commit,
    paths: &BTreeSet<Vec<u8>>,
) -> Result<Changes, git2::Error> {
    // Without a path libgit2 would look at all files.
    if paths.is_empty() {
        return Ok(Changes::default());
    }
    let mut options = DiffOptions::new();
    options
        .disable_pathspec_match(true)
        .include_untracked(true)
        .recurse_untracked_dirs(true)
        .include_ignored(true)
        .recurse_ignored_dirs(true)
        .ignore_filemode(true);
    for path in paths {
        options.pathspec(path.as_slice());
    }
    let tree = repository.find_tree(from.tree.0)?;
    let mut diff = repository.diff_tree_to_workdir(Some(&tree), Some(&mut options))?;
    diff.find_similar(Some(&mut renames::options()))?;
    Ok(Changes {
        changed: diff.deltas().filter_map(|delta| change(&delta)).collect(),
        removed: diff.deltas().filter_map(|delta| removed(&delta)).collect(),
        conflicts: Vec::new(),
    })
}

fn removed(delta: &DiffDelta<'_>) -> Option<PathBuf> {
    let is_gone = matches!(delta.status(), Delta::Deleted | Delta::Renamed);
    is_gone.then(|| delta.old_file().path_bytes().map(from_git))?
}

fn change(delta: &DiffDelta<'_>) -> Option<Change> {
    let (old, new) = (delta.old_file(), delta.new_file());
    if !matches!(new.mode(), FileMode::Blob | FileMode::BlobExecutable) {
        return None;
    }
    let before = match delta.status() {
        Delta::Modified | Delta::Renamed => Some((from_git(old.path_bytes()?), ObjectId(old.id()))),
        Delta::Added | Delta::Untracked | Delta::Ignored => None,
        _ => return None,
    };
    Some(Change {
        path: from_git(new.path_bytes()?),
        before,
    })
}
