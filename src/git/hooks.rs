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
    /// The configuration names no folder.
    #[error("`core.hooksPath` is empty: git runs no hooks in this repository")]
    Nowhere,
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
/// When there is none, when Git refuses to open it, or when it has hooks switched off.
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
    let folder = match config.get_path("core.hooksPath") {
        Ok(path) if path.as_os_str().is_empty() => return Err(HooksError::Nowhere),
        Ok(path) => top.unwrap_or(repository.path()).join(path),
        Err(error) if error.code() == ErrorCode::NotFound => common.join("hooks"),
        Err(error) => return Err(refused(&error).into()),
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

#[expect(clippy::disallowed_methods, reason = "where hooks lie is Git's to say")]
fn resolved(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}
