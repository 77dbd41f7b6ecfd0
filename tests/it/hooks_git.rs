//! Hooks as Git runs them: real commits and pushes, refused and accepted.

use crate::support::{COMPLETE, Run, Sandbox, without};

/// A repository with a work tree `here` whose `origin` is the bare repository `there`. On both, main has an old proposal
/// without a When.
fn here_and_there() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.git(&["init", "--quiet", "--bare", "there"]);
    sandbox.git(&["init", "--quiet", "here"]);
    sandbox.git(&["-C", "here", "remote", "add", "origin", "../there"]);
    sandbox.file("here/rfcs/0001-old.md", without("When"));
    commit(&sandbox, "old");
    git(&sandbox, &["push", "--quiet", "origin", "main"]);
    sandbox
}

fn install(sandbox: &Sandbox, folder: &str, hook: &str) {
    let run = sandbox.run_in(folder, &["hook", "install", hook], &[], None);
    assert_eq!(run.status, 0, "{}", run.screen());
}

/// Runs git in `here`.
#[track_caller]
fn git(sandbox: &Sandbox, args: &[&str]) -> Run {
    let run = sandbox.try_git("here", args);
    assert_eq!(run.status, 0, "{args:?}: {}", run.screen());
    run
}

/// Commits all there is in `here`.
#[track_caller]
fn commit(sandbox: &Sandbox, message: &str) {
    git(sandbox, &["add", "--all"]);
    git(sandbox, &["commit", "--quiet", "-m", message]);
}

/// Runs git in `here`, which a hook has to stop for the proposal of that name and no other.
#[track_caller]
fn refused(sandbox: &Sandbox, args: &[&str], name: &str) -> Run {
    let run = sandbox.try_git("here", args);
    assert_ne!(run.status, 0, "{args:?}: {}", run.screen());
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(
        said.contains("missing-when") && said.contains(name),
        "{args:?}: {}",
        run.screen()
    );
    assert_eq!(said.matches("missing-when (error)").count(), 1, "{said}");
    run
}

/// The commit that a reference stands at.
fn at(sandbox: &Sandbox, folder: &str, reference: &str) -> Option<String> {
    let run = sandbox.try_git(folder, &["rev-parse", "--verify", "--quiet", reference]);
    (run.status == 0).then(|| run.stdout.trim().to_owned())
}

#[test]
fn a_commit_is_judged_by_what_is_staged() {
    let sandbox = Sandbox::new();
    sandbox.git(&["init", "--quiet", "here"]);
    install(&sandbox, "here", "pre-commit");
    sandbox.file("here/rfcs/a.md", without("When"));
    git(&sandbox, &["add", "rfcs"]);
    sandbox.file("here/rfcs/a.md", COMPLETE);
    refused(&sandbox, &["commit", "-m", "first"], "rfcs/a.md");
    assert_eq!(at(&sandbox, "here", "HEAD"), None);
    git(&sandbox, &["add", "rfcs"]);
    sandbox.file("here/rfcs/a.md", without("When"));
    git(&sandbox, &["commit", "-m", "first"]);
    let first = at(&sandbox, "here", "HEAD");
    refused(&sandbox, &["commit", "-a", "-m", "second"], "rfcs/a.md");
    assert_eq!(at(&sandbox, "here", "HEAD"), first);
    let staged = git(&sandbox, &["diff", "--cached", "--name-only"]);
    assert_eq!(staged.stdout, "");
    git(&sandbox, &["commit", "-a", "--no-verify", "-m", "second"]);
    assert_ne!(at(&sandbox, "here", "HEAD"), first);
}

#[test]
fn a_commit_of_named_files_is_judged_by_these() {
    let sandbox = Sandbox::new();
    sandbox.git(&["init", "--quiet", "here"]);
    sandbox
        .file("here/rfcs/a.md", COMPLETE)
        .file("here/rfcs/b.md", COMPLETE);
    commit(&sandbox, "first");
    install(&sandbox, "here", "pre-commit");
    sandbox
        .file("here/rfcs/a.md", COMPLETE.replace("A fifth", "A third"))
        .file("here/rfcs/b.md", without("When"));
    git(&sandbox, &["add", "rfcs/b.md"]);
    git(&sandbox, &["commit", "-m", "a", "--", "rfcs/a.md"]);
    refused(
        &sandbox,
        &["commit", "-m", "b", "--", "rfcs/b.md"],
        "rfcs/b.md",
    );
    let staged = git(&sandbox, &["diff", "--cached", "--name-only"]);
    assert_eq!(staged.stdout, "rfcs/b.md\n");
}

