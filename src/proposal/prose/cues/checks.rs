//! The cue words for a step that checks whether a thing worked, and for what is weighed against it: written as those in `cues/words.rs` are.
//!
//! What is checked by whoever builds it (tests, reviews of code, documentation) is no such step: what matters is how it fares in use.

use super::{Cue, Form};

/// The words and phrases that give each cue.
#[rustfmt::skip]
pub(crate) const CHECKS: &[(Cue, Form, &[&str])] = &[
    // Nobody evaluates or compares without something to look at.
    (Cue::Watch, Form::Verbs, &[
        "monitor", "evaluate", "assess", "measure", "compare", "observe", "re evaluate", "reevaluate", "reassess", "revisit", "gauge", "survey",
        "look back", "look at", "watch",
    ]),
    (Cue::Watch, Form::Words, &[
        "see whether", "see if", "see how it", "see what", "keep an eye on", "keep a close eye on", "keep watch", "looks at the numbers", "looks at the figures", "looks at the results", "check whether it works", "find out whether", "find out if", "evaluation", "assessment", "comparison with", "re evaluation",
    ]),
    // One verifies that the code compiles as often as that customers are helped: the object decides.
    (Cue::Verify, Form::Verbs, &[
        "verify", "validate", "check", "confirm", "review", "test", "track", "analyze", "analyse", "examine", "count", "learn", "prove", "study",
        "collect", "gather", "inspect", "interview", "report", "publish", "tune", "iterate", "refine", "adjust",
    ]),
    (Cue::Verify, Form::Words, &["validation", "verification", "analysis", "review"]),
    (Cue::Outcome, Form::Nouns, &[
        "metric", "outcome", "impact", "effect", "benefit", "hypothesis", "assumption", "kpi", "complaint", "error rate", "success rate",
        "adoption rate", "conversion", "learning", "finding", "participant", "concept", "crash report", "crash rate", "error report", "incident", "complaint rate", "support ticket",
    ]),
    (Cue::Outcome, Form::Words, &[
        "usage", "adoption", "telemetry", "usage data", "real use", "in use", "effectiveness", "success", "satisfaction", "in production",
        "production traffic", "production data", "real traffic", "real world", "in practice", "in the wild", "in the field", "analytics", "results",
        "users", "customers", "how it went", "whether it worked", "if it worked", "whether it works", "worked", "the numbers",
    ]),
    (Cue::Feedback, Form::Words, &["feedback", "lessons learned", "learnings", "user reports", "bug reports from"]),
    (Cue::Proof, Form::Nouns, &[
        "pilot", "a / b test", "ab test", "a / b experiment", "user test", "usability test", "usability study", "user study", "user interview", "field test", "field trial",
        "trial period", "trial run", "soak", "soak test", "bake time", "soak time", "soak period", "retrospective", "postmortem", "post mortem",
        "monitoring period", "observation period", "evaluation period", "checkpoint review", "post launch review", "experiment", "dogfood",
        "success criterion", "external audit", "security audit", "shadow test", "burn in", "beta customer", "beta user", "beta tester", "beta program", "beta programme",
        "pilot customer", "pilot user", "pilot team", "design partner", "early adopter", "validation period", "trial phase", "validation phase",
        "live trial", "live test", "field study",
    ]),
    (Cue::Proof, Form::Words, &[
        "success criteria", "success metrics", "dogfooding", "dogfooded", "soaking", "hypercare", "shadow mode", "shadow traffic", "beta testing",
        "beta testers", "user testing", "real world testing", "real world usage", "real world use", "community testing", "field testing", "bake for",
        "soak for", "soaks for", "bakes for", "stress period", "audit sign off", "user research", "customer interviews", "post launch validation",
        "post rollout", "retro", "post merge smoke", "production smoke", "what success looks like", "canary analysis", "smoke test in production",
    ]),
    (Cue::InUse, Form::Words, &[
        "used in production", "running in production", "runs in production", "production use", "production usage", "production experience", "in production use",
        "used in a production", "in use by", "used by at least", "adopted by at least", "production users", "production deployments", "real users",
        "successfully used", "in production for", "in production by", "real world users", "used successfully", "user experience reports",
    ]),
    (Cue::Verdict, Form::Words, &[
        "if successful", "if it is successful", "if it works", "if this works", "if it worked", "if it proves", "if this proves", "if proven",
        "once proven", "if all goes well", "if everything goes well", "if things go well", "go / no go", "go no go", "go or no go", "go on if", "go on only", "proceed only", "continue only", "only go on", "only continue", "stop if", "stop when", "pause if", "abort if", "halt if", "kill criteria", "proceed if", "proceed only if",
        "only proceed if", "continue if", "expand if", "decision point", "decision gate", "stage gate", "decide whether", "decide if", "once happy", "once satisfied", "customers are satisfied", "users are satisfied", "users are happy", "customers are happy", "once confident",
        "when confident", "when satisfied", "until confident", "once we are confident", "once we are happy", "once we are satisfied", "gain confidence", "gained confidence", "go on or stop", "go on, or stop", "decide whether to continue",
        "decide whether to proceed", "whether to proceed", "whether to continue", "whether or not to proceed", "whether or not to continue", "decision on whether", "or drop it", "or abandon it", "keep or kill", "stay flat", "stays flat", "stay stable", "stays stable", "remain stable", "remains stable", "stays green", "keep or drop", "keep or remove", "proceed when", "expand when", "widen when", "error budget", "decide whether to go on", "decide if we continue", "based on results", "based on the results", "depending on the results", "based on usage",
        "based on adoption", "depending on adoption", "based on metrics", "based on data", "based on what we learn", "if no issues", "if no problems",
        "if no major", "if no regressions", "if there are no", "no issues are found", "no issues are reported", "no issues found", "no issues reported",
        "no major issues", "no significant issues", "no critical issues", "no serious issues", "without incident", "without incidents", "without issues",
        "without problems", "no problems are", "roll back if", "rollback if", "rolled back if", "revert if", "automatic rollback", "after validating",
        "validated in production", "proven in production", "proven stable", "success is", "successful if", "successful when", "we will know", "know if it worked",
        "know that it worked", "has proven",
    ]),
    (Cue::Tries, Form::Verbs, &["run", "try", "exercise", "use", "execute", "test", "replay", "send", "place"]),
    (Cue::Reality, Form::Words, &["production", "real", "live", "prod", "actual"]),
    (Cue::Afterwards, Form::Words, &["later", "after", "into", "review", "post", "following"]),
    (Cue::Choice, Form::Nouns, &["option", "alternative", "approach", "library", "libraries", "candidate", "vendor", "solution", "tool", "offer", "bid", "tender", "quote"]),
    (Cue::Choice, Form::Words, &["feasibility", "requirements", "whether we need", "current state", "existing code", "codebase"]),
    (Cue::Tool, Form::Nouns, &[
        "dashboard", "harness", "tool", "system", "framework", "stack", "pipeline", "script", "service", "endpoint", "agent", "infrastructure", "module",
        "integration", "capability", "feature", "utility", "command", "ui", "api", "setup", "support", "hook", "logic", "function", "engine",
    ]),
    (Cue::Builds, Form::Verbs, &["add", "implement", "build", "create", "set up", "setup", "design", "define", "write", "introduce", "develop", "integrate", "install", "configure", "update", "document"]),
    (Cue::Paper, Form::Words, &[
        "rfc", "proposal", "draft", "document", "design doc", "spec", "specification", "kep", "adr", "pull request", "pr", "prs", "pull requests", "code review", "this plan", "cip", "eip", "discussion",
        "api review", "the design",
    ]),

    // Why: what it is weighed against.

    (Cue::Weighs, Form::Words, &[
        "alternative", "alternatives", "alternatively", "alternative approach", "other options", "another option", "one option", "the options", "several options",
        "other approaches", "another approach", "other solutions", "another solution", "we considered", "was considered", "were considered", "been considered",
        "considered and", "we could instead", "could instead", "rejected", "backlog", "can wait", "doing nothing", "do nothing", "did nothing", "not doing anything", "do not do anything", "don't do anything", "status quo", "trade off",
        "trade offs", "tradeoff", "tradeoffs", "downside", "downsides", "drawback", "drawbacks", "why not", "cost of delay", "month of delay", "week of delay", "cost of inaction",
        "cost of not", "opportunity cost", "pros and cons", "in favor of", "in favour of", "opted for", "opted to", "we decided against", "over the alternative",
        "more important than", "more urgent than", "before anything else", "ahead of everything", "nothing else", "no other", "if we do not", "if we don't",
        "if nothing", "without this proposal", "without this feature", "without this change", "prior art", "takes priority", "priority over", "worth the cost",
        "other work", "other projects", "other things", "preferable to", "chosen over", "chose to", "also considered", "first option",
        "second option", "third option", "either option", "best option", "only option", "better option", "acceptable option", "viable option", "other option",
        "other approach", "different approach", "other way", "another way", "least bad", "lesser evil",
    ]),
    (Cue::Prefers, Form::Words, &[
        "instead of", "instead", "rather than", "as opposed to", "compared to", "compared with", "in comparison", "in contrast", "unlike", "versus", "vs",
        "better than", "workaround", "workarounds", "work around", "otherwise", "without it", "without this", "prefer", "preferred", "worse than",
        "more than any", "first of all", "the most", "prioritize", "prioritise", "priority", "not as", "comes first", "existing solutions", "at the cost of",
        "costs us",
    ]),
    // "One can do X today, but …" weighs what there is.
    (Cue::Concedes, Form::Words, &["but", "however", "although"]),
    (Cue::Possible, Form::Words, &["could", "can also", "is possible", "exists", "exist"]),
    // "More than one" counts; "simpler than" compares.
    (Cue::Amount, Form::Words, &["more", "less", "fewer", "larger", "greater", "higher", "lower", "longer", "smaller", "number", "older", "newer", "later", "other"]),
];
