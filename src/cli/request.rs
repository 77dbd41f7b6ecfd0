//! Which documents are asked for: what was typed of paths, revisions and standard input becomes a [`Request`].

use super::args::SourceArgs;
use super::usage_error;
use crate::select::{From, Named, Range, Request};

pub(super) fn request(args: SourceArgs, command: &str) -> Result<Request, clap::Error> {
    let wrong = |message: &str| Err(usage_error(command, message.to_owned()));
    let is_stdin = args.paths.iter().any(|path| path.as_os_str() == "-");
    if !is_stdin && args.stdin_filename.is_some() {
        return wrong("--stdin-filename names standard input, which is read when the path is `-`");
    }
    if is_stdin && args.paths.len() > 1 {
        return wrong("`-` stands alone: standard input cannot be read beside other paths");
    }
    let from = if args.staged {
        From::Staged
    } else if let Some(revision) = args.rev {
        From::Revision(revision)
    } else if let Some(range) = args.range {
        From::Range(range)
    } else if let Some(base) = args.since {
        From::Since(base)
    } else if is_stdin {
        From::Stdin(args.stdin_filename)
    } else if args.force_exclude {
        From::WorkTree(Named::Filtered)
    } else {
        From::WorkTree(Named::AsTheyAre)
    };
    if is_stdin && !matches!(from, From::Stdin(_)) {
        return wrong(
            "`-` reads standard input: it has no place in a revision, the index or a change",
        );
    }
    Ok(Request {
        from,
        paths: args.paths,
        refs: Vec::new(),
    })
}

/// `A..B` or `A...B`; a side that is left out is `HEAD`, as for git.
pub(super) fn range(typed: &str) -> Result<Range, String> {
    let (from, to, symmetric) = match (typed.split_once("..."), typed.split_once("..")) {
        (Some((from, to)), _) => (from, to, true),
        (None, Some((from, to))) => (from, to, false),
        _ => return Err("a range is `A..B` or `A...B`; `--rev` takes one revision".to_owned()),
    };
    if from.is_empty() && to.is_empty() || to.contains("..") {
        return Err("a range has one revision on each side: `A..B` or `A...B`".to_owned());
    }
    let side = |side: &str| if side.is_empty() { "HEAD" } else { side }.to_owned();
    Ok(Range {
        from: side(from),
        to: side(to),
        symmetric,
    })
}
