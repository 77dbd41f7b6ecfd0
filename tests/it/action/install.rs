//! Where the action takes the program from: what is at hand, a release, or its own source.

use std::process::Command;

use super::runner::*;
use crate::support::{Sandbox, root};

/// The version of this source.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Puts a release on the server, packed as a release packs it. Its program is the built one; another version is at hand.
fn release(sandbox: &Sandbox, target: &str) -> std::path::PathBuf {
    another_version(sandbox);
    let program = env!("CARGO_BIN_EXE_wherefore");
    let name = if target.contains("windows") {
        "wherefore.exe"
    } else {
        "wherefore"
    };
    let call = format!("#!/bin/sh\nexec '{program}' \"$@\"\n");
    sandbox.executable(&format!("built/{name}"), call.as_bytes());
    let folder = format!("server/{REPOSITORY}/releases/download/v{VERSION}");
    let folder = sandbox.path().join(folder);
    let packed = Command::new("bash")
        .arg(root().join(".github/release/package.sh"))
        .arg(target)
        .arg(sandbox.path().join("built").join(name))
        .arg(&folder)
        .output()
        .expect("bash");
    assert!(packed.status.success(), "{packed:?}");
    folder
}

/// Has a program of another version in `bin`, which must not be taken.
fn another_version(sandbox: &Sandbox) {
    std::fs::remove_file(sandbox.path().join("bin/wherefore")).expect("the link");
    sandbox.executable("bin/wherefore", b"#!/bin/sh\necho wherefore 0.0.9\n");
}

#[test]
fn a_release_is_fetched_and_run() {
    for (system, machine, target, is_zip) in [
        ("Linux", "X64", "x86_64-unknown-linux-musl", false),
        ("macOS", "ARM64", "aarch64-apple-darwin", false),
        ("Windows", "X64", "x86_64-pc-windows-msvc", true),
    ] {
        if is_zip && !["zip", "unzip"].into_iter().all(is_at_hand) {
            println!("skipped: zip and unzip are not installed");
            continue;
        }
        let sandbox = forge();
        merge(&sandbox);
        check_out(&sandbox, MERGE, 2);
        let folder = release(&sandbox, target);
        let kind = if is_zip { "zip" } else { "tar.gz" };
        let archive = format!("wherefore-{VERSION}-{target}.{kind}");
        let mut files: Vec<_> = std::fs::read_dir(&folder)
            .expect("the release")
            .map(|entry| entry.expect("an entry").file_name())
            .collect();
        files.sort();
        assert_eq!(files, [&*archive, &*format!("{archive}.sha256")]);
        for version in ["", VERSION] {
            let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox))
                .input("version", version)
                .env("RUNNER_OS", system)
                .env("RUNNER_ARCH", machine)
                .play();
            assert_eq!(played.status, 1, "{}", played.log);
            assert_eq!(played.annotated(), ["rfcs/0002-new.md"], "{}", played.log);
        }
    }
}

/// Whether a program can be run at all.
fn is_at_hand(program: &str) -> bool {
    Command::new(program).arg("-v").output().is_ok()
}

#[test]
fn a_release_with_another_checksum_is_refused() {
    for spoilt in ["", ".sha256"] {
        let sandbox = forge();
        merge(&sandbox);
        check_out(&sandbox, MERGE, 2);
        let target = "x86_64-unknown-linux-musl";
        let folder = release(&sandbox, target);
        let file = format!("wherefore-{VERSION}-{target}.tar.gz{spoilt}");
        std::fs::write(folder.join(file), "another file\n").expect("the file");
        fake_cargo(&sandbox);
        let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox)).play();
        played.failed_saying(&["is refused", "SHA-256"]);
    }
}

/// Has a cargo in `bin` that writes down how it was called, and installs the built program.
fn fake_cargo(sandbox: &Sandbox) {
    let program = env!("CARGO_BIN_EXE_wherefore");
    let script = format!(
        "#!/bin/bash\npwd >\"$HOME/cargo\"\nprintf '%s\\n' \"$@\" >>\"$HOME/cargo\"\n\
         while [ \"$1\" != --root ]; do shift; done\nmkdir \"$2/bin\"\nln -s '{program}' \"$2/bin/wherefore\"\n"
    );
    sandbox.executable("bin/cargo", script.as_bytes());
}

