//! Which documents are judged, and by which configuration: named files, named folders, the whole
//! repository, or standard input. The only module of the library that reads files.

mod configs;
mod failure;
mod folders;
mod paths;
mod selector;
mod update;
mod walk;

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use configs::Applied;
pub use failure::Failure;
use selector::Selector;
pub use update::Update;

use crate::rule::LevelChoice;
use crate::source::{MAX_BYTES, Source};

/// What the user asked to have judged.
#[derive(Clone, Debug)]
pub enum Request {
    /// The whole repository (or folder, outside of one).
    Everything,
    /// Files and folders, as they were typed.
    Paths(Vec<PathBuf>),
    /// Standard input, under this name.
    Stdin(Option<PathBuf>),
    /// What is staged for the next commit, in these files and folders, or everywhere.
    Staged {
        /// Files and folders, as they were typed.
        paths: Vec<PathBuf>,
    },
    /// What a push brings to these branches.
    Push(Vec<Update>),
}

/// Where the configuration comes from.
#[derive(Clone, Debug)]
pub enum ConfigChoice {
    /// From the folder of each document up to the root of its repository.
    Search,
    /// From this file, for all documents.
    File(PathBuf),
    /// From nowhere.
    None,
}

/// A document that is to be judged.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is called in the report.
    pub name: String,
    /// Where it is read from; nothing for standard input.
    path: Option<PathBuf>,
    /// The file of metadata that may lie beside it.
    sidecar: Option<PathBuf>,
    /// Whether it was found, not named: only then is it filtered.
    pub found: bool,
    /// What applies to it.
    pub applied: Arc<Applied>,
}

/// All documents, in the order of their names, and what went wrong on the way.
#[derive(Debug, Default)]
pub struct Selection {
    /// What is to be judged.
    pub entries: Vec<Entry>,
    /// What could not be done.
    pub failures: Vec<Failure>,
    /// What was passed over.
    pub left_out: LeftOut,
}

/// How many files each filter took.
#[derive(Clone, Copy, Debug, Default)]
pub struct LeftOut {
    /// Markdown files outside of the folders where proposals are kept.
    pub elsewhere: usize,
    /// Files that `exclude` names.
    pub excluded: usize,
    /// Templates.
    pub templates: usize,
    /// Indexes and other files that stand beside proposals.
    pub indexes: usize,
    /// Files and folders that Git ignores.
    pub ignored: usize,
    /// Symbolic links.
    pub links: usize,
    /// Pipes, devices and the like.
    pub special: usize,
    /// Submodules and other repositories.
    pub repositories: usize,
    /// Stubs that only say where a proposal went.
    pub stubs: usize,
}

impl LeftOut {
    /// Each filter's name with how many it took, where it took any.
    pub fn counts(&self) -> Vec<(usize, &'static str)> {
        [
            (self.elsewhere, "outside of proposal folders"),
            (self.excluded, "excluded by the configuration"),
            (self.templates, "templates"),
            (self.indexes, "indexes and the like"),
            (self.ignored, "ignored by git"),
            (self.links, "symbolic links"),
            (self.special, "pipes and the like"),
            (self.repositories, "submodules and other repositories"),
            (self.stubs, "stubs of moved proposals"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .collect()
    }
}

/// Finds what is to be judged. `cwd` is the folder that named paths count from.
pub fn select(
    request: &Request,
    choice: &ConfigChoice,
    cwd: &Path,
    levels: &LevelChoice,
) -> Selection {
    let mut selector = match Selector::new(choice, cwd, levels) {
        Ok(selector) => selector,
        Err(failure) => {
            return Selection {
                failures: vec![failure],
                ..Selection::default()
            };
        }
    };
    match request {
        Request::Everything => selector.everything(),
        Request::Stdin(name) => selector.stdin(name.as_deref()),
        Request::Paths(paths) => paths.iter().for_each(|path| selector.named(path)),
        Request::Staged { .. } | Request::Push(_) => {
            return Selection {
                failures: vec![Failure::NotInWorkTree],
                ..Selection::default()
            };
        }
    }
    selector.finish()
}

/// What applies to documents in `folder`.
///
/// # Errors
/// When its configuration cannot be used.
pub fn applied_in(
    choice: &ConfigChoice,
    folder: &Path,
    levels: &LevelChoice,
) -> Result<Arc<Applied>, Vec<Failure>> {
    let selector = Selector::new(choice, folder, levels).map_err(|failure| vec![failure])?;
    selector.applied()
}

/// Reads a document, with the file of metadata beside it.
///
/// # Errors
/// When it cannot be read. What is wrong with its bytes is a fault of the source, not an error.
pub fn read(entry: &Entry) -> Result<Source, Failure> {
    let source = match &entry.path {
        Some(path) => read_file(path, &entry.name)?,
        None => read_all(std::io::stdin().lock(), &entry.name)?,
    };
    let sidecar = entry.sidecar.as_deref().filter(|path| is_plain_file(path));
    let sidecar = sidecar.map(|path| read_file(path, &name_beside(&entry.name, path)));
    Ok(source.with_sidecar(sidecar.transpose()?))
}

/// Whether a file is there that is no link: a link might bring in other files of the machine.
fn is_plain_file(path: &Path) -> bool {
    path.symlink_metadata()
        .is_ok_and(|metadata| metadata.is_file())
}

/// What a file is called that lies beside the document of that name.
fn name_beside(document: &str, path: &Path) -> String {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let folder = document
        .rsplit_once('/')
        .map(|(folder, _)| format!("{folder}/"));
    format!("{}{file}", folder.unwrap_or_default())
}

#[expect(clippy::disallowed_methods, reason = "this is where documents come in")]
fn read_file(path: &Path, name: &str) -> Result<Source, Failure> {
    let unreadable = |error: std::io::Error| Failure::Unreadable {
        path: PathBuf::from(name),
        reason: error.to_string(),
    };
    let file = std::fs::File::open(path).map_err(unreadable)?;
    match file.metadata().map_err(unreadable)?.len() {
        size if size > MAX_BYTES => Ok(Source::too_large(name)),
        _ => read_all(file, name),
    }
}

/// Reads no more than tells that it is too much.
fn read_all(reader: impl Read, name: &str) -> Result<Source, Failure> {
    let mut bytes = Vec::new();
    match reader.take(MAX_BYTES + 1).read_to_end(&mut bytes) {
        Ok(_) => Ok(Source::decode(name, bytes)),
        Err(error) => Err(Failure::Unreadable {
            path: PathBuf::from(name),
            reason: error.to_string(),
        }),
    }
}
