//! `wherefore check`: judges documents on all cores, and writes one report.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::Path;

use rayon::prelude::*;

use super::{ExitStatus, tell_failures, tell_left_out};
use crate::cli::{self, Check, Talk};
use crate::config::FILE_NAME;
use crate::diagnostic::Diagnostic;
use crate::lint;
use crate::proposal::Proposal;
use crate::proposal::element::Element;
use crate::report::{self, Finding, Format, Report, Summary};
use crate::select::{self, Disk, Entry, Failure};
use crate::snapshot::Surroundings;
use crate::source::Text;

pub(super) fn run(
    check: &Check,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<ExitStatus> {
    let cwd = cli::current_folder()?;
    let mut selection = select::select(&check.request, &check.config, &cwd, &check.levels);
    let root = select::root_of(&cwd);
    let snapshot = Disk::new(&root);
    let judged: Vec<_> = selection
        .entries
        .par_iter()
        .map(|entry| judge(entry, &root, &snapshot))
        .collect();
    let mut findings = Vec::new();
    let (mut proposals, mut complete) = (0, 0);
    for judgement in judged {
        match judgement {
            Ok(Judgement::Judged { found, is_complete }) => {
                proposals += 1;
                complete += usize::from(is_complete);
                findings.extend(found);
            }
            Ok(Judgement::Stub) => selection.left_out.stubs += 1,
            Err(failure) => selection.failures.push(failure),
        }
    }
    if proposals == 0 && selection.failures.is_empty() {
        selection.failures.push(Failure::NothingFound(cwd));
    }
    forget_copies(&mut findings);
    let report = Report::new(findings, proposals, complete, selection.failures.len());
    tell_failures(&selection.failures, err)?;
    if check.talk == Talk::Verbose {
        tell_left_out(selection.left_out, err)?;
    }
    report::write(out, &report, check.format, check.style)?;
    if check.talk != Talk::Quiet && (proposals > 0 || check.format == Format::Json) {
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

enum Judgement {
    /// What was found, and whether all four elements are stated.
    Judged {
        found: Vec<Finding>,
        is_complete: bool,
    },
    /// Only says where the proposal went; it was found, not named.
    Stub,
}

fn judge(entry: &Entry, root: &Path, snapshot: &Disk) -> Result<Judgement, Failure> {
    let source = select::read(entry)?;
    let settings = &entry.applied.config.settings;
    let proposal = Proposal::parse(&source, &settings.vocabulary);
    if entry.found && source.is_loaded() && proposal.is_moved_stub() {
        return Ok(Judgement::Stub);
    }
    let stated = |element| proposal.element(element).state().is_stated();
    let is_complete = source.is_loaded() && Element::ALL.into_iter().all(stated);
    let path = select::place_below(entry, root);
    let around = path.as_deref().map(|path| Surroundings { path, snapshot });
    let found = report::locate(&source, lint::lint_proposal(&proposal, settings, around));
    Ok(Judgement::Judged { found, is_complete })
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
