//! Reports for machines and CI systems: what each format says of the same three proposals, and where it says that they
//! lie.

use crate::readers;
use crate::support::{COMPLETE, Sandbox, without};

/// Three proposals: one with errors, one with a warning and a label in its second place, one with nothing amiss.
pub fn sandbox() -> Sandbox {
    let sandbox = Sandbox::repository();
    sandbox
        .file(
            "rfcs/0007-maps.md",
            "# Offline maps: `now`\n\n## Summary\n\nMaps without a connection.\n\nTODO: a picture\n\n## Why\n\nThey do not load.\n\n## Wehn\n\nIn spring.\n",
        )
        .file(
            "rfcs/0008-gates & doors.md",
            COMPLETE.replace(
                "## When",
                "## Summary\n\nGates that open.\n\n## Summary\n\nGates that do not.\n\n## When",
            ),
        )
        .file("rfcs/0009-couriers.md", COMPLETE);
    sandbox
}

fn report(format: &str) -> String {
    let run = sandbox().run(&["check", "--quiet", "--format", format]);
    assert_eq!(run.status, 1, "{}", run.screen());
    assert_eq!(run.stderr, "", "{}", run.screen());
    run.stdout
}

#[test]
fn text_is_a_screen_a_diagnostic() {
    insta::assert_snapshot!(report("text"));
}

#[test]
fn short_is_a_line_a_diagnostic() {
    insta::assert_snapshot!(report("short"));
}

#[test]
fn json_is_one_object() {
    insta::assert_snapshot!(report("json"));
}

#[test]
fn ndjson_is_an_object_a_line() {
    insta::assert_snapshot!(report("ndjson"));
}

#[test]
fn sarif_has_the_rules_the_places_and_what_a_result_is_known_by() {
    let report = report("sarif");
    let mut log: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array_mut();
    let rules = rules.expect("rules");
    let ids: Vec<_> = rules
        .iter()
        .filter_map(|rule| rule["id"].as_str())
        .collect();
    assert_eq!(ids, wherefore::rule::ids().collect::<Vec<_>>());
    // A rule's whole page stands there; one is enough to see its form.
    rules.truncate(1);
    for form in ["text", "markdown"] {
        let page = rules[0]["help"][form].as_str().expect("a page");
        let cut: String = page.lines().take(4).collect::<Vec<_>>().join("\n");
        rules[0]["help"][form] = cut.into();
    }
    log["runs"][0]["tool"]["driver"]["semanticVersion"] = "[version]".into();
    insta::assert_snapshot!(serde_json::to_string_pretty(&log).expect("JSON"));
}

#[test]
fn github_gets_commands_errors_first() {
    insta::assert_snapshot!(report("github"));
}

#[test]
fn gitlab_gets_a_code_quality_report() {
    insta::assert_snapshot!(report("gitlab"));
}

#[test]
fn junit_has_a_suite_a_document_and_skips_what_only_warns() {
    insta::assert_snapshot!("junit", report("junit"));
    let strict = sandbox()
        .run(&["check", "--quiet", "--strict", "--format=junit"])
        .stdout;
    assert!(!strict.contains("<skipped"), "{strict}");
    assert_eq!(
        readers::junit(&strict).len(),
        readers::junit(&report("junit")).len()
    );
}

#[test]
fn rdjson_counts_columns_in_bytes() {
    insta::assert_snapshot!("rdjson", report("rdjson"));
    let sandbox = Sandbox::new();
    sandbox.file(
        "a.md",
        COMPLETE.replace("Couriers see", "Größe [x](nowhere.md): couriers see"),
    );
    let place = |format: &str| {
        let args = ["check", "--quiet", "--format", format, "a.md"];
        serde_json::from_str::<serde_json::Value>(&sandbox.run(&args).stdout).expect("JSON")
    };
    let json = &place("json")["diagnostics"][0];
    let rdjson = &place("rdjson")["diagnostics"][0]["location"]["range"]["start"];
    assert_eq!(
        (json["column"].as_u64(), rdjson["column"].as_u64()),
        (Some(11), Some(13))
    );
}

