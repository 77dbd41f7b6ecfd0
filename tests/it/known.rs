//! What was there before is held back: against the base of a change, and by a baseline.

use crate::support::{COMPLETE, Run, Sandbox, without};

fn commit(sandbox: &Sandbox, message: &str) {
    sandbox.git(&["add", "--all"]);
    sandbox.git(&["commit", "--quiet", "-m", message]);
}

fn short(sandbox: &Sandbox, args: &[&str]) -> Run {
    sandbox.run(&[&["check", "--format", "short"][..], args].concat())
}

/// A proposal with faults of several kinds.
fn faulty() -> String {
    without("When")
        .replace("late deliveries begin", "[late deliveries](gone.md) begin")
        .replace("## What\n", "## What\n\nTBD\n")
}

#[test]
fn a_rename_with_one_line_changed_reports_only_what_that_line_broke() {
    let sandbox = Sandbox::repository();
    sandbox.file("rfcs/0001-maps.md", faulty());
    commit(&sandbox, "faulty");
    sandbox.git(&["mv", "rfcs/0001-maps.md", "rfcs/0001-offline-maps.md"]);
    sandbox.file(
        "rfcs/0001-offline-maps.md",
        faulty().replace("without a connection", "without [a connection](nowhere.md)"),
    );
    sandbox.git(&["add", "--all"]);
    let all = short(&sandbox, &["--staged"]).stdout;
    assert_eq!(all.lines().count(), 4, "{all}");
    insta::assert_snapshot!(short(&sandbox, &["--staged", "--new-only"]).screen());
    commit(&sandbox, "moved");
    let range = short(&sandbox, &["--range", "HEAD~1..HEAD", "--new-only"]);
    assert_eq!(range.stdout.lines().count(), 1, "{}", range.screen());
    let since = short(&sandbox, &["--since", "HEAD~1", "--new-only"]);
    assert_eq!(since.stdout, range.stdout);
}

#[test]
fn a_fault_that_moved_or_whose_line_was_edited_is_not_new_and_a_second_one_is() {
    let sandbox = Sandbox::repository();
    sandbox.file("rfcs/0001-maps.md", faulty());
    commit(&sandbox, "faulty");
    let moved = faulty().replace("# Offline", "A line before.\n\n# Offline");
    sandbox.file(
        "rfcs/0001-maps.md",
        moved.replace("nothing else", "hardly anything else"),
    );
    let new = |sandbox: &Sandbox| short(sandbox, &["--since", "HEAD", "--new-only"]).stdout;
    assert_eq!(new(&sandbox), "");
    let second = faulty().replace("## Validation metric\n", "## Validation metric\n\nTBD\n");
    sandbox.file("rfcs/0001-maps.md", second);
    let new = new(&sandbox);
    assert!(
        new.contains(":15:1: error[placeholder-text]") && new.lines().count() == 1,
        "{new}"
    );
}

#[test]
fn a_link_that_the_change_broke_elsewhere_is_new() {
    let sandbox = Sandbox::repository();
    let linking = COMPLETE.replace(
        "late deliveries begin",
        "[late deliveries](0002-b.md) begin",
    );
    sandbox.file("rfcs/0001-maps.md", &linking);
    sandbox.file("rfcs/0002-b.md", COMPLETE);
    commit(&sandbox, "two");
    sandbox.git(&["rm", "--quiet", "rfcs/0002-b.md"]);
    sandbox.file("rfcs/0001-maps.md", linking.replace("5%", "4%"));
    sandbox.git(&["add", "--all"]);
    let new = short(&sandbox, &["--staged", "--new-only"]).stdout;
    assert!(new.contains("`0002-b.md` is not there"), "{new}");
}

