//! Hooks: where they are installed, what is left alone, and what their script does.

use crate::support::{Run, Sandbox};

/// Runs the binary with a home of its own in a folder of the sandbox.
fn hook_in(sandbox: &Sandbox, folder: &str, args: &[&str], input: &str) -> Run {
    let home = sandbox.path().join("home");
    let home = home.to_str().expect("a path in UTF-8");
    let env = [
        ("HOME", home),
        ("XDG_CONFIG_HOME", home),
        ("GIT_CONFIG_NOSYSTEM", "1"),
    ];
    let args = [&["hook"], args].concat();
    sandbox.run_in(folder, &args, &env, Some(input.as_bytes()))
}

fn hook(sandbox: &Sandbox, args: &[&str]) -> Run {
    hook_in(sandbox, "", args, "")
}

fn read(sandbox: &Sandbox, path: &str) -> String {
    std::fs::read_to_string(sandbox.path().join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Installs in a folder, finds the script where it belongs, and deletes it again.
#[track_caller]
fn goes_to(sandbox: &Sandbox, folder: &str, name: &str, path: &str) {
    let run = hook_in(sandbox, folder, &["install", name], "");
    assert_eq!(run.status, 0, "{}", run.screen());
    let script = read(sandbox, path);
    assert!(
        script.contains(&format!("exec \"$wherefore\" hook run {name} \"$@\"")),
        "{script}"
    );
    let run = hook_in(sandbox, folder, &["uninstall", name], "");
    assert_eq!(run.status, 0, "{}", run.screen());
    assert!(!sandbox.path().join(path).exists());
}

/// Every file below the sandbox, with what it holds.
fn everything(sandbox: &Sandbox) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let files = walkdir::WalkDir::new(sandbox.path()).sort_by_file_name();
    let entries = files.into_iter().map(|entry| entry.expect("an entry"));
    entries
        .map(|entry| {
            (
                entry.path().to_owned(),
                std::fs::read(entry.path()).unwrap_or_default(),
            )
        })
        .collect()
}

#[test]
fn a_hook_is_installed_where_git_looks_for_it() {
    let sandbox = Sandbox::repository();
    sandbox.file("deep/in/a.md", "");
    for name in ["pre-commit", "pre-push", "pre-receive", "update"] {
        goes_to(&sandbox, "deep/in", name, &format!(".git/hooks/{name}"));
    }
    std::fs::remove_dir_all(sandbox.path().join(".git/hooks")).expect("no folder");
    goes_to(&sandbox, "", "pre-commit", ".git/hooks/pre-commit");
}

#[test]
fn a_configured_folder_is_followed() {
    let sandbox = Sandbox::new();
    sandbox.git(&["init", "--quiet", "here"]);
    sandbox.file("here/deep/a.md", "").file("home/.keep", "");
    let absolute = sandbox.path().join("elsewhere");
    for (value, path) in [
        (".githooks/", "here/.githooks/pre-commit"),
        ("../beside", "beside/pre-commit"),
        ("~/hooks", "home/hooks/pre-commit"),
        (absolute.to_str().expect("UTF-8"), "elsewhere/pre-commit"),
    ] {
        sandbox.git(&["-C", "here", "config", "core.hooksPath", value]);
        goes_to(&sandbox, "here/deep", "pre-commit", path);
    }
    let run = hook_in(&sandbox, "here", &["install"], "");
    assert!(
        run.stderr.contains("leads out of this repository"),
        "{}",
        run.screen()
    );
    sandbox.git(&["-C", "here", "config", "core.hooksPath", ".githooks"]);
    assert_eq!(hook_in(&sandbox, "here", &["install"], "").stderr, "");
}

#[test]
fn linked_work_trees_submodules_and_bare_repositories_have_their_place() {
    let sandbox = Sandbox::new();
    sandbox.git(&["init", "--quiet", "main"]);
    sandbox.git(&[
        "-C",
        "main",
        "commit",
        "--quiet",
        "--allow-empty",
        "-m",
        "a",
    ]);
    sandbox.git(&["-C", "main", "worktree", "add", "--quiet", "../linked"]);
    goes_to(
        &sandbox,
        "linked",
        "pre-commit",
        "main/.git/hooks/pre-commit",
    );
    sandbox.git(&["init", "--quiet", "super"]);
    sandbox.git(&[
        "-C",
        "super",
        "submodule",
        "--quiet",
        "add",
        "../main",
        "sub",
    ]);
    goes_to(
        &sandbox,
        "super/sub",
        "pre-commit",
        "super/.git/modules/sub/hooks/pre-commit",
    );
    sandbox.git(&["init", "--quiet", "--bare", "bare.git"]);
    goes_to(&sandbox, "bare.git", "update", "bare.git/hooks/update");
    goes_to(&sandbox, "bare.git/refs", "update", "bare.git/hooks/update");
    sandbox.git(&["-C", "bare.git", "config", "core.hooksPath", "own"]);
    goes_to(
        &sandbox,
        "bare.git",
        "pre-receive",
        "bare.git/own/pre-receive",
    );
    sandbox.git(&["-C", "linked", "config", "core.hooksPath", "own"]);
    goes_to(&sandbox, "linked", "pre-commit", "linked/own/pre-commit");
}

#[test]
fn git_dir_says_which_repository() {
    let sandbox = Sandbox::new();
    sandbox.git(&["init", "--quiet", "--bare", "bare.git"]);
    let env = [("GIT_DIR", "bare.git"), ("GIT_CONFIG_NOSYSTEM", "1")];
    let run = sandbox.run_in("", &["hook", "install", "update"], &env, None);
    assert_eq!(run.status, 0, "{}", run.screen());
    assert!(sandbox.path().join("bare.git/hooks/update").is_file());
}

// Windows has the path otherwise.
#[cfg(unix)]
#[test]
fn installing_says_what_was_done_and_does_it_again() {
    let sandbox = Sandbox::repository();
    insta::assert_snapshot!(hook(&sandbox, &["install"]).screen());
    let script = read(&sandbox, ".git/hooks/pre-commit");
    let older = script.replace("PATH", "path");
    sandbox.file(".git/hooks/pre-commit", older);
    insta::assert_snapshot!(hook(&sandbox, &["install", "pre-commit"]).screen());
    assert_eq!(read(&sandbox, ".git/hooks/pre-commit"), script);
    insta::assert_snapshot!(hook(&sandbox, &["install", "pre-receive"]).screen());
    insta::assert_snapshot!(hook(&sandbox, &["uninstall"]).screen());
    insta::assert_snapshot!(hook(&sandbox, &["uninstall"]).screen());
}

#[test]
fn nothing_but_the_hook_is_written() {
    let sandbox = Sandbox::repository();
    let before = everything(&sandbox);
    hook(&sandbox, &["install", "pre-push"]);
    let mut after = everything(&sandbox);
    let count = after.len();
    after.retain(|(path, _)| !path.ends_with(".git/hooks/pre-push"));
    assert_eq!((after.len(), count), (before.len(), before.len() + 1));
    assert!(after == before);
    hook(&sandbox, &["uninstall", "pre-push"]);
    assert!(everything(&sandbox) == before);
}

// Windows has the path otherwise.
#[cfg(unix)]
#[test]
fn a_hook_of_somebody_else_is_left_alone() {
    let sandbox = Sandbox::repository();
    sandbox
        .file(".git/hooks/pre-commit", "#!/bin/sh\nmake test\n")
        .file(".git/hooks/pre-push", [0xFF, 0, b'\n'])
        .file(".git/hooks/update/x", "");
    let before = everything(&sandbox);
    insta::assert_snapshot!(hook(&sandbox, &["install"]).screen());
    insta::assert_snapshot!(hook(&sandbox, &["install", "pre-push"]).screen());
    insta::assert_snapshot!(hook(&sandbox, &["install", "update"]).screen());
    insta::assert_snapshot!(hook(&sandbox, &["uninstall"]).screen());
    for name in ["pre-push", "update"] {
        assert_eq!(hook(&sandbox, &["uninstall", name]).status, 2);
    }
    assert!(everything(&sandbox) == before);
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_left_alone_wherever_it_leads() {
    use std::os::unix::fs::symlink;
    let sandbox = Sandbox::repository();
    hook(&sandbox, &["install"]);
    let hooks = sandbox.path().join(".git/hooks");
    symlink(hooks.join("pre-commit"), hooks.join("pre-push")).expect("a link");
    symlink("nowhere", hooks.join("update")).expect("a link");
    let before = everything(&sandbox);
    for name in ["pre-push", "update"] {
        for what in ["install", "uninstall"] {
            let run = hook(&sandbox, &[what, name]);
            assert_eq!(run.status, 2, "{}", run.screen());
            assert!(
                run.stderr.contains("is a symbolic link"),
                "{}",
                run.screen()
            );
        }
    }
    assert!(everything(&sandbox) == before);
}

#[test]
fn without_a_place_for_hooks_nothing_is_written() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(hook(&sandbox, &["install"]).screen());
    sandbox.git(&["init", "--quiet"]);
    sandbox.file("file", "");
    for (value, message) in [
        ("file", "cannot be written"),
        ("file/hooks", "cannot be written"),
        ("", "`core.hooksPath` leads nowhere: it is empty"),
        ("~/hooks", "`core.hooksPath` leads nowhere"),
    ] {
        sandbox.git(&["config", "core.hooksPath", value]);
        let before = everything(&sandbox);
        let run = hook(&sandbox, &["install"]);
        assert_eq!(run.status, 2, "{value}: {}", run.screen());
        assert!(run.stderr.contains(message), "{value}: {}", run.screen());
        assert!(everything(&sandbox) == before, "{value}");
    }
}

#[cfg(unix)]
#[test]
fn a_repository_of_another_user_is_not_touched() {
    let sandbox = Sandbox::repository();
    for path in ["", ".git"] {
        if std::os::unix::fs::chown(sandbox.path().join(path), Some(12_345), None).is_err() {
            println!("skipped: only root can give a repository away");
            return;
        }
    }
    let before = everything(&sandbox);
    let run = hook(&sandbox, &["install"]);
    assert_eq!(run.status, 2, "{}", run.screen());
    assert!(
        run.stderr.contains("another user owns it") && run.stderr.contains("safe.directory"),
        "{}",
        run.screen()
    );
    assert!(everything(&sandbox) == before);
}
