//! Names of objects, and what a folder can hold.

use std::fmt;
use std::hash::{Hash, Hasher};

use git2::{ErrorClass, ErrorCode, ObjectType, Oid};

use super::GitError;

/// The name of an object: the hash of what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ObjectId(pub(super) Oid);

/// git2 hashes the bytes behind a short name as well, which differ between equal names: an `Oid` must never be a key.
impl Hash for ObjectId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.as_bytes().hash(state);
    }
}

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What an item in a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A file, whether or not it may be run.
    File,
    /// A symbolic link.
    Link,
    /// A folder.
    Folder,
    /// Another repository.
    Submodule,
}

impl Mode {
    /// From the number that Git stores. Old versions of Git wrote other permissions for files.
    pub(super) fn from_bits(bits: u32) -> Self {
        match bits & 0o170_000 {
            0o040_000 => Self::Folder,
            0o120_000 => Self::Link,
            0o160_000 => Self::Submodule,
            _ => Self::File,
        }
    }
}

/// Something in a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub mode: Mode,
    /// The object that it holds; all zeros for a folder of the index that no object is known for.
    pub id: ObjectId,
}

/// A commit and its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Commit {
    /// The commit.
    pub id: ObjectId,
    /// The folder at its root.
    pub tree: ObjectId,
}

impl From<&git2::Commit<'_>> for Commit {
    fn from(commit: &git2::Commit<'_>) -> Self {
        Self {
            id: ObjectId(commit.id()),
            tree: ObjectId(commit.tree_id()),
        }
    }
}

/// What went wrong when an object was asked for.
pub(super) fn object_error(id: Oid, error: &git2::Error) -> GitError {
    if error.code() == ErrorCode::NotFound && error.class() == ErrorClass::Odb {
        return GitError::MissingObject(ObjectId(id));
    }
    GitError::CorruptObject {
        id: ObjectId(id),
        message: error.message().to_owned(),
    }
}

/// The content of an object; nothing when it has more than `most` bytes.
pub(super) fn read(
    repository: &git2::Repository,
    id: Oid,
    most: u64,
) -> Result<Option<Vec<u8>>, GitError> {
    let wrong = |error: git2::Error| object_error(id, &error);
    let odb = repository.odb().map_err(wrong)?;
    let (size, kind) = odb.read_header(id).map_err(wrong)?;
    if kind != ObjectType::Blob {
        return Err(GitError::CorruptObject {
            id: ObjectId(id),
            message: format!("it is a {kind}, not a file"),
        });
    }
    if u64::try_from(size).is_ok_and(|size| size > most) {
        return Ok(None);
    }
    let object = odb.read(id).map_err(wrong)?;
    Ok(Some(object.data().to_owned()))
}
