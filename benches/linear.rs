//! Shows that time grows as the document does: the same document at one, ten and a hundred times its length, in one run.
//!
//! `cargo bench` prints the time a byte takes at each length, and how that compares with the shortest. A ratio near 1 is linear.

#![expect(
    clippy::disallowed_macros,
    clippy::cast_precision_loss,
    reason = "a benchmark prints what it measured"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use wherefore::lint::{Settings, lint};
use wherefore::source::Source;

/// One section of each kind that costs most to read: prose with times and measures, lists, tables, labels.
const SECTION: &str = "\
## Rollout of part two

We will release it to one region on 2027-03-01, first to staff, then to everybody, once the audit is closed. Version 2.3 warns, 2.4 fails.

- [ ] Add the setting, off by default
- [ ] Measure p95 latency, 300 ms today, which must fall below 200 ms
  1. Phase 1: one cluster, two weeks
  2. Phase 2: no regression, at least two teams

| Metric | Today | Target |
|---|---|---|
| Late deliveries | 6.1% | 5% |

**Status:** in review, `code`, [a link](https://example.org), and more words that nobody weighs twice.

";

/// How often each length is read; the fastest counts.
const ROUNDS: usize = 7;

fn main() {
    let mut first = None;
    println!(
        "{:>8} {:>12} {:>10} {:>7}",
        "bytes", "time", "ns/byte", "ratio"
    );
    for times in [20, 200, 2_000] {
        let source = Source::new("bench.md", format!("# T\n\n{}", SECTION.repeat(times)));
        let fastest = fastest(&source);
        let per_byte = fastest.as_nanos() as f64 / source.text().len() as f64;
        let ratio = per_byte / *first.get_or_insert(per_byte);
        println!(
            "{:>8} {fastest:>12.2?} {per_byte:>10.1} {ratio:>7.2}",
            source.text().len()
        );
    }
}

fn fastest(source: &Source) -> Duration {
    let settings = Settings::default();
    let round = || {
        let begin = Instant::now();
        black_box(lint(black_box(source), &settings));
        begin.elapsed()
    };
    (0..ROUNDS).map(|_| round()).min().unwrap_or_default()
}