#[test]
fn an_amended_commit_is_judged_by_what_it_adds() {
    let sandbox = here_and_there();
    install(&sandbox, "here", "pre-commit");
    git(&sandbox, &["commit", "--amend", "-m", "other words"]);
    sandbox.file("here/rfcs/0002-new.md", without("When"));
    git(&sandbox, &["add", "rfcs"]);
    refused(&sandbox, &["commit", "--amend", "--no-edit"], "0002-new.md");
    sandbox.file("here/rfcs/0002-new.md", COMPLETE);
    git(&sandbox, &["add", "rfcs"]);
    git(&sandbox, &["commit", "--amend", "--no-edit"]);
}

#[test]
fn a_commit_without_proposals_passes() {
    let sandbox = here_and_there();
    install(&sandbox, "here", "pre-commit");
    sandbox.file("here/src/main.rs", "fn main() {}\n");
    commit(&sandbox, "code");
    git(&sandbox, &["rm", "--quiet", "rfcs/0001-old.md"]);
    git(&sandbox, &["commit", "--quiet", "-m", "gone"]);
    git(&sandbox, &["commit", "--allow-empty", "-m", "nothing"]);
}

#[test]
fn a_commit_is_judged_in_a_folder_and_in_a_linked_work_tree() {
    let sandbox = here_and_there();
    install(&sandbox, "here", "pre-commit");
    git(
        &sandbox,
        &["worktree", "add", "--quiet", "-b", "x", "../linked"],
    );
    for folder in ["here/rfcs", "linked", "linked/rfcs"] {
        let top = folder.trim_end_matches("/rfcs");
        sandbox.file(&format!("{top}/rfcs/0002-new.md"), without("When"));
        sandbox.try_git(folder, &["add", "--all"]);
        let run = sandbox.try_git(folder, &["commit", "-m", "new"]);
        assert_ne!(run.status, 0, "{folder}: {}", run.screen());
        sandbox.file(&format!("{top}/rfcs/0002-new.md"), COMPLETE);
        sandbox.try_git(folder, &["add", "--all"]);
        let run = sandbox.try_git(folder, &["commit", "--allow-empty", "-m", "new"]);
        assert_eq!(run.status, 0, "{folder}: {}", run.screen());
    }
}

#[cfg(unix)]
#[test]
fn a_hook_of_your_own_runs_wherefore_too() {
    let sandbox = here_and_there();
    // In a script the program is found by its name; here it is given in full.
    let program = env!("CARGO_BIN_EXE_wherefore");
    let hook = format!(
        "#!/bin/sh\n'{program}' hook run pre-commit \"$@\" || exit 1\necho the other half >&2\n"
    );
    sandbox.executable("here/.git/hooks/pre-commit", hook.as_bytes());
    sandbox.file("here/rfcs/0002-new.md", without("When"));
    git(&sandbox, &["add", "rfcs"]);
    let run = refused(&sandbox, &["commit", "-m", "new"], "0002-new.md");
    assert!(!run.stderr.contains("the other half"), "{}", run.screen());
    sandbox.file("here/rfcs/0002-new.md", COMPLETE);
    git(&sandbox, &["add", "rfcs"]);
    let run = git(&sandbox, &["commit", "-m", "new"]);
    assert!(run.stderr.contains("the other half"), "{}", run.screen());
}

/// Where a hook for pushes is installed, and whether the pusher sees it through the remote.
const PUSHES: [(&str, &str, bool); 3] = [
    ("here", "pre-push", false),
    ("there", "pre-receive", true),
    ("there", "update", true),
];

