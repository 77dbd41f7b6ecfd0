//! Names of folders and files that say something else than which proposal it is.

/// Folders of what belongs to a proposal and is none, lower case.
#[rustfmt::skip]
pub(super) const ASIDES: &[&str] = &[
    "appendices", "appendix", "asset", "assets", "attachment", "attachments", "diagrams", "errata", "figures", "files", "images", "img", "includes",
    "media", "resources", "reviews", "static", "templates",
];

/// Languages that documents are translated to, and the countries and scripts that are written behind them. Only such as are not
/// also the last word of many names.
pub(super) const LANGUAGES: &[&str] = &[
    "en", "zh", "cn", "tw", "ja", "jp", "ko", "kr", "fr", "de", "es", "pt", "br", "ru", "uk", "pl",
    "tr", "vi", "nl", "us", "gb", "hans", "hant",
];

/// Last words of a second file of a proposal: `0007-maps-annex.md` beside `0007-maps.md`.
pub(super) const COMPANIONS: &[&str] = &[
    "addendum",
    "annex",
    "appendix",
    "errata",
    "faq",
    "notes",
    "part",
    "review",
    "reviews",
    "supplement",
];

/// Folders of decision records, which may be numbered within each category below.
pub(super) const DECISIONS: &[&str] = &["adr", "adrs", "decisions", "architecture-decisions"];

/// What proposals of any process are called.
pub(super) const PLAIN: &[&str] = &["rfc", "adr"];
