//! Headings, and the sections that they open and close.

use pulldown_cmark::HeadingLevel;

use super::Builder;
use crate::proposal::document::Section;
use crate::proposal::words::{Words, words_of};
use crate::source::Span;

impl Builder<'_> {
    pub(super) fn start_heading(&mut self, level: HeadingLevel, span: Span) {
        let at = self.document.prose.len();
        // A form feed may stand before it.
        let line = span.trimmed(self.text);
        self.heading = Some(Section {
            level: level as u8,
            heading: heading_words(self.text, line),
            line,
            span: line,
            parent: None,
            next: 0,
            name: at..at,
            words: Words::default(),
            first_block: self.document.blocks.len(),
        });
    }

    pub(super) fn end_heading(&mut self) {
        let Some(mut section) = self.heading.take() else {
            return;
        };
        let index = self.document.sections.len();
        while let Some(last) = self.ancestors.last().copied() {
            if self.document.sections[last].level < section.level {
                break;
            }
            self.close_section(last, index, section.line.start);
            self.ancestors.pop();
        }
        section.name.end = self.document.prose.len();
        section.words = words_of(&self.document.prose[section.name.clone()]);
        section.parent = self.ancestors.last().copied();
        self.ancestors.push(index);
        if index == 1 {
            self.document.sections[0].span.end = section.line.start;
        }
        self.document.sections.push(section);
    }

    pub(super) fn close_section(&mut self, section: usize, next: usize, end: usize) {
        let section = &mut self.document.sections[section];
        section.next = next;
        section.span = Span::new(section.span.start, end);
    }
}

/// The first heading, where no other is of its level or above.
pub(super) fn title(sections: &[Section]) -> Option<usize> {
    let first = sections.get(1)?;
    let above_all = sections[2..]
        .iter()
        .all(|section| section.level > first.level);
    above_all.then_some(1)
}

/// The words of a heading as written: without the marks of an ATX heading, and without the
/// underline of a setext one.
fn heading_words(text: &str, span: Span) -> Span {
    let written = span.of(text);
    let marks = written.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&marks) {
        let inner = Span::new(span.start + marks, span.end).trimmed(text);
        let words = inner.of(text);
        let kept = words.trim_end_matches('#');
        let closed = kept.is_empty() || kept.ends_with([' ', '\t']);
        let end = if closed {
            inner.start + kept.trim_end().len()
        } else {
            inner.end
        };
        return Span::new(inner.start, end);
    }
    let words = written
        .rsplit_once('\n')
        .map_or(written, |(words, _)| words);
    Span::new(span.start, span.start + words.trim_end().len())
}
