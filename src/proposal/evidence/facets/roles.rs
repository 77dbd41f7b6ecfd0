//! What a name promises of what stands under it: a column, a label, a heading, a key of the metadata.

use crate::proposal::words::normal_name;

/// What stands under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Where it stands today.
    Baseline,
    /// What it must reach.
    Target,
    /// By when.
    Deadline,
    /// How it is read, and by whom: numbers there set no bar.
    Source,
}

/// Whole names. The same words inside of a longer name say something else: "Before launch", "When offline".
#[rustfmt::skip]
const WHOLE: &[(Role, &[&str])] = &[
    (Role::Baseline, &["before", "now", "from", "was", "old", "start", "as is", "pre", "previous", "present", "status quo", "value today", "actual today"]),
    (Role::Target, &["after", "to", "new", "to be", "bar", "post", "pass", "pass if"]),
    (Role::Deadline, &["by", "when", "within", "date", "due", "by when", "timing", "measured at", "checked at", "review", "horizon", "time", "period"]),
    (Role::Source, &["source", "method", "how", "measured by", "owner", "notes", "note", "status", "actual", "tool", "instrument", "data source", "why", "rationale"]),
];

/// Words and phrases that decide wherever they stand in a name, the first that holds.
#[rustfmt::skip]
const HOLDING: &[(Role, &[&str])] = &[
    (Role::Source, &["measurement", "how measured", "how to measure", "method", "how we measure", "how it is measured", "measured by", "read from", "verification"]),
    (Role::Deadline, &[
        "deadline", "timeline", "timeframe", "time frame", "due date", "target date", "review date", "check date", "by when", "time horizon", "end date",
        "decision date", "evaluation date", "measured on", "checked on", "target month", "target quarter", "target release", "due by",
    ]),
    (Role::Target, &[
        "target", "targets", "goal", "goals", "threshold", "required", "expected", "objective", "kpi", "desired", "acceptance", "success", "aim", "pass criteria",
    ]),
    (Role::Baseline, &[
        "baseline", "current", "currently", "today", "today's", "existing", "status quo", "starting point", "at present", "where it stands", "where we are",
        "where we stand", "as of today",
    ]),
];

/// Names of a value that nobody knows yet.
const UNKNOWN: &[&str] = &[
    "unknown",
    "not known",
    "not measured",
    "not yet measured",
    "unmeasured",
    "not tracked",
    "no data",
    "no baseline",
    "no baseline yet",
    "to measure",
    "to be measured",
    "measure first",
    "not available",
    "unclear",
];

/// What a column or heading of that name holds.
pub(super) fn of_name(name: &str) -> Option<Role> {
    let name = normal_name(name);
    let is_whole = |(_, names): &&(Role, &[&str])| names.contains(&name.as_str());
    let padded = format!(" {name} ");
    let holds = |(_, phrases): &&(Role, &[&str])| {
        phrases
            .iter()
            .any(|phrase| padded.contains(&format!(" {phrase} ")))
    };
    let role = WHOLE
        .iter()
        .find(is_whole)
        .or_else(|| HOLDING.iter().find(holds))?;
    Some(role.0)
}

/// What a heading, or a label that stands alone, promises of what stands below it. Only where it is short: a sentence promises nothing.
pub(super) fn of_lead(name: &str) -> Option<Role> {
    let is_short = normal_name(name).split(' ').count() <= MOST_LEAD_WORDS;
    of_name(name).filter(|role| is_short && matches!(role, Role::Baseline | Role::Deadline))
}

/// What a label says of its value. In running text a longer name decides only with a number: "Current behaviour: it fails" is no level.
pub(super) fn of_label(name: &str, value: &str) -> Option<Role> {
    let role = of_name(name)?;
    let is_short = normal_name(name).split(' ').count() <= MOST_WORDS;
    let has_number = value.contains(|c: char| c.is_ascii_digit());
    match role {
        Role::Baseline => (is_short || has_number).then_some(role),
        Role::Deadline => is_short.then_some(role),
        // What it must reach, and where that is read, its sentences tell.
        Role::Target | Role::Source => None,
    }
}

/// A heading of no more words names what stands below it.
const MOST_LEAD_WORDS: usize = 3;

/// A name of no more words means what it says.
const MOST_WORDS: usize = 1;

/// Whether a value says that nobody knows it.
pub(super) fn is_unknown(value: &str) -> bool {
    UNKNOWN.contains(&normal_name(value).as_str())
}
