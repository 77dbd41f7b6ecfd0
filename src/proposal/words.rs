//! A heading or name as it is compared: words without numbering, emphasis, emoji, anchors and punctuation.

/// The words of a heading as they are compared, and where something other than a space parts them.
pub(super) struct Words {
    pub(super) words: Vec<String>,
    /// Indexes of words that begin a new part.
    cuts: Vec<usize>,
}

impl Words {
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub(super) fn key(&self) -> String {
        self.words.join(" ")
    }

    pub(super) fn begins_with_one_of(&self, names: &[&str]) -> bool {
        self.words
            .first()
            .is_some_and(|word| names.contains(&word.as_str()))
    }

    /// The parts between separators, each again parted at "and".
    pub(super) fn parts(&self) -> Vec<String> {
        let mut parts = Vec::new();
        let mut start = 0;
        for end in self.cuts.iter().copied().chain([self.words.len()]) {
            let part = &self.words[start..end];
            start = end;
            let halves: Vec<_> = part
                .split(|word| word == "and")
                .filter(|half| !half.is_empty())
                .collect();
            parts.extend(halves.iter().map(|half| half.join(" ")));
        }
        parts
    }
}

/// Splits a heading into words: case-folded, without numbering, emphasis, emoji, anchors and punctuation.
pub(super) fn words_of(written: &str) -> Words {
    let written = without_anchor(written);
    let mut words: Vec<(String, bool)> = Vec::new();
    let mut word = String::new();
    let mut parted = false;
    let mut script = None;
    for c in written.chars() {
        let c = if matches!(c, '’' | '‘' | '`') {
            '\''
        } else {
            c
        };
        if c.is_alphanumeric() || (c == '\'' && !word.is_empty()) {
            let now = is_latin(c);
            if now.is_some() && script.is_some() && now != script {
                flush(&mut words, &mut word, &mut parted);
                parted = true;
            }
            script = now.or(script);
            word.extend(c.to_lowercase());
            continue;
        }
        let in_word = matches!(c, '-' | '_' | '\u{2011}') && !word.is_empty();
        flush(&mut words, &mut word, &mut parted);
        parted |=
            !(c.is_whitespace() || in_word || matches!(c, '*' | '~' | '"' | '“' | '”' | '\''));
    }
    flush(&mut words, &mut word, &mut parted);
    let skip = numbering(&words);
    let words: Vec<(String, bool)> = words.split_off(skip);
    let cuts = words
        .iter()
        .enumerate()
        .skip(1)
        .filter(|(_, (_, cut))| *cut)
        .map(|(index, _)| index)
        .collect();
    Words {
        words: words.into_iter().map(|(word, _)| word).collect(),
        cuts,
    }
}

fn flush(words: &mut Vec<(String, bool)>, word: &mut String, parted: &mut bool) {
    let taken = std::mem::take(word);
    let taken = taken.trim_end_matches('\'');
    if taken.is_empty() {
        return;
    }
    words.push((taken.to_owned(), std::mem::take(parted)));
}

/// Whether a letter is Latin; nothing for digits and apostrophes, which belong to any script.
fn is_latin(c: char) -> Option<bool> {
    c.is_alphabetic()
        .then(|| c < '\u{0370}' || ('\u{1E00}'..'\u{1F00}').contains(&c))
}

/// How many words at the start only number the heading: `2.`, `1.3.`, `IV.`, `A)`, `§ 4`, `一、`.
fn numbering(words: &[(String, bool)]) -> usize {
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let is_mark = |word: &str| {
        word.chars().count() == 1
            || word.chars().all(|c| "ivx".contains(c))
            || word.chars().all(|c| "一二三四五六七八九十".contains(c))
    };
    let mut skip = 0;
    while skip + 1 < words.len() {
        let followed_by_separator = words[skip + 1].1;
        let (word, _) = &words[skip];
        if !(is_number(word) || followed_by_separator && is_mark(word)) {
            break;
        }
        skip += 1;
    }
    skip
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
    words_of(written).key()
}

/// Words parted by single spaces, case-folded; what makes two blocks the same text.
pub(crate) fn normal_words(words: &str) -> String {
    words
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// Whether the words of a phrase, parted by single spaces, stand side by side among these.
pub(crate) fn hold_phrase(words: &[&str], phrase: &str) -> bool {
    let length = phrase.split(' ').count();
    let mut runs = words.windows(length);
    runs.any(|run| run.iter().copied().eq(phrase.split(' ')))
}
