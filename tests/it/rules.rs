//! Every rule on its own page's examples and on its hard cases. One rule at a time, so that a new rule changes no other's snapshot.

use std::path::{Path, PathBuf};

use crate::support::{Sandbox, files_below, root};
use wherefore::rules::RULES;

/// The fenced examples of a rule's page whose info string is `kind`.
fn examples(page: &str, kind: &str) -> Vec<String> {
    let opening = format!("````markdown {kind}\n");
    page.split(&opening)
        .skip(1)
        .map(|rest| rest.split("````").next().expect("an end").to_owned())
        .collect()
}

#[test]
fn bad_examples_report_just_their_rule_and_good_ones_nothing() {
    for rule in RULES {
        let page = rule.full_page();
        for (kind, expected) in [("bad", vec![rule.id]), ("good", vec![])] {
            for example in examples(&page, kind) {
                let run = Sandbox::new().file("example.md", &example).run(&[
                    "check",
                    "--format",
                    "json",
                    "example.md",
                ]);
                assert_eq!(
                    run.rules(),
                    expected,
                    "the {kind} example of {}:\n{}",
                    rule.id,
                    run.stdout
                );
            }
        }
    }
}

#[test]
fn every_rule_whose_fault_a_page_can_show_has_a_bad_and_a_good_example() {
    for rule in RULES {
        let page = rule.full_page();
        // Bytes that are not UTF-8, and 8 MiB, do not fit on a page.
        let expected = usize::from(!matches!(rule.id, "not-utf8" | "too-large"));
        assert_eq!(examples(&page, "bad").len(), expected, "{}", rule.id);
        assert_eq!(examples(&page, "good").len(), expected, "{}", rule.id);
    }
}

#[test]
fn hard_cases_are_told_from_near_misses() {
    for rule in RULES.iter().filter(|rule| rule.id != "too-large") {
        let folder = format!("fixtures/rules/{}", rule.id);
        let mut screen = String::new();
        let is_case = |file: &PathBuf| file.extension().is_none_or(|extension| extension != "yaml");
        for file in files_below(&folder).into_iter().filter(is_case) {
            let case = file
                .file_stem()
                .and_then(|stem| stem.to_str())
                .expect("a name")
                .to_owned();
            let output = lint_one(&file, rule.id);
            let is_flagged = !output.is_empty();
            assert_eq!(
                is_flagged,
                case.starts_with("flag-"),
                "{} of {}:\n{output}",
                case,
                rule.id
            );
            if is_flagged {
                screen.push_str(&format!("{case}\n{output}"));
            }
        }
        insta::assert_snapshot!(format!("hard_cases_of_{}", rule.id), screen);
    }
}

/// What one rule says of one file, in short form. Suppressions are judged beside the rules that they name.
fn lint_one(file: &Path, rule: &str) -> String {
    let bytes = std::fs::read(file).expect("a fixture");
    let sandbox = Sandbox::new();
    sandbox.file("case.md", bytes);
    if let Ok(sidecar) = std::fs::read(file.with_extension("kep.yaml")) {
        sandbox.file("kep.yaml", sidecar);
    }
    let args = ["check", "--no-config", "--format", "short", "case.md"];
    let run = if rule == "unused-allow" {
        sandbox.run(&args)
    } else {
        sandbox.run(&[&args[..], &["--select", rule]].concat())
    };
    let mark = format!("[{rule}]");
    run.stdout
        .lines()
        .filter(|line| line.contains(&mark))
        .map(|line| format!("  {line}\n"))
        .collect()
}

#[test]
fn a_document_over_8_mib_is_reported_and_not_read() {
    let sandbox = Sandbox::new();
    sandbox
        .file("large.md", vec![b'a'; 8 * 1024 * 1024 + 1])
        .file("largest.md", vec![b'a'; 8 * 1024 * 1024]);
    let run = sandbox.run(&["check", "--format", "json", "large.md"]);
    assert_eq!((run.status, run.rules()), (1, vec!["too-large".to_owned()]));
    let run = sandbox.run(&[
        "check",
        "--format",
        "json",
        "largest.md",
        "--select",
        "too-large",
    ]);
    assert_eq!((run.status, run.rules()), (0, vec![]));
}

#[test]
fn every_rule_has_hard_cases_both_ways() {
    for rule in RULES.iter().filter(|rule| rule.id != "too-large") {
        let names: Vec<String> = files_below(&format!("fixtures/rules/{}", rule.id))
            .iter()
            .map(|file| {
                file.file_name()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        for prefix in ["flag-", "pass-"] {
            let count = names.iter().filter(|name| name.starts_with(prefix)).count();
            assert!(
                count >= 3,
                "{} has {count} fixtures that begin with {prefix}",
                rule.id
            );
        }
    }
    let folders = std::fs::read_dir(root().join("fixtures/rules"))
        .expect("fixtures")
        .count();
    assert_eq!(folders, RULES.len() - 1, "a folder without a rule");
}
