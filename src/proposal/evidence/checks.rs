//! Finds in the words of a plan the step at which somebody checks whether it worked: in use, among users, or against a bar.
//!
//! Tests, reviews and what the feature does by itself are no such step, nor is a tool for watching that is yet to be built.

use std::ops::Range;

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

/// The words of a block or heading that state a check; a range of its bytes.
pub(crate) fn stated_in(words: &str, zones: Zones) -> Option<Range<usize>> {
    let mut found = None;
    prose::read(words, &mut |sentence| {
        if found.is_none() && !sentence.asks() {
            found = step(sentence, zones).map(|_| sentence.range());
        }
    });
    found
}

/// The tokens that make a step of a sentence.
fn step(sentence: &Sentence<'_>, zones: Zones) -> Option<Range<usize>> {
    verdict(sentence)
        .or_else(|| proof(sentence))
        .or_else(|| feedback(sentence))
        .or_else(|| watched(sentence))
        .or_else(|| verified(sentence))
        .or_else(|| looked_at_later(sentence))
        .or_else(|| tried(sentence))
        .or_else(|| clean_run(sentence))
        .or_else(|| asked(sentence))
        .or_else(|| withdrawn(sentence))
        .or_else(|| barred(sentence, zones))
}

/// What comes next is decided by how it went.
fn verdict(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    sentence.of(Cue::Verdict).next().map(|hit| hit.at.clone())
}

/// A pilot, a trial among users, use in production.
fn proof(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let is_over = |hit: &&Hit| sentence.word_before(hit.at.start) == "post";
    let mut hits = sentence.of(Cue::Proof).chain(sentence.of(Cue::InUse));
    let hit = hits.find(|hit| !is_over(hit) && !is_built(sentence, hit))?;
    Some(hit.at.clone())
}

/// What users say; not what readers of the proposal say.
fn feedback(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let hit = sentence.of(Cue::Feedback).next()?;
    let is_of_text = sentence.has(Cue::Paper);
    (!is_of_text && !is_built(sentence, hit)).then(|| hit.at.clone())
}

/// Somebody watches how it fares.
fn watched(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let hit = sentence.of(Cue::Watch).find(|hit| {
        is_act(sentence, hit) && !is_built(sentence, hit) && !is_choice(sentence, hit)
    })?;
    Some(hit.at.clone())
}

/// Somebody makes sure of what it does in use.
fn verified(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let is_outcome = |hit: &Hit| {
        let mut reach = hit.at.start..(hit.at.end + OBJECT_REACH).min(sentence.tokens.len());
        let asks = |token: usize| {
            matches!(sentence.word(token), "whether" | "if")
                && (token..token + BUILT_REACH + 2)
                    .any(|at| sentence.is(at, Cue::Measure) || sentence.is(at, Cue::Change))
        };
        reach.any(|token| sentence.is(token, Cue::Outcome) || asks(token))
    };
    let is_of_makers = |hit: &Hit| {
        let mut after = hit.at.end..hit.at.end + BUILT_REACH;
        MAKERS_TESTS.contains(&sentence.word_before(hit.at.start))
            || after.any(|at| sentence.word(at) == "staging")
    };
    let mut hits = sentence.of(Cue::Verify);
    let hit = hits.find(|hit| {
        is_act(sentence, hit)
            && is_outcome(hit)
            && !is_of_makers(hit)
            && !is_built(sentence, hit)
            && !sentence.has(Cue::Paper)
    })?;
    Some(hit.at.clone())
}

/// Somebody looks, or decides, some time after: "two weeks later we check", "review 30 days after launch".
fn looked_at_later(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let looks = sentence
        .of(Cue::Verify)
        .chain(sentence.of(Cue::Watch))
        .next()?;
    let is_later =
        |time: &&Time| time.kind == TimeKind::Frame && sentence.is(time.at.end, Cue::Afterwards);
    let time = sentence.times.iter().find(is_later)?;
    (!sentence.has(Cue::Paper))
        .then(|| looks.at.start.min(time.at.start)..looks.at.end.max(time.at.end))
}