#[test]
fn a_configuration_can_ask_for_what_is_new_and_the_command_line_for_all() {
    let sandbox = Sandbox::repository();
    sandbox.file("rfcs/0001-maps.md", faulty());
    sandbox.file(".wherefore.yaml", "new-only: true\n");
    commit(&sandbox, "faulty");
    sandbox.file("rfcs/0001-maps.md", faulty().replace("5%", "4%"));
    let run = sandbox.run(&["check", "--since", "HEAD"]);
    insta::assert_snapshot!(run.screen(), @"
    exit status: 0
    ----- stdout -----
    1 proposal checked: nothing new (3 held back: there before)
    ");
    assert_eq!(
        short(&sandbox, &["--since", "HEAD", "--no-new-only"]).status,
        1
    );
    assert_eq!(short(&sandbox, &[]).status, 1, "no base is known");
    let usage = sandbox.run(&["check", "--new-only"]);
    assert_eq!(usage.status, 2, "{}", usage.screen());
}

#[test]
fn a_baseline_holds_back_what_it_lists_loses_what_is_fixed_and_takes_in_nothing_new() {
    let sandbox = Sandbox::repository();
    sandbox.file(".wherefore.yaml", "baseline: .wherefore-baseline.jsonl\n");
    sandbox.file("rfcs/0001-maps.md", faulty());
    sandbox.file("rfcs/0002-tiles.md", without("Why"));
    assert_eq!(short(&sandbox, &[]).status, 1);
    let mut screen = sandbox.run(&["baseline"]).screen();
    assert_eq!(short(&sandbox, &[]).status, 0);

    // Fixed: it must leave. New: it is reported, and does not enter by itself.
    sandbox.file("rfcs/0002-tiles.md", without("When"));
    screen += &short(&sandbox, &[]).screen();
    screen += &sandbox.run(&["baseline"]).screen();
    let after = short(&sandbox, &[]).stdout;
    assert!(
        after.contains("0002-tiles.md") && !after.contains("stale"),
        "{after}"
    );
    screen += &sandbox.run(&["baseline", "--include-new"]).screen();
    assert_eq!(short(&sandbox, &[]).status, 0);
    insta::assert_snapshot!(screen);
}

#[test]
fn a_baseline_is_read_from_the_tree_of_the_documents() {
    let sandbox = Sandbox::repository();
    sandbox.file(".wherefore.yaml", "baseline: known.jsonl\n");
    sandbox.file("rfcs/0001-maps.md", faulty());
    sandbox.run(&["baseline"]);
    commit(&sandbox, "known");
    sandbox.file("known.jsonl", "nonsense\n");
    assert_eq!(short(&sandbox, &["--rev", "HEAD"]).status, 0);
    insta::assert_snapshot!(short(&sandbox, &[]).screen());
}

#[test]
fn without_a_name_in_the_configuration_no_baseline_is_written() {
    let sandbox = Sandbox::repository();
    sandbox.file("rfcs/0001-maps.md", faulty());
    insta::assert_snapshot!(sandbox.run(&["baseline"]).screen(), @"
    exit status: 2
    ----- stderr -----
    error: no configuration names a baseline
      help: Name the file in `.wherefore.yaml`: `baseline: .wherefore-baseline.jsonl`.
    ");
    sandbox.file(
        ".wherefore.yaml",
        "baseline: known.jsonl\nrules: { nothing: deny }\n",
    );
    let broken = sandbox.run(&["baseline"]);
    assert_eq!(broken.status, 2, "{}", broken.screen());
    assert!(!sandbox.path().join("known.jsonl").exists());
}

#[test]
fn a_baseline_follows_a_document_that_moved_and_forgets_one_that_is_gone() {
    let sandbox = Sandbox::repository();
    sandbox.file(".wherefore.yaml", "baseline: known/list.jsonl\n");
    sandbox.file("rfcs/0001-maps.md", faulty());
    sandbox.file("rfcs/0002-tiles.md", without("Why"));
    sandbox.run(&["baseline"]);
    commit(&sandbox, "known");
    sandbox.git(&["mv", "rfcs/0001-maps.md", "rfcs/0001-offline-maps.md"]);
    sandbox.git(&["rm", "--quiet", "rfcs/0002-tiles.md"]);
    let told = short(&sandbox, &["--staged"]).stdout;
    assert_eq!(told.matches("is not there any more").count(), 4, "{told}");
    // What it had under its other name is not new.
    assert_eq!(told.lines().count(), 4, "{told}");
    let mut screen = sandbox.run(&["baseline"]).screen();
    assert_eq!(short(&sandbox, &[]).status, 0);

    sandbox.git(&["rm", "--quiet", "-r", "--force", "rfcs"]);
    let told = short(&sandbox, &["--staged"]);
    assert_eq!(told.status, 1, "{}", told.screen());
    screen += &sandbox.run_in("known", &["baseline"], &[], None).screen();
    screen += &sandbox.run(&["baseline"]).screen();
    insta::assert_snapshot!(screen);
}

#[test]
fn what_collided_before_is_not_new() {
    let sandbox = Sandbox::repository();
    sandbox.file("rfcs/0001-maps.md", COMPLETE);
    commit(&sandbox, "one");
    sandbox.git(&["checkout", "--quiet", "-b", "other"]);
    sandbox.file("rfcs/0002-tiles.md", COMPLETE);
    commit(&sandbox, "tiles");
    sandbox.git(&["checkout", "--quiet", "main"]);
    sandbox.file("rfcs/0002-routes.md", COMPLETE);
    commit(&sandbox, "routes");
    sandbox.file("rfcs/0002-routes.md", COMPLETE.replace("5%", "4%"));
    sandbox.git(&["add", "--all"]);
    let staged = ["--staged", "--refs", "other"];
    assert!(
        short(&sandbox, &staged)
            .stdout
            .contains("[duplicate-number]")
    );
    let new = short(&sandbox, &[&staged[..], &["--new-only"]].concat());
    assert_eq!(new.stdout, "", "{}", new.screen());
}

#[test]
fn what_a_removal_breaks_in_other_proposals_is_told_and_nothing_else_of_them() {
    let sandbox = Sandbox::repository();
    sandbox.file("rfcs/0001-maps.md", COMPLETE);
    let linking = faulty().replace("TBD", "As in [the maps](0001-maps.md).");
    sandbox.file(
        "rfcs/0002-tiles.md",
        format!("---\nsupersedes: 1\n---\n{linking}"),
    );
    commit(&sandbox, "two");
    sandbox.git(&["rm", "--quiet", "rfcs/0001-maps.md"]);
    insta::assert_snapshot!(short(&sandbox, &["--staged"]).screen());
    let staged = short(&sandbox, &["--staged"]).stdout;
    assert_eq!(short(&sandbox, &["--since", "HEAD"]).stdout, staged);
    commit(&sandbox, "one");
    assert_eq!(short(&sandbox, &["--range", "HEAD~1.."]).stdout, staged);
    assert_eq!(short(&sandbox, &["--staged"]).status, 0);
    let outline = sandbox.run(&["outline", "--range", "HEAD~1..", "--format", "json"]);
    assert_eq!(outline.paths(), [""; 0]);
}

#[test]
fn an_error_of_which_the_base_only_warned_is_new() {
    let sandbox = Sandbox::repository();
    sandbox.file(".wherefore.yaml", "levels: {draft: {missing-when: warn}}\n");
    let as_status = |status: &str| format!("---\nstatus: {status}\n---\n{}", without("When"));
    sandbox.file("rfcs/0001-maps.md", as_status("draft"));
    commit(&sandbox, "a draft");
    sandbox.file("rfcs/0001-maps.md", as_status("accepted"));
    let new = short(&sandbox, &["--since", "HEAD", "--new-only"]);
    assert!(
        new.stdout.contains("error[missing-when]"),
        "{}",
        new.screen()
    );
    commit(&sandbox, "accepted");
    sandbox.file("rfcs/0001-maps.md", as_status("draft"));
    let new = short(&sandbox, &["--since", "HEAD", "--new-only"]);
    assert_eq!(new.stdout, "", "{}", new.screen());
}
