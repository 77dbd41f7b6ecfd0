//! The index against the commit that is checked out.

use super::{LONG, Sandbox, is_markdown, tell};

#[test]
fn new_and_changed_files_are_told_and_others_are_not() {
    let sandbox = Sandbox::new();
    sandbox
        .write("rfcs/a.md", "a\n")
        .write("rfcs/b.md", "b\n")
        .write("rfcs/gone.md", "gone\n")
        .write("src/deep/er/x.rs", "x\n")
        .commit("first");
    sandbox
        .write("rfcs/b.md", "b2\n")
        .write("rfcs/c.md", "c\n")
        .write("src/deep/er/y.rs", "y\n")
        .remove("rfcs/gone.md");
    sandbox.git(&["add", "--all"]);
    sandbox.write("rfcs/a.md", "not staged\n");
    assert_eq!(
        tell(&sandbox.staged()),
        ["rfcs/b.md < rfcs/b.md", "rfcs/c.md"]
    );
}

#[test]
fn before_the_first_commit_all_is_new() {
    let sandbox = Sandbox::new();
    assert!(sandbox.staged().changed.is_empty());
    sandbox.write("rfcs/a.md", "a\n");
    sandbox.git(&["add", "."]);
    assert_eq!(tell(&sandbox.staged()), ["rfcs/a.md"]);
}

#[test]
fn a_file_is_followed_when_it_moves_as_it_is() {
    let sandbox = Sandbox::new();
    sandbox
        .write("drafts/a.md", LONG)
        .write("drafts/b.md", LONG)
        .commit("first");
    sandbox.git(&["mv", "drafts", "rfcs"]);
    assert_eq!(
        tell(&sandbox.staged()),
        ["rfcs/a.md < drafts/a.md", "rfcs/b.md < drafts/b.md"]
    );
}

#[test]
fn a_file_is_followed_when_it_moves_and_changes_a_little() {
    let sandbox = Sandbox::new();
    sandbox.write("rfcs/draft.md", LONG).commit("first");
    sandbox.git(&["mv", "rfcs/draft.md", "rfcs/0001.md"]);
    sandbox.write("rfcs/0001.md", format!("{LONG}eleven\n"));
    sandbox.write("rfcs/new.md", "nothing alike\n");
    sandbox.git(&["add", "."]);
    let changes = sandbox.staged();
    assert_eq!(
        tell(&changes),
        ["rfcs/0001.md < rfcs/draft.md", "rfcs/new.md"]
    );
    let (_, id) = changes.changed[0].before.clone().expect("an old version");
    assert_eq!(
        id.to_string(),
        sandbox.git(&["rev-parse", "HEAD:rfcs/draft.md"])
    );
}

#[test]
fn a_copy_is_a_new_file() {
    let sandbox = Sandbox::new();
    sandbox.write("a.md", LONG).commit("first");
    sandbox.write("b.md", LONG);
    sandbox.git(&["add", "."]);
    assert_eq!(tell(&sandbox.staged()), ["b.md"]);
}

#[test]
fn what_is_only_meant_to_be_added_is_not_staged() {
    let sandbox = Sandbox::new();
    sandbox.write("a.md", "a\n").commit("first");
    sandbox.write("b.md", "b\n").write("new/c.md", "c\n");
    sandbox.git(&["add", "--intent-to-add", "b.md", "new/c.md"]);
    assert!(tell(&sandbox.staged()).is_empty());
}

#[cfg(unix)]
#[test]
fn permissions_links_and_submodules_are_no_changes() {
    let sandbox = Sandbox::new();
    sandbox.write("a.md", "a\n").write("b.md", "b\n");
    sandbox.commit("first");
    let head = sandbox.git(&["rev-parse", "HEAD"]);
    sandbox.git(&["update-index", "--chmod=+x", "a.md"]);
    std::os::unix::fs::symlink("a.md", sandbox.path.join("link.md")).expect("a link");
    sandbox.git(&["add", "link.md"]);
    let submodule = format!("160000,{head},sub.md");
    sandbox.git(&["update-index", "--add", "--cacheinfo", &submodule]);
    let repository = sandbox.open();
    let index = repository.index().expect("an index");
    let changes = repository.staged(&index, &is_markdown).expect("changes");
    assert!(tell(&changes).is_empty(), "{changes:?}");
}

