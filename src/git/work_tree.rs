//! The folder that a repository is checked out in, and what Git ignores there.

use std::path::{Path, PathBuf};

use git2::ErrorCode;

use super::GitError;
use super::index::Index;
use super::paths::{to_git, true_path};
use super::repository::top_around;

/// The files of a repository as they lie in a folder.
pub struct WorkTree {
    repository: git2::Repository,
    /// What is tracked; nothing where that cannot be told.
    index: Option<Index>,
    root: PathBuf,
}

impl WorkTree {
    /// The work tree that `directory` lies in, if it lies in a repository.
    ///
    /// # Errors
    /// When it is bare, or when Git refuses to open it.
    pub fn discover(directory: &Path) -> Result<Option<Self>, GitError> {
        let refused = |error: &git2::Error| GitError::Refused {
            path: directory.to_owned(),
            message: error.message().to_owned(),
        };
        let repository = match git2::Repository::discover(directory) {
            Ok(repository) => repository,
            Err(error) if error.code() == ErrorCode::NotFound => return Ok(None),
            Err(error) if error.code() == ErrorCode::Owner => {
                return Err(GitError::NotOwned(top_around(directory)));
            }
            Err(error) => return Err(refused(&error)),
        };
        let Some(root) = repository.workdir() else {
            return Err(GitError::Bare(repository.path().to_owned()));
        };
        let root = true_path(root);
        let index = repository.path().join("index");
        let index = Index::open(&index, repository.object_format()).ok();
        Ok(Some(Self {
            repository,
            index,
            root,
        }))
    }

    /// The top of the work tree.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether Git ignores a folder (`path` is relative to the root) and tracks nothing in it.
    pub fn ignores_folder(&self, path: &Path) -> bool {
        let is_tracked = |index: &Index| index.has_below(&to_git(path));
        !self.index.as_ref().is_some_and(is_tracked)
            && self
                .repository
                .is_path_ignored(path.join(""))
                .unwrap_or(false)
    }

    /// Whether Git ignores the whole of `folder`, a path in the work tree other than its root.
    pub fn ignores_whole(&self, folder: &Path) -> bool {
        let path = folder.strip_prefix(&self.root).unwrap_or(Path::new(""));
        path != Path::new("") && self.ignores_folder(path)
    }

    /// Whether Git ignores a file (`path` is relative to the root) and does not track it.
    ///
    /// The index is asked first: for what it does not hold, every `.gitignore` on the way is looked for.
    pub fn ignores_file(&self, path: &Path) -> bool {
        let is_tracked = |index: &Index| index.has(&to_git(path));
        !self.index.as_ref().is_some_and(is_tracked)
            && self.repository.is_path_ignored(path).unwrap_or(false)
    }
}
