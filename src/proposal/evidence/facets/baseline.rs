//! Whether a sentence tells where the metric stands today, and which words tell it.
//!
//! A level that holds now ("900 a week today"), the near end of a change ("from 9 to 3"), or a comparison with what there is ("within 5% of the
//! current build"). A change alone ("30% fewer", "no regression") leaves open from where.

use std::ops::Range;

use crate::proposal::prose::{Cue, Kind, Sentence, TimeKind};

/// How far a number may stand from the word that says that it holds now, in tokens.
const NEAR: usize = 6;
/// The same for `now`, which says as often what users can do from then on.
const BESIDE: usize = 2;
/// How far behind `current` its number may stand: "current error rate is 12%".
const AHEAD: usize = 5;
/// How far behind "from" its level may stand.
const FROM_REACH: usize = 4;
/// How far behind "from" its "to" may stand.
const TO_REACH: usize = 12;
/// How far apart an arrow and its levels may stand.
const ARROW_REACH: usize = 3;
/// How far a comparison may stand before what it compares with: "than it is today".
const THAN_REACH: usize = 6;

/// Words between a comparison and what it compares with.
const ARTICLES: &[&str] = &[
    "the", "our", "its", "their", "a", "an", "that", "of", "what",
];

/// Levels in words.
const IN_WORDS: &[&str] = &[
    "none", "zero", "nobody", "one", "two", "three", "four", "five", "six", "seven", "eight",
    "nine", "ten", "half", "twice", "never", "dozens", "hundreds",
];

/// Words before what a level is compared with.
const COMPARING: &[&str] = &[
    "than",
    "from",
    "as",
    "matches",
    "match",
    "matching",
    "beats",
    "beat",
    "exceeds",
    "exceed",
    "over",
    "above",
    "below",
    "under",
    "against",
    "at",
    "maintain",
    "maintains",
    "keep",
    "keeps",
    "beyond",
    "equal",
    "equals",
    "near",
];

/// Before "from" and a level these tell of a range, not of a change.
const RANGING: &[&str] = &["range", "ranges", "ranging", "scale", "values", "anywhere"];

/// After these in "compared to", nothing there is today is meant.
const NOT_TODAY: &[&str] = &["target", "targets", "goal", "expected", "total", "all"];

/// The tokens that tell where it stands today, numbers included.
pub(super) fn find(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    arrow(sentence)
        .or_else(|| from(sentence))
        .or_else(|| today(sentence))
        .or_else(|| standing(sentence))
        .or_else(|| baseline(sentence))
        .or_else(|| versus(sentence))
        .or_else(|| fact(sentence))
}

/// `67 → 0`
fn arrow(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let is_arrow = |at: &usize| match sentence.kind(*at) {
        Some(Kind::Mark('→' | '⇒' | '➔' | '➜')) => true,
        Some(Kind::Mark('-' | '=')) => sentence.word(at + 1) == ">" && sentence.touch(*at, at + 1),
        _ => false,
    };
    let arrow = (0..sentence.tokens.len()).find(is_arrow)?;
    let before = arrow.saturating_sub(ARROW_REACH)..arrow;
    let level = before.rev().find(|at| is_level(sentence, *at))?;
    let mut after = arrow + 1..=arrow + 1 + ARROW_REACH;
    after
        .any(|at| is_level(sentence, at))
        .then_some(level..arrow)
}

/// "from 9 to 3", "down from 14%", "reduced from 6", "from the baseline to 70%"
fn from(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let from = (0..sentence.tokens.len()).filter(|at| sentence.word(*at) == "from");
    from.into_iter().find_map(|from| {
        let ahead = from + 1..=from + FROM_REACH;
        let end = ahead
            .clone()
            .find(|at| is_over(sentence, *at))
            .unwrap_or(from + FROM_REACH + 1);
        let level = (from + 1..end).find(|at| is_level(sentence, *at));
        let names_now =
            (from + 1..end).any(|at| sentence.is(at, Cue::Today) || sentence.is(at, Cue::Baseline));
        let is_now = names_now
            || level.is_some() && (from + 1..end).any(|at| sentence.is(at, Cue::Standing));
        let last = level.map_or(from + 2, |level| level + 1);
        if is_now {
            return Some(from..last.min(sentence.tokens.len()));
        }
        level?;
        let is_turned = matches!(sentence.word_before(from), "down" | "up");
        let has_end = (last..last + TO_REACH).any(|at| {
            matches!(
                sentence.word(at),
                "to" | "toward" | "towards" | "into" | "down"
            )
        });
        let changes = (0..from).any(|at| sentence.is(at, Cue::Change));
        let ranges = RANGING.contains(&sentence.word_before(from));
        (!ranges && (is_turned || has_end || changes)).then_some(from..last)
    })
}

/// "900 a week today", "currently 10+ min", "used to take 4 minutes"
fn today(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    sentence.of(Cue::Today).find_map(|hit| {
        let at = &hit.at;
        if is_compared(sentence, at.start) {
            return Some(at.clone());
        }
        let is_now = sentence.word(at.start) == "now";
        let reach = if is_now { BESIDE } else { NEAR };
        if is_now
            && matches!(
                sentence.word_before(at.start),
                "can" | "will" | "may" | "to" | "by"
            )
        {
            return None;
        }
        let level = ahead(sentence, at.end, reach).or_else(|| behind(sentence, at.start, reach))?;
        Some(level.min(at.start)..at.end.max(level + 1))
    })
}

/// "current max: 454", "within 5% of the current build", "as fast as the existing one"
fn standing(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    sentence.of(Cue::Standing).find_map(|hit| {
        let at = &hit.at;
        if is_compared(sentence, at.start) {
            return Some(at.clone());
        }
        let has_level = matches!(sentence.word(at.start), "current" | "status");
        let level = ahead(sentence, at.end, AHEAD).filter(|_| has_level)?;
        Some(at.start..level + 1)
    })
}

