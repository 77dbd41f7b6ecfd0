//! One file a command. Each takes what was asked for and two writers, and says how it ended.

mod baseline;
mod check;
mod config;
mod explain;
mod hook;
mod judging;
mod outline;
mod rules;
mod schema;
mod stderr;
mod stdout;
mod targets;
mod writing;

use std::collections::HashSet;
use std::io::{self, Write};

use crate::cli::{self, Command};
use crate::report::{self, Trouble, text, visible};
use crate::select::{Failure, LeftOut};

pub use stderr::Stderr;
pub use stdout::{Stdout, stdout_error};

/// How a run ended, the same for every format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitStatus {
    /// No error was found.
    Clean = 0,
    /// Errors were found, or warnings under `--strict`.
    Found = 1,
    /// The tool could not do its job.
    Failed = 2,
}

/// Carries out a command. Results go to `out`, everything else to `err`.
///
/// # Errors
/// When a writer does not take what is written, or the current folder cannot be read.
pub fn run(command: &Command, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<ExitStatus> {
    match command {
        Command::Check(check) => check::run(check, out, err),
        Command::Baseline(baseline) => baseline::run(baseline, out, err),
        Command::Outline(outline) => outline::run(outline, out, err),
        Command::Explain(explain) => explain::run(*explain, out),
        Command::Rules(rules) => rules::run(rules, out, err),
        Command::Config(config) => config::run(config, out, err),
        Command::Schema => schema::run(out),
        Command::Hook(hook) => hook::run(hook, out, err),
    }
}

/// As many problems of one file are shown.
const MOST_PROBLEMS: usize = 10;

/// Leaves each failure once: a file beside many documents cannot be read for any of them.
fn forget_repeats(failures: &mut Vec<Failure>) {
    let mut seen = HashSet::new();
    failures.retain(|failure| match failure {
        // These differ in what they hold.
        Failure::Configuration { .. } | Failure::Baseline { .. } => true,
        failure => seen.insert(failure.to_string()),
    });
}

/// Tells each failure, with what to do about it.
fn tell_failures(failures: &[Failure], err: &mut dyn Write) -> io::Result<()> {
    for failure in failures {
        writeln!(err, "error: {}", visible(&failure.to_string()))?;
        if let Some(help) = failure.help() {
            writeln!(err, "  help: {help}")?;
        }
        if let Failure::Configuration { file, problems } | Failure::Baseline { file, problems } =
            failure
        {
            let shown = problems.iter().take(MOST_PROBLEMS).cloned().collect();
            for finding in report::locate(file, shown) {
                text::write_finding(err, &finding, cli::error_style())?;
            }
            if let Some(more @ 1..) = problems.len().checked_sub(MOST_PROBLEMS) {
                writeln!(err, "… and {more} more of the kind")?;
            }
        }
    }
    Ok(())
}

/// The same for reports, each once: of a file with several problems each stands for itself.
fn troubles(failures: &[Failure]) -> Vec<Trouble> {
    let mut seen = HashSet::new();
    let troubles = failures.iter().flat_map(troubles_of);
    troubles.filter(|it| seen.insert(it.clone())).collect()
}

fn troubles_of(failure: &Failure) -> Vec<Trouble> {
    let help = || failure.help().map(std::borrow::Cow::into_owned);
    let (Failure::Configuration { file, problems } | Failure::Baseline { file, problems }) =
        failure
    else {
        return vec![Trouble {
            message: failure.to_string(),
            help: help(),
        }];
    };
    let more = problems.len().saturating_sub(MOST_PROBLEMS);
    let shown = problems.iter().take(MOST_PROBLEMS).cloned().collect();
    let more = (more > 0).then(|| Trouble {
        message: format!("{failure}: {more} more of the kind"),
        help: None,
    });
    let problems = report::locate(file, shown).into_iter();
    problems
        .map(|problem| Trouble {
            message: format!(
                "{failure}: line {}, column {}: {}",
                problem.start.line, problem.start.column, problem.diagnostic.message
            ),
            help: problem.diagnostic.help.or_else(help),
        })
        .chain(more)
        .collect()
}

/// Says what each filter took.
fn tell_left_out(left_out: LeftOut, err: &mut dyn Write) -> io::Result<()> {
    let counts = left_out.counts();
    if counts.is_empty() {
        return writeln!(err, "left out: nothing");
    }
    let counts: Vec<_> = counts
        .iter()
        .map(|(count, what)| format!("{what} ({count})"))
        .collect();
    writeln!(err, "left out: {}", counts.join(", "))
}
