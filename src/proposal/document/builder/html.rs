//! HTML blocks: the comments that speak to this program, and the words outside of tags.

use super::Builder;
use crate::proposal::document::BlockKind;
use crate::source::Span;

impl Builder<'_> {
    pub(super) fn comment(&mut self, span: Span) {
        if is_addressed_to_us(span.of(self.text)) {
            self.document.comments.push(span);
        }
    }

    pub(super) fn end_html(&mut self) {
        let Some(span) = self.html.take() else { return };
        let start = self.document.prose.len();
        let (comments, words) = split_html(self.text, span);
        for comment in comments {
            self.comment(comment);
        }
        for run in words {
            self.document.push_prose(run.of(self.text), run);
        }
        self.item_begins = false;
        self.push_block(BlockKind::Html, span, start, None);
    }
}

/// Whether a piece of HTML is a comment that speaks to this program, however it is misspelt.
fn is_addressed_to_us(html: &str) -> bool {
    let Some(words) = html.strip_prefix("<!--").map(str::trim_start) else {
        return false;
    };
    let Some(name) = words.get(..9) else {
        return false;
    };
    let rest = &words[9..];
    name.eq_ignore_ascii_case("wherefore")
        && (rest.starts_with(':') || rest.to_lowercase().contains("allow("))
}

/// Parts an HTML block into its comments and the runs of words outside of tags and comments.
fn split_html(text: &str, span: Span) -> (Vec<Span>, Vec<Span>) {
    let (mut comments, mut words) = (Vec::new(), Vec::new());
    let mut at = span.start;
    while at < span.end {
        let rest = &text[at..span.end];
        let Some(open) = rest.find('<') else {
            words.push(Span::new(at, span.end));
            break;
        };
        if open > 0 {
            words.push(Span::new(at, at + open));
        }
        let from = at + open;
        let tag = &text[from..span.end];
        let is_comment = tag.starts_with("<!--");
        let close = if is_comment {
            tag.find("-->").map(|end| end + 3)
        } else {
            tag.find('>').map(|end| end + 1)
        };
        let end = close.map_or(span.end, |length| from + length);
        if is_comment {
            comments.push(Span::new(from, end).trimmed(text));
        }
        at = end;
    }
    (comments, words)
}
