//! What a configuration says is laid over its presets, wherever `extends` is written. Each key is laid over another in
//! `src/config/tests.rs`.

use crate::support::{COMPLETE, Sandbox, without};

#[test]
fn a_file_adds_to_its_presets_wherever_it_names_them() {
    let begun = "- Start Date: 2027-01-11\n\n";
    let own = "proposals: [ideas]\nrules: {missing-why: allow}\ntemplate: mine.md\n";
    for text in [
        format!("extends: [rust-rfc, strict]\n{own}"),
        format!("{own}extends: [rust-rfc, strict]\n"),
    ] {
        let sandbox = Sandbox::repository();
        sandbox
            .file(".wherefore.yaml", &text)
            .file("mine.md", "# Title\n")
            .file("text/0001-a.md", format!("{begun}{COMPLETE}"))
            .file("ideas/b.md", format!("{begun}{}", without("Why")))
            .file("elsewhere/rfcs/c.md", "");
        let run = sandbox.run(&["check", "--verbose"]);
        assert_eq!(run.status, 0, "{text}{}", run.screen());
        assert!(run.stdout.starts_with("2 proposals"), "{}", run.stdout);
    }
}

#[test]
fn of_several_presets_the_later_goes_before() {
    let sandbox = Sandbox::new();
    let text = |status: &str| format!("---\nstatus: {status}\n---\n{}", without("Why"));
    sandbox.file("a.md", text("Proposed"));
    for (extends, phase) in [
        ("[madr, ember-rfc]", "draft"),
        ("[ember-rfc, madr]", "review"),
    ] {
        sandbox.file(".wherefore.yaml", format!("extends: {extends}\n"));
        let run = sandbox.run(&["config", "a.md"]);
        assert!(
            run.stdout.contains(&format!("phase          {phase}")),
            "{}",
            run.stdout
        );
    }
}

#[test]
fn only_presets_can_be_extended() {
    let sandbox = Sandbox::new();
    sandbox
        .file("a.md", COMPLETE)
        .file("base.yaml", "rules: {missing-why: allow}\n")
        .file(".wherefore.yaml", "extends: ./base.yaml\n");
    let run = sandbox.run(&["check", "a.md"]);
    assert_eq!(run.status, 2);
    assert!(
        run.stderr.contains("there is no preset `./base.yaml`"),
        "{}",
        run.stderr
    );
}
