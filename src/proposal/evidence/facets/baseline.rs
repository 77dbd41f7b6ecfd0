//! Whether a sentence tells where the metric stands today, and which words tell it.
//!
//! A level that holds now ("900 a week today"), the near end of a change ("from 9 to 3"), or a comparison with what there is ("within 5% of the
//! current build"). A change alone ("30% fewer", "no regression") leaves open from where.

mod compared;
pub(super) mod contrast;
mod tables;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::proposal::prose::{Cue, Kind, Measure, Sentence, TimeKind};
use tables::{
    AHEAD, ARROW_REACH, ARTICLES, BESIDE, BOUNDING, COMPARING, FAR, FROM_REACH, IN_WORDS, LEVELS,
    NEAR, NO_LEVELS, RANGING, THAN_REACH, TO_REACH,
};

/// The tokens that tell where it stands today, numbers included.
pub(super) fn find(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    arrow(sentence)
        .or_else(|| from(sentence))
        .or_else(|| contrast::dated(sentence))
        .or_else(|| contrast::costed(sentence))
        .or_else(|| today(sentence))
        .or_else(|| standing(sentence))
        .or_else(|| baseline(sentence))
        .or_else(|| compared::find(sentence))
        .or_else(|| before_and_after(sentence))
        .or_else(|| dated(sentence))
        .or_else(|| burden(sentence))
        .or_else(|| contrast::within(sentence))
}

/// `67 → 0`
fn arrow(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let is_arrow = |at: &usize| match sentence.kind(*at) {
        Some(Kind::Mark('→' | '⇒' | '➔' | '➜')) => true,
        Some(Kind::Mark('-' | '=')) => sentence.word(at + 1) == ">" && sentence.touch(*at, at + 1),
        _ => false,
    };
    (0..sentence.tokens.len())
        .filter(is_arrow)
        .find_map(|arrow| {
            let mut before = (arrow.saturating_sub(ARROW_REACH)..arrow).rev();
            let level = before.find(|at| is_level(sentence, *at))?;
            let mut after = arrow + 1..=arrow + 1 + ARROW_REACH;
            after
                .any(|at| is_level(sentence, at))
                .then_some(level..arrow)
        })
}

/// "from 9 to 3", "drops from 900", "from the current 58", "from the baseline to 70%"
fn from(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let is_from = |at: &usize| sentence.word(*at) == "from";
    (0..sentence.tokens.len()).filter(is_from).find_map(|from| {
        let clause = (from + 1..=from + FROM_REACH).take_while(|at| !is_over(sentence, *at));
        let end = clause.last().map_or(from + 1, |last| last + 1);
        let says = |cue: Cue| (from + 1..end).any(|at| sentence.is(at, cue));
        // "From the last 90 days" is where numbers come from.
        let is_window = |at: usize| sentence.times().iter().any(|time| time.at.contains(&at));
        let level = (from + 1..end).find(|at| is_level(sentence, *at) && !is_window(*at));
        // "A year from now"
        let word = sentence.word(from + 1);
        if word == "now" || word == "today" && level.is_none() {
            return None;
        }
        if says(Cue::Today) || says(Cue::Baseline) || says(Cue::Standing) && level.is_some() {
            return Some(from..end);
        }
        let last = level? + 1;
        let ranges = RANGING.contains(&sentence.word_before(from));
        let near = from.saturating_sub(ARROW_REACH)..from;
        let turns = near
            .into_iter()
            .any(|at| sentence.is(at, Cue::Change) || matches!(sentence.word(at), "up" | "down"));
        // "From 5 to 10 people take part."
        let ranges = ranges || from == 0 && !sentence.has(Cue::Change);
        // "From zero to hero": in words it needs a verb.
        let is_number = sentence.kind(last - 1) == Some(Kind::Number);
        let has_end = is_number && has_end(sentence, last);
        (!ranges && (turns || has_end)).then_some(from..last)
    })
}

/// Whether the far end of a change follows: "to 3", "down to at most 2".
fn has_end(sentence: &Sentence<'_>, from: usize) -> bool {
    let to = (from..from + TO_REACH)
        .find(|at| matches!(sentence.word(*at), "to" | "toward" | "towards"));
    to.is_some_and(|to| (to + 1..=to + AHEAD).any(|at| is_level(sentence, at)))
}

/// "900 a week today", "currently 10+ min", "used to take 4 minutes"
fn today(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    sentence.of(Cue::Today).find_map(|hit| {
        let at = &hit.at;
        if is_compared(sentence, at.start) {
            return Some(at.clone());
        }
        let is_now = sentence.word(at.start) == "now";
        // "Currently the nightly build fails …": all that follows.
        let opens = at.start == 0 && !wishes(sentence);
        let far = if opens { FAR } else { NEAR };
        let reach = if is_now { BESIDE } else { far };
        if is_now
            && matches!(
                sentence.word_before(at.start),
                "can" | "will" | "may" | "to" | "by" | "from"
            )
        {
            return None;
        }
        // "22 today, 0 by May": what stands right before it is meant.
        let level = behind(sentence, at.start, 1)
            .or_else(|| ahead(sentence, at.end, reach))
            .or_else(|| behind(sentence, at.start, reach))?;
        Some(level.min(at.start)..at.end.max(level + 1))
    })
}

