//! Puts a file in its place whole or not at all.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::select::Selection;

/// Whether a file that is written can be run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It is read.
    Text,
    /// It is run.
    Script,
}

/// Makes sure that no report takes the place of a document that is read.
///
/// # Errors
/// When one would.
pub(super) fn spare_documents<'a>(
    selection: &Selection,
    mut files: impl Iterator<Item = &'a PathBuf>,
) -> io::Result<()> {
    match files.find(|file| selection.holds(file)) {
        Some(file) => Err(io::Error::other(format!(
            "`{}` is not overwritten: it is one of the documents that are read",
            file.display()
        ))),
        None => Ok(()),
    }
}

/// Writes a report to where the user wants it. A link is followed; a pipe or device takes it as it is.
///
/// # Errors
/// When the system refuses; then a file holds what it held before.
pub(super) fn write_report(path: &Path, content: &[u8]) -> io::Result<()> {
    let named = |error: io::Error| {
        let path = path.display();
        io::Error::new(error.kind(), format!("`{path}` cannot be written: {error}"))
    };
    let special = path
        .metadata()
        .is_ok_and(|it| !it.is_file() && !it.is_dir());
    let written = if special {
        std::fs::OpenOptions::new()
            .write(true)
            .open(path)
            .and_then(|mut file| file.write_all(content))
    } else {
        let target = path.canonicalize();
        write_whole(target.as_deref().unwrap_or(path), content, Kind::Text)
    };
    written.map_err(named)
}

/// Writes a file. Who looks at the path sees what was there before, or all of it.
///
/// # Errors
/// When the system refuses; then nothing is left behind.
pub(super) fn write_whole(path: &Path, content: &[u8], kind: Kind) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new(""));
    // Nothing that is looked for has such a name.
    let draft = folder.join(format!(".wherefore-{}", std::process::id()));
    let written = write_new(&draft, content, kind).and_then(|()| std::fs::rename(&draft, path));
    if written.is_err() {
        // The first error is the one to tell.
        let _ = std::fs::remove_file(&draft);
    }
    written
}

fn write_new(path: &Path, content: &[u8], kind: Kind) -> io::Result<()> {
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)?;
    if kind == Kind::Script {
        make_executable(&file)?;
    }
    file.write_all(content)?;
    file.sync_all()
}

#[cfg(unix)]
fn make_executable(file: &std::fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o755))
}

/// Elsewhere Git runs scripts whatever their permissions.
#[cfg(not(unix))]
fn make_executable(_: &std::fs::File) -> io::Result<()> {
    Ok(())
}
