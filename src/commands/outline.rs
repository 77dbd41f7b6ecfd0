//! `wherefore outline`: what was found of each element, and where.

use std::io::{self, Write};

use anstyle::AnsiColor;
use rayon::prelude::*;
use serde::Serialize;

use super::{ExitStatus, tell_failures, tell_left_out};
use crate::cli::{self, Outline, OutlineFormat, Talk};
use crate::proposal::element::Element;
use crate::proposal::elements::{Declaration, State};
use crate::proposal::phase::Phase;
use crate::proposal::{Place, Proposal};
use crate::report::{Style, visible};
use crate::rule::LevelChoice;
use crate::select::{self, Entry, Failure};
use crate::source::{LineIndex, Text};

#[derive(Serialize)]
struct Outlines {
    proposals: Vec<ProposalOutline>,
}

#[derive(Serialize)]
struct ProposalOutline {
    path: String,
    title: String,
    /// As the metadata has it; nothing where it has none.
    id: Option<String>,
    /// As it is written.
    status: Option<String>,
    /// What the status means.
    phase: Option<Phase>,
    elements: Elements,
}

#[derive(Serialize)]
struct Elements {
    what: ElementOutline,
    why: ElementOutline,
    when: ElementOutline,
    metric: ElementOutline,
}

#[derive(Serialize)]
struct ElementOutline {
    state: State,
    /// Where the passage starts, from 1; nothing where there is none.
    line: Option<usize>,
    /// The exact heading above the passage; empty before the first heading, `frontmatter:KEY` for metadata.
    heading: Option<String>,
    /// The words of the passage that decided.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    because: Vec<String>,
    /// The file that the line counts in, where it is the one beside the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    sidecar: Option<String>,
}

pub(super) fn run(
    outline: &Outline,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<ExitStatus> {
    let cwd = cli::current_folder()?;
    let mut selection = select::select(
        &outline.request,
        &outline.config,
        &cwd,
        &LevelChoice::default(),
    );
    let read: Vec<_> = selection.entries.par_iter().map(outline_of).collect();
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
    tell_failures(&selection.failures, err)?;
    if outlines.proposals.is_empty() && selection.failures.is_empty() && outline.talk != Talk::Quiet
    {
        writeln!(
            err,
            "nothing to show: there is no proposal among what was asked for"
        )?;
    }
    if outline.talk == Talk::Verbose {
        tell_left_out(selection.left_out, err)?;
    }
    match outline.format {
        OutlineFormat::Text => write_tables(&outlines, outline.style, out)?,
        OutlineFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &outlines)?;
            writeln!(out)?;
        }
    }
    Ok(if selection.failures.is_empty() {
        ExitStatus::Clean
    } else {
        ExitStatus::Failed
    })
}

fn outline_of(entry: &Entry) -> Result<Option<ProposalOutline>, Failure> {
    let source = entry.read()?;
    let proposal = Proposal::parse(&source, &entry.applied.config.settings.vocabulary);
    if entry.found && source.is_loaded() && proposal.is_moved_stub() {
        return Ok(None);
    }
    let lines = [Text::Document, Text::Sidecar].map(|text| LineIndex::new(source.of(text).text()));
    let of = |element| element_outline(&proposal, &lines, element);
    Ok(Some(ProposalOutline {
        path: source.name().to_owned(),
        title: proposal.title().to_owned(),
        id: proposal.id().map(str::to_owned),
        status: proposal.status().map(str::to_owned),
        phase: proposal.phase(),
        elements: Elements {
            what: of(Element::What),
            why: of(Element::Why),
            when: of(Element::When),
            metric: of(Element::Metric),
        },
    }))
}

fn element_outline(
    proposal: &Proposal<'_>,
    lines: &[LineIndex<'_>; 2],
    element: Element,
) -> ElementOutline {
    let place = proposal.place(element);
    let sidecar = place
        .as_ref()
        .filter(|place| place.text == Text::Sidecar)
        .and(proposal.source().sidecar());
    let line = |place: &Place| lines[place.text as usize].position(place.span.start).line;
    ElementOutline {
        state: proposal.element(element).state(),
        line: place.as_ref().map(line),
        sidecar: sidecar.map(|source| source.name().to_owned()),
        because: because(proposal, element),
        heading: place.map(|place| place.heading),
    }
}

/// The words that decided, each once, in the order of writing; of metadata, its value.
fn because(proposal: &Proposal<'_>, element: Element) -> Vec<String> {
    let finding = proposal.element(element);
    let Some(passage) = finding.passage() else {
        let place = proposal.place(element);
        let value = place.filter(|_| finding.best().is_some_and(Declaration::is_metadata));
        let words = value.map(|place| normal_space(proposal.text_in(place.text, place.span)));
        let bare = words.map(|words| words.trim_matches(['"', '\'']).to_owned());
        return bare.into_iter().collect();
    };
    let mut spans = passage.reasons.clone();
    spans.sort_unstable();
    let words = spans.iter().map(|span| normal_space(proposal.text(*span)));
    let mut because: Vec<String> = words.filter(|words| !words.is_empty()).collect();
    because.dedup();
    because
}

fn normal_space(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A small table a document: the element, its state, the line, the heading.
fn write_tables(outlines: &Outlines, style: Style, out: &mut dyn Write) -> io::Result<()> {
    for (index, proposal) in outlines.proposals.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", head(proposal, style))?;
        let Elements {
            what,
            why,
            when,
            metric,
        } = &proposal.elements;
        for (element, found) in Element::ALL.into_iter().zip([what, why, when, metric]) {
            let line = found
                .line
                .map_or_else(|| "-".to_owned(), |line| line.to_string());
            let mut heading = visible(found.heading.as_deref().unwrap_or_default());
            if let Some(file) = &found.sidecar {
                heading = format!("{heading} in {}", visible(file));
            }
            if !found.because.is_empty() {
                let words: Vec<_> = found
                    .because
                    .iter()
                    .map(|words| format!("“{}”", visible(words)))
                    .collect();
                heading = format!("{heading}  {}", words.join(" "));
            }
            let paint = if style.color {
                color_of(found.state)
            } else {
                anstyle::Style::new()
            };
            let state = format!("{paint}{:10}{paint:#}", found.state.name());
            let row = format!("  {:8} {state} {line:>5}  {heading}", element.key());
            writeln!(out, "{}", row.trim_end())?;
        }
    }
    Ok(())
}

/// Path, title, and quietly the status with what it means.
fn head(proposal: &ProposalOutline, style: Style) -> String {
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
