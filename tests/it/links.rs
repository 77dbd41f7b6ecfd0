//! Links among the files of a repository.

use crate::support::{Run, Sandbox};

/// Checks one document's links, in short form.
fn links(sandbox: &Sandbox, path: &str) -> Run {
    sandbox.run(&[
        "check",
        "--select",
        "broken-link",
        "--format",
        "short",
        "--quiet",
        path,
    ])
}

/// A repository with a few files to link to.
fn repository() -> Sandbox {
    let sandbox = Sandbox::repository();
    sandbox
        .file("README.md", "# About\n")
        .file("src/main.rs", "fn main() {}\n")
        .file("docs/README.md", "# Documents\n")
        .file("docs/images/a b.png", "")
        .file("rfcs/0007-fraud.md", "# Fraud\n\n## Costs\n\n## Costs\n");
    sandbox
}

#[test]
fn what_is_in_the_repository_can_be_linked_to_from_anywhere_in_it() {
    let sandbox = repository();
    sandbox.file(
        "rfcs/new/0042-refunds.md",
        "[1](../0007-fraud.md#costs-1) [2](/rfcs/0007-fraud.md) [3](../../src/main.rs#L1-L2) [4](../../docs/) \
         [5](../../docs#documents) ![6](</docs/images/a b.png>) ![7](../../docs/images/a%20b.png) [8](../..) [9](/) \
         [10](../../README.md?plain=1#about) [11](0042-refunds.md#fn1)\n",
    );
    insta::assert_snapshot!(links(&sandbox, "rfcs/new/0042-refunds.md").screen(), @"exit status: 0");
}

#[test]
fn what_is_not_is_reported_with_the_name_that_was_meant() {
    let sandbox = repository();
    sandbox.file(
        "rfcs/0042-refunds.md",
        "[1](0007-fruad.md) [2](0007-fraud) [3](0007-Fraud.md) [4](../doc/README.md) [5](../DOCS/README.md) [6](docs/README.md)\n\
         [7](0007-fraud.md#cost) [8](../docs#about) [9](/docs/images/b.png) [10](/rfcs/0008.markdown) [11](..\\docs\\README.md)\n\
         [12](0007-fraud.html) [13](../src/main.rs/x) [14](0007-fraud.md#Costs)\n",
    );
    let run = sandbox.run(&[
        "check",
        "--select",
        "broken-link",
        "--format",
        "json",
        "rfcs/0042-refunds.md",
    ]);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let told: Vec<String> = json["diagnostics"]
        .as_array()
        .expect("diagnostics")
        .iter()
        .map(|told| {
            let word = |key: &str| told[key].as_str().expect("words");
            format!("{}\n  {}\n", word("message"), word("help"))
        })
        .collect();
    insta::assert_snapshot!(told.concat());
}

#[test]
fn a_link_does_not_leave_the_repository_but_for_the_pages_of_the_forge() {
    let sandbox = repository();
    sandbox.file(
        "rfcs/0042-refunds.md",
        "[1](../../outside.md) [2](../../../issues/7) [3](../../wiki/Home) [4](/blog/x) [5](../../../other/README.md)\n",
    );
    insta::assert_snapshot!(links(&sandbox, "rfcs/0042-refunds.md").screen(), @"
    exit status: 1
    ----- stdout -----
    rfcs/0042-refunds.md:1:5: error[broken-link] `../../outside.md` leads out of the repository
    rfcs/0042-refunds.md:1:84: error[broken-link] `../../../other/README.md` leads out of the repository
    ");
}

#[test]
fn nobody_knows_what_lies_in_a_submodule() {
    let sandbox = repository();
    sandbox
        .file("theirs/.git", "gitdir: ../.git/modules/theirs\n")
        .file(
            "rfcs/0042-refunds.md",
            "[1](../theirs/a.md#b) [2](../theirs) [3](../their/a.md) [4](/.git/config)\n",
        );
    std::fs::create_dir(sandbox.path().join("not-fetched")).expect("a folder");
    sandbox.file("rfcs/0043-a.md", "[1](../not-fetched/a.md)\n");
    insta::assert_snapshot!(links(&sandbox, "rfcs/0042-refunds.md").screen(), @"
    exit status: 1
    ----- stdout -----
    rfcs/0042-refunds.md:1:42: error[broken-link] `../their/a.md` is not there
    ");
    assert_eq!(links(&sandbox, "rfcs/0043-a.md").status, 0);
}

#[test]
fn outside_of_a_repository_what_lies_above_the_current_folder_is_left_alone() {
    let sandbox = Sandbox::new();
    sandbox
        .file("drafts/a.md", "[1](../b.md) [2](../../c.md) [3](c.md)\n")
        .file("b.md", "# B\n");
    assert!(links(&sandbox, "drafts/a.md").stdout.contains("`c.md`"));
    let run = sandbox.run_in(
        "drafts",
        &[
            "check",
            "--select",
            "broken-link",
            "--format",
            "short",
            "../b.md",
            "a.md",
        ],
        &[],
        None,
    );
    insta::assert_snapshot!(run.stdout, @"a.md:1:34: error[broken-link] `c.md` is not there");
}

#[cfg(unix)]
#[test]
fn links_of_the_file_system_are_not_followed() {
    let sandbox = repository();
    let link = |target: &str, name: &str| {
        std::os::unix::fs::symlink(target, sandbox.path().join(name)).expect("a link");
    };
    link("/etc", "rfcs/etc");
    link("/etc/hosts", "rfcs/hosts.md");
    sandbox.file(
        "rfcs/0042-refunds.md",
        "[1](etc) [2](hosts.md#x) [3](etc/hosts)\n",
    );
    insta::assert_snapshot!(links(&sandbox, "rfcs/0042-refunds.md").screen(), @"
    exit status: 1
    ----- stdout -----
    rfcs/0042-refunds.md:1:30: error[broken-link] `etc/hosts` is not there
    ");
}