#[test]
fn markdown_shows_each_proposals_elements_and_what_is_wrong() {
    insta::assert_snapshot!("markdown", report("markdown"));
}

#[test]
fn markdown_links_to_the_revision_on_the_forge_that_runs_it() {
    let sandbox = sandbox();
    let args = [
        "check",
        "--quiet",
        "--format",
        "markdown",
        "rfcs/0008-gates & doors.md",
    ];
    let github = [
        ("GITHUB_SERVER_URL", "https://git.example"),
        ("GITHUB_REPOSITORY", "o/r"),
        ("GITHUB_SHA", "abc123"),
    ];
    let page = sandbox.run_with_env(&args, &github).stdout;
    let link = "https://git.example/o/r/blob/abc123/rfcs/0008-gates%20%26%20doors.md?plain=1#L";
    assert!(page.contains(link), "{page}");
    let gitlab = [
        ("CI_PROJECT_URL", "https://lab.example/o/r"),
        ("CI_COMMIT_SHA", "abc123"),
    ];
    let page = sandbox.run_with_env(&args, &gitlab).stdout;
    let link = "https://lab.example/o/r/-/blob/abc123/rfcs/0008-gates%20%26%20doors.md?plain=1#L";
    assert!(page.contains(link), "{page}");
}

#[test]
fn markdown_links_to_the_revision_that_was_read() {
    let sandbox = sandbox();
    sandbox.git(&["add", "."]).git(&["commit", "-qm", "one"]);
    let one = sandbox.try_git("", &["rev-parse", "HEAD"]).stdout;
    sandbox.file("rfcs/0010-new.md", without("Why"));
    sandbox.git(&["add", "."]).git(&["commit", "-qm", "two"]);
    let two = sandbox.try_git("", &["rev-parse", "HEAD"]).stdout;
    let env = [
        ("GITHUB_SERVER_URL", "https://git.example"),
        ("GITHUB_REPOSITORY", "o/r"),
        ("GITHUB_SHA", "abc123"),
    ];
    for (source, revision) in [
        (&["--rev", "HEAD~1"][..], one.trim()),
        (&["--range", "HEAD~1..HEAD"], two.trim()),
        (&["--since", "HEAD~1"], two.trim()),
        (&[], two.trim()),
    ] {
        let args = [&["check", "--quiet", "--format=markdown"], source].concat();
        let page = sandbox.run_with_env(&args, &env).stdout;
        let links = page.matches("https://git.example/o/r/blob/").count();
        let link = format!("https://git.example/o/r/blob/{revision}/rfcs/");
        assert!(
            links > 0 && page.matches(&link).count() == links,
            "{source:?}: {page}"
        );
    }
}

#[test]
fn paths_count_from_the_root_wherever_it_is_run() {
    let sandbox = sandbox();
    sandbox.file("docs/.keep", "");
    let run = |format: &str| {
        let args = [
            "check",
            "--quiet",
            "--format",
            format,
            "../rfcs/0007-maps.md",
        ];
        sandbox.run_in("docs", &args, &[], None).stdout
    };
    let paths = [
        readers::sarif(&run("sarif")),
        readers::github(&run("github")),
        readers::gitlab(&run("gitlab")),
        readers::junit(&run("junit")),
        readers::rdjson(&run("rdjson")),
        readers::markdown(&run("markdown")),
    ];
    for told in &paths {
        assert_eq!(told.len(), 4);
        assert!(told.iter().all(|it| it.path == "rfcs/0007-maps.md"));
    }
    // From outside of the repository, too.
    let outside = Sandbox::new();
    let file = sandbox.path().join("rfcs/0007-maps.md");
    let file = file.to_str().expect("UTF-8");
    let args = ["check", "--quiet", "--format=sarif", file];
    assert_eq!(readers::sarif(&outside.run(&args).stdout), paths[0]);
    // What people read counts from where they are.
    assert!(run("short").starts_with("../rfcs/0007-maps.md:"));
}

