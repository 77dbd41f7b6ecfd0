//! Where two lines of history parted.

use std::cmp::Ordering;
use std::collections::hash_map::Entry;
use std::collections::{BinaryHeap, HashMap};
use std::path::Path;

use super::objects::object_error;
use super::{Commit, GitError, ObjectId, Repository, renames};

/// From which side a commit can be reached; below a common ancestor nothing is of interest.
const ONE: u8 = 1;
const OTHER: u8 = 2;
const BELOW: u8 = 4;

impl Repository {
    /// The newest commit that both histories have, as in `git merge-base`; nothing if they are unrelated.
    ///
    /// # Errors
    /// When a commit cannot be read, or when the clone is too shallow to tell.
    pub fn merge_base(&self, a: &Commit, b: &Commit) -> Result<Option<Commit>, GitError> {
        let repository = self.lock();
        let mut walk = Walk::new(self, &repository);
        walk.reach(a.id, ONE)?;
        walk.reach(b.id, OTHER)?;
        let mut bases = Vec::new();
        while let Some(id) = walk.pop(|sides| sides & BELOW == 0) {
            let mut sides = walk.sides(id);
            if sides == ONE | OTHER {
                bases.push(id);
                sides |= BELOW;
            }
            walk.pass_on(id, sides)?;
        }
        // One base may lie below another and have been met first because of its date.
        let oldest = bases.iter().filter_map(|id| walk.time(*id)).min();
        while let Some(id) = walk.pop_from(oldest) {
            walk.pass_on(id, walk.sides(id))?;
        }
        bases.retain(|id| walk.sides(*id) & BELOW == 0);
        let newest = bases.into_iter().max_by_key(|id| walk.time(*id));
        match newest {
            Some(id) => commit(&repository, id).map(Some),
            None if walk.is_cut_off => Err(GitError::NoMergeBase {
                a: a.id.to_string(),
                b: b.id.to_string(),
                shallow: true,
            }),
            None => Ok(None),
        }
    }

    /// Whether something lay at a path in a commit that leads to `tip` and not to `until`. What a shallow clone lacks is
    /// not looked at.
    ///
    /// # Errors
    /// When the history cannot be walked at all.
    pub fn had(&self, tip: &Commit, until: Option<&Commit>, path: &Path) -> Result<bool, GitError> {
        let repository = self.lock();
        let refused = |error: git2::Error| renames::refused(&repository, &error);
        let mut walk = repository.revwalk().map_err(refused)?;
        walk.push(tip.id.0).map_err(refused)?;
        if let Some(until) = until {
            walk.hide(until.id.0).map_err(refused)?;
        }
        let mut trees = walk.map_while(Result::ok).filter_map(|id| {
            let commit = repository.find_commit(id).ok()?;
            commit.tree().ok()
        });
        Ok(trees.any(|tree| tree.get_path(path).is_ok()))
    }

    /// The commit at which a new branch left what is known: the first one, from parent to first parent, that a reference
    /// like one of `globs` also has. Nothing if there is none. The cost grows with the new commits.
    ///
    /// # Errors
    /// When a commit cannot be read, or when the clone is too shallow to tell.
    pub fn fork_point(&self, tip: &Commit, globs: &[&str]) -> Result<Option<Commit>, GitError> {
        let mut known = Vec::new();
        for glob in globs {
            known.extend(self.branches(glob)?);
        }
        if known.is_empty() {
            return Ok(None);
        }
        let repository = self.lock();
        let mut walk = Walk::new(self, &repository);
        walk.reach(tip.id, ONE)?;
        for (_, commit) in known {
            walk.reach(commit.id, OTHER)?;
        }
        while let Some(id) = walk.pop(|sides| sides == ONE) {
            walk.pass_on(id, walk.sides(id))?;
        }
        // Commits of one second come in any order: what is known may reach a commit after its own parents were met.
        let oldest = walk.oldest_of(ONE);
        while let Some(id) = walk.pop_from(oldest) {
            walk.pass_on(id, walk.sides(id))?;
        }
        let mut next = Some(tip.id);
        while let Some(id) = next {
            if walk.sides(id) & OTHER != 0 {
                return commit(&repository, id).map(Some);
            }
            if self.is_cut_off(id) {
                return Err(GitError::Shallow(tip.id));
            }
            next = walk.first_parent(id);
        }
        Ok(None)
    }
}

