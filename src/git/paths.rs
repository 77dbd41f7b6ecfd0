//! Paths between Git, which has bytes with slashes, and the system.

use std::path::{Path, PathBuf};

/// Git tells the root in its own spelling; paths are compared with links and drive prefixes resolved.
#[expect(
    clippy::disallowed_methods,
    reason = "where the root lies is Git's to say"
)]
pub(super) fn true_path(root: &Path) -> PathBuf {
    std::fs::canonicalize(root).unwrap_or_else(|_| root.components().collect())
}

/// A path as the system has it.
#[cfg(unix)]
pub(super) fn from_git(path: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(std::ffi::OsStr::from_bytes(path))
}

/// A path as the system has it.
#[cfg(not(unix))]
pub(super) fn from_git(path: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(path).into_owned())
}

/// The names in a path, from the root down.
#[cfg(unix)]
pub(super) fn names(path: &Path) -> impl Iterator<Item = &[u8]> {
    use std::os::unix::ffi::OsStrExt as _;
    path.iter()
        .map(std::ffi::OsStr::as_bytes)
        .filter(|name| *name != b".")
}

/// The names in a path, from the root down.
#[cfg(not(unix))]
pub(super) fn names(path: &Path) -> impl Iterator<Item = &[u8]> {
    path.iter()
        .filter_map(|name| name.to_str())
        .map(str::as_bytes)
        .filter(|name| *name != b".")
}

/// A path as Git has it.
pub(super) fn to_git(path: &Path) -> Vec<u8> {
    let names: Vec<&[u8]> = names(path).collect();
    names.join(&b'/')
}

/// A path of Git's with one more name.
pub(super) fn below(folder: &[u8], name: &[u8]) -> Vec<u8> {
    if folder.is_empty() {
        return name.to_owned();
    }
    [folder, b"/", name].concat()
}
