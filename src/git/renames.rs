//! Which new file was made from which deleted one.

use std::collections::HashMap;

use git2::{Delta, DiffFindOptions, Index, IndexEntry, IndexTime, Oid};

use super::changes::Version;
use super::{GitError, ObjectId};

/// How alike two files have to be, as in git.
const PERCENT: u16 = 50;

/// The old version of each new path that was renamed, by the new path. Files are never taken for copies.
pub(super) fn find(
    repository: &git2::Repository,
    deleted: &[Version],
    added: &[Version],
) -> Result<HashMap<Vec<u8>, Version>, GitError> {
    let mut found = HashMap::new();
    let mut sources: Vec<&Version> = deleted.iter().collect();
    let mut targets: Vec<&Version> = added.iter().collect();
    sources.sort_unstable();
    targets.sort_unstable();
    moved(&mut sources, &mut targets, &mut found);
    if !sources.is_empty() && !targets.is_empty() {
        similar(repository, &sources, &targets, &mut found)
            .map_err(|error| refused(repository, &error))?;
    }
    Ok(found)
}

/// How similar files are found, in any diff.
pub(super) fn options() -> DiffFindOptions {
    let mut options = DiffFindOptions::new();
    options
        .renames(true)
        .rename_threshold(PERCENT)
        .rename_limit(usize::MAX >> 1)
        .for_untracked(true);
    options
}

pub(super) fn refused(repository: &git2::Repository, error: &git2::Error) -> GitError {
    GitError::Refused {
        path: repository.path().to_owned(),
        message: error.message().to_owned(),
    }
}

/// Takes out the files that were moved as they were. It is so common for a whole folder that it must not
/// cost as the square of its files.
fn moved(
    sources: &mut Vec<&Version>,
    targets: &mut Vec<&Version>,
    found: &mut HashMap<Vec<u8>, Version>,
) {
    let mut by_id: HashMap<ObjectId, Vec<&Version>> = HashMap::new();
    for source in sources.iter().rev() {
        by_id.entry(ObjectId(source.1)).or_default().push(source);
    }
    let mut take = |target: &Version, same_name: bool| {
        let same = by_id.get_mut(&ObjectId(target.1))?;
        let position = same
            .iter()
            .rposition(|source| !same_name || name(&source.0) == name(&target.0))?;
        Some(same.remove(position).clone())
    };
    for same_name in [true, false] {
        targets.retain(|target| {
            let source = take(target, same_name);
            let is_free = source.is_none();
            if let Some(source) = source {
                found.insert(target.0.clone(), source);
            }
            is_free
        });
    }
    sources.retain(|source| {
        by_id
            .get(&ObjectId(source.1))
            .is_some_and(|same| same.contains(source))
    });
}

fn name(path: &[u8]) -> &[u8] {
    path.rsplit(|byte| *byte == b'/').next().unwrap_or(path)
}

/// Lets libgit2 weigh the rest, which it does for two indexes in memory without reading or writing any other.
fn similar(
    repository: &git2::Repository,
    sources: &[&Version],
    targets: &[&Version],
    found: &mut HashMap<Vec<u8>, Version>,
) -> Result<(), git2::Error> {
    let (old, new) = (index(repository, sources)?, index(repository, targets)?);
    let mut diff = repository.diff_index_to_index(&old, &new, None)?;
    diff.find_similar(Some(&mut options()))?;
    for delta in diff.deltas() {
        if delta.status() == Delta::Renamed
            && let (Some(old), Some(new)) =
                (delta.old_file().path_bytes(), delta.new_file().path_bytes())
        {
            found.insert(new.to_owned(), (old.to_owned(), delta.old_file().id()));
        }
    }
    Ok(())
}

fn index(repository: &git2::Repository, files: &[&Version]) -> Result<Index, git2::Error> {
    let mut index = Index::new_ext(repository.object_format())?;
    for (path, id) in files {
        index.add(&entry(path, *id))?;
    }
    Ok(index)
}

/// An entry for a file of which nothing is known but what it holds.
pub(super) fn entry(path: &[u8], id: Oid) -> IndexEntry {
    IndexEntry {
        ctime: IndexTime::new(0, 0),
        mtime: IndexTime::new(0, 0),
        dev: 0,
        ino: 0,
        mode: 0o100_644,
        uid: 0,
        gid: 0,
        file_size: 0,
        id,
        flags: 0,
        flags_extended: 0,
        path: path.to_owned(),
    }
}