/// Somebody runs it where it is used: "run the script against production".
fn tried(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let hit = sentence.of(Cue::Tries).find(|hit| is_act(sentence, hit))?;
    let mut reach = hit.at.end..(hit.at.end + OBJECT_REACH).min(sentence.tokens.len());
    let is_tried = sentence.word(hit.at.start).starts_with("tr");
    let is_where = |at: usize| {
        let word = sentence.word(at);
        let real = || {
            let is_store = |at: usize| STORES.contains(&sentence.word(at));
            (at + 1..at + 4).any(|next| sentence.is(next, Cue::Reality) && !is_store(next + 1))
        };
        word == "against" && real() || is_tried && matches!(word, "on" | "with") && real()
    };
    // "Two clinics try it for a month."
    let is_it = matches!(sentence.word(hit.at.end), "it" | "them" | "this");
    let lasts = |at: usize| {
        let mut times = sentence.times.iter();
        is_it
            && sentence.word(at) == "for"
            && times.any(|time| time.kind == TimeKind::Frame && time.at.start == at + 1)
    };
    let at = reach.find(|at| is_where(*at) || lasts(*at))?;
    (!is_built(sentence, hit)).then_some(hit.at.start..at + 1)
}

/// "Ask the coaches what they would change"
fn asked(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let is_question = |at: usize| matches!(sentence.word(at), "what" | "whether" | "how" | "if");
    let is_asked = |at: &usize| {
        matches!(sentence.word(*at), "ask" | "asking" | "interview")
            && (at + 2..at + OBJECT_REACH)
                .any(|at| is_question(at) && sentence.word(at + 1) != "to")
    };
    let at = (0..sentence.tokens.len()).find(is_asked)?;
    (!sentence.has(Cue::Paper)).then_some(at..at + 1)
}

/// "We roll it back if error rates rise"
fn withdrawn(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let is_if = |at: &usize| matches!(sentence.word(*at), "if" | "when" | "unless");
    let at = (0..sentence.tokens.len()).find(is_if)?;
    let is_undone = |at: usize| {
        WITHDRAWING.contains(&sentence.word(at))
            || sentence.word(at) == "back"
                && (at.saturating_sub(3)..at).any(|at| {
                    matches!(
                        sentence.word(at),
                        "roll" | "rolled" | "go" | "switch" | "fall"
                    )
                })
    };
    let end = (at + OBJECT_REACH).min(sentence.tokens.len());
    let is_measured =
        (at..end).any(|at| sentence.is(at, Cue::Measure) || sentence.is(at, Cue::Outcome));
    let is_bound = (at..end).any(|at| sentence.is(at, Cue::Comparator));
    let is_near = (0..sentence.tokens.len()).any(is_undone);
    ((is_measured || is_bound) && is_near).then_some(at..at + 1)
}

/// What comes next waits for days without trouble: "after seven nights without a difference".
fn clean_run(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let is_period = |at: usize| {
        sentence.is(at, Cue::Period) || sentence.word(at).trim_end_matches('s') == "night"
    };
    let at = (1..sentence.tokens.len())
        .find(|at| sentence.word(*at) == "without" && is_period(at - 1))?;
    Some(at - 1..at + 1)
}

/// A bar that it must reach on the way; where the next step waits for it, a weaker one will do.
fn barred(sentence: &Sentence<'_>, zones: Zones) -> Option<Range<usize>> {
    if is_policy(sentence) {
        return None;
    }
    let waits = sentence.has(Cue::Condition) && !sentence.measures().is_empty();
    let enough = if waits { TOUCHES } else { ENOUGH };
    let weighed = metric::weigh(sentence, zones, &|_| false);
    (weighed.points >= enough).then_some(0..sentence.tokens.len())
}

/// Whether all that is counted is how long something is kept or waited for: "supported for at least four releases".
fn is_policy(sentence: &Sentence<'_>) -> bool {
    const BARS: [Cue; 4] = [Cue::Unchanged, Cue::Same, Cue::Party, Cue::Success];
    let is_time = |at: usize| {
        let is_counted = sentence.times.iter().any(|time| time.at.contains(&at));
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
        stated_in(words, Zones::PLAN).is_some()
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
