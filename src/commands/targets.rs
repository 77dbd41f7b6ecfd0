//! Where reports may go: not into the place of something that somebody wrote.

use std::io;
use std::path::{Path, PathBuf};

use super::writing;
use crate::baseline;
use crate::git::Repository;
use crate::report::visible;
use crate::select::{ConfigChoice, Failure, Request, Selection};

/// A file that a report is to be written to.
pub(super) struct Target<'a> {
    /// As it was typed.
    pub(super) file: &'a Path,
    /// How every report of its format begins, where a former one is told by that.
    pub(super) beginning: Option<&'static str>,
}

/// What a run reads.
pub(super) struct Inputs<'a> {
    /// What was asked for.
    pub(super) request: &'a Request,
    /// Where its configuration comes from.
    pub(super) config: &'a ConfigChoice,
    /// What was found.
    pub(super) selection: &'a Selection,
}

/// Makes sure that no report takes the place of what is read, of what people wrote or of another report.
///
/// # Errors
/// When one would.
pub(super) fn check(inputs: &Inputs<'_>, targets: &[Target<'_>]) -> io::Result<()> {
    let mut taken: Vec<(PathBuf, &Path)> = Vec::new();
    // Nothing is lost where nothing is kept.
    for target in targets.iter().filter(|it| !writing::is_special(it.file)) {
        let place = writing::true_place(target.file);
        let refuse = |why: &str| {
            let typed = shown(target.file);
            Err(io::Error::other(format!("`{typed}` is not written: {why}")))
        };
        if let Some((_, other)) = taken.iter().find(|(other, _)| *other == place) {
            return refuse(&format!("it is the same file as `{}`", shown(other)));
        }
        if is_gits(&place) {
            return refuse("it belongs to git");
        }
        if inputs.hold(target.file, &place) {
            return refuse("it is one of the files that are read");
        }
        if place.is_file() && may_be_missed(inputs, target, &place) {
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

impl Inputs<'_> {
    /// Whether a file is read, or was to be.
    fn hold(&self, typed: &Path, place: &Path) -> bool {
        let is_there = |path: &Path| writing::true_place(path) == place;
        let config = match self.config {
            ConfigChoice::File(path) => is_there(path),
            ConfigChoice::Search | ConfigChoice::None => false,
        };
        config
            || self.request.paths.iter().any(|path| is_there(path))
            || self.selection.holds(typed)
    }

    /// Whether it is known what is read.
    fn are_known(&self) -> bool {
        let hides = |failure: &Failure| {
            matches!(
                failure,
                Failure::Configuration { .. }
                    | Failure::Baseline { .. }
                    | Failure::Misnamed(_)
                    | Failure::Git(_)
            )
        };
        !self.selection.failures.iter().any(hides)
    }
}

/// Whether a place lies in the folder where Git keeps a repository.
fn is_gits(place: &Path) -> bool {
    let is_named_so = place.iter().any(|part| part.eq_ignore_ascii_case(".git"));
    let folder = place.parent().unwrap_or(Path::new(""));
    let is_inside = |repository: Repository| {
        let mut folders = repository.own_folders().into_iter();
        folders.any(|own| place.starts_with(writing::true_place(&own)))
    };
    is_named_so || Repository::open(folder).is_ok_and(is_inside)
}

/// Whether what stands at a place is something that somebody may miss: what has a name that no report has, a baseline, and
/// where it is not known what is read, whatever is no report.
fn may_be_missed(inputs: &Inputs<'_>, target: &Target<'_>, place: &Path) -> bool {
    let Ok(head) = writing::head_of(place, HEAD_BYTES) else {
        return true;
    };
    let is_report = |beginning: &str| head.starts_with(beginning.as_bytes());
    if head.is_empty() || target.beginning.is_some_and(is_report) {
        return false;
    }
    let is_theirs = [target.file, place].into_iter().any(is_written_by_people);
    is_theirs || head.starts_with(baseline::HEAD.as_bytes()) || !inputs.are_known()
}

/// As many bytes tell a report from other files.
const HEAD_BYTES: usize = 64;

/// Whether a file has a name like proposals, configurations and metadata have, and no report.
fn is_written_by_people(place: &Path) -> bool {
    let extension = place.extension().unwrap_or_default();
    let theirs = ["md", "markdown", "yaml", "yml"];
    theirs.iter().any(|it| extension.eq_ignore_ascii_case(it))
        || place
            .file_name()
            .is_some_and(|name| name == crate::config::FILE_NAME)
}
