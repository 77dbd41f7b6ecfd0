//! Whether the words of a plan hold a step at which somebody checks whether it worked: in use, among users, or against a bar.
//!
//! Tests, reviews and what the feature does by itself are no such step, nor is a tool for watching that is yet to be built.

use super::zones::Zones;
use super::{ENOUGH, TOUCHES, metric};
use crate::proposal::prose::{self, Cue, Hit, Sentence, Tense, Time, TimeKind};

/// How far before a word the verb may stand that makes a deliverable of it, in tokens.
const BUILT_REACH: usize = 4;

/// How far after its verb the thing may stand that is checked, in tokens.
const OBJECT_REACH: usize = 10;

/// What is done with a thing that did not work.
const WITHDRAWING: &[&str] = &[
    "rollback", "revert", "reverted", "abort", "stop", "pause", "halt", "withdraw", "disable",
];

/// What goes back.
const GOING_BACK: &[&str] = &["roll", "rolled", "go", "switch", "fall"];

/// What a tool works on: running it there proves nothing.
const STORES: &[&str] = &[
    "database",
    "databases",
    "db",
    "data",
    "code",
    "schema",
    "environment",
];

/// Who looks, where it is no program.
const LOOKERS: &[&str] = &[
    "group",
    "team",
    "board",
    "committee",
    "council",
    "we",
    "leads",
    "users",
];

/// What somebody does who looks at how it went, and not at how it was built.
const LOOKING: &[&str] = &[
    "check",
    "review",
    "count",
    "examine",
    "analyze",
    "analyse",
    "confirm",
    "study",
    "interview",
];

/// Before "test" these make it one of whoever builds it.
const MAKERS_TESTS: &[&str] = &[
    "load",
    "stress",
    "unit",
    "integration",
    "regression",
    "performance",
    "acceptance",
    "smoke",
];

/// Whether the words of a block or heading state a check.
pub(crate) fn stand_in(words: &str, zones: Zones) -> bool {
    let mut found = false;
    prose::read(words, &mut |sentence| {
        found = found || !sentence.asks() && is_step(sentence, zones);
    });
    found
}

fn is_step(sentence: &Sentence<'_>, zones: Zones) -> bool {
    sentence.has(Cue::Verdict)
        || is_proof(sentence)
        || is_feedback(sentence)
        || is_watched(sentence)
        || is_verified(sentence)
        || is_looked_at_later(sentence)
        || is_tried(sentence)
        || is_clean_run(sentence)
        || is_asked(sentence)
        || is_withdrawn(sentence)
        || is_barred(sentence, zones)
}

/// A pilot, a trial among users, use in production.
fn is_proof(sentence: &Sentence<'_>) -> bool {
    let is_over = |hit: &Hit| sentence.word_before(hit.at.start) == "post";
    let mut hits = sentence.of(Cue::Proof).chain(sentence.of(Cue::InUse));
    hits.any(|hit| !is_over(hit) && !is_built(sentence, hit))
}

/// What users say; not what readers of the proposal say.
fn is_feedback(sentence: &Sentence<'_>) -> bool {
    let first = sentence.of(Cue::Feedback).next();
    first.is_some_and(|hit| !is_built(sentence, hit)) && !sentence.has(Cue::Paper)
}

/// Somebody watches how it fares.
fn is_watched(sentence: &Sentence<'_>) -> bool {
    sentence
        .of(Cue::Watch)
        .any(|hit| is_act(sentence, hit) && !is_built(sentence, hit) && !is_choice(sentence, hit))
}

/// Somebody makes sure of what it does in use.
fn is_verified(sentence: &Sentence<'_>) -> bool {
    let asks = |token: usize| {
        let mut reach = token..token + BUILT_REACH + 2;
        matches!(sentence.word(token), "whether" | "if")
            && reach.any(|at| sentence.is(at, Cue::Measure) || sentence.is(at, Cue::Change))
    };
    let is_outcome = |hit: &Hit| {
        let mut reach = hit.at.start..(hit.at.end + OBJECT_REACH).min(sentence.tokens.len());
        reach.any(|token| sentence.is(token, Cue::Outcome) || asks(token))
    };
    let is_of_makers = |hit: &Hit| {
        let mut after = hit.at.end..hit.at.end + BUILT_REACH;
        MAKERS_TESTS.contains(&sentence.word_before(hit.at.start))
            || after.any(|at| sentence.word(at) == "staging")
    };
    let mut hits = sentence.of(Cue::Verify);
    !sentence.has(Cue::Paper)
        && hits.any(|hit| {
            is_act(sentence, hit)
                && is_outcome(hit)
                && !is_of_makers(hit)
                && !is_built(sentence, hit)
        })
}

