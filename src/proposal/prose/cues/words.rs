//! The cue words, group by group, with the reasons for what is set apart.
//!
//! Verbs are written in their base form and known in all others, nouns in the singular; everything else stands as it is compared:
//! lower case, words parted by one space (a hyphen parts words, too).

use super::{Cue, Form};

/// The words and phrases that give each cue.
#[rustfmt::skip]
pub(crate) const CUES: &[(Cue, Form, &[&str])] = &[
    // When: what is delivered, when, and in which order.

    // Whoever ships, launches or deprecates changes what people have; `add` and `support` alone do not say that anything leaves the workshop.
    (Cue::Delivery, Form::Verbs, &[
        "ship", "release", "land", "launch", "roll out", "deliver", "deploy", "publish", "graduate", "promote", "stabilize", "stabilise", "activate",
        "deprecate", "backport", "go live", "cut over", "phase out", "sunset", "retire", "phase in", "go ga", "opensource", "debut", "announce",
        "turn on", "switch over", "onboard", "migrate", "be removed", "start shipping", "enable by default",
    ]),
    (Cue::Delivery, Form::Words, &[
        "rollout", "roll out", "rolled out", "rolls out", "rolling out", "in production", "generally available", "available in", "availability",
        "on by default", "enabled by default", "by default in", "removal", "deprecation", "graduation", "activation", "go live", "cutover",
        "shipping", "launch", "lands in", "included in", "go in", "goes in", "available from", "available as of", "become the default",
        "made default", "becomes the default", "be the default", "its default", "delivery", "deployment",
    ]),
    // `release` is a noun as often as not: "the release notes", "a preview release".
    (Cue::NounToo, Form::Words, &["release", "releases", "lands", "land"]),
    (Cue::VerbNext, Form::Words, &[
        "will", "to", "we", "and", "or", "should", "would", "can", "shall", "must", "they", "we'll", "then", "it", "this", "that", "which",
    ]),
    // A plan is a list of these; a list of anything else is no plan.
    (Cue::Work, Form::Verbs, &[
        "add", "implement", "introduce", "remove", "support", "complete", "finish", "start", "begin", "enable", "include", "adopt", "merge", "move",
        "switch", "replace", "create", "write", "update", "build", "refactor", "test", "document", "extend", "integrate", "define", "design",
        "set up", "setup", "convert", "rename", "delete", "drop", "run", "apply", "open", "submit", "send", "get", "make", "change", "allow",
        "expose", "hook", "import", "prototype", "experiment", "collect", "gather", "evaluate", "review", "validate", "verify", "measure", "monitor",
        "configure", "install", "investigate", "explore", "improve", "fix", "split", "extract", "port", "wire", "provide", "generate", "upgrade",
        "disable", "expand", "prepare", "plan", "schedule", "target", "upstream", "tag", "freeze", "branch", "load", "store", "handle", "use",
        "show", "ensure", "bump", "rewrite", "rework", "cleanup", "clean up", "reach out", "announce", "communicate", "train", "pilot", "iterate",
        "audit", "benchmark", "onboard", "deploy", "increment", "determine", "register", "fork", "transfer", "bootstrap", "hire", "appoint",
        "develop", "agree", "decide", "finalize", "finalise", "mark", "ask", "publish", "release", "ship", "land", "migrate", "deprecate", "set",
        "cut", "put", "teach", "adapt", "consolidate", "unify", "simplify", "revert", "modify", "perform", "carry out", "conduct", "identify",
        "specify", "establish", "confirm", "incorporate", "become", "appear", "happen", "take place", "withdraw", "enter", "raise", "revoke", "warn",
        "turn", "take up", "accept", "reject", "default", "promote", "stabilize", "graduate", "polish", "scaffold", "instrument", "draft", "pr",
        "reimplement",
    ]),
    (Cue::LeadsWork, Form::Words, &["we", "to", "then", "finally", "first", "initial", "initially", "next"]),
    // "GA" counts in capitals only, and "stable" or "preview" only where a version stands beside it.
    (Cue::Stage, Form::Words, &[
        "alpha", "beta", "ga", "general availability", "tech preview", "technical preview", "technology preview", "dev preview", "developer preview",
        "public preview", "private preview", "stable", "mvp", "minimum viable product", "canary", "experimental", "unstable", "release candidate",
        "rc", "private beta", "public beta", "early access", "soft launch", "full launch", "pilot", "testnet", "mainnet", "preview", "origin trial",
        "nightly", "minimal version", "minimum version", "first version", "initial version", "v1", "stabilization",
    ]),
    (Cue::Initials, Form::Words, &["ga", "rc", "mvp"]),
    (Cue::Quality, Form::Words, &["stable", "preview", "unstable", "experimental", "v1"]),
    (Cue::Passing, Form::Words, &["experimental", "preview", "v1", "unstable", "mainnet", "testnet", "nightly"]),
    // "The following stages" leads in the parts of a process, not the phases of a delivery.
    (Cue::Phases, Form::Words, &[
        "two phases", "three phases", "four phases", "five phases", "two stages", "three stages", "four stages", "two steps", "three steps",
        "four steps", "two step", "three step", "two stage", "three stage", "two phase", "three phase", "two milestones", "three milestones",
        "two iterations", "three iterations", "2 phases", "3 phases", "4 phases", "2 stages", "3 stages", "2 steps", "3 steps", "4 steps",
        "2 milestones", "3 milestones",
    ]),
    (Cue::Phase, Form::Nouns, &[
        "phase", "stage", "step", "milestone", "iteration", "sprint", "wave", "increment", "epic", "tranche", "part", "week", "day", "month",
        "quarter", "year", "goal", "pr", "round",
    ]),
    // Steps are those of algorithms as often as of plans: they count where they open a block.
    (Cue::Step, Form::Nouns, &["step", "part", "goal", "round"]),
    (Cue::First, Form::Words, &[
        "first", "firstly", "at first", "initially", "to begin with", "to start", "to start with", "as a first step", "first step", "start with",
        "starting with", "start by", "begin by", "begin with", "short term", "near term", "immediately", "initial", "first pass", "first iteration",
        "first phase", "first release", "first version", "up front", "first cut", "in the meantime", "step one", "stage one", "phase one", "step 1",
        "phase 1", "stage 1", "for a start",
    ]),
    (Cue::Then, Form::Words, &[
        "then", "next", "next step", "second step", "second", "secondly", "third", "thirdly", "subsequently", "subsequent", "afterwards",
        "afterward", "after that", "after this", "after which", "later", "finally", "lastly", "last step", "long term", "longer term", "follow up",
        "followed by", "in a follow up", "at the end", "final step", "if it proves", "if this proves", "if successful", "if this works",
        "if it works", "once that", "once this", "once these", "once those", "later on", "in turn", "step two", "stage two", "phase two",
        "stage three", "phase three", "step 2", "phase 2", "stage 2", "thereafter",
    ]),
    (Cue::ShortTerm, Form::Words, &["short term", "near term"]),
    (Cue::LongTerm, Form::Words, &["long term", "longer term"]),
    (Cue::Dependency, Form::Words, &[
        "wait for", "waiting for", "wait until", "blocked on", "blocked by", "depends on", "depend on", "dependent on", "contingent on",
        "only after", "prerequisite", "prerequisites", "prior to", "once", "as soon as", "until", "unless", "after", "before", "following",
        "upon acceptance", "on acceptance", "upon approval", "if accepted", "when accepted", "together with", "conditional on", "not until",
        "in conjunction with", "only together", "at the same time as", "contemporaneously", "gated on", "provided that",
    ]),
    (Cue::Wait, Form::Words, &[
        "wait for", "waiting for", "waits for", "waits on", "wait on", "wait until", "blocked on", "blocked by", "put off until", "postponed until",
        "deferred until", "held back until",
    ]),
    (Cue::Bound, Form::Words, &[
        "unless", "only after", "not until", "together with", "only together", "in conjunction with", "contingent on", "gated on",
    ]),
    (Cue::Refusal, Form::Words, &["not", "solely", "only", "never"]),
    (Cue::Milestone, Form::Nouns, &[
        "freeze", "branch cut", "branch is cut", "mass rebuild", "vote", "cutover", "hard fork", "feature complete", "code complete", "launch day",
        "release day", "audit", "sign off", "branch point", "maintenance window", "trial",
    ]),
    (Cue::Condition, Form::Words, &["when", "once", "after", "if", "until", "requires", "criteria"]),
    (Cue::Release, Form::Nouns, &[
        "release", "version", "release cycle", "hard fork", "network upgrade", "upgrade", "major", "minor", "edition", "lts", "hardfork", "fork",
        "protocol version", "patch release", "minor release", "major release", "major version", "minor version", "release train",
    ]),
    (Cue::Which, Form::Words, &[
        "next", "upcoming", "first", "initial", "following", "subsequent", "coming", "future", "this", "same", "second", "current", "another", "one",
        "two", "three", "final", "forthcoming", "every", "each", "previous", "prior",
    ]),
    (Cue::Period, Form::Nouns, &[
        "day", "week", "month", "quarter", "year", "sprint", "fortnight", "semester", "monday", "tuesday", "wednesday", "thursday", "friday", "business day", "working day", "man day", "person week",
    ]),
    (Cue::Moment, Form::Nouns, &[
        "second", "minute", "hour", "millisecond", "microsecond", "ms", "sec", "min", "hr", "us", "ns", "nanosecond",
    ]),
    (Cue::Counted, Form::Words, &[
        "a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "several", "few", "couple", "both",
    ]),
    (Cue::WhichPeriod, Form::Words, &[
        "next", "this", "coming", "upcoming", "following", "end", "first", "second", "third", "fourth",
    ]),
    (Cue::Month, Form::Words, &[
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb",
        "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "spring", "summer", "autumn", "winter",
    ]),
    (Cue::Until, Form::Words, &[
        "by", "in", "until", "till", "before", "after", "from", "during", "on", "of", "since", "as of", "end of", "early", "late", "mid", "around",
        "for", "at", "starting", "with", "through", "beginning", "within", "into", "between", "than", "to",
    ]),
    (Cue::Future, Form::Words, &[
        "will", "shall", "plan to", "plans to", "planned", "planning to", "going to", "intend", "intends", "intended", "aim to", "aims to", "expect",
        "expects", "expected", "anticipate", "anticipated", "should", "would", "must", "need to", "needs to", "propose", "proposed", "scheduled",
        "targeting", "targeted", "estimated", "could", "can be", "we'll", "it'll", "we'd", "have to", "to be", "may be", "recommend",
        "recommendation", "let's",
    ]),
    (Cue::Us, Form::Words, &["we", "we'll", "we'd", "our", "team"]),
    (Cue::Author, Form::Words, &[
        "we", "we'll", "we'd", "our", "team", "teams", "this proposal", "this rfc", "the rfc", "this kep", "this feature", "the feature",
        "this change", "this enhancement", "this work", "the work", "the proposal", "this project", "the project", "maintainers", "implementation",
        "the implementation", "this cap", "this eip", "this sep", "these changes", "the changes", "this document", "this design", "the plan",
        "proposal", "contributors", "engineers", "feature",
    ]),
    (Cue::Someday, Form::Words, &[
        "later", "gradually", "gradual", "incrementally", "over time", "eventually", "in the future", "soon", "as soon as possible", "at some point", "near future",
        "progressively", "step by step", "in due course", "someday", "sooner or later", "when ready", "asap", "later on", "when possible", "as needed",
    ]),
    // These touch roll-out, and nobody could be late by them.
    (Cue::Loose, Form::Words, &[
        "gradually", "gradual", "incrementally", "incremental", "over time", "eventually", "in the future", "soon", "as soon as possible",
        "at some point", "step by step", "opt in", "feature gate", "feature gated", "feature flag", "feature flags", "rollout", "roll out",
        "adoption", "adopt", "migration path", "migration", "backwards compatible", "phased", "progressively", "staged", "initially",
        "first iteration", "first step", "later iteration", "near future", "for now", "follow up", "future iterations", "first version",
        "upgrade path", "transition", "deprecated", "deprecation", "deprecate", "experimental", "phases", "milestones",
    ]),

    // When: what only looks like it.

    // "Once the proposal is accepted" tells of its own process, not of what it brings.
    (Cue::Decided, Form::Words, &["accepted", "approved", "submitted", "reviewed", "discussed"]),
    // A schedule of calls is none of what is proposed.
    (Cue::Meeting, Form::Nouns, &["meeting", "agenda", "office hour", "weekly call", "community call"]),
    (Cue::Meeting, Form::Words, &["meets", "meet"]),
    // What is over is a When only in a plan or a history: an old proposal may tell of its delivery.
    (Cue::Past, Form::Words, &[
        "was", "were", "had", "has been", "have been", "did", "used to", "in the past", "historically", "previously", "ago", "last year",
        "since then", "back in", "already", "originally", "recently",
    ]),
    // A cache that expires after a day, a client that retries, a block that is final: the feature at work.
    (Cue::Runs, Form::Verbs, &[
        "expire", "retry", "poll", "cache", "unlock", "lock", "time out", "reconnect", "respond", "evict", "refresh", "renew", "rotate", "sleep",
        "restart", "reschedule", "resync", "sync", "retain", "garbage collect", "heartbeat", "reboot", "drain", "flush", "elapse",
    ]),
    (Cue::Runtime, Form::Nouns, &[
        "timeout", "interval", "epoch", "slot", "block", "ttl", "request", "retention", "session", "backoff", "transaction", "grace period", "lease",
        "query", "packet", "token", "validator", "validators", "deadline exceeded", "proof", "node", "pod", "container", "cluster", "replica",
        "deposit", "sector", "challenge window", "timestamp", "iterator", "loop", "thread", "function", "method", "argument", "callback", "compiler",
        "parser", "pending",
    ]),
    // What might be is no promise.
    (Cue::Example, Form::Words, &[
        "for example", "e.g", "eg", "for instance", "suppose", "imagine", "hypothetical", "hypothetically", "example", "examples", "let us say",
    ]),
    // What users are to do first and then is how the thing is used.
    (Cue::Others, Form::Nouns, &["operator", "user", "client", "developer", "implementer", "consumer", "author"]),
    (Cue::Written, Form::Words, &["last updated", "was written", "were written", "draft", "drafted", "been discussing", "first published", "last edited", "last reviewed"]),
    // A history of drafts and reviews tells when the text came to be.
    (Cue::Writing, Form::Words, &[
        "draft", "drafted", "proposal created", "initial draft", "proposed", "created", "initial version of this document", "initial revision",
        "first draft", "typo", "typos", "rfc opened", "kep created", "kep merged", "proposal merged", "updated proposal", "initial proposal",
        "document", "revised", "revision", "reviewed", "discussion", "discussed", "presented", "enhancement proposal", "proposal",
        "community meeting", "open for comments", "accepted", "last updated", "updated", "comments", "kep", "enhancement", "summary and motivation",
    ]),

    // Metric: what sets a bar.

    (Cue::Bar, Form::Words, &[
        "must", "should", "shall", "will", "needs to", "need to", "has to", "have to", "required", "requires", "requirement", "target", "targets",
        "goal", "goals", "aim", "aims", "expect", "expected", "objective", "threshold", "want", "ensure", "able to", "guarantee", "guaranteed",
        "target of", "criteria", "criterion", "bar", "be capable of",
    ]),
    (Cue::Success, Form::Words, &[
        "success", "successful", "successfully met", "succeed", "succeeds", "succeeded", "considered complete", "considered done", "complete when",
        "done when", "accepted when", "we will know", "we'll know", "know that it worked", "acceptance criteria", "success criteria",
        "success metric", "success metrics", "fails if", "failed if", "has failed", "in order to conclude", "definition of done", "kpi", "kpis",
        "metric of success", "measure of success", "exit criteria", "hypothesis", "validate that", "go no go", "quality bar", "sla", "slo", "slos",
        "considered a success", "key results",
    ]),
    (Cue::Gate, Form::Words, &[
        "only if", "proceed if", "continue if", "otherwise the feature", "otherwise it", "provided that", "on condition that", "considered proven", "considered successful", "considered a success", "considered done",
        "considered complete", "confirmed when", "proven when", "done when", "complete when", "finished when", "ends when", "good enough",
        "counts as done", "goes in only", "successful when", "successful if", "failed if", "fails if", "has failed", "is met when", "accepted when",
        "accepted if", "worked if", "an improvement if", "go on if", "go back if", "succeeds when", "succeeds if", "success is", "success means",
        "we will know",
    ]),
    (Cue::Wish, Form::Words, &[
        "goal", "goals", "objective", "objectives", "requirements", "we want to", "we want", "we aim", "we ask", "should then", "is then to",
        "our target", "the target is", "aims to", "aim to", "aims", "criteria", "targets", "must be met", "should be met", "requirements are",
        "desired", "ideally", "should be able to",
    ]),
    (Cue::Comparator, Form::Words, &[
        "exactly", "at least", "at most", "no more than", "not more than", "no less than", "less than", "more than", "fewer than", "greater than", "lower than",
        "higher than", "under", "below", "above", "over", "within", "exceed", "exceeds", "exceeding", "up to", "no longer than", "longer than",
        "later than", "older than", "not exceed", "minimum of", "maximum of", "better than", "faster than", "smaller than", "larger than", "or more",
        "or less", "or fewer", "or better", "or higher", "or lower", "or under", "close to", "equal to", "only", "just", "not less than",
        "no fewer than", "not below", "not above", "as low as", "stays under", "stays below",
    ]),
    (Cue::Change, Form::Verbs, &[
        "reduce", "decrease", "lower", "cut", "increase", "improve", "raise", "grow", "speed up", "halve", "double", "triple", "drop", "fall",
        "reach", "achieve", "eliminate", "minimize", "minimise", "shrink", "save", "decline", "rise", "exceed", "outperform", "boost",
    ]),
    (Cue::Change, Form::Words, &[
        "reduction", "decrease in", "increase in", "improvement", "growth", "speedup", "drop in", "decline in", "gain",
    ]),
    // A measure alone, without a level, is no bar.
    (Cue::Measure, Form::Nouns, &[
        "latency", "throughput", "response time", "time to", "memory", "cpu", "usage", "rate", "coverage", "accuracy", "score", "cost", "error",
        "crash", "bug", "adoption", "download", "ticket", "uptime", "availability", "overhead", "size", "footprint", "performance", "downtime",
        "conversion", "satisfaction", "nps", "completeness", "ratio", "percentage", "build time", "load time", "startup time", "duration", "failure",
        "incident", "regression", "p50", "p90", "p95", "p99", "p999", "percentile", "median", "average", "mean", "precision", "recall", "f1", "mttr",
        "churn", "revenue", "sign up", "signup", "completion", "bandwidth", "utilization", "utilisation", "qps", "rps", "tps", "iops", "fps",
        "engagement", "abandonment", "traffic", "scalability", "false positive", "false negative", "success rate", "users", "wallets", "projects",
        "implementations", "customers", "participants", "contributors", "adopters", "outage", "restarts", "space", "storage", "price", "fee",
        "compute units",
    ]),
    (Cue::Unit, Form::Nouns, &[
        "%", "percent", "percentage point", "ms", "s", "sec", "second", "minute", "hour", "day", "week", "month", "year", "us", "ns", "kb", "mb",
        "gb", "tb", "kib", "mib", "gib", "tib", "byte", "user", "customer", "team", "project", "call", "ticket", "error", "bug", "crash", "node",
        "pod", "point", "time", "x", "fold", "request", "implementation", "wallet", "company", "organization", "organisation", "site", "page",
        "star", "download", "order", "session", "restaurant", "client", "provider", "language", "component", "cluster", "workload", "connection",
        "operation", "op", "event", "item", "query", "record", "row", "cu", "cus", "cpu", "core", "vcpu", "failure", "incident", "regression",
        "release", "participant", "contributor", "adopter", "deployment", "service", "report", "warning", "alert", "click", "visit", "signup",
        "transaction", "tenant", "gateway", "instance", "qps", "rps", "tps", "loc", "line", "hz", "fps", "dollar", "eur", "usd", "euro", "outage",
        "complaint", "vulnerability", "partner", "integration", "developer", "engineer", "min", "mins", "hrs", "hr", "device", "file", "orders",
        "respondents", "maintainer", "player", "repository", "repositories", "repo", "app", "application", "package", "library", "vendor", "commit",
        "cluster queue", "dapp", "validator", "trial", "answer", "message", "response", "epoch", "slot", "block", "packet", "frame",
    ]),
    // Two readers can tell whether a thing is worse than before; a test can dispute it.
    (Cue::Unchanged, Form::Words, &[
        "doesn't grow", "does not grow", "no errors", "no error",
        "constant amount", "no regression", "no regressions", "no performance regression", "no performance regressions", "without regression",
        "without regressions", "not regress", "no degradation", "no performance degradation", "without degradation", "not degrade", "not break",
        "never break", "no increase", "no decrease", "not increase", "not decrease", "no worse", "not be worse", "no slower", "not slower",
        "no downtime", "zero downtime", "without downtime", "remains the same", "remain the same", "remain unchanged", "remains unchanged",
        "stays the same", "stay the same", "no data loss", "zero data loss", "no measurable", "no noticeable", "not limit", "no significant",
        "not significantly", "no loss of", "as fast as", "at least as fast", "no critical bugs", "no critical bug", "no memory leaks",
        "no more than before", "never exceed", "demonstrably unaffected", "no open bugs", "no known bugs", "no blocking bugs", "no outstanding",
        "not be negatively affected", "returns to baseline", "than today", "than they are today", "than it is today", "than it does now",
        "than they do now", "than it does today", "than now", "as today", "as it does now", "as they do now", "as the present one",
        "or below its level", "at or below", "stays flat", "stay flat", "not cost more", "not use more", "not take longer", "not one",
        "not a single", "without a single", "without a correction", "not once", "no single", "not rise", "not grow", "not fall", "at least as",
        "no longer than", "no incident", "no incidents", "zero incidents", "no outage", "no outages", "no complaints",
    ]),
    // The same: a bar among goals, a way to put things elsewhere.
    (Cue::Same, Form::Words, &[
        "same as before", "bit for bit", "byte for byte", "identical", "same behavior", "same behaviour", "same result", "same results",
        "be the same as", "exactly the same", "functionally equivalent", "feature parity", "comparable to", "on par with", "parity with",
        "performance parity", "same performance",
        "twice as", "half as", "halved", "halve", "halves", "by half", "by a third", "by a quarter", "doubles", "doubled", "triples", "than last",
        "below the level", "gets no", "get no", "nobody", "no one", "no customer", "no user", "no traffic",
        "majority of", "every service",
    ]),
    // They are articles as often as numbers: as measures they need a bound and a unit.
    (Cue::InWords, Form::Words, &[
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen", "hundred", "thousand", "half", "twice", "double",
        "zero",
    ]),
    (Cue::Part, Form::Words, &["half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths"]),
    (Cue::Several, Form::Words, &["two", "three", "four", "five", "six", "ten", "twenty"]),
    (Cue::PartyNoun, Form::Nouns, &[
        "wallet", "engine", "implementation", "vendor", "browser", "team", "project", "company", "client", "operator", "exchange", "explorer",
        "provider", "organization", "organisation", "maintainer", "adopter", "customer", "library", "distribution", "backend", "app", "application",
        "service",
    ]),
    (Cue::Party, Form::Words, &[
        "at least two", "at least three", "two or more", "three or more", "two independent", "multiple independent",
    ]),

    // Metric: what only looks like it.

    // A limit, a default or a timeout of the design is no result.
    (Cue::Setting, Form::Words, &[
        "limit", "limits", "default", "defaults", "timeout", "interval", "parameter", "parameters", "configurable", "configured", "buffer", "quota",
        "capacity", "constant", "maximum", "max", "minimum", "min", "retention", "replicas", "replication factor", "port",
        "version", "field", "value", "values", "integer", "size of", "length", "index", "id", "key", "argument", "option", "flag", "every", "per",
        "window", "period", "ttl", "backoff",
    ]),
    (Cue::Trial, Form::Words, &["prototype", "experiment", "experiments", "benchmark showed", "benchmarks show", "benchmarks showed", "we measured", "poc", "survey"]),
    // What was measured before, or by a prototype, is where it stands, not what it must reach.
    (Cue::Found, Form::Words, &[
        "currently", "today", "previously", "measured", "observed", "benchmark showed", "benchmarks show", "prototype", "experiment", "experiments",
        "we saw", "we found", "was", "were", "has been", "have been", "had", "currently takes", "at present", "at the moment", "right now",
        "historically", "survey", "analysis showed", "found that", "estimate", "estimated", "approximately", "roughly", "assuming", "there are",
        "are over", "it takes",
    ]),
    // Nobody could lose a bet on these.
    (Cue::Praise, Form::Words, &[
        "faster", "better", "easier", "simpler", "happier", "happy", "improved", "satisfied", "robust", "reliable", "scalable", "seamless",
        "user friendly", "efficient", "intuitive", "cleaner", "smoother", "easily", "quickly", "good", "great", "high quality", "state of the art",
        "best", "stable", "comfortable", "sound", "clear", "meaningful", "effective", "smooth", "modern", "flexible", "maintainable", "quality",
        "confidence", "more", "less", "well", "higher", "lower", "strong", "comprehensive", "useful", "adequate", "sufficient", "reasonable",
        "acceptable", "as much as possible", "where possible",
    ]),
    // Passing tests and written documentation are the work itself, not its effect.
    (Cue::Chore, Form::Words, &[
        "tests pass", "test pass", "tests passing", "passing", "tests", "test", "unit test", "unit tests", "e2e", "e2e tests", "integration tests",
        "documentation", "documented", "docs", "code review", "reviewed", "merged", "implemented", "lint", "ci", "feedback", "published", "deployed",
        "release notes", "sign off", "code complete",
    ]),

    // What and Why.

    (Cue::Propose, Form::Words, &[
        "this proposal", "this rfc", "this kep", "this eip", "this document proposes", "this document describes", "this adr", "this design",
        "we propose", "i propose", "it is proposed", "this enhancement", "this feature", "this change", "proposes to", "proposes a", "is proposed",
        "proposal is to", "we will add", "we would like to", "we want to", "we should", "this pr", "this standard", "this specification",
        "the proposed change", "the proposal is",
    ]),
    (Cue::Need, Form::Nouns, &[
        "problem", "pain", "pain point", "issue", "need", "difficulty", "shortcoming", "limitation", "drawback", "risk", "complaint", "confusion",
        "frustration", "bottleneck", "gap", "concern", "burden", "vulnerability", "obstacle", "workaround",
    ]),
    (Cue::Need, Form::Words, &[
        "difficult", "hard to", "cannot", "can't", "unable to", "no way to", "not possible", "impossible", "lack", "lacks", "lacking", "missing",
        "inconvenient", "cumbersome", "error prone", "confusing", "expensive", "inefficient", "slow", "tedious", "unclear", "inconsistent",
        "insecure", "wasteful", "unfortunately", "forced to", "fails to", "not able to", "too many", "too much", "suffer", "suffers", "motivated by",
        "motivation", "rationale", "painful",
    ]),
    (Cue::Purpose, Form::Words, &[
        "purpose", "in order to", "so that", "because", "allow", "allows", "allowing", "enable", "enables", "enabling", "benefit", "benefits",
        "reduce", "reduces", "improve", "improves", "avoid", "avoids", "easier", "would like", "want", "wants", "useful", "helps", "to make it",
        "currently", "today", "at the moment", "simplify", "simplifies", "prevent", "prevents", "better", "why", "the goal", "important",
        "necessary",
    ]),

    // Both ways.

    // In these, a cue word means something else.
    (Cue::Noise, Form::Nouns, &[
        "pre release", "release note", "release branch", "release manager", "release team", "release artifact", "release name", "memory release",
        "long term support", "rollout strategy", "release process", "merge request", "pull request", "landing page", "kernel version", "version number", "version field", "api version",
        "at once",
    ]),
];
