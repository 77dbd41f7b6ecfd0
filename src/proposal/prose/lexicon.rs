//! Finds cue words in tokens: every form of a verb, phrases of several words, the longest first.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::cues::{CHECKS, CUES, Cue, Form};
use super::tokens::{Kind, Token};

/// A cue that was found, with the tokens that it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// What the words do.
    pub(crate) cue: Cue,
    /// The form in which they stand.
    pub(crate) tense: Tense,
    /// The tokens, by their index.
    pub(crate) at: Range<usize>,
}

/// The form of a verb; [`Tense::Base`] for everything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// `ship`, and all that is no verb.
    Base,
    /// `ships`
    Present,
    /// `shipped`
    Past,
    /// `shipping`
    Going,
}

struct Entry {
    cue: Cue,
    tense: Tense,
    /// The words after the first.
    rest: Vec<String>,
}

/// How many hits back a phrase of the same cue may cover a token: cues a token, times the longest phrase.
const MOST_OPEN: usize = 24;

/// Cues by their first word.
static LEXICON: LazyLock<HashMap<String, Vec<Entry>>> = LazyLock::new(build);

fn build() -> HashMap<String, Vec<Entry>> {
    let mut lexicon: HashMap<String, Vec<Entry>> = HashMap::new();
    for (cue, form, words) in CUES.iter().chain(CHECKS) {
        for phrase in *words {
            for (words, tense) in spellings(phrase, *form) {
                let mut words = words.split(' ').map(str::to_owned);
                let entries = lexicon.entry(words.next().unwrap_or_default());
                entries.or_default().push(Entry {
                    cue: *cue,
                    tense,
                    rest: words.collect(),
                });
            }
        }
    }
    for entries in lexicon.values_mut() {
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
    }
    lexicon
}

