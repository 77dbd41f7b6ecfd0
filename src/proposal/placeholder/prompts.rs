//! Sentences with which a template speaks to its author: "Describe the motivation."

use std::sync::LazyLock;

use super::first_words::{FirstWords, leading_word};
use super::signs::Signs;
use super::tables::{
    ASKED, LENGTHS, MAYBE_TELLING, OF_THIS, PROMPTS, SUBJECTS, TELLING, TEXTS, TO_AUTHOR,
};

/// A word that may stand before any of them.
pub(super) const PLEASE: &str = "please";

/// Whether a sentence tells the author what to write.
pub(super) fn is_prompting(sentence: &str) -> bool {
    let has_section = Signs::of(sentence).name_section;
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

/// The words that a prompt begins with, but for [`PROMPTS`] and [`LENGTHS`].
static TELLING_WORDS: LazyLock<FirstWords> =
    LazyLock::new(|| FirstWords::of(&[TELLING, MAYBE_TELLING, &[PLEASE]]));

fn may_begin_prompt(sentence: &str) -> bool {
    let (first, rest) = leading_word(sentence);
    TELLING_WORDS.may_hold(first) || is_length(first) && may_be_text(rest)
}

static LENGTH_WORDS: LazyLock<FirstWords> = LazyLock::new(|| FirstWords::of(&[LENGTHS]));

/// What follows a length in a prompt.
static TEXT_WORDS: LazyLock<FirstWords> = LazyLock::new(|| FirstWords::of(&[LENGTHS, TEXTS]));

/// Whether a word is one that a text of some length is asked for with.
pub(super) fn is_length(word: &str) -> bool {
    LENGTH_WORDS.may_hold(word)
}

/// Whether words that follow such a word may be the text.
pub(super) fn may_be_text(words: &str) -> bool {
    TEXT_WORDS.may_hold(leading_word(words).0)
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
