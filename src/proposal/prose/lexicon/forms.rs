//! The forms in which cue words stand: plurals, and verbs in each tense.

use super::Tense;
use crate::proposal::prose::cues::Form;

/// The forms in which a cue may stand: a verb changes its first word, a noun its last.
pub(super) fn spellings(phrase: &str, form: Form) -> Vec<(String, Tense)> {
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
