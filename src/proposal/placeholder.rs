//! Words that stand where content should be: `TBD`, an untouched prompt, a dash.
//!
//! Ordinary prose that contains the word "todo" or "describe" is not a placeholder. What is stands in
//! `tables`; the functions say where in a block it must stand.

mod tables;

use std::borrow::Cow;
use std::ops::Range;

use tables::{
    AMOUNT, AS_NOUN, ASKED, DECLINED, FEW_WORDS, LENGTHS, MAYBE_TELLING, NOT_APPLICABLE, NOTHING,
    OF_THIS, OPEN, OPENING, PROMPTS, PUT_OFF, PUT_OFF_UNTIL, PUT_OFF_WORDS, SLOT, SLOTS, SUBJECTS,
    TELLING, TEXTS, TO_AUTHOR,
};

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
    if puts_off(&bare) || NOTHING.contains(&bare.as_str()) || opens_with_marker(words) {
        return Some(Emptiness::Placeholder);
    }
    if DECLINED.contains(&bare.as_str()) || declines_with_a_reason(&bare) {
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

/// Whether a short block puts the answer off: "to be determined by the team".
fn puts_off(bare: &str) -> bool {
    let rest = |opening: &&str| bare.strip_prefix(*opening).map(str::trim_start);
    bare.split(' ').count() <= PUT_OFF_WORDS
        && PUT_OFF.iter().filter_map(rest).any(|rest| {
            let next = rest.split(' ').next().unwrap_or_default();
            next.is_empty() || PUT_OFF_UNTIL.contains(&next)
        })
}

/// "N/A: nothing changes for users"; "none of the users …" goes on.
fn declines_with_a_reason(bare: &str) -> bool {
    let rest = |opening: &&str| bare.strip_prefix(*opening).map(str::trim_start);
    let mut rests = NOT_APPLICABLE.iter().filter_map(rest);
    rests.any(|rest| rest.starts_with(['-', '–', '—', ':', ',', ';', '.', '(']))
}

/// Where a placeholder stands within a block that has other words too: `Target: TBD`, `from {X} to {Y}`.
pub fn marker_within(words: &str) -> Option<Range<usize>> {
    let words = &*without_code(words);
    let open = occurrences(words, OPEN).find(|range| is_open(words, range));
    let slot = || {
        let marks = SLOT.iter().flat_map(|mark| occurrences(words, mark));
        marks.into_iter().find(|range| fills_slot(words, range))
    };
    let digits = || {
        let slots = SLOTS.iter().flat_map(|slot| occurrences(words, slot));
        slots
            .into_iter()
            .find(|range| words[..range.start].ends_with('-') || is_awaited(words, range))
    };
    open.or_else(slot)
        .or_else(digits)
        .or_else(|| braced_word(words))
}

/// The words with what stands in inline code blanked out, each in its place.
fn without_code(words: &str) -> Cow<'_, str> {
    if !words.contains('`') {
        return Cow::Borrowed(words);
    }
    let mut blanked = String::with_capacity(words.len());
    for (index, part) in words.split('`').enumerate() {
        if index > 0 {
            blanked.push('`');
        }
        if index % 2 == 0 {
            blanked.push_str(part);
        } else {
            blanked.extend(std::iter::repeat_n('`', part.len()));
        }
    }
    Cow::Owned(blanked)
}

/// Whether a `TBD` leaves something open here: it is awaited, or there is little else in the block. In longer
/// prose it may well be the subject.
fn is_open(words: &str, range: &Range<usize>) -> bool {
    let is_short = words.split_whitespace().nth(FEW_WORDS).is_none();
    !is_noun(words, range) && !is_spelt_out(words, range) && (is_short || is_awaited(words, range))
}

