//! `.wherefore.yaml`: every mistake has its place and, where one is near, the right word.

use crate::support::{COMPLETE, Sandbox, without};

#[test]
fn every_mistake_is_shown_with_its_place_and_the_nearest_right_word() {
    let sandbox = Sandbox::new();
    sandbox.file("a.md", COMPLETE).file(
        ".wherefore.yaml",
        "extend: strict\n\
         extends: [stict]\n\
         proposals: {a: b}\n\
         exclude: [\"a[\"]\n\
         template: nowhere.md\n\
         elements:\n  wen: [Wann]\n  why: {name: [Warum]}\n\
         rules:\n  missing-wen: deny\n  missing-why: error\n  missing-why: warn\n",
    );
    insta::assert_snapshot!(sandbox.run(&["check", "a.md"]).screen());
}

#[test]
fn a_configuration_that_is_no_mapping_or_no_yaml_is_refused() {
    for (text, message) in [
        ("- a\n", "is a mapping of keys to values"),
        ("rules: [\n", "not valid YAML"),
        ("just words\n", "is a mapping"),
    ] {
        let run = Sandbox::new()
            .file("a.md", COMPLETE)
            .file(".wherefore.yaml", text)
            .run(&["check", "a.md"]);
        assert_eq!(run.status, 2, "{text}");
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
}

#[test]
fn a_broken_configuration_stops_only_the_documents_below_it() {
    let sandbox = Sandbox::repository();
    sandbox
        .file("rfcs/a.md", without("Why"))
        .file("sub/.wherefore.yaml", "rule: {}\n")
        .file("sub/rfcs/b.md", without("When"));
    let run = sandbox.run(&["check", "--format", "short"]);
    assert_eq!(run.status, 2);
    assert!(
        run.stderr.contains("sub/.wherefore.yaml") && run.stderr.contains("Did you mean `rules`?"),
        "{}",
        run.stderr
    );
    assert!(
        run.stdout.contains("missing-why") && !run.stdout.contains("missing-when"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_missing_template_is_named_with_its_place() {
    let run = Sandbox::new()
        .file("a.md", COMPLETE)
        .file(".wherefore.yaml", "template: rfcs/0000.md\n")
        .run(&["check", "a.md"]);
    assert_eq!(run.status, 2);
    assert!(
        run.stderr.contains("the template cannot be read") && run.stderr.contains("rfcs/0000.md"),
        "{}",
        run.stderr
    );
}

#[test]
fn the_templates_own_words_are_no_answer() {
    let template = "# Title\n\n## Why\n\nThe reason in a sentence or two.\n";
    let untouched = COMPLETE.replace(
        "A fifth of all late deliveries begin with a map that does not load; nothing else on the backlog costs as much.",
        "The reason in\na sentence or two.",
    );
    let sandbox = Sandbox::new();
    sandbox.file("0000.md", template).file("a.md", untouched);
    assert_eq!(sandbox.run(&["check", "a.md"]).status, 0);
    sandbox.file(".wherefore.yaml", "template: 0000.md\n");
    assert_eq!(
        sandbox.run(&["check", "--format", "json", "a.md"]).rules(),
        ["missing-why"]
    );
}

#[test]
fn names_are_added_or_replaced_and_an_element_is_switched_off() {
    let sandbox = Sandbox::new();
    sandbox.file("a.md", COMPLETE);
    for (text, rules) in [
        ("elements: {why: [Grund]}\n", &[][..]),
        (
            "elements: {why: {names: [Grund], replace: true}}\n",
            &["missing-why"],
        ),
        ("elements: {why: {names: Grund}}\n", &[]),
        ("elements: {why: off}\n", &[]),
    ] {
        sandbox.file(".wherefore.yaml", text);
        assert_eq!(
            sandbox.run(&["check", "--format", "json", "a.md"]).rules(),
            rules,
            "{text}"
        );
    }
    sandbox
        .file("a.md", without("Why"))
        .file(".wherefore.yaml", "elements: {why: off}\n");
    assert_eq!(sandbox.run(&["check", "a.md"]).status, 0);
}

#[test]
fn a_configuration_that_is_named_applies_to_all_and_its_globs_count_from_the_root() {
    let sandbox = Sandbox::repository();
    sandbox.file(
        "ci/strict.yaml",
        "proposals: [\"ideas/*.md\"]\nrules: {missing-why: allow}\n",
    );
    sandbox
        .file("ideas/a.md", without("Why"))
        .file("ideas/.wherefore.yaml", "no: good\n");
    let run = sandbox.run(&["check", "--config", "ci/strict.yaml"]);
    assert_eq!(run.status, 0, "{}", run.screen());
}

#[cfg(unix)]
#[test]
fn a_configuration_that_is_a_link_out_of_the_repository_is_not_read() {
    let secret = Sandbox::new();
    secret.file("secret.yaml", "password: 1234\n");
    let sandbox = Sandbox::repository();
    sandbox.file("rfcs/a.md", COMPLETE);
    let link = sandbox.path().join(".wherefore.yaml");
    std::os::unix::fs::symlink(secret.path().join("secret.yaml"), link).expect("a link");
    let run = sandbox.run(&["check"]);
    assert_eq!(run.status, 2);
    assert!(
        run.stderr.contains("`.wherefore.yaml` is not read") && !run.stderr.contains("1234"),
        "{}",
        run.stderr
    );
}

#[test]
fn what_would_be_passed_over_without_a_word_is_told() {
    for (name, text, message) in [
        (
            ".wherefore.yml",
            "",
            "the configuration is called `.wherefore.yaml`",
        ),
        (".wherefore.yaml/x", "", "`.wherefore.yaml` cannot be read"),
        (
            ".wherefore.yaml",
            "elements: {metric: offf}\n",
            "Did you mean `off`?",
        ),
        (
            ".wherefore.yaml",
            "elements: {metric: [\"!!!\"]}\n",
            "there is no word in `!!!`",
        ),
        (
            ".wherefore.yaml",
            "elements: {metric: {replace: true}}\n",
            "leaves no name",
        ),
    ] {
        let run = Sandbox::new()
            .file("a.md", COMPLETE)
            .file(name, text)
            .run(&["check", "a.md"]);
        assert_eq!(run.status, 2, "{name} {text}");
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
}

#[test]
fn the_name_of_a_folder_stands_for_all_in_it() {
    let sandbox = Sandbox::repository();
    sandbox
        .file("ideas/deep/a.md", COMPLETE)
        .file("ideas/old/b.md", COMPLETE);
    sandbox.file(
        ".wherefore.yaml",
        "proposals: ideas\nexclude: [ideas/old/]\n",
    );
    let run = sandbox.run(&["outline", "--format", "json"]);
    assert_eq!(run.paths(), ["ideas/deep/a.md"]);
}

#[test]
fn a_missing_section_is_called_by_the_name_that_the_project_knows() {
    let sandbox = Sandbox::new();
    sandbox.file("a.md", without("When")).file(
        ".wherefore.yaml",
        "elements: {when: {names: [Zeitplan], replace: true}}\n",
    );
    let run = sandbox.run(&["check", "a.md"]);
    assert!(
        run.stdout
            .contains("`## Zeitplan` belongs after this section"),
        "{}",
        run.stdout
    );
}

#[test]
fn an_untouched_copy_of_the_templates_metadata_is_no_answer() {
    let sandbox = Sandbox::new();
    sandbox
        .file("0000.md", "---\nwhy: the reason in a sentence\n---\n")
        .file(".wherefore.yaml", "template: 0000.md\n");
    sandbox.file(
        "a.md",
        format!(
            "---\nwhy: the reason in a sentence\n---\n{}",
            without("Why")
        ),
    );
    assert_eq!(
        sandbox.run(&["check", "--format", "json", "a.md"]).rules(),
        ["missing-why"]
    );
}

#[test]
fn every_name_that_is_added_counts_in_a_card_of_labels() {
    let sandbox = Sandbox::new();
    let card = "# Karten\n\n## Karte\n\n- Worum: Karten ohne Netz\n- Wann: am 2027-02-08\n\n";
    sandbox.file(
        "a.md",
        format!("{card}## Why\n\nThey do not load.\n\n## Metric\n\n5% late\n"),
    );
    sandbox.file(
        ".wherefore.yaml",
        "elements:\n  what: [Was, Worum]\n  when: [Zeitplan, Wann]\n",
    );
    let run = sandbox.run(&["check", "a.md"]);
    assert_eq!(run.status, 0, "{}", run.screen());
}
