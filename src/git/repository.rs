//! Opens a repository as git does for the programs that it runs, and finds commits in it.

use std::collections::HashSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use git2::{ErrorClass, ErrorCode, ObjectFormat, ObjectType, Oid, RepositoryOpenFlags};

use super::objects::object_error;
use super::paths::true_path;
use super::readers::Readers;
use super::{Commit, GitError, ObjectId, renames};

/// A repository, with or without a work tree.
pub struct Repository {
    inner: Mutex<git2::Repository>,
    readers: Readers,
    format: ObjectFormat,
    folder: PathBuf,
    work_tree: Option<PathBuf>,
    index_file: PathBuf,
    /// The commits whose parents a shallow clone lacks.
    shallow: HashSet<ObjectId>,
}

const FETCH: &str =
    "Clones in CI often lack other branches and tags: `git fetch origin <branch>` brings one.";
const FETCH_ALL: &str = "The clone is shallow, and may lack it: `git fetch --unshallow` brings the history, `git fetch origin <branch>` another branch; in CI, `fetch-depth: 0` for the checkout step.";
const NAME_ONE: &str = "Name a commit, a branch or a tag.";
const COMMIT: &str = "`--staged` works before the first commit.";

/// What git tells the programs that it runs. libgit2 itself looks at the places of objects.
#[derive(Clone, Debug, Default)]
pub(super) struct Environment {
    pub(super) git_dir: Option<PathBuf>,
    pub(super) work_tree: Option<PathBuf>,
    pub(super) index_file: Option<PathBuf>,
    pub(super) ceilings: Option<OsString>,
}

impl Environment {
    #[expect(
        clippy::disallowed_methods,
        reason = "these variables are Git's, and nobody else reads them"
    )]
    fn read() -> Self {
        let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        Self {
            git_dir: variable("GIT_DIR").map(PathBuf::from),
            work_tree: variable("GIT_WORK_TREE").map(PathBuf::from),
            index_file: variable("GIT_INDEX_FILE").map(PathBuf::from),
            ceilings: variable("GIT_CEILING_DIRECTORIES"),
        }
    }
}

impl Repository {
    /// Opens the repository that git names in the environment, as it does for hooks, else the one that `cwd` lies in.
    ///
    /// # Errors
    /// When there is none, or when Git refuses to open it.
    pub fn open(cwd: &Path) -> Result<Self, GitError> {
        Self::open_in(cwd, &Environment::read())
    }

    pub(super) fn open_in(cwd: &Path, environment: &Environment) -> Result<Self, GitError> {
        let repository = open(cwd, environment)?;
        let folder = true_path(repository.path());
        let work_tree = work_tree(&repository, cwd, environment)
            .map(|path| true_path(&path))
            // As in the hooks of a push to a repository with a work tree, which run in its git directory.
            .filter(|path| *path != folder);
        if let Some(path) = &work_tree {
            let set = repository.set_workdir(path, false);
            set.map_err(|error| renames::refused(&repository, &error))?;
        }
        let index_file = match &environment.index_file {
            Some(file) => work_tree.as_deref().unwrap_or(cwd).join(file),
            None => folder.join("index"),
        };
        let format = repository.object_format();
        let shallow = shallow_commits(&true_path(repository.commondir()).join("shallow"), format);
        Ok(Self {
            inner: Mutex::new(repository),
            readers: Readers::new(cwd.to_owned(), environment.clone()),
            format,
            folder,
            work_tree,
            index_file,
            shallow,
        })
    }

    /// The top of the work tree, with all links resolved; nothing in a bare repository.
    pub fn work_tree(&self) -> Option<&Path> {
        self.work_tree.as_deref()
    }

    /// The git directory.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folders that git keeps for itself: that of this work tree, and that of all of them.
    pub fn own_folders(&self) -> [PathBuf; 2] {
        let common = self.lock().commondir().to_owned();
        [self.folder.clone(), common]
    }

    /// Whether the clone lacks the older part of the history.
    pub fn is_shallow(&self) -> bool {
        !self.shallow.is_empty()
    }