#[test]
fn what_a_result_is_known_by_stays_when_lines_move_and_differs_between_results() {
    let sandbox = Sandbox::new();
    let known = |text: &str| {
        sandbox.file("a.md", text);
        let report = sandbox
            .run(&["check", "--quiet", "--format=gitlab", "a.md"])
            .stdout;
        let issues: serde_json::Value = serde_json::from_str(&report).expect("JSON");
        let issues = issues.as_array().expect("a list").iter();
        issues
            .map(|issue| issue["fingerprint"].as_str().expect("one").to_owned())
            .collect::<Vec<_>>()
    };
    let text = without("Why").replace(
        "Couriers see",
        "TODO\n\nTODO\n\nSee [x](nowhere.md). Couriers see",
    );
    let before = known(&text);
    let after = known(&text.replace("## What\n", "A first paragraph.\n\n## What\n"));
    assert_eq!(before.len(), 4);
    assert_eq!(before, after);
    let different: std::collections::BTreeSet<_> = before.iter().collect();
    assert_eq!(different.len(), 4, "{before:?}");
    let edited = known(&text.replace("nowhere.md", "elsewhere.md"));
    assert_eq!(before.iter().filter(|it| edited.contains(it)).count(), 3);
}

#[test]
fn an_annotation_stands_on_a_line_that_the_diff_shows() {
    let sandbox = Sandbox::repository();
    let padding: String = (0..20)
        .map(|line| format!("Line {line} of the plan.\n\n"))
        .collect();
    let text = without("When").replace("## Why", &format!("{padding}## Why"));
    sandbox.file("rfcs/0001-a.md", &text);
    sandbox.git(&["add", "."]).git(&["commit", "-qm", "before"]);
    sandbox.file("rfcs/0001-a.md", text.replace("6.1%", "6.2%"));
    sandbox.file("rfcs/0002-b.md", without("Why"));
    sandbox.git(&["add", "."]).git(&["commit", "-qm", "after"]);
    let run = sandbox.run(&[
        "check",
        "--quiet",
        "--range=HEAD~1..HEAD",
        "--format=github",
    ]);
    insta::assert_snapshot!(run.stdout);
    let json = sandbox.run(&["check", "--quiet", "--range=HEAD~1..HEAD", "--format=json"]);
    // Where it truly is, everything else says.
    assert_ne!(
        readers::github(&run.stdout)[0].line,
        readers::json(&json.stdout)[0].line
    );
    let whole = sandbox.run(&["check", "--quiet", "--format=github"]);
    assert_eq!(
        readers::github(&whole.stdout)[0].line,
        readers::json(&json.stdout)[0].line
    );
}

