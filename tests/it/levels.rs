//! Levels where they belong: by phase, by age, by path, and from the command line, each over the one before.

use crate::support::{COMPLETE, Run, Sandbox, without};

/// A proposal with this status that does not say why.
pub fn unmotivated(status: &str) -> String {
    format!("---\nstatus: {status}\n---\n{}", without("Why"))
}

fn check(sandbox: &Sandbox, args: &[&str]) -> Run {
    sandbox.run(&[&["check", "--format", "json"], args].concat())
}

/// The rules that these tests are about; what others say of the same documents does not matter here.
const RULES: &[&str] = &[
    "missing-why",
    "missing-when",
    "missing-metric",
    "broken-link",
    "unused-allow",
    "stale-baseline",
];

/// What is reported, by rule.
pub fn rules(sandbox: &Sandbox, args: &[&str]) -> Vec<String> {
    let mut rules = check(sandbox, args).rules();
    rules.retain(|rule| RULES.contains(&rule.as_str()));
    rules
}

/// Each diagnostic as `path: severity[rule]`.
fn findings(run: &Run) -> Vec<String> {
    let lines = run.stdout.lines().filter_map(|line| {
        let (place, message) = line.split_once(": ")?;
        let path = place.split(':').next()?;
        let (kind, rule) = message.split(' ').next()?.split_once('[')?;
        let is_asked = RULES.contains(&rule.trim_end_matches(']'));
        is_asked.then(|| format!("{path}: {kind}[{rule}"))
    });
    lines.collect()
}

/// What is reported, each as `path: severity[rule]`.
pub fn short(sandbox: &Sandbox, args: &[&str]) -> Vec<String> {
    findings(&sandbox.run(&[&["check", "--format", "short", "--quiet"], args].concat()))
}

#[test]
fn a_phase_has_levels_of_its_own_and_may_bring_back_what_closed_ones_are_exempt_from() {
    let sandbox = Sandbox::new();
    sandbox.file(
        ".wherefore.yaml",
        "levels:\n  draft: {missing-why: warn}\n  review: {missing-why: {level: allow}}\n  closed: {missing-why: warn}\n",
    );
    for (status, expected) in [
        ("Draft", &["a.md: warning[missing-why]"][..]),
        ("In review", &[]),
        ("Accepted", &["a.md: error[missing-why]"]),
        ("Rejected", &["a.md: warning[missing-why]"]),
        ("purple", &["a.md: error[missing-why]"]),
    ] {
        sandbox.file("a.md", unmotivated(status));
        assert_eq!(short(&sandbox, &["a.md"]), expected, "{status}");
    }
}

#[test]
fn the_phase_follows_the_projects_own_statuses() {
    let sandbox = Sandbox::new();
    sandbox.file("a.md", unmotivated("Shelved"));
    assert_eq!(rules(&sandbox, &["a.md"]), ["missing-why"]);
    sandbox.file(
        ".wherefore.yaml",
        "metadata: {phases: {closed: [Shelved]}}\n",
    );
    assert!(rules(&sandbox, &["a.md"]).is_empty());
}

#[test]
fn grandfathering_goes_before_the_phase_and_an_override_before_both() {
    let sandbox = Sandbox::repository();
    let text = "levels: {draft: {missing-why: warn}}\ngrandfather: {numbers: 1-9}\n";
    sandbox
        .file(".wherefore.yaml", text)
        .file("rfcs/0007-a.md", unmotivated("Draft"))
        .file("rfcs/kept/0008-a.md", unmotivated("Rejected"));
    assert!(rules(&sandbox, &[]).is_empty());
    let overrides = "overrides:\n  - paths: rfcs/kept\n    rules: {missing-why: warn}\n";
    sandbox.file(".wherefore.yaml", format!("{text}{overrides}"));
    assert_eq!(
        short(&sandbox, &[]),
        ["rfcs/kept/0008-a.md: warning[missing-why]"]
    );
}

#[test]
fn of_several_overrides_the_later_goes_before() {
    let sandbox = Sandbox::repository();
    sandbox.file(
        ".wherefore.yaml",
        "overrides:\n\
         - {paths: [\"rfcs/**\"], rules: {missing-why: allow, missing-when: warn}}\n\
         - {paths: [\"rfcs/b/*.md\", \"rfcs/c.md\"], rules: {missing-why: warn}}\n\
         rules: {missing-why: deny}\n",
    );
    let bare = "# Maps\n\n## What\n\nCouriers see the map.\n\n## Metric\n\nLate deliveries fall from 20% to 5% by 2027-06-01.\n";
    for path in ["rfcs/a.md", "rfcs/b/a.md", "rfcs/c.md", "docs/rfcs/d.md"] {
        sandbox.file(path, bare);
    }
    let found = short(&sandbox, &[]);
    assert_eq!(
        found,
        [
            "docs/rfcs/d.md: error[missing-why]",
            "docs/rfcs/d.md: error[missing-when]",
            "rfcs/a.md: warning[missing-when]",
            "rfcs/b/a.md: warning[missing-why]",
            "rfcs/b/a.md: warning[missing-when]",
            "rfcs/c.md: warning[missing-why]",
            "rfcs/c.md: warning[missing-when]",
        ]
    );
}

