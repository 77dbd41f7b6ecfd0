//! `wherefore hook` as clap reads it, and what it means. The doc comments are the help.

use clap::{Args, Subcommand};

use super::args::Color;
use super::{Check, Output, Talk, Target};
use crate::hook::HookName;
use crate::policy::LevelChoice;
use crate::report::{Format, Setting};
use crate::select::{ConfigChoice, Request};

/// `wherefore hook`.
#[derive(Debug)]
pub enum Hook {
    /// Write the script of a hook.
    Install(HookName),
    /// Delete it.
    Uninstall(HookName),
    /// Do what the hook is for.
    Run {
        /// Which hook.
        hook: HookName,
        /// What Git told it on its command line.
        args: Vec<String>,
    },
}

#[derive(Debug, Args)]
pub(super) struct HookArgs {
    #[command(subcommand)]
    command: Typed,
}

#[derive(Debug, Subcommand)]
enum Typed {
    /// Install a hook where Git looks for it; never overwrites a hook of somebody else
    Install(NameArgs),
    /// Delete a hook that wherefore installed, and no other
    Uninstall(NameArgs),
    /// Do what a hook is for; this is what the installed script calls
    Run(RunArgs),
}

#[derive(Debug, Args)]
struct NameArgs {
    /// Which hook
    #[arg(value_enum, default_value_t, value_name = "HOOK")]
    hook: HookName,
}

#[derive(Debug, Args)]
struct RunArgs {
    /// Which hook
    #[arg(value_enum, value_name = "HOOK")]
    hook: HookName,
    /// What Git gives to the hook: `"$@"` in a script; standard input is handed on as it is
    #[arg(
        value_name = "ARGS",
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    args: Vec<std::ffi::OsString>,
}

pub(super) fn hook(args: HookArgs) -> Hook {
    match args.command {
        Typed::Install(NameArgs { hook }) => Hook::Install(hook),
        Typed::Uninstall(NameArgs { hook }) => Hook::Uninstall(hook),
        Typed::Run(RunArgs { hook, args }) => Hook::Run {
            hook,
            args: args
                .iter()
                .map(|arg| arg.to_string_lossy().into_owned())
                .collect(),
        },
    }
}

/// `wherefore check` of what was asked for, without any option.
pub fn plain_check(request: Request) -> Check {
    Check {
        request,
        config: ConfigChoice::Search,
        levels: LevelChoice::default(),
        new_only: None,
        strict: false,
        outputs: vec![Output {
            format: Format::default(),
            to: Target::Stdout,
        }],
        talk: Talk::Terse,
        setting: Setting {
            style: super::style(Color::Auto),
            forge: None,
        },
    }
}

/// Where this program lies, for scripts that run it later.
///
/// # Errors
/// When the system does not say.
pub fn own_path() -> std::io::Result<std::path::PathBuf> {
    std::env::current_exe()
}
