//! Shows that memory does not grow with the number of proposals: the most that a check holds at once, of few and of ten times as many.
//!
//! What it finds is kept until it is written, so it is shown with all rules and with one that finds little. `-- --quick` takes a tenth of the
//! proposals.

#![expect(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a benchmark makes its files, and prints what it measured"
)]

#[path = "support/corpus/mod.rs"]
mod corpus;
#[path = "support/program.rs"]
mod program;
#[path = "support/proposals.rs"]
mod proposals;
#[path = "support/repository.rs"]
mod repository;

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use wait4::Wait4;

use program::{WHEREFORE, command};

const ALL_RULES: &[&str] = &["check", "--format", "ndjson"];
const ONE_RULE: &[&str] = &[
    "check",
    "--format",
    "ndjson",
    "--select",
    "invalid-metadata",
];

fn main() {
    let is_quick = std::env::args().any(|argument| argument == "--quick");
    let counts = if is_quick { [50, 500] } else { [500, 5_000] };
    println!(
        "{:<20} {:>10} {:>8} {:>12} {:>10}",
        "what", "proposals", "MB", "diagnostics", "peak MiB"
    );
    for count in counts {
        let folder = proposals::made_up(count);
        row("made up, all rules", &folder, ALL_RULES);
        row("made up, one rule", &folder, ONE_RULE);
    }
    match proposals::real() {
        Some(copy) => row("real, all rules", copy.path(), ALL_RULES),
        None => println!("real: skipped, there are none"),
    }
}

fn row(what: &str, folder: &Path, arguments: &[&str]) {
    let files = proposals::markdown_below(folder);
    let size = |file: &PathBuf| file.metadata().expect("a file").len();
    let megabytes = files.iter().map(size).sum::<u64>() as f64 / 1e6;
    let (diagnostics, peak) = measure(folder, arguments);
    let (count, peak) = (files.len(), peak as f64 / (1024.0 * 1024.0));
    println!("{what:<20} {count:>10} {megabytes:>8.1} {diagnostics:>12} {peak:>10.1}");
}

/// How many lines a check prints, and how many bytes it holds at most.
fn measure(folder: &Path, arguments: &[&str]) -> (usize, u64) {
    let mut command = command(WHEREFORE, folder, arguments);
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().expect("a program that can be run");
    let mut printed = String::new();
    let mut stdout = child.stdout.take().expect("its output");
    stdout.read_to_string(&mut printed).expect("UTF-8");
    let end = child.wait4().expect("its end");
    (printed.lines().count(), end.rusage.maxrss)
}
