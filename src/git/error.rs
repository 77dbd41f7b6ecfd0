//! What Git could not do, in words.

use std::path::PathBuf;

use super::ObjectId;

/// What Git refused, or what is not there.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// Nothing around the folder is a repository.
    #[error("`{}` is not in a git repository", .0.display())]
    NotARepository(PathBuf),
    /// The repository has no work tree to read.
    #[error("`{}` is a bare repository: it has no work tree to read proposals from", .0.display())]
    Bare(PathBuf),
    /// Somebody else owns the repository whose top this is.
    #[error("git does not trust the repository around `{}`: another user owns it", .0.display())]
    NotOwned(PathBuf),
    /// Git would not open or read it.
    #[error("git cannot read the repository at `{}`: {message}", path.display())]
    Refused {
        /// Where it was asked.
        path: PathBuf,
        /// Git's words.
        message: String,
    },
    /// A revision that names no commit.
    #[error("`{revision}` {problem}")]
    UnknownRevision {
        /// As it was typed.
        revision: String,
        /// What is wrong with it.
        problem: &'static str,
        /// What to do.
        help: &'static str,
    },
    /// Two commits without a common ancestor.
    #[error("{}", no_merge_base(a, b, *shallow))]
    NoMergeBase {
        /// The one, as it was named.
        a: String,
        /// The other.
        b: String,
        /// Whether the clone is shallow, so that the ancestor may only be missing here.
        shallow: bool,
    },
    /// The history ends too early, because the clone is shallow.
    #[error("the clone is shallow: the history of {0} ends before it meets what is known")]
    Shallow(ObjectId),
    /// An object that something refers to is not there.
    #[error("object {0} is missing from the repository")]
    MissingObject(ObjectId),
    /// An object's content is not what its name says, or not what was expected.
    #[error("object {id} cannot be read: {message}")]
    CorruptObject {
        /// The object.
        id: ObjectId,
        /// Git's words.
        message: String,
    },
    /// The index is broken.
    #[error("the index `{}` cannot be read: {reason}", path.display())]
    CorruptIndex {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
}

fn no_merge_base(a: &str, b: &str, shallow: bool) -> String {
    if shallow {
        format!("the clone is shallow: the commit at which `{a}` and `{b}` parted is missing")
    } else {
        format!("the histories of `{a}` and `{b}` share no commit")
    }
}
