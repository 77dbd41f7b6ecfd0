//! How many words a block has, in prose and in code. Metadata, placeholders and diagrams have none.

use crate::proposal::Proposal;
use crate::proposal::ascii::{EACH, first_wide, within};
use crate::proposal::document::BlockKind;

/// What is drawn, not written.
#[rustfmt::skip]
const DIAGRAMS: &[&str] = &[
    "mermaid", "plantuml", "puml", "uml", "dot", "graphviz", "d2", "ditaa", "svgbob", "ascii",
    "diagram", "sequence", "flow", "wavedrom",
];

/// Whether a block has any word that counts.
pub(super) fn has_words(proposal: &Proposal<'_>, index: usize) -> bool {
    if proposal.document().blocks()[index].kind == BlockKind::Code {
        return words_in(proposal, index) > 0;
    }
    // What is not empty has a letter or digit.
    !proposal.metadata().is_header_block(index) && proposal.emptiness(index).is_none()
}

/// The words of a block that count.
pub(super) fn words_in(proposal: &Proposal<'_>, index: usize) -> usize {
    let block = &proposal.document().blocks()[index];
    if proposal.metadata().is_header_block(index) {
        return 0;
    }
    if block.kind == BlockKind::Code {
        return code_words(proposal.text(block.span));
    }
    if proposal.emptiness(index).is_some() {
        return 0;
    }
    words(proposal.document().words(index))
}

/// The words of some blocks that count.
pub(super) fn words_within(proposal: &Proposal<'_>, blocks: &[usize]) -> usize {
    let words = |block: &usize| words_in(proposal, *block);
    blocks.iter().map(words).sum()
}

fn code_words(written: &str) -> usize {
    let is_fence = written.starts_with("```") || written.starts_with("~~~");
    if !is_fence {
        return words(written);
    }
    let (info, code) = written.split_once('\n').unwrap_or((written, ""));
    let language = info.trim_start_matches(['`', '~', ' ', '{', '.']);
    let language = language
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    if DIAGRAMS.contains(&language.to_lowercase().as_str()) {
        return 0;
    }
    words(code)
}

/// Words between spaces that have a letter or digit; of scripts without spaces, two characters a word.
fn words(text: &str) -> usize {
    let (mut rest, mut count) = (text, 0);
    // Most text is ASCII, but for a word here and there.
    while let Some(at) = first_wide(rest.as_bytes()) {
        let (before, after) = rest.as_bytes().split_at(at);
        let start = before.iter().rposition(u8::is_ascii_whitespace);
        let start = start.map_or(0, |space| space + 1);
        let end = after.iter().position(u8::is_ascii_whitespace);
        let end = end.map_or(rest.len(), |space| at + space);
        count += ascii_words(&before[..start]) + wide_words(&rest[start..end]);
        rest = &rest[end..];
    }
    count + ascii_words(rest.as_bytes())
}

/// The same of text that is not all ASCII, character by character.
fn wide_words(text: &str) -> usize {
    let words = text.split_whitespace();
    let words = words.filter(|word| word.contains(char::is_alphanumeric));
    words
        .map(|word| {
            let unspaced = word.chars().filter(|c| is_unspaced(*c)).count();
            1.max(unspaced / 2)
        })
        .sum()
}

/// The same of ASCII, eight bytes at a time: bytes of words are all ones, spaces zeros, and a one is added wherever a
/// letter or digit stands. That carries a one from each word that has any into the space behind it.
fn ascii_words(text: &[u8]) -> usize {
    let (chunks, rest) = text.as_chunks::<8>();
    let mut last = [b' '; 8];
    last[..rest.len()].copy_from_slice(rest);
    let mut carry = 0;
    let mut count = 0;
    for chunk in chunks.iter().chain([&last]) {
        let bytes = u64::from_le_bytes(*chunk);
        let spaces = within(bytes, b'\t', b'\r') | within(bytes, b' ', b' ');
        let counting = within(bytes, b'0', b'9') | within(bytes | (EACH * 0x20), b'a', b'z');
        let (sum, overflows) = (!(spaces * 0xFF)).overflowing_add(counting + carry);
        carry = u64::from(overflows);
        count += (sum & spaces).wrapping_mul(EACH) >> 56;
    }
    usize::try_from(count).unwrap_or_default()
}

/// Whether a character is of a script that writes words without spaces between them.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_letters_and_diagrams_have_none() {
        for (text, expected) in [
            ("one - two | 3", 3),
            ("", 0),
            ("改善する理由", 3),
            ("naïve café", 2),
            ("a – b", 2),
            ("one\u{a0}two naïve\u{3000}three – four", 5),
            ("that is 改善する理由 in short", 7),
            ("a\tb\nc d\x0be", 5),
            ("=> `x` -- (of) 12% ...", 3),
            ("eight by eight: seventeen-letters and 0 or more [ ] ~", 8),
            ("!!!!!!!!!!!!!!!!x!!!!!!!!!!!!!!!! y", 2),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
        for (code, words) in [
            ("```rust\nlet a = b;\n```", 3),
            ("~~~ {.Mermaid}\nA --> B\n~~~", 0),
            ("```mermaid\nA --> B", 0),
            ("    let a = 1;", 3),
            ("```", 0),
        ] {
            assert_eq!(code_words(code), words, "{code}");
        }
    }
}