/// Runs a test for each hook that judges pushes.
fn for_each_push_hook(test: impl Fn(&Sandbox, &str)) {
    for (folder, hook, _) in PUSHES {
        let sandbox = here_and_there();
        install(&sandbox, folder, hook);
        test(&sandbox, hook);
    }
}

#[test]
fn a_push_is_refused_with_what_is_wrong_and_accepted_after_a_fix() {
    for (folder, hook, is_remote) in PUSHES {
        let sandbox = here_and_there();
        install(&sandbox, folder, hook);
        let before = at(&sandbox, "there", "main");
        sandbox.file("here/rfcs/0002-new.md", without("When"));
        commit(&sandbox, "new");
        let run = refused(&sandbox, &["push", "origin", "main"], "0002-new.md");
        assert_eq!(
            run.stderr.contains("remote: missing-when (error)"),
            is_remote,
            "{hook}: {}",
            run.screen()
        );
        assert_eq!(at(&sandbox, "there", "main"), before, "{hook}");
        sandbox.file("here/rfcs/0002-new.md", COMPLETE);
        commit(&sandbox, "fix");
        git(&sandbox, &["push", "origin", "main"]);
        assert_eq!(
            at(&sandbox, "there", "main"),
            at(&sandbox, "here", "main"),
            "{hook}"
        );
    }
}

#[test]
fn a_new_branch_is_judged_by_what_it_brings() {
    for_each_push_hook(|sandbox, hook| {
        git(sandbox, &["switch", "--quiet", "-c", "new"]);
        sandbox.file("here/rfcs/0002-new.md", COMPLETE);
        commit(sandbox, "new");
        // The old proposal of main is somebody else's.
        git(sandbox, &["push", "origin", "new"]);
        git(sandbox, &["switch", "--quiet", "-c", "newer", "main"]);
        git(sandbox, &["push", "origin", "newer"]);
        sandbox.file("here/rfcs/0003-newer.md", without("When"));
        commit(sandbox, "newer");
        let args = ["push", "origin", "newer:newest"];
        refused(sandbox, &args, "0003-newer.md");
        assert_eq!(at(sandbox, "there", "newest"), None, "{hook}");
    });
}

#[test]
fn a_branch_that_is_pushed_by_force_is_judged_too() {
    for_each_push_hook(|sandbox, hook| {
        git(sandbox, &["switch", "--quiet", "-c", "topic"]);
        sandbox.file("here/rfcs/0002-new.md", COMPLETE);
        commit(sandbox, "new");
        git(sandbox, &["push", "origin", "topic"]);
        git(sandbox, &["reset", "--quiet", "--hard", "main"]);
        sandbox.file("here/rfcs/0002-new.md", without("When"));
        commit(sandbox, "worse");
        refused(sandbox, &["push", "--force", "origin", "topic"], "0002-new");
        assert_ne!(
            at(sandbox, "there", "topic"),
            at(sandbox, "here", "topic"),
            "{hook}"
        );
        git(sandbox, &["reset", "--quiet", "--hard", "main"]);
        sandbox.file("here/rfcs/0002-new.md", COMPLETE.replace("fifth", "third"));
        commit(sandbox, "better");
        git(sandbox, &["push", "--force", "origin", "topic"]);
    });
}

#[test]
fn what_was_replaced_on_the_remote_in_the_meantime_need_not_be_here() {
    for_each_push_hook(|sandbox, hook| {
        sandbox.git(&["clone", "--quiet", "there", "other"]);
        sandbox.file("other/rfcs/0009-other.md", COMPLETE);
        sandbox.git(&["-C", "other", "add", "--all"]);
        sandbox.git(&["-C", "other", "commit", "--quiet", "-m", "other"]);
        sandbox.git(&["-C", "other", "push", "--quiet", "origin", "HEAD:topic"]);
        // `here` knows nothing of that branch.
        git(sandbox, &["switch", "--quiet", "-c", "topic"]);
        sandbox.file("here/rfcs/0002-new.md", without("When"));
        commit(sandbox, "new");
        refused(sandbox, &["push", "--force", "origin", "topic"], "0002-new");
        sandbox.file("here/rfcs/0002-new.md", COMPLETE);
        commit(sandbox, "fix");
        let run = git(sandbox, &["push", "--force", "origin", "topic"]);
        assert!(run.stderr.contains("forced update"), "{hook}");
    });
}

