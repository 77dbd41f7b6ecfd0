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

/// Each fault of a document's links, with what to do.
fn told(sandbox: &Sandbox, path: &str) -> String {
    let format = ["--format", "json", path];
    let run = sandbox.run(&[&["check", "--select", "broken-link"], &format[..]].concat());
    let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let told = json["diagnostics"].as_array().expect("diagnostics").iter();
    told.map(|told| {
        let word = |key: &str| told[key].as_str().expect("words");
        format!("{}\n  {}\n", word("message"), word("help"))
    })
    .collect()
}

#[test]
fn what_is_not_is_reported_with_the_name_that_was_meant() {
    let sandbox = repository();
    sandbox.file(
        "rfcs/0042-refunds.md",
        "[1](0007-fruad.md) [2](0007-fraud) [3](0007-Fraud.md) [4](../doc/README.md) [5](../DOCS/README.md) [6](docs/README.md)\n\
         [7](0007-fraud.md#cost) [8](../docs#about) [9](/docs/images/b.png) [10](/rfcs/0008.markdown) [11](..\\docs\\README.md)\n\
         [12](0007-fraud.html) [13](../src/main.rs/x) [14](0007-fraud.md#Costs) [15](../0007-fraud/) [16](0007-fraud.md/)\n\
         [17](C:\\docs\\README.md)\n",
    );
    insta::assert_snapshot!(told(&sandbox, "rfcs/0042-refunds.md"));
}

#[test]
fn another_number_is_not_what_was_meant_nor_is_the_document_itself() {
    let sandbox = Sandbox::repository();
    sandbox
        .file("EIPS/eip-7892.md", "# Fees\n")
        .file("EIPS/0043-maps.md", "# Maps\n")
        .file(
            "EIPS/0042-refunds.md",
            "[1](eip-1829.md) [2](0042-refund.md) [3](0044-maps.md) [4](eip-7829.md) [5](eip-07892.md)\n",
        );
    insta::assert_snapshot!(told(&sandbox, "EIPS/0042-refunds.md"), @"
    `eip-1829.md` is not there
      Correct the path, which counts from the document's folder, or bring in what it names.
    `0042-refund.md` is not there
      Correct the path, which counts from the document's folder, or bring in what it names.
    `0044-maps.md` is not there
      Did you mean `0043-maps.md`?
    `eip-7829.md` is not there
      Correct the path, which counts from the document's folder, or bring in what it names.
    `eip-07892.md` is not there
      Did you mean `eip-7892.md`?
    ");
}

#[test]
fn on_a_website_links_lead_to_the_sources_of_its_pages() {
    let sandbox = repository();
    sandbox
        .file("site/docs/rfcs/0001-a.md", "# A\n")
        .file("site/docs/intro.mdx", "# Intro\n")
        .file("site/static/a.png", "")
        .file(
            "site/docs/rfcs/0002-b.md",
            "[1](../intro) [2](./0001-a#a) [3](@site/docs/rfcs/0001-a.md) [4](@site/static/a.png) [5](/docs/rfcs/0001-a#a)\n\
             [6](/rfcs/0001-a.md) [7](/docs/any/route) [8](./0003-c) [9](@site/docs/b.md) [10](/docs/c.md) [11](/docs/rfcs/0001-a#b)\n",
        );
    let path = "site/docs/rfcs/0002-b.md";
    assert_eq!(links(&sandbox, path).stdout.lines().count(), 11);
    sandbox.file("site/docusaurus.config.js", "");
    insta::assert_snapshot!(links(&sandbox, path).stdout, @"
    site/docs/rfcs/0002-b.md:2:47: error[broken-link] `./0003-c` is not there
    site/docs/rfcs/0002-b.md:2:61: error[broken-link] `@site/docs/b.md` is not there
    site/docs/rfcs/0002-b.md:2:83: error[broken-link] `/docs/c.md` is not there
    site/docs/rfcs/0002-b.md:2:100: error[broken-link] `/docs/rfcs/0001-a` has no heading `#b`
    ");
}

#[test]
fn a_website_begins_where_its_generator_is_set_up_and_not_beside() {
    let is_on_site = |files: &[&str]| {
        let sandbox = repository();
        sandbox
            .file("book/docs/adr/0001-a.md", "[1](0002-b) [2](/any/route)\n")
            .file("book/docs/adr/0002-b.md", "# B\n");
        for file in files {
            sandbox.file(file, "");
        }
        links(&sandbox, "book/docs/adr/0001-a.md").status == 0
    };
    for file in [
        "mkdocs.yml",
        "_config.yml",
        "book/book.toml",
        "book/.vitepress/config.ts",
        "book/docs/conf.py",
        "book/docs/adr/docusaurus.config.ts",
    ] {
        assert!(is_on_site(&[file]), "{file}");
    }
    assert!(is_on_site(&["book/config.toml", "book/content/a.md"]));
    for file in [
        "docs/mkdocs.yml",
        "book/docs/conf.d/conf.py",
        "book/config.toml",
        "src/book.toml",
    ] {
        assert!(!is_on_site(&[file]), "{file}");
    }
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
    sandbox.file("drafts/d.md", "[1](/b.md#x) [2](/drafts/e.md)\n");
    assert_eq!(links(&sandbox, "drafts/d.md").status, 0);
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
