//! Writes a report to each place where it is wanted.

use std::io::{self, Write};

use super::super::ExitStatus;
use super::super::targets::Target;
use super::super::writing::write_report;
use crate::cli::{Check, Talk};
use crate::config::FILE_NAME;
use crate::report::{self, Format, Report, Setting, Style, visible};

/// The files that reports go to.
pub(super) fn targets(check: &Check) -> Vec<Target<'_>> {
    let files = check.outputs.iter().filter_map(|output| {
        let file = output.file()?;
        Some(Target {
            file,
            beginning: output.format.beginning(),
        })
    });
    files.collect()
}

/// Writes all reports, files first, so that they are there whatever becomes of standard output. A file that cannot be written
/// is told, and keeps no other report from being written.
///
/// # Errors
/// When a stream does not take what is written.
pub(super) fn write(
    check: &Check,
    report: &Report,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<ExitStatus> {
    let closing = closing(check, report);
    let in_files = Setting {
        style: Style::PLAIN,
        ..check.setting.clone()
    };
    let mut status = ExitStatus::Clean;
    let mut written = Vec::new();
    for output in &check.outputs {
        let notice = report::notice(report, output.format);
        if let Some(notice) = notice.filter(|_| is_talkative(check)) {
            writeln!(err, "note: {notice}")?;
        }
        let Some(file) = output.file() else {
            continue;
        };
        let mut text = Vec::new();
        write_one(&mut text, report, output.format, &in_files, &closing)?;
        match write_report(file, &text) {
            Ok(()) => written.push(format!("`{}`", visible(&file.display().to_string()))),
            Err(error) => {
                writeln!(err, "error: {error}")?;
                status = ExitStatus::Failed;
            }
        }
    }
    let to_stdout: Vec<_> = check
        .outputs
        .iter()
        .filter(|it| it.file().is_none())
        .collect();
    if to_stdout.is_empty() && !written.is_empty() && is_talkative(check) {
        writeln!(err, "wrote {}", written.join(", "))?;
    }
    for output in &to_stdout {
        write_one(out, report, output.format, &check.setting, &closing)?;
    }
    // Machines read standard output; people who look on find the summary on the other.
    if !to_stdout.iter().any(|it| it.format.ends_with_summary()) {
        write!(err, "{closing}")?;
    }
    Ok(status)
}

fn is_talkative(check: &Check) -> bool {
    matches!(check.talk, Talk::Normal | Talk::Verbose)
}

/// Writes one report; that for people has a close.
fn write_one(
    out: &mut dyn Write,
    report: &Report,
    format: Format,
    setting: &Setting,
    closing: &str,
) -> io::Result<()> {
    report::write(out, report, format, setting)?;
    if format.ends_with_summary() {
        write!(out, "{closing}")?;
    }
    Ok(())
}

/// The summary and the next step, as far as they are wanted.
fn closing(check: &Check, report: &Report) -> String {
    let summary = report.summary;
    let is_wanted = match check.talk {
        Talk::Quiet => false,
        Talk::Terse => summary.proposals + report.findings.len() > 0,
        Talk::Normal | Talk::Verbose => summary.proposals > 0 || summary.failures == 0,
    };
    if !is_wanted {
        return String::new();
    }
    let line = report::summary_line(summary);
    match report.findings.first() {
        Some(first) => format!(
            "{line}\n`wherefore explain {}` says more; names and levels are set in `{FILE_NAME}`\n",
            first.diagnostic.rule
        ),
        None => format!("{line}\n"),
    }
}
