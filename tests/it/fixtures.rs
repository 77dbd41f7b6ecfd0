//! Whole proposals and whole projects.

use crate::support::{COMPLETE, Sandbox, without};

#[test]
fn realistic_proposals_stay_clean_even_under_strict() {
    let sandbox = Sandbox::new();
    sandbox.copy("fixtures/accepted", "rfcs");
    insta::assert_snapshot!(sandbox.run(&["check", "--strict"]).screen(), @"
    exit status: 0
    ----- stdout -----
    6 proposals checked: What, Why, When and the metric are all there
    ");
}

#[test]
fn a_complete_proposal_passes_with_nothing_but_the_summary() {
    let run = Sandbox::new()
        .file("a.md", COMPLETE)
        .run(&["check", "a.md"]);
    insta::assert_snapshot!(run.screen(), @"
    exit status: 0
    ----- stdout -----
    1 proposal checked: What, Why, When and the metric are all there
    ");
}

#[test]
fn each_element_taken_away_gives_exactly_its_own_error() {
    for (heading, rule) in [
        ("What", "missing-what"),
        ("Why", "missing-why"),
        ("When", "missing-when"),
        ("Validation metric", "missing-metric"),
    ] {
        let run = Sandbox::new()
            .file("a.md", without(heading))
            .run(&["check", "--format", "json", "a.md"]);
        assert_eq!((run.status, run.rules()), (1, vec![rule.to_owned()]));
    }
}

#[test]
fn under_a_heading_of_another_language_it_passes_when_the_configuration_adds_the_name() {
    for (english, key, foreign) in [
        ("## Why", "why", "## 為什麼？"),
        ("## When", "when", "## Zeitplan"),
        ("## Validation metric", "metric", "## Métrique :"),
    ] {
        let sandbox = Sandbox::new();
        sandbox.file("a.md", COMPLETE.replace(english, foreign));
        // What stands under a heading that nobody knows is at best found, not labelled.
        let rules = sandbox.run(&["check", "--format", "json", "a.md"]).rules();
        let missing = format!("missing-{key}");
        assert!(
            rules == [missing] || rules == ["unlabelled-element"],
            "{rules:?}"
        );
        let name = foreign.trim_start_matches("## ");
        sandbox.file(
            ".wherefore.yaml",
            format!("elements:\n  {key}: [\"{name}\"]\n"),
        );
        assert_eq!(sandbox.run(&["check", "a.md"]).status, 0, "{foreign}");
    }
}

#[test]
fn all_missing_elements_are_shown_at_once() {
    let run = Sandbox::new()
        .file("a.md", "# Offline maps\n\nMaps for couriers.\n")
        .run(&["check", "--format", "json", "a.md"]);
    assert_eq!(
        run.rules(),
        [
            "missing-what",
            "missing-why",
            "missing-when",
            "missing-metric"
        ]
    );
}

#[test]
fn a_project_reads_as_its_readme_shows() {
    let sandbox = Sandbox::repository();
    sandbox.copy("fixtures/projects/payments", "");
    insta::assert_snapshot!(sandbox.run(&["check", "--verbose"]).screen());
    insta::assert_snapshot!(sandbox.run(&["outline"]).screen());
}

#[test]
fn the_projects_own_proposals_pass() {
    let sandbox = Sandbox::new();
    sandbox.copy("docs/proposals", "docs/proposals");
    assert_eq!(sandbox.run(&["check", "--strict"]).status, 0);
}