/// The forms in which a cue may stand: a verb changes its first word, a noun its last.
fn spellings(phrase: &str, form: Form) -> Vec<(String, Tense)> {
    let base = (phrase.to_owned(), Tense::Base);
    match form {
        Form::Words => vec![base],
        Form::Nouns => {
            let (before, last) = phrase.rsplit_once(' ').unwrap_or(("", phrase));
            let plural = format!("{before} {}", third_person(last));
            vec![base, (plural.trim_start().to_owned(), Tense::Base)]
        }
        Form::Verbs => {
            let (verb, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
            let (past, going) = past_and_going(verb);
            let with_rest = |form: String| format!("{form} {rest}").trim_end().to_owned();
            vec![
                base,
                (with_rest(third_person(verb)), Tense::Present),
                (with_rest(past), Tense::Past),
                (with_rest(going), Tense::Going),
            ]
        }
    }
}

/// `ship` → `ships`, `publish` → `publishes`, `deploy` → `deploys`, `carry` → `carries`.
fn third_person(word: &str) -> String {
    if let Some(stem) = word.strip_suffix('y')
        && !stem.ends_with(['a', 'e', 'o', 'u'])
    {
        return format!("{stem}ies");
    }
    let hisses = ["s", "sh", "ch", "x", "z"]
        .iter()
        .any(|end| word.ends_with(end));
    format!("{word}{}", if hisses { "es" } else { "s" })
}

/// Verbs that do not follow the rule: base, past, participle in -ing.
const IRREGULAR: &[(&str, &str, &str)] = &[
    ("be", "been", "being"),
    ("begin", "began", "beginning"),
    ("build", "built", "building"),
    ("cut", "cut", "cutting"),
    ("fall", "fell", "falling"),
    ("get", "got", "getting"),
    ("go", "went", "going"),
    ("grow", "grew", "growing"),
    ("make", "made", "making"),
    ("put", "put", "putting"),
    ("rise", "rose", "rising"),
    ("rewrite", "rewrote", "rewriting"),
    ("run", "ran", "running"),
    ("send", "sent", "sending"),
    ("set", "set", "setting"),
    ("show", "shown", "showing"),
    ("sleep", "slept", "sleeping"),
    ("teach", "taught", "teaching"),
    ("write", "written", "writing"),
];

/// Verbs of more than one syllable do not double their last letter, apart from these.
const DOUBLING: &[&str] = &["submit", "commit", "transfer", "cutover", "setup"];

fn past_and_going(word: &str) -> (String, String) {
    if let Some((_, past, going)) = IRREGULAR.iter().find(|(base, ..)| *base == word) {
        return ((*past).to_owned(), (*going).to_owned());
    }
    if let Some(stem) = word.strip_suffix('e') {
        return (format!("{word}d"), format!("{stem}ing"));
    }
    if let Some(stem) = word.strip_suffix('y')
        && !stem.ends_with(['a', 'e', 'o', 'u'])
    {
        return (format!("{stem}ied"), format!("{word}ing"));
    }
    let vowels = |c: char| "aeiou".contains(c);
    let mut last = word.chars().rev();
    let ends = (last.next(), last.next(), last.next());
    let is_short = word.chars().filter(|c| vowels(*c)).count() == 1;
    let doubles = matches!(ends, (Some(a), Some(b), Some(c)) if !vowels(a) && vowels(b) && !vowels(c) && !"wxy".contains(a));
    if doubles && is_short || DOUBLING.contains(&word) {
        let letter = ends.0.unwrap_or_default();
        return (format!("{word}{letter}ed"), format!("{word}{letter}ing"));
    }
    (format!("{word}ed"), format!("{word}ing"))
}

/// The cues in `tokens`, in order; `lower` holds their words in lower case. A token may give several cues, of each only the
/// longest phrase. What a phrase of [`Cue::Noise`] covers gives none.
pub(crate) fn hits(lower: &str, tokens: &[Token]) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        if token.kind != Kind::Word && token.kind != Kind::Mark('%') {
            continue;
        }
        let entries = LEXICON.get(&lower[token.range.clone()]);
        for entry in entries.into_iter().flatten() {
            let end = index + 1 + entry.rest.len();
            let covers = |hit: &Hit| hit.cue == entry.cue && hit.at.end > index;
            let is_covered = hits.iter().rev().take(MOST_OPEN).any(covers);
            if end <= tokens.len()
                && !is_covered
                && follows(lower, &tokens[index + 1..end], &entry.rest)
            {
                hits.push(Hit {
                    cue: entry.cue,
                    tense: entry.tense,
                    at: index..end,
                });
            }
        }
    }
    without_noise(hits)
}

fn without_noise(mut hits: Vec<Hit>) -> Vec<Hit> {
    let is_noise = |hit: &&Hit| hit.cue == Cue::Noise;
    let noise: Vec<Range<usize>> = hits
        .iter()
        .filter(is_noise)
        .map(|hit| hit.at.clone())
        .collect();
    let is_hidden = |hit: &Hit| {
        noise
            .iter()
            .any(|noise| noise.start < hit.at.end && hit.at.start < noise.end)
    };
    hits.retain(|hit| !is_hidden(hit));
    hits
}

/// Whether `tokens` are the words of `rest`; hyphens between words are no tokens.
fn follows(lower: &str, tokens: &[Token], rest: &[String]) -> bool {
    tokens
        .iter()
        .zip(rest)
        .all(|(token, word)| lower[token.range.clone()] == *word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_in_every_form() {
        for (base, past, going) in [
            ("ship", "shipped", "shipping"),
            ("release", "released", "releasing"),
            ("deploy", "deployed", "deploying"),
            ("carry", "carried", "carrying"),
            ("submit", "submitted", "submitting"),
            ("test", "tested", "testing"),
            ("open", "opened", "opening"),
            ("write", "written", "writing"),
            ("fix", "fixed", "fixing"),
            ("plan", "planned", "planning"),
            ("deliver", "delivered", "delivering"),
        ] {
            assert_eq!(
                past_and_going(base),
                (past.to_owned(), going.to_owned()),
                "{base}"
            );
        }
        assert_eq!(third_person("publish"), "publishes");
        assert_eq!(third_person("deploy"), "deploys");
        assert_eq!(third_person("latency"), "latencies");
    }
}
