//! `wherefore schema`: a real validator and the reader agree on configurations.

use std::process::Command;

use crate::readme;
use crate::support::{COMPLETE, Sandbox, clean, files_below, is_there, root};

const TOOL: &str = "check-jsonschema";

/// A sandbox with the schema in it.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    let schema = sandbox.run(&["schema"]);
    assert_eq!(schema.status, 0, "{}", schema.stderr);
    sandbox.file("schema.json", schema.stdout);
    sandbox
}

/// Runs the validator, and says whether it is content and what it told.
fn validate(sandbox: &Sandbox, args: &[&str]) -> (bool, String) {
    let mut command = Command::new(TOOL);
    clean(&mut command);
    let output = command.args(args).current_dir(sandbox.path()).output();
    let output = output.expect("the tool");
    let told = [output.stdout, output.stderr].concat();
    let told = String::from_utf8_lossy(&told).into_owned();
    (output.status.success(), told)
}

#[test]
fn it_is_a_schema() {
    if is_there(TOOL) {
        let (is_valid, told) = validate(&sandbox(), &["--check-metaschema", "schema.json"]);
        assert!(is_valid, "{told}");
    }
}

#[test]
fn every_configuration_of_the_project_follows_it() {
    if !is_there(TOOL) {
        return;
    }
    let sandbox = sandbox();
    let is_configuration = |file: &std::path::PathBuf| file.ends_with(".wherefore.yaml");
    let fixtures = files_below("fixtures").into_iter().filter(is_configuration);
    let mut files: Vec<_> = fixtures.chain(files_below("src/config/presets")).collect();
    files.push(root().join(".wherefore.yaml"));
    let examples = readme::section("Configuration").blocks("yaml");
    for (index, example) in examples.iter().enumerate() {
        let name = format!("readme-{index}.yaml");
        sandbox.file(&name, example);
        files.push(sandbox.path().join(name));
    }
    assert!(files.len() > 20, "{files:?}");
    let files: Vec<&str> = files.iter().filter_map(|file| file.to_str()).collect();
    let args = [&["--schemafile", "schema.json"], &files[..]].concat();
    let (is_valid, told) = validate(&sandbox, &args);
    assert!(is_valid, "{told}");
}

/// Configurations in which all is right.
const GOOD: &[&str] = &[
    "{}",
    "extends: strict",
    "extends: [kep, strict]",
    "proposals: a\nexclude: [b, 1]\ntemplate: c.md",
    "elements: {what: [A], why: B, when: off, metric: {names: [C], replace: true}}",
    "elements: {when: on, why: no, what:  2026}",
    "elements:",
    "metadata: {sidecar: meta.yaml, keys: {id: [ticket]}, phases: {closed: [Shelved, 404]}}",
    "metadata: {sidecar: off, required: [authors, Owner]}",
    "metadata: {sidecar: no}",
    "metadata: {sidecar: false}",
    "rules: {missing-why: warn, missing-when: {level: deny}, missing-what: {}}",
    "rules: {how-heavy: {level: warn, share: 60}}\nlevels: {draft: {how-heavy: {share: 1}}}",
    "levels: {draft: {missing-metric: warn}, closed: {missing-why: {level: deny}}, review: }",
    "grandfather: {numbers: [1-120, 131, 0007, '0200', 3 - 5], before: 2026-01-01}",
    "grandfather: {numbers: 7}",
    "grandfather:",
    "overrides: [{paths: [\"rfcs/**\"], rules: {missing-why: allow}, decision: security}, {paths: a}]",
    "overrides:",
    "refs: [\"refs/remotes/origin/*\"]\nnew-only: true",
    "baseline: known/a.jsonl",
];

