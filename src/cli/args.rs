//! What may be typed, as clap reads it. The doc comments are the help.

use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, Parser, Subcommand, ValueEnum};

use super::hook::HookArgs;
use super::{OutlineFormat, known_rule};
use crate::report::Format;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

const EXIT_STATUS: &str = "\
Exit status:
  0  no error found
  1  errors found, or warnings under --strict
  2  it could not do its job: bad usage or configuration, a path that does not exist,
     unreadable input, or no proposal found";

/// A linter for proposals: asks What, Why, When, and by which metric anyone will know that it worked.
#[derive(Debug, Parser)]
#[command(name = "wherefore", version, styles = STYLES, after_help = EXIT_STATUS, max_term_width = 100)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Typed,
}

#[derive(Debug, Subcommand)]
pub(super) enum Typed {
    /// Lint proposals
    #[command(after_help = EXIT_STATUS)]
    Check(CheckArgs),
    /// Show what was found of each element, where, and the words that decided
    Outline(OutlineArgs),
    /// Explain a rule: why it exists, what it asks, a bad and a good example, how to configure it
    Explain(ExplainArgs),
    /// List every rule with its level
    Rules(RulesArgs),
    /// Install, delete or run a Git hook that lints proposals
    Hook(HookArgs),
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) source: SourceArgs,
    /// How to write the report; the exit status is the same for all
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
    #[command(flatten)]
    pub(super) levels: LevelArgs,
    /// Fail on warnings, too
    #[arg(long)]
    pub(super) strict: bool,
    #[command(flatten)]
    pub(super) shared: SharedArgs,
}

#[derive(Debug, Args)]
pub(super) struct OutlineArgs {
    #[command(flatten)]
    pub(super) source: SourceArgs,
    /// How to write the outline
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: OutlineFormat,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
    #[command(flatten)]
    pub(super) shared: SharedArgs,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// The rule's id, as it stands in a diagnostic
    #[arg(value_name = "RULE")]
    pub(super) rule: String,
}

#[derive(Debug, Args)]
pub(super) struct RulesArgs {
    /// How to write the list
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: OutlineFormat,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
    #[command(flatten)]
    pub(super) levels: LevelArgs,
}

#[derive(Debug, Args)]
pub(super) struct SourceArgs {
    /// Files and folders; `-` reads standard input; with none, proposals are looked for in the whole repository
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// The name under which standard input is reported and its configuration is looked for
    #[arg(long, value_name = "FILE")]
    pub(super) stdin_filename: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ConfigArgs {
    /// Use this configuration for all documents
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(super) config: Option<PathBuf>,
    /// Use no configuration file
    #[arg(long)]
    pub(super) no_config: bool,
}

#[derive(Debug, Args)]
pub(super) struct LevelArgs {
    /// Run only these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = known_rule)]
    pub(super) select: Vec<String>,
    /// Do not run these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = known_rule)]
    pub(super) ignore: Vec<String>,
    /// Report these rules as errors
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = known_rule)]
    pub(super) deny: Vec<String>,
    /// Report these rules as warnings
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = known_rule)]
    pub(super) warn: Vec<String>,
    /// Do not report these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = known_rule)]
    pub(super) allow: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct SharedArgs {
    /// Print no more than what was asked for: no summary, no next steps
    #[arg(long, short, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Say what was left out, and why
    #[arg(long, short)]
    pub(super) verbose: bool,
    /// When to use colours
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub(super) color: Color,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless the environment says otherwise
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
