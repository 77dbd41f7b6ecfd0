//! The work tree against a commit.

use super::{LONG, Sandbox, is_markdown, tell};
use crate::git::GitError;

fn sample() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox
        .write("rfcs/a.md", "a\n")
        .write("rfcs/b.md", "b\n")
        .write("rfcs/c.md", LONG)
        .write(".gitignore", "ignored/\n*.tmp.md\n")
        .commit("first");
    sandbox
}

#[test]
fn staged_changed_and_untracked_files_are_told_and_ignored_ones_are_not() {
    let sandbox = sample();
    assert!(tell(&sandbox.since("HEAD")).is_empty());
    sandbox
        .write("rfcs/a.md", "staged\n")
        .write("rfcs/d.md", "added\n");
    sandbox.git(&["add", "."]);
    sandbox
        .write("rfcs/b.md", "changed\n")
        .write("new/deep/e.md", "untracked\n")
        .write("ignored/f.md", "ignored\n")
        .write("rfcs/g.tmp.md", "ignored\n")
        .write("rfcs/code.rs", "not kept\n");
    assert_eq!(
        tell(&sandbox.since("HEAD")),
        [
            "new/deep/e.md",
            "rfcs/a.md < rfcs/a.md",
            "rfcs/b.md < rfcs/b.md",
            "rfcs/d.md"
        ]
    );
}

#[test]
fn what_later_commits_changed_counts_and_what_was_changed_back_does_not() {
    let sandbox = sample();
    sandbox
        .write("rfcs/a.md", "second\n")
        .write("rfcs/b.md", "second\n");
    sandbox.write("rfcs/d.md", "second\n").commit("second");
    sandbox.write("rfcs/b.md", "b\n");
    assert_eq!(
        tell(&sandbox.since("HEAD~")),
        ["rfcs/a.md < rfcs/a.md", "rfcs/d.md"]
    );
    assert_eq!(tell(&sandbox.since("HEAD")), ["rfcs/b.md < rfcs/b.md"]);
}

#[test]
fn a_file_that_only_the_index_lost_is_compared() {
    let sandbox = sample();
    sandbox.git(&["rm", "--quiet", "--cached", "rfcs/a.md", "rfcs/b.md"]);
    sandbox.write("rfcs/b.md", "changed\n");
    assert_eq!(tell(&sandbox.since("HEAD")), ["rfcs/b.md < rfcs/b.md"]);
}

#[test]
fn an_ignored_file_that_is_tracked_is_told() {
    let sandbox = sample();
    sandbox.write("rfcs/g.tmp.md", "one\n");
    sandbox.git(&["add", "--force", "rfcs/g.tmp.md"]);
    assert_eq!(tell(&sandbox.since("HEAD")), ["rfcs/g.tmp.md"]);
    sandbox.git(&["commit", "--quiet", "-m", "second"]);
    sandbox.write("rfcs/g.tmp.md", "two\n");
    assert_eq!(
        tell(&sandbox.since("HEAD")),
        ["rfcs/g.tmp.md < rfcs/g.tmp.md"]
    );
}

#[test]
fn a_file_is_followed_when_it_moves_without_git() {
    let sandbox = sample();
    sandbox
        .remove("rfcs/c.md")
        .write("rfcs/z.md", format!("{LONG}eleven\n"));
    assert_eq!(tell(&sandbox.since("HEAD")), ["rfcs/z.md < rfcs/c.md"]);
}

#[test]
fn a_change_in_the_tick_of_the_index_is_seen() {
    let sandbox = sample();
    for round in 0..50 {
        let (one, two) = (format!("{round:02}a\n"), format!("{round:02}b\n"));
        sandbox.write("rfcs/a.md", one);
        sandbox.git(&["add", "."]);
        sandbox.git(&["commit", "--quiet", "-m", "next"]);
        sandbox.write("rfcs/a.md", "x");
        sandbox.git(&["add", "."]);
        sandbox.write("rfcs/a.md", "y").write("rfcs/b.md", two);
        let told = tell(&sandbox.since("HEAD"));
        assert_eq!(told, ["rfcs/a.md < rfcs/a.md", "rfcs/b.md < rfcs/b.md"]);
        sandbox.git(&["checkout", "--quiet", "HEAD", "rfcs/b.md"]);
    }
}

