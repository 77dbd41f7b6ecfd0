//! Messages and helps of many findings, broken into lines: each text once, since many say the same.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Finding, Style, visible, visible_lines};

/// How far a message and a help are indented, in columns.
const MESSAGE_INDENT: usize = 4;
const HELP_INDENT: usize = 8;

/// As many columns stay free at the right.
const MARGIN: usize = 2;

/// The texts of some findings, as they are shown.
pub(super) struct Broken<'a> {
    /// The columns that there are; nothing where lines are not broken.
    width: Option<usize>,
    messages: HashMap<&'a str, OnceLock<String>>,
    helps: HashMap<&'a str, OnceLock<String>>,
}

impl<'a> Broken<'a> {
    /// Takes the texts of findings. Each is broken when it is asked for.
    pub(super) fn of(findings: &'a [Finding], style: Style) -> Self {
        let diagnostics = || findings.iter().map(|finding| &finding.diagnostic);
        let messages = diagnostics().map(|it| it.message.as_str());
        let helps = diagnostics().filter_map(|it| it.help.as_deref());
        Self {
            width: (!style.narrated).then_some(style.width),
            messages: messages.map(|text| (text, OnceLock::new())).collect(),
            helps: helps.map(|text| (text, OnceLock::new())).collect(),
        }
    }

    /// A message of one of the findings.
    pub(super) fn message(&self, text: &str) -> &str {
        let shown = || self.fill(&visible(text), MESSAGE_INDENT);
        let known = self.messages.get(text);
        known.map_or("", |known| known.get_or_init(shown))
    }

    /// A help of one of the findings.
    pub(super) fn help(&self, text: &str) -> &str {
        let lines = || visible_lines(Some(text)).collect::<Vec<_>>().join("\n");
        let shown = || self.fill(&lines(), HELP_INDENT);
        let known = self.helps.get(text);
        known.map_or("", |known| known.get_or_init(shown))
    }

    fn fill(&self, text: &str, indent: usize) -> String {
        match self.width {
            Some(width) => textwrap::fill(text, width.saturating_sub(MARGIN + indent)),
            None => text.to_owned(),
        }
    }
}
