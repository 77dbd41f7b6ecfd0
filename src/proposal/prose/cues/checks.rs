//! The cue words for a step that checks whether a thing worked: written as those in `cues/words.rs` are.
//!
//! What is checked by whoever builds it (tests, reviews of code, documentation) is no such step: what matters is how it fares in use.

use super::{Cue, Form};

/// The words and phrases that give each cue.
#[rustfmt::skip]
pub(crate) const CHECKS: &[(Cue, Form, &[&str])] = &[
    // Nobody evaluates or compares without something to look at.
    (Cue::Watch, Form::Verbs, &[
        "monitor", "evaluate", "assess", "measure", "compare", "observe", "re evaluate", "reevaluate", "reassess", "revisit", "gauge", "survey",
        "look back", "watch",
    ]),
    (Cue::Watch, Form::Words, &["evaluation", "assessment", "comparison with", "re evaluation"]),
    // One verifies that the code compiles as often as that customers are helped: the object decides.
    (Cue::Verify, Form::Verbs, &[
        "verify", "validate", "check", "confirm", "review", "test", "track", "analyze", "analyse", "examine", "look at", "learn", "prove", "study",
        "collect", "gather", "inspect", "count", "read", "demonstrate", "ask", "interview", "discuss",
    ]),
    (Cue::Verify, Form::Words, &["validation", "verification", "analysis", "review"]),
    (Cue::Outcome, Form::Nouns, &[
        "metric", "outcome", "impact", "effect", "benefit", "hypothesis", "assumption", "kpi", "complaint", "error rate", "success rate",
        "adoption rate", "conversion", "learning", "user", "customer", "participant", "stakeholder",
    ]),
    (Cue::Outcome, Form::Words, &[
        "usage", "adoption", "telemetry", "usage data", "real use", "in use", "effectiveness", "success", "satisfaction", "in production",
        "production traffic", "production data", "real traffic", "real world", "in practice", "in the wild", "in the field", "analytics", "results",
        "how it went", "whether it worked", "if it worked", "whether it works", "worked", "the numbers", "community", "testnet",
    ]),
    (Cue::Feedback, Form::Words, &["feedback", "lessons learned", "learnings", "user reports", "bug reports from"]),
    (Cue::Proof, Form::Nouns, &[
        "pilot", "a/b test", "ab test", "a b test", "user test", "usability test", "usability study", "user study", "user interview", "field test", "field trial",
        "trial period", "trial run", "soak", "soak test", "bake time", "soak time", "soak period", "retrospective", "postmortem", "post mortem",
        "monitoring period", "observation period", "evaluation period", "checkpoint review", "post launch review", "experiment", "dogfood",
        "success criterion", "external audit", "security audit", "shadow test", "smoke test in production",
    ]),
    (Cue::Proof, Form::Words, &[
        "success criteria", "success metrics", "dogfooding", "dogfooded", "soaking", "hypercare", "shadow mode", "shadow traffic", "beta testing",
        "beta testers", "user testing", "real world testing", "real world usage", "real world use", "community testing", "field testing", "bake for",
        "soak for", "soaks for", "bakes for", "stress period", "audit sign off", "user research", "customer interviews", "post launch validation",
        "ramp up while", "post rollout", "retro",
    ]),
    (Cue::InUse, Form::Words, &[
        "used in production", "running in production", "runs in production", "production use", "production usage", "production experience", "in production use",
        "used in a production", "in use by", "used by at least", "adopted by at least", "production users", "production deployments", "real users",
        "successfully used", "in production for", "in production by", "real world users", "used successfully", "user experience reports",
    ]),
    (Cue::Verdict, Form::Words, &[
        "if successful", "if it is successful", "if it works", "if this works", "if it worked", "if it proves", "if this proves", "if proven",
        "once proven", "if all goes well", "if everything goes well", "if things go well", "go no go", "go/no go", "go or no go", "go on or stop", "go on, or stop", "decide whether to continue",
        "decide whether to proceed", "decide whether to go on", "decide if we continue", "based on results", "based on the results", "depending on the results", "based on usage",
        "based on adoption", "depending on adoption", "based on metrics", "based on data", "based on what we learn", "if no issues", "if no problems",
        "if no major", "if no regressions", "if there are no", "no issues are found", "no issues are reported", "no issues found", "no issues reported",
        "no major issues", "no significant issues", "no critical issues", "no serious issues", "without incident", "without incidents", "without issues",
        "without problems", "no problems are", "roll back if", "rollback if", "rolled back if", "revert if", "automatic rollback", "after validating",
        "validated in production", "proven in production", "proven stable", "success is", "successful if", "successful when", "we will know", "know if it worked",
        "know that it worked", "has proven",
    ]),
    (Cue::Choice, Form::Nouns, &["option", "alternative", "approach", "library", "libraries", "candidate", "vendor", "solution", "tool"]),
    (Cue::Choice, Form::Words, &["feasibility", "requirements", "whether we need", "current state", "existing code", "codebase"]),
    (Cue::Tool, Form::Nouns, &[
        "dashboard", "tool", "system", "framework", "stack", "pipeline", "script", "service", "endpoint", "agent", "infrastructure", "module",
        "integration", "capability", "feature", "utility", "command", "ui", "api", "setup", "support", "hook", "logic", "function", "engine",
    ]),
    (Cue::Builds, Form::Verbs, &["add", "implement", "build", "create", "set up", "setup", "design", "define", "write", "introduce", "develop", "integrate", "install", "configure", "update", "document"]),
    (Cue::Paper, Form::Words, &[
        "rfc", "proposal", "draft", "document", "design doc", "spec", "specification", "kep", "adr", "pull request", "pr", "prs", "pull requests", "code review", "this plan", "cip", "eip", "discussion",
        "api review", "the design",
    ]),
];
