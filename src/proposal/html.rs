//! The tags of HTML within Markdown, as far as links and anchors need them. Comments hold none.

use std::ops::Range;

/// A tag; its ranges count from the start of the HTML.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    /// As it is written, without `/`.
    pub(super) name: &'a str,
    /// Whether it ends an element.
    pub(super) closes: bool,
    /// From `<` to `>`.
    pub(super) range: Range<usize>,
    /// The names as they are written, and where the values stand, without quotes.
    pub(super) attributes: Attributes<'a>,
}

type Attributes<'a> = Vec<(&'a str, Range<usize>)>;

/// The tags of a piece of HTML, in the order of writing. What is never closed ends them.
pub(super) fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let open = at + html.get(at..)?.find('<')?;
            if html[open..].starts_with("<!--") {
                at = open + html[open..].find("-->")? + 3;
                continue;
            }
            at = open + 1;
            let closes = html[at..].starts_with('/');
            let name = word(html, at + usize::from(closes), |byte| {
                byte.is_ascii_alphanumeric() || byte == b'-'
            });
            if !html[name.clone()].starts_with(|first: char| first.is_ascii_alphabetic()) {
                continue;
            }
            let (attributes, end) = attributes(html, name.end)?;
            at = end;
            return Some(Tag {
                name: &html[name],
                closes,
                range: open..end,
                attributes,
            });
        }
    })
}

/// Reads attributes from `at` up to the end of the tag, and says where that is.
fn attributes(html: &str, mut at: usize) -> Option<(Attributes<'_>, usize)> {
    let mut found = Vec::new();
    loop {
        at = word(html, at, |byte| byte.is_ascii_whitespace() || byte == b'/').end;
        let first = *html.as_bytes().get(at)?;
        if first == b'>' {
            return Some((found, at + 1));
        }
        let name = word(html, at, |byte| !ends_name(byte));
        // A sign that begins no name is passed over, so that every round gets on.
        at = name.end.max(at + usize::from(name.is_empty()));
        let sign = word(html, at, |byte| byte.is_ascii_whitespace()).end;
        if name.is_empty() || html.as_bytes().get(sign) != Some(&b'=') {
            continue;
        }
        let value = value(html, sign + 1)?;
        let is_quoted = html[value.end..].starts_with(['"', '\'']);
        at = value.end + usize::from(is_quoted);
        found.push((&html[name], value));
    }
}

fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'=' | b'>' | b'/')
}

/// The value of an attribute, which begins at `at` or after white space.
fn value(html: &str, at: usize) -> Option<Range<usize>> {
    let start = word(html, at, |byte| byte.is_ascii_whitespace()).end;
    match html.as_bytes().get(start)? {
        quote @ (b'"' | b'\'') => {
            let start = start + 1;
            let length = html.as_bytes()[start..]
                .iter()
                .position(|byte| byte == quote)?;
            Some(start..start + length)
        }
        _ => Some(word(html, start, |byte| {
            !byte.is_ascii_whitespace() && byte != b'>'
        })),
    }
}

/// The bytes from `at` on for which `holds`; that must not part a character.
fn word(html: &str, at: usize, holds: impl Fn(u8) -> bool) -> Range<usize> {
    let bytes = html.as_bytes().iter().skip(at);
    at..at + bytes.take_while(|byte| holds(**byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> Vec<String> {
        tags(html)
            .map(|tag| {
                let attributes = tag.attributes.into_iter();
                let attributes: String = attributes
                    .map(|(name, value)| format!(" {name}={}", &html[value]))
                    .collect();
                let mark = if tag.closes { "/" } else { "" };
                format!("{mark}{}{attributes}", tag.name)
            })
            .collect()
    }

    #[test]
    fn attributes_are_read_however_they_are_quoted() {
        let html = "<a HREF = 'x>y' id=\"b\" hidden c=d/><br/>é<img src=é.png></A>";
        assert_eq!(
            read(html),
            ["a HREF=x>y id=b c=d/", "br", "img src=é.png", "/A"]
        );
    }

    #[test]
    fn comments_stray_signs_and_open_ends_hold_no_tags() {
        assert_eq!(read("a < b <!-- <i> --> <= <b> <>"), ["b"]);
        assert_eq!(read("<i> <!-- <b>"), ["i"]);
        assert_eq!(read("<i> <a href=\"x> <b>"), ["i"]);
        assert_eq!(read("<a ==x= y>"), ["a x=y"]);
    }
}
