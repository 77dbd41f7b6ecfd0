//! Other branches: what lies there must not collide with what lies here once the two are merged.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::Failure;
use super::collections::Collections;
use super::files::TreeFiles;
use crate::git::{Commit, Repository};

/// The branches that this one is held against.
#[derive(Default)]
pub(super) struct Branches(OnceLock<Vec<Branch>>);

/// Another branch.
pub(super) struct Branch {
    /// What it is called.
    pub(super) name: String,
    /// Its files.
    pub(super) collections: Collections,
    /// The files of the commit at which it and this one parted; nothing where they share no history.
    pub(super) fork: Option<Collections>,
    repository: Arc<Repository>,
    ours: Option<Commit>,
    parted: Option<Commit>,
}

impl Branch {
    /// Whether a path from the root was here, too, since the two parted: what was squashed into this branch, and moved
    /// since, still lies there under its old name.
    pub(super) fn was_here(&self, path: &str) -> bool {
        self.ours.as_ref().is_some_and(|ours| {
            let had = self
                .repository
                .had(ours, self.parted.as_ref(), Path::new(path));
            // Nobody can say so of a history that cannot be walked.
            had.unwrap_or(false)
        })
    }
}

impl Branches {
    /// All of them; none before they are known.
    pub(super) fn all(&self) -> &[Branch] {
        self.0.get().map_or(&[], Vec::as_slice)
    }

    /// Says which they are; only the first word counts.
    pub(super) fn set(&self, branches: Vec<Branch>) {
        // A second word would speak of the same run.
        let _ = self.0.set(branches);
    }
}

/// Opens a branch to hold `ours` against; nothing where both are at the same commit.
pub(super) fn open(
    repository: &Arc<Repository>,
    root: &Path,
    ours: Option<&Commit>,
    (name, theirs): (String, Commit),
) -> Result<Option<Branch>, Failure> {
    if ours == Some(&theirs) {
        return Ok(None);
    }
    let files = |commit: &Commit| -> Result<Collections, Failure> {
        let files = TreeFiles::new(repository.tree_of(commit)?, root);
        Ok(Collections::new(Arc::new(files)))
    };
    let fork = match ours {
        Some(ours) => repository.merge_base(ours, &theirs)?,
        None => None,
    };
    Ok(Some(Branch {
        name,
        collections: files(&theirs)?,
        fork: fork.as_ref().map(files).transpose()?,
        repository: Arc::clone(repository),
        ours: ours.copied(),
        parted: fork,
    }))
}
