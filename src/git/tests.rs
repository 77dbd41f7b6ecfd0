//! Repositories made by git itself, and what the module makes of them.

mod history;
mod indexes;
mod open;
mod since;
mod staged;
mod tree;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use tempfile::TempDir;

use super::repository::Environment;
use super::{Change, Changes, Repository};

/// A text of some length, so that a small change leaves it similar.
const LONG: &str = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n";

/// A temporary folder with a repository in it.
struct Sandbox {
    _directory: TempDir,
    path: PathBuf,
}

impl Sandbox {
    fn new() -> Self {
        Self::with(&["init", "--quiet"])
    }

    fn with(init: &[&str]) -> Self {
        let directory = TempDir::new().expect("a temporary folder");
        let path = directory.path().canonicalize().expect("its true path");
        let sandbox = Self {
            _directory: directory,
            path,
        };
        sandbox.git(init);
        sandbox
    }

    fn write(&self, path: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        std::fs::write(path, content).expect("a file");
        self
    }

    fn remove(&self, path: &str) -> &Self {
        std::fs::remove_file(self.path.join(path)).expect("a file");
        self
    }

    /// Runs git and gives back what it printed.
    fn git(&self, arguments: &[&str]) -> String {
        let output = self.try_git(arguments, &[]);
        assert!(
            output.status.success(),
            "git {arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    fn try_git(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
        let mut command = Command::new("git");
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("GIT_") {
                command.env_remove(name);
            }
        }
        for setting in [
            "user.name=Test",
            "user.email=test@example.org",
            "commit.gpgsign=false",
            "init.defaultBranch=main",
            "protocol.file.allow=always",
            "advice.detachedHead=false",
        ] {
            command.args(["-c", setting]);
        }
        command
            .args(arguments)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .envs(environment.iter().copied())
            .current_dir(&self.path)
            .stdin(Stdio::null())
            .output()
            .expect("git")
    }

    /// Commits all that lies in the folder.
    fn commit(&self, message: &str) -> &Self {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "-m", message]);
        self
    }

    fn open(&self) -> Arc<Repository> {
        open(&self.path, &Environment::default())
    }

    /// What is staged, after it was seen that git says the same and that nothing was written.
    fn staged(&self) -> Changes {
        let before = self.index_bytes();
        let repository = self.open();
        let index = repository.index().expect("an index");
        let changes = repository.staged(&index, &is_markdown).expect("changes");
        assert_eq!(before, self.index_bytes(), "the index was written");
        if repository.head().expect("a head").is_some() {
            assert_eq!(tell(&changes), self.staged_as_git_says());
        }
        changes
    }

    fn staged_as_git_says(&self) -> Vec<String> {
        let told = self.git(&[
            "diff",
            "--cached",
            "--name-status",
            "--no-ext-diff",
            "--ita-invisible-in-index",
            "-M",
        ]);
        let told = told.lines().filter(|line| is_markdown(Path::new(line)));
        let mut lines: Vec<String> = told.filter_map(told_by_git).collect();
        lines.sort();
        lines
    }

    fn index_bytes(&self) -> Vec<u8> {
        std::fs::read(self.path.join(".git/index")).unwrap_or_default()
    }

    /// What the work tree changed since a revision, after it was seen that nothing was written.
    fn since(&self, revision: &str) -> Changes {
        let before = self.index_bytes();
        let repository = self.open();
        let from = repository.commit(revision).expect("a commit");
        let changes = repository.since(&from, &is_markdown).expect("changes");
        assert_eq!(before, self.index_bytes(), "the index was written");
        changes
    }
}

/// `path` for a new file, `path < old` for one that was made from another.
fn told_by_git(line: &str) -> Option<String> {
    let fields: Vec<&str> = line.split('\t').collect();
    match fields[..] {
        [status, old, new] if status.starts_with('R') => Some(format!("{new} < {old}")),
        ["M", path] => Some(format!("{path} < {path}")),
        ["A" | "T", path] => Some(path.to_owned()),
        ["U", path] => Some(format!("{path} in conflict")),
        _ => None,
    }
}

fn tell(changes: &Changes) -> Vec<String> {
    let files = changes.changed.iter().map(|Change { path, before }| {
        let mut line = path.display().to_string();
        if let Some((old, _)) = before {
            write!(line, " < {}", old.display()).expect("a longer line");
        }
        line
    });
    let conflicts = changes.conflicts.iter();
    let conflicts = conflicts.map(|path| format!("{} in conflict", path.display()));
    let mut lines: Vec<String> = files.chain(conflicts).collect();
    lines.sort();
    lines
}

fn open(folder: &Path, environment: &Environment) -> Arc<Repository> {
    Arc::new(Repository::open_in(folder, environment).expect("a repository"))
}

fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "md")
}