#[test]
fn what_could_not_be_done_is_in_the_reports_too() {
    let sandbox = sandbox();
    sandbox
        .file("bad/.wherefore.yaml", "rles: {}\nextends: [none]\n")
        .file("bad/a.md", COMPLETE);
    let args = [
        "check",
        "--quiet",
        "nowhere.md",
        "bad",
        "rfcs/0009-couriers.md",
    ];
    let run = |format: &str| {
        let run = sandbox.run(&[&args[..], &["--format", format]].concat());
        assert_eq!(run.status, 2, "{}", run.screen());
        assert!(
            run.stderr.contains("`nowhere.md` does not exist"),
            "{}",
            run.screen()
        );
        run.stdout
    };
    for format in ["json", "sarif", "github", "junit", "markdown"] {
        let report = run(format);
        for message in [
            "nowhere.md",
            "does not exist",
            "line 1, column 1",
            "line 2, column 11",
        ] {
            let report = report.replace("%2C", ",");
            assert!(
                report.contains(message),
                "{format} has no {message}:\n{report}"
            );
        }
    }
    assert!(run("sarif").contains(r#""executionSuccessful": false"#));
    assert!(run("junit").contains(r#"errors="3""#), "{}", run("junit"));
}

#[test]
fn standard_input_has_no_place_in_the_repository() {
    let sandbox = sandbox();
    let run = |format: &str| {
        let args = ["check", "--quiet", "--format", format, "-"];
        sandbox
            .run_with_input(&args, without("Why").as_bytes())
            .stdout
    };
    assert!(
        run("github").starts_with("::error line=3,"),
        "{}",
        run("github")
    );
    assert!(run("sarif").contains(r#""uri": "stdin:""#));
    assert!(!run("markdown").contains("]("), "{}", run("markdown"));
}

#[test]
fn a_mark_at_the_beginning_of_the_file_moves_no_column() {
    let sandbox = Sandbox::new();
    let text = without("Why").replace("# Offline maps", "# Offline [maps](nowhere.md)");
    sandbox
        .file("a.md", &text)
        .file("b.md", format!("\u{feff}{text}"));
    let run = |file: &str| {
        let run = sandbox.run(&["check", "--quiet", "--format=short", file]);
        run.stdout.replace("b.md", "a.md")
    };
    assert_eq!(run("b.md"), run("a.md"));
    let drawn = sandbox.run(&["check", "--quiet", "b.md"]).stdout;
    assert!(drawn.contains(" 1 │ # Offline"), "{drawn}");
}

#[test]
fn a_fix_resolves_what_it_is_given_for_and_stands_in_every_format_that_has_fixes() {
    let sandbox = Sandbox::new();
    let comment = "<!-- wherefore: allow(broken-lnik) it moves next week -->\n\n";
    let text = COMPLETE
        .replace("## When", "##When")
        .replace("## Why", &format!("é {comment}## Why"));
    sandbox.file("a.md", &text);
    let run = |format: &str| {
        let args = [
            "check",
            "--quiet",
            "--select=missing-when,unlabelled-element,unused-allow",
            "--format",
            format,
            "a.md",
        ];
        serde_json::from_str::<serde_json::Value>(&sandbox.run(&args).stdout).expect("JSON")
    };
    let json = run("json");
    let diagnostics = json["diagnostics"].as_array().expect("a list");
    assert_eq!(diagnostics.len(), 2, "{json}");
    let mut fixed = text.clone();
    for diagnostic in diagnostics.iter().rev() {
        let fix = &diagnostic["fix"];
        let at = |key: &str| usize::try_from(fix[key].as_u64().expect("an offset")).expect("it");
        fixed.replace_range(
            at("start")..at("end"),
            fix["replacement"].as_str().expect("text"),
        );
    }
    let expected = text.replace("##When", "## When").replace("lnik", "link");
    assert_eq!(fixed, expected);
    sandbox.file("b.md", &fixed);
    let left = sandbox.run(&[
        "check",
        "--format=json",
        "--select=missing-when,unlabelled-element",
        "b.md",
    ]);
    assert_eq!(left.rules(), [""; 0]);
    let left = sandbox
        .run(&["check", "--format=json", "--select=unused-allow", "b.md"])
        .stdout;
    assert!(!left.contains("there is no rule"), "{left}");
    let log = run("sarif");
    let results = log["runs"][0]["results"].as_array().expect("a list");
    let replacements: Vec<_> = results
        .iter()
        .map(|result| &result["fixes"][0]["artifactChanges"][0]["replacements"][0])
        .collect();
    // The most severe comes first there: the heading.
    assert_eq!(replacements[0]["insertedContent"]["text"], " ");
    assert_eq!(replacements[0]["deletedRegion"]["startColumn"], 3);
    assert_eq!(replacements[1]["insertedContent"]["text"], "broken-link");
    assert_eq!(replacements[1]["deletedRegion"]["startColumn"], 25);
    let rdjson = run("rdjson");
    let suggestion = &rdjson["diagnostics"][0]["suggestions"][0];
    assert_eq!(suggestion["text"], "broken-link");
    assert_eq!(suggestion["range"]["start"]["column"], 26);
}