/// "current max: 454", "last quarter we had 14", "within 5% of the current build", "as fast as the existing one"
fn standing(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    sentence.of(Cue::Standing).find_map(|hit| {
        let at = &hit.at;
        if is_compared(sentence, at.start) {
            return Some(at.clone());
        }
        let word = sentence.word(at.start);
        let lead = sentence.word(without_article(sentence, at.start));
        let is_window = matches!(lead, "in" | "over" | "for" | "within" | "during" | "of");
        let is_past = word == "last" && sentence.is(at.end, Cue::Period) && !is_window;
        let has_level = matches!(word, "current" | "status") || is_past;
        let reach = if wishes(sentence) { AHEAD + 1 } else { FAR };
        // "The current user" is whoever it is.
        let is_one_of_many = NO_LEVELS.contains(&sentence.word(at.end));
        // "As measured last month, 18%"
        let end = at.end + usize::from(is_past);
        let level = ahead(sentence, end, reach).filter(|_| has_level && !is_one_of_many)?;
        Some(at.start..level + 1)
    })
}

/// "baseline 4.5 s", "20% above baseline"; not "measure the baseline first".
fn baseline(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    sentence.of(Cue::Baseline).find_map(|hit| {
        let at = &hit.at;
        // "Returns to baseline": a level to come back to.
        let lead = (0..at.start)
            .rev()
            .take(THAN_REACH)
            .take_while(|near| !is_over(sentence, *near));
        if lead.into_iter().any(|near| sentence.word(near) == "to") {
            return None;
        }
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

/// "12 days as of May", "99.8% (99.1% in May)"
fn dated(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let mut dates = sentence
        .times()
        .iter()
        .filter(|time| time.kind == TimeKind::Date);
    dates.find_map(|date| {
        let start = date.at.start;
        let is_as_of =
            start > 1 && sentence.word(start - 1) == "of" && sentence.word(start - 2) == "as";
        let open = (start.saturating_sub(NEAR)..start)
            .find(|at| sentence.word(*at) == "(" && sentence.word(date.at.end) == ")");
        let is_aside = open.is_some_and(|open| {
            is_level(sentence, open + 1) && open > 0 && is_level(sentence, open - 1)
        });
        let level = if is_as_of {
            behind(sentence, start, NEAR).or_else(|| ahead(sentence, date.at.end, NEAR))?
        } else if is_aside {
            open? + 1
        } else {
            return None;
        };
        Some(level.min(start)..date.at.end.max(level + 1))
    })
}

/// "840 ms before, 250 ms after"
fn before_and_after(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let closes = |at: usize| is_over(sentence, at + 1) || sentence.word(at + 1) == ".";
    let says = |words: &[&str]| {
        (0..sentence.tokens.len()).find_map(|at| {
            let is_it = words.contains(&sentence.word(at)) && closes(at);
            let level = behind(sentence, at, ARROW_REACH).filter(|_| is_it)?;
            Some(level..at + 1)
        })
    };
    let before = says(&["before", "now", "today"])?;
    says(&["after", "afterwards", "then"]).map(|_| before)
}

/// "The mean was 4 minutes", "it sits at 12%", "(was 14)"
pub(super) fn stood(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let beside = sentence.of(Cue::Stood).find_map(|hit| {
        let is_was = matches!(sentence.word(hit.at.start), "was" | "were");
        // "Teams that were never funded" are of a kind.
        let is_kind = matches!(sentence.word_before(hit.at.start), "that" | "which" | "who");
        // "In the last year we saw 19", "(we had 410 in March)"
        let is_dated = sentence
            .times()
            .iter()
            .any(|time| time.kind == TimeKind::Date)
            || (0..sentence.tokens.len())
                .any(|at| matches!(sentence.word(at), "last" | "past" | "previous"));
        let is_ours = sentence.word_before(hit.at.start) == "we" && is_dated;
        let is_fact = (is_was && !is_kind || is_ours) && !wishes(sentence);
        let level = ahead(sentence, hit.at.end, BESIDE).filter(|_| is_fact)?;
        Some(hit.at.start..level + 1)
    });
    beside.or_else(|| told_with(sentence, Cue::Stood))
}

/// "Losses cost us $200K a month": a fact among other sentences.
pub(super) fn fact(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    const WHOSE: &[&str] = &["we", "us", "our", "$", "€", "£"];
    let says =
        |words: &[&str]| (0..sentence.tokens.len()).any(|at| words.contains(&sentence.word(at)));
    let is_fact = says(WHOSE) && !says(RANGING);
    told_with(sentence, Cue::Stands).filter(|_| is_fact)
}

/// A plain amount near a verb that tells a fact, and no wish.
fn told_with(sentence: &Sentence<'_>, verb: Cue) -> Option<Range<usize>> {
    if !sentence.has(verb) || wishes(sentence) {
        return None;
    }
    let measures = sentence.measures();
    if measures.iter().any(|measure| measure.is_bounded) {
        return None;
    }
    let is_plain = |measure: &&Measure| measure.is_counted && !measure.is_moved && !measure.is_zero;
    let is_near = |measure: &&Measure| {
        let mut verbs = sentence.of(verb);
        verbs.any(|hit| measure.at.start.abs_diff(hit.at.start) <= NEAR + BESIDE)
    };
    let measure = measures.iter().filter(is_plain).find(is_near)?;
    Some(measure.at.clone())
}

/// Whether a sentence says what should be, and not what is.
fn wishes(sentence: &Sentence<'_>) -> bool {
    const WISHES: [Cue; 6] = [
        Cue::Bar,
        Cue::Gate,
        Cue::Wish,
        Cue::Future,
        Cue::Condition,
        Cue::Success,
    ];
    sentence.asks() || WISHES.into_iter().any(|cue| sentence.has(cue))
}

/// "Cut the paperwork (estimated at 4 hours a week)": what is to be changed, with its level in parentheses.
fn burden(sentence: &Sentence<'_>) -> Option<Range<usize>> {
    let opens = |measure: &&Measure| {
        let before = measure.at.start.saturating_sub(FROM_REACH)..measure.at.start;
        let open = before
            .clone()
            .find(|at| sentence.kind(*at) == Some(Kind::Mark('(')));
        open.is_some_and(|open| (open..measure.at.start).any(|at| sentence.is(at, Cue::Found)))
    };
    let measure = sentence.measures().iter().find(|measure| opens(measure))?;
    let changes = (0..measure.at.start).any(|at| sentence.is(at, Cue::Change));
    changes.then_some(measure.at.clone())
}

/// Whether a comparison leads a word in: "than today", "within 5% of the current", "below the existing".
fn is_compared(sentence: &Sentence<'_>, at: usize) -> bool {
    let before = without_article(sentence, at);
    let lead = sentence.word(before);
    // "As fast as before", not "paid as before".
    let is_pair = || {
        let near = before.saturating_sub(THAN_REACH)..before;
        near.into_iter()
            .any(|at| matches!(sentence.word(at), "as" | "same" | "equally"))
    };
    let compares = COMPARING.contains(&lead) && (lead != "as" || is_pair());
    if before < at && (compares || sentence.is(before, Cue::Versus)) {
        return true;
    }
    let is_one = sentence.is(at, Cue::Ongoing) || sentence.is(at, Cue::Baseline);
    let is_level_of = || (at + 1..at + 4).any(|next| LEVELS.contains(&sentence.word(next)));
    let is_bound = BOUNDING.contains(&lead) || lead == "at" && is_level_of();
    let near = (at.saturating_sub(THAN_REACH)..at).rev();
    let near = near.take_while(|near| !is_over(sentence, *near));
    let is_within = lead == "of" && near.clone().any(|near| sentence.word(near) == "within");
    let is_clause = sentence.is(at, Cue::Today)
        && near
            .into_iter()
            .any(|near| sentence.word(near) == "than" && !is_level(sentence, near + 1));
    is_one && (is_bound || is_within) || is_clause
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

/// The first level behind a token, in its clause; what stands in parentheses in between is passed over.
fn ahead(sentence: &Sentence<'_>, at: usize, reach: usize) -> Option<usize> {
    const LEADS: &[&str] = &[",", "(", ":", "=", "~", "≈", "—", "–"];
    let (mut next, mut end) = (at, at + reach);
    while next < end {
        if is_level(sentence, next) {
            return Some(next);
        }
        let is_lead = next == at && LEADS.contains(&sentence.word(next));
        let is_aside = next > at && sentence.word(next) == "(";
        let is_wish = sentence.is(next, Cue::Bar) || sentence.is(next, Cue::Change);
        // "current max: 454"
        let goes_on = is_lead || is_aside || sentence.word(next) == ":";
        if is_wish || !goes_on && is_over(sentence, next) {
            return None;
        }
        let after = if is_aside {
            (next..next + FAR).find(|close| sentence.word(*close) == ")")? + 1
        } else {
            next + 1
        };
        end += after - next - 1;
        next = after;
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
            .times()
            .iter()
            .any(|time| time.kind != TimeKind::Frame && time.at.contains(&at))
    };
    match sentence.kind(at) {
        Some(Kind::Number) => !is_time(),
        Some(Kind::Word) => IN_WORDS.contains(&sentence.word(at)),
        _ => false,
    }
}
