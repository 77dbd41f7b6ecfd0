//! Words that stand where content should be: `TBD`, an untouched prompt, a dash.
//!
//! Ordinary prose that contains the word "todo" or "describe" is not a placeholder. The tables hold
//! what is; the functions say where in a block it must stand.

use std::ops::Range;

/// Marks that mean "not written yet" wherever they open a block, in capitals.
const ALWAYS: &[&str] = &["TBD", "TBC", "TBA"];

/// Marks that mean it only with punctuation after them: programs and their comments are full of these.
const WITH_MARK: &[&str] = &["TODO", "FIXME", "XXX"];

/// Whole blocks that say nothing, compared without case and final punctuation.
#[rustfmt::skip]
const NOTHING: &[&str] = &[
    "tbd", "tbc", "tba", "todo", "fixme", "xxx", "wip", "to do", "to be done", "to be decided",
    "to be defined", "to be determined", "to be confirmed", "to be announced", "to be added",
    "to be written", "to be filled", "to be filled in", "to be filled out", "to be discussed",
    "to be completed", "to come", "work in progress", "coming soon", "placeholder", "fill me",
    "fill me in", "fill in", "fill this in", "fill in later", "later", "pending", "unknown",
    "not yet", "not known yet", "not yet known", "text", "your text here", "insert text here",
];

/// Whole blocks with which the author declines to answer: nothing is stated, but nothing is left to fill in.
#[rustfmt::skip]
const DECLINED: &[&str] = &[
    "n/a", "na", "n.a", "none", "nil", "null", "nothing", "not applicable", "see above",
    "see below",
];

/// Verbs with which a template speaks to the author, whatever follows of [`ASKED`].
const TELLING: &[&str] = &[
    "describe",
    "explain",
    "summarize",
    "summarise",
    "outline",
    "discuss",
];

/// What such a verb asks for.
const ASKED: &[&str] = &[
    "what", "why", "how", "who", "when", "which", "your", "any", "briefly", "here", "this",
];

/// What a template calls its subjects: "Describe the motivation".
#[rustfmt::skip]
const SUBJECTS: &[&str] = &[
    "background", "benefit", "benefits", "capability", "change", "changes", "context",
    "decision", "feature", "goal", "goals", "idea", "impact", "metric", "metrics", "motivation",
    "need", "plan", "problem", "proposal", "proposed", "rationale", "reason", "reasons", "scope",
    "solution", "steps", "success", "timeline", "user", "users",
];

/// Verbs that also begin plain summaries; they are a prompt only with a word of [`TO_AUTHOR`] in the sentence.
const MAYBE_TELLING: &[&str] = &[
    "add", "define", "detail", "enter", "fill", "give", "identify", "include", "insert", "link",
    "list", "note", "provide", "put", "specify", "state", "use", "write",
];

/// Words that only a template says, to its author.
#[rustfmt::skip]
const TO_AUTHOR: &[&str] = &[
    "your", "here", "this section", "this rfc", "this proposal", "this template",
    "this document", "this field",
];

/// How a template asks for a text of some length.
#[rustfmt::skip]
const ASKS_FOR_LENGTH: &[&str] = &[
    "paragraph", "paragraphs", "sentence", "sentences", "summary", "description", "explanation",
    "overview",
];

/// What may stand before one of [`ASKS_FOR_LENGTH`].
const LENGTHS: &[&str] = &[
    "a", "an", "one", "two", "short", "brief", "concise", "single", "high", "level", "clear",
    "few", "1", "2", "3", "or",
];

/// Why a block does not count as content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emptiness {
    /// No letter or digit stands there.
    Blank,
    /// It says that it is not written yet.
    Placeholder,
    /// It says that there is nothing to say: "None", "N/A".
    Declined,
    /// It is a template speaking to the author.
    Prompt,
    /// It only asks; alone it states nothing, beside an answer it does no harm.
    Question,
}

/// Why the words of a whole block do not count as content, if they do not.
pub fn emptiness(words: &str) -> Option<Emptiness> {
    let words = words.trim();
    if !words.contains(char::is_alphanumeric) {
        return Some(Emptiness::Blank);
    }
    let bare = bare_words(words);
    if NOTHING.contains(&bare.as_str()) || opens_with_marker(words) {
        return Some(Emptiness::Placeholder);
    }
    if DECLINED.contains(&bare.as_str()) {
        return Some(Emptiness::Declined);
    }
    if is_braced(words) {
        return Some(Emptiness::Prompt);
    }
    let mut sentences = sentences(words).peekable();
    sentences.peek()?;
    let mut asks_only = true;
    for sentence in sentences {
        let asks = is_question(sentence);
        if !asks && !is_prompting(sentence) {
            return None;
        }
        asks_only &= asks;
    }
    Some(if asks_only {
        Emptiness::Question
    } else {
        Emptiness::Prompt
    })
}

/// Where a placeholder stands within a block that has other words too: `Target: TBD`, `Owner (TODO)`.
pub fn marker_within(words: &str) -> Option<Range<usize>> {
    ALWAYS.iter().chain(WITH_MARK).find_map(|mark| {
        words
            .match_indices(mark)
            .map(|(at, _)| at..at + mark.len())
            .find(|range| stands_for_content(words, range))
    })
}

