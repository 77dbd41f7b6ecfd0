//! Which documents are judged: named and found, inside and outside of repositories.

use crate::support::{COMPLETE, Sandbox};

const OUTLINE: &[&str] = &["outline", "--format", "json"];

#[test]
fn proposals_are_found_where_processes_keep_them_and_what_stands_beside_them_is_left_out() {
    let sandbox = Sandbox::repository();
    for path in [
        "README.md",
        "docs/guide.md",
        "rfcs/0001-maps.md",
        "rfcs/0000-template.md",
        "rfcs/README.md",
        "rfcs/NNNN-title.md",
        "rfcs/rfc-template.md",
        "docs/adr/0004-x.md",
        "services/pay/rfcs/0002-y.md",
        "keps/sig-node/12-z/README.md",
        "openspec/changes/add-a/proposal.md",
        "openspec/changes/add-a/tasks.md",
        "rfcs/picture.png",
        "rfcs/notes.MARKDOWN",
    ] {
        sandbox.file(path, COMPLETE);
    }
    let run = sandbox.run(OUTLINE);
    assert_eq!(
        run.paths(),
        [
            "docs/adr/0004-x.md",
            "keps/sig-node/12-z/README.md",
            "openspec/changes/add-a/proposal.md",
            "rfcs/0001-maps.md",
            "rfcs/notes.MARKDOWN",
            "services/pay/rfcs/0002-y.md",
        ]
    );
    let run = sandbox.run(&["check", "--verbose"]);
    insta::assert_snapshot!(run.stderr, @"left out: outside of proposal folders (3), templates (3), indexes and the like (1)");
}

#[test]
fn a_file_that_is_named_is_judged_wherever_it_lies() {
    let sandbox = Sandbox::repository();
    sandbox
        .file("rfcs/0000-template.md", COMPLETE)
        .file("notes/x.txt", COMPLETE)
        .file(".gitignore", "notes\n");
    let run = sandbox.run(&[OUTLINE, &["./rfcs/0000-template.md", "notes/x.txt"]].concat());
    assert_eq!(run.paths(), ["notes/x.txt", "rfcs/0000-template.md"]);
}

#[test]
fn a_folder_that_is_named_is_taken_at_its_word() {
    let sandbox = Sandbox::repository();
    sandbox
        .file("ideas/a.md", COMPLETE)
        .file("ideas/deep/b.md", COMPLETE)
        .file("ideas/README.md", "# Ideas\n")
        .file("rfcs/c.md", COMPLETE);
    assert_eq!(
        sandbox.run(&[OUTLINE, &["ideas/"]].concat()).paths(),
        ["ideas/a.md", "ideas/deep/b.md"]
    );
    // At the root, where everything lies, the usual folders go first.
    assert_eq!(
        sandbox.run(&[OUTLINE, &["."]].concat()).paths(),
        ["rfcs/c.md"]
    );
}

#[test]
fn what_git_ignores_is_not_found_unless_git_tracks_it() {
    let sandbox = Sandbox::repository();
    sandbox.file(".gitignore", "drafts/\n*.tmp.md\n");
    sandbox
        .file("rfcs/a.md", COMPLETE)
        .file("rfcs/b.tmp.md", COMPLETE)
        .file("rfcs/c.tmp.md", COMPLETE);
    sandbox
        .file("rfcs/drafts/d.md", COMPLETE)
        .file("rfcs/old/drafts/e.md", COMPLETE);
    sandbox.git(&["add", "--force", "rfcs/c.tmp.md", "rfcs/old/drafts/e.md"]);
    assert_eq!(
        sandbox.run(OUTLINE).paths(),
        ["rfcs/a.md", "rfcs/c.tmp.md", "rfcs/old/drafts/e.md"]
    );
}

