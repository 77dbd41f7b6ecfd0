//! The words that times are made of, and the words that tell them from other numbers.

/// The years that a proposal may speak of; a number outside of them is no year.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 2005..=2049;

/// The same written short, as in `June '27`. Below stand days.
pub(super) const SHORT_YEARS: std::ops::RangeInclusive<u32> = 15..=49;

/// Months and seasons that are ordinary words as well: they count with a capital, and with a number or something before them.
pub(super) const ORDINARY_MONTHS: &[&str] = &["march", "mar", "dec", "jan", "sep", "oct", "spring"];

/// Seasons that are written small and are nothing else.
pub(super) const SEASONS: &[&str] = &["summer", "winter", "autumn"];

/// A modal verb more often than a month, also at the start of a sentence: only a number beside it decides.
pub(super) const MAY: &str = "may";

/// Numbers that say which release: "the 1st release".
pub(super) const ORDINALS: &[&str] = &["1st", "2nd"];

/// Phases that are counted in words: `phase two`.
pub(super) const PHASE_NUMBERS: &[&str] = &["one", "two", "three", "four", "i", "ii", "iii", "iv"];

/// Of the words that say which period is meant, those that name a time of the calendar: "next quarter", "end of the year".
pub(super) const CALENDAR: &[&str] = &["next", "this", "coming", "upcoming", "following", "end"];

/// Before a period these tell how long something lasts or how often it comes, not when: "for the last 7 days", "every two
/// weeks", "older than a year".
pub(super) const LASTING: &[&str] = &[
    "last", "past", "every", "each", "than", "per", "previous", "a", "once",
];

/// Words that may stand between a number and its period: "two to three full weeks", "end of the year".
pub(super) const BEFORE_PERIOD: &[&str] = &[
    "of",
    "the",
    "this",
    "full",
    "more",
    "to",
    "-",
    "–",
    "calendar",
    "few",
    "next",
    "couple",
    "or",
    "two",
    "three",
    "business",
    "working",
    "major",
    "additional",
    "engineering",
    "developer",
    "dev",
    "person",
    "man",
];

/// Units that stick to the number of an estimate: `(5d)`, `~3w`.
pub(super) const STUCK_PERIODS: &[&str] = &["d", "w", "wk", "wks", "mo"];

/// Which release these name is behind, or always another one: "every release", "the previous version".
pub(super) const NOT_TO_COME: &[&str] = &["current", "same", "every", "each", "previous", "prior"];

/// Before releases in the plural these name none: "in upcoming releases".
pub(super) const OPEN_ENDED: &[&str] = &["future", "upcoming", "coming", "subsequent", "following"];

/// Before "version" these speak of a version of something, not of a release to come: "this version", "two versions".
pub(super) const OF_SOMETHING: &[&str] = &["this", "one", "another", "two", "three"];

/// Articles count a whole release cycle ("after a full release cycle"), but no release.
pub(super) const INDEFINITE: &[&str] = &["a", "an", "both"];

/// Before a whole cycle these make it a span that something takes: "after a release cycle".
pub(super) const SPANNING: &[&str] = &["after", "within", "for"];

/// Words that may stand between "next" and "release".
pub(super) const BEFORE_RELEASE: &[&str] = &[
    "major", "minor", "patch", "full", "stable", "feature", "or", "few", "couple", "of", "new",
    "network", "protocol", "lts", "public",
];

/// Words that may stand before "next release" without leading it in.
pub(super) const ARTICLES: &[&str] = &["the", "a", "an", "our", "its", "very"];

/// Words before a stage that is meant as a release: "before the beta release", not "a preview release".
pub(super) const DEFINITE: &[&str] = &["the", "our", "its", "in", "for", "by", "before", "after"];

/// Words that a version follows, beside those for a release: `protocol 23`.
pub(super) const VERSIONED: &[&str] = &["v", "ver", "protocol"];

/// Words that lead a product with a whole number in ("in Java 21"), or a version alone ("for 1.5").
pub(super) const LEADING: &[&str] = &[
    "in", "for", "with", "since", "until", "by", "before", "after", "as",
];

/// Endings that make a number a version, however it is written.
pub(super) const PRE_RELEASES: &[&str] = &["-alpha", "-beta", "-rc", "-preview"];

/// Words with capitals that are numbered and are no products: `Issue 1.2`, `Figure 3.1`, `SemVer 1.0`.
#[rustfmt::skip]
pub(super) const NUMBERED: &[&str] = &[
    "issue", "pr", "figure", "fig", "table", "section", "chapter", "page", "option", "case", "example", "error", "code", "http", "port",
    "level", "layer", "note", "appendix", "scenario", "story", "solution", "alternative", "approach", "rule", "question", "requirement",
    "no", "tier", "group", "article", "item", "algorithm", "test", "utf", "ipv", "proposal", "semver", "license", "apache", "tls", "rfc",
    "method", "type", "listing", "equation", "above", "over", "than",
];
