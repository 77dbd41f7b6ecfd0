//! `wherefore hook run`: from what Git tells a hook to what is to be linted.

use std::io::{self, Read};

use super::error::HookError;
use crate::hook::HookName;
use crate::hook::updates::{self, Malformed, RefUpdate};
use crate::select::{From, Request, Update};

/// What a hook lints; nothing where no branch brings anything.
pub(super) fn request(hook: HookName, args: &[String]) -> Result<Option<Request>, HookError> {
    let malformed = |malformed: Malformed| HookError::Malformed { hook, malformed };
    let (moved, known) = match hook {
        HookName::PreCommit => return Ok(Some(Request::all(From::Staged))),
        HookName::PrePush => {
            let known = remote_branches(args).map_err(malformed)?;
            (updates::pushed(&input()?).map_err(malformed)?, known)
        }
        HookName::PreReceive => (
            updates::received(&input()?).map_err(malformed)?,
            OWN_BRANCHES.to_owned(),
        ),
        HookName::Update => (
            vec![updates::updated(args).map_err(malformed)?],
            OWN_BRANCHES.to_owned(),
        ),
    };
    let brought: Vec<_> = moved
        .into_iter()
        .filter(RefUpdate::is_branch)
        .filter_map(|update| brought(update, &known))
        .collect();
    Ok((!brought.is_empty()).then(|| Request::all(From::Push(brought))))
}

/// What a receiving repository had before the push.
const OWN_BRANCHES: &str = "refs/heads/*";

/// The references that tell what is on the remote already, as far as is known here.
fn remote_branches(args: &[String]) -> Result<String, Malformed> {
    match args {
        // Git gives the URL twice where the remote has no name: then all that any remote has is old.
        [name, url, ..] if name == url => Ok("refs/remotes/*".to_owned()),
        [name, _, ..] => Ok(format!("refs/remotes/{name}/*")),
        _ => Err(Malformed {
            told: args.join(" "),
            shape: "<remote> <URL>",
        }),
    }
}

/// What an update brings: nothing where it deletes.
fn brought(update: RefUpdate, known: &str) -> Option<Update> {
    Some(Update {
        reference: update.reference,
        old: update.old,
        new: update.new?,
        known: vec![known.to_owned()],
    })
}

fn input() -> Result<String, HookError> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(HookError::Input)?;
    // The names of references are shown, never looked up.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