#[cfg(unix)]
#[test]
fn a_link_that_becomes_a_file_is_new() {
    let sandbox = Sandbox::new();
    std::os::unix::fs::symlink("b.md", sandbox.path.join("a.md")).expect("a link");
    sandbox.write("b.md", LONG).commit("first");
    sandbox.remove("a.md").write("a.md", LONG);
    sandbox.remove("b.md");
    sandbox.git(&["add", "--all"]);
    assert_eq!(tell(&sandbox.staged()), ["a.md"]);
}

#[test]
fn a_folder_that_becomes_a_file_and_a_file_that_becomes_a_folder_are_seen() {
    let sandbox = Sandbox::new();
    sandbox
        .write("x.md/inner.md", "inner\n")
        .write("y.md", "y\n")
        .write("y.md.md", "neighbour\n")
        .commit("first");
    std::fs::remove_dir_all(sandbox.path.join("x.md")).expect("a folder");
    sandbox.remove("y.md");
    sandbox
        .write("x.md", "quite another thing\n")
        .write("y.md/inner.md", "again another\n");
    sandbox.git(&["add", "--all"]);
    assert_eq!(tell(&sandbox.staged()), ["x.md", "y.md/inner.md"]);
}

#[test]
fn files_in_conflict_are_told_apart() {
    let sandbox = Sandbox::new();
    sandbox.write("rfcs/a.md", LONG).write("rfcs/b.md", LONG);
    sandbox.commit("first");
    sandbox.git(&["checkout", "--quiet", "-b", "other"]);
    sandbox
        .write("rfcs/a.md", "theirs\n")
        .write("rfcs/t.md", "t\n");
    sandbox.remove("rfcs/b.md").commit("other");
    sandbox.git(&["checkout", "--quiet", "main"]);
    sandbox
        .write("rfcs/a.md", "ours\n")
        .write("rfcs/b.md", "ours too\n");
    sandbox.commit("main");
    sandbox.try_git(&["merge", "other"], &[]);
    assert_eq!(
        tell(&sandbox.staged()),
        [
            "rfcs/a.md in conflict",
            "rfcs/b.md in conflict",
            "rfcs/t.md"
        ]
    );
    let index = sandbox.open().index().expect("an index");
    assert!(index.in_conflict("rfcs/a.md".as_ref()));
    assert!(!index.in_conflict("rfcs/t.md".as_ref()));
    let ours = index.item("rfcs/a.md".as_ref()).expect("objects");
    let ours = ours.expect("our version");
    assert_eq!(
        ours.id.to_string(),
        sandbox.git(&["rev-parse", "main:rfcs/a.md"])
    );
}

#[test]
fn a_lock_on_the_index_does_not_matter() {
    let sandbox = Sandbox::new();
    sandbox.write("a.md", "a\n").commit("first");
    sandbox.write("b.md", "b\n");
    sandbox.git(&["add", "."]);
    sandbox.write(".git/index.lock", "");
    assert_eq!(tell(&sandbox.staged()), ["b.md"]);
}

#[test]
fn a_path_in_any_script_is_told_as_it_is() {
    let sandbox = Sandbox::new();
    sandbox.write("grün/ä b.md", "a\n").commit("first");
    sandbox.write("grün/ä b.md", "b\n");
    sandbox.git(&["config", "core.quotePath", "false"]);
    sandbox.git(&["add", "."]);
    assert_eq!(tell(&sandbox.staged()), ["grün/ä b.md < grün/ä b.md"]);
}
