//! Slips of the finger: two letters swapped, one left out, one too many, one for another.
//!
//! A word that is a form of the other is no slip: `features`, `create` and `statut` differ only in their last letter.

/// The fewest letters of a word that a slip is told from another word in.
const FEWEST: usize = 5;
/// The same where other words stand beside it as they should: `start dtae`.
const FEWEST_AMONG_OTHERS: usize = 4;
/// The fewest letters of a word in which one letter may stand for another: `stats` and `state` are both words.
const FEWEST_FOR_OTHER: usize = 7;

/// Whether `written` is `name` with one slip in one of its words. Both are in lower case, words parted by one space.
pub(super) fn is_slip(written: &str, name: &str) -> bool {
    if written.len().abs_diff(name.len()) > 1 || !written.is_ascii() {
        return false;
    }
    let (mut words, mut others) = (written.split(' '), name.split(' '));
    let fewest = if name.contains(' ') {
        FEWEST_AMONG_OTHERS
    } else {
        FEWEST
    };
    let mut slips = 0;
    loop {
        match (words.next(), others.next()) {
            (None, None) => return slips == 1,
            (Some(word), Some(other)) if word == other => {}
            (Some(word), Some(other)) if slips == 0 && is_slip_of_word(word, other, fewest) => {
                slips = 1;
            }
            _ => return false,
        }
    }
}

/// Whether a word is one slip away from a name of at least `fewest` letters.
fn is_slip_of_word(word: &str, name: &str, fewest: usize) -> bool {
    let is_long = name.len() >= fewest && word.len() + 1 >= fewest;
    if !is_long || !begin_alike(word, name) || differ_at_the_end(word, name) {
        return false;
    }
    let is_other = word.len() == name.len() && strsim::hamming(word, name) == Ok(1);
    strsim::osa_distance(word, name) == 1 && (!is_other || name.len() >= FEWEST_FOR_OTHER)
}

/// Whether both begin with one letter, or with the same two swapped.
fn begin_alike(word: &str, name: &str) -> bool {
    let (word, name) = (word.as_bytes(), name.as_bytes());
    word[0] == name[0] || word[..2] == [name[1], name[0]]
}

/// Whether only the last letter is another, left out or added.
fn differ_at_the_end(word: &str, name: &str) -> bool {
    let shared = word.bytes().zip(name.bytes()).take_while(|(a, b)| a == b);
    shared.count() + 1 >= word.len().max(name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_other_words() {
        for (written, name) in [
            ("stauts", "status"),
            ("tsatus", "status"),
            ("auhtor", "author"),
            ("athors", "authors"),
            ("crreated", "created"),
            ("supercedes", "supersedes"),
            ("strat date", "start date"),
            ("creation dtae", "creation date"),
            ("lats updated", "last updated"),
            ("superseeded by", "superseded by"),
            ("acepted", "accepted"),
            ("in reveiw", "in review"),
        ] {
            assert!(is_slip(written, name), "{written}");
        }
        for (written, name) in [
            ("status", "status"),
            ("data", "date"),
            ("stage", "state"),
            ("stake", "stage"),
            ("features", "feature"),
            ("create", "created"),
            ("replaced", "replaces"),
            ("statut", "status"),
            ("titre", "title"),
            ("type", "title"),
            ("usage", "stage"),
            ("rfd number", "rfc number"),
            ("start data", "start date"),
            ("start time", "start date"),
            ("dtae", "date"),
            ("start", "start date"),
            ("décision", "decision"),
            ("", "status"),
            ("s", "status"),
        ] {
            assert!(!is_slip(written, name), "{written}");
        }
    }
}
