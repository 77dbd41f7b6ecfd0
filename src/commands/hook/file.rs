//! The file of a hook: what lies there, and how a script is put there whole or not at all.

use std::fmt;
use std::io;
use std::path::Path;

use super::super::writing::{Kind, head_of, write_whole};
use crate::hook::script::{self, HEAD_BYTES};

/// What lies where a hook goes.
#[derive(Debug)]
pub(super) enum Occupant {
    Nothing,
    /// A script that wherefore wrote.
    Ours,
    /// A file that somebody else wrote.
    Foreign,
    Link,
    Folder,
    /// A pipe or the like.
    Special,
    /// Nobody knows.
    Unreadable(io::Error),
}

impl fmt::Display for Occupant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("not there"),
            Self::Ours => f.write_str("a hook of wherefore"),
            Self::Foreign => f.write_str("another hook"),
            Self::Link => f.write_str("a symbolic link"),
            Self::Folder => f.write_str("a folder"),
            Self::Special => f.write_str("no plain file"),
            Self::Unreadable(error) => write!(f, "unreadable ({error})"),
        }
    }
}

pub(super) fn occupant(path: &Path) -> Occupant {
    let kind = match path.symlink_metadata() {
        Ok(metadata) => metadata.file_type(),
        // Where a file stands in the way of the folder, writing says so.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            return Occupant::Nothing;
        }
        Err(error) => return Occupant::Unreadable(error),
    };
    if kind.is_symlink() {
        return Occupant::Link;
    }
    if kind.is_dir() {
        return Occupant::Folder;
    }
    if !kind.is_file() {
        return Occupant::Special;
    }
    match head_of(path, HEAD_BYTES) {
        Ok(head) if script::is_ours(&head) => Occupant::Ours,
        Ok(_) => Occupant::Foreign,
        Err(error) => Occupant::Unreadable(error),
    }
}

/// Writes a script, and the folders above it.
///
/// # Errors
/// When the system refuses.
pub(super) fn write(path: &Path, script: &[u8]) -> io::Result<()> {
    std::fs::create_dir_all(path.parent().unwrap_or(Path::new("")))?;
    write_whole(path, script, Kind::Script)
}

/// Deletes it.
///
/// # Errors
/// When the system refuses.
pub(super) fn delete(path: &Path) -> io::Result<()> {
    std::fs::remove_file(path)
}
