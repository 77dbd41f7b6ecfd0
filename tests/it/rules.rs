//! Every rule on its own page's examples and on its hard cases. One rule at a time, so that a new rule changes no other's snapshot.

use std::path::{Path, PathBuf};

use crate::support::{Sandbox, root};
use wherefore::rules::RULES;

/// An example of a page: the file that is linted, and those that lie beside it.
struct Example<'a> {
    path: &'a str,
    text: &'a str,
    beside: Vec<(&'a str, &'a str)>,
}

/// The fenced examples of a rule's page whose info string is `kind`. A path may follow it; fences marked `beside` are
/// files that lie beside the example above them.
fn examples<'a>(page: &'a str, kind: &str) -> Vec<Example<'a>> {
    let mut examples: Vec<(&str, Example<'a>)> = Vec::new();
    for fence in page.split("````markdown ").skip(1) {
        let (info, rest) = fence.split_once('\n').expect("an info string");
        let text = rest.split("````").next().expect("an end");
        let (mark, path) = info.split_once(' ').unwrap_or((info, "example.md"));
        let beside = Vec::new();
        match examples.last_mut() {
            Some((_, example)) if mark == "beside" => example.beside.push((path, text)),
            _ => examples.push((mark, Example { path, text, beside })),
        }
    }
    examples.retain(|(mark, _)| *mark == kind);
    examples.into_iter().map(|(_, example)| example).collect()
}

#[test]
fn bad_examples_report_just_their_rule_and_good_ones_nothing() {
    for rule in RULES {
        let page = rule.full_page();
        for (kind, expected) in [("bad", vec![rule.id]), ("good", vec![])] {
            for example in examples(&page, kind) {
                let sandbox = Sandbox::new();
                sandbox.file(example.path, example.text);
                for (path, text) in example.beside {
                    sandbox.file(path, text);
                }
                let run = sandbox.run(&["check", "--format", "json", example.path]);
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
        for file in cases_in(&folder).into_iter().filter(is_case) {
            let case = file
                .file_stem()
                .and_then(|stem| stem.to_str())
                .expect("a name")
                .to_owned();
            let output = if file.is_dir() {
                lint_all(&format!("{folder}/{case}"), rule.id)
            } else {
                lint_one(&file, rule.id)
            };
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

/// The cases of a rule, sorted: a file each, or a folder where it takes several.
fn cases_in(folder: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join(folder)).expect("fixtures");
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.expect("a case").path()).collect();
    cases.sort();
    cases
}

/// What one rule says of the proposals among the files below a folder, in short form.
fn lint_all(folder: &str, rule: &str) -> String {
    let sandbox = Sandbox::new();
    let args = ["check", "--format", "short"];
    // A baseline is named by a configuration, and what is stale in it shows by the rules that ran.
    let more: &[&str] = match rule {
        "stale-baseline" => &[],
        // What is required is configured.
        "missing-metadata" => &["--select", rule],
        _ => &["--no-config", "--select", rule],
    };
    let run = sandbox.copy(folder, "").run(&[&args[..], more].concat());
    assert_ne!(run.status, 2, "{folder}:\n{}", run.stderr);
    let mark = format!("[{rule}]");
    run.stdout
        .lines()
        .filter(|line| line.contains(&mark))
        .map(|line| format!("  {line}\n"))
        .collect()
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
        let names: Vec<String> = cases_in(&format!("fixtures/rules/{}", rule.id))
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
