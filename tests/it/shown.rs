//! `wherefore config FILE`: what applies to one file, and who says so.

use serde_json::Value;

use crate::support::{COMPLETE, Sandbox, without};

const TEXT: &str = "\
extends: [rust-rfc, strict]
proposals: [\"rfcs/**/*.md\"]
exclude: [\"rfcs/old/**\", \"rfcs/drafts/**\"]
elements:
  when: [Zeitplan, Wann]
levels:
  draft: {missing-metric: warn}
  closed: {missing-why: deny}
grandfather:
  numbers: [1-120, 131]
overrides:
  - paths: [\"rfcs/security/**\"]
    rules: {vague-when: allow, missing-what: warn}
    decision: security
rules:
  vague-metric: warn
";

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::repository();
    sandbox
        .file(".wherefore.yaml", TEXT)
        .file(
            "rfcs/security/0207-keys.md",
            format!(
                "---\nstatus: Superseded by 0208\ncreated: 2026-02-03\n---\n{}",
                without("Why")
            ),
        )
        .file(
            "rfcs/0007-maps.md",
            format!("---\nstatus: Draft\n---\n{COMPLETE}"),
        )
        .file(
            "rfcs/0208-routes.md",
            format!("---\nstatus: Draft\ndecision: irreversible\n---\n{COMPLETE}"),
        );
    sandbox
}

fn json(sandbox: &Sandbox, args: &[&str]) -> Value {
    let run = sandbox.run(&[&["config", "--format", "json"], args].concat());
    assert_eq!(run.status, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

/// The level of a rule in the text, with its origin.
fn row<'a>(screen: &'a str, id: &str) -> Vec<&'a str> {
    let row = screen.lines().find_map(|line| line.trim().strip_prefix(id));
    let row = row.unwrap_or_else(|| panic!("{id} in {screen}"));
    row.splitn(2, '(').map(str::trim).collect()
}

/// The rules that snapshots show: one of each origin, so that a new rule changes none of them.
const SHOWN: &[&str] = &[
    "missing-what",
    "missing-why",
    "missing-when",
    "vague-when",
    "too-large",
];

#[test]
fn a_closed_proposal_at_a_path_of_its_own_is_shown_with_the_reason_for_each_value() {
    let screen = sandbox()
        .run(&["config", "rfcs/security/0207-keys.md"])
        .screen();
    let (above, rules) = screen.rsplit_once("\n\n").expect("the rules");
    let is_shown = |row: &&str| SHOWN.iter().any(|id| row.contains(id));
    let rules: Vec<&str> = rules.lines().filter(is_shown).collect();
    insta::assert_snapshot!(format!("{above}\n\n{}", rules.join("\n")));
}

#[test]
fn machines_are_told_the_same() {
    let mut shown = json(&sandbox(), &["rfcs/security/0207-keys.md"]);
    let rules = shown["rules"].as_array_mut().expect("rules");
    rules.retain(|rule| rule["id"].as_str().is_some_and(|id| SHOWN.contains(&id)));
    insta::assert_snapshot!(serde_json::to_string_pretty(&shown).expect("JSON"));
}

#[test]
fn every_level_says_where_it_comes_from() {
    let sandbox = sandbox();
    let screen = sandbox
        .run(&[
            "config",
            "rfcs/0208-routes.md",
            "--deny",
            "too-large",
            "--ignore",
            "not-utf8",
        ])
        .stdout;
    for (id, expected) in [
        (
            "missing-metric",
            ["warn", ".wherefore.yaml:7, levels.draft)"],
        ),
        ("vague-metric", ["warn", ".wherefore.yaml:16)"]),
        ("missing-why", ["deny", "preset strict)"]),
        ("too-large", ["deny", "--deny)"]),
        ("not-utf8", ["allow", "--ignore)"]),
        ("decision", ["irreversible", "the document itself)"]),
    ] {
        assert_eq!(row(&screen, id), expected, "{screen}");
    }
    let screen = sandbox.run(&["config", "rfcs/0007-maps.md"]).stdout;
    assert_eq!(row(&screen, "missing-why"), ["allow", "grandfather)"]);
    assert_eq!(
        row(&screen, "exempt"),
        [
            "grandfathered by number: rules about content run only where something says so",
            ".wherefore.yaml:10, grandfather)"
        ]
    );
    let screen = sandbox
        .run(&["config", "--no-config", "rfcs/0007-maps.md"])
        .stdout;
    assert_eq!(row(&screen, "missing-why"), ["deny", "default)"]);
    assert_eq!(
        row(&screen, "proposals"),
        ["the folders that processes use", "default)"]
    );
}

#[test]
fn it_is_said_whether_a_file_is_found_and_why_not() {
    let sandbox = sandbox();
    sandbox
        .file(".gitignore", "rfcs/notes/\n")
        .file("mine.md", "# Title\n")
        .file("open/.wherefore.yaml", "template: rfcs/form.md\n")
        .file("open/rfcs/form.md", "# Title\n");
    for (path, text, reason) in [
        ("rfcs/0007-maps.md", "", None),
        ("rfcs/0300-a.md", COMPLETE, None),
        ("rfcs/old/0001-a.md", COMPLETE, Some("`exclude` names it")),
        (
            "docs/a.md",
            COMPLETE,
            Some("no glob of `proposals` matches it"),
        ),
        ("rfcs/0000-template.md", COMPLETE, Some("it is a template")),
        (
            "rfcs/README.md",
            COMPLETE,
            Some("it is an index, or stands beside proposals"),
        ),
        (
            "rfcs/a.txt",
            COMPLETE,
            Some("it is not called `.md` or `.markdown`"),
        ),
        (
            "rfcs/notes/a.md",
            COMPLETE,
            Some("git ignores it, or it lies in another repository"),
        ),
        (
            "rfcs/0301-a.md",
            "# Maps\n\nThis has moved to [there](0300-a.md).\n",
            Some("it only says where the proposal went"),
        ),
        ("open/rfcs/form.md", "# Title\n", Some("it is a template")),
        (
            "open/notes/a.md",
            COMPLETE,
            Some("it lies outside of the folders where proposals are kept"),
        ),
    ] {
        if !text.is_empty() {
            sandbox.file(path, text);
        }
        let shown = json(&sandbox, &[path]);
        assert_eq!(shown["passed_over"].as_str(), reason, "{path}");
        assert_eq!(shown["is_found"], reason.is_none(), "{path}");
        // And it is true.
        let run = sandbox.run(&["outline", "--format", "json"]);
        assert_eq!(
            run.paths().contains(&path.to_owned()),
            reason.is_none(),
            "{path}"
        );
    }
}

#[test]
fn a_file_that_is_not_there_yet_can_be_asked_about() {
    let sandbox = sandbox();
    let run = sandbox.run(&["config", "rfcs/security/0300-new.md"]);
    assert!(
        run.stdout
            .starts_with("rfcs/security/0300-new.md  (not there yet)\n"),
        "{}",
        run.stdout
    );
    let shown = json(&sandbox, &["rfcs/security/0300-new.md"]);
    assert_eq!(shown["decision"]["kind"], "security");
    assert_eq!(shown["is_there"], false);
    assert_eq!(shown["phase"], Value::Null);
    assert_eq!(json(&sandbox, &["rfcs/old/0300-new.md"])["is_found"], false);
}

#[test]
fn the_nearest_configuration_is_shown_with_what_those_above_exclude() {
    let sandbox = sandbox();
    sandbox
        .file("team/.wherefore.yaml", "exclude: [b]\n")
        .file("team/rfcs/a.md", COMPLETE);
    let run = sandbox.run_in("team", &["config", "rfcs/a.md"], &[], None);
    assert_eq!(row(&run.stdout, "configuration"), [".wherefore.yaml"]);
    assert!(
        run.stdout.contains("(../.wherefore.yaml:3)") && run.stdout.contains("(.wherefore.yaml:1)"),
        "{}",
        run.stdout
    );
}

#[test]
fn what_cannot_be_asked_about_is_told_as_for_a_check() {
    let sandbox = sandbox();
    let run = sandbox.run(&["config", "rfcs"]);
    assert_eq!(run.status, 2);
    assert!(
        run.stderr.contains("`rfcs` cannot be read: it is a folder"),
        "{}",
        run.stderr
    );
    sandbox.file(".wherefore.yaml", "rles: {}\n");
    let run = sandbox.run(&["config", "rfcs/a.md"]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    let check = sandbox.run(&["check", "rfcs/0007-maps.md"]);
    assert_eq!(run.stderr, check.stderr);
    assert_eq!(sandbox.run(&["config"]).status, 2);
    assert_eq!(
        sandbox
            .run(&["config", "a.md", "--deny", "missing-wy"])
            .status,
        2
    );
}

#[test]
fn nothing_that_a_file_holds_gets_through_to_the_terminal() {
    let sandbox = Sandbox::new();
    sandbox
        .file(
            ".wherefore.yaml",
            "proposals: [\"a\\e[31]m##[error]\"]\nelements: {why: [\"::error::x\"]}\noverrides: [{paths: [\"**\", \"b\\e[0]m\"]}]\n",
        )
        .file("a.md", "---\nstatus: \"purple \\e[31m ##vso[x]\"\n---\n");
    for format in ["text", "json"] {
        let run = sandbox.run(&["config", "--format", format, "a.md"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        let is_harmless = |line: &str| !line.trim_start().starts_with("::");
        assert!(!run.stdout.contains(['\u{1b}', '\u{9b}']), "{}", run.stdout);
        assert!(run.stdout.lines().all(is_harmless), "{}", run.stdout);
        assert!(
            !run.stdout.contains("##[error]") && !run.stdout.contains("##vso["),
            "{}",
            run.stdout
        );
    }
}
