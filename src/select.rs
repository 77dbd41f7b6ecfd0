//! Which documents are judged, and by which configuration: named files, named folders, the whole
//! repository, or standard input. The only module of the library that reads files.

mod configs;
mod folders;
mod walk;

use std::collections::{HashMap, HashSet};
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

pub use configs::Applied;
use configs::Configs;

use crate::diagnostic::Diagnostic;
use crate::git::{GitError, Repository};
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
            (self.repositories, "submodules and other repositories"),
            (self.stubs, "stubs of moved proposals"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .collect()
    }
}

/// Why the tool could not do its job. A bad proposal is a diagnostic, never a failure.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The user named something that is not there.
    #[error("`{}` does not exist", .0.display())]
    Missing(PathBuf),
    /// Something is there and cannot be read.
    #[error("`{}` cannot be read: {reason}", path.display())]
    Unreadable {
        /// What.
        path: PathBuf,
        /// The system's words.
        reason: String,
    },
    /// A link in the repository leads out of it.
    #[error("`{}` is not read: it leads out of the repository, to `{}`", link.display(), target.display())]
    LeadsOut {
        /// As it was named.
        link: PathBuf,
        /// Where it ends.
        target: PathBuf,
    },
    /// The user named a folder that holds nothing to judge.
    #[error("there is no proposal in `{}`", .0.display())]
    EmptyFolder(PathBuf),
    /// Nothing was found in the whole repository.
    #[error("no proposal was found in `{}`", .0.display())]
    NothingFound(PathBuf),
    /// A configuration is not right.
    #[error("`{}` is not a valid configuration", file.name())]
    Configuration {
        /// The file.
        file: Source,
        /// What is wrong with it.
        problems: Vec<Diagnostic>,
    },
    /// Git refused.
    #[error(transparent)]
    Git(#[from] GitError),
}

impl Failure {
    /// What to do about it.
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::EmptyFolder(_) => Some("Markdown files (`.md`, `.markdown`) are looked for; `--verbose` says what was left out."),
            Self::NothingFound(_) => {
                Some("Name files or folders, or set `proposals:` in `.wherefore.yaml`, for example `proposals: [\"docs/ideas/**/*.md\"]`.")
            }
            _ => None,
        }
    }
}

/// Finds what is to be judged. `cwd` is the folder that named paths count from.
pub fn select(request: &Request, choice: &ConfigChoice, cwd: &Path, levels: &LevelChoice) -> Selection {
    let mut selector = match Selector::new(choice, cwd, levels) {
        Ok(selector) => selector,
        Err(failure) => return Selection { failures: vec![failure], ..Selection::default() },
    };
    match request {
        Request::Everything => selector.everything(),
        Request::Stdin(name) => selector.stdin(name.as_deref()),
        Request::Paths(paths) => paths.iter().for_each(|path| selector.named(path)),
    }
    selector.finish()
}

/// What applies to documents in `folder`.
///
/// # Errors
/// When its configuration cannot be used.
pub fn applied_in(choice: &ConfigChoice, folder: &Path, levels: &LevelChoice) -> Result<Arc<Applied>, Vec<Failure>> {
    let mut selector = Selector::new(choice, folder, levels).map_err(|failure| vec![failure])?;
    let folder = selector.cwd.clone();
    let top = selector.root_around(&folder);
    selector.configs.of(&folder, top.as_deref()).ok_or_else(|| selector.configs.into_failures())
}

/// Reads a document.
///
/// # Errors
/// When it cannot be read. What is wrong with its bytes is a fault of the source, not an error.
pub fn read(entry: &Entry) -> Result<Source, Failure> {
    match &entry.path {
        Some(path) => read_file(path, &entry.name),
        None => read_all(std::io::stdin().lock(), &entry.name),
    }
}

fn read_text(path: &Path) -> Result<Source, Failure> {
    read_file(path, &slashed(path))
}

fn read_file(path: &Path, name: &str) -> Result<Source, Failure> {
    let unreadable = |error: std::io::Error| Failure::Unreadable { path: PathBuf::from(name), reason: error.to_string() };
    let file = std::fs::File::open(path).map_err(unreadable)?;
    match file.metadata().map_err(unreadable)?.len() {
        size if size > MAX_BYTES => Ok(Source::too_large(name, size)),
        _ => read_all(file, name),
    }
}

