//! Text of documents and names of files, made harmless for terminals and for the logs of CI systems.

use std::borrow::Cow;

/// Text from a document or file name as it may be shown to a person: no control character, escape,
/// direction override or sign that nobody sees gets through, and each character stays one character.
///
/// Nor does a command that a log is searched for in the middle of lines: `##[…]` of Actions, `##vso[…]`, `##teamcity[…]`.
pub fn visible(text: &str) -> String {
    let shown: String = text.chars().map(visible_char).collect();
    if shown.contains("##") {
        return without_log_commands(&shown);
    }
    shown
}

/// What a character is shown as: itself, where it is harmless.
pub(super) fn visible_char(c: char) -> char {
    match c {
        '\t' => ' ',
        '\0'..='\u{1F}' => {
            char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        '\u{7F}' => '\u{2421}',
        '\u{80}'..='\u{9F}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180E}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF9}'..='\u{FFFB}'
        // What XML cannot hold.
        | '\u{FFFE}'
        | '\u{FFFF}'
        // Words that only machines read.
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E007F}' => char::REPLACEMENT_CHARACTER,
        other => other,
    }
}

/// Puts another sharp for the second one of each command.
fn without_log_commands(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let is_command = is_log_command(&shown, &text[at..]);
        shown.push(if is_command { '♯' } else { c });
    }
    shown
}

/// Whether a text that goes on with `rest` behind `before` has there the second sharp of `##[`, `##vso[` or the like.
pub(super) fn is_log_command(before: &str, rest: &str) -> bool {
    let name = rest.strip_prefix('#').filter(|_| before.ends_with('#'));
    let is_of_name = |c: char| c.is_ascii_alphanumeric();
    name.is_some_and(|name| name.trim_start_matches(is_of_name).starts_with('['))
}

/// A whole line of output as a log may hold it: one that begins with `::` would be a workflow command of GitHub Actions.
pub fn without_workflow_command(line: &str) -> Cow<'_, str> {
    let words = line.trim_start();
    match words.strip_prefix("::") {
        Some(rest) => {
            let indent = &line[..line.len() - words.len()];
            Cow::Owned(format!("{indent}∶:{rest}"))
        }
        None => Cow::Borrowed(line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_stays_one_character() {
        for text in ["a\u{1b}[31m\u{202e}b", "##[error]x", "###vso[x]", "##"] {
            assert_eq!(visible(text).chars().count(), text.chars().count());
        }
        assert_eq!(
            visible("\u{1b}[0m\u{9b}2J\u{202e}"),
            "␛[0m\u{fffd}2J\u{fffd}"
        );
    }

    #[test]
    fn commands_of_logs_are_defused_and_headings_are_left() {
        assert_eq!(visible("a ##[error]x"), "a #♯[error]x");
        assert_eq!(visible("####vso[a]"), "###♯vso[a]");
        assert_eq!(visible("## Why [now]"), "## Why [now]");
        assert_eq!(without_workflow_command("  ::error::x"), "  ∶:error::x");
        assert_eq!(without_workflow_command("std::mem"), "std::mem");
    }
}
