//! The kinds of index that git writes, whole and broken.

use std::sync::Arc;

use super::{LONG, Sandbox, is_markdown, tell};
use crate::git::{GitError, Mode};

/// A repository with some folders, and changes of each kind that are not staged yet.
fn changed(init: &[&str], settings: &[[&str; 2]]) -> Sandbox {
    let sandbox = Sandbox::with(init);
    for [name, value] in settings {
        sandbox.git(&["config", name, value]);
    }
    for file in 0..30 {
        sandbox.write(&format!("part-{}/{file}.md", file % 4), format!("{file}\n"));
    }
    sandbox.write("rfcs/draft.md", LONG).commit("first");
    sandbox.write("part-1/1.md", "changed\n");
    sandbox.write("part-9/new/er.md", "new\n");
    sandbox.remove("part-2/2.md");
    sandbox.git(&["mv", "rfcs/draft.md", "rfcs/0001.md"]);
    sandbox
}

const EXPECTED: [&str; 3] = [
    "part-1/1.md < part-1/1.md",
    "part-9/new/er.md",
    "rfcs/0001.md < rfcs/draft.md",
];

#[test]
fn each_version_of_the_index_is_read() {
    for version in ["2", "3", "4"] {
        let sandbox = changed(&["init", "--quiet"], &[["index.version", version]]);
        sandbox.git(&["add", "--all"]);
        sandbox.git(&["update-index", "--index-version", version]);
        assert_eq!(tell(&sandbox.staged()), EXPECTED, "version {version}");
    }
}

#[test]
fn an_index_without_checksum_is_read() {
    let sandbox = changed(&["init", "--quiet"], &[["index.skipHash", "true"]]);
    sandbox.git(&["add", "--all"]);
    assert_eq!(tell(&sandbox.staged()), EXPECTED);
}

#[test]
fn a_repository_with_longer_names_of_objects_is_read() {
    let sandbox = changed(&["init", "--quiet", "--object-format=sha256"], &[]);
    sandbox.write("part-1/3.md", "3\n");
    sandbox.git(&["add", "--all"]);
    sandbox.write("rfcs/0001.md", format!("{LONG}eleven\n"));
    sandbox.git(&["add", "--all"]);
    let mut expected = EXPECTED.to_vec();
    expected.insert(1, "part-1/3.md");
    assert_eq!(tell(&sandbox.staged()), expected);
    let repository = sandbox.open();
    let head = repository.head().expect("a head").expect("a commit");
    assert_eq!(head.id.to_string(), sandbox.git(&["rev-parse", "HEAD"]));
    assert_eq!(tell(&sandbox.since("HEAD")), expected);
    let tree = repository.index().expect("an index");
    let item = tree.item("part-9/new/er.md".as_ref()).expect("objects");
    let content = tree.read(item.expect("a file").id, 100).expect("an object");
    assert_eq!(content.as_deref(), Some(&b"new\n"[..]));
}

#[test]
fn a_split_index_is_read() {
    let sandbox = changed(&["init", "--quiet"], &[]);
    sandbox.git(&["update-index", "--split-index"]);
    sandbox.git(&["add", "--all"]);
    assert!(
        sandbox
            .git(&["rev-parse", "--shared-index-path"])
            .contains("sharedindex")
    );
    assert_eq!(tell(&sandbox.staged()), EXPECTED);
    assert_eq!(tell(&sandbox.since("HEAD")), EXPECTED);
}

#[test]
fn an_index_that_forgot_all_folders_is_read() {
    let sandbox = changed(&["init", "--quiet"], &[]);
    sandbox.git(&["add", "--all"]);
    let tree = sandbox.git(&["write-tree"]);
    sandbox.git(&["read-tree", "--empty"]);
    let entries = sandbox.git(&["ls-tree", "-r", &tree]);
    for line in entries.lines() {
        let (start, path) = line.split_once('\t').expect("a path");
        let fields: Vec<&str> = start.split(' ').collect();
        let entry = format!("{},{},{path}", fields[0], fields[2]);
        sandbox.git(&["update-index", "--add", "--cacheinfo", &entry]);
    }
    assert_eq!(tell(&sandbox.staged()), EXPECTED);
}

#[test]
fn a_sparse_checkout_is_read_whole() {
    for sparse in ["--no-sparse-index", "--sparse-index"] {
        let sandbox = changed(&["init", "--quiet"], &[]);
        sandbox.commit("second");
        sandbox.git(&["sparse-checkout", "set", "--cone", sparse, "rfcs"]);
        assert!(!sandbox.path.join("part-1").exists());
        sandbox.write("rfcs/0002.md", "two\n");
        sandbox.git(&["add", "rfcs"]);
        assert_eq!(tell(&sandbox.staged()), ["rfcs/0002.md"], "{sparse}");
        assert_eq!(tell(&sandbox.since("HEAD")), ["rfcs/0002.md"], "{sparse}");
        assert_eq!(
            tell(&sandbox.since("HEAD~")),
            ["rfcs/0001.md < rfcs/draft.md", "rfcs/0002.md"]
        );
        let index = sandbox.open().index().expect("an index");
        let item = index.item("part-1/1.md".as_ref()).expect("objects");
        let content = index
            .read(item.expect("a file").id, 100)
            .expect("an object");
        assert_eq!(content.as_deref(), Some(&b"changed\n"[..]), "{sparse}");
        let folder = index.item("part-1".as_ref()).expect("objects");
        assert_eq!(folder.expect("a folder").mode, Mode::Folder, "{sparse}");
        let below = index.below("part-9".as_ref(), &is_markdown);
        assert_eq!(below.expect("objects").len(), 1, "{sparse}");
        // After an older commit was checked out without touching the index, whole folders differ.
        sandbox.git(&["reset", "--quiet", "--soft", "HEAD~"]);
        assert_eq!(sandbox.staged().changed.len(), 4, "{sparse}");
    }
}

#[test]
fn an_index_that_is_not_there_is_empty() {
    let sandbox = changed(&["init", "--quiet"], &[]);
    sandbox.remove(".git/index");
    let repository = sandbox.open();
    let index = repository.index().expect("an index");
    assert!(index.names_in("".as_ref()).expect("names").is_empty());
    assert!(sandbox.staged().changed.is_empty());
}

#[test]
fn a_broken_index_is_told_and_never_guessed_at() {
    let sandbox = changed(&["init", "--quiet"], &[]);
    sandbox.git(&["add", "--all"]);
    let whole = sandbox.index_bytes();
    let mut flipped = whole.clone();
    flipped[50] ^= 1;
    let mut broken = vec![flipped, b"DIRC".to_vec(), Vec::new()];
    broken.extend((1..40).map(|part| whole[..whole.len() * part / 40].to_vec()));
    for bytes in broken {
        sandbox.write(".git/index", &bytes);
        let found = Arc::clone(&sandbox.open()).index();
        let Err(GitError::CorruptIndex { path, .. }) = found else {
            panic!("{} of {} bytes were read", bytes.len(), whole.len());
        };
        assert_eq!(path, sandbox.path.join(".git/index"));
    }
}
