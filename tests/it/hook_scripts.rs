//! The scripts of hooks, run by a shell as Git would.
#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::support::Sandbox;

const NAMES: [&str; 4] = ["pre-commit", "pre-push", "pre-receive", "update"];

/// A repository with all hooks, installed by a copy of the binary at `program`.
fn installed_by(program: &str) -> (Sandbox, PathBuf) {
    let sandbox = Sandbox::repository();
    let content = std::fs::read(env!("CARGO_BIN_EXE_wherefore")).expect("the binary");
    sandbox.executable(program, &content);
    let program = sandbox.path().join(program);
    for name in NAMES {
        let ran = Command::new(&program)
            .args(["hook", "install", name])
            .current_dir(sandbox.path())
            .output()
            .expect("the copy");
        assert!(ran.status.success(), "{ran:?}");
    }
    (sandbox, program)
}

/// Runs a hook with nothing but `path` on the PATH: its status and what it said.
fn run(hook: &Path, args: &[&str], path: &Path, input: &str) -> (i32, String) {
    use std::io::Write;
    let mut child = Command::new(hook)
        .args(args)
        .env("PATH", path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the hook");
    // A hook that does not read its input closes it early.
    let _ = child
        .stdin
        .take()
        .expect("its input")
        .write_all(input.as_bytes());
    let output = child.wait_with_output().expect("its end");
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).expect("UTF-8");
    (output.status.code().expect("a status"), said)
}

#[test]
fn scripts_are_executable_and_fit_for_any_shell() {
    let (sandbox, _) = installed_by("bin/wherefore");
    for name in NAMES {
        let hook = sandbox.path().join(".git/hooks").join(name);
        let mode = hook.metadata().expect("the hook").permissions().mode();
        assert_eq!(mode & 0o777, 0o755, "{name}");
        for shell in ["sh", "dash", "bash"] {
            match Command::new(shell).arg("-n").arg(&hook).output() {
                Ok(read) => assert!(
                    read.status.success() && read.stderr.is_empty(),
                    "{shell} {name}: {read:?}"
                ),
                Err(_) => println!("skipped: there is no {shell}"),
            }
        }
    }
}

#[test]
fn a_script_runs_the_program_that_installed_it_wherever_that_lies() {
    for program in [
        "bin/wherefore",
        "it's $HOME \"here\"/`echo`/where fore",
        "back\\slash\nline/wherefore",
    ] {
        let (sandbox, _) = installed_by(program);
        let content = "#!/bin/sh\nprintf '<%s>' \"$@\"\n/bin/cat\nexit 7\n";
        sandbox.executable(program, content.as_bytes());
        let hook = sandbox.path().join(".git/hooks/pre-push");
        let (status, said) = run(&hook, &["a b", "*"], Path::new("/nowhere"), "input");
        assert_eq!(
            (status, said.as_str()),
            (7, "<hook><run><pre-push><a b><*>input"),
            "{program}"
        );
    }
}

#[test]
fn when_that_program_is_gone_the_one_on_the_path_runs_and_else_the_hook_says_what_to_do() {
    let (sandbox, program) = installed_by("bin/wherefore");
    std::fs::remove_file(&program).expect("no program");
    let hook = sandbox.path().join(".git/hooks/pre-commit");
    let (status, said) = run(&hook, &[], Path::new("/nowhere"), "");
    let said = said.replace(hook.to_str().expect("UTF-8"), "[hook]");
    insta::assert_snapshot!(format!("{status}\n{said}"));
    // A folder of that name is no program.
    std::fs::create_dir(&program).expect("a folder");
    let other = sandbox.path().join("other");
    sandbox.executable("other/wherefore", b"#!/bin/sh\necho other \"$@\"\n");
    let (status, said) = run(&hook, &[], &other, "");
    assert_eq!((status, said.as_str()), (0, "other hook run pre-commit\n"));
    let hook = sandbox.path().join(".git/hooks/update");
    let (status, said) = run(&hook, &[], Path::new("/nowhere"), "");
    assert!(status == 1 && !said.contains("--no-verify"), "{said}");
}

/// The lines that `hook install` asks to be put at the top of another hook.
fn chain(sandbox: &Sandbox, name: &str) -> String {
    sandbox.file(&format!(".git/hooks/{name}"), "#!/bin/sh\n");
    let told = sandbox.run(&["hook", "install", name]);
    assert_eq!(told.status, 2, "{}", told.screen());
    let parts: Vec<&str> = told.stderr.split("\n\n").collect();
    assert_eq!(parts.len(), 3, "{}", told.screen());
    parts[1].to_owned()
}

#[test]
fn the_lines_for_another_hook_stop_it_and_else_leave_it_its_input() {
    let sandbox = Sandbox::repository();
    let tag = format!(
        "refs/tags/v {} refs/tags/v {}\n",
        "a".repeat(40),
        "0".repeat(40)
    );
    let bin = Path::new(env!("CARGO_BIN_EXE_wherefore"));
    let path = format!(
        "{}:/usr/bin:/bin",
        bin.parent().expect("a folder").display()
    );
    let lines = chain(&sandbox, "pre-push");
    for shell in ["sh", "dash", "bash"] {
        if Command::new(shell).args(["-c", "exit"]).status().is_err() {
            println!("skipped: there is no {shell}");
            continue;
        }
        let hook = sandbox.path().join(".git/hooks/pre-push");
        let content = format!(
            "#!/usr/bin/env {shell}\n{lines}\nwhile read -r line; do echo \"rest: $line\"; done\n"
        );
        sandbox.executable(".git/hooks/pre-push", content.as_bytes());
        for (input, expected) in [
            (tag.as_str(), (0, format!("rest: {tag}"))),
            (&*tag.repeat(2), (0, format!("rest: {tag}").repeat(2))),
            ("", (0, String::new())),
        ] {
            assert_eq!(run(&hook, &["o", "url"], Path::new(&path), input), expected);
        }
        let (status, said) = run(&hook, &["o", "url"], Path::new(&path), "nonsense\n");
        assert!(status == 1 && !said.contains("rest:"), "{said}");
    }
    assert_eq!(
        chain(&sandbox, "update"),
        "wherefore hook run update \"$@\" || exit 1"
    );
}
