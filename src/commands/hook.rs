//! `wherefore hook`: installs, deletes and runs Git hooks. Nothing in the repository is written but the hook itself.

mod error;
mod file;
mod run;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::ExitStatus;
use crate::cli::{self, Hook};
use crate::git::hooks::{self, Hooks};
use crate::hook::{HookName, script};
use crate::report::visible;
use error::{Deed, HookError};
use file::Occupant;

pub(super) fn run(hook: &Hook, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<ExitStatus> {
    let cwd = cli::current_folder()?;
    let told = match hook {
        Hook::Install(hook) => install(*hook, &cwd, &cli::own_path()?),
        Hook::Uninstall(hook) => uninstall(*hook, &cwd),
        Hook::Run { hook, args } => match run::request(*hook, args) {
            Ok(Some(request)) => {
                return super::check::run(&cli::plain_check(request), out, err);
            }
            Ok(None) => return Ok(ExitStatus::Clean),
            Err(error) => Err(error),
        },
    };
    match told {
        Ok(Told { done, notes }) => {
            for line in done {
                writeln!(out, "{line}")?;
            }
            for note in notes {
                writeln!(err, "note: {note}")?;
            }
            Ok(ExitStatus::Clean)
        }
        Err(error) => {
            writeln!(err, "error: {}", visible(&error.to_string()))?;
            if let Some(help) = error.help() {
                writeln!(err, "  help: {help}")?;
            }
            Ok(ExitStatus::Failed)
        }
    }
}

/// What was done, and what should be known about it.
struct Told {
    done: Vec<String>,
    notes: Vec<String>,
}

fn install(hook: HookName, cwd: &Path, program: &Path) -> Result<Told, HookError> {
    let hooks = hooks::hooks(cwd)?;
    let path = path_of(&hooks, hook);
    let verb = match file::occupant(&path) {
        Occupant::Nothing => "wrote",
        Occupant::Ours => "replaced",
        occupant => {
            return Err(HookError::Occupied {
                deed: Deed::Install,
                hook,
                path,
                occupant,
            });
        }
    };
    file::write(&path, &script::text(hook, program)).map_err(|error| HookError::Refused {
        path: path.clone(),
        deed: Deed::Install,
        reason: error.to_string(),
    })?;
    let name = hook.name();
    let undo = match hook.skipped_by() {
        Some(command) => {
            format!("`{command}` skips it once, `wherefore hook uninstall {name}` deletes it")
        }
        None => format!("`wherefore hook uninstall {name}` deletes it"),
    };
    Ok(Told {
        done: vec![
            format!("{verb} `{}`: {}", shown(&path), hook.promise()),
            undo,
        ],
        notes: notes(hook, &hooks),
    })
}

fn uninstall(hook: HookName, cwd: &Path) -> Result<Told, HookError> {
    let path = path_of(&hooks::hooks(cwd)?, hook);
    let done = match file::occupant(&path) {
        Occupant::Nothing => format!("there is no {} hook: nothing to do", hook.name()),
        Occupant::Ours => {
            file::delete(&path).map_err(|error| HookError::Refused {
                path: path.clone(),
                deed: Deed::Uninstall,
                reason: error.to_string(),
            })?;
            format!("deleted `{}`", shown(&path))
        }
        occupant => {
            return Err(HookError::Occupied {
                deed: Deed::Uninstall,
                hook,
                path,
                occupant,
            });
        }
    };
    Ok(Told {
        done: vec![done],
        notes: Vec::new(),
    })
}

fn path_of(hooks: &Hooks, hook: HookName) -> PathBuf {
    // The parts are put together anew, so that a folder given with a closing slash looks no other.
    hooks
        .folder
        .components()
        .collect::<PathBuf>()
        .join(hook.name())
}

fn shown(path: &Path) -> String {
    visible(&path.display().to_string())
}

fn notes(hook: HookName, hooks: &Hooks) -> Vec<String> {
    let name = hook.name();
    let mut notes = Vec::new();
    if hook.receives() && !hooks.is_bare {
        notes.push(format!(
            "this repository has a work tree; git runs {name} only in the repository that is pushed to"
        ));
    }
    if hook == HookName::PreCommit && hooks.is_bare {
        notes.push(format!(
            "this repository is bare; git runs {name} only in work trees that are linked to it"
        ));
    }
    if hooks.are_shared() {
        notes.push(
            "`core.hooksPath` leads out of this repository: the hook runs in every repository that shares that folder"
                .to_owned(),
        );
    }
    notes
}
