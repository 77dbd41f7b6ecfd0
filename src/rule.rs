//! What a rule is, the level it is set to, and the way in which it reports.

use crate::baseline;
use crate::diagnostic::{Diagnostic, Severity};
use crate::policy::Policy;
use crate::proposal::Proposal;
use crate::proposal::element::Element;
use crate::proposal::suppressions::Suppression;
use crate::rules::RULES;
use crate::snapshot::Surroundings;
use crate::source::{Source, Span};

/// One check: plain data. Names, pages, the configuration's accepted ids and the documentation all come from [`RULES`].
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case; names the fault and reads well after "allow".
    pub id: &'static str,
    /// What it says, in one line.
    pub summary: &'static str,
    /// Its page in Markdown, as written; [`Rule::full_page`] puts the questions in.
    pub page: &'static str,
    /// The level where nothing else is configured.
    pub level: Level,
    /// What it is about; says which proposals are exempt from it.
    pub subject: Subject,
    /// What it looks at.
    pub check: Check,
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// What a proposal says. Nobody will mend what is closed: such a proposal is exempt unless configured otherwise.
    Content,
    /// Whether it can be read, and how it stands among others. That holds of every proposal, whatever has become of it.
    Record,
}

/// What a rule looks at.
#[derive(Debug)]
pub enum Check {
    /// The bytes, before anything is parsed.
    Source(fn(&mut Context<'_>, &Source)),
    /// One proposal.
    Proposal(fn(&mut Context<'_>, &Proposal<'_>)),
    /// One proposal in its snapshot.
    Snapshot(fn(&mut Context<'_>, &Proposal<'_>, &Surroundings<'_>)),
    /// One proposal's suppressions, after all other rules: each with whether it silenced anything.
    Suppressions(fn(&mut Context<'_>, &[Usage<'_>])),
    /// The entries of a baseline that speak of nothing any more, after all documents.
    Baseline(fn(&mut Context<'_>, &[Stale<'_>])),
}

/// An entry of a baseline that speaks of nothing any more.
#[derive(Clone, Copy, Debug)]
pub struct Stale<'a> {
    /// The entry.
    pub entry: &'a baseline::Entry,
    /// Whether its document is there still.
    pub has_document: bool,
}

/// A suppression after the other rules have run.
#[derive(Debug)]
pub struct Usage<'a> {
    /// The comment.
    pub suppression: &'a Suppression,
    /// For each rule that it names, whether it silenced something, or could not have because the rule did not run.
    pub used: Vec<bool>,
}

/// What a rule's findings amount to; this is configured. What is reported is a [`Severity`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The rule does not run.
    Allow,
    /// It warns.
    Warn,
    /// It fails the check.
    Deny,
}

impl Level {
    /// All levels.
    pub const ALL: [Self; 3] = [Self::Allow, Self::Warn, Self::Deny];

    /// The word in configuration and output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }

    /// The level of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }

    /// What a diagnostic of a rule at this level is reported as; nothing where the rule does not run.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Allow => None,
            Self::Warn => Some(Severity::Warning),
            Self::Deny => Some(Severity::Error),
        }
    }
}

/// The rule with that id.
pub fn by_id(id: &str) -> Option<&'static Rule> {
    index_of(id).map(|index| RULES[index])
}

/// Its index in [`RULES`].
pub fn index_of(id: &str) -> Option<usize> {
    RULES.iter().position(|rule| rule.id == id)
}

/// The ids of all rules, in the order of the reference.
pub fn ids() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.id)
}

/// Who is exempt from a rule about what a proposal says; ends its page.
const EXEMPTION: &str = "
Proposals whose status means that they are closed are exempt, and so are those that `grandfather` names; `levels` and `overrides` can ask it of them
all the same.
";

/// A page with an element's questions in the place that is marked for them.
fn with_questions(page: String, element: Element) -> String {
    let mark = format!("<!-- questions: {} -->", element.key());
    if !page.contains(&mark) {
        return page;
    }
    let questions = element.questions().iter();
    let questions: Vec<_> = questions.map(|question| format!("- {question}")).collect();
    page.replace(&mark, &questions.join("\n"))
}

impl Rule {
    /// Its page: why it exists, what it asks, a bad and a good example, what it lets pass, how to configure it.
    pub fn full_page(&self) -> String {
        let asked = Element::ALL
            .into_iter()
            .fold(self.page.to_owned(), with_questions);
        let exemption = match self.subject {
            Subject::Content => EXEMPTION,
            Subject::Record => "",
        };
        format!("{}\n{exemption}", asked.trim_end())
    }
}

/// How a rule reports: it fills in the rule and the severity, so that no rule can get them wrong.
#[derive(Debug)]
pub struct Context<'a> {
    rule: &'static str,
    severity: Severity,
    policy: &'a Policy,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Context<'a> {
    /// A context in which `rule` reports at `severity` into `diagnostics`.
    pub fn new(
        rule: &'static str,
        severity: Severity,
        policy: &'a Policy,
        diagnostics: &'a mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            rule,
            severity,
            policy,
            diagnostics,
        }
    }

    /// What the document is judged by.
    pub fn policy(&self) -> &'a Policy {
        self.policy
    }

    /// Reports what is wrong at a place; labels and help are added to what is returned.
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        let index = self.diagnostics.len();
        self.diagnostics
            .push(Diagnostic::new(self.rule, self.severity, span, message));
        &mut self.diagnostics[index]
    }
}
