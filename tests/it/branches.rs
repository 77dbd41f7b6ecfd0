//! Numbers across branches: what is free on both sides and would collide after the merge.

use crate::support::{COMPLETE, Sandbox};

fn commit(sandbox: &Sandbox, message: &str) {
    sandbox.git(&["add", "--all"]);
    sandbox.git(&["commit", "--quiet", "-m", message]);
}

/// `main` and `feature`, which parted when there was one proposal.
fn parted() -> Sandbox {
    let sandbox = Sandbox::repository();
    sandbox.file("rfcs/0001-maps.md", COMPLETE);
    commit(&sandbox, "one");
    sandbox.git(&["branch", "feature"]);
    sandbox.file("rfcs/0002-tiles.md", COMPLETE);
    commit(&sandbox, "two");
    sandbox.git(&["checkout", "--quiet", "feature"]);
    sandbox
}

fn short(sandbox: &Sandbox, args: &[&str]) -> String {
    let args = [&["check", "--format", "short", "--quiet"][..], args].concat();
    let run = sandbox.run(&args);
    format!("{}\n{}{}", run.status, run.stdout, run.stderr)
}

const CLEAN: &str = "0\n";

#[test]
fn a_number_that_another_branch_has_taken_is_told_with_the_next_free_one() {
    let sandbox = parted();
    sandbox.file("rfcs/0002-routes.md", COMPLETE);
    assert_eq!(short(&sandbox, &[]), CLEAN);
    insta::assert_snapshot!(sandbox.run(&["check", "--refs", "refs/heads/*"]).screen());
    sandbox.git(&["add", "--all"]);
    let staged = short(&sandbox, &["--staged", "--refs", "main"]);
    assert!(staged.contains("[duplicate-number]"), "{staged}");
    sandbox.git(&["mv", "rfcs/0002-routes.md", "rfcs/0003-routes.md"]);
    assert_eq!(short(&sandbox, &["--staged", "--refs", "main"]), CLEAN);
}

#[test]
fn a_configuration_can_name_the_branches() {
    let sandbox = parted();
    sandbox.file("rfcs/0002-routes.md", COMPLETE);
    sandbox.file(
        ".wherefore.yaml",
        "refs: [\"refs/heads/*\", \"refs/remotes/origin/*\"]\n",
    );
    assert!(short(&sandbox, &[]).contains("[duplicate-number]"));
    let told = sandbox.run(&["check"]).stderr;
    assert_eq!(
        told,
        "note: no branch is called `refs/remotes/origin/*`, as `refs` in the configuration has it\n"
    );
    let typed = short(&sandbox, &["--refs", "refs/heads/release-*"]);
    assert!(
        typed.starts_with("2\n") && typed.contains("`refs/heads/release-*`"),
        "{typed}"
    );
}

#[test]
fn a_range_is_held_against_the_branch_that_it_will_be_merged_into() {
    let sandbox = parted();
    sandbox.file("rfcs/0002-routes.md", COMPLETE);
    let since = short(&sandbox, &["--since", "main"]);
    assert!(since.contains("`rfcs/0002-tiles.md` on `main`"), "{since}");
    commit(&sandbox, "routes");
    let range = short(&sandbox, &["--range", "main...feature"]);
    assert_eq!(range, since);
    assert_eq!(short(&sandbox, &["--range", "feature~1..feature"]), CLEAN);
}

#[test]
fn what_one_side_moved_is_the_same_proposal_on_the_other() {
    let sandbox = parted();
    sandbox.git(&["mv", "rfcs/0001-maps.md", "rfcs/0001-offline-maps.md"]);
    commit(&sandbox, "a better name");
    assert_eq!(short(&sandbox, &["--refs", "main"]), CLEAN);
    sandbox.git(&["checkout", "--quiet", "main"]);
    assert_eq!(short(&sandbox, &["--refs", "feature"]), CLEAN);
}

#[test]
fn a_stub_that_a_new_number_left_behind_on_the_other_branch_is_no_duplicate() {
    let sandbox = parted();
    sandbox.git(&["checkout", "--quiet", "main"]);
    sandbox.git(&["mv", "rfcs/0002-tiles.md", "rfcs/0005-tiles.md"]);
    sandbox.file("rfcs/0002-tiles.md", "Moved to [0005](0005-tiles.md).\n");
    commit(&sandbox, "moved");
    sandbox.git(&["checkout", "--quiet", "feature"]);
    sandbox.file("rfcs/0002-routes.md", COMPLETE);
    assert_eq!(short(&sandbox, &["--refs", "main"]), CLEAN);
}