    /// The commit that is checked out; nothing before the first one on a branch.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn head(&self) -> Result<Option<Commit>, GitError> {
        let repository = self.lock();
        let reference = match repository.head() {
            Ok(reference) => reference,
            Err(error) if error.code() == ErrorCode::UnbornBranch => return Ok(None),
            Err(error) => return Err(renames::refused(&repository, &error)),
        };
        let id = reference.target().unwrap_or(Oid::ZERO_SHA1);
        let commit = reference
            .peel_to_commit()
            .map_err(|error| object_error(id, &error))?;
        Ok(Some(Commit::from(&commit)))
    }

    /// The short name of the branch that is checked out; nothing where none is.
    ///
    /// # Errors
    /// When `HEAD` cannot be read.
    pub fn branch(&self) -> Result<Option<String>, GitError> {
        let repository = self.lock();
        let head = match repository.find_reference("HEAD") {
            Ok(head) => head,
            Err(error) => return Err(renames::refused(&repository, &error)),
        };
        let name = head.symbolic_target_bytes();
        let branch = name.and_then(|name| name.strip_prefix(b"refs/heads/"));
        Ok(branch.map(|branch| String::from_utf8_lossy(branch).into_owned()))
    }

    /// The commit that a revision names, as in `git rev-parse`.
    ///
    /// # Errors
    /// When it names none.
    pub fn commit(&self, revision: &str) -> Result<Commit, GitError> {
        let unknown = |problem| GitError::UnknownRevision {
            revision: revision.to_owned(),
            problem,
            help: if self.is_shallow() { FETCH_ALL } else { FETCH },
        };
        let no_commit = |problem, help| GitError::UnknownRevision {
            revision: revision.to_owned(),
            problem,
            help,
        };
        if revision.is_empty() {
            return Err(no_commit("names no revision: it is empty", NAME_ONE));
        }
        if revision.len() >= 40 && revision.bytes().all(|digit| digit == b'0') {
            return Err(no_commit(
                "stands for no commit: git writes it for a branch that is not there",
                NAME_ONE,
            ));
        }
        let repository = self.lock();
        let object = match repository.revparse_single(revision) {
            Ok(object) => object,
            Err(_) if revision == "HEAD" => return Err(no_commit("names no commit yet", COMMIT)),
            Err(error) => return Err(unknown(problem(&error))),
        };
        match object.peel_to_commit() {
            Ok(commit) => Ok(Commit::from(&commit)),
            Err(_) if object.kind() == Some(ObjectType::Tree) => {
                Err(unknown("is a folder, not a commit"))
            }
            Err(_) if object.kind() == Some(ObjectType::Blob) => {
                Err(unknown("is a file, not a commit"))
            }
            Err(_) => Err(unknown("leads to no commit")),
        }
    }

    /// libgit2's handle, which one thread at a time may use.
    pub(super) fn lock(&self) -> MutexGuard<'_, git2::Repository> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Handles for threads that read objects at the same time.
    pub(super) fn readers(&self) -> &Readers {
        &self.readers
    }

    pub(super) fn format(&self) -> ObjectFormat {
        self.format
    }

    pub(super) fn index_file(&self) -> &Path {
        &self.index_file
    }

    /// Whether a shallow clone lacks the parents of a commit.
    pub(super) fn is_cut_off(&self, commit: ObjectId) -> bool {
        self.shallow.contains(&commit)
    }
}

/// A handle of the repository that git names in the environment, else of the one that `cwd` lies in.
pub(super) fn open(cwd: &Path, environment: &Environment) -> Result<git2::Repository, GitError> {
    let mut flags = RepositoryOpenFlags::FROM_ENV;
    let mut start = cwd.to_owned();
    if let Some(folder) = &environment.git_dir {
        start = cwd.join(folder);
        flags |= RepositoryOpenFlags::NO_SEARCH | RepositoryOpenFlags::NO_DOTGIT;
    }
    let ceilings = environment.ceilings.clone().unwrap_or_default();
    let ceilings = std::env::split_paths(&ceilings).filter(|path| path.is_absolute());
    git2::Repository::open_ext(&start, flags, ceilings).map_err(|error| match error.code() {
        ErrorCode::NotFound if error.class() == ErrorClass::Repository => {
            GitError::NotARepository(start)
        }
        ErrorCode::NotFound if !start.exists() => GitError::NotARepository(start),
        ErrorCode::Owner => GitError::NotOwned(top_around(&start)),
        _ => GitError::Refused {
            path: start,
            message: error.message().to_owned(),
        },
    })
}

/// The folder that has to be declared safe for git to open the repository around another.
pub(super) fn top_around(folder: &Path) -> PathBuf {
    let nothing: [&Path; 0] = [];
    let found = git2::Repository::discover_path(folder, nothing);
    let Ok(found) = found.map(|path| true_path(&path)) else {
        return folder.to_owned();
    };
    match found.parent() {
        Some(top) if found.ends_with(".git") => top.to_owned(),
        _ => found,
    }
}

/// Where the work tree is. libgit2 takes a relative path from another folder than git does, and for a named git directory
/// it takes the folder around it, where git takes the current one.
fn work_tree(
    repository: &git2::Repository,
    cwd: &Path,
    environment: &Environment,
) -> Option<PathBuf> {
    if let Some(path) = &environment.work_tree {
        return Some(cwd.join(path));
    }
    let is_told = || {
        let config = repository.config().ok();
        config.is_some_and(|config| config.get_entry("core.worktree").is_ok())
    };
    if environment.git_dir.is_none()
        || repository.is_bare()
        || repository.is_worktree()
        || is_told()
    {
        return repository.workdir().map(Path::to_owned);
    }
    Some(cwd.to_owned())
}

/// The list that git keeps in a shallow clone.
#[expect(
    clippy::disallowed_methods,
    reason = "libgit2 knows this list but does not tell it"
)]
fn shallow_commits(file: &Path, format: ObjectFormat) -> HashSet<ObjectId> {
    let list = std::fs::read_to_string(file).unwrap_or_default();
    list.lines()
        .filter_map(|line| Oid::from_str_ext(line.trim(), format).ok())
        .map(ObjectId)
        .collect()
}

fn problem(error: &git2::Error) -> &'static str {
    match error.code() {
        ErrorCode::NotFound => "names nothing that this repository has",
        ErrorCode::Ambiguous => "is ambiguous: more than one object begins with it",
        _ => "is not a revision",
    }
}
