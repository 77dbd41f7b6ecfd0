//! What must stay in step: the registry, the pages, the README, the strict preset.

use std::fs::read_to_string;

use clap::ValueEnum;

use crate::support::{Sandbox, files_below, root};
use wherefore::report::Format;
use wherefore::rules::RULES;

#[test]
fn every_rule_has_a_page_that_begins_with_its_name() {
    for rule in RULES {
        assert!(
            rule.page.starts_with(&format!("# {}\n", rule.id)),
            "{}",
            rule.id
        );
        for part in [
            "## Why\n",
            "## Bad\n",
            "## Good\n",
            "## What it lets pass\n",
            "## Configure\n",
        ] {
            assert!(rule.page.contains(part), "{} lacks {part}", rule.id);
        }
    }
}

#[test]
fn the_page_of_all_rules_is_the_one_that_the_program_writes() {
    let sandbox = Sandbox::new();
    let run = sandbox.run(&["explain", "--all"]);
    let page = read_to_string(root().join("docs/rules.md")).unwrap_or_default();
    assert!(
        page == run.stdout,
        "write it anew: cargo run -- explain --all > docs/rules.md"
    );
    // Its table leads to each rule.
    let run = sandbox.file("rules.md", run.stdout).run(&[
        "check",
        "--format",
        "short",
        "--select",
        "broken-link",
        "rules.md",
    ]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""));
}

#[test]
fn ids_are_kebab_case_and_told_once() {
    let mut ids: Vec<_> = RULES.iter().map(|rule| rule.id).collect();
    assert!(ids.iter().all(|id| {
        id.chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    }));
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), RULES.len());
}

#[test]
fn the_rule_table_of_the_readme_is_in_step() {
    let readme = read_to_string(root().join("README.md")).expect("the README");
    let rows = rows_under(&readme, "## Rules");
    let expected: Vec<String> = RULES
        .iter()
        .map(|rule| {
            format!(
                "| `{}` | {} | {} |",
                rule.id,
                rule.level.name(),
                rule.summary
            )
        })
        .collect();
    assert_eq!(rows, expected);
}

#[test]
fn the_preset_table_of_the_readme_is_in_step() {
    let readme = read_to_string(root().join("README.md")).expect("the README");
    let expected: Vec<String> = files_below("src/config/presets")
        .iter()
        .map(|file| {
            let name = file.file_stem().expect("a name").to_string_lossy();
            let text = read_to_string(file).expect("a preset");
            // A preset begins with what it follows.
            let about = text.trim_start_matches("# ").split([':', ',']).next();
            format!("| `{name}` | {} |", about.expect("a comment"))
        })
        .collect();
    assert_eq!(rows_under(&readme, "## Configuration"), expected);
}

#[test]
fn the_format_table_of_the_readme_is_in_step() {
    let readme = read_to_string(root().join("README.md")).expect("the README");
    let rows = rows_under(&readme, "## Use").into_iter();
    let told: Vec<_> = rows.filter_map(|row| row.split('`').nth(1)).collect();
    let expected: Vec<_> = Format::value_variants()
        .iter()
        .map(|format| format.name())
        .collect();
    assert_eq!(told, expected);
}

/// The rows that begin with code in the section of that heading.
fn rows_under<'a>(readme: &'a str, heading: &str) -> Vec<&'a str> {
    let (_, section) = readme
        .split_once(&format!("\n{heading}\n"))
        .expect("the section");
    let section = section.split("\n## ").next().expect("its text");
    let lines = section.lines();
    lines.filter(|line| line.starts_with("| `")).collect()
}

#[test]
fn the_screen_in_the_readme_is_what_the_program_prints() {
    let readme = read_to_string(root().join("README.md")).expect("the README");
    let sandbox = Sandbox::new();
    sandbox.copy("fixtures/projects/payments", "fixtures/projects/payments");
    let command = "check fixtures/projects/payments";
    assert!(readme.contains(&format!("\ncargo run --release -- {command}\n")));
    let screen = sandbox.run(&command.split(' ').collect::<Vec<_>>()).stdout;
    assert!(
        readme.contains(screen.trim_end()),
        "the README should show:\n{screen}"
    );
}

#[test]
fn the_readme_names_the_commands_that_ci_runs() {
    let readme = read_to_string(root().join("README.md")).expect("the README");
    let ci = read_to_string(root().join(".ci/run")).expect("the CI script");
    assert!(
        readme.contains("\ncargo test\n") && ci.contains("\ncargo test"),
        "the test command"
    );
}