/// Configurations with one mistake each.
const BAD: &[&str] = &[
    "- a",
    "words",
    "extend: strict",
    "extends: stict",
    "extends: [strict, 7]",
    "proposals: {a: b}",
    "exclude: [[a]]",
    "template: {}",
    "elements: {wen: [A]}",
    "elements: [A]",
    "elements: {why: {name: [A]}}",
    "elements: {why: {names: [A], replace: perhaps}}",
    "metadata: {sidecars: a}",
    "metadata: {sidecar: a/b.yaml}",
    "metadata: {sidecar: ..}",
    "metadata: {sidecar: true}",
    "metadata: {sidecar: ''}",
    "metadata: {sidecar: [a]}",
    "metadata: {keys: {ids: [a]}}",
    "metadata: {phases: {done: [a]}}",
    "metadata: {phases: [a]}",
    "metadata: {required: {authors: true}}",
    "rules: {missing-wy: deny}",
    "rules: {missing-why: error}",
    "rules: {missing-why: [deny]}",
    "rules: {missing-why: {level: no}}",
    "rules: {missing-why: {share: 60}}",
    "rules: {missing-why: }",
    "rules: {how-heavy: {share: 0}}",
    "rules: {how-heavy: {share: 101}}",
    "rules: {how-heavy: {share: 60%}}",
    "rules: {how-heavy: 60}",
    "rules: [missing-why]",
    "levels: {drafts: {}}",
    "levels: {draft: deny}",
    "levels: {draft: {missing-wy: deny}}",
    "grandfather: {number: 7}",
    "grandfather: {numbers: [1-x]}",
    "grandfather: {numbers: -1}",
    "grandfather: {numbers: 1.5}",
    "grandfather: {numbers: 12345678901}",
    "grandfather: {numbers: {a: b}}",
    "grandfather: {before: 2026}",
    "grandfather: {before: 2026-1-1}",
    "grandfather: {before: [2026-01-01]}",
    "overrides: {paths: a}",
    "overrides: [a]",
    "overrides: [{rules: {}}]",
    "overrides: [{paths: []}]",
    "overrides: [{path: a}]",
    "overrides: [{paths: a, decision: secure}]",
    "overrides: [{paths: a, rules: {x: deny}}]",
    "refs: {a: b}",
    "new-only: yes",
    "new-only: [true]",
    "baseline: [a]",
    "baseline: /etc/known",
    "baseline: ../known",
    "baseline: known/",
    "baseline: ''",
];

/// Mistakes that no schema can tell: those of globs and words, a key twice, a range upside down.
const BAD_FOR_THE_READER: &[&str] = &[
    "exclude: ['a[']",
    "rules: {missing-why: deny, missing-why: warn}",
    "grandfather: {numbers: 9-1}",
    "elements: {why: ['!!!']}",
    "metadata: {phases: {draft: [Final], shipped: [Final]}}",
];

#[test]
fn the_reader_takes_what_is_good_and_refuses_what_is_not() {
    let sandbox = Sandbox::new();
    sandbox.file("a.md", COMPLETE);
    let cases = [(GOOD, 0), (BAD, 2), (BAD_FOR_THE_READER, 2)];
    for (text, status) in cases
        .iter()
        .flat_map(|(texts, status)| texts.iter().map(move |text| (text, status)))
    {
        sandbox.file(".wherefore.yaml", format!("{text}\n"));
        // A template need not be there for what is asked here.
        if text.contains("template: c.md") {
            sandbox.file("c.md", "# Title\n");
        }
        let run = sandbox.run(&["config", "a.md"]);
        assert_eq!(run.status, *status, "{text}\n{}", run.stderr);
    }
}

#[test]
fn the_schema_takes_what_is_good_and_refuses_what_is_not() {
    if !is_there(TOOL) {
        return;
    }
    let sandbox = sandbox();
    let file = |text: &str, name: String| {
        sandbox.file(&name, format!("{text}\n"));
        name
    };
    let good = GOOD.iter().enumerate();
    let good: Vec<String> = good
        .map(|(index, text)| file(text, format!("good-{index}.yaml")))
        .collect();
    let good: Vec<&str> = good.iter().map(String::as_str).collect();
    let (is_valid, told) = validate(
        &sandbox,
        &[&["--schemafile", "schema.json"], &good[..]].concat(),
    );
    assert!(is_valid, "{told}");
    let bad = BAD.iter().enumerate();
    let bad: Vec<String> = bad
        .map(|(index, text)| file(text, format!("bad-{index}.yaml")))
        .collect();
    let args = ["--output-format", "json", "--schemafile", "schema.json"];
    let bad_files: Vec<&str> = bad.iter().map(String::as_str).collect();
    let (_, told) = validate(&sandbox, &[&args[..], &bad_files[..]].concat());
    let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    let refused = told["errors"].as_array().expect("errors");
    for (name, text) in bad.iter().zip(BAD) {
        let is_refused = refused
            .iter()
            .any(|error| error["filename"].as_str() == Some(name));
        assert!(is_refused, "{text} passes");
    }
}
