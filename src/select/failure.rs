//! What keeps the tool from doing its job, and what to do about it.

use std::path::PathBuf;

use crate::diagnostic::Diagnostic;
use crate::git::GitError;
use crate::source::Source;

/// Why the tool could not do its job. A bad proposal is a diagnostic, never a failure.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The user named something that is not there.
    #[error("`{}` does not exist", .0.display())]
    Missing(PathBuf),
    /// Something is there and cannot be read.
    #[error("`{}` cannot be read: {reason}", path.display())]
    Unreadable {
        /// What.
        path: PathBuf,
        /// The system's words.
        reason: String,
    },
    /// A link in the repository leads out of it.
    #[error("`{}` is not read: it leads out of the repository, to `{}`", link.display(), target.display())]
    LeadsOut {
        /// As it was named.
        link: PathBuf,
        /// Where it ends.
        target: PathBuf,
    },
    /// The user named a folder that holds nothing to judge.
    #[error("there is no proposal in `{}`", .0.display())]
    EmptyFolder(PathBuf),
    /// Nothing was found in the whole repository.
    #[error("no proposal was found in `{}`", .0.display())]
    NothingFound(PathBuf),
    /// A configuration is not right.
    #[error("`{}` is not a valid configuration", file.name())]
    Configuration {
        /// The file.
        file: Source,
        /// What is wrong with it.
        problems: Vec<Diagnostic>,
    },
    /// A configuration under a name that is not looked for.
    #[error("`{}` is not read: the configuration is called `.wherefore.yaml`", .0.display())]
    Misnamed(PathBuf),
    /// What is asked for lies in Git's objects.
    #[error("only the work tree can be linted yet, not what is staged or pushed")]
    NotInWorkTree,
    /// Git refused.
    #[error(transparent)]
    Git(#[from] GitError),
}

impl Failure {
    /// What to do about it.
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::EmptyFolder(_) => Some(
                "Markdown files (`.md`, `.markdown`) are looked for; `--verbose` says what was left out.",
            ),
            Self::NothingFound(_) => Some(
                "Name files or folders, or say in `.wherefore.yaml` where proposals are, for example `proposals: [\"docs/ideas/**/*.md\"]`; it adds to the folders of a preset, which are the only ones searched where one is extended.",
            ),
            Self::Git(GitError::NotOwned(_)) => Some(
                "If you trust it: `git config --global --add safe.directory <its root>`. Files that are named are read without git.",
            ),
            Self::Git(GitError::Refused { .. }) => {
                Some("Files that are named are read without git.")
            }
            Self::Misnamed(_) => Some("Rename it to `.wherefore.yaml`."),
            _ => None,
        }
    }
}
