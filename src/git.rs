//! Everything that is asked of Git. No other file names git2.

pub mod hooks;

use std::path::{Path, PathBuf};

use git2::ErrorCode;

/// A repository with a work tree.
pub struct Repository {
    inner: git2::Repository,
    index: Option<git2::Index>,
    root: PathBuf,
}

/// What Git refused, in its own words.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// The repository has no work tree to read.
    #[error("`{0}` is a bare repository: it has no work tree to read proposals from")]
    Bare(PathBuf),
    /// Somebody else owns the repository.
    #[error("git does not trust the repository around `{0}`: another user owns it")]
    NotOwned(PathBuf),
    /// Git would not open or read it.
    #[error("git cannot read the repository at `{path}`: {message}")]
    Refused {
        /// Where it was asked.
        path: PathBuf,
        /// Git's words.
        message: String,
    },
}

impl Repository {
    /// The repository that `directory` lies in, if it lies in one.
    ///
    /// # Errors
    /// When it is bare, or when Git refuses to open it.
    pub fn discover(directory: &Path) -> Result<Option<Self>, GitError> {
        let refused = |error: &git2::Error| GitError::Refused {
            path: directory.to_owned(),
            message: error.message().to_owned(),
        };
        let inner = match git2::Repository::discover(directory) {
            Ok(inner) => inner,
            Err(error) if error.code() == ErrorCode::NotFound => return Ok(None),
            Err(error) if error.code() == ErrorCode::Owner => {
                return Err(GitError::NotOwned(directory.to_owned()));
            }
            Err(error) => return Err(refused(&error)),
        };
        let Some(root) = inner.workdir() else {
            return Err(GitError::Bare(inner.path().to_owned()));
        };
        let root = true_path(root);
        let index = inner.index().ok();
        Ok(Some(Self { inner, index, root }))
    }

    /// The top of the work tree.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether Git ignores a folder (`path` is relative to the root) and tracks nothing in it.
    pub fn ignores_folder(&self, path: &Path) -> bool {
        let folder = path.join("");
        self.inner.is_path_ignored(&folder).unwrap_or(false)
            && self
                .index
                .as_ref()
                .is_none_or(|index| index.find_prefix(&folder).is_err())
    }

    /// Whether Git ignores the whole of `folder`, a path in the work tree other than its root.
    pub fn ignores_whole(&self, folder: &Path) -> bool {
        let path = folder.strip_prefix(&self.root).unwrap_or(Path::new(""));
        path != Path::new("") && self.ignores_folder(path)
    }

    /// Whether Git ignores a file (`path` is relative to the root) and does not track it.
    pub fn ignores_file(&self, path: &Path) -> bool {
        self.inner.is_path_ignored(path).unwrap_or(false)
            && self
                .index
                .as_ref()
                .is_none_or(|index| index.get_path(path, 0).is_none())
    }
}

/// Git tells the root in its own spelling; paths are compared with links and drive prefixes resolved.
#[expect(
    clippy::disallowed_methods,
    reason = "where the root lies is Git's to say"
)]
fn true_path(root: &Path) -> PathBuf {
    std::fs::canonicalize(root).unwrap_or_else(|_| root.components().collect())
}
