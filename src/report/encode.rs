//! Text of documents within JSON and URIs. What is parsed is the text as it was; what is printed can do no harm.

use std::io::{self, Write};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::visible::{is_log_command, visible_char};

/// Writes a value as JSON over several lines, with a line break at its end.
///
/// # Errors
/// When `out` does not take it.
pub fn json(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    writeln!(out, "{}", escaped(&serde_json::to_string_pretty(value)?))
}

/// Writes a value as one line of JSON.
pub(super) fn json_line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    writeln!(out, "{}", escaped(&serde_json::to_string(value)?))
}

/// JSON in which strings hold no character that a terminal obeys or that turns the direction of text, and no command that
/// logs of CI systems are searched for. Such characters stand nowhere but in strings, where an escape is the same.
fn escaped(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for (at, c) in json.char_indices() {
        let is_harmful = c != '\n' && visible_char(c) != c;
        if is_harmful || is_log_command(&escaped, &json[at..]) {
            let mut units = [0; 2];
            let units = c.encode_utf16(&mut units).iter();
            escaped.extend(units.map(|unit| format!("\\u{unit:04x}")));
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// What stands in a path as it is: the unreserved characters of RFC 3986, and the slash.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// A path with forward slashes as a relative reference of RFC 3986.
pub(super) fn uri_path(path: &str) -> String {
    utf8_percent_encode(path, PLAIN).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_holds_the_text_and_shows_nothing_that_is_obeyed() {
        let text = "## a\u{1b}[31m \u{9b}2J \u{202e} ###[error] é 🦀 \u{7f} \u{e0041}";
        let mut out = Vec::new();
        json_line(&mut out, &text).expect("written");
        let written = String::from_utf8(out).expect("UTF-8");
        assert_eq!(
            serde_json::from_str::<String>(&written).expect("JSON"),
            text
        );
        assert!(
            !written.contains("##[") && written.contains("## "),
            "{written}"
        );
        let obeyed = |c: char| c != '\n' && visible_char(c) != c;
        assert!(!written.contains(obeyed), "{written}");
    }

    #[test]
    fn a_path_is_a_relative_reference() {
        assert_eq!(uri_path("a b/c:d#é.md"), "a%20b/c%3Ad%23%C3%A9.md");
    }
}
