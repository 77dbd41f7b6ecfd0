//! The files of a commit and of the index.

use std::path::Path;
use std::sync::Arc;

use super::{Sandbox, is_markdown};
use crate::git::{GitError, Mode, Repository, Tree};

/// The same files in the last commit and in the index.
fn both(sandbox: &Sandbox) -> [Tree; 2] {
    let repository = sandbox.open();
    let head = repository.head().expect("a head").expect("a commit");
    [
        repository.tree_of(&head).expect("a tree"),
        repository.index().expect("an index"),
    ]
}

fn sample() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox
        .write("rfcs/b.md", "b\n")
        .write("rfcs/a/deep.md", "deep\n")
        .write("rfcs/a.md", "a\n")
        .write("rfcs.md", "neighbour\n")
        .write("rfcs-old/x.md", "x\n")
        .write("README", "read\n")
        .commit("first");
    sandbox
}

fn mode(tree: &Tree, path: &str) -> Option<Mode> {
    let item = tree.item(Path::new(path)).expect("objects");
    item.map(|item| item.mode)
}

#[test]
fn items_are_found_in_just_their_spelling() {
    for tree in both(&sample()) {
        assert_eq!(mode(&tree, ""), Some(Mode::Folder));
        assert_eq!(mode(&tree, "rfcs"), Some(Mode::Folder));
        assert_eq!(mode(&tree, "rfcs/"), Some(Mode::Folder));
        assert_eq!(mode(&tree, "rfcs/a"), Some(Mode::Folder));
        assert_eq!(mode(&tree, "rfcs/a.md"), Some(Mode::File));
        assert_eq!(mode(&tree, "rfcs/a/deep.md"), Some(Mode::File));
        for nothing in [
            "RFCS",
            "rfcs/A.md",
            "rf",
            "rfcs/b.md/x",
            "rfcs/../README",
            "a\0b",
            "z",
        ] {
            assert_eq!(mode(&tree, nothing), None, "{nothing:?}");
        }
    }
}

#[test]
fn a_folder_tells_its_names() {
    for tree in both(&sample()) {
        let mut names = tree.names_in(Path::new("rfcs")).expect("objects");
        names.sort_by(|(a, _), (b, _)| a.cmp(b));
        let expected = [
            ("a", Mode::Folder),
            ("a.md", Mode::File),
            ("b.md", Mode::File),
        ];
        assert_eq!(names, expected.map(|(name, mode)| (name.to_owned(), mode)));
        assert!(
            tree.names_in(Path::new("README"))
                .expect("objects")
                .is_empty()
        );
        assert!(
            tree.names_in(Path::new("none"))
                .expect("objects")
                .is_empty()
        );
    }
}

#[test]
fn the_files_below_a_folder_come_in_order() {
    for tree in both(&sample()) {
        let below = |folder: &str| -> Vec<String> {
            let files = tree
                .below(Path::new(folder), &is_markdown)
                .expect("objects");
            let paths = files.iter().map(|(path, _)| path.display().to_string());
            paths.collect()
        };
        assert_eq!(below("rfcs"), ["rfcs/a/deep.md", "rfcs/a.md", "rfcs/b.md"]);
        assert_eq!(below("rfcs/a"), ["rfcs/a/deep.md"]);
        assert_eq!(below("").len(), 5);
        assert!(below("rfc").is_empty());
    }
}

#[cfg(unix)]
#[test]
fn links_and_names_of_any_bytes_are_listed() {
    use std::os::unix::ffi::OsStrExt as _;
    let sandbox = sample();
    std::os::unix::fs::symlink("a.md", sandbox.path.join("rfcs/link.md")).expect("a link");
    let odd = std::ffi::OsStr::from_bytes(b"rfcs/\xff.md");
    std::fs::write(sandbox.path.join(odd), "odd\n").expect("a file");
    sandbox.commit("second");
    for tree in both(&sandbox) {
        assert_eq!(mode(&tree, "rfcs/link.md"), Some(Mode::Link));
        assert!(tree.item(Path::new(odd)).expect("objects").is_some());
        let files = tree
            .below(Path::new("rfcs"), &is_markdown)
            .expect("objects");
        assert!(files.iter().any(|(path, _)| path == Path::new(odd)));
    }
}

#[test]
fn a_file_is_read_unless_it_is_too_large() {
    for tree in both(&sample()) {
        let item = tree.item(Path::new("README")).expect("objects");
        let id = item.expect("a file").id;
        assert_eq!(tree.read(id, 4).expect("an object"), None);
        let content = tree.read(id, 5).expect("an object");
        assert_eq!(content.as_deref(), Some(&b"read\n"[..]));
    }
}

#[test]
fn an_object_that_is_missing_or_broken_is_named() {
    let sandbox = sample();
    let id = sandbox.git(&["rev-parse", "HEAD:README"]);
    let file = format!(".git/objects/{}/{}", &id[..2], &id[2..]);
    let other = sandbox.git(&["rev-parse", "HEAD:rfcs.md"]);
    let other = format!(".git/objects/{}/{}", &other[..2], &other[2..]);
    sandbox.remove(&file);
    for tree in both(&sandbox) {
        let item = tree.item(Path::new("README")).expect("objects");
        let read = tree.read(item.expect("a file").id, 100);
        assert!(matches!(read, Err(GitError::MissingObject(missing)) if missing.to_string() == id));
    }
    std::fs::copy(sandbox.path.join(other), sandbox.path.join(file)).expect("a file");
    for tree in both(&sandbox) {
        let item = tree.item(Path::new("README")).expect("objects");
        let read = tree.read(item.expect("a file").id, 100);
        assert!(
            matches!(read, Err(GitError::CorruptObject { .. })),
            "{read:?}"
        );
    }
    let folder = sandbox.git(&["rev-parse", "HEAD:rfcs"]);
    sandbox.remove(&format!(".git/objects/{}/{}", &folder[..2], &folder[2..]));
    let [commit, index] = both(&sandbox);
    let missing = commit.item(Path::new("rfcs/a.md"));
    assert!(
        matches!(missing, Err(GitError::MissingObject(_))),
        "{missing:?}"
    );
    assert_eq!(mode(&index, "rfcs/a.md"), Some(Mode::File));
}

#[test]
fn trees_are_read_by_many_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Repository>();
    shared::<Tree>();
    let sandbox = sample();
    let [commit, index] = both(&sandbox).map(Arc::new);
    let threads = (0..8).map(|number| {
        let tree = Arc::clone(if number % 2 == 0 { &commit } else { &index });
        std::thread::spawn(move || mode(&tree, "rfcs/a/deep.md"))
    });
    let threads: Vec<_> = threads.collect();
    for thread in threads {
        assert_eq!(thread.join().expect("its end"), Some(Mode::File));
    }
}