#[test]
fn paths_count_from_the_folder_of_the_configuration_that_is_nearest() {
    let sandbox = Sandbox::repository();
    let for_old = "overrides: [{paths: \"old/**\", rules: {missing-why: allow}}]\n";
    sandbox
        .file(".wherefore.yaml", for_old)
        .file("team/.wherefore.yaml", for_old)
        .file("team/rfcs/old/a.md", without("Why"))
        .file("team/old/rfcs/a.md", without("Why"))
        .file("old/rfcs/a.md", without("Why"));
    assert_eq!(
        short(&sandbox, &[]),
        ["team/rfcs/old/a.md: error[missing-why]"]
    );
    // With a configuration that is named they count from the root.
    assert_eq!(
        short(&sandbox, &["--config", "team/.wherefore.yaml"]),
        [
            "team/old/rfcs/a.md: error[missing-why]",
            "team/rfcs/old/a.md: error[missing-why]"
        ]
    );
}

#[test]
fn standard_input_stands_where_its_name_says_and_without_one_nowhere() {
    let sandbox = Sandbox::repository();
    sandbox.file(
        ".wherefore.yaml",
        "overrides: [{paths: \"**\", rules: {missing-why: allow}}]\n",
    );
    let text = without("Why");
    let run = |args: &[&str]| {
        let args = [&["check", "--format", "json"], args].concat();
        let mut rules = sandbox.run_with_input(&args, text.as_bytes()).rules();
        rules.retain(|rule| rule == "missing-why");
        rules
    };
    assert!(run(&["-", "--stdin-filename", "rfcs/a.md"]).is_empty());
    assert_eq!(run(&["-"]), ["missing-why"]);
}

#[test]
fn levels_are_read_from_the_tree_of_the_documents() {
    let sandbox = Sandbox::repository();
    sandbox
        .file("rfcs/0001-a.md", unmotivated("Draft"))
        .file(
            ".wherefore.yaml",
            "levels: {draft: {missing-why: allow}}\noverrides: [{paths: rfcs/old, rules: {missing-why: warn}}]\n",
        )
        .file("rfcs/old/0002-b.md", unmotivated("Draft"))
        .git(&["add", "."]);
    let expected = ["rfcs/old/0002-b.md: warning[missing-why]"];
    sandbox.file(".wherefore.yaml", "");
    assert_eq!(short(&sandbox, &["--staged"]), expected);
    sandbox.git(&["commit", "--quiet", "-m", "a"]);
    assert_eq!(short(&sandbox, &["--rev", "HEAD"]).len(), 1);
    assert_eq!(short(&sandbox, &[]).len(), 2);
}

#[test]
fn what_is_typed_has_the_last_word_but_selecting_only_narrows() {
    let sandbox = Sandbox::new();
    sandbox.file(
        ".wherefore.yaml",
        "rules: {missing-when: allow, missing-metric: warn}\n\
         overrides: [{paths: quiet.md, rules: {missing-why: allow}}]\n",
    );
    sandbox
        .file("closed.md", unmotivated("Rejected"))
        .file("quiet.md", without("Why"))
        .file("open.md", without("Why"))
        .file("late.md", without("When"))
        .file("blind.md", without("Validation metric"));
    for (args, expected) in [
        (&["closed.md", "--select", "missing-why"][..], &[][..]),
        (&["closed.md", "--deny", "missing-when"], &[]),
        (
            &["closed.md", "--deny", "missing-why"],
            &["closed.md: error[missing-why]"],
        ),
        (
            &["closed.md", "--warn", "missing-why"],
            &["closed.md: warning[missing-why]"],
        ),
        (&["quiet.md", "--select", "missing-why"], &[]),
        (
            &["quiet.md", "--warn", "missing-why"],
            &["quiet.md: warning[missing-why]"],
        ),
        (
            &["open.md", "--select", "missing-why"],
            &["open.md: error[missing-why]"],
        ),
        (&["open.md", "--select", "missing-when"], &[]),
        (&["open.md", "--allow", "missing-why"], &[]),
        // A rule that is allowed everywhere speaks where it is asked for.
        (&["late.md"], &[]),
        (
            &["late.md", "--select", "missing-when"],
            &["late.md: error[missing-when]"],
        ),
        (
            &["blind.md", "--select", "missing-metric"],
            &["blind.md: warning[missing-metric]"],
        ),
    ] {
        assert_eq!(short(&sandbox, args), expected, "{args:?}");
    }
}

