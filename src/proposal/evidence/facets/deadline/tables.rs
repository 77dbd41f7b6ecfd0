//! The words and distances by which a deadline is known.

use crate::proposal::prose::Cue;

/// Words that lead a day to come in.
pub(super) const BY: &[&str] = &["by", "before", "until", "till", "after"];

/// Words that lead a day to come in, or a place.
pub(super) const IN: &[&str] = &["in", "with", "at", "within", "on", "for", "as", "from"];

/// Before a date these look back, or count from it.
pub(super) const SINCE: &[&str] = &[
    "since", "from", "than", "with", "of", "between", "per", "to", "like",
];

/// Between a lead and its time.
pub(super) const ARTICLES: &[&str] = &[
    "the",
    "a",
    "an",
    "our",
    "its",
    "about",
    "around",
    "roughly",
    "approximately",
    "~",
    "end",
    "of",
    "close",
    "first",
    "public",
    "full",
    "general",
    "next",
    "stable",
    "product",
    "production",
    "half",
];

/// Words that make the time of an end or a beginning of it a day: "the end of Q3".
pub(super) const EDGES: &[&str] = &[
    "end",
    "start",
    "beginning",
    "middle",
    "close",
    "mid",
    "term",
    "season",
    "semester",
];

/// Words that count a span from something that happens.
pub(super) const FROM_THERE: &[&str] = &[
    "after",
    "of",
    "from",
    "post",
    "into",
    "following",
    "past",
    "in",
    "since",
    "later",
];

/// What is counted through and belongs to the calendar.
pub(super) const CALENDAR: &[&str] = &[
    "week",
    "day",
    "month",
    "quarter",
    "year",
    "sprint",
    "iteration",
];

/// After a span in the singular these name a day: "the 90-day mark".
pub(super) const MARKS: &[&str] = &[
    "mark",
    "review",
    "checkpoint",
    "check",
    "target",
    "goal",
    "deadline",
    "milestone",
    "point",
    "checkin",
    "targets",
    "goals",
    "review",
];

/// Amounts in words: "zero incidents in the next audit".
pub(super) const AMOUNTS: &[&str] = &[
    "zero", "none", "no", "all", "every", "nobody", "half", "two", "three", "four", "five", "ten",
];

/// A line of no more words is the time and little else.
pub(super) const FEW_WORDS: usize = 8;

/// What is called by its date.
pub(super) const NAMED_BY_DATE: &[&str] = &[
    "level", "levels", "baseline", "average", "numbers", "figures", "cohort", "rate", "value",
    "values", "data", "report", "survey",
];

/// What counts a span from there on.
pub(super) const HAPPENING: [Cue; 3] = [Cue::Launch, Cue::Event, Cue::Delivery];

/// Words that lead in what comes next.
pub(super) const NEXT_LEADS: &[&str] = &[
    "in", "at", "by", "before", "during", "over", "within", "until", "after",
];

/// What comes next again and again, in programs and for their users.
#[rustfmt::skip]
pub(super) const NOT_A_DAY: &[&str] = &[
    "line", "page", "visit", "time", "attempt", "login", "run", "screen", "call", "start", "element", "item", "row", "poll", "message", "action",
    "command", "render", "tick", "session", "startup", "launch", "task", "turn", "order", "purchase", "bill",
    "morning", "evening", "night", "afternoon", "weekend", "shift", "step", "request", "block", "slot", "business", "working", "frame", "word", "level", "best", "generation",
];

/// Words that make a span a window of its own.
pub(super) const LASTING: &[&str] = &[
    "for",
    "over",
    "per",
    "every",
    "each",
    "last",
    "past",
    "across",
    "during",
    "throughout",
    "than",
    "any",
    "previous",
    "average",
    "rolling",
    "trailing",
    "of",
    "their",
    "user's",
    "to",
];

/// Words that say that the day which follows is one to come.
pub(super) const ANNOUNCING: &[&str] = &["deadline", "due", "deadlines"];

/// How far before its date a parenthesis may open.
pub(super) const ASIDE_REACH: usize = 6;

/// Days that everyone knows by name.
pub(super) const FEASTS: &[&str] = &["christmas", "easter", "thanksgiving", "diwali", "eid"];

/// Behind a span these make it a window of each: "within a month of their first order".
pub(super) const OF_EACH: &[&str] = &["their", "his", "her", "a", "an", "each", "every", "any"];
/// Of persons, a clause that tells which: "customers who cancel within a month".
pub(super) const OF_PERSONS: &[&str] = &["who", "whose", "whom"];

/// Before "in a month" these make a rate.
pub(super) const TIMES: &[&str] = &["once", "twice", "times", "never", "often"];
/// How far before its period such a word may stand.
pub(super) const TIMES_REACH: usize = 4;
/// From so many years on a span is how long a thing lasts.
pub(super) const LIFETIME_YEARS: u32 = 5;

/// How far a word that counts from there may stand behind a span.
pub(super) const ANCHOR_REACH: usize = 3;
/// How far what happens may stand behind that word.
pub(super) const EVENT_REACH: usize = 5;
/// How far before a span what happens anew may stand.
pub(super) const RECURRING_REACH: usize = 5;
/// Spans of days below this are as often levels: "refunded within 3 days".
pub(super) const LONG_DAYS: u32 = 14;

/// What ends after a span by itself.
pub(super) const EXPIRING: &[&str] =
    &["expire", "expires", "expired", "expiry", "retention", "ttl"];
