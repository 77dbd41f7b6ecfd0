//! What may not be read or written. Root may do everything: then the runs are those of a user who may not.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use super::{repository, shell};
use crate::support::{COMPLETE, Run, Sandbox, without};

/// Nobody's number, on every system that has one.
const NOBODY: u32 = 65_534;

/// A repository that belongs to a user whom permissions hold.
struct Held {
    sandbox: Sandbox,
    /// What the command is run through.
    through: &'static str,
}

impl Held {
    /// Nothing where there is no such user.
    fn new(sandbox: Sandbox) -> Option<Self> {
        let probe = sandbox.path().join("probe");
        std::fs::write(&probe, "").expect("a file");
        set(&probe, 0o000);
        let is_held = std::fs::read(&probe).is_err();
        std::fs::remove_file(&probe).expect("a file");
        if is_held {
            return Some(Self {
                sandbox,
                through: "",
            });
        }
        let through = "setpriv --reuid=65534 --regid=65534 --clear-groups";
        let reads = format!("exec {through} test -x \"$W\"");
        let is_there = shell(&sandbox, &reads)
            .output()
            .is_ok_and(|it| it.status.success());
        let given = Command::new("chown")
            .args(["-R", &format!("{NOBODY}:{NOBODY}")])
            .arg(sandbox.path())
            .status();
        if !is_there || !given.is_ok_and(|status| status.success()) {
            println!("skipped: root may do everything, and nobody else can run the binary");
            return None;
        }
        Some(Self { sandbox, through })
    }

