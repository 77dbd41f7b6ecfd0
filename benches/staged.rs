//! Shows what a commit waits for: the time to lint one staged proposal, in a small and in a huge repository, beside
//! the time of `git diff --cached --name-only`.
//!
//! `cargo bench --bench staged` prints the fastest of several interleaved runs of both. `-- 20000` sets another number of
//! files than half a million.

#![expect(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a benchmark makes its repositories and prints what it measured"
)]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// How many files lie in one folder.
const IN_FOLDER: usize = 100;

/// How often each program runs; the fastest run counts.
const ROUNDS: usize = 15;

fn main() {
    let most = std::env::args()
        .skip(1)
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(500_000);
    println!(
        "{:>8} {:>12} {:>12} {:>7}",
        "files", "wherefore", "git", "ratio"
    );
    for files in [5_000, most] {
        let folder = repository(files);
        let (mut ours, mut gits) = (Duration::MAX, Duration::MAX);
        for _ in 0..ROUNDS {
            ours = ours.min(time(&mut wherefore(folder.path())));
            gits = gits.min(time(&mut git(
                folder.path(),
                &["diff", "--cached", "--name-only"],
            )));
        }
        let ratio = ours.as_secs_f64() / gits.as_secs_f64();
        println!("{files:>8} {ours:>12.2?} {gits:>12.2?} {ratio:>7.2}");
    }
}

/// What is timed.
fn wherefore(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wherefore"));
    command
        .args(["check", "--staged", "--format", "short", "--quiet"])
        .current_dir(folder);
    command
}

fn time(command: &mut Command) -> Duration {
    let begin = Instant::now();
    let output = command.output().expect("a program that runs");
    let time = begin.elapsed();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(told.starts_with("rfcs/0001-x.md"), "{command:?}: {told}");
    time
}

/// A repository with so many files in its last commit and its index, none of them checked out, and one more that is staged.
fn repository(files: usize) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path();
    run(git(path, &["init", "--quiet"]), "");
    let blob = run(git(path, &["hash-object", "-w", "--stdin"]), "one\n");
    let entries: String = (0..files)
        .map(|file| {
            let (folder, top) = (file / IN_FOLDER, file / IN_FOLDER / IN_FOLDER);
            format!("100644 {blob}\tsrc/part-{top}/unit-{folder}/module-{file}.rs\n")
        })
        .collect();
    run(git(path, &["update-index", "--index-info"]), &entries);
    let tree = run(git(path, &["write-tree"]), "");
    let commit = run(git(path, &["commit-tree", &tree]), "All files");
    run(git(path, &["update-ref", "HEAD", &commit]), "");
    std::fs::create_dir(path.join("rfcs")).expect("a folder");
    std::fs::write(path.join("rfcs/0001-x.md"), "# X\n").expect("a file");
    run(git(path, &["add", "rfcs/0001-x.md"]), "");
    folder
}

fn git(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command
        .args([
            "-c",
            "user.name=Bench",
            "-c",
            "user.email=bench@example.org",
        ])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1");
    command
}

fn run(mut command: Command, input: &str) -> String {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("git");
    let mut stdin = child.stdin.take().expect("its input");
    stdin.write_all(input.as_bytes()).expect("written input");
    drop(stdin);
    let output = child.wait_with_output().expect("its end");
    assert!(output.status.success(), "{command:?}");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