#[test]
fn a_file_that_was_written_anew_with_the_same_content_is_not_told() {
    let sandbox = sample();
    sandbox.remove("rfcs/a.md").write("rfcs/a.md", "a\n");
    assert!(tell(&sandbox.since("HEAD")).is_empty());
    sandbox.git(&["config", "core.autocrlf", "true"]);
    sandbox.write("rfcs/a.md", "a\r\n");
    assert!(tell(&sandbox.since("HEAD")).is_empty());
}

#[cfg(unix)]
#[test]
fn what_is_no_file_any_more_is_left_out() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let sandbox = sample();
    sandbox.remove("rfcs/a.md").remove("rfcs/b.md");
    symlink("c.md", sandbox.path.join("rfcs/a.md")).expect("a link");
    symlink("c.md", sandbox.path.join("rfcs/new.md")).expect("a link");
    std::fs::create_dir(sandbox.path.join("rfcs/b.md")).expect("a folder");
    let fifo = std::process::Command::new("mkfifo")
        .arg(sandbox.path.join("rfcs/pipe.md"))
        .status();
    assert!(fifo.expect("mkfifo").success());
    let run = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(sandbox.path.join("rfcs/c.md"), run).expect("a mode");
    assert!(tell(&sandbox.since("HEAD")).is_empty());
}

#[test]
fn files_in_conflict_are_told_apart() {
    let sandbox = sample();
    sandbox.git(&["checkout", "--quiet", "-b", "other"]);
    sandbox.write("rfcs/a.md", "theirs\n").commit("other");
    sandbox.git(&["checkout", "--quiet", "main"]);
    sandbox.write("rfcs/a.md", "ours\n").commit("main");
    sandbox.try_git(&["merge", "other"], &[]);
    assert_eq!(tell(&sandbox.since("HEAD")), ["rfcs/a.md in conflict"]);
}

#[test]
fn a_repository_within_the_work_tree_is_not_entered() {
    let sandbox = sample();
    sandbox.git(&["init", "--quiet", "inner"]);
    sandbox
        .write("inner/x.md", "x\n")
        .write("outer/x.md", "x\n");
    assert_eq!(tell(&sandbox.since("HEAD")), ["outer/x.md"]);
}

#[test]
fn what_is_only_meant_to_be_added_is_told() {
    let sandbox = sample();
    sandbox.write("new.md", "new\n");
    sandbox.git(&["add", "--intent-to-add", "new.md"]);
    assert_eq!(tell(&sandbox.since("HEAD")), ["new.md"]);
}

#[test]
fn paths_that_look_like_patterns_are_taken_as_they_are() {
    let sandbox = sample();
    sandbox.write("rfcs/[a].md", "x\n").write(":!x.md", "x\n");
    sandbox.write("rfcs/a b*.md", "x\n");
    assert_eq!(
        tell(&sandbox.since("HEAD")),
        [":!x.md", "rfcs/[a].md", "rfcs/a b*.md"]
    );
}

#[test]
fn a_bare_repository_has_no_work_tree() {
    let sandbox = Sandbox::with(&["init", "--quiet", "--bare"]);
    let tree = sandbox.git(&["write-tree"]);
    let commit = sandbox.git(&["commit-tree", &tree, "-m", "first"]);
    let repository = sandbox.open();
    let commit = repository.commit(&commit).expect("a commit");
    let since = repository.since(&commit, &is_markdown);
    assert!(matches!(since, Err(GitError::Bare(_))), "{since:?}");
}