/// Whether a marker fills a slot: after a colon, in brackets, or as a cell, and with nothing behind it in its clause.
fn stands_for_content(words: &str, range: &Range<usize>) -> bool {
    let before = words[..range.start].trim_end_matches([' ', '*', '_', '"']);
    let after = words[range.end..].trim_start_matches([' ', '*', '_', '"']);
    let opens_slot = before.is_empty()
        || before.ends_with([
            ':', '：', '=', '(', '[', '{', '<', '\t', '|', '\n', '~', '→',
        ]);
    let closes_slot = after.is_empty()
        || after.starts_with([
            '.', ',', ';', ')', ']', '}', '>', '\t', '|', '\n', ':', '!', '?',
        ]);
    opens_slot && closes_slot
}

/// The words of a short block without marks around them, case-folded; empty for a longer one.
fn bare_words(words: &str) -> String {
    let bare =
        words.trim_matches(|c: char| c.is_whitespace() || "._-–—…!?:;*()[]{}<>\"'`".contains(c));
    if bare.len() > 40 {
        String::new()
    } else {
        bare.to_lowercase()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn opens_with_marker(words: &str) -> bool {
    let words = words.trim_start_matches(['*', '_', '(', '[', '{', '<', ' ']);
    let rest_after = |marks: &[&str]| marks.iter().find_map(|mark| words.strip_prefix(mark));
    if let Some(rest) = rest_after(ALWAYS) {
        return !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    }
    rest_after(WITH_MARK).is_some_and(|rest| {
        rest.trim_start_matches(' ')
            .starts_with([':', '(', '-', '–', '—', '.', ']', ')', '!'])
    })
}

/// `{Describe the context}`, `[one sentence]`, `<your text>`: the whole block is one slot of a template.
fn is_braced(words: &str) -> bool {
    let words = words.trim_end_matches('.');
    [('{', '}'), ('[', ']'), ('<', '>')]
        .iter()
        .any(|(open, close)| {
            let inner = words
                .strip_prefix(*open)
                .and_then(|rest| rest.strip_suffix(*close));
            inner.is_some_and(|inner| !inner.trim_matches(['{', '}']).contains([*open, *close]))
        })
}

fn sentences(words: &str) -> impl Iterator<Item = &str> {
    words
        .split_inclusive(['.', '?', '!', '\n'])
        .map(str::trim)
        .filter(|sentence| sentence.contains(char::is_alphanumeric))
}

fn is_question(sentence: &str) -> bool {
    sentence
        .trim_end_matches([')', '"', '*', '_'])
        .ends_with('?')
}

/// Whether a sentence tells the author what to write.
fn is_prompting(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let mut words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .peekable();
    words.next_if(|word| *word == "please");
    let Some(first) = words.next() else {
        return false;
    };
    if TELLING.contains(&first) {
        let second = words.next().unwrap_or_default();
        return ASKED.contains(&second)
            || second == "the" && words.next().is_some_and(|third| SUBJECTS.contains(&third));
    }
    if MAYBE_TELLING.contains(&first) {
        return TO_AUTHOR.iter().any(|phrase| has_phrase(&lower, phrase));
    }
    LENGTHS.contains(&first) && asks_for_length(words)
}

fn asks_for_length<'a>(mut words: impl Iterator<Item = &'a str>) -> bool {
    let Some(unit) = words.find(|word| !LENGTHS.contains(word)) else {
        return false;
    };
    let follows = words.next();
    ASKS_FOR_LENGTH.contains(&unit)
        && follows.is_some_and(|word| {
            [
                "of",
                "that",
                "describing",
                "explaining",
                "summary",
                "description",
                "explanation",
            ]
            .contains(&word)
        })
}

fn has_phrase(lower: &str, phrase: &str) -> bool {
    lower.match_indices(phrase).any(|(at, _)| {
        let open = lower[..at]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric());
        open && lower[at + phrase.len()..]
            .chars()
            .next()
            .is_none_or(|c| !c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_that_say_nothing_are_empty() {
        for words in [
            "",
            "-",
            "…",
            "TBD",
            "tbd.",
            "**TODO**",
            "N/A",
            "(none)",
            "To be determined.",
            "TODO: describe the plan",
            "TBD after the pilot",
            "TODO(sam)",
            "{Describe the context}",
            "[one sentence]",
            "{{ motivation }}",
            "Why are we doing this? What use cases does it support?",
            "Describe the problem that this solves.",
            "One paragraph explanation of the feature.",
            "A short description of the change.",
            "Please explain why this matters.",
            "Add your motivation here.",
            "Brief summary of the change",
        ] {
            assert!(emptiness(words).is_some(), "{words}");
        }
    }

    #[test]
    fn ordinary_words_are_content() {
        for words in [
            "TODO comments in the code are collected and shown in the editor.",
            "We describe the format in an appendix.",
            "Describe tables with `EXPLAIN`.",
            "Add the `--json` flag to the list command.",
            "Define a standard for refunds.",
            "Outline the addition to the API that lets users configure it.",
            "A todo list for every customer.",
            "Later releases read it faster.",
            "Why now? Because the contract ends in May.",
            "[Issue 4](x) is fixed.",
            "One region ships first.",
            "`TBD` is a legal value of the field.",
        ] {
            assert_eq!(emptiness(words), None, "{words}");
        }
    }

    #[test]
    fn markers_within_a_block_are_found_where_they_fill_a_slot() {
        for words in [
            "It ships in May. Target: TBD",
            "Losses fall (TODO).",
            "baseline\tTBD\tMay",
            "Owner: *FIXME*, later",
        ] {
            assert!(marker_within(words).is_some(), "{words}");
        }
        for words in [
            "We collect TODO comments.",
            "The value `TBD` is legal.",
            "Rename XXX to YYY",
            "A TBD marker is shown",
        ] {
            assert_eq!(marker_within(words), None, "{words}");
        }
    }
}
