//! Names that open blocks: the first cell of a row, the labels that begin the lines of a paragraph.

use std::ops::Range;

use memchr::{memchr, memchr_iter};

use super::{Builder, OpenBlock};
use crate::proposal::document::BlockLabel;
use crate::proposal::labels;
use crate::source::Span;

impl Builder<'_> {
    /// The first cell of a row, where others follow that are not empty.
    pub(super) fn row_label(&self, open: &OpenBlock) -> Option<BlockLabel> {
        let prose = &self.document.prose;
        let name = open.start..open.first_cell_end?;
        let value = (name.end + 1).min(prose.len())..prose.len();
        let is_empty = name.is_empty() || prose[value.clone()].trim().is_empty();
        (!is_empty).then_some(BlockLabel {
            name,
            value,
            alone: false,
        })
    }

    /// A paragraph whose lines open with labels becomes one block a label.
    pub(super) fn push_labelled(&mut self, open: &OpenBlock) {
        let end = self.document.prose.len();
        let lead = open.leads.first();
        let first = (open.start, lead.filter(|lead| lead.start == open.start));
        let others = self.label_lines(open);
        let starts = std::iter::once(&first).chain(&others);
        let ends = others.iter().map(|(start, _)| *start).chain([end]);
        for (&(start, lead), end) in starts.zip(ends) {
            let label = labels::read(&self.document.prose, start..end, lead);
            let label = label.map(|found| BlockLabel {
                name: found.name,
                alone: found.value.is_empty(),
                value: found.value,
            });
            let span = match others.last() {
                None => open.span,
                Some((last, _)) if start == *last => {
                    Span::new(self.document.source_of(start), open.span.end)
                }
                Some(_) => self.lines_span(start..end),
            };
            self.push_range(open.kind, span.trimmed(self.text), start..end, label);
        }
    }

    /// The bytes of lines that others follow in their block: from the first word to the break before those, comments there
    /// included.
    fn lines_span(&self, prose: Range<usize>) -> Span {
        let start = self.document.source_of(prose.start);
        let line_break = self.document.source_of(prose.end - 1);
        Span::new(start, line_break.max(start))
    }

    /// The start of each line but the first of a block that opens with a label, with the emphasis there.
    fn label_lines<'b>(&self, open: &'b OpenBlock) -> Vec<(usize, Option<&'b Range<usize>>)> {
        let prose = &self.document.prose;
        let line = |start: usize| &prose[start..end_of_line(prose, start)];
        let reads_plain = labels::is_plain_line(line(open.start));
        let mut leads = open.leads.as_slice();
        let mut lines = Vec::new();
        if leads.is_empty() && !reads_plain {
            return lines;
        }
        for at in memchr_iter(b'\n', &prose.as_bytes()[open.start..]) {
            let start = open.start + at + 1;
            leads = &leads[leads.partition_point(|lead| lead.start < start)..];
            let lead = leads.first().filter(|lead| lead.start == start);
            let opens = match lead {
                Some(lead) => labels::is_line_label(prose, lead),
                None => reads_plain && labels::is_plain_line(line(start)),
            };
            if opens {
                lines.push((start, lead));
            }
        }
        lines
    }
}

/// Where the line that begins at `start` ends.
fn end_of_line(prose: &str, start: usize) -> usize {
    let length = memchr(b'\n', &prose.as_bytes()[start..]);
    length.map_or(prose.len(), |length| start + length)
}
