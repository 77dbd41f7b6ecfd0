//! Where Git looks for the hooks of a repository.

use std::path::{Path, PathBuf};

use git2::ErrorCode;

use super::GitError;

/// The folder of a repository's hooks.
#[derive(Debug)]
pub struct Hooks {
    /// The folder, which need not be there.
    pub folder: PathBuf,
    /// Whether the repository has no work tree.
    pub is_bare: bool,
    /// The work tree and the Git directory.
    own: Vec<PathBuf>,
}

/// Why there is no place for a hook.
#[derive(Debug, thiserror::Error)]
pub enum HooksError {
    /// There is no repository.
    #[error("there is no git repository around `{}`", .0.display())]
    NoRepository(PathBuf),
    /// The configuration names no folder, for this reason.
    #[error("`core.hooksPath` leads nowhere: {0}")]
    Nowhere(String),
    /// Git refused.
    #[error(transparent)]
    Git(#[from] GitError),
}

impl Hooks {
    /// Whether the folder, which is there by now, lies outside of the repository: others use it, too.
    pub fn are_shared(&self) -> bool {
        let folder = resolved(&self.folder);
        !self.own.iter().any(|own| folder.starts_with(resolved(own)))
    }
}

/// The hooks of the repository that `GIT_DIR` names, or else of the one around the current folder, `cwd`.
///
/// # Errors
/// When there is none, when Git refuses to open it, or when it is set to look for hooks nowhere.
pub fn hooks(cwd: &Path) -> Result<Hooks, HooksError> {
    let refused = |error: &git2::Error| GitError::Refused {
        path: cwd.to_owned(),
        message: error.message().to_owned(),
    };
    let repository = git2::Repository::open_from_env().map_err(|error| match error.code() {
        ErrorCode::NotFound => HooksError::NoRepository(cwd.to_owned()),
        ErrorCode::Owner => GitError::NotOwned(cwd.to_owned()).into(),
        _ => refused(&error).into(),
    })?;
    let config = repository.config().map_err(|error| refused(&error))?;
    // Linked work trees have the hooks of the repository that they belong to.
    let (top, common) = (repository.workdir(), repository.commondir());
    let folder = match configured(&config)? {
        Some(path) => top.unwrap_or(repository.path()).join(path),
        None => common.join("hooks"),
    };
    Ok(Hooks {
        folder,
        is_bare: top.is_none(),
        own: top
            .into_iter()
            .chain([common])
            .map(Path::to_owned)
            .collect(),
    })
}

/// What `core.hooksPath` says, with `~` put in full.
fn configured(config: &git2::Config) -> Result<Option<PathBuf>, HooksError> {
    const KEY: &str = "core.hooksPath";
    // A `~` without a home is not found, either: the key itself is asked for first.
    if config.get_entry(KEY).is_err() {
        return Ok(None);
    }
    match config.get_path(KEY) {
        Ok(path) if path.as_os_str().is_empty() => {
            Err(HooksError::Nowhere("it is empty".to_owned()))
        }
        Ok(path) => Ok(Some(path)),
        Err(error) => Err(HooksError::Nowhere(error.message().to_owned())),
    }
}

#[expect(clippy::disallowed_methods, reason = "where hooks lie is Git's to say")]
fn resolved(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}