fn commit(repository: &git2::Repository, id: ObjectId) -> Result<Commit, GitError> {
    let commit = repository.find_commit(id.0);
    let commit = commit.map_err(|error| object_error(id.0, &error))?;
    Ok(Commit::from(&commit))
}

/// Visits commits from new to old and hands what is known of each on to its parents.
struct Walk<'r> {
    git: &'r Repository,
    repository: &'r git2::Repository,
    seen: HashMap<ObjectId, Seen>,
    queue: BinaryHeap<Waiting>,
    /// Whether the walk came upon a commit whose parents a shallow clone lacks.
    is_cut_off: bool,
}

struct Seen {
    sides: u8,
    time: i64,
    parents: Vec<ObjectId>,
}

/// A commit whose parents have to be told. The newest is first.
#[derive(PartialEq, Eq)]
struct Waiting {
    time: i64,
    id: ObjectId,
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.time, self.id).cmp(&(other.time, other.id))
    }
}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<'r> Walk<'r> {
    fn new(git: &'r Repository, repository: &'r git2::Repository) -> Self {
        Self {
            git,
            repository,
            seen: HashMap::new(),
            queue: BinaryHeap::new(),
            is_cut_off: false,
        }
    }

    /// Notes from where a commit can be reached.
    fn reach(&mut self, id: ObjectId, sides: u8) -> Result<(), GitError> {
        let seen = match self.seen.entry(id) {
            Entry::Occupied(seen) => seen.into_mut(),
            Entry::Vacant(place) => place.insert(load(self.git, self.repository, id)?),
        };
        if seen.sides | sides != seen.sides {
            seen.sides |= sides;
            let time = seen.time;
            self.queue.push(Waiting { time, id });
        }
        Ok(())
    }

    /// The newest waiting commit, as long as one of them is reached from sides that are still of interest.
    fn pop(&mut self, is_open: impl Fn(u8) -> bool) -> Option<ObjectId> {
        let any = self
            .queue
            .iter()
            .any(|waiting| is_open(self.sides(waiting.id)));
        any.then(|| self.queue.pop())
            .flatten()
            .map(|waiting| waiting.id)
    }

    /// The newest waiting commit, if it is no older than a time.
    fn pop_from(&mut self, oldest: Option<i64>) -> Option<ObjectId> {
        let newest = self.queue.peek()?;
        (newest.time >= oldest?)
            .then(|| self.queue.pop())?
            .map(|waiting| waiting.id)
    }

    /// The time of the oldest commit that can be reached from just these sides.
    fn oldest_of(&self, sides: u8) -> Option<i64> {
        let seen = self.seen.values().filter(|seen| seen.sides == sides);
        seen.map(|seen| seen.time).min()
    }

    fn pass_on(&mut self, id: ObjectId, sides: u8) -> Result<(), GitError> {
        self.is_cut_off |= self.git.is_cut_off(id);
        let parents = self.seen.get(&id).map(|seen| seen.parents.clone());
        for parent in parents.unwrap_or_default() {
            self.reach(parent, sides)?;
        }
        Ok(())
    }

    fn sides(&self, id: ObjectId) -> u8 {
        self.seen.get(&id).map_or(0, |seen| seen.sides)
    }

    fn time(&self, id: ObjectId) -> Option<i64> {
        self.seen.get(&id).map(|seen| seen.time)
    }

    fn first_parent(&self, id: ObjectId) -> Option<ObjectId> {
        self.seen.get(&id)?.parents.first().copied()
    }
}

fn load(git: &Repository, repository: &git2::Repository, id: ObjectId) -> Result<Seen, GitError> {
    let commit = repository.find_commit(id.0);
    let commit = commit.map_err(|error| object_error(id.0, &error))?;
    let parents = commit.parent_ids().map(ObjectId);
    Ok(Seen {
        sides: 0,
        time: commit.time().seconds(),
        parents: parents.filter(|_| !git.is_cut_off(id)).collect(),
    })
}
