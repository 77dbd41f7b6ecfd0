//! Short blocks that say nothing as a whole: "to be determined by the team", "N/A".

use std::sync::LazyLock;

use super::Emptiness;
use super::first_words::FirstWords;
use super::tables::{DECLINED, NOT_APPLICABLE, NOTHING, PUT_OFF, PUT_OFF_UNTIL, PUT_OFF_WORDS};
use crate::proposal::words::normal_words;

/// No longer block is one of these, in bytes.
const LONGEST: usize = 80;

/// What a block says of itself that is one of these phrases, but for the marks around it.
pub(super) fn emptiness(words: &str) -> Option<Emptiness> {
    let bare = words.trim_matches(|c: char| c.is_whitespace() || is_mark(c));
    if bare.len() > LONGEST || !may_say_nothing(bare) {
        return None;
    }
    let bare = normal_words(bare);
    if puts_off(&bare) || NOTHING.contains(&bare.as_str()) {
        return Some(Emptiness::Placeholder);
    }
    let declines = DECLINED.contains(&bare.as_str()) || declines_with_a_reason(&bare);
    declines.then_some(Emptiness::Declined)
}

/// What may stand around a phrase.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '.' | '_'
            | '-'
            | '–'
            | '—'
            | '…'
            | '!'
            | '?'
            | ':'
            | ';'
            | '*'
            | '('
            | ')'
            | '['
            | ']'
            | '{'
            | '}'
            | '<'
            | '>'
            | '"'
            | '\''
            | '@'
    )
}

static FIRST_WORDS: LazyLock<FirstWords> =
    LazyLock::new(|| FirstWords::of(&[NOTHING, PUT_OFF, DECLINED, NOT_APPLICABLE]));

/// Whether a block begins as one of the phrases does; most blocks do not, and need no closer look.
fn may_say_nothing(bare: &str) -> bool {
    let first = bare.split_whitespace().next().unwrap_or_default();
    let opens = |opening: &&str| {
        let start = first.as_bytes().get(..opening.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(opening.as_bytes()))
    };
    FIRST_WORDS.may_hold(first) || NOT_APPLICABLE.iter().any(opens)
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
