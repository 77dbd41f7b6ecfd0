//! Where a key that is missing would stand, and how a document writes its keys.

use super::Origin;
use crate::proposal::Proposal;
use crate::source::{Span, Text};

/// How a document writes its metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `key: value` in frontmatter or in the file beside the document.
    Yaml,
    /// `key = "value"`
    Toml,
    /// `- Key: value`
    List,
    /// `| Key | value |`
    Table,
    /// `**Key:** value`
    Bold,
    /// `Key: value`
    Lines,
    /// There is none yet.
    Nothing,
}

/// Where a key would stand.
#[derive(Clone, Copy, Debug)]
pub struct Home {
    /// How it would be written.
    pub form: Form,
    /// The text that the span is a place in.
    pub text: Text,
    /// A place there: the opening fence, the first key, or the title.
    pub span: Span,
}

impl Proposal<'_> {
    /// Where it would have one more key: in its frontmatter, else its header, else the file beside it.
    pub fn home_of_keys(&self) -> Home {
        frontmatter(self)
            .or_else(|| header(self))
            .or_else(|| sidecar(self))
            .unwrap_or_else(|| Home {
                form: Form::Nothing,
                text: Text::Document,
                span: self.top(),
            })
    }
}

impl Home {
    /// A key and value as the document writes them.
    pub fn line(self, key: &str, value: &str) -> String {
        match self.form {
            Form::Yaml | Form::Nothing => format!("{key}: {value}"),
            Form::Toml => format!("{key} = \"{value}\""),
            Form::List => format!("- {}: {value}", title_case(key)),
            Form::Table => format!("| {} | {value} |", title_case(key)),
            Form::Bold => format!("**{}:** {value}", title_case(key)),
            Form::Lines => format!("{}: {value}", title_case(key)),
        }
    }
}

/// `start-date` as a header has it: "Start date".
fn title_case(key: &str) -> String {
    let key = key.replace(['-', '_'], " ");
    let mut letters = key.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

fn frontmatter(proposal: &Proposal<'_>) -> Option<Home> {
    let text = proposal.source().text();
    let inside = text.get(..proposal.metadata().body_start)?;
    let start = inside.find(['-', '+'])?;
    let form = if inside[start..].starts_with("+++") {
        Form::Toml
    } else {
        Form::Yaml
    };
    let fence = inside.get(start..start + 3)?;
    Some(Home {
        form,
        text: Text::Document,
        span: Span::new(start, start + fence.len()),
    })
}

/// The first key of the header. A status that is a section of its own makes none.
fn header(proposal: &Proposal<'_>) -> Option<Home> {
    let metadata = proposal.metadata();
    let mut entries = metadata.entries().iter().enumerate();
    let (_, first) =
        entries.find(|(index, _)| matches!(metadata.origin(*index), Origin::Header { .. }))?;
    let text = proposal.source().text();
    let span = first.key_span;
    let sections = proposal.document().sections();
    if sections.iter().any(|section| section.heading == span) {
        return None;
    }
    let line_start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let before = text[line_start..span.start].trim_start();
    let form = match before {
        before if before.starts_with('|') => Form::Table,
        before if before.starts_with("**") || before.starts_with("__") => Form::Bold,
        before if before.starts_with(['-', '*', '+']) => Form::List,
        _ if text[span.end..].trim_start().starts_with('|') => Form::Table,
        _ => Form::Lines,
    };
    Some(Home {
        form,
        text: Text::Document,
        span,
    })
}

fn sidecar(proposal: &Proposal<'_>) -> Option<Home> {
    proposal.source().sidecar()?;
    let metadata = proposal.metadata();
    let mut entries = metadata.entries().iter().enumerate();
    let first = entries.find(|(index, _)| metadata.origin(*index) == Origin::Sidecar);
    Some(Home {
        form: Form::Yaml,
        text: Text::Sidecar,
        span: first.map_or(Span::at(0), |(_, entry)| entry.key_span),
    })
}
