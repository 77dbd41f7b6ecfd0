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
        .any(|hit| is_act(hit) && !is_built(sentence, hit) && !is_choice(sentence, hit))
}

/// Somebody makes sure of what it does in use.
fn is_verified(sentence: &Sentence<'_>) -> bool {
    let is_outcome = |hit: &Hit| {
        let mut reach = hit.at.start..(hit.at.end + OBJECT_REACH).min(sentence.tokens.len());
        reach.any(|token| sentence.is(token, Cue::Outcome))
    };
    let mut hits = sentence.of(Cue::Verify);
    !sentence.has(Cue::Paper)
        && hits.any(|hit| is_act(hit) && is_outcome(hit) && !is_built(sentence, hit))
}

/// Somebody looks, or decides, some time after: "two weeks later we check", "review 30 days after launch".
fn is_looked_at_later(sentence: &Sentence<'_>) -> bool {
    let is_later =
        |time: &Time| time.kind == TimeKind::Frame && sentence.is(time.at.end, Cue::Afterwards);
    let looks = sentence.has(Cue::Verify) || sentence.has(Cue::Watch);
    looks && sentence.times.iter().any(is_later) && !sentence.has(Cue::Paper)
}

/// A bar that it must reach on the way; where the next step waits for it, a weaker one will do.
fn is_barred(sentence: &Sentence<'_>, zones: Zones) -> bool {
    let waits = sentence.has(Cue::Condition) && !sentence.measures().is_empty();
    let enough = if waits { TOUCHES } else { ENOUGH };
    metric::weigh(sentence, zones, &|_| false).points >= enough
}

/// Whether somebody acts, and no program: "we monitor", "monitoring", not "the controller monitors".
fn is_act(hit: &Hit) -> bool {
    hit.tense != Tense::Present
}

/// Whether it is a thing to build: "add monitoring", "an evaluation framework".
fn is_built(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let mut before = hit.at.start.saturating_sub(BUILT_REACH)..hit.at.start;
    before.any(|token| sentence.is(token, Cue::Builds)) || sentence.is(hit.at.end, Cue::Tool)
}

/// Whether it is done before anything is built: "evaluate the options".
fn is_choice(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let mut after = hit.at.end..(hit.at.end + BUILT_REACH).min(sentence.tokens.len());
    after.any(|token| sentence.is(token, Cue::Choice))
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
        ] {
            assert!(!is_check(words), "{words}");
        }
    }
}
