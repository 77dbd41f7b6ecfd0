//! Files that a configuration names: they are read and written for whoever wrote the configuration, who may be a stranger
//! with a pull request. So none of them leads out of the repository, or into what Git keeps for itself.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::Failure;
use super::files::{Files, Stands};
use super::paths::{name_from, without_dots};

/// Where a configuration stands.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    /// What it is read from.
    pub(super) files: &'a dyn Files,
    /// The folder that its globs, and the files that it names, count from.
    pub(super) base: &'a Path,
    /// The root of the repository that the folder lies in.
    pub(super) top: Option<&'a Path>,
    /// The folder that names are shown from.
    pub(super) cwd: &'a Path,
}

/// A file that a configuration names.
pub(super) struct Own {
    /// Its whole path.
    pub(super) path: PathBuf,
    /// The path as it is shown.
    pub(super) name: String,
    /// Whether it is there.
    pub(super) is_there: bool,
}

impl Ground<'_> {
    /// The file that the configuration calls `name`.
    ///
    /// # Errors
    /// When it is no plain file, or none of the repository. Outside of any repository it may lie anywhere.
    pub(super) fn find(&self, name: &str) -> Result<Own, Failure> {
        let path = without_dots(&self.base.join(name));
        let own = Own {
            name: name_from(self.cwd, &path),
            is_there: self.files.stands_at(&path)?.is_some(),
            path,
        };
        let shown = || PathBuf::from(&own.name);
        let refused = |reason: &str| Failure::Unreadable {
            path: shown(),
            reason: reason.to_owned(),
        };
        let top = self.top.unwrap_or(Path::new(""));
        if !own.path.starts_with(top) {
            return Err(Failure::Outside(shown()));
        }
        let real = match self.standing(&own.path)?.filter(|it| it.starts_with(top)) {
            Some(path) => self.files.resolve(path, &shown(), self.top)?,
            None => own.path.clone(),
        };
        if [&own.path, &real].iter().any(|path| is_gits(path, top)) {
            return Err(refused("it belongs to git"));
        }
        if own.is_there && self.files.stands_at(&real)? != Some(Stands::File) {
            return Err(refused("it is no file"));
        }
        Ok(own)
    }

    /// The path, or the nearest folder above it, that something stands at.
    fn standing<'p>(&self, path: &'p Path) -> Result<Option<&'p Path>, Failure> {
        for path in path.ancestors() {
            if self.files.stands_at(path)?.is_some() {
                return Ok(Some(path));
            }
        }
        Ok(None)
    }
}

/// Whether a path leads into the folder that Git keeps for itself.
fn is_gits(path: &Path, top: &Path) -> bool {
    let below = path.strip_prefix(top).unwrap_or(path);
    let is_git = |part: &OsStr| part.eq_ignore_ascii_case(".git");
    below.iter().any(is_git)
}
