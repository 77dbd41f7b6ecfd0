//! Judges documents, each in its place: what `check` reports and `baseline` lists.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::baseline::Baseline;
use crate::diagnostic::Diagnostic;
use crate::known::{self, Fingerprint};
use crate::lint;
use crate::policy::{Case, Exemption, LevelChoice, Policy};
use crate::proposal::Proposal;
use crate::proposal::element::Element;
use crate::rule::{self, Level};
use crate::select::{Entry, Failure};
use crate::source::Source;

/// A document after it was judged.
pub(super) struct Judged {
    /// What was read.
    pub(super) source: Source,
    /// Whether all four elements are stated.
    pub(super) is_complete: bool,
    /// What was found, with what each is known by.
    pub(super) found: Vec<(Diagnostic, Fingerprint)>,
    /// What it was judged by.
    pub(super) policy: Policy,
}

/// Does the same with each document, on all cores; what comes of it is in their order.
pub(super) fn each<T: Send>(entries: &[Entry], act: impl Fn(&Entry) -> T + Send + Sync) -> Vec<T> {
    match entries {
        // To start a thread for each core takes longer than one document.
        [] | [_] => entries.iter().map(act).collect(),
        _ => entries.par_iter().map(act).collect(),
    }
}

/// Reads and judges a document; nothing where it was found, not named, and only says where the proposal went.
pub(super) fn judge(entry: &Entry, levels: &LevelChoice) -> Result<Option<Judged>, Failure> {
    Ok(judge_and_look(entry, levels, |_| ())?.map(|(judged, ())| judged))
}

/// The same, with what is seen in the proposal while it is at hand.
pub(super) fn judge_and_look<T>(
    entry: &Entry,
    levels: &LevelChoice,
    look: impl Fn(&Proposal<'_>) -> T,
) -> Result<Option<(Judged, T)>, Failure> {
    let source = entry.read()?;
    let settings = &entry.applied.config.settings;
    let proposal = Proposal::parse(&source, &settings.vocabulary);
    if entry.found && source.is_loaded() && proposal.is_moved_stub() {
        return Ok(None);
    }
    let stated = |element| proposal.element(element).state().is_stated();
    let is_complete = source.is_loaded() && Element::ALL.into_iter().all(stated);
    let view = entry.around();
    let surroundings = view.as_ref().map(|view| view.surroundings());
    let place = entry.place();
    let policy = settings.policy(&Case::new(&proposal, place.as_deref()), levels);
    let found = lint::lint_proposal(&proposal, &policy, surroundings);
    let fingerprints = known::fingerprints(&proposal, &found);
    let found = found.into_iter().zip(fingerprints).collect();
    let seen = look(&proposal);
    let judged = Judged {
        source,
        is_complete,
        found,
        policy,
    };
    Ok(Some((judged, seen)))
}

/// What of a baseline was met in one document.
pub(super) struct Met {
    /// The baseline.
    pub(super) baseline: Arc<Baseline>,
    /// The document's path in it.
    pub(super) path: String,
    /// The indexes of its entries that are still reported.
    pub(super) still: BTreeSet<usize>,
    /// The indexes of its entries that would be reported, and are not.
    pub(super) fixed: BTreeSet<usize>,
}

impl Judged {
    /// Takes away what the baseline of the document's configuration lists, under its name or the one that it had before
    /// the change. Only the first is met: what is listed under the other is to be renamed there.
    pub(super) fn take_known(&mut self, entry: &Entry) -> Option<Met> {
        let baseline = Arc::clone(entry.applied.baseline.as_ref()?);
        let path = entry.path_from_config()?;
        let matches = baseline.recognize(&path, &self.fingerprints());
        self.keep_unmatched(&matches);
        let before = entry.before.as_ref();
        let before = before.and_then(|before| before.path_from_config());
        if let Some(before) = before.filter(|before| *before != path) {
            let matches = baseline.recognize(&before, &self.fingerprints());
            self.keep_unmatched(&matches);
        }
        let still: BTreeSet<usize> = matches.into_iter().flatten().collect();
        let listed = baseline.listed_of(&path).iter().copied();
        let is_fixed = |index: &usize| {
            let rule = &baseline.entries()[*index].fingerprint.rule;
            !still.contains(index) && self.speaks_of(rule)
        };
        let fixed = listed.filter(is_fixed).collect();
        Some(Met {
            baseline,
            path,
            still,
            fixed,
        })
    }

    /// Whether a rule had its say. One that did not run says nothing about what it would have found; one that is not
    /// there any more never will.
    fn speaks_of(&self, id: &str) -> bool {
        rule::by_id(id).is_none() || self.policy.levels.of(id) != Level::Allow
    }

    /// Why what it says was not judged.
    pub(super) fn exemption(&self) -> Option<Exemption> {
        self.policy.exemption()
    }

    /// Takes away what the version that the document was made from had already.
    ///
    /// That one is judged by its own phase and path: what a proposal is asked for only now is new, and so is an error of which
    /// it was only warned.
    pub(super) fn take_old(&mut self, before: &Entry, levels: &LevelChoice) -> Result<(), Failure> {
        if let Some(before) = judge(before, levels)? {
            let mut matches = known::recognize(&self.fingerprints(), &before.fingerprints());
            for ((diagnostic, _), matched) in self.found.iter().zip(&mut matches) {
                let was = matched.map(|index| before.found[index].0.severity);
                if was.is_some_and(|was| was < diagnostic.severity) {
                    *matched = None;
                }
            }
            self.keep_unmatched(&matches);
        }
        Ok(())
    }

    /// What was read, and the diagnostics that are left.
    pub(super) fn into_diagnostics(self) -> (Source, Vec<Diagnostic>) {
        let found = self.found.into_iter();
        let diagnostics = found.map(|(diagnostic, _)| diagnostic).collect();
        (self.source, diagnostics)
    }

    /// What each diagnostic that is left is known by.
    pub(super) fn fingerprints(&self) -> Vec<Fingerprint> {
        let found = self.found.iter();
        found.map(|(_, fingerprint)| fingerprint.clone()).collect()
    }

    fn keep_unmatched(&mut self, matches: &[Option<usize>]) {
        let mut matches = matches.iter();
        self.found
            .retain(|_| matches.next().is_none_or(Option::is_none));
    }
}