    fn run(&self, command: &str) -> Run {
        let script = format!("exec {} \"$W\" {command}", self.through);
        let output = shell(&self.sandbox, &script)
            .env("HOME", self.sandbox.path())
            .env("XDG_CONFIG_HOME", self.sandbox.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output();
        let run = self.sandbox.ended(&output.expect("sh"));
        assert!(
            !run.stderr.contains("panicked"),
            "{command}: {}",
            run.screen()
        );
        run
    }

    /// Runs a command while a file or folder has a mode, as [`set`] takes it.
    fn run_with(&self, path: &str, mode: u32, command: &str) -> Run {
        let path = self.sandbox.path().join(path);
        let before = path.metadata().expect("it").permissions();
        set(&path, mode);
        let run = self.run(command);
        std::fs::set_permissions(&path, before).expect("a mode");
        run
    }
}

fn set(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("a mode");
}

/// What may not be read, by which command, what is told of it, and whether the other documents are judged.
#[rustfmt::skip]
const UNREADABLE: &[(&str, &str, &str, bool)] = &[
    ("rfcs/0001-maps.md", "check --format short", "`rfcs/0001-maps.md` cannot be read: Permission denied", true),
    ("rfcs/0001-maps.md", "outline", "`rfcs/0001-maps.md` cannot be read: Permission denied", true),
    ("rfcs/0001-maps.md", "baseline", "`rfcs/0001-maps.md` cannot be read: Permission denied", false),
    ("rfcs/sub", "check --format short", "`rfcs/sub` cannot be read: Permission denied", true),
    ("rfcs/sub", "check --format short rfcs/sub/0003-sub.md", "`rfcs/sub/0003-sub.md` cannot be read: Permission denied", false),
    ("rfcs/sub", "check --format short rfcs/sub", "`rfcs/sub` cannot be read: Permission denied", false),
    ("rfcs/sub", "outline", "`rfcs/sub` cannot be read: Permission denied", true),
    ("rfcs/sub", "baseline", "`rfcs/sub` cannot be read: Permission denied", false),
    (".wherefore.yaml", "check --format short", "`.wherefore.yaml` cannot be read: Permission denied", false),
    (".wherefore.yaml", "config rfcs/0001-maps.md", "`.wherefore.yaml` cannot be read: Permission denied", false),
    (".wherefore.yaml", "rules", "`.wherefore.yaml` cannot be read: Permission denied", false),
    ("known.jsonl", "check --format short", "`known.jsonl` cannot be read: Permission denied", false),
    ("known.jsonl", "baseline", "`known.jsonl` cannot be read: Permission denied", false),
    ("rfcs/beside/kep.yaml", "check --format short", "`rfcs/beside/kep.yaml` cannot be read: Permission denied", true),
    ("template.md", "check --format short", "`template.md` cannot be read: Permission denied", false),
    (".git/index", "check --staged", "git cannot read the repository at `[sandbox]/.git/index`: Permission denied", false),
    (".git/HEAD", "check --staged", "git cannot read the repository at", false),
    (".git/objects", "check --staged --format short", "cannot be read: object", false),
    (".", "check", "`.` cannot be read: Permission denied", false),
];

fn held() -> Option<Held> {
    let sandbox = repository();
    sandbox
        .file(
            ".wherefore.yaml",
            "baseline: known.jsonl\ntemplate: template.md\n",
        )
        .file("template.md", "# Title\n")
        .file("known.jsonl", "")
        .file("rfcs/sub/0003-sub.md", without("Why"))
        .file("rfcs/beside/0004-kep.md", COMPLETE)
        .file("rfcs/beside/0005-kep.md", COMPLETE)
        .file("rfcs/beside/kep.yaml", "status: draft\n");
    std::fs::remove_file(sandbox.path().join("known.jsonl")).expect("a file");
    assert_eq!(sandbox.run(&["baseline"]).status, 0);
    sandbox.file("rfcs/0006-new.md", without("What"));
    sandbox.git(&["add", "--all"]);
    Held::new(sandbox)
}

#[test]
fn what_may_not_be_read_is_told_once_and_the_rest_is_judged() {
    let Some(held) = held() else {
        return;
    };
    let before = std::fs::read(held.sandbox.path().join("known.jsonl")).expect("a baseline");
    for (path, command, told, is_rest_judged) in UNREADABLE {
        let run = held.run_with(path, 0o000, command);
        assert_eq!(run.status, 2, "{path}, {command}: {}", run.screen());
        assert_eq!(
            run.stderr.matches(told).count(),
            1,
            "{path}, {command}: {}",
            run.screen()
        );
        let is_judged = run.stdout.contains("rfcs/0006-new.md");
        assert_eq!(
            is_judged,
            *is_rest_judged,
            "{path}, {command}: {}",
            run.screen()
        );
    }
    let after = std::fs::read(held.sandbox.path().join("known.jsonl")).expect("a baseline");
    assert_eq!(after, before);
    assert_eq!(held.run("check").status, 1);
}

#[test]
fn nothing_is_said_to_be_absent_that_may_only_not_be_seen() {
    let Some(held) = held() else {
        return;
    };
    let links = "\n[a](sub/0003-sub.md) [b](sub/0003-sub.md#what) [c](gone.md)\n";
    held.sandbox
        .file("rfcs/0006-new.md", format!("{COMPLETE}{links}"));
    // Neither entered, nor listed.
    for mode in [0o000, 0o311, 0o444] {
        let run = held.run_with("rfcs/sub", mode, "check --format short rfcs/0006-new.md");
        let broken: Vec<&str> = run.stdout.lines().collect();
        assert_eq!(broken.len(), 1, "{mode:o}: {}", run.screen());
        assert!(
            broken[0].contains("`gone.md` is not there"),
            "{}",
            run.screen()
        );
    }
}

#[test]
fn what_may_not_be_written_is_told_and_the_former_file_stays() {
    let Some(held) = held() else {
        return;
    };
    held.sandbox.file("out/report.json", "{\n  \"version\": 1");
    assert_eq!(held.run("hook install pre-commit").status, 0);
    let hook = held.sandbox.path().join(".git/hooks/pre-commit");
    let script = std::fs::read_to_string(&hook).expect("a hook") + "# older\n";
    std::fs::write(&hook, script).expect("a hook");
    let before = super::files(&held.sandbox);
    for (folder, command, told) in [
        (
            "out",
            "check --format json --output out/report.json",
            "`out/report.json` cannot be written: Permission denied",
        ),
        (
            "out",
            "check --format json --output out/new.json",
            "`out/new.json` cannot be written: Permission denied",
        ),
        (
            "out",
            "outline --output out/new.txt",
            "`out/new.txt` cannot be written: Permission denied",
        ),
        (
            ".",
            "baseline --include-new",
            "`known.jsonl` cannot be written: Permission denied",
        ),
        (
            ".git/hooks",
            "hook install pre-commit",
            "/.git/hooks/pre-commit` cannot be written: Permission denied",
        ),
        (
            ".git/hooks",
            "hook uninstall pre-commit",
            "/.git/hooks/pre-commit` cannot be deleted: Permission denied",
        ),
    ] {
        let run = held.run_with(folder, 0o555, command);
        assert_eq!(run.status, 2, "{command}: {}", run.screen());
        assert!(run.stderr.contains(told), "{command}: {}", run.screen());
        assert!(super::files(&held.sandbox) == before, "{command}");
    }
}
