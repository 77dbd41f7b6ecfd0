//! Puts a file in its place whole or not at all.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::report::visible;

/// Whether a file that is written can be run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It is read.
    Text,
    /// It is run.
    Script,
}

/// Writes a report to where the user wants it. A link is followed; a pipe or device takes it as it is.
///
/// # Errors
/// When the system refuses; then a file holds what it held before.
pub(super) fn write_report(path: &Path, content: &[u8]) -> io::Result<()> {
    let named = |error: io::Error| {
        let path = visible(&path.display().to_string());
        // A pipe that is closed is no end of the run here.
        io::Error::other(format!("`{path}` cannot be written: {error}"))
    };
    let written = if is_special(path) {
        // What stands behind a name of a stream may hold what others wrote.
        std::fs::OpenOptions::new()
            .append(true)
            .open(path)
            .and_then(|mut file| file.write_all(content))
    } else {
        write_whole(&true_place(path), content, Kind::Text)
    };
    written.map_err(named)
}

/// Whether a path is that of a pipe, of a device or of a stream of this process.
pub(super) fn is_special(path: &Path) -> bool {
    let is_stream = ["/dev/stdout", "/dev/stderr", "/dev/fd", "/proc"]
        .iter()
        .any(|stream| path.starts_with(stream));
    is_stream
        || path
            .metadata()
            .is_ok_and(|it| !it.is_file() && !it.is_dir())
}

/// As many links are followed from one to the next.
const MOST_LINKS: usize = 40;

/// Where a path leads, links followed, whether something stands there or not.
pub(super) fn true_place(path: &Path) -> PathBuf {
    let mut place = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(target) = std::fs::read_link(&place) else {
            break;
        };
        place = place.parent().unwrap_or(Path::new("")).join(target);
    }
    let folder = match place.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    match (folder.canonicalize(), place.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => place,
    }
}

/// The first bytes of a file, as many as there are up to `most`.
///
/// # Errors
/// When it is not there, or cannot be read.
#[expect(
    clippy::disallowed_methods,
    reason = "a file is looked at before it is replaced"
)]
pub(super) fn head_of(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let file = std::fs::File::open(path)?;
    file.take(most as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// Writes a file. Who looks at the path sees what was there before, or all of it; who may look stays as it was.
///
/// # Errors
/// When the system refuses; then nothing is left behind.
pub(super) fn write_whole(path: &Path, content: &[u8], kind: Kind) -> io::Result<()> {
    let (file, draft) = new_beside(path)?;
    let written = fill(file, content, kind, path).and_then(|()| std::fs::rename(&draft, path));
    if written.is_err() {
        // The first error is the one to tell.
        let _ = std::fs::remove_file(&draft);
    }
    written
}

/// As many names are tried for a draft.
const MOST_DRAFTS: u32 = 100;

/// Creates a file of a new name beside another. Nothing that is looked for has such a name.
fn new_beside(path: &Path) -> io::Result<(std::fs::File, PathBuf)> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut number = 0;
    loop {
        let draft = folder.join(format!(".wherefore-{}-{number}", std::process::id()));
        let file = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&draft);
        match file {
            // Left by a run that was killed, or made by one in another container.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < MOST_DRAFTS => {
                number += 1;
            }
            file => return Ok((file?, draft)),
        }
    }
}

fn fill(mut file: std::fs::File, content: &[u8], kind: Kind, path: &Path) -> io::Result<()> {
    match (kind, path.metadata()) {
        (Kind::Script, _) => make_executable(&file)?,
        (Kind::Text, Ok(before)) => file.set_permissions(before.permissions())?,
        (Kind::Text, Err(_)) => {}
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