#[test]
fn of_two_branches_each_is_judged() {
    for_each_push_hook(|sandbox, hook| {
        git(sandbox, &["switch", "--quiet", "-c", "bad"]);
        sandbox.file("here/rfcs/0002-bad.md", without("When"));
        commit(sandbox, "bad");
        git(sandbox, &["switch", "--quiet", "-c", "good", "main"]);
        sandbox.file("here/rfcs/0003-good.md", COMPLETE);
        commit(sandbox, "good");
        refused(sandbox, &["push", "origin", "good", "bad"], "0002-bad.md");
        assert_eq!(at(sandbox, "there", "bad"), None, "{hook}");
        // Only this hook speaks for one branch.
        let good = at(sandbox, "there", "good");
        assert_eq!(good.is_some(), hook == "update", "{hook}");
    });
}

#[test]
fn what_is_deleted_or_no_branch_passes() {
    for_each_push_hook(|sandbox, hook| {
        git(sandbox, &["tag", "v1"]);
        git(sandbox, &["push", "origin", "v1"]);
        git(sandbox, &["push", "origin", "main:refs/heads/again"]);
        git(sandbox, &["push", "origin", "--delete", "again"]);
        assert_eq!(at(sandbox, "there", "again"), None, "{hook}");
        git(sandbox, &["push", "origin", "main"]);
    });
}

#[test]
fn a_push_to_a_url_knows_what_any_remote_has() {
    let sandbox = here_and_there();
    install(&sandbox, "here", "pre-push");
    git(&sandbox, &["push", "../there", "main:other"]);
    sandbox.file("here/rfcs/0002-new.md", without("When"));
    commit(&sandbox, "new");
    refused(&sandbox, &["push", "../there", "main:other"], "0002-new.md");
}

#[test]
fn an_empty_repository_takes_its_first_push() {
    for (folder, hook, _) in PUSHES {
        let sandbox = Sandbox::new();
        sandbox.git(&["init", "--quiet", "--bare", "there"]);
        sandbox.git(&["init", "--quiet", "here"]);
        sandbox.git(&["-C", "here", "remote", "add", "origin", "../there"]);
        install(&sandbox, folder, hook);
        sandbox.file("here/rfcs/0001-a.md", without("When"));
        commit(&sandbox, "a");
        refused(&sandbox, &["push", "origin", "main"], "0001-a.md");
        sandbox.file("here/rfcs/0001-a.md", COMPLETE);
        commit(&sandbox, "fix");
        git(&sandbox, &["push", "origin", "main"]);
    }
}

#[test]
fn two_branches_of_one_push_may_not_bear_one_number() {
    let sandbox = Sandbox::new();
    sandbox.git(&["init", "--quiet", "--bare", "server.git"]);
    sandbox.run_in("server.git", &["hook", "install", "pre-receive"], &[], None);
    sandbox.git(&["clone", "--quiet", "server.git", "here"]);
    let here = |args: &[&str]| sandbox.try_git("here", args);
    sandbox.file("here/rfcs/0001-maps.md", COMPLETE);
    here(&["checkout", "--quiet", "-b", "main"]);
    here(&["add", "--all"]);
    here(&["commit", "--quiet", "-m", "maps"]);
    assert_eq!(here(&["push", "origin", "main"]).status, 0);
    for name in ["routes", "tiles"] {
        here(&["checkout", "--quiet", "-b", name, "main"]);
        sandbox.file(&format!("here/rfcs/0002-{name}.md"), COMPLETE);
        here(&["add", "--all"]);
        here(&["commit", "--quiet", "-m", name]);
    }
    let both = here(&["push", "origin", "routes", "tiles"]);
    assert_eq!(both.status, 1, "{}", both.screen());
    assert!(
        both.stderr.contains("both bear the number"),
        "{}",
        both.screen()
    );
    assert_eq!(here(&["push", "origin", "routes"]).status, 0);
}
