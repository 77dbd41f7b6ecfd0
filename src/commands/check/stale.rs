//! Finds the entries of baselines that speak of nothing any more.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::judging::Met;
use crate::baseline::Baseline;
use crate::lint;
use crate::policy::{Case, LevelChoice};
use crate::report::{self, Finding};
use crate::rule::Stale;
use crate::select::{Entry, Selection, Standpoint};

/// What is to be said of every baseline that applies to a selection.
pub(super) fn findings(selection: &Selection, met: &[Met], levels: &LevelChoice) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (baseline, standpoint) in baselines(selection) {
        let met: Vec<&Met> = met
            .iter()
            .filter(|met| Arc::ptr_eq(&met.baseline, &baseline))
            .collect();
        let settings = &standpoint.applied.config.settings;
        let policy = settings.policy(&Case::default(), levels);
        let is_gone = |path: &str| selection.took_away(&standpoint, path);
        let stale = stale_in(&baseline, &met, is_gone);
        let found = lint::lint_baseline(&stale, &policy);
        findings.extend(report::locate(baseline.source(), found));
    }
    findings
}

/// Each baseline once, with where it stands.
fn baselines(selection: &Selection) -> Vec<(Arc<Baseline>, Standpoint)> {
    let mut all: Vec<(Arc<Baseline>, Standpoint)> = Vec::new();
    let entries = selection.entries.iter().map(Entry::standpoint);
    for standpoint in selection.root.iter().cloned().chain(entries) {
        if let Some(baseline) = &standpoint.applied.baseline
            && !all.iter().any(|(known, _)| Arc::ptr_eq(known, baseline))
        {
            all.push((Arc::clone(baseline), standpoint));
        }
    }
    all
}

fn stale_in<'a>(
    baseline: &'a Baseline,
    met: &[&Met],
    is_gone: impl Fn(&str) -> bool,
) -> Vec<Stale<'a>> {
    let judged: BTreeSet<&str> = met.iter().map(|met| met.path.as_str()).collect();
    let still: BTreeSet<usize> = met.iter().flat_map(|met| &met.still).copied().collect();
    let fixed: BTreeSet<usize> = met.iter().flat_map(|met| &met.fixed).copied().collect();
    let mut stale = Vec::new();
    for (index, entry) in baseline.entries().iter().enumerate() {
        let has_document = judged.contains(entry.path.as_str());
        let is_fixed = fixed.contains(&index) && !still.contains(&index);
        if is_fixed || !has_document && is_gone(&entry.path) {
            stale.push(Stale {
                entry,
                has_document,
            });
        }
    }
    stale
}
