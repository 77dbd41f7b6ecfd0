//! Where a proposal speaks of being superseded, in whatever words, and which other one is named there.
//!
//! Read generously: it is asked before anyone is told that a proposal does not say so. What a relation surely names is
//! read in [`super::read`].

use super::STATUS_SECTIONS;
use crate::proposal::Proposal;
use crate::proposal::document::{BlockKind, Document};
use crate::proposal::metadata::Origin;
use crate::proposal::metadata::keys::Key;
use crate::proposal::number::{bearer_of, is_process, parted, stem_of};
use crate::source::Span;

/// What words begin with that speak of it, lower case.
const STEMS: &[&str] = &["supersed", "superced", "replac", "obsolet", "deprecat"];

/// In a passage of so many words, a number needs no letters before it.
const SHORT_WORDS: usize = 12;

/// A number of so many digits that begins with a zero needs none either.
const PADDED_DIGITS: usize = 3;

/// What may stand between letters and a number, hyphens of every kind.
const BETWEEN: &[char] = &['-', '_', ' ', '#', '\u{2010}', '\u{2011}', '–'];

/// The passages of one document that speak of being superseded.
#[derive(Debug, Default)]
pub struct Mentions {
    /// In lower case: the passages themselves, and what stands below headings that say so.
    near: Vec<String>,
    /// The whole document in lower case, where its status says that it is superseded.
    anywhere: Option<String>,
}

impl Mentions {
    /// Takes them from a proposal.
    pub fn of(proposal: &Proposal<'_>) -> Self {
        let mut near = Vec::new();
        let is_superseded = metadata(proposal, &mut near) | sections(proposal, &mut near);
        blocks(proposal, &mut near);
        let whole = proposal.source.text();
        Self {
            near,
            anywhere: is_superseded.then(|| whole.to_lowercase()),
        }
    }

    /// Whether the proposal at `path`, of that number, is named in them.
    pub fn names(&self, path: &str, number: Option<u64>) -> bool {
        let bearer = bearer_of(path).to_lowercase();
        let own = parted(&bearer).1;
        let slug = own.find(['-', '_', ' ']).map_or("", |at| &own[at + 1..]);
        let stem = stem_of(parted(path).1).to_lowercase();
        let is_called = |text: &str| {
            [own, &stem, slug]
                .iter()
                .any(|name| name.contains(['-', '_', ' ']) && holds(text, name))
        };
        let is_numbered =
            |text: &str, is_short| number.is_some_and(|number| cites(text, number, is_short));
        let near = |text: &String| is_called(text) || is_numbered(text, is_short(text));
        let anywhere = |text: &String| is_called(text) || is_numbered(text, false);
        self.near.iter().any(near) || self.anywhere.iter().any(anywhere)
    }
}

fn speaks_of_it(text: &str) -> bool {
    let text = text.to_lowercase();
    STEMS.iter().any(|stem| text.contains(stem))
}

fn is_short(text: &str) -> bool {
    text.split_whitespace().nth(SHORT_WORDS).is_none()
}

/// The entries that speak of it; whether the status does.
fn metadata(proposal: &Proposal<'_>, near: &mut Vec<String>) -> bool {
    let metadata = &proposal.metadata;
    let mut is_superseded = false;
    for (index, entry) in metadata.entries().iter().enumerate() {
        let (origin, span) = (metadata.origin(index), entry.value.span);
        let value = match origin {
            Origin::Header { .. } => whole_lines(proposal, span),
            Origin::Frontmatter | Origin::Sidecar => proposal.text_in(origin.text(), span),
        };
        let is_said = speaks_of_it(value);
        if is_said || speaks_of_it(&entry.key) {
            near.push(value.to_lowercase());
        }
        is_superseded |= is_said && metadata.known_entry(Key::Status) == Some(index);
    }
    is_superseded
}

