//! Days that are named by what happens on them: the launch, the end of the pilot, the next audit.

use std::ops::Range;

use super::tables::{ANCHOR_REACH, ARTICLES, BY, EDGES, FEASTS, HAPPENING, NEXT_LEADS, NOT_A_DAY};
use super::{is_mark, lead};
use crate::proposal::prose::{Cue, Kind, Sentence, TimeKind};

/// "by launch", "before the release", "at the end of the pilot"
pub(super) fn event(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    (0..sentence.tokens.len()).find_map(|start| {
        let word = sentence.word(start);
        // "End of pilot: …"
        let opens = start == 0 && EDGES.contains(&word);
        let is_lead = BY.contains(&word) || word == "at" || opens;
        if !is_lead {
            return None;
        }
        let skipped = (start + 1..start + 6)
            .take_while(|at| {
                ARTICLES.contains(&sentence.word(*at))
                    || EDGES.contains(&sentence.word(*at))
                    || sentence.is(*at, Cue::Several)
            })
            .count();
        let at = start + 1 + skipped;
        // "before the Black Friday freeze"
        let named = (at..at + 3).take_while(|at| sentence.kind(*at) == Some(Kind::Word));
        let named = named
            .into_iter()
            .find(|at| sentence.word_before(start + 2) == "the" && sentence.is(*at, Cue::Launch));
        let at = named.unwrap_or(at);
        let is_end = (start..at).any(|at| EDGES.contains(&sentence.word(at)));
        let is_event = sentence.is(at, Cue::Launch) && matches!(word, "by" | "before" | "until");
        let is_day = matches!(sentence.word(at), "launch" | "ga" | "release") && word == "at";
        let is_passed = word == "after" && skipped > 0 && !sentence.is(at, Cue::Period);
        let is_span = sentence.is(at, Cue::Span) && (is_end || is_passed);
        (is_event || is_day || is_span).then_some(start..at + 1)
    })
}

/// "in the quarter after launch", "by the time 3.0 ships", "by Christmas"
pub(super) fn period_after(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let happens = |from: usize| {
        (from..from + ANCHOR_REACH)
            .take_while(|at| !is_mark(sentence, *at))
            .any(|at| HAPPENING.into_iter().any(|cue| sentence.is(at, cue)))
    };
    let is_one = |at: &usize| {
        let lead = lead(sentence, *at);
        let is_period = sentence.word_before(*at) == "the"
            && sentence.is(*at, Cue::Period)
            && matches!(sentence.word(at + 1), "after" | "following")
            && happens(at + 2);
        let is_time = sentence.word(*at) == "time" && BY.contains(&lead) && happens(at + 1);
        let is_version = sentence.times().iter().any(|time| {
            time.kind == TimeKind::Version
                && time.at.start == *at
                && matches!(sentence.word_before(*at), "when" | "once")
                && happens(time.at.end)
        });
        let is_feast = FEASTS.contains(&sentence.word(*at)) && BY.contains(&lead);
        is_period || is_time || is_feast || is_version
    };
    let at = (0..sentence.tokens.len()).find(is_one)?;
    Some(at..at + 1)
}

/// "In the next audit", "the next two elections"; what programs do next is no day.
pub(super) fn next(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let nexts = (0..sentence.tokens.len()).filter(|at| sentence.word(*at) == "next");
    nexts.into_iter().find_map(|next| {
        let is_counted =
            sentence.is(next + 1, Cue::Several) || sentence.kind(next + 1) == Some(Kind::Number);
        let noun = next + 1 + usize::from(is_counted);
        let before =
            (next.saturating_sub(2)..next).any(|at| NEXT_LEADS.contains(&sentence.word(at)));
        let runs = [Cue::Runtime, Cue::Moment, Cue::Step, Cue::Period];
        let runs = runs.into_iter().any(|cue| sentence.is(noun, cue))
            || NOT_A_DAY.contains(&sentence.word(noun).trim_end_matches('s'));
        let is_noun = sentence.kind(noun) == Some(Kind::Word) && !sentence.is(noun, Cue::Until);
        let is_day = is_noun && !runs && (before || is_counted);
        is_day.then_some(next..noun + 1)
    })
}
