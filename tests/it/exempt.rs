//! What is exempt from rules about content, closed proposals and old ones, and what is said of them.

use crate::levels::{rules, short, unmotivated};
use crate::support::{COMPLETE, Sandbox, without};

#[test]
fn a_closed_proposal_is_exempt_from_rules_about_content_and_from_no_other() {
    let sandbox = Sandbox::repository();
    let closed = format!("{}\n[gone](gone.md)\n", unmotivated("Rejected"));
    sandbox.file("rfcs/0001-a.md", closed);
    sandbox.file("rfcs/0002-b.md", unmotivated("Accepted"));
    assert_eq!(
        short(&sandbox, &[]),
        [
            "rfcs/0001-a.md: error[broken-link]",
            "rfcs/0002-b.md: error[missing-why]"
        ]
    );
}

#[test]
fn what_is_exempt_is_counted_and_never_passes_for_complete() {
    let sandbox = Sandbox::repository();
    sandbox.file("rfcs/0001-a.md", unmotivated("Rejected"));
    let run = sandbox.run(&["check"]);
    assert_eq!(
        run.stdout,
        "1 proposal checked (exempt from rules about content): nothing to report\n"
    );
    sandbox.file(".wherefore.yaml", "grandfather: {numbers: 2}\n");
    sandbox
        .file("rfcs/0002-b.md", unmotivated("Draft"))
        .file("rfcs/0003-c.md", COMPLETE);
    let run = sandbox.run(&["check", "--verbose"]);
    assert_eq!(
        run.stdout,
        "3 proposals checked (2 exempt from rules about content): What, Why, When and the metric are all there\n"
    );
    assert!(
        run.stderr
            .contains("exempt from rules about content: closed (1), grandfathered by number (1)\n"),
        "{}",
        run.stderr
    );
    // One that is complete and exempt does not stand in for one that is neither.
    sandbox
        .file(
            "rfcs/0001-a.md",
            format!("---\nstatus: Rejected\n---\n{COMPLETE}"),
        )
        .file("rfcs/0003-c.md", without("When"));
    let run = sandbox.run(&["check", "--allow", "missing-when"]);
    assert_eq!(
        run.stdout,
        "3 proposals checked (2 exempt from rules about content): nothing to report\n"
    );
}

#[test]
fn the_page_for_reviewers_says_what_is_exempt_and_blames_nobody_for_it() {
    let sandbox = Sandbox::new();
    sandbox.file("a.md", unmotivated("Rejected"));
    let page = sandbox
        .run(&["check", "--format", "markdown", "a.md"])
        .stdout;
    assert!(
        page.contains("closed: exempt from rules about content"),
        "{page}"
    );
    assert!(
        page.contains("| Why | ➖ missing |") && !page.contains('❌'),
        "{page}"
    );
}

#[test]
fn numbers_are_grandfathered_by_name_or_metadata_and_what_has_none_is_not() {
    let sandbox = Sandbox::repository();
    sandbox.file(
        ".wherefore.yaml",
        "grandfather: {numbers: [1-12, '0131', 0200]}\n",
    );
    for (path, head, is_exempt) in [
        ("rfcs/0001-a.md", "", true),
        ("rfcs/0012-a.md", "", true),
        ("rfcs/0013-a.md", "", false),
        ("rfcs/0131-a.md", "", true),
        ("rfcs/0200-a/README.md", "", true),
        ("rfcs/maps.md", "rfc: 7\n", true),
        ("rfcs/maps.md", "rfc: 13\n", false),
        ("rfcs/maps.md", "", false),
        ("rfcs/2026-01-07-maps.md", "", false),
    ] {
        sandbox.file(path, format!("---\n{head}---\n{}", without("Why")));
        let found = rules(&sandbox, &[path]);
        assert_eq!(
            !found.contains(&"missing-why".to_owned()),
            is_exempt,
            "{path} {head}"
        );
        std::fs::remove_file(sandbox.path().join(path)).expect("it was there");
    }
}

#[test]
fn what_was_created_before_a_day_is_grandfathered_and_what_says_no_day_is_not() {
    let sandbox = Sandbox::new();
    sandbox.file(".wherefore.yaml", "grandfather: {before: 2026-01-01}\n");
    for (created, is_exempt) in [
        ("created: 2025-12-31\n", true),
        ("created: \"2025-12-31\"\n", true),
        ("date: 30 December 2025\n", true),
        ("created: 2025\n", true),
        ("created: 2025-12-30T10:00:00Z\n", true),
        ("created: 2026-01-01\n", false),
        ("created: some day\n", false),
        ("", false),
    ] {
        sandbox.file("a.md", format!("---\n{created}---\n{}", without("Why")));
        let expected: &[&str] = if is_exempt { &[] } else { &["missing-why"] };
        assert_eq!(rules(&sandbox, &["a.md"]), expected, "{created}");
    }
}

#[test]
fn a_suppression_in_an_exempt_proposal_is_not_called_unused() {
    let sandbox = Sandbox::new();
    let text = "---\nstatus: Rejected\n---\n<!-- wherefore: allow(missing-why) it was never discussed -->\n\n# A\n";
    sandbox.file("a.md", text);
    assert!(rules(&sandbox, &["a.md"]).is_empty());
    sandbox.file("a.md", format!("{}\n{COMPLETE}", &text[25..]));
    assert_eq!(rules(&sandbox, &["a.md"]), ["unused-allow"]);
}

#[test]
fn an_entry_of_a_baseline_is_stale_only_where_its_rule_ran() {
    let sandbox = Sandbox::repository();
    sandbox.file(
        ".wherefore.yaml",
        "baseline: known.jsonl\noverrides: [{paths: rfcs/0003-c.md, rules: {missing-why: allow}}]\n",
    );
    for path in ["rfcs/0001-a.md", "rfcs/0002-b.md", "rfcs/0003-c.md"] {
        sandbox.file(path, without("Why"));
    }
    sandbox.run(&["baseline"]);
    let known = std::fs::read_to_string(sandbox.path().join("known.jsonl")).expect("a baseline");
    assert_eq!(known.matches("missing-why").count(), 2, "{known}");
    let third = known
        .lines()
        .nth(1)
        .expect("an entry")
        .replace("0001-a", "0003-c");
    sandbox
        .file("known.jsonl", format!("{known}{third}\n"))
        .file("rfcs/0001-a.md", unmotivated("Rejected"))
        .file("rfcs/0002-b.md", COMPLETE);
    assert_eq!(
        short(&sandbox, &[]),
        ["known.jsonl: error[stale-baseline]"],
        "only the entry of what is fixed"
    );
}
