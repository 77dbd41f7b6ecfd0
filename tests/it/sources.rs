//! Where documents are read from: the index, a revision, a range, and what changed since a base, in real repositories.

use crate::support::{COMPLETE, Sandbox, without};

/// A repository whose first commit holds a complete proposal.
fn repository() -> Sandbox {
    let sandbox = Sandbox::repository();
    sandbox.file("rfcs/0001-maps.md", COMPLETE);
    commit(&sandbox, "maps");
    sandbox
}

fn commit(sandbox: &Sandbox, message: &str) {
    sandbox.git(&["add", "--all"]);
    sandbox.git(&["commit", "--quiet", "-m", message]);
}

/// What is reported in short form, with the exit status in front.
fn short(sandbox: &Sandbox, args: &[&str]) -> String {
    short_in(sandbox, "", args)
}

fn short_in(sandbox: &Sandbox, folder: &str, args: &[&str]) -> String {
    let args = [&["check", "--format", "short", "--quiet"][..], args].concat();
    let run = sandbox.run_in(folder, &args, &[], None);
    format!("{}\n{}{}", run.status, run.stdout, run.stderr)
}

const CLEAN: &str = "0\n";

#[test]
fn what_is_staged_is_judged_and_not_what_lies_in_the_work_tree() {
    let sandbox = repository();
    sandbox.file("rfcs/0001-maps.md", COMPLETE.replace("5%", "4%"));
    sandbox.git(&["add", "--all"]);
    sandbox.file("rfcs/0001-maps.md", without("When"));
    assert_eq!(short(&sandbox, &["--staged"]), CLEAN);
    assert!(short(&sandbox, &[]).starts_with("1\n"));

    sandbox.git(&["add", "--all"]);
    sandbox.file("rfcs/0001-maps.md", COMPLETE);
    insta::assert_snapshot!(short(&sandbox, &["--staged"]), @"
    1
    rfcs/0001-maps.md:7:4: error[missing-when] nothing says when this ships, or when anyone will know that it worked
    ");
    assert_eq!(short(&sandbox, &[]), CLEAN);
}

#[test]
fn a_commit_without_proposals_passes_and_says_so() {
    let sandbox = repository();
    sandbox.file("src/main.c", "int main(void) { return 0; }\n");
    sandbox.file("README.md", "# Not a proposal\n");
    sandbox.git(&["add", "--all"]);
    insta::assert_snapshot!(sandbox.run(&["check", "--staged"]).screen(), @"
    exit status: 0
    ----- stdout -----
    nothing to check: there is no proposal among what was asked for
    ");
    let json = sandbox.run(&["check", "--staged", "--format", "json"]);
    assert_eq!((json.status, json.rules()), (0, vec![]));
}

#[test]
fn the_first_commit_of_a_repository_is_judged_whole() {
    let sandbox = Sandbox::repository();
    sandbox.file("rfcs/0001-maps.md", without("When"));
    assert!(short(&sandbox, &["--staged"]).starts_with("0\n"));
    sandbox.git(&["add", "--all"]);
    assert!(short(&sandbox, &["--staged"]).contains("[missing-when]"));
}

#[test]
fn only_what_the_commit_touches_is_judged() {
    let sandbox = repository();
    sandbox.file("rfcs/0002-bad.md", without("Why"));
    sandbox.file("rfcs/0003-mode.md", without("Why"));
    commit(&sandbox, "somebody else's");
    sandbox.git(&["mv", "rfcs/0001-maps.md", "rfcs/0001-offline-maps.md"]);
    sandbox.git(&["update-index", "--chmod=+x", "rfcs/0003-mode.md"]);
    sandbox.file("rfcs/0004-new.md", COMPLETE);
    sandbox.git(&["add", "rfcs/0004-new.md"]);
    assert_eq!(short(&sandbox, &["--staged"]), CLEAN);
    let outline = sandbox.run(&["outline", "--staged", "--format", "json"]);
    assert_eq!(
        outline.paths(),
        ["rfcs/0001-offline-maps.md", "rfcs/0004-new.md"]
    );
    sandbox.git(&["rm", "--quiet", "rfcs/0002-bad.md"]);
    assert_eq!(short(&sandbox, &["--staged"]), CLEAN);
}

#[cfg(unix)]
#[test]
fn links_are_no_proposals() {
    let sandbox = repository();
    std::os::unix::fs::symlink("/etc/hostname", sandbox.path().join("rfcs/0002-link.md"))
        .expect("a link");
    sandbox.git(&["add", "--all"]);
    assert_eq!(short(&sandbox, &["--staged"]), CLEAN);
    commit(&sandbox, "a link");
    assert_eq!(short(&sandbox, &["--rev", "HEAD"]), CLEAN);
}

#[test]
fn paths_say_which_part_of_a_change_is_looked_at() {
    let sandbox = repository();
    sandbox.file("rfcs/0002-a.md", without("When"));
    sandbox.file("docs/adr/0001-b.md", without("Why"));
    sandbox.git(&["add", "--all"]);
    let only = |paths: &[&str]| short(&sandbox, &[&["--staged"], paths].concat());
    assert!(!only(&["docs"]).contains("0002-a.md"));
    assert!(only(&["docs"]).contains("0001-b.md"));
    assert!(only(&["rfcs/0002-a.md"]).contains("0002-a.md"));
    assert!(short_in(&sandbox, "docs", &["--staged", "adr"]).contains("adr/0001-b.md:"));
    insta::assert_snapshot!(only(&["nowhere"]), @"
    2
    error: `nowhere` does not exist
    ");
}

#[test]
fn a_file_in_conflict_is_named_and_fails() {
    let sandbox = repository();
    sandbox.git(&["checkout", "--quiet", "-b", "other"]);
    sandbox.file("rfcs/0001-maps.md", COMPLETE.replace("5%", "4%"));
    commit(&sandbox, "four");
    sandbox.git(&["checkout", "--quiet", "main"]);
    sandbox.file("rfcs/0001-maps.md", COMPLETE.replace("5%", "3%"));
    commit(&sandbox, "three");
    sandbox.try_git("", &["merge", "other"]);
    for source in [&["--staged"][..], &["--since", "main"]] {
        let run = sandbox.run(&[&["check"], source].concat());
        insta::allow_duplicates! {
            insta::assert_snapshot!(run.screen(), @"
            exit status: 2
            ----- stderr -----
            error: `rfcs/0001-maps.md` is in conflict
              help: Resolve it, and `git add` it.
            ");
        }
    }
}

#[test]
fn configuration_and_templates_come_from_the_tree_of_the_document() {
    let sandbox = repository();
    sandbox.file("rfcs/0002-a.md", without("When"));
    sandbox.file(".wherefore.yaml", "elements: { when: off }\n");
    commit(&sandbox, "no When here");
    sandbox.file(".wherefore.yaml", "rules: { no-such-rule: deny }\n");
    assert_eq!(short(&sandbox, &["--rev", "HEAD"]), CLEAN);
    assert!(short(&sandbox, &[]).starts_with("2\n"));
    sandbox.git(&["add", "--all"]);
    // A configuration that is broken is told before it is committed, too.
    sandbox.file(".wherefore.yaml", "elements: { when: off }\n");
    let staged = short(&sandbox, &["--staged"]);
    assert!(
        staged.starts_with("2\n") && staged.contains("no-such-rule"),
        "{staged}"
    );
}

#[test]
fn a_revision_is_read_alike_in_a_bare_clone_and_in_a_checkout() {
    let sandbox = repository();
    sandbox.file("rfcs/0002-a.md", without("When"));
    sandbox.file(
        "rfcs/0003-b.md",
        "# B\n\n[gone](0009-x.md) [here](0001-maps.md#why) [no](#nowhere)\n",
    );
    sandbox.file(".wherefore.yaml", "rules: { missing-what: allow }\n");
    commit(&sandbox, "more");
    let here = short(&sandbox, &["--rev", "HEAD"]);
    sandbox.git(&["clone", "--quiet", "--bare", ".", "bare.git"]);
    assert!(here.contains("[missing-when]") && here.contains("`0009-x.md` is not there"));
    assert_eq!(short_in(&sandbox, "bare.git", &["--rev", "HEAD"]), here);
    assert_eq!(short_in(&sandbox, "bare.git", &["--rev", "main"]), here);
    std::fs::remove_dir_all(sandbox.path().join("bare.git")).expect("the clone");
    assert_eq!(
        short(&sandbox, &[]),
        here,
        "as the work tree, which is clean"
    );
}

#[test]
fn a_revision_takes_names_and_folders_from_its_own_tree() {
    let sandbox = repository();
    sandbox.file("notes/idea.md", without("Why"));
    commit(&sandbox, "an idea");
    sandbox.git(&["rm", "--quiet", "-r", "notes"]);
    commit(&sandbox, "no idea");
    let idea = short(&sandbox, &["--rev", "HEAD~1", "notes/idea.md"]);
    assert!(
        idea.contains("notes/idea.md:3:4: error[missing-why]"),
        "{idea}"
    );
    assert!(short(&sandbox, &["--rev", "HEAD~1", "notes"]).contains("[missing-why]"));
    assert!(short(&sandbox, &["--rev", "HEAD", "notes"]).contains("`notes` does not exist"));
}

#[test]
fn a_range_of_two_dots_starts_at_its_left_side_and_one_of_three_where_the_sides_parted() {
    let sandbox = repository();
    sandbox.git(&["checkout", "--quiet", "-b", "feature"]);
    sandbox.file("rfcs/0002-feature.md", without("When"));
    commit(&sandbox, "feature");
    sandbox.git(&["checkout", "--quiet", "main"]);
    sandbox.file("rfcs/0001-maps.md", without("Why"));
    commit(&sandbox, "main goes on");
    let three = short(&sandbox, &["--range", "main...feature"]);
    assert!(
        three.contains("0002-feature.md") && !three.contains("0001-maps.md"),
        "{three}"
    );
    let two = sandbox.run(&["outline", "--format", "json", "--range", "main..feature"]);
    assert_eq!(two.paths(), ["rfcs/0001-maps.md", "rfcs/0002-feature.md"]);
    let open = short(&sandbox, &["--range", "feature...", "rfcs/0001-maps.md"]);
    assert!(open.contains("[missing-why]"), "{open}");
    for wrong in ["main", "..", "a..b..c"] {
        assert!(
            short(&sandbox, &["--range", wrong]).starts_with("2\n"),
            "{wrong}"
        );
    }
}

#[test]
fn since_a_base_the_work_tree_is_judged_with_what_is_not_committed_nor_tracked() {
    let sandbox = repository();
    sandbox.file("rfcs/0002-old.md", without("Why"));
    sandbox.file(".gitignore", "*.draft.md\n");
    commit(&sandbox, "old");
    sandbox.git(&["checkout", "--quiet", "-b", "feature"]);
    sandbox.file("rfcs/0003-committed.md", without("When"));
    commit(&sandbox, "committed");
    sandbox.file("rfcs/0004-staged.md", without("When"));
    sandbox.git(&["add", "--all"]);
    sandbox.file("rfcs/0005-untracked.md", without("When"));
    sandbox.file("rfcs/0006-ignored.draft.md", without("When"));
    sandbox.file("rfcs/0001-maps.md", without("When"));
    let outline = sandbox.run(&["outline", "--format", "json", "--since", "main"]);
    assert_eq!(
        outline.paths(),
        [
            "rfcs/0001-maps.md",
            "rfcs/0003-committed.md",
            "rfcs/0004-staged.md",
            "rfcs/0005-untracked.md"
        ]
    );
}

#[test]
fn linked_work_trees_submodules_and_subfolders_are_read_as_what_they_are() {
    let sandbox = repository();
    sandbox.git(&["worktree", "add", "--quiet", "linked", "-b", "linked"]);
    sandbox.file("linked/rfcs/0002-a.md", without("When"));
    sandbox.git(&["-C", "linked", "add", "--all"]);
    assert!(short_in(&sandbox, "linked", &["--staged"]).contains("rfcs/0002-a.md:"));
    assert!(short_in(&sandbox, "linked/rfcs", &["--staged"]).contains("\n0002-a.md:"));
    assert_eq!(short(&sandbox, &["--staged"]), CLEAN);

    sandbox.git(&["submodule", "--quiet", "add", "./.git", "module"]);
    sandbox.file("module/rfcs/0003-b.md", without("Why"));
    sandbox.git(&["-C", "module", "add", "--all"]);
    assert!(short_in(&sandbox, "module", &["--staged"]).contains("rfcs/0003-b.md:"));
    assert_eq!(short(&sandbox, &["--staged"]), CLEAN);
}

#[test]
fn a_sidecar_that_changes_has_its_proposal_judged() {
    let sandbox = Sandbox::repository();
    sandbox.file("keps/sig-maps/7-offline/README.md", COMPLETE);
    sandbox.file(
        "keps/sig-maps/7-offline/kep.yaml",
        "title: Offline\nkep-number: 7\n",
    );
    commit(&sandbox, "a kep");
    sandbox.file(
        "keps/sig-maps/7-offline/kep.yaml",
        "title: Offline\nkep-number: 8\n",
    );
    sandbox.git(&["add", "--all"]);
    let staged = short(&sandbox, &["--staged"]);
    assert!(
        staged.contains("kep.yaml:2:13: error[number-mismatch]"),
        "{staged}"
    );
}

#[test]
fn of_the_files_that_a_framework_names_only_proposals_are_judged() {
    let sandbox = repository();
    sandbox.file("README.md", "# Readme\n");
    sandbox.file("rfcs/0000-template.md", "# Title\n");
    sandbox.file("rfcs/0002-a.md", without("When"));
    let named = ["README.md", "rfcs/0000-template.md", "rfcs/0001-maps.md"];
    let args = [&["--force-exclude"], &named[..]].concat();
    assert_eq!(short(&sandbox, &args), CLEAN);
    let bad = short(
        &sandbox,
        &["--force-exclude", "README.md", "rfcs/0002-a.md"],
    );
    assert!(
        bad.contains("[missing-when]") && !bad.contains("README"),
        "{bad}"
    );
    let run = sandbox.run(&["check", "--force-exclude", "README.md"]);
    assert!(
        run.stdout.starts_with("nothing to check"),
        "{}",
        run.screen()
    );
    assert!(short(&sandbox, &["--force-exclude", "gone.md"]).starts_with("2\n"));
}
