//! The system refuses: disks that are full, readers that went away, files that change or may not be read, and runs that are
//! killed. Each time the exit status is as documented, what was there before is there still, and nobody is left guessing.

#![cfg(unix)]

mod full;
mod killed;
mod permissions;
mod races;
mod streams;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::support::{COMPLETE, Run, Sandbox, clean, without};

/// What begins the report of every format.
pub const FORMATS: &[&str] = &[
    "text", "short", "json", "ndjson", "sarif", "github", "gitlab", "junit", "rdjson", "markdown",
];

/// A repository in which something is found, and a configuration with a baseline that is not there yet.
fn repository() -> Sandbox {
    let sandbox = Sandbox::repository();
    sandbox
        .file("rfcs/0001-maps.md", COMPLETE)
        .file("rfcs/0002-bad.md", without("When"))
        .file(".wherefore.yaml", "baseline: known.jsonl\n");
    sandbox
}

/// A repository whose reports are larger than what a pipe holds.
fn talkative() -> Sandbox {
    let sandbox = Sandbox::repository();
    let links: String = (0..2_000)
        .map(|number| format!("[a](none-{number}.md)\n\n"))
        .collect();
    sandbox.file("rfcs/0001-links.md", format!("{COMPLETE}\n{links}"));
    for number in 2..300 {
        sandbox.file(&format!("rfcs/{number:04}-bad.md"), without("When"));
    }
    sandbox
}

/// A shell in the sandbox that knows the binary as `$W`.
fn shell(sandbox: &Sandbox, script: &str) -> Command {
    let mut command = Command::new("sh");
    clean(&mut command);
    command
        .args(["-c", script])
        .env("W", env!("CARGO_BIN_EXE_wherefore"))
        .current_dir(sandbox.path());
    command
}

fn sh(sandbox: &Sandbox, script: &str) -> Run {
    sandbox.ended(&shell(sandbox, script).output().expect("sh"))
}

/// Every file and what it holds, but for what Git writes.
fn files(sandbox: &Sandbox) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![sandbox.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if !is_sample(&path) {
                let name = path.strip_prefix(sandbox.path()).expect("a file of it");
                let bytes = std::fs::read(&path).expect("a file");
                files.insert(name.display().to_string(), bytes);
            }
        }
    }
    files
}

fn is_sample(path: &Path) -> bool {
    path.extension().is_some_and(|it| it == "sample")
}

/// Whether a name is that of a draft.
fn is_draft(name: &str) -> bool {
    name.rsplit('/')
        .next()
        .is_some_and(|name| name.starts_with(".wherefore-"))
}
