//! What may be typed, and what it means. Turned once into [`Command`]; nobody else reads clap types or the environment.

mod args;
mod hook;
mod output;
mod request;
mod style;

use std::ffi::OsString;
use std::path::PathBuf;

use args::{CheckArgs, Cli, ConfigArgs, LevelArgs, OutlineArgs, SharedArgs, Typed};
use clap::{Parser, ValueEnum};
pub use hook::{Hook, own_path, plain_check};
pub use output::{Output, Target};
use request::request;
pub use style::error_style;
use style::style;

use crate::diagnostic::did_you_mean;
use crate::policy::{LevelChoice, LevelOption};
use crate::report::{Setting, Style, visible};
use crate::rule::{self, Level};
use crate::select::{ConfigChoice, Request};

/// How `outline`, `rules` and `config` are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum OutlineFormat {
    /// For people
    #[default]
    Text,
    /// One JSON object
    Json,
}

/// What was asked for.
#[derive(Debug)]
pub enum Command {
    /// Lint proposals.
    Check(Check),
    /// Show the elements of proposals.
    Outline(Outline),
    /// Print what rules say of themselves.
    Explain(Explain),
    /// List the rules.
    Rules(Rules),
    /// Show what applies to one file.
    Config(Config),
    /// Print the schema of the configuration.
    Schema,
    /// Write down what is reported now.
    Baseline(Baseline),
    /// Install, delete or run a Git hook.
    Hook(Hook),
}

/// `wherefore check`.
#[derive(Debug)]
pub struct Check {
    /// What to lint.
    pub request: Request,
    /// By which configuration.
    pub config: ConfigChoice,
    /// Levels that go before the configuration's.
    pub levels: LevelChoice,
    /// Whether only what the base did not have is reported; nothing where the configuration says.
    pub new_only: Option<bool>,
    /// Whether warnings fail.
    pub strict: bool,
    /// How to write the report, and where to; one at least.
    pub outputs: Vec<Output>,
    /// How much to say besides.
    pub talk: Talk,
    /// What the report is written for.
    pub setting: Setting,
}

/// `wherefore outline`.
#[derive(Debug)]
pub struct Outline {
    /// What to read.
    pub request: Request,
    /// By which configuration.
    pub config: ConfigChoice,
    /// How to write it.
    pub format: OutlineFormat,
    /// Where to write it.
    pub output: Target,
    /// How much to say besides.
    pub talk: Talk,
    /// How to draw.
    pub style: Style,
}

/// `wherefore explain`.
#[derive(Clone, Copy, Debug)]
pub enum Explain {
    /// The page of this rule.
    One(&'static rule::Rule),
    /// The pages of all rules as one.
    All,
}

/// `wherefore rules`.
#[derive(Debug)]
pub struct Rules {
    /// Whose levels to show.
    pub config: ConfigChoice,
    /// Levels that go before the configuration's.
    pub levels: LevelChoice,
    /// How to write it.
    pub format: OutlineFormat,
}

/// `wherefore config`.
#[derive(Debug)]
pub struct Config {
    /// The file that is asked about; it need not be there yet.
    pub file: PathBuf,
    /// By which configuration.
    pub config: ConfigChoice,
    /// Levels that go before the configuration's.
    pub levels: LevelChoice,
    /// How to write it.
    pub format: OutlineFormat,
}

/// `wherefore baseline`.
#[derive(Debug)]
pub struct Baseline {
    /// Whose baseline, and by which configuration.
    pub config: ConfigChoice,
    /// What enters it.
    pub intake: Intake,
}

/// What enters a baseline that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intake {
    /// Nothing: what is gone leaves, the rest stays.
    Known,
    /// What is new, too.
    New,
}

/// How much is said beside the diagnostics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Talk {
    /// Nothing.
    Quiet,
    /// A summary, where anything was judged: a hook has nothing to say to most commits.
    Terse,
    /// A summary.
    Normal,
    /// What was left out, too.
    Verbose,
}

/// Reads the command line. Wrong usage, `--help` and `--version` come back as clap's own error.
///
/// # Errors
/// When there is nothing to carry out.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, clap::Error> {
    let args: Vec<OsString> = args.into_iter().collect();
    command(args.clone()).map_err(|error| about_visible(&args, error))
}

/// The same error about the same arguments, as they can be shown. Names of files and the like come from anywhere.
fn about_visible(args: &[OsString], error: clap::Error) -> clap::Error {
    let shown = |arg: &OsString| OsString::from(visible(&arg.to_string_lossy()));
    let visible: Vec<OsString> = args.iter().map(shown).collect();
    if visible == args {
        return error;
    }
    command(visible).err().unwrap_or_else(|| {
        let message = "an argument holds a character that cannot be shown\n";
        clap::Error::raw(clap::error::ErrorKind::ValueValidation, message)
    })
}

