//! The file of a hook: what lies there, and how a script is put there whole or not at all.

use std::fmt;
use std::io::{self, Read, Write};
use std::path::Path;

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
    match head(path) {
        Ok(head) if script::is_ours(&head) => Occupant::Ours,
        Ok(_) => Occupant::Foreign,
        Err(error) => Occupant::Unreadable(error),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a hook is looked at before it is replaced or deleted"
)]
fn head(path: &Path) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let file = std::fs::File::open(path)?;
    file.take(HEAD_BYTES).read_to_end(&mut head)?;
    Ok(head)
}

/// Writes an executable file, and the folders above it. Who looks at the path sees what was there before, or all of it.
///
/// # Errors
/// When the system refuses; then nothing is left behind.
pub(super) fn write(path: &Path, script: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new(""));
    std::fs::create_dir_all(folder)?;
    // No hook has such a name, so that Git never runs it.
    let draft = folder.join(format!(".wherefore-{}", std::process::id()));
    let written = write_new(&draft, script).and_then(|()| std::fs::rename(&draft, path));
    if written.is_err() {
        // The first error is the one to tell.
        let _ = std::fs::remove_file(&draft);
    }
    written
}

fn write_new(path: &Path, script: &[u8]) -> io::Result<()> {
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(std::fs::Permissions::from_mode(0o755))?;
    }
    file.write_all(script)?;
    file.sync_all()
}

/// Deletes it.
///
/// # Errors
/// When the system refuses.
pub(super) fn delete(path: &Path) -> io::Result<()> {
    std::fs::remove_file(path)
}
