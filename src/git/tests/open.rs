//! Which repository is opened, in hooks and elsewhere.

use std::path::PathBuf;

use super::{Environment, Sandbox, is_markdown, open, tell};
use crate::git::{GitError, Repository};

/// The environment with a git directory.
fn in_folder(git_dir: &str) -> Environment {
    Environment {
        git_dir: Some(PathBuf::from(git_dir)),
        ..Environment::default()
    }
}

fn sample() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("rfcs/a.md", "a\n").commit("first");
    sandbox
}

#[test]
fn it_is_looked_for_upwards() {
    let sandbox = sample();
    let repository = open(&sandbox.path.join("rfcs"), &Environment::default());
    assert_eq!(repository.work_tree(), Some(sandbox.path.as_path()));
    assert_eq!(repository.folder(), sandbox.path.join(".git"));
    assert!(!repository.is_shallow());
}

#[test]
fn where_there_is_none_it_is_told() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let opened = Repository::open_in(folder.path(), &Environment::default());
    assert!(matches!(opened, Err(GitError::NotARepository(_))));
    let opened = Repository::open_in(folder.path(), &in_folder("nothing"));
    assert!(matches!(opened, Err(GitError::NotARepository(_))));
}

#[test]
fn a_bare_one_has_no_work_tree() {
    let sandbox = Sandbox::with(&["init", "--quiet", "--bare"]);
    for repository in [sandbox.open(), open(&sandbox.path, &in_folder("."))] {
        assert_eq!(repository.work_tree(), None);
        assert_eq!(repository.folder(), sandbox.path);
        assert!(repository.head().expect("a head").is_none());
    }
}

#[test]
fn a_named_git_directory_has_the_current_folder_for_its_work_tree() {
    let sandbox = sample();
    std::fs::create_dir(sandbox.path.join("elsewhere")).expect("a folder");
    let elsewhere = sandbox.path.join("elsewhere");
    let repository = open(&elsewhere, &in_folder("../.git"));
    assert_eq!(repository.work_tree(), Some(elsewhere.as_path()));
    let repository = open(&sandbox.path, &in_folder(".git"));
    assert_eq!(repository.work_tree(), Some(sandbox.path.as_path()));
    let environment = Environment {
        work_tree: Some(PathBuf::from("../rfcs")),
        ..in_folder("../.git")
    };
    let repository = open(&elsewhere, &environment);
    assert_eq!(
        repository.work_tree(),
        Some(sandbox.path.join("rfcs").as_path())
    );
    // So do the hooks of a push run, where there is none to speak of.
    let repository = open(&sandbox.path.join(".git"), &in_folder("."));
    assert_eq!(repository.work_tree(), None);
}

#[test]
fn another_index_is_read_from_the_top_of_the_work_tree() {
    let sandbox = sample();
    let other = [("GIT_INDEX_FILE", ".git/next-index-1.lock")];
    sandbox.git(&["read-tree", "HEAD"]);
    sandbox.write("rfcs/b.md", "b\n");
    sandbox.try_git(&["read-tree", "HEAD"], &other);
    sandbox.try_git(&["add", "."], &other);
    assert!(sandbox.staged().changed.is_empty());
    let environment = Environment {
        index_file: Some(PathBuf::from(".git/next-index-1.lock")),
        ..Environment::default()
    };
    let repository = open(&sandbox.path.join("rfcs"), &environment);
    let index = repository.index().expect("an index");
    let changes = repository.staged(&index, &is_markdown).expect("changes");
    assert_eq!(tell(&changes), ["rfcs/b.md"]);
}

#[test]
fn a_linked_work_tree_has_its_own_head_and_index() {
    let sandbox = sample();
    sandbox.git(&["worktree", "add", "--quiet", "-b", "other", "linked"]);
    sandbox.write("linked/rfcs/b.md", "b\n");
    sandbox.git(&["-C", "linked", "add", "."]);
    let linked = sandbox.path.join("linked");
    let git_dir = sandbox.git(&["-C", "linked", "rev-parse", "--git-dir"]);
    for environment in [Environment::default(), in_folder(&git_dir)] {
        let repository = open(&linked, &environment);
        assert_eq!(repository.work_tree(), Some(linked.as_path()));
        let index = repository.index().expect("an index");
        let changes = repository.staged(&index, &is_markdown).expect("changes");
        assert_eq!(tell(&changes), ["rfcs/b.md"]);
        let head = repository.head().expect("a head").expect("a commit");
        let changes = repository.since(&head, &is_markdown).expect("changes");
        assert_eq!(tell(&changes), ["rfcs/b.md"]);
    }
    assert!(sandbox.staged().changed.is_empty());
}

