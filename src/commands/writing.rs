//! Puts a file in its place whole or not at all.

mod drafts;

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
    let written = if is_special(path) {
        // What stands behind a name of a stream may hold what others wrote.
        std::fs::OpenOptions::new()
            .append(true)
            .open(path)
            .and_then(|mut file| file.write_all(content))
    } else {
        write_whole(&true_place(path), content, Kind::Text)
    };
    written.map_err(|error| refused(&path.display().to_string(), &error))
}

/// An error of writing a file, with its name. That it is a closed pipe is lost: that is no end of the run here.
pub(super) fn refused(path: &str, error: &io::Error) -> io::Error {
    io::Error::other(format!("`{}` cannot be written: {error}", visible(path)))
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
    let folder = path.parent().unwrap_or(Path::new(""));
    let (file, draft) = drafts::new_in(folder)?;
    let written = fill(file, content, kind, path).and_then(|()| std::fs::rename(&draft, path));
    match written {
        Ok(()) => drafts::clear(folder),
        // The first error is the one to tell.
        Err(_) => drop(std::fs::remove_file(&draft)),
    }
    written
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
