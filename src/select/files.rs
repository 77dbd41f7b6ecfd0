//! Where files are read from: the disk, or a tree that Git keeps (the index, a revision).
//!
//! Paths are whole ones in both. Those of a tree begin with the folder that stands for its root: the top of the
//! work tree, or the current folder where there is none.

mod disk;
mod tree;

use std::path::{Path, PathBuf};

pub(super) use disk::{Disk, read_all};
pub(super) use tree::TreeFiles;

use super::{Failure, LeftOut};
use crate::source::Source;

/// What stands at a path, links not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    File,
    Folder,
    Link,
    Submodule,
    /// A pipe, a device or the like.
    Special,
}

/// The files of one source.
pub(super) trait Files: Send + Sync {
    /// What stands at a path; nothing where nothing does.
    fn stands_at(&self, path: &Path) -> Result<Option<Stands>, Failure>;

    /// Reads a file under the name that it is shown by. Links are followed.
    fn read(&self, path: &Path, name: &str) -> Result<Source, Failure>;

    /// The names of what stands in a folder; empty where it cannot be read.
    fn names_in(&self, folder: &Path) -> Vec<String>;

    /// Lists the Markdown files below a folder in the order of their names, as paths from the folder. What Git
    /// ignores, links and repositories within it are passed over.
    fn markdown_below(
        &self,
        folder: &Path,
        left_out: &mut LeftOut,
        failures: &mut Vec<Failure>,
    ) -> Vec<PathBuf>;

    /// The root of the repository that a folder lies in.
    fn top_of(&self, folder: &Path) -> Option<PathBuf>;

    /// Whether a folder is a repository of its own, or a submodule that was not fetched.
    fn is_repository(&self, folder: &Path) -> bool;

    /// Whether upper and lower case are told apart in names.
    fn tells_case_apart(&self) -> bool;

    /// Where a path that a user typed, or that a link stands at, leads. It must not lead out of `within`.
    fn resolve(
        &self,
        whole: &Path,
        typed: &Path,
        within: Option<&Path>,
    ) -> Result<PathBuf, Failure>;
}
