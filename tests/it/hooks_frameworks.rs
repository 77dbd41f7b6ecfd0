//! The manifest for pre-commit and prek, in their own hands: they build the hook from this source and run it on what is
//! staged.

use std::process::Command;

#[cfg(unix)]
use crate::readme;
#[cfg(unix)]
use crate::support::{COMPLETE, without};
use crate::support::{Run, Sandbox, clean, is_there, root};

const TOOLS: [&str; 2] = ["pre-commit", "prek"];

/// Runs a tool in a folder of the sandbox. What it keeps stays in the sandbox, but for what cargo builds, which the next
/// run can use.
fn run(sandbox: &Sandbox, folder: &str, tool: &str, args: &[&str]) -> Run {
    let mut command = Command::new(tool);
    clean(&mut command);
    let output = command
        .args(args)
        .current_dir(sandbox.path().join(folder))
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("PRE_COMMIT_HOME", sandbox.path().join("store/pre-commit"))
        .env("PREK_HOME", sandbox.path().join("store/prek"))
        .env("CARGO_TARGET_DIR", root().join("target/tools/build"))
        // All that is needed was fetched to build this test, and time goes into what is not kept.
        .env("CARGO_NET_OFFLINE", "true")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .output()
        .expect("the tool");
    sandbox.ended(&output)
}

/// A repository in the sandbox with the source as it stands here, committed or not: its commit.
#[cfg(unix)]
fn source(sandbox: &Sandbox) -> String {
    let listed = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(root())
        .output()
        .expect("git");
    assert!(listed.status.success(), "{listed:?}");
    let files = String::from_utf8(listed.stdout).expect("UTF-8");
    let is_needed = |file: &&str| {
        ["src/", "benches/", "Cargo.", ".pre-commit-hooks.yaml"]
            .iter()
            .any(|start| file.starts_with(start))
    };
    sandbox.git(&["init", "--quiet", "source"]);
    for file in files.split('\0').filter(is_needed) {
        // What was deleted and not committed is listed, too.
        if let Ok(content) = std::fs::read(root().join(file)) {
            sandbox.file(&format!("source/{file}"), content);
        }
    }
    sandbox.git(&["-C", "source", "add", "--all", "--force"]);
    sandbox.git(&["-C", "source", "commit", "--quiet", "-m", "source"]);
    let commit = sandbox.try_git("source", &["rev-parse", "HEAD"]);
    commit.stdout.trim().to_owned()
}

#[test]
fn the_manifest_is_valid() {
    let sandbox = Sandbox::new();
    let manifest = root().join(".pre-commit-hooks.yaml");
    let manifest = manifest.to_str().expect("UTF-8");
    for tool in TOOLS.into_iter().filter(|tool| is_there(tool)) {
        let run = run(&sandbox, "", tool, &["validate-manifest", manifest]);
        assert_eq!(run.status, 0, "{}", run.screen());
    }
}

/// Lets prek, which has a folder for cargo of its own, find what is fetched already, and where crates come from.
#[cfg(unix)]
fn share_cargo_home(sandbox: &Sandbox) {
    let home = std::env::var_os("CARGO_HOME").map_or_else(
        || std::env::home_dir().expect("a home").join(".cargo"),
        std::path::PathBuf::from,
    );
    sandbox.file("store/prek/cache/.keep", "");
    let link = sandbox.path().join("store/prek/cache/cargo");
    std::os::unix::fs::symlink(home, link).expect("a link");
}

#[cfg(unix)]
#[test]
fn frameworks_build_the_hook_and_judge_what_is_staged() {
    let sandbox = Sandbox::new();
    let commit = source(&sandbox);
    share_cargo_home(&sandbox);
    let source = sandbox.path().join("source");
    // As the README has it.
    let config = readme::section("As a hook").block("yaml");
    let config = config
        .replace(
            "<where this repository is cloned from>",
            &source.to_string_lossy(),
        )
        .replace("v0.1.0", &commit);
    sandbox
        .git(&["init", "--quiet", "here"])
        .file("here/.pre-commit-config.yaml", config);
    for tool in TOOLS.into_iter().filter(|tool| is_there(tool)) {
        for (path, text, status) in [
            ("README.md", "# No proposal\n", 0),
            ("rfcs/0000-template.md", "# Title\n", 0),
            ("rfcs/0001-good.md", COMPLETE, 0),
            ("rfcs/0002-bad.md", &*without("When"), 1),
        ] {
            sandbox.file(&format!("here/{path}"), text);
            sandbox.git(&["-C", "here", "add", "--all"]);
            let run = run(&sandbox, "here", tool, &["run"]);
            assert_eq!(run.status, status, "{tool} {path}: {}", run.screen());
            assert_eq!(
                run.stdout.contains("missing-when (error)"),
                status == 1,
                "{tool} {path}: {}",
                run.screen()
            );
        }
        sandbox.git(&["-C", "here", "rm", "--quiet", "--cached", "-r", "."]);
        sandbox.git(&["-C", "here", "add", ".pre-commit-config.yaml"]);
        for folder in ["here/rfcs", "here/README.md"] {
            let path = sandbox.path().join(folder);
            let _ = std::fs::remove_dir_all(&path).or_else(|_| std::fs::remove_file(&path));
        }
    }
}

#[cfg(unix)]
#[test]
fn the_manifest_can_be_tried_as_users_try_one() {
    let sandbox = Sandbox::new();
    source(&sandbox);
    sandbox.git(&["init", "--quiet", "here"]);
    let source = sandbox.path().join("source").display().to_string();
    for tool in ["pre-commit"].into_iter().filter(|tool| is_there(tool)) {
        for (text, status) in [(COMPLETE, 0), (&*without("Why"), 1)] {
            sandbox.file("here/rfcs/0001-maps.md", text);
            sandbox.git(&["-C", "here", "add", "--all"]);
            let run = run(&sandbox, "here", tool, &["try-repo", &source, "wherefore"]);
            assert_eq!(run.status, status, "{}", run.screen());
            assert_eq!(run.stdout.contains("missing-why (error)"), status == 1);
        }
    }
}
