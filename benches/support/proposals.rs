//! Repositories full of proposals, made up or real.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use walkdir::WalkDir;

use crate::corpus::{self, CONFIG, Proposal, SIDECAR};
use crate::repository::{KEPT, git, kept, run};

/// A repository of so many made-up proposals, all of them committed and packed.
pub(crate) fn made_up(count: usize) -> PathBuf {
    let proposals = corpus::generate(count);
    let mut hasher = DefaultHasher::new();
    for it in &proposals {
        (&it.path, &it.text, &it.sidecar).hash(&mut hasher);
    }
    let name = format!("proposals-{count}-{:016x}", hasher.finish());
    kept(&name, |folder| {
        for it in &proposals {
            write_proposal(folder, it);
        }
        write(&folder.join(".wherefore.yaml"), CONFIG);
        commit_all(folder);
    })
}

/// A repository with a copy of the real proposals that may lie beside the project; nothing where there are none.
pub(crate) fn real() -> Option<TempDir> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/dev");
    if !folder.is_dir() {
        return None;
    }
    let copy = TempDir::new_in(KEPT).expect("a temporary folder");
    for entry in WalkDir::new(&folder) {
        let entry = entry.expect("a folder that can be read");
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let below = path.strip_prefix(&folder).expect("a path below it");
            let text = std::fs::read_to_string(path).expect("a file of UTF-8");
            write(&copy.path().join("rfcs").join(below), &text);
        }
    }
    commit_all(copy.path());
    Some(copy)
}

/// The Markdown files of a repository.
pub(crate) fn markdown_below(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = entries.filter_entry(|entry| entry.file_name() != ".git");
    let paths = files.map(|entry| entry.expect("a folder that can be read").into_path());
    paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect()
}

fn write_proposal(root: &Path, proposal: &Proposal) {
    let file = root.join(&proposal.path);
    write(&file, &proposal.text);
    if let Some(sidecar) = &proposal.sidecar {
        write(&file.with_file_name(SIDECAR), sidecar);
    }
}

fn write(file: &Path, text: &str) {
    let folder = file.parent().expect("a folder");
    std::fs::create_dir_all(folder).expect("a folder");
    std::fs::write(file, text).expect("a file");
}

fn commit_all(folder: &Path) {
    run(git(folder, &["init", "--quiet"]), "");
    run(git(folder, &["add", "."]), "");
    let commit = ["commit", "--quiet", "--message", "All proposals"];
    run(git(folder, &commit), "");
    run(git(folder, &["repack", "-a", "-d", "--quiet"]), "");
}
