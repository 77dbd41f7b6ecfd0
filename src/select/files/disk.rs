//! The work tree, or any folder: files as they lie on the disk.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::super::paths::{real, without_dots};
use super::super::{Failure, LeftOut, walk};
use super::{Files, Stands};
use crate::git::WorkTree;
use crate::source::{MAX_BYTES, Source};

/// Files on the disk.
#[derive(Default)]
pub(in super::super) struct Disk {
    /// The root of the repository around each folder that was asked about.
    roots: Mutex<HashMap<PathBuf, Option<PathBuf>>>,
    /// What was seen to be a folder: the same ones stand on the way to most files.
    folders: Mutex<HashSet<OsString>>,
    /// The work tree at each root that was walked through, with what Git ignores there.
    work_trees: Mutex<HashMap<PathBuf, WorkTree>>,
}

impl Files for Disk {
    fn stands_at(&self, path: &Path) -> Result<Option<Stands>, Failure> {
        if lock(&self.folders).contains(path.as_os_str()) {
            return Ok(Some(Stands::Folder));
        }
        let kind = match path.symlink_metadata() {
            Ok(metadata) => metadata.file_type(),
            Err(error) if is_absence(&error) => return Ok(None),
            Err(error) => return Err(unreadable(path, &error)),
        };
        Ok(Some(if kind.is_symlink() {
            Stands::Link
        } else if kind.is_dir() {
            lock(&self.folders).insert(path.as_os_str().to_owned());
            Stands::Folder
        } else if kind.is_file() {
            Stands::File
        } else {
            Stands::Special
        }))
    }

    fn read(&self, path: &Path, name: &str) -> Result<Source, Failure> {
        read_file(path, name)
    }

    #[expect(clippy::disallowed_methods, reason = "this is where documents come in")]
    fn names_in(&self, folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| name != ".git")
            .collect();
        names.sort_unstable();
        names
    }

    fn markdown_below(
        &self,
        folder: &Path,
        left_out: &mut LeftOut,
        failures: &mut Vec<Failure>,
    ) -> Vec<PathBuf> {
        let mut walk = |work_tree: Option<&WorkTree>| {
            // A folder that Git ignores, and that was named all the same, is not emptied by that.
            let ignores = work_tree.filter(|work_tree| !work_tree.ignores_whole(folder));
            walk::markdown_below(folder, ignores, left_out, failures)
        };
        let root = self.top_of(folder);
        let mut known = lock(&self.work_trees);
        if let Some(work_tree) = root.as_ref().and_then(|root| known.get(root)) {
            return walk(Some(work_tree));
        }
        let work_tree = match WorkTree::discover(folder) {
            Ok(work_tree) => work_tree,
            Err(error) => {
                failures.push(error.into());
                return Vec::new();
            }
        };
        let files = walk(work_tree.as_ref());
        known.extend(root.zip(work_tree));
        files
    }

    /// Only looked at, not opened: what Git refuses to open can still be read.
    fn top_of(&self, folder: &Path) -> Option<PathBuf> {
        root_around(&mut lock(&self.roots), folder)
    }

    /// Git keeps no empty folders: one is a submodule that was not fetched.
    fn is_repository(&self, folder: &Path) -> bool {
        folder.join(".git").exists() || is_empty(folder)
    }

    /// Not every system does; their listings are asked.
    fn tells_case_apart(&self) -> bool {
        false
    }

    fn resolve(
        &self,
        whole: &Path,
        typed: &Path,
        within: Option<&Path>,
    ) -> Result<PathBuf, Failure> {
        let real = match real(whole) {
            Ok(real) => real,
            Err(error) if is_absence(&error) => return Err(Failure::Missing(typed.to_owned())),
            Err(error) => return Err(unreadable(typed, &error)),
        };
        let leads_out =
            |within: &Path| without_dots(whole).starts_with(within) && !real.starts_with(within);
        if within.is_some_and(leads_out) {
            return Err(Failure::LeadsOut {
                link: typed.to_owned(),
                target: real,
            });
        }
        Ok(real)
    }
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether nothing is listed in a folder, Git's own aside.
#[expect(clippy::disallowed_methods, reason = "this is where documents come in")]
fn is_empty(folder: &Path) -> bool {
    let mut entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.all(|entry| entry.file_name() == ".git")
}

fn root_around(known: &mut HashMap<PathBuf, Option<PathBuf>>, folder: &Path) -> Option<PathBuf> {
    if let Some(root) = known.get(folder) {
        return root.clone();
    }
    let root = if folder.join(".git").exists() {
        Some(folder.to_owned())
    } else {
        folder
            .parent()
            .and_then(|parent| root_around(known, parent))
    };
    known.insert(folder.to_owned(), root.clone());
    root
}

fn is_absence(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure::Unreadable {
        path: path.to_owned(),
        reason: error.to_string(),
    }
}

#[expect(clippy::disallowed_methods, reason = "this is where documents come in")]
fn read_file(path: &Path, name: &str) -> Result<Source, Failure> {
    let unreadable = |error: io::Error| unreadable(Path::new(name), &error);
    let file = std::fs::File::open(path).map_err(unreadable)?;
    match file.metadata().map_err(unreadable)?.len() {
        size if size > MAX_BYTES => Ok(Source::too_large(name)),
        size => read_up_to(file, size, name),
    }
}

/// Reads no more than tells that it is too much.
pub(in super::super) fn read_all(reader: impl Read, name: &str) -> Result<Source, Failure> {
    read_up_to(reader, 0, name)
}

/// The same, from what has about `size` bytes: as many are read at once.
fn read_up_to(reader: impl Read, size: u64, name: &str) -> Result<Source, Failure> {
    // One more byte of room shows that the end is there.
    let room = usize::try_from(size).map_or(0, |size| size + 1);
    let mut bytes = Vec::with_capacity(room);
    match reader.take(MAX_BYTES + 1).read_to_end(&mut bytes) {
        Ok(_) => Ok(Source::decode(name, bytes)),
        Err(error) => Err(unreadable(Path::new(name), &error)),
    }
}
