//! Where reports may go: not into the place of something that somebody wrote.

use std::io;
use std::path::{Path, PathBuf};

use super::writing;
use crate::report::visible;
use crate::select::Selection;

/// A file that a report is to be written to.
pub(super) struct Target<'a> {
    /// As it was typed.
    pub(super) file: &'a Path,
    /// How every report of its format begins, where it goes by a name that people's files have.
    pub(super) beginning: Option<&'static str>,
}

/// Makes sure that no report takes the place of a document, of a configuration or of another report.
///
/// # Errors
/// When one would.
pub(super) fn check(selection: &Selection, targets: &[Target<'_>]) -> io::Result<()> {
    let mut taken: Vec<(PathBuf, &Path)> = Vec::new();
    for target in targets {
        let typed = shown(target.file);
        let place = writing::true_place(target.file);
        let refuse = |why: &str| Err(io::Error::other(format!("`{typed}` is not written: {why}")));
        if let Some((_, other)) = taken.iter().find(|(other, _)| *other == place) {
            let other = shown(other);
            return refuse(&format!("it is the same file as `{other}`"));
        }
        if place.iter().any(|part| part.eq_ignore_ascii_case(".git")) {
            return refuse("it belongs to git");
        }
        if selection.holds(target.file) {
            return refuse("it is one of the files that are read");
        }
        if is_written_by_people(&place) && !is_former(&place, target.beginning) {
            return refuse(
                "something else stands there, and a report would take its place; if it may go, delete it first",
            );
        }
        taken.push((place, target.file));
    }
    Ok(())
}

fn shown(file: &Path) -> String {
    visible(&file.display().to_string())
}

/// Whether a file has a name like proposals, configurations and metadata have, and no report.
fn is_written_by_people(place: &Path) -> bool {
    let extension = place.extension().unwrap_or_default();
    let theirs = ["md", "markdown", "yaml", "yml"];
    theirs.iter().any(|it| extension.eq_ignore_ascii_case(it))
}

/// Whether nothing stands at a place yet that could be lost, or only a report of before.
fn is_former(place: &Path, beginning: Option<&str>) -> bool {
    if !place.is_file() {
        return true;
    }
    let beginning = beginning.unwrap_or_default().as_bytes();
    match writing::head_of(place, beginning.len().max(1)) {
        Ok(head) => head.is_empty() || !beginning.is_empty() && head == beginning,
        Err(_) => false,
    }
}
