//! Labels: the name that opens a paragraph, list item or line, as in `**Why:** …` or `- When: …`.

use std::ops::Range;

use memchr::memchr3_iter;

/// The longest name that still reads as a label, in words.
const MOST_WORDS: usize = 10;

/// The same of one that nothing marks but its colon.
const PLAIN_WORDS: usize = 3;

/// A label found in a run of prose; both ranges are offsets into the prose.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The name, without marks.
    pub(crate) name: Range<usize>,
    /// What follows it; empty when the name stands alone.
    pub(crate) value: Range<usize>,
}

/// Reads the label at the start of `range`. `lead` is the run of emphasis that begins there, if any.
pub(crate) fn read(prose: &str, range: Range<usize>, lead: Option<&Range<usize>>) -> Option<Found> {
    lead.and_then(|lead| emphasised(prose, &range, lead))
        .or_else(|| plain(prose, &range))
}

/// Whether a run of emphasis that begins a line in mid-paragraph is a label: it has a colon, or is the whole line.
pub(crate) fn is_line_label(prose: &str, lead: &Range<usize>) -> bool {
    let name = prose[lead.clone()].trim_end();
    let after = prose[lead.end..].trim_start_matches([' ', '\t']);
    fits(name) && (ends_with_colon(name) || after.starts_with([':', '：', '\n']))
}

/// Whether a line reads like one of a list of plain labels: `Why: because`, with a short name that begins a sentence.
pub(crate) fn is_plain_line(line: &str) -> bool {
    let first = line.chars().next();
    if !first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase()) {
        return false;
    }
    let name = plain(line, &(0..line.len())).map(|found| &line[found.name]);
    name.is_some_and(|name| name.split_whitespace().nth(PLAIN_WORDS).is_none())
}

fn emphasised(prose: &str, range: &Range<usize>, lead: &Range<usize>) -> Option<Found> {
    let name = &prose[lead.clone()];
    if !fits(name) || lead.end > range.end {
        return None;
    }
    let after = &prose[lead.end..range.end];
    let rest = after.trim_start();
    let closes = name
        .trim_end()
        .ends_with([':', '：', '.', '?', '!', '—', '–'])
        || rest.is_empty()
        || after.trim_start_matches([' ', '\t']).starts_with('\n');
    let mark = rest
        .chars()
        .next()
        .filter(|mark| matches!(mark, ':' | '：' | '—' | '–' | '-'));
    if !closes && mark.is_none() {
        return None;
    }
    let skipped = after.len() - rest.len() + mark.map_or(0, char::len_utf8);
    Some(Found {
        name: trim(prose, lead.clone()),
        value: trim(prose, lead.end + skipped..range.end),
    })
}

fn plain(prose: &str, range: &Range<usize>) -> Option<Found> {
    let line = &prose[range.clone()];
    let (colon, mark) = first_colon(line)?;
    let name = &line[..colon];
    let after = &line[colon + mark..];
    let parted = mark > 1 || after.is_empty() || after.starts_with([' ', '\t', '\n']);
    // What ends a sentence, or quotes code, is prose that happens to hold a colon.
    if !parted || !fits(name) || name.contains(['`', '.', '?', '!', ';', ',']) {
        return None;
    }
    let end = range.start + colon;
    Some(Found {
        name: trim(prose, range.start..end),
        value: trim(prose, end + mark..range.end),
    })
}

/// Where the first colon of the first line stands, and how many bytes it takes.
fn first_colon(words: &str) -> Option<(usize, usize)> {
    const WIDE: &[u8] = "：".as_bytes();
    let bytes = words.as_bytes();
    let mut candidates = memchr3_iter(b':', b'\n', WIDE[0], bytes);
    let is_end = |at: &usize| bytes[*at] != WIDE[0] || bytes[*at..].starts_with(WIDE);
    let at = candidates.find(is_end)?;
    match bytes[at] {
        b'\n' => None,
        b':' => Some((at, 1)),
        _ => Some((at, WIDE.len())),
    }
}

fn fits(name: &str) -> bool {
    let mut words = name.trim_matches(is_mark).split_whitespace();
    words.next().is_some() && words.nth(MOST_WORDS - 1).is_none() && !name.contains('\n')
}

fn ends_with_colon(name: &str) -> bool {
    name.ends_with([':', '：'])
}

/// Cuts white space and label marks from both ends.
fn trim(prose: &str, range: Range<usize>) -> Range<usize> {
    let words = &prose[range.clone()];
    let start = range.start + (words.len() - words.trim_start_matches(is_mark).len());
    let end = range.start + words.trim_end_matches(is_mark).len();
    start..end.max(start)
}

/// Whether a character only parts a label from what follows it.
fn is_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, ':' | '：' | '—' | '–')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names<'a>(prose: &'a str, lead: Option<&Range<usize>>) -> Option<(&'a str, &'a str)> {
        read(prose, 0..prose.len(), lead).map(|found| (&prose[found.name], &prose[found.value]))
    }

    #[test]
    fn a_label_needs_a_mark_after_its_name() {
        assert_eq!(
            names("Why: because", Some(&(0..4))),
            Some(("Why", "because"))
        );
        assert_eq!(
            names("Why — because", Some(&(0..3))),
            Some(("Why", "because"))
        );
        assert_eq!(names("Why", Some(&(0..3))), Some(("Why", "")));
        assert_eq!(names("When: 2026", None), Some(("When", "2026")));
        assert_eq!(names("We ship", Some(&(0..2))), None);
        assert_eq!(names("—: because", Some(&(0..3))), None);
        assert_eq!(names("http://example.org", None), None);
    }
}
