//! Files that a configuration names: they are read and written for whoever wrote the configuration, who may be a stranger
//! with a pull request. So none of them leads out of the repository, or into what Git keeps for itself.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::Failure;
use super::files::{Files, Stands};
use super::paths::without_dots;

/// The file that a configuration in `base` calls `name`, and whether it is there. `top` is the root of the repository.
///
/// # Errors
/// When it is no plain file, or none of the repository.
pub(super) fn find(
    files: &dyn Files,
    base: &Path,
    name: &str,
    top: Option<&Path>,
) -> Result<(PathBuf, bool), Failure> {
    let within = top.unwrap_or(base);
    let whole = without_dots(&base.join(name));
    let stands = whole
        .ancestors()
        .find_map(|path| match files.stands_at(path) {
            Ok(None) => None,
            Ok(Some(_)) => Some(Ok(path)),
            Err(failure) => Some(Err(failure)),
        });
    let real = match stands.transpose()? {
        Some(path) if path.starts_with(within) => {
            files.resolve(path, Path::new(name), Some(within))?
        }
        _ => within.to_owned(),
    };
    if !whole.starts_with(within) {
        return Err(Failure::Outside(PathBuf::from(name)));
    }
    if [&whole, &real].iter().any(|path| is_gits(path, within)) {
        return Err(refused(name, "it belongs to git"));
    }
    match files.stands_at(&whole)? {
        None => Ok((whole, false)),
        Some(_) if files.stands_at(&real)? == Some(Stands::File) => Ok((whole, true)),
        Some(_) => Err(refused(name, "it is no file")),
    }
}

/// Whether a path leads into the folder that Git keeps for itself.
fn is_gits(path: &Path, within: &Path) -> bool {
    let below = path.strip_prefix(within).unwrap_or(path);
    let is_git = |part: &OsStr| part.eq_ignore_ascii_case(".git");
    below.iter().any(is_git)
}

fn refused(name: &str, reason: &str) -> Failure {
    Failure::Unreadable {
        path: PathBuf::from(name),
        reason: reason.to_owned(),
    }
}
