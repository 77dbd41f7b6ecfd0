//! Writes a report to each place where it is wanted.

use std::io::{self, Write};

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

/// Writes all reports: files first, so that they are there whatever becomes of standard output.
///
/// # Errors
/// When a file or a stream does not take what is written.
pub(super) fn write(
    check: &Check,
    report: &Report,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<()> {
    let closing = closing(check, report);
    let in_files = Setting {
        style: Style::PLAIN,
        ..check.setting.clone()
    };
    for output in &check.outputs {
        if let Some(notice) = report::notice(report, output.format) {
            writeln!(err, "note: {notice}")?;
        }
        if let Some(file) = output.file() {
            let mut text = Vec::new();
            write_one(&mut text, report, output.format, &in_files, &closing)?;
            write_report(file, &text)?;
        }
    }
    tell_where(check, err)?;
    let to_stdout = check.outputs.iter().filter(|it| it.file().is_none());
    let mut is_closed = false;
    for output in to_stdout {
        write_one(out, report, output.format, &check.setting, &closing)?;
        is_closed |= output.format == Format::Text;
    }
    // Machines read standard output; people who look on find the summary on the other.
    if !is_closed {
        write!(err, "{closing}")?;
    }
    Ok(())
}

/// Says where the reports are, when none is at hand.
fn tell_where(check: &Check, err: &mut dyn Write) -> io::Result<()> {
    let files: Option<Vec<_>> = check.outputs.iter().map(|output| output.file()).collect();
    let Some(files) = files.filter(|_| matches!(check.talk, Talk::Normal | Talk::Verbose)) else {
        return Ok(());
    };
    let names = files
        .iter()
        .map(|file| format!("`{}`", visible(&file.display().to_string())));
    writeln!(err, "wrote {}", names.collect::<Vec<_>>().join(", "))
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
    match format {
        Format::Text => write!(out, "{closing}"),
        _ => Ok(()),
    }
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
