//! Plausible English: words, phrases and sentences.

use super::random::Random;

const THINGS: &[&str] = &[
    "scheduler",
    "ledger",
    "index",
    "gateway",
    "compiler",
    "resolver",
    "registry",
    "export",
    "archive",
    "search page",
    "checkout",
    "session store",
    "build cache",
    "event log",
    "payment service",
    "release notes",
    "access policy",
    "lock file",
    "upload queue",
    "health check",
    "retry budget",
    "snapshot",
    "partition",
    "replica set",
    "type checker",
    "namespace",
    "plugin host",
    "audit trail",
    "command line",
    "dashboard",
    "invoice",
    "catalogue",
    "message bus",
    "config loader",
    "storage layer",
    "test runner",
    "diff view",
    "certificate",
    "token",
    "worker pool",
];

const QUALITIES: &[&str] = &[
    "shared",
    "regional",
    "incremental",
    "signed",
    "nightly",
    "existing",
    "second",
    "public",
    "internal",
    "asynchronous",
    "stale",
    "large",
    "partial",
    "typed",
    "remote",
    "read-only",
    "unused",
    "versioned",
    "weighted",
    "local",
];

const PEOPLE: &[&str] = &[
    "users",
    "operators",
    "maintainers",
    "reviewers",
    "the on-call engineer",
    "customers",
    "library authors",
    "newcomers",
    "the support team",
    "two of our largest tenants",
    "everyone who builds from source",
    "contributors",
];

const DEEDS: &[&str] = &[
    "reads",
    "replaces",
    "waits for",
    "writes to",
    "depends on",
    "validates",
    "rejects",
    "forwards",
    "merges",
    "wraps",
    "falls back to",
    "keeps a copy of",
    "asks",
    "blocks",
    "drops",
    "measures",
    "renames",
    "owns",
    "retries",
    "returns",
];

const TAILS: &[&str] = &[
    "before the request is answered",
    "without a restart",
    "when the cluster is upgraded",
    "for each tenant",
    "in the common case",
    "as the specification requires",
    "while the old path stays in place",
    "only if the feature gate is on",
    "even though nothing has changed",
    "because the order is not guaranteed",
    "so that callers need not know",
    "unless it was disabled by an administrator",
    "as described below",
    "which is what most tools expect",
    "and reports an error otherwise",
    "at the cost of one more round trip",
    "in every supported version",
];

const OPENINGS: &[&str] = &[
    "Today",
    "In practice",
    "For example",
    "As a result",
    "By default",
    "On the other hand",
    "After that",
    "Internally",
    "To keep this simple",
    "In most deployments",
    "Here",
    "Since then",
    "At the same time",
    "Whenever this happens",
];

const NAMES: &[&str] = &[
    "max_retries",
    "Snapshot::open",
    "--dry-run",
    "spec.replicas",
    "ReadOnly",
    "user_id",
    "on_commit",
    "null",
    "Vec<Entry>",
    "status.phase",
    "GET /v1/items",
    "fetch_all()",
    "config.toml",
    "E0412",
    "lib/index.js",
    "timeoutSeconds",
];

/// What a proposal is about.
pub(super) fn subject(random: &mut Random) -> String {
    let (quality, thing) = (random.pick(QUALITIES), random.pick(THINGS));
    format!("{quality} {thing}s for the {}", random.pick(THINGS))
}

/// A name from a program.
pub(super) fn name(random: &mut Random) -> &'static str {
    random.pick(NAMES)
}

/// Who is served.
pub(super) fn people(random: &mut Random) -> &'static str {
    random.pick(PEOPLE)
}

/// Some thing, with an article.
pub(super) fn thing(random: &mut Random) -> String {
    let thing = random.pick(THINGS);
    match random.below(3) {
        0 => format!("the {thing}"),
        1 => format!("a {} {thing}", random.pick(QUALITIES)),
        _ => format!("the {} {thing}", random.pick(QUALITIES)),
    }
}

/// A day of these years.
pub(super) fn date(random: &mut Random) -> String {
    let (year, month) = (random.within(2023, 2027), random.within(1, 12));
    format!("{year}-{month:02}-{:02}", random.within(1, 28))
}

/// A few sentences on one line.
pub(super) fn paragraph(random: &mut Random) -> String {
    let count = random.within(2, 6);
    let sentences: Vec<String> = (0..count).map(|_| sentence(random)).collect();
    sentences.join(" ")
}

/// A few sentences, with a line break after each so many bytes.
pub(super) fn wrapped(random: &mut Random) -> String {
    let mut lines = String::new();
    let mut column = 0;
    for word in paragraph(random).split(' ') {
        let fits = column + word.len() < 100;
        if column > 0 {
            lines.push(if fits { ' ' } else { '\n' });
            column = if fits { column + 1 } else { 0 };
        }
        lines.push_str(word);
        column += word.len();
    }
    lines
}

/// A sentence with its full stop.
pub(super) fn sentence(random: &mut Random) -> String {
    let mut sentence = clause(random);
    if random.chance(35) {
        sentence = format!("{}, {sentence}", random.pick(OPENINGS));
    }
    match random.below(12) {
        0 => sentence.push_str(&format!(", and {}", clause(random))),
        1 => sentence.push_str(&format!(
            " (see [the notes](https://example.org/{}))",
            random.below(900)
        )),
        2 => sentence.push_str(&figure(random)),
        3 => sentence.push_str(&format!(" — as {} said", random.pick(PEOPLE))),
        _ => {}
    }
    let end = if random.chance(3) { "?" } else { "." };
    let mut chars = sentence.chars();
    let first = chars.next().unwrap_or('I').to_uppercase();
    format!("{first}{}{end}", chars.as_str())
}

fn clause(random: &mut Random) -> String {
    let who = match random.below(4) {
        0 => random.pick(PEOPLE).to_owned(),
        _ => thing(random),
    };
    let what = match random.below(6) {
        0 => format!("`{}`", random.pick(NAMES)),
        1 => format!("**{}**", random.pick(THINGS)),
        2 => format!("*{}*", random.pick(QUALITIES)),
        _ => thing(random),
    };
    let deed = random.pick(DEEDS);
    let tail = match random.below(3) {
        0 => String::new(),
        _ => format!(" {}", random.pick(TAILS)),
    };
    format!("{who} {deed} {what}{tail}")
}

/// A number, a version or a day, as prose has them now and then.
fn figure(random: &mut Random) -> String {
    match random.below(6) {
        0 => format!(", about {}% of the time", random.within(2, 98)),
        1 => format!(" since {}", date(random)),
        2 => format!(" in version {}.{}", random.within(1, 9), random.below(30)),
        3 => format!(" within {} ms", random.within(5, 900)),
        4 => format!(", at most {} times", random.within(2, 40)),
        _ => format!(" ({} MiB)", random.within(1, 512)),
    }
}