#[test]
fn a_submodule_is_not_entered() {
    let other = Sandbox::repository();
    other
        .file("rfcs/theirs.md", COMPLETE)
        .git(&["add", "."])
        .git(&["commit", "--quiet", "-m", "one"]);
    let sandbox = Sandbox::repository();
    sandbox.file("rfcs/ours.md", COMPLETE);
    let url = other.path().to_string_lossy().into_owned();
    sandbox.git(&["submodule", "--quiet", "add", &url, "rfcs/sub"]);
    assert!(sandbox.path().join("rfcs/sub/rfcs/theirs.md").exists());
    assert_eq!(sandbox.run(OUTLINE).paths(), ["rfcs/ours.md"]);
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_outside_of_the_repository() {
    use std::os::unix::fs::symlink;
    let secret = Sandbox::new();
    secret.file("secret.md", "# the password is 1234\n");
    let sandbox = Sandbox::repository();
    sandbox.file("rfcs/a.md", COMPLETE);
    symlink(
        secret.path().join("secret.md"),
        sandbox.path().join("rfcs/b.md"),
    )
    .expect("a link");
    symlink(secret.path(), sandbox.path().join("rfcs/c")).expect("a link");
    symlink(sandbox.path(), sandbox.path().join("rfcs/loop")).expect("a link");
    assert_eq!(sandbox.run(OUTLINE).paths(), ["rfcs/a.md"]);
    for path in ["rfcs/b.md", "rfcs/c/secret.md", "rfcs/c"] {
        let run = sandbox.run(&["check", path]);
        assert_eq!(run.status, 2, "{path}");
        assert!(
            run.stderr.contains("leads out of the repository") && !run.stdout.contains("1234"),
            "{path}: {}",
            run.screen()
        );
    }
}

#[test]
fn outside_of_a_repository_proposals_are_found_below_the_current_folder() {
    let sandbox = Sandbox::new();
    sandbox
        .file("rfcs/a.md", COMPLETE)
        .file("other/b.md", COMPLETE);
    assert_eq!(sandbox.run(OUTLINE).paths(), ["rfcs/a.md"]);
}

#[test]
fn from_a_subfolder_the_whole_repository_is_searched_and_paths_count_from_there() {
    let sandbox = Sandbox::repository();
    sandbox
        .file("rfcs/a.md", COMPLETE)
        .file("services/pay/rfcs/b.md", COMPLETE);
    let run = sandbox.run_in("services/pay", OUTLINE, &[], None);
    assert_eq!(run.paths(), ["../../rfcs/a.md", "rfcs/b.md"]);
    let run = sandbox.run_in(
        "services/pay",
        &[OUTLINE, &["../../rfcs/a.md"]].concat(),
        &[],
        None,
    );
    assert_eq!(run.paths(), ["../../rfcs/a.md"]);
}

#[test]
fn a_stub_that_says_where_a_proposal_went_is_left_out_unless_it_is_named() {
    let sandbox = Sandbox::repository();
    sandbox.file("rfcs/a.md", COMPLETE).file(
        "rfcs/b.md",
        "# Maps\n\nThis proposal has moved to [maps](a.md).\n",
    );
    sandbox.file("rfcs/c.md", "# Maps\n\nA short draft.\n");
    assert_eq!(sandbox.run(OUTLINE).paths(), ["rfcs/a.md", "rfcs/c.md"]);
    assert_eq!(
        sandbox.run(&[OUTLINE, &["rfcs/b.md"]].concat()).paths(),
        ["rfcs/b.md"]
    );
}

#[test]
fn globs_of_the_configuration_replace_the_usual_folders_and_exclude_takes_away() {
    let sandbox = Sandbox::repository();
    sandbox.file(
        ".wherefore.yaml",
        "proposals: [\"ideas/**/*.md\"]\nexclude: [\"ideas/old/**\"]\n",
    );
    sandbox
        .file("ideas/a.md", COMPLETE)
        .file("ideas/old/b.md", COMPLETE)
        .file("rfcs/c.md", COMPLETE);
    assert_eq!(sandbox.run(OUTLINE).paths(), ["ideas/a.md"]);
    assert_eq!(
        sandbox.run(&[OUTLINE, &["ideas"]].concat()).paths(),
        ["ideas/a.md"]
    );
    assert_eq!(
        sandbox.run(&[OUTLINE, &["ideas/old"]].concat()).paths(),
        ["ideas/old/b.md"]
    );
    assert_eq!(
        sandbox.run(&[OUTLINE, &["--no-config"]].concat()).paths(),
        ["rfcs/c.md"]
    );
}

#[test]
fn the_nearest_configuration_applies_and_exclusions_above_it_hold() {
    let sandbox = Sandbox::repository();
    sandbox.file(
        ".wherefore.yaml",
        "exclude: [\"sub/rfcs/old/**\"]\nelements:\n  why: off\n",
    );
    sandbox.file("sub/.wherefore.yaml", "elements:\n  what: off\n");
    let neither = "# Maps\n\n- When: 2027-02-08; we look at the deliveries in March\n- Metric: late deliveries fall from 9% to 5% by March 2027\n";
    sandbox
        .file("rfcs/a.md", neither)
        .file("sub/rfcs/b.md", neither)
        .file("sub/rfcs/old/c.md", neither);
    let run = sandbox.run(&["check", "--format", "short"]);
    insta::assert_snapshot!(run.stdout, @"
    rfcs/a.md:1:3: error[missing-what] nothing says what capability this enables, or which outcome changes
    sub/rfcs/b.md:1:3: error[missing-why] nothing says why this matters, or why now
    ");
}

#[test]
fn paths_named_twice_are_judged_once() {
    let sandbox = Sandbox::repository();
    sandbox.file("rfcs/a.md", COMPLETE);
    assert_eq!(
        sandbox
            .run(&[OUTLINE, &["rfcs/a.md", "rfcs", "./rfcs/a.md", "rfcs/"]].concat())
            .paths(),
        ["rfcs/a.md"]
    );
}

#[test]
fn standard_input_is_judged_under_its_name_and_configuration() {
    let sandbox = Sandbox::repository();
    sandbox.file("sub/.wherefore.yaml", "elements:\n  when: [Zeitplan]\n");
    let text = COMPLETE.replace("## When", "## Zeitplan");
    let run = sandbox.run_with_input(&["check", "--format", "short", "-"], text.as_bytes());
    assert_eq!(run.status, 1);
    assert!(
        run.stdout
            .starts_with("<stdin>:13:1: error[unlabelled-element]"),
        "{}",
        run.stdout
    );
    let run = sandbox.run_with_input(
        &["check", "-", "--stdin-filename", "sub/new/draft.md"],
        text.as_bytes(),
    );
    assert_eq!(run.status, 0, "{}", run.screen());
}
