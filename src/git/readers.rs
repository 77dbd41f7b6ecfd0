//! Handles that read objects side by side: libgit2 lets only one thread at a time use each.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::GitError;
use super::repository::{Environment, open};

/// As many handles as threads ever read at the same time. Each is opened when all others are in use.
pub(super) struct Readers {
    start: PathBuf,
    environment: Environment,
    idle: Mutex<Vec<git2::Repository>>,
}

impl Readers {
    /// Handles of the repository that `start` and the environment lead to.
    pub(super) fn new(start: PathBuf, environment: Environment) -> Self {
        Self {
            start,
            environment,
            idle: Mutex::default(),
        }
    }

    /// Does something with a handle that nobody else uses meanwhile.
    ///
    /// # Errors
    /// When none can be opened.
    pub(super) fn with<T>(&self, act: impl FnOnce(&git2::Repository) -> T) -> Result<T, GitError> {
        let idle = self.lock().pop();
        let handle = match idle {
            Some(handle) => handle,
            None => open(&self.start, &self.environment)?,
        };
        let result = act(&handle);
        self.lock().push(handle);
        Ok(result)
    }

    fn lock(&self) -> MutexGuard<'_, Vec<git2::Repository>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