/// "baseline 4.5 s", "20% above baseline"; not "measure the baseline first".
fn baseline(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    sentence.of(Cue::Baseline).find_map(|hit| {
        let at = &hit.at;
        if is_compared(sentence, at.start)
            || sentence.word(without_article(sentence, at.start)) == "of"
        {
            return Some(at.clone());
        }
        let level =
            ahead(sentence, at.end, NEAR).or_else(|| behind(sentence, at.start, BESIDE + 1))?;
        Some(level.min(at.start)..at.end.max(level + 1))
    })
}

/// "compared with the first two rounds", "vs. 2+ hours", "parity with Relay"
fn versus(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    sentence.of(Cue::Versus).find_map(|hit| {
        let at = &hit.at;
        let end = (at.end..at.end + FROM_REACH)
            .find(|next| is_over(sentence, *next))
            .unwrap_or(at.end + FROM_REACH);
        let is_told = |next: usize| {
            is_level(sentence, next)
                || [Cue::Today, Cue::Standing, Cue::Baseline]
                    .into_iter()
                    .any(|cue| sentence.is(next, cue))
        };
        let level = (at.end..end).find(|next| is_told(*next));
        let needs_level = matches!(sentence.word(at.start), "vs" | "versus");
        let is_other = (at.end..end).any(|next| NOT_TODAY.contains(&sentence.word(next)));
        let is_something = end > at.end && !is_other;
        let counts = level.is_some() || !needs_level && is_something;
        counts.then(|| at.start..level.map_or(at.end, |level| level + 1))
    })
}

/// "Losses cost $200K a month": a level that is told as a fact, and no wish.
fn fact(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    const WISHES: [Cue; 6] = [
        Cue::Bar,
        Cue::Gate,
        Cue::Wish,
        Cue::Future,
        Cue::Condition,
        Cue::Success,
    ];
    if WISHES.into_iter().any(|cue| sentence.has(cue)) || sentence.asks() {
        return None;
    }
    let stands = sentence.of(Cue::Stands).next()?.at.clone();
    let measures = sentence.measures();
    let plain = |measure: &crate::proposal::prose::Measure| {
        measure.is_counted && !measure.is_bounded && !measure.is_moved && !measure.is_zero
    };
    let measure = measures.iter().find(|measure| plain(measure))?;
    let is_list = measures.iter().any(|measure| measure.is_bounded);
    let is_apart = measure.at.start.abs_diff(stands.start) > NEAR + BESIDE;
    (!is_list && !is_apart)
        .then(|| stands.start.min(measure.at.start)..stands.end.max(measure.at.end))
}

/// Whether a comparison leads a word in: "than today", "within 5% of the current", "below the existing".
fn is_compared(sentence: &Sentence<'_>, at: usize) -> bool {
    let before = without_article(sentence, at);
    let lead = sentence.word(before);
    if before < at && (COMPARING.contains(&lead) || sentence.is(before, Cue::Versus)) {
        return true;
    }
    let start = at.saturating_sub(THAN_REACH);
    let near = (start..at)
        .rev()
        .take_while(|near| !is_over(sentence, *near));
    let is_within = lead == "of" && near.clone().any(|near| sentence.word(near) == "within");
    let is_clause = sentence.is(at, Cue::Today)
        && near
            .into_iter()
            .any(|near| sentence.word(near) == "than" && !is_level(sentence, near + 1));
    is_within || is_clause
}

/// The token before one, articles passed over.
fn without_article(sentence: &Sentence<'_>, at: usize) -> usize {
    let is_article = |before: &usize| {
        let word = sentence.word(*before);
        ARTICLES.contains(&word) && (word != "of" || sentence.word_before(*before) == "that")
    };
    let skipped = (0..at).rev().take(3).take_while(is_article).count();
    at.saturating_sub(1 + skipped)
}

/// The first level behind a token, in its clause.
fn ahead(sentence: &Sentence<'_>, at: usize, reach: usize) -> Option<usize> {
    for next in at..at + reach {
        if is_level(sentence, next) {
            return Some(next);
        }
        let is_lead = next == at
            && matches!(
                sentence.kind(next),
                Some(Kind::Mark(',' | '(' | ':' | '=' | '~' | '≈' | '—' | '–'))
            );
        let is_wish = [Cue::Bar, Cue::Change]
            .into_iter()
            .any(|cue| sentence.is(next, cue));
        if !is_lead && is_over(sentence, next) || is_wish {
            return None;
        }
    }
    None
}

/// The nearest level before a token, in its clause.
fn behind(sentence: &Sentence<'_>, at: usize, reach: usize) -> Option<usize> {
    for before in (at.saturating_sub(reach)..at).rev() {
        if is_level(sentence, before) {
            return Some(before);
        }
        if is_over(sentence, before) {
            return None;
        }
    }
    None
}

/// Whether a clause ends at a token.
fn is_over(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(
        sentence.kind(at),
        None | Some(Kind::Mark(
            ',' | ';' | '(' | ')' | ':' | '\t' | '—' | '–' | '|'
        ))
    )
}

/// Whether a token is a level: a number that is no date or version, or a word for one.
fn is_level(sentence: &Sentence<'_>, at: usize) -> bool {
    let is_time = || {
        sentence
            .times
            .iter()
            .any(|time| time.kind != TimeKind::Frame && time.at.contains(&at))
    };
    match sentence.kind(at) {
        Some(Kind::Number) => !is_time(),
        Some(Kind::Word) => IN_WORDS.contains(&sentence.word(at)),
        _ => false,
    }
}
