//! What the words say of When and of the metric: passages of every kind, both ways, each in an otherwise complete proposal.

use std::collections::BTreeMap;

use crate::support::{Sandbox, files_below};

const HEAD: &str = "\
# Faster refunds

## What

Customers get a refund on the day that they ask for it, whichever way they paid.

## Why

Refund requests are the first cause of support calls; nothing else on the backlog touches as many customers.

";

/// The states that count as stated.
const STATED: [&str; 2] = ["declared", "implied"];

/// Reads every passage of a kind, and tells which were not read as their file's name begins.
fn misread(kind: &str, stated: &str) -> Vec<String> {
    let sandbox = Sandbox::new();
    let mut expected = BTreeMap::new();
    for file in files_below(&format!("fixtures/passages/{kind}")) {
        let name = file
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let passage = std::fs::read_to_string(&file).expect("a passage");
        sandbox.file(&name, format!("{HEAD}{passage}"));
        expected.insert(name.clone(), name.starts_with(stated));
    }
    let mut args = vec!["outline", "--no-config", "--format", "json"];
    args.extend(expected.keys().map(String::as_str));
    let run = sandbox.run(&args);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let proposals = json["proposals"].as_array().expect("proposals");
    assert_eq!(proposals.len(), expected.len(), "{}", run.stderr);
    let is_misread = |proposal: &&serde_json::Value| {
        let state = proposal["elements"][kind]["state"]
            .as_str()
            .expect("a state");
        STATED.contains(&state) != expected[proposal["path"].as_str().expect("a path")]
    };
    proposals
        .iter()
        .filter(is_misread)
        .map(|proposal| format!("{}: {}", proposal["path"], proposal["elements"][kind]))
        .collect()
}

#[test]
fn when_is_read_from_words_of_every_kind_and_from_nothing_that_only_looks_like_it() {
    assert_eq!(misread("when", "present"), Vec::<String>::new());
}

#[test]
fn metrics_are_read_from_words_of_every_kind_and_from_nothing_that_only_looks_like_it() {
    assert_eq!(misread("metric", "measurable"), Vec::<String>::new());
}

#[test]
fn the_outline_names_the_words_that_decided() {
    let sandbox = Sandbox::new();
    let passage = "## Design\n\nWe will release the button to one country on 2027-03-01.\n";
    sandbox.file("a.md", format!("{HEAD}{passage}"));
    insta::assert_snapshot!(sandbox.run(&["outline", "a.md"]).screen(), @r#"
    exit status: 0
    ----- stdout -----
    a.md: Faster refunds
      what     declared       5  What
      why      declared       9  Why
      when     implied       13  Design  “release” “2027-03-01”
      metric   missing        -
    "#);
}
