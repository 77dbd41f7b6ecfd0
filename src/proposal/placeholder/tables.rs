//! The words that placeholders are made of, and the words that tell them from prose.

/// A mark that means "not written yet" unless a word of [`AS_NOUN`] follows.
pub(super) const OPEN: &str = "TBD";

/// Words before which a number would stand: "calls fall from TBD".
pub(super) const AMOUNT: &[&str] = &[
    "from", "to", "by", "at", "on", "under", "below", "above", "over", "until",
];

/// A block of so few words hangs on each of them.
pub(super) const FEW_WORDS: usize = 12;

/// Marks that mean it where they fill a slot: alone, behind a colon, in brackets, in a cell.
pub(super) const SLOT: &[&str] = &["TBC", "TBA", "TODO", "FIXME", "XXX"];

/// Marks that mean it at the start of a block, unless a word of [`AS_NOUN`] follows. Programs and
/// their comments are full of these, and proposals speak of programs.
pub(super) const OPENING: &[&str] = &["TODO", "FIXME"];

/// After one of these words a mark is something that the proposal speaks of: "TODO comments are collected".
#[rustfmt::skip]
pub(super) const AS_NOUN: &[&str] = &[
    "and", "app", "apps", "are", "comment", "comments", "entries", "entry", "field", "fields", "file", "files",
    "in", "is", "item", "items", "list", "lists", "mark", "marker", "markers", "marks", "note", "notes", "or",
    "placeholder", "placeholders", "section", "sections", "tag", "tags", "value", "values",
];

/// Whole blocks that say nothing, compared without case and final punctuation.
#[rustfmt::skip]
pub(super) const NOTHING: &[&str] = &[
    "tbd", "t.b.d", "tbc", "tba", "todo", "fixme", "xxx", "wip", "to do", "work in progress", "coming soon", "placeholder",
    "placeholder text", "fill me", "fill me in", "fill in", "fill this in", "fill in later", "later", "pending",
    "unknown", "not yet", "optional", "required", "text", "your text here", "insert text here", "left blank",
    "intentionally left blank", "this section is intentionally left blank", "one sentence", "one paragraph",
    "a sentence", "a paragraph", "short description", "brief description",
    // The same in other languages.
    "待定", "未定", "a definir", "à définir", "por definir", "zu klären", "noch offen", "folgt",
];

/// Short blocks that begin so put the answer off, however they go on.
#[rustfmt::skip]
pub(super) const PUT_OFF: &[&str] = &[
    "to be added", "to be announced", "to be completed", "to be confirmed", "to be decided", "to be defined",
    "to be determined", "to be discussed", "to be done", "to be filled", "to be written", "will be added later",
    "will be defined later", "will be filled in", "will be written", "not yet decided", "not yet defined",
    "not yet determined", "to be agreed", "to follow", "none yet", "not yet known", "not yet written", "not known yet", "not written yet", "lorem ipsum",
];

/// What follows such an opening; anything else makes it the subject of a sentence.
#[rustfmt::skip]
pub(super) const PUT_OFF_UNTIL: &[&str] = &[
    "after", "and", "as", "at", "before", "by", "during", "dolor", "here", "in", "later", "on", "once", "or", "out", "soon",
    "until", "when", "with", "yet",
];

/// Phrases with which a template speaks of itself.
pub(super) const PROMPTS: &[&str] = &[
    "in this section, explain",
    "in this section, describe",
    "this section is for",
    "this section should",
    "this section must",
];

/// The most words of such a block.
pub(super) const PUT_OFF_WORDS: usize = 8;

/// With these, a mark and a reason, the author declines as well.
pub(super) const NOT_APPLICABLE: &[&str] = &["n/a", "not applicable"];

/// Whole blocks with which the author declines to answer: nothing is stated, but nothing is left to fill in.
pub(super) const DECLINED: &[&str] = &[
    "n/a",
    "na",
    "n.a",
    "none",
    "nil",
    "null",
    "nothing",
    "not applicable",
    "see above",
    "see below",
];

/// Verbs with which a template speaks to its author.
pub(super) const TELLING: &[&str] = &[
    "describe",
    "explain",
    "summarize",
    "summarise",
    "outline",
    "discuss",
];

/// How such a request goes on: "Explain why …".
pub(super) const ASKED: &[&str] = &["what", "why", "how", "who", "when", "which", "briefly"];

/// Words that make it one about the proposal: "Explain how **this** works", not "Explain how a price came about".
pub(super) const OF_THIS: &[&str] = &[
    "this", "you", "your", "we", "it", "proposal", "feature", "change", "rfc",
];

/// What a template calls its subjects: "Describe the motivation", "Add your goals".
#[rustfmt::skip]
pub(super) const SUBJECTS: &[&str] = &[
    "background", "benefit", "benefits", "capability", "change", "changes", "context", "decision", "feature", "goal", "goals",
    "idea", "impact", "metric", "metrics", "motivation", "need", "plan", "problem", "proposal", "proposed", "rationale",
    "reason", "reasons", "scope", "solution", "steps", "success", "summary", "timeline", "use",
];

/// Verbs that begin prompts and plain summaries alike; prompts only with a word that is for the author.
#[rustfmt::skip]
pub(super) const MAYBE_TELLING: &[&str] = &[
    "add", "define", "detail", "enter", "fill", "give", "identify", "include", "insert", "list", "provide", "put", "specify", "write",
];

/// Words that only a template says.
pub(super) const TO_AUTHOR: &[&str] = &["here", "this section", "this template", "this field"];

/// How a template asks for a text of some length: "One paragraph explanation of the feature".
pub(super) const LENGTHS: &[&str] = &[
    "a", "an", "one", "two", "short", "brief", "concise", "single", "clear", "few", "1", "2", "3",
];

/// What it asks for.
pub(super) const TEXTS: &[&str] = &[
    "paragraph",
    "paragraphs",
    "sentence",
    "sentences",
    "summary",
    "description",
    "explanation",
    "overview",
];

/// A date or number whose digits are still to come.
pub(super) const SLOTS: &[&str] = &[
    "YYYY", "XX-XX", "X%", "XX%", "$X", "$XX", "XX", "YY", "20XX", "____",
];