#[test]
fn without_a_release_the_action_builds_its_own_version_and_no_other() {
    let sandbox = forge();
    merge(&sandbox);
    check_out(&sandbox, MERGE, 2);
    another_version(&sandbox);
    fake_cargo(&sandbox);
    let event = pull_request(&sandbox);
    // No such release; none for this machine; taken from the workspace.
    for (name, value) in [
        ("RUNNER_ARCH", "X64"),
        ("RUNNER_ARCH", "X86"),
        ("ACTION_REPOSITORY", ""),
    ] {
        let played = Job::new(&sandbox, "pull_request", &event)
            .env(name, value)
            .play();
        assert_eq!(played.status, 1, "{}", played.log);
        assert_eq!(played.annotated(), ["rfcs/0002-new.md"], "{}", played.log);
        assert!(played.log.contains("Building wherefore"), "{}", played.log);
        let called = std::fs::read_to_string(sandbox.path().join("home/cargo"));
        let called = called.expect("the call");
        let start = format!("{}\ninstall\n--locked\n--path\n.\n", root().display());
        assert!(called.starts_with(&start), "{called}");
    }
    let played = Job::new(&sandbox, "pull_request", &event)
        .input("version", "v0.0.8")
        .play();
    played.failed_saying(&["There is no wherefore 0.0.8 to run", VERSION]);
    // A build that fails is no clean check, and neither is a program that does not run.
    for script in ["#!/bin/sh\nexit 101\n", "#!/bin/sh\n"] {
        sandbox.executable("bin/cargo", script.as_bytes());
        let played = Job::new(&sandbox, "pull_request", &event).play();
        played.failed_saying(&[VERSION]);
    }
}

#[test]
fn the_version_that_is_at_hand_is_taken() {
    let sandbox = forge();
    merge(&sandbox);
    check_out(&sandbox, MERGE, 2);
    let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox))
        .input("version", VERSION)
        .play();
    assert!(played.log.contains("is here already"), "{}", played.log);
    std::fs::remove_file(sandbox.path().join("bin/wherefore")).expect("the link");
    sandbox.executable(
        "bin/wherefore",
        b"#!/bin/sh\necho wherefore 0.0.9\nexit 1\n",
    );
    let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox))
        .input("version", "0.0.9")
        .play();
    // It says its version, but ended badly.
    played.failed_saying(&["There is no wherefore 0.0.9"]);
}

#[test]
fn a_release_has_the_notes_of_the_version_that_its_tag_names() {
    let sandbox = Sandbox::new();
    sandbox.file("Cargo.toml", "[package]\nversion = \"0.3.0-rc.1\"\n").file(
        "CHANGELOG.md",
        "# Changelog\n\n## Unreleased\n\nNext.\n\n## 0.3.0-rc.1 - 2027-01-01\n\n### Added\n\n- This.\n\n## 0.3.0\n\n## 0.2.0\n\nOld.\n",
    );
    let notes = |tag: &str| {
        let output = Command::new("bash")
            .arg(root().join(".github/release/notes.sh"))
            .arg(tag)
            .current_dir(sandbox.path())
            .output()
            .expect("bash");
        sandbox.ended(&output)
    };
    let run = notes("v0.3.0-rc.1");
    assert_eq!(run.status, 0, "{}", run.screen());
    assert_eq!(run.stdout.trim(), "### Added\n\n- This.");
    for tag in ["v0.3.0", "0.3.0-rc.1", "v0.2.0"] {
        let run = notes(tag);
        assert_eq!(run.status, 2, "{}", run.screen());
        assert!(run.stdout.contains("Cargo.toml says 0.3.0-rc.1"));
    }
    sandbox.file("Cargo.toml", "version = \"0.3.0\"\n");
    assert_eq!(notes("v0.3.0").status, 2);
}
