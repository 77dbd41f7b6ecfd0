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

use std::path::{Path, PathBuf};
use std::process::Stdio;

use program::{WHEREFORE, command};

const ALL_RULES: &[&str] = &["check", "--format", "ndjson"];
const ONE_RULE: &[&str] = &[
    "check",
    "--format",
    "ndjson",
    "--select",
    "invalid-metadata",
];

/// What makes this program measure one run of the other, which is then its only child.
const AS_PARENT: &str = "--parent";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [mode, rest @ ..] = arguments.as_slice()
        && mode == AS_PARENT
    {
        let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
        return measure(&rest);
    }
    let is_quick = arguments.iter().any(|argument| argument == "--quick");
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
    let parent = std::env::current_exe().expect("this program");
    let arguments = [&[AS_PARENT], arguments].concat();
    let measured = repository::run(command(&parent.to_string_lossy(), folder, &arguments), "");
    let (diagnostics, peak) = measured.split_once(' ').expect("two numbers");
    let count = files.len();
    println!("{what:<20} {count:>10} {megabytes:>8.1} {diagnostics:>12} {peak:>10}");
}

/// Prints how many lines a check prints, and how many MiB it holds at most.
fn measure(arguments: &[&str]) {
    let mut command = command(WHEREFORE, Path::new("."), arguments);
    let output = command.stderr(Stdio::null()).output();
    let printed = output.expect("a program that can be run").stdout;
    let lines = String::from_utf8_lossy(&printed).lines().count();
    println!("{lines} {}", peak());
}

/// The most that an ended child has held, in MiB.
#[cfg(target_os = "linux")]
fn peak() -> String {
    use nix::sys::resource::{UsageWho, getrusage};
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("what children used");
    format!("{:.1}", usage.max_rss() as f64 / 1024.0)
}

/// Elsewhere it is not told, or in other units.
#[cfg(not(target_os = "linux"))]
fn peak() -> String {
    "unknown".to_owned()
}
