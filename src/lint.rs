//! The core: a source in, diagnostics out. No files, no git, no terminal.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::policy::{Case, Layers, LevelChoice, Policy};
use crate::proposal::Proposal;
use crate::proposal::vocabulary::Vocabulary;
use crate::rule::{self, Check, Context, Stale, Usage};
use crate::snapshot::Surroundings;
use crate::source::{Source, Span, Text};

/// What the documents of one configuration are read and judged by.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The words that the project uses.
    pub vocabulary: Vocabulary,
    /// The level of every rule, and what else a policy holds: for all documents, some phases, some paths.
    pub layers: Layers,
}

impl Settings {
    /// What one document is judged by.
    pub fn policy(&self, case: &Case<'_>, choice: &LevelChoice) -> Policy {
        self.layers.policy(case, choice)
    }
}

/// Judges one document on its own, without where it lies or what stands around it; diagnostics are sorted by place.
pub fn lint(source: &Source, settings: &Settings) -> Vec<Diagnostic> {
    let proposal = Proposal::parse(source, &settings.vocabulary);
    let policy = settings.policy(&Case::new(&proposal, None), &LevelChoice::default());
    lint_proposal(&proposal, &policy, None)
}

/// Judges a proposal that is parsed already; diagnostics are sorted by place.
///
/// Rules over a snapshot run where the document's place in one is known.
pub fn lint_proposal(
    proposal: &Proposal<'_>,
    policy: &Policy,
    surroundings: Option<Surroundings<'_>>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (rule, severity) in policy.levels.running() {
        let mut context = Context::new(rule.id, severity, policy, &mut found);
        match rule.check {
            Check::Source(check) => check(&mut context, proposal.source()),
            Check::Proposal(check) if proposal.source().is_loaded() => {
                check(&mut context, proposal);
            }
            Check::Snapshot(check) if proposal.source().is_loaded() => {
                if let Some(surroundings) = &surroundings {
                    check(&mut context, proposal, surroundings);
                }
            }
            Check::Proposal(_)
            | Check::Snapshot(_)
            | Check::Suppressions(_)
            | Check::Baseline(_) => {}
        }
    }
    if !proposal.suppressions().is_empty() {
        let usages = suppress(proposal, policy, &mut found);
        check_suppressions(proposal, policy, &usages, &mut found);
    }
    // A stable sort keeps the order of the rules where several speak of one place.
    found.sort_by_key(|diagnostic| (diagnostic.text, diagnostic.span));
    found
}

/// Judges a baseline by its entries that speak of nothing any more.
pub fn lint_baseline(stale: &[Stale<'_>], policy: &Policy) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (rule, severity) in policy.levels.running() {
        if let Check::Baseline(check) = rule.check {
            let mut context = Context::new(rule.id, severity, policy, &mut found);
            check(&mut context, stale);
        }
    }
    found
}

/// Takes away what the document asks not to be told, and says which suppressions that used.
fn suppress<'a>(
    proposal: &'a Proposal<'_>,
    policy: &Policy,
    found: &mut Vec<Diagnostic>,
) -> Vec<Usage<'a>> {
    let ran = |id: &str| policy.levels.of(id).severity().is_some();
    // A rule that did not run says nothing about whether its suppression is needed.
    let mut usages: Vec<Usage<'_>> = proposal
        .suppressions()
        .iter()
        .map(|suppression| {
            let used = suppression
                .rules
                .iter()
                .map(|(id, _)| rule::by_id(id).is_some() && !ran(id))
                .collect();
            Usage { suppression, used }
        })
        .collect();
    let index = ScopeIndex::new(&usages);
    found.retain(|diagnostic| {
        // Only what speaks for the whole document speaks for the file beside it.
        let place = match diagnostic.text {
            Text::Document => diagnostic.span,
            Text::Sidecar => Span::new(0, proposal.source().text().len()),
        };
        let Some((usage, rule)) = index.covering(diagnostic.rule, place) else {
            return true;
        };
        usages[usage].used[rule] = true;
        false
    });
    usages
}

/// Finds the suppression that covers a diagnostic without looking at all of them: documents may hold many of both.
struct ScopeIndex {
    by_rule: HashMap<String, Vec<Scope>>,
}

struct Scope {
    span: Span,
    /// The furthest end of this scope and all that begin before it.
    reach: usize,
    /// The index of the suppression, and of the rule in it.
    owner: (usize, usize),
}

impl ScopeIndex {
    fn new(usages: &[Usage<'_>]) -> Self {
        let mut by_rule: HashMap<String, Vec<Scope>> = HashMap::new();
        for (usage, suppression) in usages.iter().map(|usage| usage.suppression).enumerate() {
            for (rule, (id, _)) in suppression.rules.iter().enumerate() {
                let scope = Scope {
                    span: suppression.scope,
                    reach: 0,
                    owner: (usage, rule),
                };
                by_rule.entry(id.clone()).or_default().push(scope);
            }
        }
        for scopes in by_rule.values_mut() {
            scopes.sort_by_key(|scope| scope.span);
            let mut reach = 0;
            for scope in scopes {
                reach = reach.max(scope.span.end);
                scope.reach = reach;
            }
        }
        Self { by_rule }
    }

    fn covering(&self, rule: &str, place: Span) -> Option<(usize, usize)> {
        let scopes = self.by_rule.get(rule)?;
        let after = scopes.partition_point(|scope| scope.span.start <= place.start);
        let mut before = scopes[..after]
            .iter()
            .rev()
            .take_while(|scope| scope.reach >= place.end);
        before
            .find(|scope| scope.span.contains(place))
            .map(|scope| scope.owner)
    }
}

fn check_suppressions(
    proposal: &Proposal<'_>,
    policy: &Policy,
    usages: &[Usage<'_>],
    found: &mut Vec<Diagnostic>,
) {
    if !proposal.source().is_loaded() {
        return;
    }
    for (rule, severity) in policy.levels.running() {
        if let Check::Suppressions(check) = rule.check {
            check(&mut Context::new(rule.id, severity, policy, found), usages);
        }
    }
}
