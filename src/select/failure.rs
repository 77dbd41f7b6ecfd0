//! What keeps the tool from doing its job, and what to do about it.

use std::borrow::Cow;
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
    /// The user named something that the repository does not hold.
    #[error("`{}` lies outside of the repository", .0.display())]
    Outside(PathBuf),
    /// What Git keeps of a file is missing or broken.
    #[error("`{}` cannot be read: {error}", path.display())]
    Object {
        /// The file.
        path: PathBuf,
        /// Git's words.
        error: GitError,
    },
    /// A file is in conflict in the index: none of its versions is the one to judge.
    #[error("`{}` is in conflict", .0.display())]
    InConflict(PathBuf),
    /// A glob of branches names none.
    #[error("no branch is called `{0}`")]
    NoBranch(String),
    /// A configuration is not right.
    #[error("`{}` is not a valid configuration", file.name())]
    Configuration {
        /// The file.
        file: Source,
        /// What is wrong with it.
        problems: Vec<Diagnostic>,
    },
    /// A baseline is not of its form.
    #[error("`{}` is not a valid baseline", file.name())]
    Baseline {
        /// The file.
        file: Source,
        /// What is wrong with it.
        problems: Vec<Diagnostic>,
    },
    /// No configuration names a baseline.
    #[error("no configuration names a baseline")]
    NoBaseline,
    /// A configuration under a name that is not looked for.
    #[error("`{}` is not read: the configuration is called `.wherefore.yaml`", .0.display())]
    Misnamed(PathBuf),
    /// Git refused.
    #[error(transparent)]
    Git(#[from] GitError),
}

impl Failure {
    /// What to do about it.
    pub fn help(&self) -> Option<Cow<'static, str>> {
        let help = match self {
            Self::Git(error) | Self::Object { error, .. } => return Some(git_help(error)),
            Self::EmptyFolder(_) => {
                "Markdown files (`.md`, `.markdown`) are looked for; `--verbose` says what was left out."
            }
            Self::NothingFound(_) => {
                "Name files or folders, or say in `.wherefore.yaml` where proposals are, for example `proposals: [\"docs/ideas/**/*.md\"]`; it adds to the folders of a preset, which are the only ones searched where one is extended."
            }
            Self::InConflict(_) => "Resolve it, and `git add` it.",
            Self::NoBranch(_) => {
                "Globs are those of git: `refs/remotes/origin/*`; `git for-each-ref` lists what there is."
            }
            Self::Baseline { .. } => {
                "Is it the file that `baseline` should name? Then remove it, and run `wherefore baseline`, which writes it anew."
            }
            Self::NoBaseline => {
                "Name the file in `.wherefore.yaml`: `baseline: .wherefore-baseline.jsonl`."
            }
            Self::Misnamed(_) => "Rename it to `.wherefore.yaml`.",
            _ => return None,
        };
        Some(Cow::Borrowed(help))
    }
}

fn git_help(error: &GitError) -> Cow<'static, str> {
    let help = match error {
        GitError::NotOwned(top) => {
            return Cow::Owned(format!(
                "If you trust it: `git config --global --add safe.directory {}`. Files that are named are read without git.",
                quoted(&top.display().to_string())
            ));
        }
        GitError::Refused { .. } => "Files that are named are read without git.",
        GitError::NotARepository(_) => {
            "Run it in a repository, or name files: they are read without git."
        }
        GitError::Bare(_) => {
            "`--rev HEAD` reads a revision and `--range A..B` a change, with nothing checked out."
        }
        GitError::UnknownRevision { help, .. } => help,
        GitError::NoMergeBase { shallow: false, .. } => {
            "The two histories have nothing in common; name a revision that this one was made from."
        }
        GitError::NoMergeBase { shallow: true, .. } | GitError::Shallow(_) => {
            "Fetch the whole history: `git fetch --unshallow`, or `fetch-depth: 0` for the checkout step in CI."
        }
        GitError::MissingObject(_) => {
            "`git fsck` tells what else is missing. A partial clone leaves objects out: `git fetch --refetch --no-filter` brings them."
        }
        GitError::CorruptObject { .. } => {
            "`git fsck` tells what else is broken; a fresh clone has all that was pushed."
        }
        GitError::CorruptIndex { path, .. } => {
            return Cow::Owned(format!(
                "`git status` tells what git makes of it. To make it anew from the last commit, without touching your files: `rm {} && git reset`.",
                quoted(&path.display().to_string())
            ));
        }
    };
    Cow::Borrowed(help)
}

/// A path as a shell takes it.
fn quoted(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+:\\".contains(c);
    if path.chars().all(is_plain) {
        return path.to_owned();
    }
    format!("'{}'", path.replace('\'', "'\\''"))
}
