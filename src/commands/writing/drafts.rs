//! What is written before it takes the place of a file: a draft, in a file of its own beside it.

use std::fs::{DirEntry, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How the name of a draft begins; the number of its process and another one follow. Nothing that is looked for has such a
/// name.
const PREFIX: &str = ".wherefore-";

/// As many names are tried for a draft.
const MOST: u32 = 100;

/// A draft is written in a moment: one that is older was left by a run that was killed.
const OLD: Duration = Duration::from_secs(60 * 60);

/// Creates a file of a new name in a folder.
pub(super) fn new_in(folder: &Path) -> io::Result<(File, PathBuf)> {
    let mut number = 0;
    loop {
        let draft = folder.join(format!("{PREFIX}{}-{number}", std::process::id()));
        let file = OpenOptions::new().write(true).create_new(true).open(&draft);
        match file {
            // Left by a run that was killed, or made by one in another container.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < MOST => {
                number += 1;
            }
            file => return Ok((file?, draft)),
        }
    }
}

/// Deletes drafts that killed runs left in a folder.
#[expect(
    clippy::disallowed_methods,
    reason = "only here is anything left behind"
)]
pub(super) fn clear(folder: &Path) {
    let is_here = folder.as_os_str().is_empty();
    let folder = if is_here { Path::new(".") } else { folder };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(is_left_behind) {
        // Whose it is may forbid it; then it stays.
        let _ = std::fs::remove_file(entry.path());
    }
}

fn is_left_behind(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let numbers = name.to_str().and_then(|name| name.strip_prefix(PREFIX));
    let numbers = numbers.and_then(|numbers| numbers.split_once('-'));
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let is_draft = numbers.is_some_and(|(process, number)| is_number(process) && is_number(number));
    let is_old = |entry: &DirEntry| {
        let metadata = entry.metadata().ok().filter(std::fs::Metadata::is_file)?;
        Some(metadata.modified().ok()?.elapsed().ok()? > OLD)
    };
    is_draft && is_old(entry) == Some(true)
}
