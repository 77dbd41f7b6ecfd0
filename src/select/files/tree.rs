//! A tree that Git keeps: the index, or the tree of a revision. Nothing is checked out.

use std::path::{Path, PathBuf};

use super::super::folders::is_markdown;
use super::super::paths::{below, without_dots};
use super::super::{Failure, LeftOut};
use super::{Files, Stands};
use crate::git::{Item, Mode, Tree};
use crate::source::{MAX_BYTES, Source};

/// As many links are followed from one to the next as systems do.
const MOST_LINKS: usize = 40;

/// The files of a tree, as if they lay below a folder.
pub(in super::super) struct TreeFiles {
    tree: Tree,
    root: PathBuf,
}

impl TreeFiles {
    /// The files of `tree`; its root is shown as `root`.
    pub(in super::super) fn new(tree: Tree, root: &Path) -> Self {
        Self {
            tree,
            root: root.to_owned(),
        }
    }

    fn item(&self, path: &Path) -> Result<Option<Item>, Failure> {
        match path.strip_prefix(&self.root) {
            Ok(path) => Ok(self.tree.item(path)?),
            Err(_) => Ok(None),
        }
    }

    /// What stands at a path or at the end of the links that begin there, with its path.
    fn follow(&self, path: &Path) -> Result<Option<(PathBuf, Item)>, Failure> {
        let mut path = path.to_owned();
        for _ in 0..MOST_LINKS {
            let Some(item) = self.item(&path)? else {
                return Ok(None);
            };
            if item.mode != Mode::Link {
                return Ok(Some((path, item)));
            }
            let target = self.tree.read(item.id, MAX_BYTES)?.unwrap_or_default();
            let target = PathBuf::from(String::from_utf8_lossy(&target).into_owned());
            path = without_dots(&path.parent().unwrap_or(&self.root).join(target));
        }
        Ok(None)
    }
}

impl Files for TreeFiles {
    fn stands_at(&self, path: &Path) -> Result<Option<Stands>, Failure> {
        Ok(self.item(path)?.map(|item| stands(item.mode)))
    }

    fn read(&self, path: &Path, name: &str) -> Result<Source, Failure> {
        let unreadable = |reason: &str| Failure::Unreadable {
            path: PathBuf::from(name),
            reason: reason.to_owned(),
        };
        let inner = path.strip_prefix(&self.root).unwrap_or(path);
        if self.tree.in_conflict(inner) {
            return Err(Failure::InConflict(PathBuf::from(name)));
        }
        let Some((_, item)) = self.follow(path)? else {
            return Err(unreadable("there is no such file"));
        };
        if item.mode != Mode::File {
            return Err(unreadable("it is no file"));
        }
        match self.tree.read(item.id, MAX_BYTES) {
            Ok(Some(bytes)) => Ok(Source::decode(name, bytes)),
            Ok(None) => Ok(Source::too_large(name)),
            Err(error) => Err(Failure::Object {
                path: PathBuf::from(name),
                error,
            }),
        }
    }

    fn names_in(&self, folder: &Path) -> Vec<String> {
        let folder = folder.strip_prefix(&self.root).unwrap_or(folder);
        let names = self.tree.names_in(folder).unwrap_or_default();
        names.into_iter().map(|(name, _)| name).collect()
    }

    fn markdown_below(
        &self,
        folder: &Path,
        left_out: &mut LeftOut,
        failures: &mut Vec<Failure>,
    ) -> Vec<PathBuf> {
        let below = folder.strip_prefix(&self.root).unwrap_or(Path::new(""));
        let files = self
            .tree
            .below(below, &is_markdown)
            .unwrap_or_else(|error| {
                failures.push(error.into());
                Vec::new()
            });
        let mut listed = Vec::new();
        for (path, item) in files {
            match item.mode {
                Mode::File => listed.push(path.strip_prefix(below).unwrap_or(&path).to_owned()),
                Mode::Link => left_out.links += 1,
                Mode::Submodule => left_out.repositories += 1,
                Mode::Folder => {}
            }
        }
        listed
    }

    fn top_of(&self, folder: &Path) -> Option<PathBuf> {
        folder.starts_with(&self.root).then(|| self.root.clone())
    }

    fn is_repository(&self, _: &Path) -> bool {
        false
    }

    fn tells_case_apart(&self) -> bool {
        true
    }

    fn resolve(&self, whole: &Path, typed: &Path, _: Option<&Path>) -> Result<PathBuf, Failure> {
        let path = below(&self.root, whole);
        if !path.starts_with(&self.root) {
            return Err(Failure::Outside(typed.to_owned()));
        }
        match self.follow(&path)? {
            Some((path, _)) => Ok(path),
            None => Err(Failure::Missing(typed.to_owned())),
        }
    }
}

fn stands(mode: Mode) -> Stands {
    match mode {
        Mode::File => Stands::File,
        Mode::Link => Stands::Link,
        Mode::Folder => Stands::Folder,
        Mode::Submodule => Stands::Submodule,
    }
}
