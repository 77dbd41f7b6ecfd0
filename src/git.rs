//! Everything that is asked of Git. No other module names git2 or gix-index.
//!
//! [`WorkTree`] says what Git ignores. [`Repository`] finds commits, [`Tree`] reads the files of a commit or of the
//! index, and [`Changes`] are the files that differ. Nothing here ever writes to a repository.

mod changes;
mod error;
mod folder;
mod history;
pub mod hooks;
mod hunks;
mod index;
mod objects;
mod paths;
mod readers;
mod references;
mod renames;
mod repository;
mod since;
#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "tests write the files of their repositories"
)]
mod tests;
mod tree;
mod work_tree;

pub use changes::{Change, Changes};
pub use error::GitError;
pub use hunks::shown_lines;
pub use objects::{Commit, Item, Mode, ObjectId};
pub use repository::Repository;
pub use tree::Tree;
pub use work_tree::WorkTree;
