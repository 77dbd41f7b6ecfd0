//! The words and distances by which a baseline is known.

/// How far a number may stand from the word that says that it holds now, in tokens.
pub(super) const NEAR: usize = 6;
/// The same where the sentence tells a fact from its first word on.
pub(super) const FAR: usize = 14;
/// The same for `now`, which says as often what users can do from then on.
pub(super) const BESIDE: usize = 2;
/// How far behind `current` its number may stand: "current error rate is 12%".
pub(super) const AHEAD: usize = 5;
/// How far behind "from" its level may stand.
pub(super) const FROM_REACH: usize = 4;
/// How far behind "from" its "to" may stand.
pub(super) const TO_REACH: usize = 12;
/// How far apart an arrow and its levels may stand.
pub(super) const ARROW_REACH: usize = 3;
/// How far a comparison may stand before what it compares with: "than it is today".
pub(super) const THAN_REACH: usize = 6;

/// Words between a comparison and what it compares with.
pub(super) const ARTICLES: &[&str] = &[
    "the", "our", "its", "their", "a", "an", "that", "of", "what",
];

/// Levels in words.
pub(super) const IN_WORDS: &[&str] = &[
    "none", "zero", "nobody", "one", "two", "three", "four", "five", "six", "seven", "eight",
    "nine", "ten", "half", "twice", "never", "dozens", "hundreds",
];

/// Words before what something is compared with.
pub(super) const COMPARING: &[&str] = &[
    "than", "as", "match", "matches", "matching", "beat", "beats", "exceed", "exceeds", "equal",
    "equals",
];

/// Words that compare only with what there is one of at a time: "below the current p95", not "below the last line".
pub(super) const BOUNDING: &[&str] = &["over", "above", "below", "under", "against", "from"];

/// Nouns of levels: "at current levels".
pub(super) const LEVELS: &[&str] = &[
    "level",
    "levels",
    "rate",
    "rates",
    "value",
    "values",
    "performance",
    "cost",
    "costs",
    "speed",
    "size",
    "throughput",
    "latency",
];

/// Before "from" and a level these tell of a range, not of a change.
pub(super) const RANGING: &[&str] = &[
    "range", "ranges", "ranging", "scale", "values", "anywhere", "anything",
];

/// After these in "compared to", nothing there is today is meant.
pub(super) const NOT_TODAY: &[&str] = &[
    "target",
    "targets",
    "goal",
    "goals",
    "expected",
    "total",
    "all",
    "limit",
    "limits",
    "threshold",
    "budget",
    "acceptable",
    "necessary",
    "needed",
    "usual",
    "normal",
    "allowed",
    "agreed",
    "specified",
    "configured",
    "given",
    "sla",
    "slo",
    "standard",
    "minimum",
    "maximum",
];

/// After "current" these name whatever a program is at.
pub(super) const NO_LEVELS: &[&str] = &[
    "user",
    "page",
    "tab",
    "window",
    "session",
    "row",
    "line",
    "selection",
    "directory",
    "folder",
    "branch",
    "item",
    "step",
    "file",
    "thread",
    "context",
    "position",
    "tenant",
];

/// Before "than" these judge one thing by another: "no slower than the C version".
pub(super) const JUDGING: &[&str] = &["worse", "better", "slower", "faster"];

/// Words of a wish, as far as a level may follow them.
pub(super) const WANTS: &[&str] = &[
    "want",
    "wants",
    "aim",
    "aims",
    "goal",
    "target",
    "should",
    "must",
    "hope",
    "like",
    "objective",
    "need",
    "ambition",
];

/// Words of what somebody may do, of what bounds a thing, and of how it is measured.
pub(super) const ALLOWING: &[&str] = &[
    "can",
    "may",
    "might",
    "could",
    "allows",
    "allow",
    "supports",
    "accepts",
    "limit",
    "budget",
    "run",
    "runs",
    "sample",
    "sampled",
    "measured",
    "tested",
    "benchmark",
    "benchmarked",
];

/// What opens a clause that sets the conditions: "With 100 users a minute, …".
pub(super) const CONDITIONS: &[&str] = &["when", "if", "with", "at", "under", "given", "for"];
