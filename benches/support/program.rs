//! Programs, run without the settings of whoever runs the benchmark.

use std::path::Path;
use std::process::Command;

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