/// Whether the words before a mark in brackets are what it is short for: "trunk-based development (TBD)".
fn is_spelt_out(words: &str, range: &Range<usize>) -> bool {
    let before = words[..range.start].strip_suffix('(').unwrap_or_default();
    let mark = words[range.clone()].to_lowercase();
    let last_words = before
        .rsplit(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let initials = last_words
        .take(mark.len())
        .filter_map(|word| word.chars().next());
    let initials: String = initials.flat_map(char::to_lowercase).collect();
    initials.chars().rev().eq(mark.chars())
}

/// Whether something else is to stand where this stands: it fills a slot, ends an aside, or follows a word that a
/// number or date follows.
fn is_awaited(words: &str, range: &Range<usize>) -> bool {
    let ends_aside = words[range.end..].starts_with(')') && !words[..range.start].ends_with('(');
    let follows_amount = AMOUNT.contains(&word_before(words, range).as_str());
    ends_aside || follows_amount || fills_slot(words, range)
}

fn word_before(words: &str, range: &Range<usize>) -> String {
    let before = words[..range.start].split_whitespace().next_back();
    before.unwrap_or_default().to_lowercase()
}

/// Where `mark` stands as a word of its own.
fn occurrences<'a>(words: &'a str, mark: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    // What stands in quotation marks is spoken of.
    let is_inside =
        |c: char| c.is_alphanumeric() || matches!(c, '_' | '`' | '"' | '“' | '”' | '‘' | '’');
    words
        .match_indices(mark)
        .map(|(at, _)| at..at + mark.len())
        .filter(move |range| {
            !words[..range.start].ends_with(is_inside) && !words[range.end..].starts_with(is_inside)
        })
}

/// Whether a mark is spoken of: "the TBD status", "TODO comments".
fn is_noun(words: &str, range: &Range<usize>) -> bool {
    let next = words[range.end..]
        .split_whitespace()
        .next()
        .unwrap_or_default();
    let directly = words[range.end..].starts_with(char::is_whitespace);
    let next = next
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    let has_article =
        ["a", "an", "the", "no", "each", "every"].contains(&word_before(words, range).as_str());
    has_article || directly && AS_NOUN.contains(&next.as_str())
}

/// Whether a mark fills a slot, with nothing behind it in its clause.
fn fills_slot(words: &str, range: &Range<usize>) -> bool {
    let loose = |c: char| c.is_whitespace() && c != '\t' || matches!(c, '*' | '_');
    let before = words[..range.start].trim_end_matches(loose);
    let after = words[range.end..].trim_start_matches(loose);
    let opens = before.is_empty()
        || before.ends_with([':', '：', '=', '(', '[', '{', '<', '\t', '|', '~', '→']);
    let closes = after.is_empty()
        || after.starts_with(['.', ',', ';', ')', ']', '}', '>', '\t', '|', ':', '!', '?']);
    opens && closes
}

/// A word in braces that is to be replaced, as in `from {X} to {{target}}`; a path such as `/users/{id}` has none.
fn braced_word(words: &str) -> Option<Range<usize>> {
    words.match_indices('{').find_map(|(at, _)| {
        // No slot is longer, and looking further would cost the square of the braces.
        let close = words[at..]
            .char_indices()
            .take(60)
            .find(|(_, c)| *c == '}')?
            .0;
        let end = at + close + 1 + usize::from(words[at + close + 1..].starts_with('}'));
        let inside = words[at..end].trim_matches(['{', '}']);
        let is_name =
            inside.starts_with(char::is_alphabetic) && !inside.contains(['`', '"', ':', '\n']);
        let start = if words[..at].ends_with('$') {
            at - 1
        } else {
            at
        };
        let range = start..end;
        (is_name && is_awaited(words, &range)).then_some(range)
    })
}

/// The words of a short block without marks around them, case-folded; empty for a longer one.
fn bare_words(words: &str) -> String {
    let bare =
        words.trim_matches(|c: char| c.is_whitespace() || "._-–—…!?:;*()[]{}<>\"'@".contains(c));
    if bare.len() > 80 {
        return String::new();
    }
    bare.to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn opens_with_marker(words: &str) -> bool {
    let words = words.trim_start_matches(['*', '_', '(', '[', '{', '<', ' ', '@']);
    if words.starts_with("todo:") {
        return true;
    }
    [OPEN].iter().chain(OPENING).any(|mark| {
        let is_word = words.starts_with(mark)
            && !words[mark.len()..]
                .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '`'));
        is_word && !is_noun(words, &(0..mark.len()))
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
    if PROMPTS.iter().any(|phrase| has_phrase(&lower, phrase)) {
        return true;
    }
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let words = words.strip_prefix(&["please"]).unwrap_or(&words);
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
mod tests;
