//! Programs, run without the settings of whoever runs the benchmark.

use std::path::Path;
use std::process::{Command, Stdio};

/// The program under test.
pub(crate) const WHEREFORE: &str = env!("CARGO_BIN_EXE_wherefore");

/// A program that is run in a folder.
pub(crate) fn command(program: &str, folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env_remove("GITHUB_ACTIONS")
        .env_remove("CI");
    command
}

/// Runs a program to its end, which is to be with one of some statuses. What it prints goes nowhere.
pub(crate) fn ended(mut command: Command, statuses: &[i32]) {
    let status = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let status = status.expect("a program that can be run").code();
    assert!(
        status.is_some_and(|status| statuses.contains(&status)),
        "{command:?}: {status:?}"
    );
}