#[test]
fn the_number_in_the_metadata_of_another_branch_counts_too() {
    let sandbox = parted();
    sandbox.git(&["checkout", "--quiet", "main"]);
    sandbox.file("rfcs/tolls.md", format!("---\nid: 9\n---\n{COMPLETE}"));
    commit(&sandbox, "tolls");
    sandbox.git(&["checkout", "--quiet", "feature"]);
    sandbox.file("rfcs/0009-routes.md", COMPLETE);
    let found = short(&sandbox, &["--refs", "main"]);
    assert!(found.contains("`rfcs/tolls.md` on `main`"), "{found}");
}

#[test]
fn two_of_one_snapshot_are_both_told_and_only_the_new_one_in_a_change() {
    let sandbox = parted();
    sandbox.file("rfcs/0001-routes.md", COMPLETE);
    assert_eq!(
        short(&sandbox, &[]).matches("[duplicate-number]").count(),
        2
    );
    sandbox.git(&["add", "--all"]);
    let staged = short(&sandbox, &["--staged"]);
    assert!(staged.contains("rfcs/0001-routes.md:1:"), "{staged}");
    assert_eq!(staged.matches("[duplicate-number]").count(), 1);
}

#[test]
fn a_reference_leads_to_what_the_same_tree_holds() {
    let sandbox = parted();
    let superseding = |number: u32| format!("---\nsupersedes: {number}\n---\n{COMPLETE}");
    sandbox.file("rfcs/0003-new-maps.md", superseding(2));
    let lost = short(&sandbox, &[]);
    assert!(lost.contains("[unknown-reference]"), "on main only: {lost}");
    sandbox.file("rfcs/0003-new-maps.md", superseding(1));
    let silent = short(&sandbox, &[]);
    assert!(silent.contains("warning[one-sided-reference]"), "{silent}");
    sandbox.file(
        "rfcs/0001-maps.md",
        format!("---\nsuperseded-by: 3\n---\n{COMPLETE}"),
    );
    assert_eq!(short(&sandbox, &[]), CLEAN);
}

#[test]
fn what_was_named_outside_of_the_configured_folders_is_numbered_with_what_lies_beside_it() {
    let sandbox = Sandbox::repository();
    sandbox.file(".wherefore.yaml", "proposals: [\"rfcs/**\"]\n");
    sandbox.file("rfcs/0001-maps.md", COMPLETE);
    sandbox.file("design/0001-a.md", COMPLETE);
    assert_eq!(short(&sandbox, &["design"]), CLEAN);
    sandbox.file("design/0001-b.md", COMPLETE);
    let found = short(&sandbox, &["design"]);
    assert_eq!(found.matches("[duplicate-number]").count(), 2, "{found}");
}

#[test]
fn a_stale_branch_that_was_squashed_and_a_copy_on_a_remote_are_no_duplicates() {
    let sandbox = parted();
    sandbox.file("rfcs/0003-routes.md", COMPLETE);
    commit(&sandbox, "routes");
    sandbox.git(&["checkout", "--quiet", "main"]);
    sandbox.git(&["merge", "--quiet", "--squash", "feature"]);
    commit(&sandbox, "routes, squashed");
    sandbox.git(&["mv", "rfcs/0003-routes.md", "rfcs/0003-better-routes.md"]);
    commit(&sandbox, "a better name");
    assert_eq!(short(&sandbox, &["--refs", "refs/heads/*"]), CLEAN);

    // Pushed, and then amended under another name.
    sandbox.git(&["clone", "--quiet", "--bare", ".", "server.git"]);
    sandbox.git(&["remote", "add", "origin", "server.git"]);
    sandbox.git(&["checkout", "--quiet", "-b", "tolls"]);
    sandbox.file("rfcs/0004-tolls.md", COMPLETE);
    sandbox.git(&["add", "rfcs"]);
    sandbox.git(&["commit", "--quiet", "-m", "tolls"]);
    sandbox.git(&["push", "--quiet", "origin", "tolls"]);
    sandbox.git(&["mv", "rfcs/0004-tolls.md", "rfcs/0004-fares.md"]);
    sandbox.git(&["commit", "--quiet", "--amend", "-m", "fares"]);
    assert_eq!(short(&sandbox, &["--refs", "refs/remotes/origin/*"]), CLEAN);
}
