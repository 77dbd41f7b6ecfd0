//! A heading or name as it is compared: words without numbering, emphasis, emoji, anchors and punctuation.

use std::ops::Range;

/// The words of a heading as they are compared, and where something other than a space parts them.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// The words, parted by one space.
    text: String,
    bounds: Vec<Bounds>,
    /// Whether they are more than any name has.
    is_sentence: bool,
}

/// The bytes of a word.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    start: usize,
    end: usize,
    /// Whether something other than a space stands before it.
    is_cut: bool,
}

impl Words {
    pub(super) fn is_empty(&self) -> bool {
        self.bounds.is_empty()
    }

    /// Whether they are more than any name has.
    pub(super) fn is_sentence(&self) -> bool {
        self.is_sentence
    }

    pub(super) fn len(&self) -> usize {
        self.bounds.len()
    }

    /// All of them, parted by one space.
    pub(super) fn key(&self) -> &str {
        self.run(0..self.len())
    }

    /// Those of some indexes, parted by one space.
    pub(super) fn run(&self, indexes: Range<usize>) -> &str {
        match self.bounds.get(indexes) {
            Some([first, .., last]) => &self.text[first.start..last.end],
            Some([word]) => &self.text[word.start..word.end],
            _ => "",
        }
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.bounds
            .iter()
            .map(|word| &self.text[word.start..word.end])
    }

    pub(super) fn begins_with_one_of(&self, names: &[&str]) -> bool {
        self.iter().next().is_some_and(|word| names.contains(&word))
    }

    /// The parts between separators, each again parted at "and".
    pub(super) fn parts(&self) -> impl Iterator<Item = &str> {
        let mut at = 0;
        std::iter::from_fn(move || {
            while at < self.len() && self.is_and(at) {
                at += 1;
            }
            let start = at;
            at = (start + 1..self.len())
                .find(|index| self.bounds[*index].is_cut || self.is_and(*index))
                .unwrap_or(self.len());
            (start < self.len()).then(|| self.run(start..at))
        })
    }

    fn is_and(&self, index: usize) -> bool {
        self.run(index..index + 1) == "and"
    }

    /// Takes letters and digits of ASCII, which most words are made of, all at once, and gives what follows them.
    fn take_ascii<'a>(&mut self, written: &'a str, script: &mut Option<bool>) -> &'a str {
        let mut has_letter = false;
        let is_taken = |byte: &u8| {
            has_letter |= byte.is_ascii_alphabetic();
            !byte.is_ascii_alphanumeric()
        };
        let length = written.as_bytes().iter().position(is_taken);
        let (taken, rest) = written.split_at(length.unwrap_or(written.len()));
        if has_letter {
            *script = Some(true);
        }
        let start = self.text.len();
        self.text.push_str(taken);
        self.text[start..].make_ascii_lowercase();
        rest
    }

    /// Ends the word that begins at byte `start`, if there is one.
    fn end_word(&mut self, start: usize, is_cut: &mut bool) {
        let length = self.text[start..].trim_end_matches('\'').len();
        self.text.truncate(start + length);
        if length > 0 {
            self.bounds.push(Bounds {
                start,
                end: start + length,
                is_cut: std::mem::take(is_cut),
            });
            self.text.push(' ');
        }
    }
}

/// The most words that room is made for: few headings have more.
const USUAL_WORDS: usize = 8;

/// A name that is written in more bytes is a sentence.
const LONGEST_NAME: usize = 200;

/// Splits a heading into words: case-folded, without numbering, emphasis, emoji, anchors and punctuation.
pub(super) fn words_of(written: &str) -> Words {
    let is_sentence = written.len() > LONGEST_NAME;
    let written = without_anchor(written);
    let mut words = Words {
        is_sentence,
        text: String::with_capacity(written.len() + 1),
        bounds: Vec::with_capacity(USUAL_WORDS),
    };
    let mut start = 0;
    let mut is_cut = false;
    let mut script = None;
    let mut rest = written;
    loop {
        if script != Some(false) {
            rest = words.take_ascii(rest, &mut script);
        }
        let Some(c) = rest.chars().next() else { break };
        rest = &rest[c.len_utf8()..];
        let c = if matches!(c, '’' | '‘' | '`') {
            '\''
        } else {
            c
        };
        let is_inside = start < words.text.len();
        if c.is_alphanumeric() || (c == '\'' && is_inside) {
            let now = is_latin(c);
            if now.is_some() && script.is_some() && now != script {
                words.end_word(start, &mut is_cut);
                start = words.text.len();
                is_cut = true;
            }
            script = now.or(script);
            if c.is_ascii() {
                words.text.push(c.to_ascii_lowercase());
            } else {
                words.text.extend(c.to_lowercase());
            }
            continue;
        }
        words.end_word(start, &mut is_cut);
        start = words.text.len();
        let joins = matches!(c, '-' | '_' | '\u{2011}') && is_inside;
        is_cut |= !(c.is_whitespace() || joins || matches!(c, '*' | '~' | '"' | '“' | '”' | '\''));
    }
    words.end_word(start, &mut is_cut);
    words.bounds.drain(..numbering(&words));
    words
}

/// Whether a letter is Latin; nothing for digits and apostrophes, which belong to any script.
fn is_latin(c: char) -> Option<bool> {
    c.is_alphabetic()
        .then(|| c < '\u{0370}' || ('\u{1E00}'..'\u{1F00}').contains(&c))
}

/// How many words at the start only number the heading: `2.`, `1.3.`, `IV.`, `A)`, `§ 4`, `一、`.
fn numbering(words: &Words) -> usize {
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_mark = |word: &str| {
        word.chars().nth(1).is_none()
            || word.chars().all(|c| "ivx".contains(c))
            || word.chars().all(|c| "一二三四五六七八九十".contains(c))
    };
    let followers = words.bounds.iter().skip(1);
    words
        .iter()
        .zip(followers)
        .take_while(|(word, next)| is_number(word) || next.is_cut && is_mark(word))
        .count()
}

/// Cuts `{#anchor}` and the like from the end of a heading.
fn without_anchor(written: &str) -> &str {
    let written = written.trim_end();
    match (written.ends_with('}'), written.rfind('{')) {
        (true, Some(open)) => &written[..open],
        _ => written,
    }
}

/// A heading or name as it is compared: case-folded words without numbering, marks and anchors.
pub(crate) fn normal_name(written: &str) -> String {
    words_of(written).key().to_owned()
}

/// Words parted by single spaces, case-folded; what makes two blocks the same text.
pub(crate) fn normal_words(words: &str) -> String {
    let mut normal = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !normal.is_empty() {
            normal.push(' ');
        }
        normal.push_str(word);
    }
    if normal.is_ascii() {
        normal.make_ascii_lowercase();
        return normal;
    }
    normal.to_lowercase()
}

/// Whether the words of a phrase, parted by single spaces, stand side by side among these.
pub(crate) fn hold_phrase(words: &[&str], phrase: &str) -> bool {
    let length = phrase.split(' ').count();
    let mut runs = words.windows(length);
    runs.any(|run| run.iter().copied().eq(phrase.split(' ')))
}