/// Somebody looks, or decides, some time after: "two weeks later we check", "review 30 days after launch".
fn is_looked_at_later(sentence: &Sentence<'_>) -> bool {
    let is_later =
        |time: &Time| time.kind == TimeKind::Frame && sentence.is(time.at.end, Cue::Afterwards);
    let looks = sentence.has(Cue::Verify) || sentence.has(Cue::Watch);
    let is_later = looks && sentence.times().iter().any(is_later);
    (is_later || is_looked_at_then(sentence)) && !sentence.has(Cue::Paper)
}

/// "On 15 June we count again", "after one release we review the reports"
fn is_looked_at_then(sentence: &Sentence<'_>) -> bool {
    let looks = |hit: &&Hit| {
        sentence.word_before(hit.at.start) == "we" && LOOKING.contains(&sentence.word(hit.at.start))
    };
    let Some(look) = sentence.of(Cue::Verify).find(looks) else {
        return false;
    };
    let comes_before = |time: &Time| {
        let led =
            (time.at.start.saturating_sub(2)..time.at.start).any(|at| sentence.word(at) == "after");
        time.at.end <= look.at.start && (led || time.kind == TimeKind::Date)
    };
    sentence.times().iter().any(comes_before)
}

/// Somebody runs it where it is used: "run the script against production"; "two clinics try it for a month".
fn is_tried(sentence: &Sentence<'_>) -> bool {
    let mut hits = sentence.of(Cue::Tries);
    let Some(hit) = hits.find(|hit| is_act(sentence, hit)) else {
        return false;
    };
    let tries = sentence.word(hit.at.start).starts_with("tr");
    let is_real = |at: usize| {
        let is_store = |at: usize| STORES.contains(&sentence.word(at));
        (at + 1..at + 4).any(|next| sentence.is(next, Cue::Reality) && !is_store(next + 1))
    };
    let is_where = |at: usize| {
        let leads = match sentence.word(at) {
            "against" => true,
            "on" | "with" => tries,
            _ => false,
        };
        leads && is_real(at)
    };
    let is_it = matches!(sentence.word(hit.at.end), "it" | "them" | "this");
    let lasts = |at: usize| {
        let mut times = sentence.times().iter();
        is_it
            && sentence.word(at) == "for"
            && times.any(|time| time.kind == TimeKind::Frame && time.at.start == at + 1)
    };
    let mut reach = hit.at.end..(hit.at.end + OBJECT_REACH).min(sentence.tokens.len());
    reach.any(|at| is_where(at) || lasts(at)) && !is_built(sentence, hit)
}

/// "Ask the coaches what they would change"
fn is_asked(sentence: &Sentence<'_>) -> bool {
    let is_question = |at: usize| {
        matches!(sentence.word(at), "what" | "whether" | "how" | "if")
            && sentence.word(at + 1) != "to"
    };
    let is_asked = |at: usize| {
        matches!(sentence.word(at), "ask" | "asking" | "interview")
            && (at + 2..at + OBJECT_REACH).any(is_question)
    };
    !sentence.has(Cue::Paper) && (0..sentence.tokens.len()).any(is_asked)
}

/// "We roll it back if error rates rise"
fn is_withdrawn(sentence: &Sentence<'_>) -> bool {
    let is_if = |at: &usize| matches!(sentence.word(*at), "if" | "when" | "unless");
    let Some(condition) = (0..sentence.tokens.len()).find(is_if) else {
        return false;
    };
    let goes_back = |at: usize| {
        let mut before = at.saturating_sub(3)..at;
        sentence.word(at) == "back" && before.any(|at| GOING_BACK.contains(&sentence.word(at)))
    };
    let is_undone = |at: usize| WITHDRAWING.contains(&sentence.word(at)) || goes_back(at);
    let is_measured = |at: usize| {
        let cues = [Cue::Measure, Cue::Outcome, Cue::Comparator];
        cues.into_iter().any(|cue| sentence.is(at, cue))
    };
    let end = (condition + OBJECT_REACH).min(sentence.tokens.len());
    (condition..end).any(is_measured) && (0..sentence.tokens.len()).any(is_undone)
}