/// What stands under headings that speak of it; whether the status does. A title that does, "Replace the queue",
/// names what is built.
fn sections(proposal: &Proposal<'_>, near: &mut Vec<String>) -> bool {
    let document = &proposal.document;
    let mut is_superseded = false;
    for (index, section) in document.sections().iter().enumerate().skip(1) {
        let heading = proposal.text(section.heading);
        let is_said = speaks_of_it(heading);
        if is_said && document.title() == Some(index) {
            near.push(heading.to_lowercase());
        } else if is_said {
            near.push(proposal.text(section.span).to_lowercase());
        }
        if index < STATUS_SECTIONS && document.name_words(index).begins_with_one_of(&["status"]) {
            is_superseded |= is_said || own_blocks_speak(proposal, document, index);
        }
    }
    is_superseded
}

fn own_blocks_speak(proposal: &Proposal<'_>, document: &Document, section: usize) -> bool {
    let mut blocks = document.own_blocks(section);
    blocks.any(|block| speaks_of_it(proposal.text(document.blocks()[block].span)))
}

/// The blocks that speak of it; of one that ends with a colon, the items behind it, too.
fn blocks(proposal: &Proposal<'_>, near: &mut Vec<String>) {
    let document = &proposal.document;
    let blocks = document.blocks();
    for (index, block) in blocks.iter().enumerate() {
        let text = proposal.text(block.span);
        if block.kind == BlockKind::Code || !speaks_of_it(text) {
            continue;
        }
        if !proposal.metadata.is_header_block(index) {
            near.push(text.to_lowercase());
        }
        let ends_with_colon = text.trim_end_matches(['*', '_', ' ', '\n']).ends_with(':');
        let opens_a_list = ends_with_colon && block.kind != BlockKind::Item;
        let items = blocks[index + 1..].iter().take_while(|item| {
            item.kind == BlockKind::Item && (item.depth > block.depth || opens_a_list)
        });
        near.extend(items.map(|item| whole_lines(proposal, item.span).to_lowercase()));
    }
}

/// The lines that a span stands in: `- 7. Maps` is a list in a list, and neither `7` nor where a link leads is a word of it.
fn whole_lines<'a>(proposal: &'a Proposal<'_>, span: Span) -> &'a str {
    let text = proposal.source.text();
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n');
    &text[start..end.map_or(text.len(), |at| span.end + at)]
}

/// Whether a name stands in a text, and not only as a part of another.
fn holds(text: &str, name: &str) -> bool {
    let parts = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    text.match_indices(name).any(|(at, _)| {
        let after = text[at + name.len()..].chars().next();
        !text[..at].ends_with(parts) && !after.is_some_and(parts)
    })
}

/// Whether a text cites a number: behind the letters of a process or `#`, or padded, or, where `is_bare` is enough, alone.
fn cites(text: &str, number: u64, is_bare: bool) -> bool {
    let mut end = 0;
    while let Some(at) = text[end..].find(|c: char| c.is_ascii_digit()) {
        let start = end + at;
        let length = text[start..].find(|c: char| !c.is_ascii_digit());
        end = length.map_or(text.len(), |length| start + length);
        let digits = &text[start..end];
        if digits.parse() == Ok(number) && is_whole(text, start, end) {
            let is_padded = digits.len() >= PADDED_DIGITS && digits.starts_with('0');
            if is_padded || is_marked(&text[..start]) || is_bare && !begins_in_a_word(text, start) {
                return true;
            }
        }
    }
    false
}

/// Whether digits are no part of a date, a version or a fraction.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let joins = ['-', '.', ':', '/', ','];
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut before = text[..start].chars().rev();
    let mut after = text[end..].chars();
    let goes_back = before.next().is_some_and(|c| joins.contains(&c)) && is_digit(before.next());
    let next = after.next();
    let goes_on = next.is_some_and(|c| joins.contains(&c)) && is_digit(after.next());
    !goes_back && !goes_on && !next.is_some_and(char::is_alphanumeric)
}

fn is_marked(before: &str) -> bool {
    let bare = before.trim_end_matches(BETWEEN);
    let word = bare.rsplit(|c: char| !c.is_ascii_alphabetic()).next();
    before.ends_with('#') || word.is_some_and(is_process)
}

fn begins_in_a_word(text: &str, start: usize) -> bool {
    text[..start].ends_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests;
