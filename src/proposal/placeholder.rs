//! Words that stand where content should be: `TBD`, an untouched prompt, a dash.
//!
//! Ordinary prose that contains the word "todo" or "describe" is not a placeholder. What is stands in
//! `tables`; the functions say where in a block it must stand.

mod first_words;
mod phrases;
mod prompts;
mod signs;
mod tables;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use memchr::memchr3;
use memchr::memmem::Finder;

use first_words::{FirstWords, leading_word};
use prompts::{is_length, may_be_text};
pub(crate) use signs::Signs;
use tables::{
    AMOUNT, AS_NOUN, DECLINED, FEW_WORDS, LENGTHS, MAYBE_TELLING, NOT_APPLICABLE, NOTHING, OPEN,
    OPENING, PUT_OFF, SLOT, SLOTS, TELLING,
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
    told_emptiness(words, Signs::of(words))
}

/// The same where it is known what signs of questions and prompts stand in the words.
pub(super) fn told_emptiness(words: &str, signs: Signs) -> Option<Emptiness> {
    // Most blocks begin as no phrase does, and nowhere ask or prompt.
    if signs == Signs::default() && !may_say_nothing(words) {
        return None;
    }
    let words = words.trim();
    if !words.contains(char::is_alphanumeric) {
        return Some(Emptiness::Blank);
    }
    if let Some(empty) = phrases::emptiness(words) {
        return Some(empty);
    }
    if opens_with_marker(words) {
        return Some(Emptiness::Placeholder);
    }
    if is_braced(words) {
        return Some(Emptiness::Prompt);
    }
    let mut sentences = sentences(words).peekable();
    sentences.peek()?;
    let mut asks_only = true;
    for sentence in sentences {
        let asks = is_question(sentence);
        if !asks && !prompts::is_prompting(sentence) {
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

/// What the phrases and prompts of all tables begin with.
static OPENERS: LazyLock<FirstWords> = LazyLock::new(|| {
    FirstWords::of(&[
        &[OPEN, prompts::PLEASE],
        OPENING,
        NOTHING,
        PUT_OFF,
        DECLINED,
        NOT_APPLICABLE,
        TELLING,
        MAYBE_TELLING,
        LENGTHS,
    ])
});

/// Whether the beginning of words leaves it open that they say nothing.
fn may_say_nothing(words: &str) -> bool {
    let is_slot = || words.trim_start().starts_with(['{', '[', '<']);
    let (first, rest) = leading_word(words);
    // "A user" begins as "a sentence" does.
    let goes_on = || !first.is_ascii() || !is_length(first) || may_be_text(rest);
    let opens = OPENERS.may_hold(first) && goes_on();
    first.is_empty() || opens || is_slot()
}

/// Where a placeholder stands within a block that has other words too: `Target: TBD`, `from {X} to {Y}`.
pub fn marker_within(words: &str) -> Option<Range<usize>> {
    if !may_hold_marker(words) {
        return None;
    }
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

/// What each of [`OPEN`], [`SLOT`] and [`SLOTS`] holds that has no `X` or `Y` in it.
static MARKS: LazyLock<[Finder<'_>; 3]> = LazyLock::new(|| ["TB", "TODO", "____"].map(Finder::new));

/// Whether a marker or a brace could stand in words: most have none of their letters.
fn may_hold_marker(words: &str) -> bool {
    let words = words.as_bytes();
    let holds = |mark: &Finder<'_>| mark.find(words).is_some();
    memchr3(b'X', b'Y', b'{', words).is_some() || MARKS.iter().any(holds)
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

/// The sentences that hold a word, each with the mark or line end that closes it.
fn sentences(words: &str) -> impl Iterator<Item = &str> {
    let mut rest = words;
    let all = std::iter::from_fn(move || {
        let closes = |byte: u8| matches!(byte, b'.' | b'?' | b'!' | b'\n');
        let end = rest.bytes().position(closes);
        let (sentence, after) = rest.split_at(end.map_or(rest.len(), |end| end + 1));
        rest = after;
        (!sentence.is_empty()).then_some(sentence)
    });
    all.map(str::trim)
        .filter(|sentence| sentence.contains(char::is_alphanumeric))
}

fn is_question(sentence: &str) -> bool {
    sentence
        .trim_end_matches([')', '"', '*', '_'])
        .ends_with('?')
}

#[cfg(test)]
mod tests;
