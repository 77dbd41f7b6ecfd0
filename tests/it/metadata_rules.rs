//! The keys that a project requires, its statuses, and how a misspelt key is mended.

use crate::support::Sandbox;

#[test]
fn required_keys_are_words_in_a_list() {
    let sandbox = Sandbox::new();
    sandbox.file("a.md", "Maps.\n");
    for (config, message) in [
        (
            "{required: {status: yes}}",
            "`metadata.required` is a string or a list of strings",
        ),
        ("{required: [status, '-']}", "there is no word in `-`"),
        ("{requierd: [status]}", "Did you mean `required`?"),
    ] {
        let run = sandbox
            .file(".wherefore.yaml", format!("metadata: {config}\n"))
            .run(&["check", "a.md"]);
        assert_eq!(run.status, 2, "{config}");
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
}

#[test]
fn a_status_that_a_project_does_not_know_is_told_with_those_that_it_does() {
    let sandbox = Sandbox::new();
    sandbox.file(
        ".wherefore.yaml",
        "metadata: {phases: {draft: [Sketch], accepted: [Agreed on]}}\n",
    );
    let help = |status: &str| {
        let text = format!("---\nstatus: {status}\n---\n\n# Maps\n");
        let args = [
            "check",
            "--format",
            "json",
            "--select",
            "mistyped-metadata",
            "a.md",
        ];
        let run = sandbox.file("a.md", text).run(&args);
        let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        json["diagnostics"][0]["help"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(help("Sketch"), "");
    assert_eq!(help("agreed-on (2027)"), "");
    assert_eq!(help("Mostly accepted"), "");
    assert_eq!(help("TBD"), "");
    assert_eq!(help("Skech"), "Did you mean `Sketch`?");
    assert_eq!(
        help("purple"),
        "Known are Sketch, Agreed on; `metadata.phases` in the configuration adds others."
    );
}

#[test]
fn a_misspelt_key_is_mended_as_it_is_written() {
    let sandbox = Sandbox::new();
    let args = [
        "check",
        "--no-config",
        "--format",
        "json",
        "--select",
        "misspelt-key",
        "a.md",
    ];
    for (text, fix) in [
        ("---\nstauts: draft\n---\n", "status"),
        ("+++\nStrat_Date = 2027-03-01\n+++\n", "Start_Date"),
        ("- STAUTS: Draft\n- Author: Ada\n", "STATUS"),
        ("**Auhtor:** Ada\n\n**Status:** Draft\n", "Author"),
        (
            "| Status | Draft |\n|---|---|\n| Creatoin date | 2027-03-01 |\n",
            "Creation date",
        ),
    ] {
        let run = sandbox.file("a.md", format!("{text}\n# Maps\n")).run(&args);
        let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        let found = &json["diagnostics"][0]["fix"];
        assert!(
            found.to_string().contains(&format!("\"{fix}\"")),
            "{text}: {found}"
        );
    }
}

#[test]
fn a_preset_asks_for_the_keys_that_its_process_does_and_a_project_for_more() {
    let sandbox = Sandbox::repository();
    sandbox
        .file(
            "EIPS/eip-42.md",
            "---\neip: 42\ntitle: Maps\nstatus: Draft\n---\n\n## What\n\nCouriers see the map without a connection.\n",
        )
        .file(
            ".wherefore.yaml",
            "extends: eip\nmetadata: {required: [Description, created]}\n",
        );
    let run = sandbox.run(&["check", "--select", "missing-metadata", "--format", "short"]);
    let missing: Vec<&str> = run
        .stdout
        .lines()
        .filter_map(|line| line.split('`').nth(1))
        .collect();
    assert_eq!(missing, ["author", "type", "created", "Description"]);
}
