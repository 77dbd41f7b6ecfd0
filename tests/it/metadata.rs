//! What a document says about itself, in every notation, and in the file beside it.

use crate::support::{COMPLETE, Run, Sandbox, without};

/// The first proposal of `outline --format json`.
fn first(run: &Run) -> serde_json::Value {
    let json: serde_json::Value = serde_json::from_str(&run.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", run.screen()));
    json["proposals"][0].clone()
}

fn outline(text: &str) -> serde_json::Value {
    let sandbox = Sandbox::new();
    first(
        &sandbox
            .file("a.md", text)
            .run(&["outline", "--format", "json", "a.md"]),
    )
}

#[test]
fn a_title_is_read_in_every_notation() {
    for text in [
        "---\ntitle: Offline maps\n---\n",
        "\u{feff}---\r\ntitle: 'Offline maps'\r\n---\r\n",
        "+++\ntitle = \"Offline maps\"\n+++\n",
        "\u{feff}+++\r\ntitle = 'Offline maps'\r\n+++\r\n",
        "- Title: Offline maps\n- Status: Draft\n",
        "**Title:** Offline maps\n\n**Status:** Draft\n",
        "Title: Offline maps\nStatus: Draft\n",
        "| Title | Offline maps |\n|---|---|\n| Status | Draft |\n",
        "```\nRFC: 0042\nTitle: Offline maps\n```\n",
        "## Preamble\n\n```\nRFC: 0042\nTitle: Offline maps\n```\n",
        "## Metadata\n\n- Title: Offline maps\n",
    ] {
        let text =
            format!("{text}\n## What\n\nCouriers see maps.\n\n## Why\n\nThey do not load.\n");
        assert_eq!(outline(&text)["title"], "Offline maps", "{text}");
    }
}

#[test]
fn a_heading_names_a_document_better_than_a_name_made_for_code() {
    let list = "- Feature Name: offline_maps\n- Start Date: 2026-01-02\n";
    let sections = "## What\n\nCouriers see maps.\n\n## Why\n\nThey do not load.\n";
    let title = |text: &str| outline(text)["title"].clone();
    assert_eq!(
        title(&format!("# Offline maps\n\n{list}\n{sections}")),
        "Offline maps"
    );
    assert_eq!(title(&format!("{list}\n{sections}")), "offline_maps");
    assert_eq!(
        title(&format!("# Metadata\n\n{list}\n{sections}")),
        "offline_maps"
    );
}

#[test]
fn an_element_in_a_header_has_the_heading_above_it() {
    let text = "# Maps\n\n## Preamble\n\n```\nTitle: Maps\nStatus: Draft\nMilestone: 2027-02-08\n```\n\n## What\n\nMaps.\n";
    let when = &outline(text)["elements"]["when"];
    assert_eq!(
        (&when["state"], &when["line"], &when["heading"]),
        (&"declared".into(), &8.into(), &"Preamble".into())
    );
    let text = "---\nmilestone: 2027-02-08\n---\n\n# Maps\n";
    assert_eq!(
        outline(text)["elements"]["when"]["heading"],
        "frontmatter:milestone"
    );
}

#[test]
fn metadata_is_no_content_of_the_section_around_it() {
    let text = COMPLETE.replace(
        "Couriers see the map of their district without a connection.",
        "### Document information\n\n| Status | Draft |\n|---|---|\n| Author | Ada |",
    );
    let run = Sandbox::new()
        .file("a.md", text)
        .run(&["check", "--format", "json", "a.md"]);
    assert_eq!(run.rules(), ["missing-what"]);
}

#[test]
fn labels_of_elements_in_a_header_stay_labels() {
    let text = "# Maps\n\n- Status: Draft\n- Why: maps do not load\n- When: on 2027-02-08\n";
    let found = outline(text);
    assert_eq!(found["elements"]["why"]["line"], 4);
    assert_eq!(found["elements"]["when"]["line"], 5);
    // A number is no What.
    let text = "# Maps\n\n* Proposal: [MP-0042](0042.md)\n* Status: Draft\n";
    assert_eq!(outline(text)["elements"]["what"]["state"], "missing");
}

#[test]
fn frontmatter_in_toml_is_refused_with_its_place_and_the_rest_is_linted() {
    let sandbox = Sandbox::new();
    sandbox.file(
        "a.md",
        format!(
            "+++\ntitle = \"Maps\"\nid = 0042\ntitle = \"Charts\"\n+++\n\n{}",
            without("Why")
        ),
    );
    insta::assert_snapshot!(sandbox.run(&["check", "a.md"]).screen());
}

#[test]
fn the_file_beside_a_document_is_read_and_named_in_every_output() {
    let sandbox = Sandbox::repository();
    sandbox.file("keps/maps/12-offline/README.md", without("When")).file(
        "keps/maps/12-offline/kep.yaml",
        "title: Offline maps\nstatus: provisional\nmilestone:\n  alpha: \"TBD\"\n  beta: \"2027-02-08\"\n",
    );
    let run = sandbox.run(&["outline", "--no-config"]);
    insta::assert_snapshot!(run.screen());
    let when = &first(&sandbox.run(&["outline", "--format", "json"]))["elements"]["when"];
    assert_eq!(
        (&when["line"], &when["heading"], &when["sidecar"]),
        (
            &5.into(),
            &"frontmatter:milestone".into(),
            &"keps/maps/12-offline/kep.yaml".into()
        )
    );
    insta::assert_snapshot!(sandbox.run(&["check"]).screen());
    let run = sandbox.run(&["check", "--format", "json"]);
    assert_eq!(run.rules(), ["when-without-validation", "placeholder-text"]);
    assert!(run.stdout.contains("12-offline/kep.yaml"), "{}", run.stdout);
}

#[test]
fn an_element_that_only_the_file_beside_holds_open_is_missing_there() {
    let sandbox = Sandbox::new();
    sandbox
        .file("a.md", without("When"))
        .file("kep.yaml", "title: Maps\nmilestone: TBD\n");
    let run = sandbox.run(&["check", "--format", "short", "a.md"]);
    assert!(
        run.stdout.starts_with("kep.yaml:2:1: error[missing-when]"),
        "{}",
        run.stdout
    );
    let allow = "<!-- wherefore: allow(missing-when) not public yet -->\n\n";
    sandbox.file("a.md", format!("{allow}{}", without("When")));
    assert_eq!(sandbox.run(&["check", "a.md"]).status, 0);
    // What speaks for one section does not speak for another file.
    let text = without("When").replace("## Why\n", &format!("## Why\n\n{allow}"));
    sandbox.file("a.md", text);
    assert_eq!(
        sandbox.run(&["check", "--format", "json", "a.md"]).rules(),
        ["unused-allow", "missing-when"]
    );
}

#[test]
fn the_documents_own_keys_go_before_those_beside_it() {
    let sandbox = Sandbox::new();
    sandbox
        .file("a.md", "---\ntitle: Own\n---\n\n## What\n\nMaps.\n")
        .file("kep.yaml", "title: Beside\n");
    sandbox.file("b.md", "Maps.\n");
    assert_eq!(
        first(&sandbox.run(&["outline", "--format", "json", "a.md"]))["title"],
        "Own"
    );
    assert_eq!(
        first(&sandbox.run(&["outline", "--format", "json", "b.md"]))["title"],
        "Beside"
    );
}

#[test]
fn the_configuration_names_the_file_beside_or_none() {
    let sandbox = Sandbox::new();
    sandbox
        .file("a.md", "Maps.\n")
        .file("meta.yaml", "title: Meta\n")
        .file("kep.yaml", "title: Kep\n");
    for (config, title) in [
        ("metadata: {sidecar: meta.yaml}\n", "Meta"),
        ("metadata: {}\n", "Kep"),
        ("metadata: {sidecar: off}\n", ""),
    ] {
        sandbox.file(".wherefore.yaml", config);
        assert_eq!(
            first(&sandbox.run(&["outline", "--format", "json", "a.md"]))["title"],
            title
        );
    }
    for config in [
        "metadata: {sidecar: ../kep.yaml}\n",
        "metadata: {sidecar: [a, b]}\n",
        "metadata: {sidecar: ..}\n",
    ] {
        let run = sandbox
            .file(".wherefore.yaml", config)
            .run(&["check", "a.md"]);
        assert_eq!(run.status, 2, "{config}");
        assert!(
            run.stderr.contains("a file beside each document"),
            "{}",
            run.stderr
        );
    }
    let run = sandbox
        .file(".wherefore.yaml", "metadata: {sidekar: x}\n")
        .run(&["check", "a.md"]);
    assert!(
        run.stderr.contains("Did you mean `sidecar`?"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_project_gives_its_own_names_for_known_keys() {
    let sandbox = Sandbox::new();
    sandbox.file(
        "a.md",
        "- Überschrift: Karten\n- Start Date: 2026-01-02\n\n## What\n\nMaps.\n",
    );
    sandbox.file(
        ".wherefore.yaml",
        "metadata: {keys: {title: [Überschrift]}}\n",
    );
    assert_eq!(
        first(&sandbox.run(&["outline", "--format", "json", "a.md"]))["title"],
        "Karten"
    );
    for (keys, message) in [
        ("{titel: [x]}", "Did you mean `title`?"),
        ("{title: ['--']}", "there is no word in `--`"),
        ("[title]", "is a mapping"),
    ] {
        let run = sandbox
            .file(".wherefore.yaml", format!("metadata: {{keys: {keys}}}\n"))
            .run(&["check", "a.md"]);
        assert_eq!(run.status, 2);
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
}

#[test]
fn documents_of_one_folder_share_the_file_beside_them_and_its_faults_are_told_once() {
    let sandbox = Sandbox::new();
    sandbox
        .file("rfcs/a.md", COMPLETE)
        .file("rfcs/b.md", COMPLETE)
        .file("rfcs/kep.yaml", "a: 1\nA: 2\n");
    let run = sandbox.run(&["check", "--format", "short"]);
    assert_eq!(
        run.stdout,
        "rfcs/kep.yaml:2:1: error[invalid-metadata] the key `A` is written twice\n"
    );
}

#[test]
fn standard_input_has_a_file_beside_it_where_it_has_a_name() {
    let sandbox = Sandbox::new();
    sandbox
        .file("sub/kep.yaml", "title: Beside\n")
        .file("kep.yaml", "title: Here\n");
    let text = b"Maps.\n";
    let run = sandbox.run_with_input(
        &[
            "outline",
            "--format",
            "json",
            "-",
            "--stdin-filename",
            "sub/a.md",
        ],
        text,
    );
    assert_eq!(first(&run)["title"], "Beside");
    let run = sandbox.run_with_input(&["outline", "--format", "json", "-"], text);
    assert_eq!(first(&run)["title"], "");
}

#[test]
fn what_lies_beside_may_be_absent_a_folder_or_not_text() {
    let sandbox = Sandbox::new();
    sandbox.file("a.md", COMPLETE).file("kep.yaml/x", "");
    assert_eq!(sandbox.run(&["check", "a.md"]).status, 0);
    let sandbox = Sandbox::new();
    sandbox
        .file("a.md", COMPLETE)
        .file("kep.yaml", [b'a', b':', b' ', 0xE9, b'\n']);
    let run = sandbox.run(&["check", "--format", "short", "a.md"]);
    assert_eq!(
        run.stdout,
        "kep.yaml:1:4: error[invalid-metadata] this file of metadata is not UTF-8 text\n"
    );
}

#[cfg(unix)]
#[test]
fn a_link_is_not_read_as_the_file_beside() {
    let secret = Sandbox::new();
    secret.file("secret.yaml", "password: 1234: x\n");
    let sandbox = Sandbox::new();
    sandbox.file("a.md", COMPLETE);
    let link = sandbox.path().join("kep.yaml");
    std::os::unix::fs::symlink(secret.path().join("secret.yaml"), link).expect("a link");
    let run = sandbox.run(&["check", "a.md"]);
    assert!(
        run.status == 0 && !run.screen().contains("1234"),
        "{}",
        run.screen()
    );
}
