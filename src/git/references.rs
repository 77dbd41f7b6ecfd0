//! Branches and what they point to.

use std::collections::BTreeMap;

use git2::{ErrorCode, ReferenceType};

use super::objects::object_error;
use super::{Commit, GitError, Repository, renames};

impl Repository {
    /// The branches that a glob names, as in `git rev-parse --glob`: `*` also stands for slashes, and a name without a
    /// wildcard also stands for all below it. A glob that does not begin with `refs/` is looked for among the
    /// branches here and of remotes. Names are short (`feature`, `origin/feature`) and in order.
    ///
    /// # Errors
    /// When a reference cannot be read.
    pub fn branches(&self, glob: &str) -> Result<Vec<(String, Commit)>, GitError> {
        let repository = self.lock();
        let mut found = BTreeMap::new();
        for glob in spelled_out(glob) {
            let references = repository
                .references_glob(&glob)
                .map_err(|error| renames::refused(&repository, &error))?;
            for reference in references {
                let reference = reference.map_err(|error| renames::refused(&repository, &error))?;
                // `origin/HEAD` only points to another one.
                if reference.kind() == Some(ReferenceType::Symbolic) {
                    continue;
                }
                if let Some(commit) = commit_at(&reference)? {
                    found.insert(short(reference.name_bytes()), commit);
                }
            }
        }
        Ok(found.into_iter().collect())
    }
}

/// A tag may point to a file, which is no branch.
fn commit_at(reference: &git2::Reference<'_>) -> Result<Option<Commit>, GitError> {
    match reference.peel_to_commit() {
        Ok(commit) => Ok(Some(Commit::from(&commit))),
        Err(error) if error.code() == ErrorCode::NotFound => match reference.target() {
            Some(id) => Err(object_error(id, &error)),
            None => Ok(None),
        },
        Err(_) => Ok(None),
    }
}

fn spelled_out(glob: &str) -> Vec<String> {
    let glob = glob.trim_end_matches('/');
    let whole = if glob.starts_with("refs/") {
        vec![glob.to_owned()]
    } else {
        vec![format!("refs/remotes/{glob}"), format!("refs/heads/{glob}")]
    };
    if glob.contains(['*', '?', '[']) {
        return whole;
    }
    let below: Vec<String> = whole.iter().map(|name| format!("{name}/*")).collect();
    [whole, below].concat()
}

fn short(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name);
    let prefixes = ["refs/heads/", "refs/remotes/", "refs/tags/", "refs/"];
    let short = prefixes.iter().find_map(|prefix| name.strip_prefix(prefix));
    short.unwrap_or(&name).to_owned()
}