/// What comes next waits for days without trouble: "after seven nights without a difference".
fn is_clean_run(sentence: &Sentence<'_>) -> bool {
    let is_period = |at: usize| {
        sentence.is(at, Cue::Period) || sentence.word(at).trim_end_matches('s') == "night"
    };
    (1..sentence.tokens.len()).any(|at| sentence.word(at) == "without" && is_period(at - 1))
}

/// A bar that it must reach on the way; where the next step waits for it, a weaker one will do.
fn is_barred(sentence: &Sentence<'_>, zones: Zones) -> bool {
    if is_policy(sentence) {
        return false;
    }
    let waits = sentence.has(Cue::Condition) && !sentence.measures().is_empty();
    let enough = if waits { TOUCHES } else { ENOUGH };
    metric::weigh(sentence, zones, &|_| false).points >= enough
}

/// Whether all that is counted is how long something is kept or waited for: "supported for at least four releases".
fn is_policy(sentence: &Sentence<'_>) -> bool {
    const BARS: [Cue; 4] = [Cue::Unchanged, Cue::Same, Cue::Party, Cue::Success];
    let is_time = |at: usize| {
        let is_counted = sentence.times().iter().any(|time| time.at.contains(&at));
        let mut next = at + 1..at + 4;
        is_counted || next.any(|at| sentence.is(at, Cue::Period) || sentence.is(at, Cue::Release))
    };
    let measures = sentence.measures();
    !measures.is_empty()
        && measures.iter().all(|measure| is_time(measure.at.start))
        && !BARS.into_iter().any(|cue| sentence.has(cue))
}

/// Whether somebody acts, and no program: "we monitor", "monitoring", not "the controller monitors".
fn is_act(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    hit.tense != Tense::Present || LOOKERS.contains(&sentence.word_before(hit.at.start))
}

/// Whether it is a thing to build: "add monitoring", "an evaluation framework".
fn is_built(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let mut before = hit.at.start.saturating_sub(BUILT_REACH)..hit.at.start;
    before.any(|token| sentence.is(token, Cue::Builds)) || sentence.is(hit.at.end, Cue::Tool)
}

/// Whether it is done before anything is built: "evaluate the options".
fn is_choice(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let end = (hit.at.end + BUILT_REACH).min(sentence.tokens.len());
    let mut near = hit.at.start.saturating_sub(BUILT_REACH)..end;
    near.any(|token| sentence.is(token, Cue::Choice))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_check(words: &str) -> bool {
        stand_in(words, Zones::PLAN)
    }

    #[test]
    fn a_look_at_how_it_fares_is_a_check() {
        for words in [
            "Two weeks later we compare the calls with February.",
            "Monitor error rates for a week.",
            "Pilot with one team",
            "Gather feedback from early users",
            "Validate the benefits with customers",
            "Run it as an A/B test until June.",
            "Used in production by two clusters",
            "30 days after launch: review",
            "Go on if refunds take less than a day.",
            "Phase 3: evaluation",
            "Let it soak for a week",
            "Go/no-go on 2027-05-01",
            "Run the smoke test against production.",
            "Two clinics try it for six weeks.",
            "After seven nights without a difference, reads move over.",
            "We roll it back if error rates rise.",
            "Ask the first 20 users what they miss.",
            "Then we check whether the costs went down.",
            "The steering group looks at adoption in October.",
            "Decision on whether to proceed at the end of April",
            "Open it to all when tickets stay flat.",
        ] {
            assert!(is_check(words), "{words}");
        }
    }

    #[test]
    fn building_and_testing_are_none() {
        for words in [
            "Ship it on 2027-05-01.",
            "Write unit tests and verify that the parser accepts old files.",
            "Add monitoring and alerts",
            "The controller monitors the nodes.",
            "Evaluate the options for storage",
            "Collect feedback on this RFC",
            "Beta: on by default in 1.31",
            "Code review after two weeks of work",
            "Should we measure it?",
            "The old interface is supported for at least four minor releases.",
            "Wait at least two weeks between stages.",
            "Load test with 10k users",
            "Test in staging with production data copied over.",
            "Run the backfill against the production database.",
            "Offers are evaluated by price.",
            "Ask the vendor how to configure it.",
            "If the request fails, the client stops.",
        ] {
            assert!(!is_check(words), "{words}");
        }
    }
}
