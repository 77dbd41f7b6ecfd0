//! Sentences with which a template speaks to its author: "Describe the motivation."

use std::sync::LazyLock;

use memchr::memchr2_iter;

use super::first_words::FirstWords;
use super::tables::{
    ASKED, LENGTHS, MAYBE_TELLING, OF_THIS, PROMPTS, SUBJECTS, TELLING, TEXTS, TO_AUTHOR,
};

/// A word that may stand before any of them.
const PLEASE: &str = "please";

/// Whether a sentence tells the author what to write.
pub(super) fn is_prompting(sentence: &str) -> bool {
    let has_section = speaks_of_section(sentence);
    if !has_section && !may_begin_prompt(sentence) {
        return false;
    }
    let lower = sentence.to_lowercase();
    if has_section && PROMPTS.iter().any(|phrase| has_phrase(&lower, phrase)) {
        return true;
    }
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let words = words.strip_prefix(&[PLEASE]).unwrap_or(&words);
    let Some((first, rest)) = words.split_first() else {
        return false;
    };
    if TELLING.contains(first) {
        let asks = rest.first().is_some_and(|word| ASKED.contains(word));
        return names_subject(rest) || asks && rest.iter().any(|word| OF_THIS.contains(word));
    }
    if MAYBE_TELLING.contains(first) {
        let your_subject = rest.first() == Some(&"your") && names_subject(rest);
        return your_subject || TO_AUTHOR.iter().any(|phrase| has_phrase(&lower, phrase));
    }
    LENGTHS.contains(first) && asks_for_text(rest)
}

/// Whether the first of some sentences may be a prompt: by its first words, or because one of them speaks of a section.
pub(super) fn may_prompt(sentences: &str) -> bool {
    may_begin_prompt(sentences) || speaks_of_section(sentences)
}

/// The words that a prompt begins with, but for [`PROMPTS`] and [`LENGTHS`].
static TELLING_WORDS: LazyLock<FirstWords> =
    LazyLock::new(|| FirstWords::of(&[TELLING, MAYBE_TELLING, &[PLEASE]]));

static LENGTH_WORDS: LazyLock<FirstWords> = LazyLock::new(|| FirstWords::of(&[LENGTHS]));

/// What follows a length in a prompt.
static TEXT_WORDS: LazyLock<FirstWords> = LazyLock::new(|| FirstWords::of(&[LENGTHS, TEXTS]));

fn may_begin_prompt(sentence: &str) -> bool {
    let words = sentence.split(|c: char| !c.is_alphanumeric());
    let mut words = words.filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let is_text = |next| TEXT_WORDS.may_hold(next);
    TELLING_WORDS.may_hold(first)
        || LENGTH_WORDS.may_hold(first) && words.next().is_some_and(is_text)
}

/// What all of [`PROMPTS`] speak of.
const SECTION: &[u8] = b"this section";
/// Where in it the letter stands that is rarest in prose.
const RAREST: usize = 7;

/// Whether a sentence speaks of a section, in capitals or not.
fn speaks_of_section(sentence: &str) -> bool {
    let bytes = sentence.as_bytes();
    let [small, capital] = [SECTION[RAREST], SECTION[RAREST].to_ascii_uppercase()];
    memchr2_iter(small, capital, bytes).any(|at| {
        let start = at.checked_sub(RAREST);
        let words = start.and_then(|start| bytes.get(start..start + SECTION.len()));
        words.is_some_and(|words| words.eq_ignore_ascii_case(SECTION))
    })
}

/// "the motivation", "your goals", "motivation".
fn names_subject(words: &[&str]) -> bool {
    let words = match words {
        ["the" | "your" | "any", rest @ ..] => rest,
        other => other,
    };
    words.first().is_some_and(|word| SUBJECTS.contains(word))
}

/// "paragraph explanation of the feature", "short description of what changes".
fn asks_for_text(words: &[&str]) -> bool {
    let skip = words
        .iter()
        .take_while(|word| LENGTHS.contains(word))
        .count();
    let texts = words[skip..]
        .iter()
        .take_while(|word| TEXTS.contains(word))
        .count();
    let rest = &words[skip + texts..];
    let of_subject = match rest {
        ["of" | "describing" | "explaining" | "about", next @ ..] => {
            names_subject(next) || next.first().is_some_and(|word| ASKED.contains(word))
        }
        _ => false,
    };
    texts > 0 && of_subject
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
    fn all_prompts_speak_of_a_section() {
        assert!(PROMPTS.iter().all(|prompt| speaks_of_section(prompt)));
        assert!(is_prompting("(THIS SECTION SHOULD BE WRITTEN LAST)"));
        assert!(!speaks_of_section("sections of this") && !speaks_of_section("section"));
    }
}