/// Reads no more than tells that it is too much.
fn read_all(reader: impl Read, name: &str) -> Result<Source, Failure> {
    let mut bytes = Vec::new();
    match reader.take(MAX_BYTES + 1).read_to_end(&mut bytes) {
        Ok(_) => Ok(Source::decode(name, bytes)),
        Err(error) => Err(Failure::Unreadable { path: PathBuf::from(name), reason: error.to_string() }),
    }
}

/// Which Markdown files below a folder are taken for proposals.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// Those that match the configuration's globs; without globs, those in the usual folders.
    Usual,
    /// Those that match the configuration's globs; without globs, all.
    Configured,
    /// All, those that the configuration excludes as well.
    All,
}

struct Selector<'a> {
    cwd: PathBuf,
    /// The root of the repository around `cwd`, or `cwd`.
    root: PathBuf,
    configs: Configs<'a>,
    /// The root of the repository around each folder that was asked about.
    roots: HashMap<PathBuf, Option<PathBuf>>,
    seen: HashSet<PathBuf>,
    selection: Selection,
}

impl<'a> Selector<'a> {
    fn new(choice: &ConfigChoice, cwd: &Path, levels: &'a LevelChoice) -> Result<Self, Failure> {
        let cwd = real(cwd).unwrap_or_else(|_| cwd.to_owned());
        let root = match Repository::discover(&cwd) {
            Ok(Some(repository)) => repository.root().to_owned(),
            Ok(None) | Err(GitError::Bare(_)) => cwd.clone(),
            Err(error) => return Err(error.into()),
        };
        let configs = Configs::new(choice, &root, levels)?;
        Ok(Self { cwd, root, configs, roots: HashMap::new(), seen: HashSet::new(), selection: Selection::default() })
    }

    fn finish(mut self) -> Selection {
        self.selection.entries.sort_by(|a, b| a.name.cmp(&b.name));
        let failures = self.configs.into_failures();
        self.selection.failures.splice(0..0, failures);
        self.selection
    }

    fn fail(&mut self, failure: Failure) {
        self.selection.failures.push(failure);
    }

    fn everything(&mut self) {
        if let Err(error @ GitError::Bare(_)) = Repository::discover(&self.cwd) {
            return self.fail(error.into());
        }
        let (cwd, root) = (self.cwd.clone(), self.root.clone());
        let before = self.selection.failures.len();
        let found = self.folder(&root, Wanted::Usual, |path| name_from(&cwd, &root.join(path)));
        let is_broken = self.selection.failures.len() > before || !self.configs.is_sound();
        if found == 0 && !is_broken {
            self.fail(Failure::NothingFound(root));
        }
    }

    fn named(&mut self, typed: &Path) {
        let whole = self.cwd.join(typed);
        let real = match real(&whole) {
            Ok(real) => real,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return self.fail(Failure::Missing(typed.to_owned())),
            Err(error) => return self.fail(Failure::Unreadable { path: typed.to_owned(), reason: error.to_string() }),
        };
        if self.leads_out(&whole, &real) {
            return self.fail(Failure::LeadsOut { link: typed.to_owned(), target: real });
        }
        if real.is_dir() {
            return self.named_folder(typed, &real);
        }
        let Some(folder) = real.parent().map(Path::to_owned) else { return };
        let top = self.root_around(&folder);
        if let Some(applied) = self.configs.of(&folder, top.as_deref()) {
            self.push(real, slashed(typed), false, applied);
        }
    }

    /// A folder that was named holds proposals wherever it lies: those that the configuration knows
    /// of, else every Markdown file. The root of a repository also holds all else, so the usual folders come first there.
    fn named_folder(&mut self, typed: &Path, real: &Path) {
        if !self.seen.insert(real.to_owned()) {
            return;
        }
        let (before, left_out) = (self.selection.failures.len(), self.selection.left_out);
        let name = |path: &Path| slashed(&typed.join(path));
        let wanted = if real == self.root { Wanted::Usual } else { Wanted::Configured };
        let found = [wanted, Wanted::All].into_iter().any(|wanted| {
            self.selection.left_out = left_out;
            self.folder(real, wanted, name) > 0
        });
        if !found && self.selection.failures.len() == before && self.configs.is_sound() {
            self.fail(Failure::EmptyFolder(typed.to_owned()));
        }
    }

    /// Whether a path in the repository is a link to something outside of it: a proposal from a
    /// pull request must not bring in other files of the machine.
    fn leads_out(&self, whole: &Path, real: &Path) -> bool {
        let named = without_dots(whole);
        named.starts_with(&self.root) && !real.starts_with(&self.root)
    }

