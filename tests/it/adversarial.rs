//! Documents and repositories that were made to cost much: time grows as their size does, and memory stays within bounds.
//!
//! Each is given at one size and at four times that size. Time is that of the processor, and only its ratio counts: what is
//! linear takes four times as long, what is quadratic sixteen times.

#![cfg(target_os = "linux")]

mod documents;
mod memory;
mod metadata;
mod repositories;

use std::process::{Command, Stdio};
use std::time::Duration;

use wait4::Wait4;

use crate::support::{Sandbox, clean};

/// How many times larger the large one is, and how many times longer it may take than linear time.
const LARGER: usize = 4;
const LENIENCY: u32 = 2;

/// Less time tells nothing: it is that of a start.
const LEAST: Duration = Duration::from_millis(25);

/// How often a size is tried again where it took too long; the fastest counts.
const TRIES: usize = 3;

/// The memory that a run may take: so much, and so many bytes for each byte of what it reads.
const BASE_KIB: usize = 256 * 1024;
const FOR_A_BYTE: usize = 300;

/// Runs a command within the memory that is allowed for an input of that size: its exit status, what it says beside, and
/// the time that it takes.
fn run(sandbox: &Sandbox, args: &[&str], size: usize) -> (Option<i32>, String, Duration) {
    let memory = BASE_KIB + size * FOR_A_BYTE / 1024;
    let mut command = Command::new("sh");
    clean(&mut command);
    let mut child = command
        .arg("-c")
        .arg(format!(
            "ulimit -v {memory}; exec \"$0\" \"$@\" 2>../stderr"
        ))
        .arg(env!("CARGO_BIN_EXE_wherefore"))
        .args(args)
        // Each thread asks for room that it does not use.
        .env("RAYON_NUM_THREADS", "1")
        .env("MALLOC_ARENA_MAX", "1")
        .current_dir(sandbox.path().join("in"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .expect("sh");
    let end = child.wait4().expect("its end");
    let told = std::fs::read(sandbox.path().join("stderr")).expect("what it said");
    let told = String::from_utf8_lossy(&told).into_owned();
    (end.status.code(), told, end.rusage.utime + end.rusage.stime)
}

/// What is read, and how.
struct Input {
    sandbox: Sandbox,
    size: usize,
}

impl Input {
    fn new() -> Self {
        let sandbox = Sandbox::new();
        std::fs::create_dir(sandbox.path().join("in")).expect("a folder");
        Self { sandbox, size: 0 }
    }

    fn file(&mut self, path: &str, text: &str) {
        self.sandbox.file(&format!("in/{path}"), text);
        self.size += text.len();
    }

    fn time(&self, what: &str, args: &[&str]) -> Duration {
        let (status, told, time) = run(&self.sandbox, args, self.size);
        assert!(matches!(status, Some(0 | 1)), "{what}: {status:?} {told}");
        time
    }
}

/// Shows that what `make` gives for four times the number takes no more than four times the time to be read by `args`, give
/// or take. The input itself may grow by more than that, as `growth` says.
fn is_linear(what: &str, args: &[&str], number: usize, growth: u32, make: impl Fn(usize) -> Input) {
    let (small, large) = (make(number), make(number * LARGER));
    let (mut first, mut second) = (small.time(what, args), large.time(what, args));
    let is_too_long = |first: Duration, second| second > first.max(LEAST) * growth * LENIENCY;
    for _ in 0..TRIES {
        if !is_too_long(first, second) {
            return;
        }
        first = first.min(small.time(what, args));
        second = second.min(large.time(what, args));
    }
    assert!(
        !is_too_long(first, second),
        "{what}: {first:?}, then {second:?}"
    );
}

const FOURFOLD: u32 = 4;
const SIXTEENFOLD: u32 = 16;

const CHECK: &[&str] = &["check", "--quiet", "--format", "json"];

/// What a text is, a number, and the text that costs as much as the number is great.
type Case = (&'static str, usize, fn(usize) -> String);

/// The same of documents that are given by their texts.
fn are_linear(documents: &[Case]) {
    for (what, number, text) in documents {
        is_linear(
            what,
            &[CHECK, &["--no-config", "a.md"]].concat(),
            number / 2,
            FOURFOLD,
            |number| {
                let mut input = Input::new();
                input.file("a.md", &text(number));
                input
            },
        );
    }
}

/// A text for each number.
fn each(numbers: std::ops::Range<usize>, text: impl Fn(usize) -> String) -> String {
    numbers.map(text).collect()
}
