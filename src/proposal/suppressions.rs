//! `<!-- wherefore: allow(rule-id) reason -->`: what an author asks not to be told.
//!
//! Before the first heading, or between the title and the first section, it speaks for the whole document; before
//! a heading, on its line, or alone under it, for that section; elsewhere for the block that it stands in or that
//! follows it.

use super::document::Document;
use crate::source::Span;

/// One comment that is addressed to this program.
#[derive(Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The whole comment.
    pub span: Span,
    /// The rule ids that it names, as written, each with its place.
    pub rules: Vec<(String, Span)>,
    /// Why, in the author's words; empty when no reason is given.
    pub reason: String,
    /// Where diagnostics of those rules are silenced.
    pub scope: Span,
}

/// Reads the comments of a document. One that does not read `allow(…)` names no rules.
pub(crate) fn read(text: &str, document: &Document) -> Vec<Suppression> {
    let first_heading = document
        .sections()
        .get(1)
        .map_or(text.len(), |section| section.line.start);
    document
        .comments()
        .iter()
        .map(|span| {
            let (rules, reason) = allowed(text, *span);
            let scope = if span.start < first_heading {
                Span::new(0, text.len())
            } else {
                scope_of(document, text, *span)
            };
            Suppression {
                span: *span,
                rules,
                reason,
                scope,
            }
        })
        .collect()
}

fn scope_of(document: &Document, text: &str, comment: Span) -> Span {
    let tops = document.tops();
    let next = tops.partition_point(|top| top.start <= comment.start);
    let around = next
        .checked_sub(1)
        .map(|index| tops[index])
        .filter(|top| top.contains(comment));
    // An HTML block that is the comment alone is not what the author speaks of.
    let is_alone = around.is_none_or(|top| top == comment);
    if let Some(around) = around.filter(|_| !is_alone) {
        let heading = section_at(document, around);
        let block = || block_at(document, comment).unwrap_or(around);
        return heading.map_or_else(block, |index| document.sections()[index].span);
    }
    let following = tops.get(next).copied();
    let above = next
        .checked_sub(2)
        .and_then(|index| section_at(document, tops[index]));
    let before = following.and_then(|top| section_at(document, top));
    match (above, before, following) {
        // Between the title and the first section, it speaks for all of them.
        (Some(title), Some(_), _) if document.title() == Some(title) => Span::new(0, text.len()),
        // All that stands under a heading: it speaks for that section.
        (Some(section), Some(_), _) | (Some(section), None, None) => {
            document.sections()[section].span
        }
        (_, Some(section), _) => document.sections()[section].span,
        (_, None, Some(block)) => block,
        (None, None, None) => Span::at(comment.end),
    }
}

/// The section whose heading stands in an outermost block.
fn section_at(document: &Document, top: Span) -> Option<usize> {
    // The first section has no heading.
    let headed = document.sections().get(1..)?;
    let index = headed.partition_point(|section| section.line.start < top.start);
    (headed.get(index)?.line.start == top.start).then_some(index + 1)
}

/// The block that a comment stands in, or the next one within the same list or table.
fn block_at(document: &Document, comment: Span) -> Option<Span> {
    let blocks = document.blocks();
    let index = blocks.partition_point(|block| block.span.end <= comment.start);
    blocks[index..]
        .iter()
        .map(|block| block.span)
        .find(|span| *span != comment)
}

/// The rules and the reason of `<!-- wherefore: allow(a, b) reason -->`.
fn allowed(text: &str, comment: Span) -> (Vec<(String, Span)>, String) {
    let nothing = (Vec::new(), String::new());
    let words = comment.of(text);
    let Some(colon) = words.find(':') else {
        return nothing;
    };
    let request = words[colon + 1..].trim_start();
    let Some(list) = request
        .strip_prefix("allow")
        .map(str::trim_start)
        .and_then(|rest| rest.strip_prefix('('))
    else {
        return nothing;
    };
    let Some(close) = list.find(')') else {
        return nothing;
    };
    let list_start = comment.start + (words.len() - list.len());
    let mut rules = Vec::new();
    let mut at = list_start;
    for part in list[..close].split(',') {
        let span = Span::new(at, at + part.len()).trimmed(text);
        if !span.of(text).is_empty() {
            rules.push((span.of(text).to_owned(), span));
        }
        at += part.len() + 1;
    }
    let reason = list[close + 1..].trim_end().trim_end_matches("-->").trim();
    (
        rules,
        reason
            .trim_matches(|c: char| c == '-' || c == '—' || c == ':' || c.is_whitespace())
            .to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scopes(text: &str) -> Vec<String> {
        let document = Document::parse(text, 0);
        read(text, &document)
            .iter()
            .map(|found| found.scope.of(text).trim().to_owned())
            .collect()
    }

    #[test]
    fn the_place_of_the_comment_decides_what_it_covers() {
        let comment = "<!-- wherefore: allow(missing-when) soon -->";
        assert_eq!(
            scopes(&format!("{comment}\n\n# T\n\nx\n")),
            [format!("{comment}\n\n# T\n\nx")]
        );
        assert_eq!(
            scopes(&format!("# T\n\n{comment}\n\none\n\ntwo\n")),
            ["one"]
        );
        assert_eq!(
            scopes(&format!("# T\n\nx\n\n{comment}\n## A\n\none\n\n## B\n")),
            ["## A\n\none"]
        );
        assert_eq!(
            scopes(&format!("# T\n\n{comment}\n\n## A\n")),
            [format!("# T\n\n{comment}\n\n## A")]
        );
        let under = format!("## A\n\n{comment}");
        assert_eq!(scopes(&format!("# T\n\nx\n\n{under}\n\n## B\n")), [&*under]);
        let on = format!("## A {comment}");
        assert_eq!(
            scopes(&format!("# T\n\n{on}\n\none\n\n## B\n")),
            [format!("{on}\n\none")]
        );
        assert_eq!(
            scopes(&format!("# T\n\none {comment}\n\ntwo\n")),
            [format!("one {comment}")]
        );
        assert_eq!(
            scopes(&format!("# T\n\n- one\n- two {comment}\n")),
            [format!("two {comment}")]
        );
        let why = format!("Why:** one {comment}");
        let when = format!("When:** two\nand more {comment}");
        assert_eq!(
            scopes(&format!("# T\n\n**{why}\n**{when}\n\nthree\n")),
            [why, when]
        );
        assert_eq!(scopes(&format!("# T\n\nx\n\n{comment}\n")), [""]);
    }

    #[test]
    fn rules_and_reason_are_read_with_their_places() {
        let text = "<!-- wherefore: allow( missing-when , x ) the date is secret -->\n";
        let document = Document::parse(text, 0);
        let found = &read(text, &document)[0];
        assert_eq!(found.rules[0].1.of(text), "missing-when");
        assert_eq!(found.rules[1].0, "x");
        assert_eq!(found.reason, "the date is secret");
    }
}
