//! Short blocks that say nothing as a whole: "to be determined by the team", "N/A".

use super::Emptiness;
use super::tables::{DECLINED, NOT_APPLICABLE, NOTHING, PUT_OFF, PUT_OFF_UNTIL, PUT_OFF_WORDS};
use crate::proposal::words::normal_words;

/// No longer block is one of these, in bytes.
const LONGEST: usize = 80;

/// What a block says of itself that is one of these phrases, but for the marks around it.
pub(super) fn emptiness(words: &str) -> Option<Emptiness> {
    let bare = words.trim_matches(|c: char| c.is_whitespace() || is_mark(c));
    if bare.len() > LONGEST {
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
