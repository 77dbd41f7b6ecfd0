//! What is compared takes turns, and the fastest turn of each counts: whatever else the machine does strikes all alike.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Something that is timed.
pub(crate) type Contestant<'a> = Box<dyn FnMut() + 'a>;

/// The fastest turn of each, after one that does not count.
pub(crate) fn fastest<const COUNT: usize>(
    rounds: usize,
    mut contestants: [Contestant<'_>; COUNT],
) -> [Duration; COUNT] {
    let mut fastest = [Duration::MAX; COUNT];
    for round in 0..=rounds {
        for (contestant, best) in contestants.iter_mut().zip(&mut fastest) {
            let begin = Instant::now();
            contestant();
            let time = begin.elapsed();
            if round > 0 {
                *best = time.min(*best);
            }
        }
    }
    fastest
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
