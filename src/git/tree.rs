//! The files of one revision or of the index.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use git2::Oid;

use super::folder::{Child, Folder, objects_in};
use super::index::Index;
use super::{Commit, GitError, Item, Mode, ObjectId, Repository, objects, paths};

/// The files of one revision or of the index. All paths are relative to its root.
///
/// A file in conflict in the index is told in our side's version, else in theirs.
pub struct Tree {
    repository: Arc<Repository>,
    source: Source,
    /// The folders of a commit that names were looked up in: each is unpacked once, not for every name.
    seen: Mutex<HashMap<ObjectId, Arc<Listing>>>,
}

/// What has which name in a folder of a commit.
type Listing = HashMap<Vec<u8>, Child<'static>>;

enum Source {
    Commit(Oid),
    Index(Box<Index>),
}

impl Repository {
    /// The files of a commit.
    ///
    /// # Errors
    /// When its root is missing.
    pub fn tree_of(self: &Arc<Self>, commit: &Commit) -> Result<Tree, GitError> {
        let root = commit.tree.0;
        if let Err(error) = self.lock().find_tree(root) {
            return Err(objects::object_error(root, &error));
        }
        Ok(Tree {
            repository: Arc::clone(self),
            source: Source::Commit(root),
            seen: Mutex::default(),
        })
    }

    /// The files of the index in use, as it is now.
    ///
    /// # Errors
    /// When it is broken.
    pub fn index(self: &Arc<Self>) -> Result<Tree, GitError> {
        let index = Index::open(self.index_file(), self.format())?;
        Ok(Tree {
            repository: Arc::clone(self),
            source: Source::Index(Box::new(index)),
            seen: Mutex::default(),
        })
    }
}

impl Tree {
    /// What lies at a path, in just this spelling. The empty path is the root.
    ///
    /// # Errors
    /// When an object on the way is missing or broken.
    pub fn item(&self, path: &Path) -> Result<Option<Item>, GitError> {
        let child = self.child(&self.repository.lock(), path)?;
        Ok(child.and_then(|child| child.item()))
    }

    /// What lies in a folder; nothing if it is none.
    ///
    /// # Errors
    /// When an object on the way is missing or broken.
    pub fn names_in(&self, folder: &Path) -> Result<Vec<(String, Mode)>, GitError> {
        let repository = self.repository.lock();
        let Some(Child::Folder(folder)) = self.child(&repository, folder)? else {
            return Ok(Vec::new());
        };
        let names = folder.children(&repository)?.into_iter();
        let names = names.filter_map(|(name, child)| {
            let mode = child.item()?.mode;
            Some((String::from_utf8_lossy(&name).into_owned(), mode))
        });
        Ok(names.collect())
    }

    /// The files below a folder for whose path `keep` says yes, in the order of their paths. Links and submodules are
    /// among them. Only what lies below the folder is read.
    ///
    /// # Errors
    /// When an object below is missing or broken.
    pub fn below(
        &self,
        folder: &Path,
        keep: &dyn Fn(&Path) -> bool,
    ) -> Result<Vec<(PathBuf, Item)>, GitError> {
        let repository = self.repository.lock();
        let Some(Child::Folder(top)) = self.child(&repository, folder)? else {
            return Ok(Vec::new());
        };
        let mut files = Vec::new();
        let mut pending = vec![(folder.components().collect::<PathBuf>(), top)];
        while let Some((folder, content)) = pending.pop() {
            for (name, child) in content.children(&repository)? {
                let path = folder.join(paths::from_git(&name));
                match child {
                    Child::Folder(content) => pending.push((path, content)),
                    Child::Leaf(item) | Child::Conflict(Some(item)) if keep(&path) => {
                        files.push((path, item));
                    }
                    _ => {}
                }
            }
        }
        files.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        Ok(files)
    }

    /// What a file holds; nothing when it has more than `most` bytes. Threads do not wait for each other.
    ///
    /// # Errors
    /// When the object is missing or broken.
    pub fn read(&self, id: ObjectId, most: u64) -> Result<Option<Vec<u8>>, GitError> {
        let readers = self.repository.readers();
        readers.with(|repository| objects::read(repository, id.0, most))?
    }

    /// Whether a file waits in the index for a merge to be resolved.
    pub fn in_conflict(&self, path: &Path) -> bool {
        let child = self.child(&self.repository.lock(), path);
        matches!(child, Ok(Some(Child::Conflict(_))))
    }

    /// The whole of it.
    pub(super) fn root(&self) -> Folder<'_> {
        match &self.source {
            Source::Commit(id) => Folder::Object(*id),
            Source::Index(index) => Folder::Indexed(index.root()),
        }
    }

    fn child(
        &self,
        repository: &git2::Repository,
        path: &Path,
    ) -> Result<Option<Child<'_>>, GitError> {
        let mut child = Child::Folder(self.root());
        for name in paths::names(path) {
            let Child::Folder(folder) = &child else {
                return Ok(None);
            };
            let next = match folder {
                Folder::Nothing => None,
                Folder::Object(id) => self.listing(repository, *id)?.get(name).cloned(),
                Folder::Indexed(span) => span.child(name),
            };
            match next {
                Some(next) => child = next,
                None => return Ok(None),
            }
        }
        Ok(Some(child))
    }

    fn listing(&self, repository: &git2::Repository, id: Oid) -> Result<Arc<Listing>, GitError> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(listing) = seen.get(&ObjectId(id)) {
            return Ok(Arc::clone(listing));
        }
        let listing = Arc::new(Listing::from_iter(objects_in(repository, id)?));
        seen.insert(ObjectId(id), Arc::clone(&listing));
        Ok(listing)
    }
}
