//! `wherefore check`: judges documents on all cores, and writes the reports that are wanted.

mod idle;
mod outputs;
mod stale;

use std::collections::{BTreeMap, HashSet};
use std::io::{self, Write};

use super::judging::{self, Met};
use super::targets::Inputs;
use super::{ExitStatus, forget_repeats, targets, tell_failures, tell_left_out, troubles};
use crate::cli::{self, Check, Talk};
use crate::diagnostic::{Diagnostic, Severity};
use crate::git;
use crate::policy::{Exemption, LevelChoice};
use crate::proposal::Proposal;
use crate::report::outline::Outline;
use crate::report::{self, Finding, Format, Report, Summary, visible};
use crate::select::{self, Entry, Failure, Places, Selection};
use crate::source::Text;

pub(super) fn run(
    check: &Check,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<ExitStatus> {
    let cwd = cli::current_folder()?;
    let mut selection = select::select(&check.request, &check.config, &cwd);
    let inputs = Inputs {
        request: &check.request,
        config: &check.config,
        selection: &selection,
    };
    targets::check(&inputs, &outputs::targets(check))?;
    let mut found = Found::default();
    found.judge(&mut selection, check);
    if found.summary.proposals == 0 && selection.failures.is_empty() && !selection.may_be_empty {
        selection.failures.push(Failure::NothingFound(cwd));
    }
    found.judge_bystanders(&mut selection, check);
    forget_repeats(&mut selection.failures);
    forget_copies(&mut found.findings);
    let stale = stale::findings(&selection, &found.met, &check.levels);
    found.findings.extend(stale);
    tell(&selection, &found.exempt, check.talk, err)?;
    let report = found.report(selection, check);
    let written = outputs::write(check, &report, out, err)?;
    Ok(written.max(exit_status(&report)))
}

/// Says what could not be done and, as far as that is wanted, what was passed over.
fn tell(
    selection: &Selection,
    exempt: &BTreeMap<Exemption, usize>,
    talk: Talk,
    err: &mut dyn Write,
) -> io::Result<()> {
    tell_failures(&selection.failures, err)?;
    if matches!(talk, Talk::Normal | Talk::Verbose) {
        let unnamed = selection.unnamed.iter();
        let unnamed = unnamed.map(|glob| {
            format!("no branch is called `{glob}`, as `refs` in the configuration has it")
        });
        for note in unnamed.chain(idle::notes(selection)) {
            writeln!(err, "note: {}", visible(&note))?;
        }
    }
    if talk == Talk::Verbose {
        tell_left_out(selection.left_out, err)?;
        tell_exempt(exempt, err)?;
    }
    Ok(())
}

/// Says of how many proposals the content was not judged, and why.
fn tell_exempt(exempt: &BTreeMap<Exemption, usize>, err: &mut dyn Write) -> io::Result<()> {
    if exempt.is_empty() {
        return Ok(());
    }
    let counts = exempt.iter();
    let counts: Vec<_> = counts
        .map(|(exemption, count)| format!("{} ({count})", exemption.name()))
        .collect();
    writeln!(
        err,
        "exempt from rules about content: {}",
        counts.join(", ")
    )
}

/// What was found in all documents.
#[derive(Default)]
struct Found {
    findings: Vec<Finding>,
    outlines: Vec<Outline>,
    met: Vec<Met>,
    summary: Summary,
    /// How many proposals are exempt for each reason.
    exempt: BTreeMap<Exemption, usize>,
}

impl Found {
    /// Judges what was selected.
    fn judge(&mut self, selection: &mut Selection, check: &Check) {
        let outcomes = judging::each(&selection.entries, |entry| outcome(entry, check));
        for outcome in outcomes {
            match outcome {
                Ok(Some(outcome)) => {
                    self.summary.proposals += 1;
                    match outcome.exemption {
                        Some(exemption) => {
                            self.summary.exempt += 1;
                            *self.exempt.entry(exemption).or_default() += 1;
                        }
                        None => self.summary.complete += usize::from(outcome.is_complete),
                    }
                    self.summary.held_back += outcome.held_back;
                    self.findings.extend(outcome.findings);
                    self.outlines.extend(outcome.outline);
                    self.met.extend(outcome.met);
                }
                Ok(None) => selection.left_out.stubs += 1,
                Err(failure) => selection.failures.push(failure),
            }
        }
    }

    /// Judges what a change may have broken without touching it.
    fn judge_bystanders(&mut self, selection: &mut Selection, check: &Check) {
        let levels = &check.levels;
        let broken = judging::each(&selection.bystanders, |entry| broken_now(entry, levels));
        for found in broken {
            match found {
                Ok(found) => {
                    self.summary.proposals += usize::from(!found.is_empty());
                    self.findings.extend(found);
                }
                Err(failure) => selection.failures.push(failure),
            }
        }
    }

    fn report(self, selection: Selection, check: &Check) -> Report {
        let report = Report {
            findings: self.findings,
            outlines: self.outlines,
            troubles: troubles(&selection.failures),
            summary: Summary {
                failures: selection.failures.len(),
                ..self.summary
            },
            fails_from: if check.strict {
                Severity::Warning
            } else {
                Severity::Error
            },
            revision: selection.commit.or_else(|| head(check, &selection.places)),
            places: selection.places,
        };
        report.sorted()
    }
}

/// The commit that is checked out, where links to its files are made.
fn head(check: &Check, places: &Places) -> Option<String> {
    check.setting.forge.as_ref()?;
    let repository = git::Repository::open(&places.root).ok()?;
    let head = repository.head().ok()??;
    Some(head.id.to_string())
}

/// What a change broke in a document that it does not touch.
fn broken_now(entry: &Entry, levels: &LevelChoice) -> Result<Vec<Finding>, Failure> {
    let Some(mut judged) = judging::judge(entry, levels)? else {
        return Ok(Vec::new());
    };
    judged.take_known(entry);
    if let Some(before) = &entry.before {
        judged.take_old(before, levels)?;
    }
    let (source, left) = judged.into_diagnostics();
    Ok(report::locate(&source, left))
}

/// What is reported of one document.
struct Outcome {
    findings: Vec<Finding>,
    /// Whether all four elements are stated.
    is_complete: bool,
    /// Why what it says was not judged.
    exemption: Option<Exemption>,
    /// Where a format shows it.
    outline: Option<Outline>,
    /// How many diagnostics were there before.
    held_back: usize,
    met: Option<Met>,
}

/// Judges a document and holds back what is known; nothing where it is only a stub.
fn outcome(entry: &Entry, check: &Check) -> Result<Option<Outcome>, Failure> {
    let wants = |wanted: fn(Format) -> bool| check.outputs.iter().any(|out| wanted(out.format));
    // What could not be read as text has no elements.
    let outline = |proposal: &Proposal<'_>| {
        let is_shown = wants(Format::shows_documents) && proposal.source().is_loaded();
        is_shown.then(|| Outline::of(proposal))
    };
    let Some((mut judged, outline)) = judging::judge_and_look(entry, &check.levels, outline)?
    else {
        return Ok(None);
    };
    let found = judged.found.len();
    let met = judged.take_known(entry);
    if check.new_only.unwrap_or(entry.applied.config.new_only)
        && let Some(before) = &entry.before
    {
        judged.take_old(before, &check.levels)?;
    }
    let (is_complete, exemption) = (judged.is_complete, judged.exemption());
    let outline = outline.map(|outline| Outline {
        exemption,
        ..outline
    });
    let (source, left) = judged.into_diagnostics();
    let held_back = found - left.len();
    let mut findings = report::locate(&source, left);
    if wants(Format::shows_diff)
        && !findings.is_empty()
        && let Some(before) = &entry.before
        // Where the version before cannot be read, an annotation stands where its diagnostic does.
        && let Ok(before) = before.read()
    {
        let shown = git::shown_lines(before.text(), source.text());
        for finding in &mut findings {
            finding.place_in_diff(&shown);
        }
    }
    Ok(Some(Outcome {
        findings,
        is_complete,
        exemption,
        outline,
        held_back,
        met,
    }))
}

/// Documents of one folder share the file of metadata beside them: what is said of it is said once.
fn forget_copies(findings: &mut Vec<Finding>) {
    let mut seen = HashSet::new();
    findings.retain(|finding| {
        let Diagnostic {
            rule,
            text,
            message,
            ..
        } = &finding.diagnostic;
        *text == Text::Document
            || seen.insert((finding.path.clone(), finding.start, *rule, message.clone()))
    });
}

fn exit_status(report: &Report) -> ExitStatus {
    let is_failing = |finding: &Finding| finding.diagnostic.severity >= report.fails_from;
    if report.summary.failures > 0 {
        ExitStatus::Failed
    } else if report.findings.iter().any(is_failing) {
        ExitStatus::Found
    } else {
        ExitStatus::Clean
    }
}
