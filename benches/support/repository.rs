//! Repositories for benchmarks: what takes long to make is kept below `target` for the next run.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::program::command;

/// Where Cargo lets benchmarks keep what they make.
pub(crate) const KEPT: &str = env!("CARGO_TARGET_TMPDIR");

/// A folder that is made once. Half of one is never found: it gets its name when it is whole.
pub(crate) fn kept(name: &str, make: impl FnOnce(&Path)) -> PathBuf {
    let folder = Path::new(KEPT).join(name);
    if !folder.is_dir() {
        let fresh = TempDir::new_in(KEPT).expect("a temporary folder");
        make(fresh.path());
        std::fs::rename(fresh.keep(), &folder).expect("a new name");
    }
    folder
}

/// Git, as somebody who may commit.
pub(crate) fn git(folder: &Path, arguments: &[&str]) -> Command {
    let who = [
        "-c",
        "user.name=Bench",
        "-c",
        "user.email=bench@example.org",
    ];
    command("git", folder, &[&who, arguments].concat())
}

/// Runs a program that reads `input` and does well, for what it prints.
pub(crate) fn run(mut command: Command, input: &str) -> String {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a program that can be run");
    let mut stdin = child.stdin.take().expect("its input");
    stdin.write_all(input.as_bytes()).expect("written input");
    drop(stdin);
    let output = child.wait_with_output().expect("its end");
    assert!(output.status.success(), "{command:?}");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
