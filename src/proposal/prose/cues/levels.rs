//! The cue words of a metric's facets: where it stands today, and by when it is to be reached. Written as in `words.rs`.

use super::{Cue, Form};

/// The words and phrases that give each cue.
#[rustfmt::skip]
pub(crate) const LEVELS: &[(Cue, Form, &[&str])] = &[
    (Cue::Today, Form::Words, &[
        "today", "today's", "todays", "currently", "at present", "presently", "at the moment", "right now", "as of today", "as of now",
        "as of this writing", "so far", "these days", "nowadays", "until now", "up to now", "now", "previously", "formerly",
    ]),
    // What follows is today's, where something is compared with it: "than the current rate", "as fast as the old flow".
    (Cue::Standing, Form::Words, &[
        "current", "existing", "present", "previous", "prior", "old", "legacy", "original", "status quo", "pre existing", "incumbent", "last",
        "before", "pre launch", "pre migration", "initial", "historical", "earlier", "former",
    ]),
    // Of these, there is one at a time: "below the current p95".
    (Cue::Ongoing, Form::Words, &["current", "existing", "today's", "todays", "status quo", "pre launch", "pre migration", "incumbent"]),
    (Cue::Baseline, Form::Nouns, &["baseline", "starting point", "base line"]),
    (Cue::Versus, Form::Words, &[
        "compared to", "compared with", "compared against", "in comparison to", "in comparison with", "by comparison with", "relative to",
        "parity with", "on par with", "on a par with", "comparable to", "comparable with", "comparably to",
    ]),
    // Beside a level only: "vs. 2+ hours", not "vs. the old flow"; "instead of 4 hours", not "instead of guessing".
    (Cue::Instead, Form::Words, &["versus", "vs", "as opposed to", "as against", "against", "up from", "down from", "starting from", "starting at"]),
    (Cue::Replaced, Form::Words, &["instead of", "rather than", "in place of"]),
    // Facts, whatever stands around: "it sits at 12%".
    (Cue::Stood, Form::Words, &[
        "took", "stands at", "stood at", "sits at", "sit at", "averaged", "spent", "lost", "received", "hovers", "ran at", "was", "were", "had", "saw", "counted",
    ]),
    // Facts among other sentences; alone in a list of criteria they are what is wished: "checkout takes 5 seconds".
    (Cue::Stands, Form::Words, &[
        "takes", "take", "costs", "cost", "cost us", "costs us", "averages", "spend", "spends", "lose", "loses", "receive", "receives", "runs at",
    ]),
    // "By launch": a day that everyone knows. What may begin at any time ("before start") is one only with a count: "a week after the start".
    (Cue::Launch, Form::Nouns, &[
        "launch", "release", "rollout", "roll out", "ga", "general availability", "go live", "cutover", "hard fork", "mainnet", "public beta", "beta",
        "alpha", "freeze", "public preview", "full launch", "v1", "stabilisation", "stabilization",
    ]),
    (Cue::Event, Form::Nouns, &[
        "deployment", "merge", "shipping", "kickoff", "delivery", "introduction", "activation", "going live", "enabling", "opening",
        "start", "migration", "implementation", "adoption", "acceptance", "go to market", "availability", "switch", "switchover", "testnet",
        "completion", "installation", "purchase order", "training", "funding", "approval", "change", "fix",
    ]),
    (Cue::Span, Form::Nouns, &[
        "pilot", "trial", "iteration", "season", "semester", "sprint", "experiment", "project", "program", "programme", "beta", "phase", "stage", "milestone",
        "quarter", "year", "month", "week", "study", "test period", "evaluation", "probation", "trial period", "rollout", "migration", "cohort",
        "term", "fiscal year", "cycle", "release cycle", "increment", "engagement", "grant",
    ]),
    (Cue::Recurring, Form::Verbs, &[
        "resolve", "respond", "answer", "deliver", "pay", "pay out", "complete", "process", "fulfil", "fulfill", "refund", "close", "reply", "fix", "patch",
        "acknowledge", "triage", "approve", "return", "book", "settle", "restore", "recover", "notify", "repair", "finish", "continue", "stay", "retain",
        "renew", "come back", "keep", "reuse", "onboard",
    ]),
    // Who looks, and at what: a day that stands with these is one to look at.
    (Cue::Check, Form::Verbs, &[
        "evaluate", "measure", "check", "review", "compare", "decide", "assess", "validate", "verify", "judge", "look", "count", "hit", "meet", "report",
    ]),
    (Cue::Check, Form::Nouns, &["deadline", "target", "evaluation", "assessment", "decision", "goal", "objective"]),
    (Cue::Recurring, Form::Words, &[
        "still", "active", "remain", "remains", "kept", "stored", "valid", "invalidated", "archived", "deleted", "removed", "rolled over", "rotated",
        "expires", "expire", "expired", "discarded", "purged",
    ]),
    (Cue::Lasting, Form::Nouns, &["turnaround", "response time", "lead time", "cycle time", "resolution", "time to", "retention", "churn"]),
];
