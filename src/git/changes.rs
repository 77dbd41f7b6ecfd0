//! The files that differ between two states of the repository.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use git2::Oid;

use super::folder::{Child, Folder};
use super::paths::{below, from_git};
use super::{Commit, GitError, Item, Mode, ObjectId, Repository, Tree, renames};

/// A file that is new, or holds something else than before. Deleted files, links and submodules are none, and a changed
/// permission is no change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where it is.
    pub path: PathBuf,
    /// Where it was, and what it held; nothing if there was no such file.
    pub before: Option<(PathBuf, ObjectId)>,
}

/// What differs, in the order of the paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// New and changed files.
    pub changed: Vec<Change>,
    /// Where files were that are gone, renamed ones included.
    pub removed: Vec<PathBuf>,
    /// Files that wait in the index for a merge to be resolved.
    pub conflicts: Vec<PathBuf>,
}

/// A path as Git has it, and the file at it.
pub(super) type Version = (Vec<u8>, Oid);

/// The differences of two folders before renames are followed.
#[derive(Default)]
pub(super) struct Differences {
    /// Files with their old content, which is none where they took the place of a link or a submodule.
    pub(super) changed: Vec<(Vec<u8>, Option<Oid>)>,
    pub(super) added: Vec<Version>,
    pub(super) deleted: Vec<Version>,
    pub(super) conflicts: Vec<Vec<u8>>,
}

impl Repository {
    /// What the next commit would change: the index against the commit that is checked out, or against nothing before
    /// the first commit. Only files for whose path `keep` says yes.
    ///
    /// # Errors
    /// When an object on the way is missing or broken.
    pub fn staged(
        self: &Arc<Self>,
        index: &Tree,
        keep: &dyn Fn(&Path) -> bool,
    ) -> Result<Changes, GitError> {
        let head = folder_of(self.head()?.as_ref());
        compare(&self.lock(), head, index.root(), keep)
    }

    /// What differs between two commits, or what a commit holds. Only files for whose path `keep` says yes.
    ///
    /// # Errors
    /// When an object on the way is missing or broken.
    pub fn between(
        &self,
        from: Option<&Commit>,
        to: &Commit,
        keep: &dyn Fn(&Path) -> bool,
    ) -> Result<Changes, GitError> {
        compare(&self.lock(), folder_of(from), folder_of(Some(to)), keep)
    }
}

impl Differences {
    /// Walks two folders side by side. Where both are the same object, nothing below is looked at: the cost grows with
    /// what differs.
    pub(super) fn find(
        repository: &git2::Repository,
        old: Folder<'_>,
        new: Folder<'_>,
        keep: &dyn Fn(&Path) -> bool,
    ) -> Result<Self, GitError> {
        let mut found = Self::default();
        let mut pending = vec![(Vec::new(), old, new)];
        while let Some((folder, old, new)) = pending.pop() {
            if old.id().is_some_and(|id| new.id() == Some(id)) {
                continue;
            }
            let mut before: HashMap<_, _> = old.children(repository)?.into_iter().collect();
            let mut pairs = Vec::new();
            for (name, child) in new.children(repository)? {
                pairs.push((before.remove(&name), Some(child), name));
            }
            pairs.extend(
                before
                    .into_iter()
                    .map(|(name, old)| (Some(old), None, name)),
            );
            for (old, new, name) in pairs {
                if is_same(old.as_ref(), new.as_ref()) {
                    continue;
                }
                let path = below(&folder, &name);
                found.note(&path, old.as_ref(), new.as_ref(), keep);
                if let (Some(Child::Folder(_)), _) | (_, Some(Child::Folder(_))) = (&old, &new) {
                    pending.push((path, into_folder(old), into_folder(new)));
                }
            }
        }
        Ok(found)
    }

    /// Takes down what became of the file at a path.
    fn note(
        &mut self,
        path: &[u8],
        old: Option<&Child<'_>>,
        new: Option<&Child<'_>>,
        keep: &dyn Fn(&Path) -> bool,
    ) {
        let is_conflict = matches!(new, Some(Child::Conflict(_)));
        let (before, after) = (leaf(old), leaf(new));
        if (before.is_none() && after.is_none() && !is_conflict) || !keep(&from_git(path)) {
            return;
        }
        let path = path.to_owned();
        if is_conflict {
            return self.conflicts.push(path);
        }
        match (before, after) {
            (None, Some(after)) if is_file(&after) => self.added.push((path, after.id.0)),
            (Some(before), Some(after)) if is_file(&after) => {
                let before = is_file(&before).then_some(before.id.0);
                if before != Some(after.id.0) {
                    self.changed.push((path, before));
                }
            }
            (Some(before), None) if is_file(&before) => self.deleted.push((path, before.id.0)),
            _ => {}
        }
    }

    /// The files that differ, those in conflict aside.
    pub(super) fn paths(&self) -> impl Iterator<Item = Vec<u8>> {
        let versions = self.added.iter().chain(&self.deleted);
        let paths = versions.map(|(path, _)| path);
        paths
            .chain(self.changed.iter().map(|(path, _)| path))
            .cloned()
    }

    /// Follows renames and puts all in order.
    pub(super) fn into_changes(self, repository: &git2::Repository) -> Result<Changes, GitError> {
        let mut renamed = renames::find(repository, &self.deleted, &self.added)?;
        let changed = self.changed.into_iter().map(|(path, before)| Change {
            before: before.map(|id| (from_git(&path), ObjectId(id))),
            path: from_git(&path),
        });
        let added = self.added.iter().map(|(path, _)| Change {
            before: renamed
                .remove(path)
                .map(|(old, id)| (from_git(&old), ObjectId(id))),
            path: from_git(path),
        });
        Ok(Changes {
            changed: changed.chain(added).collect(),
            removed: self
                .deleted
                .iter()
                .map(|(path, _)| from_git(path))
                .collect(),
            conflicts: self.conflicts.iter().map(|path| from_git(path)).collect(),
        }
        .in_order())
    }
}

impl Changes {
    /// The same in the order of the paths.
    pub(super) fn in_order(mut self) -> Self {
        self.changed.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        self.removed.sort_unstable();
        self.conflicts.sort_unstable();
        self
    }
}

fn compare(
    repository: &git2::Repository,
    old: Folder<'_>,
    new: Folder<'_>,
    keep: &dyn Fn(&Path) -> bool,
) -> Result<Changes, GitError> {
    Differences::find(repository, old, new, keep)?.into_changes(repository)
}

/// The root of a commit.
pub(super) fn folder_of(commit: Option<&Commit>) -> Folder<'static> {
    commit.map_or(Folder::Nothing, |commit| Folder::Object(commit.tree.0))
}

fn is_same(old: Option<&Child<'_>>, new: Option<&Child<'_>>) -> bool {
    match (old, new) {
        (Some(Child::Leaf(old)), Some(Child::Leaf(new))) => old == new,
        (Some(Child::Folder(old)), Some(Child::Folder(new))) => {
            old.id().is_some_and(|id| new.id() == Some(id))
        }
        _ => false,
    }
}

fn leaf(child: Option<&Child<'_>>) -> Option<Item> {
    match child {
        Some(Child::Leaf(item)) => Some(*item),
        _ => None,
    }
}

fn is_file(item: &Item) -> bool {
    item.mode == Mode::File
}

fn into_folder(child: Option<Child<'_>>) -> Folder<'_> {
    match child {
        Some(Child::Folder(folder)) => folder,
        _ => Folder::Nothing,
    }
}
