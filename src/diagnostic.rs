//! What a rule has to say: plain data with byte spans. Lines, columns and drawing belong to `report`.

use serde::Serialize;

use crate::source::{Span, Text};

/// How grave a reported diagnostic is. What is configured is a [`crate::rule::Level`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth mending; fails only under `--strict`.
    Warning,
    /// Fails the check.
    Error,
}

impl Severity {
    /// The word that every output uses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A span with words: the other half of a diagnostic's story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place that the words speak of.
    pub span: Span,
    /// The words, lower case, without a full stop.
    pub message: String,
}

/// What a diagnostic speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// The words at its span.
    #[default]
    Place,
    /// The whole document; the span only shows where to look.
    Document,
}

/// An edit that would resolve a diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the edit does, as a request.
    pub title: String,
    /// The bytes that are replaced.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}

/// One complaint of one rule about one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The id of the rule.
    pub rule: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong: lower case, one terse phrase that stands alone, no full stop.
    pub message: String,
    /// What to do, as a request or as the element's question.
    pub help: Option<String>,
    /// What it speaks of.
    pub reach: Reach,
    /// The text that all of its spans are places in.
    pub text: Text,
    /// The smallest place that a person would look at.
    pub span: Span,
    /// Words at the primary span and elsewhere.
    pub labels: Vec<Label>,
    /// An edit that would resolve it, where one is certain.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A diagnostic without labels, help or fix.
    pub fn new(
        rule: &'static str,
        severity: Severity,
        span: Span,
        message: impl Into<String>,
    ) -> Self {
        let message = message.into();
        Self {
            rule,
            severity,
            message,
            help: None,
            reach: Reach::Place,
            text: Text::Document,
            span,
            labels: Vec::new(),
            fix: None,
        }
    }

    /// Adds words at a place.
    pub fn label(&mut self, span: Span, message: impl Into<String>) -> &mut Self {
        self.labels.push(Label {
            span,
            message: message.into(),
        });
        self
    }

    /// Says which text the spans are places in.
    pub fn within(&mut self, text: Text) -> &mut Self {
        self.text = text;
        self
    }

    /// Says that it speaks of the whole document.
    pub fn of_document(&mut self) -> &mut Self {
        self.reach = Reach::Document;
        self
    }

    /// Gives an edit that would resolve it: a request, the bytes that are replaced, and what stands there afterwards.
    pub fn fix(
        &mut self,
        title: impl Into<String>,
        span: Span,
        replacement: impl Into<String>,
    ) -> &mut Self {
        self.fix = Some(Fix {
            title: title.into(),
            span,
            replacement: replacement.into(),
        });
        self
    }

    /// Says what to do.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }
}

/// The name of `names` that `word` was most probably meant to be, if one is near enough.
///
/// Near is one edit (a swap of neighbours counts as one) for short words, two from six letters, three from twelve.
pub fn did_you_mean<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let reach = match word.chars().count() {
        0 | 1 => return None,
        2..=5 => 1,
        6..=11 => 2,
        _ => 3,
    };
    names
        .into_iter()
        .filter(|name| name.len().abs_diff(word.len()) <= reach * 4)
        .map(|name| (strsim::osa_distance(&word, name), name))
        .filter(|(distance, _)| *distance <= reach)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_name_is_suggested_and_a_far_one_is_not() {
        let names = ["when", "missing-when"];
        assert_eq!(did_you_mean("wehn", names), Some("when"));
        assert_eq!(did_you_mean("mising-wehn", names), Some("missing-when"));
        assert_eq!(did_you_mean("where", names), None);
    }
}