#[test]
fn what_a_proposal_is_asked_for_only_in_its_new_phase_is_new() {
    let sandbox = Sandbox::repository();
    sandbox
        .file(".wherefore.yaml", "levels: {draft: {missing-why: allow}}\n")
        .file("rfcs/0001-a.md", unmotivated("Draft"))
        .git(&["add", "."])
        .git(&["commit", "--quiet", "-m", "a"])
        .file("rfcs/0001-a.md", unmotivated("Accepted"))
        .git(&["add", "."]);
    assert_eq!(
        short(&sandbox, &["--staged", "--new-only"]),
        ["rfcs/0001-a.md: error[missing-why]"]
    );
}

#[test]
fn mistakes_have_their_place_and_the_nearest_right_word() {
    for (text, message) in [
        ("levels: {drafts: {}}", "Did you mean `draft`?"),
        ("levels: {draft: deny}", "`levels.draft` is a mapping"),
        (
            "levels: {draft: {missing-wy: deny}}",
            "Did you mean `missing-why`?",
        ),
        (
            "levels: {draft: {missing-why: error}}",
            "Did you mean `deny`?",
        ),
        ("levels: [draft]", "`levels` is a mapping"),
        (
            "rules: {missing-why: {levl: deny}}",
            "Did you mean `level`?",
        ),
        (
            "rules: {missing-why: {level: no}}",
            "is allow, warn or deny",
        ),
        (
            "rules: {missing-why: {share: 60}}",
            "there is no key `share`",
        ),
        ("rules: {missing-why: [deny]}", "is allow, warn or deny"),
        ("grandfather: {number: 7}", "Did you mean `numbers`?"),
        (
            "grandfather: {numbers: [1-x]}",
            "`1-x` is neither a number nor a range",
        ),
        ("grandfather: {numbers: [9-1]}", "Did you mean `1-9`?"),
        (
            "grandfather: {numbers: {a: b}}",
            "is a string or a list of strings",
        ),
        ("grandfather: {numbers: 12345678901}", "is neither a number"),
        (
            "grandfather: {before: 2026}",
            "is a day, written year, month, day",
        ),
        ("grandfather: {before: 2026-02-30}", "is a day"),
        ("grandfather: {before: [2026-01-01]}", "is a day"),
        (
            "overrides: {paths: a}",
            "`overrides` is a list, not a mapping",
        ),
        ("overrides: [{rules: {}}]", "names no `paths`"),
        ("overrides: [{paths: []}]", "names no `paths`"),
        ("overrides: [{paths: 'a['}]", "is not a glob"),
        ("overrides: [{path: a}]", "Did you mean `paths`?"),
        ("overrides: [a]", "is a mapping of keys to values"),
        (
            "overrides: [{paths: a, decision: securty}]",
            "Did you mean `security`?",
        ),
        (
            "overrides: [{paths: a, decision: [security]}]",
            "`decision` is one word, not a list",
        ),
        (
            "overrides: [{paths: a, rules: {x: deny}}]",
            "there is no rule `x`",
        ),
    ] {
        let run = Sandbox::new()
            .file("a.md", COMPLETE)
            .file(".wherefore.yaml", format!("{text}\n"))
            .run(&["check", "a.md"]);
        assert_eq!(run.status, 2, "{text}");
        assert!(run.stderr.contains(message), "{text}: {}", run.stderr);
    }
}

#[test]
fn the_share_of_how_is_a_percentage_at_every_layer() {
    let sandbox = Sandbox::new();
    sandbox.file("a.md", COMPLETE).file(
        ".wherefore.yaml",
        "rules: {how-heavy: {level: warn, share: 60}}\n\
         levels: {draft: {how-heavy: {share: 70}}}\n\
         overrides: [{paths: b.md, rules: {how-heavy: {share: 80}}}]\n",
    );
    for (path, share) in [("a.md", "60"), ("b.md", "80")] {
        let run = sandbox.run(&["config", path]);
        let row = run
            .stdout
            .lines()
            .find(|line| line.contains("how-heavy.share"));
        assert!(row.is_some_and(|row| row.contains(share)), "{}", run.stdout);
    }
    for share in ["0", "101", "60%", "1.5", "[60]"] {
        let text = format!("rules: {{how-heavy: {{share: {share}}}}}\n");
        let run = sandbox
            .file(".wherefore.yaml", text)
            .run(&["check", "a.md"]);
        assert_eq!(run.status, 2, "{share}");
        assert!(run.stderr.contains("from 1 to 100"), "{}", run.stderr);
    }
}

#[test]
fn an_override_that_speaks_of_no_proposal_is_told_where_all_of_them_were_looked_at() {
    let sandbox = Sandbox::repository();
    sandbox.file("rfcs/a.md", COMPLETE).file(
        ".wherefore.yaml",
        "overrides:\n- {paths: \"rfcs/*.md\"}\n- {paths: [\"rfcs/securty\"], decision: security}\n",
    );
    let note = "note: no proposal lies at `rfcs/securty`, as `overrides` in `.wherefore.yaml`, line 3, has it\n";
    assert_eq!(sandbox.run(&["check"]).stderr, note);
    for args in [&["check", "--quiet"][..], &["check", "rfcs/a.md"]] {
        assert_eq!(sandbox.run(args).stderr, "", "{args:?}");
    }
}
