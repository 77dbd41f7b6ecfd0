//! What may be typed, as clap reads it. The doc comments are the help.

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::builder::styling::{AnsiColor, Styles};
use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};

use super::hook::HookArgs;
use super::output::{FormatParser, TypedFormat};
use super::request::range;
use super::{OutlineFormat, known_rule};
use crate::select::Range;

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
    /// Show what applies to one file, and where each value comes from
    ///
    /// The file need not be there yet. Nothing is linted.
    Config(ShowArgs),
    /// Print the JSON Schema of `.wherefore.yaml`, for editors
    Schema,
    /// Write what is reported now to the file that the configuration names, so that only what is new is reported
    ///
    /// Where the file is there already, what is fixed leaves it and nothing enters it.
    Baseline(BaselineArgs),
    /// Install, delete or run a Git hook that lints proposals
    Hook(HookArgs),
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) source: SourceArgs,
    /// Report only what the base of --staged, --range or --since did not have already
    #[arg(long, requires = "change", overrides_with = "no_new_only")]
    pub(super) new_only: bool,
    /// Report everything in changed proposals, whatever the configuration says
    #[arg(long, overrides_with = "new_only")]
    pub(super) no_new_only: bool,
    /// Also hold numbers against those of other branches, for example 'refs/remotes/origin/*'
    #[arg(long, value_name = "GLOB", value_parser = NonEmptyStringValueParser::new())]
    pub(super) refs: Vec<String>,
    /// How to write the report, and to which file; may be given several times [default: text, under GitHub Actions with annotations]
    ///
    /// The exit status is the same for all. Standard output takes one report, and GitHub's annotations beside `text` or `short`.
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = FormatParser)]
    pub(super) format: Vec<TypedFormat>,
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
    #[arg(value_name = "RULE", required_unless_present = "all")]
    pub(super) rule: Option<String>,
    /// Print the pages of all rules as one, in Markdown
    #[arg(long, conflicts_with = "rule")]
    pub(super) all: bool,
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
pub(super) struct ShowArgs {
    /// The file that is asked about
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// How to write it
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: OutlineFormat,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
    #[command(flatten)]
    pub(super) levels: LevelArgs,
}

#[derive(Debug, Args)]
pub(super) struct BaselineArgs {
    /// Take in what is new, too
    #[arg(long)]
    pub(super) include_new: bool,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("source").multiple(false))]
#[command(group = ArgGroup::new("change").args(["staged", "range", "since"]).multiple(true))]
pub(super) struct SourceArgs {
    /// Files and folders; `-` reads standard input; with none, proposals are looked for in the whole repository, or in the whole change
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// The name under which standard input is reported and its configuration is looked for
    #[arg(long, value_name = "FILE", conflicts_with = "source")]
    pub(super) stdin_filename: Option<PathBuf>,
    /// Read what is staged: proposals of the index that differ from HEAD
    #[arg(long, group = "source")]
    pub(super) staged: bool,
    /// Read all proposals of a revision, with nothing checked out
    #[arg(long, value_name = "REV", group = "source")]
    pub(super) rev: Option<String>,
    /// Read what B changes: `A..B` since A, `A...B` since the two parted; a side left out is HEAD
    #[arg(long, value_name = "A..B", value_parser = range, group = "source")]
    pub(super) range: Option<Range>,
    /// Read what the work tree changes since it parted from BASE, untracked files included
    #[arg(long, value_name = "BASE", group = "source")]
    pub(super) since: Option<String>,
    /// Pass over named files that are no proposals, as if they had been found: for hooks that name every changed file
    #[arg(long, requires = "paths", conflicts_with_all = ["rev", "stdin_filename"])]
    pub(super) force_exclude: bool,
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
    /// Write what would go to standard output to this file, whole or not at all
    #[arg(long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
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
