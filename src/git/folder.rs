//! One level of files, of a commit or of the index, so that both are walked alike.

use git2::Oid;

use super::index::Span;
use super::objects::{Mode, object_error};
use super::{GitError, Item, ObjectId};

/// A folder of a commit or of the index.
#[derive(Clone, Debug)]
pub(super) enum Folder<'i> {
    /// One that is not there.
    Nothing,
    /// A tree object.
    Object(Oid),
    /// Neighbouring entries of the index.
    Indexed(Span<'i>),
}

/// What a name in a folder stands for.
#[derive(Clone, Debug)]
pub(super) enum Child<'i> {
    /// A file, a link or a submodule.
    Leaf(Item),
    /// A folder in it.
    Folder(Folder<'i>),
    /// A file in conflict, with our side's version, else theirs; nothing where both deleted it.
    Conflict(Option<Item>),
}

impl<'i> Folder<'i> {
    /// The tree object with just this content, where it is known.
    pub(super) fn id(&self) -> Option<Oid> {
        match self {
            Self::Nothing => None,
            Self::Object(id) => Some(*id),
            Self::Indexed(span) => span.id(),
        }
    }

    /// What lies in the folder.
    pub(super) fn children(
        &self,
        repository: &git2::Repository,
    ) -> Result<Vec<(Vec<u8>, Child<'i>)>, GitError> {
        match self {
            Self::Nothing => Ok(Vec::new()),
            Self::Indexed(span) => Ok(span.children()),
            Self::Object(id) => Ok(objects_in(repository, *id)?),
        }
    }
}

impl Child<'_> {
    /// How the child is told to others; nothing for a file that both sides of a conflict deleted.
    pub(super) fn item(&self) -> Option<Item> {
        match self {
            Self::Leaf(item) => Some(*item),
            Self::Conflict(item) => *item,
            Self::Folder(folder) => Some(Item {
                mode: Mode::Folder,
                id: ObjectId(folder.id().unwrap_or(Oid::ZERO_SHA1)),
            }),
        }
    }
}

/// What lies in a tree object.
pub(super) fn objects_in(
    repository: &git2::Repository,
    id: Oid,
) -> Result<Vec<(Vec<u8>, Child<'static>)>, GitError> {
    let tree = find_tree(repository, id)?;
    let children = tree
        .iter()
        .map(|entry| (entry.name_bytes().to_owned(), child_of(&entry)));
    Ok(children.collect())
}

fn find_tree(repository: &git2::Repository, id: Oid) -> Result<git2::Tree<'_>, GitError> {
    repository
        .find_tree(id)
        .map_err(|error| object_error(id, &error))
}

fn child_of(entry: &git2::TreeEntry<'_>) -> Child<'static> {
    let id = entry.id();
    match Mode::from_bits(entry.filemode_raw().cast_unsigned()) {
        Mode::Folder => Child::Folder(Folder::Object(id)),
        mode => Child::Leaf(Item {
            mode,
            id: ObjectId(id),
        }),
    }
}
