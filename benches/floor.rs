//! Holds a whole check against its floor: what pulldown-cmark alone takes to read the same bytes, in the same run, on one core and on all.
//!
//! `cargo bench --bench floor` prints each ratio beside its target; `-- --quick` takes a tenth of the proposals. What counts is one time over
//! another, taken in turns: harnesses such as criterion measure one after the other and cannot tell a busy machine from a slow program.

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
#[path = "support/rounds.rs"]
mod rounds;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

use pulldown_cmark::{Options, Parser};
use rayon::prelude::*;
use wherefore::lint::{Settings, lint};
use wherefore::source::Source;

use program::{WHEREFORE, command};
use proposals::markdown_below;
use rounds::{Contestant, ended, fastest};

/// How long a check may take, in times of its floor.
const TARGET: f64 = 1.5;

/// How often each is timed.
const ROUNDS: usize = 5;

/// What makes this program the floor of another: it only reads the Markdown files below a folder.
const AS_FLOOR: &str = "--floor";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [mode, folder] = arguments.as_slice()
        && mode == AS_FLOOR
    {
        return read_all_below(Path::new(folder));
    }
    let is_quick = arguments.iter().any(|argument| argument == "--quick");
    let count = if is_quick { 500 } else { 5_000 };
    let made_up = proposals::made_up(count);
    compare("Made-up proposals", &made_up);
    match proposals::real() {
        Some(copy) => compare("Real proposals", copy.path()),
        None => println!("\nReal proposals: skipped, there are none"),
    }
}

/// Compares all that is compared, over the Markdown files of a repository.
fn compare(title: &str, repository: &Path) {
    let sources = sources_below(repository);
    let bytes: usize = sources.iter().map(|source| source.text().len()).sum();
    let megabytes = bytes as f64 / 1e6;
    println!("\n{title}: {} files, {megabytes:.1} MB\n", sources.len());
    println!(
        "{:<38} {:>6} {:>10} {:>10} {:>8} {:>6} {:>7}",
        "what", "cores", "time", "floor", "MB/s", "ratio", "target"
    );
    let cores = rayon::current_num_threads();
    let row = |what: &str, cores: usize, [floor, time]: [Duration; 2]| {
        let ratio = time.as_secs_f64() / floor.as_secs_f64();
        let speed = megabytes / time.as_secs_f64();
        println!(
            "{what:<38} {cores:>6} {time:>10.1?} {floor:>10.1?} {speed:>8.0} {ratio:>6.2} {TARGET:>7.2}"
        );
    };
    row("lint, in memory", 1, lint_on_one(&sources));
    row("lint, in memory", cores, lint_on_all(&sources));
    drop(sources);
    for cores in [1, cores] {
        let [floor, time, revision] = whole(repository, cores);
        row("check, of files", cores, [floor, time]);
        row(
            "check --rev HEAD, of packed objects",
            cores,
            [floor, revision],
        );
    }
}

/// The floor and the core, both on one core and in memory.
fn lint_on_one(sources: &[Source]) -> [Duration; 2] {
    let settings = Settings::default();
    let events = |source: &Source| events_in(source.text());
    let found = |source: &Source| lint(source, &settings).len();
    let floor = || {
        black_box(sources.iter().map(events).sum::<usize>());
    };
    let core = || {
        black_box(sources.iter().map(found).sum::<usize>());
    };
    fastest(ROUNDS, [Box::new(floor), Box::new(core)])
}

/// The floor and the core, both on all cores and in memory.
fn lint_on_all(sources: &[Source]) -> [Duration; 2] {
    let settings = Settings::default();
    let events = |source: &Source| events_in(source.text());
    let found = |source: &Source| lint(source, &settings).len();
    let floor = || {
        black_box(sources.par_iter().map(events).sum::<usize>());
    };
    let core = || {
        black_box(sources.par_iter().map(found).sum::<usize>());
    };
    fastest(ROUNDS, [Box::new(floor), Box::new(core)])
}

/// Whole processes: the floor, which reads the files of a work tree, a check of those files, and one of packed objects.
fn whole(repository: &Path, cores: usize) -> [Duration; 3] {
    let floor = std::env::current_exe().expect("this program");
    let floor = floor.to_string_lossy();
    let on = |program: &str, arguments: &[&str]| {
        let mut command = command(program, repository, arguments);
        command.env("RAYON_NUM_THREADS", cores.to_string());
        command
    };
    let floor = || ended(on(&floor, &[AS_FLOOR, "."]), &[0]);
    let check = || ended(on(WHEREFORE, &["check"]), &[0, 1]);
    let revision = || ended(on(WHEREFORE, &["check", "--rev", "HEAD"]), &[0, 1]);
    let contestants: [Contestant<'_>; 3] = [Box::new(floor), Box::new(check), Box::new(revision)];
    fastest(ROUNDS, contestants)
}

/// How many events pulldown-cmark finds, with the extensions and the offsets that the lint needs.
fn events_in(text: &str) -> usize {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let events = Parser::new_ext(text, options).into_offset_iter();
    events.map(black_box).count()
}

/// The floor as a process: every Markdown file below a folder is read once.
fn read_all_below(folder: &Path) {
    let read = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).expect("a file of UTF-8");
        events_in(&text)
    };
    let events: usize = markdown_below(folder).par_iter().map(read).sum();
    println!("{events} events");
}

fn sources_below(folder: &Path) -> Vec<Source> {
    let load = |path: &PathBuf| {
        let text = |path: &Path| std::fs::read_to_string(path);
        let sidecar = text(&path.with_file_name(corpus::SIDECAR));
        let source = Source::new(path.to_string_lossy(), text(path).expect("a file of UTF-8"));
        source.with_sidecar(sidecar.ok().map(|text| Source::new(corpus::SIDECAR, text)))
    };
    markdown_below(folder).iter().map(load).collect()
}
