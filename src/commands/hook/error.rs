//! Why a hook was not installed, deleted or run, and what to do about it.

use std::path::PathBuf;

use super::file::Occupant;
use crate::git::GitError;
use crate::git::hooks::HooksError;
use crate::hook::updates::Malformed;
use crate::hook::{HookName, script};

/// What was to be done with the file of a hook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    Install,
    Uninstall,
}

impl Deed {
    fn verb(self) -> &'static str {
        match self {
            Self::Install => "written",
            Self::Uninstall => "deleted",
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub(super) enum HookError {
    /// There is no place for hooks.
    #[error(transparent)]
    Place(#[from] HooksError),
    /// Something that is not ours lies where the hook goes.
    #[error("`{}` is {occupant}: wherefore did not write it, and leaves it as it is", path.display())]
    Occupied {
        deed: Deed,
        hook: HookName,
        path: PathBuf,
        occupant: Occupant,
    },
    /// The system refused.
    #[error("`{}` cannot be {}: {reason}", path.display(), deed.verb())]
    Refused {
        deed: Deed,
        path: PathBuf,
        reason: String,
    },
    /// The one who called the hook did not tell what Git tells.
    #[error("{}: {malformed}", hook.name())]
    Malformed {
        hook: HookName,
        malformed: Malformed,
    },
    /// Standard input broke off.
    #[error("standard input cannot be read: {0}")]
    Input(std::io::Error),
}

impl HookError {
    pub(super) fn help(&self) -> Option<String> {
        let help = match self {
            Self::Place(HooksError::NoRepository(_)) => {
                "Go into a repository, or make one with `git init`. Where `GIT_DIR` is set, it says which."
            }
            Self::Place(HooksError::Nowhere(_)) => {
                "Give it a folder, or `git config --unset core.hooksPath` for the usual one."
            }
            Self::Place(HooksError::Git(GitError::NotOwned(_))) => {
                "If you trust it: `git config --global --add safe.directory <its root>`."
            }
            Self::Place(_) | Self::Input(_) => return None,
            Self::Occupied {
                deed,
                hook,
                occupant,
                ..
            } => return Some(occupied(*deed, *hook, occupant)),
            Self::Refused { .. } => {
                "Git looks for hooks there because of `core.hooksPath`, or by itself in `hooks` of its own folder."
            }
            Self::Malformed { .. } => {
                "A hook of your own that calls this one hands on what it got: its arguments as `\"$@\"`, and its standard input."
            }
        };
        Some(help.to_owned())
    }
}

fn occupied(deed: Deed, hook: HookName, occupant: &Occupant) -> String {
    let name = hook.name();
    match (deed, occupant) {
        (_, Occupant::Folder | Occupant::Special) => {
            "Git cannot run it as a hook; if nothing needs it, move it away.".to_owned()
        }
        (Deed::Install, _) => format!(
            "To have both, put this at the top of that script, where it is one for a shell:\n\n{}\nIf another tool wrote it, tell that tool to run `wherefore hook run {name}`.",
            script::chain(hook)
        ),
        (Deed::Uninstall, _) => {
            format!("If it calls `wherefore hook run {name}`, take that line out of it.")
        }
    }
}