#[test]
fn a_submodule_is_a_repository_of_its_own() {
    let (sandbox, inner) = (sample(), sample());
    let url = inner.path.to_string_lossy().into_owned();
    sandbox.git(&["submodule", "--quiet", "add", &url, "sub"]);
    sandbox.write("sub/rfcs/b.md", "b\n");
    sandbox.git(&["-C", "sub", "add", "."]);
    let folder = sandbox.path.join("sub");
    let git_dir = sandbox.git(&["-C", "sub", "rev-parse", "--absolute-git-dir"]);
    for environment in [Environment::default(), in_folder(&git_dir)] {
        let repository = open(&folder, &environment);
        assert_eq!(repository.work_tree(), Some(folder.as_path()));
        let index = repository.index().expect("an index");
        let changes = repository.staged(&index, &is_markdown).expect("changes");
        assert_eq!(tell(&changes), ["rfcs/b.md"]);
    }
    let head = sandbox.open().head().expect("a head").expect("a commit");
    assert!(sandbox.open().since(&head, &is_markdown).is_ok());
}

/// The name of the variable that tells a probe where to write what it saw.
#[cfg(unix)]
const PROBE: &str = "WHEREFORE_PROBE";

/// Not a test of its own: hooks run this program with it.
#[cfg(unix)]
#[test]
fn probe() {
    let variable = |name| std::env::vars_os().find(|(key, _)| key == name);
    let Some((_, file)) = variable(PROBE) else {
        return;
    };
    let cwd = std::env::current_dir().expect("a current folder");
    let repository = std::sync::Arc::new(Repository::open(&cwd).expect("a repository"));
    let lines = if let Some((_, new)) = variable("WHEREFORE_NEW") {
        let new = repository.commit(&new.to_string_lossy()).expect("a commit");
        let fork = repository.fork_point(&new, &["refs/heads/*"]);
        let fork = fork.expect("commits").expect("a known commit");
        let changes = repository.between(Some(&fork), &new, &is_markdown);
        let tree = repository.tree_of(&new).expect("a tree");
        let item = tree.item("rfcs/b.md".as_ref()).expect("objects");
        let content = tree.read(item.expect("a file").id, 100).expect("an object");
        let mut lines = tell(&changes.expect("changes"));
        lines.push(String::from_utf8(content.expect("a text")).expect("a text"));
        lines
    } else {
        let index = repository.index().expect("an index");
        tell(&repository.staged(&index, &is_markdown).expect("changes"))
    };
    std::fs::write(file, lines.join("\n")).expect("a file");
}

/// Makes a hook that runs the probe.
#[cfg(unix)]
fn hook(folder: &std::path::Path, name: &str, before: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    let program = std::env::current_exe().expect("this program");
    let script = format!(
        "#!/bin/sh\n{before}\nexec '{}' --exact git::tests::open::probe\n",
        program.display()
    );
    let path = folder.join("hooks").join(name);
    std::fs::create_dir_all(folder.join("hooks")).expect("a folder");
    std::fs::write(&path, script).expect("a file");
    let run = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(path, run).expect("a mode");
}

#[cfg(unix)]
#[test]
fn a_hook_sees_what_is_pushed_before_it_is_accepted() {
    let sandbox = sample();
    sandbox.git(&["clone", "--quiet", "--bare", ".", "bare.git"]);
    let read = "read old new name\nexport WHEREFORE_NEW=$new";
    hook(&sandbox.path.join("bare.git"), "pre-receive", read);
    sandbox.git(&["checkout", "--quiet", "-b", "feature"]);
    sandbox
        .write("rfcs/b.md", "pushed")
        .write(".gitignore", "bare.git\nseen\n");
    sandbox.commit("second");
    let seen = sandbox.path.join("seen");
    let seen = seen.to_string_lossy();
    let pushed = sandbox.try_git(&["push", "bare.git", "feature"], &[(PROBE, &*seen)]);
    assert!(
        pushed.status.success(),
        "{}",
        String::from_utf8_lossy(&pushed.stderr)
    );
    let told = std::fs::read_to_string(&*seen).expect("what the hook saw");
    assert_eq!(told, "rfcs/b.md\npushed");
}

#[cfg(unix)]
#[test]
fn a_hook_sees_the_index_that_the_commit_is_made_from() {
    let sandbox = sample();
    hook(&sandbox.path.join(".git"), "pre-commit", "");
    let seen = sandbox.path.join(".git/seen");
    let seen_name = seen.to_string_lossy().into_owned();
    let commit = |arguments: &[&str]| {
        let arguments = [&["commit", "--quiet", "-m", "next"], arguments].concat();
        let made = sandbox.try_git(&arguments, &[(PROBE, &seen_name)]);
        assert!(
            made.status.success(),
            "{}",
            String::from_utf8_lossy(&made.stderr)
        );
        std::fs::read_to_string(&seen).expect("what the hook saw")
    };
    sandbox.write("rfcs/b.md", "b\n").write("rfcs/c.md", "c\n");
    sandbox.git(&["add", "."]);
    sandbox.write("rfcs/a.md", "a2\n");
    assert_eq!(commit(&["--", "rfcs/b.md"]), "rfcs/b.md");
    assert_eq!(commit(&["-a"]), "rfcs/a.md < rfcs/a.md\nrfcs/c.md");
    sandbox.write("rfcs/b.md", "b2\n");
    sandbox.git(&["add", "."]);
    assert_eq!(commit(&["--amend"]), "rfcs/b.md < rfcs/b.md");
}
