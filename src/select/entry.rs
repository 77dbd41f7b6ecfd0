//! A document that is to be judged: where it is read from, what applies to it, and what it stands in.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::configs::Applied;
use super::files::{Files, Stands, read_all};
use super::snapshot::{TreeSnapshot, View};
use super::{Failure, paths};
use crate::source::Source;

/// A document that is to be judged.
#[derive(Clone)]
pub struct Entry {
    /// What it is called in the report.
    pub name: String,
    /// Whether it was found, not named: only then is it filtered.
    pub found: bool,
    /// What applies to it.
    pub applied: Arc<Applied>,
    /// The version that it was made from, where that is known. What applies now is laid at it, too.
    pub before: Option<Box<Entry>>,
    pub(super) origin: Origin,
    /// Where it lies, or would lie.
    path: PathBuf,
    /// What it lies in.
    snapshot: Arc<TreeSnapshot>,
}

/// How a document comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// From its path.
    File,
    /// From standard input, to be taken as if it lay at its path.
    NamedStdin,
    /// From standard input; nobody knows where it lies.
    Stdin,
}

impl Entry {
    /// A document that was named, in a file.
    pub(super) fn new(
        name: String,
        snapshot: Arc<TreeSnapshot>,
        path: PathBuf,
        applied: Arc<Applied>,
    ) -> Self {
        Self {
            name,
            found: false,
            applied,
            before: None,
            origin: Origin::File,
            path,
            snapshot,
        }
    }

    /// Reads it, with the file of metadata beside it.
    ///
    /// # Errors
    /// When it cannot be read. What is wrong with its bytes is a fault of the source, not an error.
    pub fn read(&self) -> Result<Source, Failure> {
        if self.origin == Origin::File {
            return read_with_sidecar(self.snapshot.files(), &self.path, &self.name, &self.applied);
        }
        let source = read_all(std::io::stdin().lock(), &self.name)?;
        if self.origin == Origin::Stdin {
            return Ok(source);
        }
        let files = self.snapshot.files();
        with_sidecar(source, files, &self.path, &self.applied)
    }

    /// What stands around it, where that is known.
    pub fn around(&self) -> Option<View<'_>> {
        if self.origin == Origin::Stdin {
            return None;
        }
        View::new(&self.snapshot, &self.path, &self.applied)
    }

    /// Its path from the folder of its configuration, with forward slashes; nothing where it lies elsewhere.
    pub fn path_from_config(&self) -> Option<String> {
        self.applied.below_base(&self.path).map(paths::slashed)
    }

    /// The same, but nothing where nobody knows where it lies: then no glob speaks of it.
    pub fn place(&self) -> Option<String> {
        match self.origin {
            Origin::Stdin => None,
            Origin::File | Origin::NamedStdin => self.path_from_config(),
        }
    }

    /// The root of the repository that it lies in.
    pub(super) fn repository(&self) -> Option<&Path> {
        self.snapshot.repository()
    }

    /// Whether it lies, or would lie, at a place, or the file of metadata beside it.
    pub(super) fn reads(&self, is_place: impl Fn(&Path) -> bool) -> bool {
        let sidecar = self.applied.config.sidecar.as_deref();
        let sidecar = sidecar.map(|name| self.path.with_file_name(name));
        self.origin != Origin::Stdin
            && (is_place(&self.path) || sidecar.is_some_and(|it| is_place(&it)))
    }

    /// Where its configuration stands.
    pub fn standpoint(&self) -> Standpoint {
        Standpoint {
            applied: Arc::clone(&self.applied),
            snapshot: Arc::clone(&self.snapshot),
        }
    }
}

/// A configuration in the snapshot that it speaks of.
#[derive(Clone)]
pub struct Standpoint {
    /// The configuration.
    pub applied: Arc<Applied>,
    pub(super) snapshot: Arc<TreeSnapshot>,
}

impl Standpoint {
    /// Whether something stands at a path that counts from the folder of the configuration.
    pub fn sees(&self, path: &str) -> bool {
        let base = self.applied.base.as_deref();
        base.is_some_and(|base| {
            // What cannot be looked at is told where it is read.
            let stands = self.snapshot.files().stands_at(&base.join(path));
            stands.map_or(true, |stands| stands.is_some())
        })
    }
}

/// Reads a document with the file of metadata beside it.
pub(super) fn read_with_sidecar(
    files: &dyn Files,
    path: &Path,
    name: &str,
    applied: &Applied,
) -> Result<Source, Failure> {
    with_sidecar(files.read(path, name)?, files, path, applied)
}

fn with_sidecar(
    source: Source,
    files: &dyn Files,
    path: &Path,
    applied: &Applied,
) -> Result<Source, Failure> {
    let (Some(name), Some(folder)) = (applied.config.sidecar.as_deref(), path.parent()) else {
        return Ok(source);
    };
    let sidecar = folder.join(name);
    // A link might bring in other files of the machine.
    if files.stands_at(&sidecar)? != Some(Stands::File) {
        return Ok(source);
    }
    let name = name_beside(source.name(), &sidecar);
    Ok(source.with_sidecar(Some(files.read(&sidecar, &name)?)))
}

/// What a file is called that lies beside the document of that name.
fn name_beside(document: &str, path: &Path) -> String {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let folder = document
        .rsplit_once('/')
        .map(|(folder, _)| format!("{folder}/"));
    format!("{}{file}", folder.unwrap_or_default())
}
