//! `wherefore check`: judges documents on all cores, and writes one report.

mod stale;

use std::collections::HashSet;
use std::io::{self, Write};

use rayon::prelude::*;

use super::judging::{self, Judgement, Met};
use super::{ExitStatus, tell_failures, tell_left_out};
use crate::cli::{self, Check, Talk};
use crate::config::FILE_NAME;
use crate::diagnostic::Diagnostic;
use crate::report::{self, Finding, Format, Report, Summary, visible};
use crate::select::{self, Entry, Failure};
use crate::source::Text;

pub(super) fn run(
    check: &Check,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<ExitStatus> {
    let cwd = cli::current_folder()?;
    let mut selection = select::select(&check.request, &check.config, &cwd, &check.levels);
    let outcomes: Vec<_> = selection
        .entries
        .par_iter()
        .map(|entry| outcome(entry, check.new_only))
        .collect();
    let (mut findings, mut met) = (Vec::new(), Vec::new());
    let mut summary = Summary::default();
    for outcome in outcomes {
        match outcome {
            Ok(Some(outcome)) => {
                summary.proposals += 1;
                summary.complete += usize::from(outcome.is_complete);
                summary.held_back += outcome.held_back;
                findings.extend(outcome.findings);
                met.extend(outcome.met);
            }
            Ok(None) => selection.left_out.stubs += 1,
            Err(failure) => selection.failures.push(failure),
        }
    }
    if summary.proposals == 0 && selection.failures.is_empty() && !selection.may_be_empty {
        selection.failures.push(Failure::NothingFound(cwd));
    }
    let broken: Vec<_> = selection.bystanders.par_iter().map(broken_now).collect();
    for found in broken {
        match found {
            Ok(found) => {
                summary.proposals += usize::from(!found.is_empty());
                findings.extend(found);
            }
            Err(failure) => selection.failures.push(failure),
        }
    }
    forget_copies(&mut findings);
    findings.extend(stale::findings(&selection, &met));
    summary.failures = selection.failures.len();
    let report = Report::new(findings, summary);
    tell_failures(&selection.failures, err)?;
    for glob in &selection.unnamed {
        if matches!(check.talk, Talk::Normal | Talk::Verbose) {
            let glob = visible(glob);
            writeln!(
                err,
                "note: no branch is called `{glob}`, as `refs` in the configuration has it"
            )?;
        }
    }
    if check.talk == Talk::Verbose {
        tell_left_out(selection.left_out, err)?;
    }
    report::write(out, &report, check.format, check.style)?;
    let summary = report.summary;
    let is_told = match check.talk {
        Talk::Quiet => false,
        Talk::Terse => summary.proposals + report.findings.len() > 0,
        Talk::Normal | Talk::Verbose => {
            summary.proposals > 0 || summary.failures == 0 || check.format == Format::Json
        }
    };
    if is_told {
        // Machines read standard output; people who look on find the summary on the other.
        let to: &mut dyn Write = if check.format == Format::Text {
            out
        } else {
            err
        };
        summarize(&report, to)?;
    }
    Ok(exit_status(report.summary, check.strict))
}

/// What a change broke in a document that it does not touch.
fn broken_now(entry: &Entry) -> Result<Vec<Finding>, Failure> {
    let Judgement::Judged(mut judged) = judging::judge(entry)? else {
        return Ok(Vec::new());
    };
    judged.take_known(entry);
    if let Some(before) = &entry.before {
        judged.take_old(before)?;
    }
    let (source, left) = judged.into_diagnostics();
    Ok(report::locate(&source, left))
}

/// What is reported of one document.
struct Outcome {
    findings: Vec<Finding>,
    is_complete: bool,
    /// How many diagnostics were there before.
    held_back: usize,
    met: Option<Met>,
}

/// Judges a document and holds back what is known; nothing where it is only a stub.
fn outcome(entry: &Entry, new_only: Option<bool>) -> Result<Option<Outcome>, Failure> {
    let Judgement::Judged(mut judged) = judging::judge(entry)? else {
        return Ok(None);
    };
    let found = judged.found.len();
    let met = judged.take_known(entry);
    if new_only.unwrap_or(entry.applied.config.new_only)
        && let Some(before) = &entry.before
    {
        judged.take_old(before)?;
    }
    let is_complete = judged.is_complete;
    let (source, left) = judged.into_diagnostics();
    Ok(Some(Outcome {
        is_complete,
        held_back: found - left.len(),
        findings: report::locate(&source, left),
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

fn summarize(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", report::summary_line(report.summary))?;
    let Some(first) = report.findings.first() else {
        return Ok(());
    };
    let rule = first.diagnostic.rule;
    writeln!(
        out,
        "`wherefore explain {rule}` says more; names and levels are set in `{FILE_NAME}`"
    )
}

fn exit_status(summary: Summary, strict: bool) -> ExitStatus {
    match summary {
        Summary { failures: 1.., .. } => ExitStatus::Failed,
        Summary { errors: 1.., .. } => ExitStatus::Found,
        Summary { warnings: 1.., .. } if strict => ExitStatus::Found,
        _ => ExitStatus::Clean,
    }
}