fn command(args: Vec<OsString>) -> Result<Command, clap::Error> {
    match Cli::try_parse_from(args)?.command {
        Typed::Check(args) => check(args).map(Command::Check),
        Typed::Outline(args) => outline(args).map(Command::Outline),
        Typed::Explain(args) => explain(args.rule.as_deref()).map(Command::Explain),
        Typed::Baseline(args) => Ok(Command::Baseline(Baseline {
            config: config(args.config),
            intake: if args.include_new {
                Intake::New
            } else {
                Intake::Known
            },
        })),
        Typed::Rules(args) => Ok(Command::Rules(Rules {
            config: config(args.config),
            levels: levels(args.levels, "rules")?,
            format: args.format,
        })),
        Typed::Config(args) => Ok(Command::Config(Config {
            file: args.file,
            config: config(args.config),
            levels: levels(args.levels, "config")?,
            format: args.format,
        })),
        Typed::Schema => Ok(Command::Schema),
        Typed::Hook(args) => Ok(Command::Hook(hook::hook(args))),
    }
}

fn check(args: CheckArgs) -> Result<Check, clap::Error> {
    let new_only = match (args.new_only, args.no_new_only) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    };
    let talk = talk(&args.shared);
    let setting = Setting {
        style: style(args.shared.color),
        forge: output::forge(),
    };
    let outputs = output::outputs(args.format, args.shared.output, output::unasked())
        .map_err(|message| usage_error("check", message))?;
    Ok(Check {
        levels: levels(args.levels, "check")?,
        request: Request {
            refs: args.refs,
            ..request(args.source, "check")?
        },
        config: config(args.config),
        new_only,
        strict: args.strict,
        outputs,
        talk,
        setting,
    })
}

/// Without an id, all rules are meant.
fn explain(id: Option<&str>) -> Result<Explain, clap::Error> {
    let Some(id) = id else {
        return Ok(Explain::All);
    };
    let unknown = || usage_error("explain", unknown_rule(id));
    rule::by_id(id).map(Explain::One).ok_or_else(unknown)
}

fn outline(args: OutlineArgs) -> Result<Outline, clap::Error> {
    Ok(Outline {
        request: request(args.source, "outline")?,
        config: config(args.config),
        format: args.format,
        talk: talk(&args.shared),
        style: style(args.shared.color),
        output: args.shared.output.map_or(Target::Stdout, Target::new),
    })
}

/// The folder that paths count from.
///
/// # Errors
/// When it is gone, or may not be read.
#[expect(
    clippy::disallowed_methods,
    reason = "the environment is read here and nowhere else"
)]
pub fn current_folder() -> std::io::Result<PathBuf> {
    let tell = |error: std::io::Error| {
        std::io::Error::new(
            error.kind(),
            format!("the current folder cannot be read: {error}"),
        )
    };
    std::env::current_dir().map_err(tell)
}

/// A rule that is selected runs, whatever the configuration says; `--ignore` and `--allow` have the last word.
fn levels(args: LevelArgs, command: &str) -> Result<LevelChoice, clap::Error> {
    let typed = [
        (args.deny, Level::Deny, "--deny"),
        (args.warn, Level::Warn, "--warn"),
        (args.allow, Level::Allow, "--allow"),
        (args.ignore, Level::Allow, "--ignore"),
    ];
    let set = typed.into_iter().flat_map(|(rules, level, option)| {
        rules.into_iter().map(move |rule| LevelOption {
            rule,
            level,
            option,
        })
    });
    let choice = LevelChoice {
        select: args.select,
        set: set.collect(),
    };
    if choice.is_silent() {
        return Err(usage_error(
            command,
            "no rule is left to run: everything that was selected is ignored or allowed".to_owned(),
        ));
    }
    Ok(choice)
}

fn config(args: ConfigArgs) -> ConfigChoice {
    match args.config {
        Some(file) => ConfigChoice::File(file),
        None if args.no_config => ConfigChoice::None,
        None => ConfigChoice::Search,
    }
}

fn talk(args: &SharedArgs) -> Talk {
    match (args.quiet, args.verbose) {
        (true, _) => Talk::Quiet,
        (_, true) => Talk::Verbose,
        _ => Talk::Normal,
    }
}

fn known_rule(id: &str) -> Result<String, String> {
    if rule::by_id(id).is_some() {
        Ok(id.to_owned())
    } else {
        Err(unknown_rule(id))
    }
}

fn unknown_rule(id: &str) -> String {
    match did_you_mean(id, rule::ids()) {
        Some(near) => format!("there is no rule `{id}`; did you mean `{near}`?"),
        None => format!("there is no rule `{id}`; `wherefore rules` lists them all"),
    }
}

fn usage_error(command: &str, message: String) -> clap::Error {
    let mut cli = <Cli as clap::CommandFactory>::command();
    cli.build();
    match cli.find_subcommand_mut(command) {
        Some(command) => command.error(clap::error::ErrorKind::ValueValidation, message),
        None => cli.error(clap::error::ErrorKind::ValueValidation, message),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        <Cli as clap::CommandFactory>::command().debug_assert();
    }
}
