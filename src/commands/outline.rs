//! `wherefore outline`: what was found of each element, and where.

use std::io::{self, Write};

use anstyle::AnsiColor;
use serde::Serialize;

use super::targets::{self, Inputs, Target};
use super::{ExitStatus, forget_repeats, judging, tell_failures, tell_left_out, writing};
use crate::cli::{self, OutlineFormat, Talk};
use crate::proposal::Proposal;
use crate::proposal::elements::State;
use crate::proposal::phase::Phase;
use crate::report::outline::{ElementOutline, Outline};
use crate::report::{Style, encode, visible, without_workflow_command};
use crate::select::{self, Entry, Failure};

#[derive(Serialize)]
struct Outlines {
    proposals: Vec<Outline>,
}

pub(super) fn run(
    asked: &cli::Outline,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<ExitStatus> {
    let cwd = cli::current_folder()?;
    let mut selection = select::select(&asked.request, &asked.config, &cwd);
    let inputs = Inputs {
        request: &asked.request,
        config: &asked.config,
        selection: &selection,
    };
    targets::check(&inputs, &targets(asked))?;
    let read = judging::each(&selection.entries, outline_of);
    let mut outlines = Outlines {
        proposals: Vec::new(),
    };
    for result in read {
        match result {
            Ok(Some(outline)) => outlines.proposals.push(outline),
            Ok(None) => selection.left_out.stubs += 1,
            Err(failure) => selection.failures.push(failure),
        }
    }
    if outlines.proposals.is_empty() && selection.failures.is_empty() && !selection.may_be_empty {
        selection.failures.push(Failure::NothingFound(cwd));
    }
    forget_repeats(&mut selection.failures);
    tell_failures(&selection.failures, err)?;
    if outlines.proposals.is_empty() && selection.failures.is_empty() && asked.talk != Talk::Quiet {
        writeln!(
            err,
            "nothing to show: there is no proposal among what was asked for"
        )?;
    }
    if asked.talk == Talk::Verbose {
        tell_left_out(selection.left_out, err)?;
    }
    let mut text = Vec::new();
    match asked.format {
        OutlineFormat::Text => write_tables(&outlines, asked.style, &mut text)?,
        OutlineFormat::Json => encode::json(&mut text, &outlines)?,
    }
    match &asked.output {
        cli::Target::File(file) => writing::write_report(file, &text)?,
        cli::Target::Stdout => out.write_all(&text)?,
    }
    Ok(if selection.failures.is_empty() {
        ExitStatus::Clean
    } else {
        ExitStatus::Failed
    })
}

/// The file that it goes to, if it goes to one.
fn targets(asked: &cli::Outline) -> Vec<Target<'_>> {
    match &asked.output {
        cli::Target::File(file) => vec![Target {
            file,
            beginning: None,
        }],
        cli::Target::Stdout => Vec::new(),
    }
}

fn outline_of(entry: &Entry) -> Result<Option<Outline>, Failure> {
    let source = entry.read()?;
    let proposal = Proposal::parse(&source, &entry.applied.config.settings.vocabulary);
    if entry.found && source.is_loaded() && proposal.is_moved_stub() {
        return Ok(None);
    }
    Ok(Some(Outline::of(&proposal)))
}

/// A small table a document: the element, its state, the line, the heading.
fn write_tables(outlines: &Outlines, style: Style, out: &mut dyn Write) -> io::Result<()> {
    for (index, proposal) in outlines.proposals.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        let head = head(proposal, style);
        writeln!(out, "{}", without_workflow_command(&head))?;
        for (element, found) in proposal.elements.iter() {
            let line = found
                .line
                .map_or_else(|| "-".to_owned(), |line| line.to_string());
            let paint = if style.color {
                color_of(found.state)
            } else {
                anstyle::Style::new()
            };
            let state = format!("{paint}{:10}{paint:#}", found.state.name());
            let place = place(found);
            let row = format!("  {:8} {state} {line:>5}  {place}", element.key());
            writeln!(out, "{}", row.trim_end())?;
        }
    }
    Ok(())
}

/// The heading, the file where it is another one, and the words that decided.
fn place(found: &ElementOutline) -> String {
    let mut place = visible(found.heading.as_deref().unwrap_or_default());
    if let Some(file) = &found.sidecar {
        place = format!("{place} in {}", visible(file));
    }
    if found.because.is_empty() {
        return place;
    }
    let words = found.because.iter();
    let words: Vec<_> = words.map(|words| format!("“{}”", visible(words))).collect();
    format!("{place}  {}", words.join(" "))
}

/// Path, title, and quietly the status with what it means.
fn head(proposal: &Outline, style: Style) -> String {
    let mut head = visible(&proposal.path);
    if !proposal.title.is_empty() {
        head = format!("{head}: {}", visible(&proposal.title));
    }
    let Some(status) = &proposal.status else {
        return head;
    };
    let status = visible(status);
    let standing = match proposal.phase.map(Phase::name) {
        Some(phase) if !status.eq_ignore_ascii_case(phase) => format!("{status}: {phase}"),
        _ => status,
    };
    let paint = if style.color {
        anstyle::Style::new().dimmed()
    } else {
        anstyle::Style::new()
    };
    format!("{head}  {paint}[{standing}]{paint:#}")
}

fn color_of(state: State) -> anstyle::Style {
    match state {
        State::Declared => AnsiColor::Green.on_default(),
        State::Implied | State::Vague => AnsiColor::Yellow.on_default(),
        State::Missing => AnsiColor::Red.on_default().bold(),
    }
}