    fn stdin(&mut self, name: Option<&Path>) {
        let whole = name.map_or_else(|| self.cwd.join("stdin"), |name| without_dots(&self.cwd.join(name)));
        let folder = whole.parent().unwrap_or(&self.cwd).to_owned();
        let top = self.root_around(&folder);
        if let Some(applied) = self.configs.of(&folder, top.as_deref()) {
            let name = name.map_or_else(|| "<stdin>".to_owned(), slashed);
            self.selection.entries.push(Entry { name, path: None, found: false, applied });
        }
    }

    /// Adds the proposals below a folder and says how many it held.
    fn folder(&mut self, folder: &Path, wanted: Wanted, name: impl Fn(&Path) -> String) -> usize {
        let repository = match Repository::discover(folder) {
            Ok(repository) => repository,
            Err(error) => {
                self.fail(error.into());
                return 0;
            }
        };
        let top = repository.as_ref().map(|repository| repository.root().to_owned());
        let Selection { left_out, failures, .. } = &mut self.selection;
        let files = walk::markdown_below(folder, repository.as_ref(), left_out, failures);
        let mut candidates = Vec::new();
        let mut tops = Vec::new();
        for file in files {
            let whole = folder.join(&file);
            let Some(applied) = self.configs.of(whole.parent().unwrap_or(folder), top.as_deref()) else { continue };
            if wanted != Wanted::All && applied.excludes(&whole) {
                self.selection.left_out.excluded += 1;
                continue;
            }
            let matches = match (&applied.config.proposals, wanted) {
                (_, Wanted::All) | (None, Wanted::Configured) => true,
                (None, Wanted::Usual) => folders::is_usual(&slashed(&file)),
                (Some(globs), _) => {
                    tops.extend(globs.patterns().iter().map(|glob| fixed_part(glob)));
                    globs.matches(&slashed(applied.from_base(&whole).unwrap_or(&file)))
                }
            };
            if !matches {
                self.selection.left_out.elsewhere += 1;
            } else if folders::is_template(&slashed(&file)) || applied.is_template(&whole) {
                self.selection.left_out.templates += 1;
            } else {
                candidates.push((file, whole, applied));
            }
        }
        tops.sort_unstable();
        tops.dedup();
        let paths: Vec<String> = candidates.iter().map(|(file, ..)| slashed(file)).collect();
        let mut count = 0;
        for ((file, whole, applied), is_index) in candidates.into_iter().zip(folders::indexes(&paths, &tops)) {
            if is_index {
                self.selection.left_out.indexes += 1;
            } else {
                count += 1;
                self.push(whole, name(&file), true, applied);
            }
        }
        count
    }

    fn push(&mut self, path: PathBuf, name: String, found: bool, applied: Arc<Applied>) {
        if self.seen.insert(path.clone()) {
            self.selection.entries.push(Entry { name, path: Some(path), found, applied });
        }
    }

    /// The root of the repository that a folder lies in.
    fn root_around(&mut self, folder: &Path) -> Option<PathBuf> {
        if let Some(known) = self.roots.get(folder) {
            return known.clone();
        }
        let found = if folder.join(".git").exists() {
            Some(folder.to_owned())
        } else {
            folder.parent().and_then(|parent| self.root_around(parent))
        };
        self.roots.insert(folder.to_owned(), found.clone());
        found
    }
}

#[expect(clippy::disallowed_methods, reason = "this is where documents come in")]
fn real(path: &Path) -> std::io::Result<PathBuf> {
    std::fs::canonicalize(path)
}

/// A path with forward slashes and without `./` at its start.
fn slashed(path: &Path) -> String {
    let parts = path.components().filter(|part| *part != Component::CurDir);
    let path: PathBuf = parts.collect();
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}

/// A path with its `.` and `..` resolved by name alone.
fn without_dots(path: &Path) -> PathBuf {
    let mut clean = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                clean.pop();
            }
            other => clean.push(other),
        }
    }
    clean
}

/// How a path reads from a folder: with `..` where it lies above.
fn name_from(folder: &Path, path: &Path) -> String {
    let shared = folder.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(shared).map(|_| Component::ParentDir);
    slashed(&up.chain(path.components().skip(shared)).collect::<PathBuf>())
}

/// The folders before the first wildcard of a glob.
fn fixed_part(glob: &str) -> String {
    let parts: Vec<&str> = glob.trim_start_matches("./").split('/').collect();
    let fixed = parts.iter().take_while(|part| !part.contains(['*', '?', '[', '{'])).count();
    parts[..fixed.min(parts.len() - 1)].join("/")
}
