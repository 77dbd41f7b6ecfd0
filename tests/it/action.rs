//! The action for GitHub: what it checks, what it explains, and what it never takes for its own.

mod install;
mod runner;

use serde_json::json;

use crate::support::{COMPLETE, Sandbox, without};
use runner::*;

#[test]
fn only_what_a_pull_request_changes_is_judged() {
    for depth in [2, 0] {
        let sandbox = forge();
        merge(&sandbox);
        check_out(&sandbox, MERGE, depth);
        let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox)).play();
        assert_eq!(played.status, 1, "{}", played.log);
        assert_eq!(played.annotated(), ["rfcs/0002-new.md"], "{}", played.log);
        assert!(played.log.contains("missing-why (error)"), "{}", played.log);
        assert!(played.summary.contains("0002-new.md"), "{}", played.summary);
        assert!(!played.summary.contains("0001-old.md"));
    }
}

#[test]
fn what_the_base_branch_got_meanwhile_is_not_held_against_a_pull_request() {
    for depth in [2, 0] {
        let sandbox = forge();
        // The event tells of the base as it was.
        let event = pull_request(&sandbox);
        commit(&sandbox, "rfcs/0003-meanwhile.md", &without("What"));
        merge(&sandbox);
        commit(&sandbox, "rfcs/0004-later.md", &without("What"));
        check_out(&sandbox, MERGE, depth);
        let played = Job::new(&sandbox, "pull_request", &event).play();
        assert_eq!(played.status, 1, "{}", played.log);
        assert_eq!(played.annotated(), ["rfcs/0002-new.md"], "{}", played.log);
    }
}

#[test]
fn the_head_of_a_pull_request_is_held_against_where_it_left_the_base() {
    let sandbox = forge();
    commit(&sandbox, "rfcs/0003-meanwhile.md", &without("What"));
    check_out(&sandbox, "refs/heads/topic", 0);
    let event = pull_request(&sandbox);
    for event_name in ["pull_request", "pull_request_target"] {
        let played = Job::new(&sandbox, event_name, &event).play();
        assert_eq!(played.status, 1, "{}", played.log);
        assert_eq!(played.annotated(), ["rfcs/0002-new.md"], "{}", played.log);
    }
    // An earlier step may have put a commit of its own on top.
    sandbox.git(&[
        "-C",
        "clone",
        "commit",
        "--quiet",
        "--allow-empty",
        "-m",
        "more",
    ]);
    let played = Job::new(&sandbox, "pull_request", &event).play();
    assert_eq!(played.annotated(), ["rfcs/0002-new.md"], "{}", played.log);
}

#[test]
fn a_merge_group_is_held_against_its_base() {
    for depth in [2, 0] {
        let sandbox = forge();
        merge(&sandbox);
        check_out(&sandbox, MERGE, depth);
        let base = commit_of(&sandbox, "origin", "main");
        let event = json!({ "merge_group": { "base_sha": base, "base_ref": "refs/heads/main" } });
        let played = Job::new(&sandbox, "merge_group", &event).play();
        assert_eq!(played.status, 1, "{}", played.log);
        assert_eq!(played.annotated(), ["rfcs/0002-new.md"], "{}", played.log);
    }
}

#[test]
fn everything_is_checked_on_other_events() {
    let sandbox = forge();
    merge(&sandbox);
    check_out(&sandbox, MERGE, 1);
    let event = json!({ "ref": "refs/heads/main" });
    let played = Job::new(&sandbox, "push", &event).play();
    assert_eq!(played.status, 1, "{}", played.log);
    assert_eq!(
        played.annotated(),
        ["rfcs/0001-old.md", "rfcs/0002-new.md"],
        "{}",
        played.log
    );
    let played = Job::new(&sandbox, "push", &event)
        .input("paths", "rfcs/0002-new.md\n")
        .play();
    assert_eq!(played.annotated(), ["rfcs/0002-new.md"], "{}", played.log);
}

#[test]
fn a_base_that_is_named_goes_before_the_events() {
    let sandbox = forge();
    merge(&sandbox);
    check_out(&sandbox, MERGE, 0);
    let empty = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
    let first = commit_of(&sandbox, "origin", "main");
    for (since, status) in [("HEAD", 0), (&*first, 1), ("origin/main", 1), (empty, 2)] {
        let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox))
            .input("since", since)
            .play();
        assert_eq!(played.status, status, "{since}: {}", played.log);
    }
}

#[test]
fn a_change_without_faults_ends_with_0_and_warnings_fail_on_request() {
    let sandbox = forge();
    sandbox.git(&["-C", "origin", "switch", "--quiet", "topic"]);
    let (before, after) = COMPLETE.split_once("It ships").expect("the When");
    let (_, after) = after.split_once("\n\n").expect("what follows");
    let vague = format!("{before}The couriers are waiting for it.\n\n{after}");
    commit(&sandbox, "rfcs/0002-new.md", &vague);
    sandbox.git(&["-C", "origin", "switch", "--quiet", "main"]);
    merge(&sandbox);
    check_out(&sandbox, MERGE, 2);
    for (strict, status) in [("false", 0), ("true", 1)] {
        let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox))
            .input("strict", strict)
            .play();
        assert_eq!(played.status, status, "{}", played.log);
        assert!(played.summary.contains("0002-new.md"), "{}", played.summary);
    }
}

#[test]
fn further_reports_are_written_to_files() {
    let sandbox = forge();
    merge(&sandbox);
    check_out(&sandbox, MERGE, 2);
    let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox))
        .input("format", "sarif=wherefore.sarif\n\n  junit=a report.xml\n")
        .play();
    assert_eq!(played.status, 1, "{}", played.log);
    for (file, words) in [
        ("wherefore.sarif", "rfcs/0002-new.md"),
        ("a report.xml", "<testsuite"),
    ] {
        let report = std::fs::read_to_string(sandbox.path().join("clone").join(file));
        assert!(report.expect("the report").contains(words), "{file}");
    }
    // A report that cannot be written is no clean check.
    let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox))
        .input("format", "sarif=no/such/folder/wherefore.sarif")
        .play();
    assert_eq!(played.status, 2, "{}", played.log);
    assert!(!played.commands().is_empty(), "{}", played.log);
}

#[test]
fn missing_history_is_explained() {
    let sandbox = forge();
    merge(&sandbox);
    check_out(&sandbox, MERGE, 1);
    let event = pull_request(&sandbox);
    let base = commit_of(&sandbox, "origin", "main");
    let group = json!({ "merge_group": { "base_sha": base } });
    let words = ["The clone is shallow", "`fetch-depth: 0`", &base];
    for (event_name, event) in [("pull_request", &event), ("merge_group", &group)] {
        let played = Job::new(&sandbox, event_name, event).play();
        played.failed_saying(&words);
        assert_eq!(played.summary, "");
    }
    let played = Job::new(&sandbox, "push", &json!({}))
        .input("since", &base)
        .play();
    played.failed_saying(&words);

    let sandbox = forge();
    commit(&sandbox, "rfcs/0003-meanwhile.md", &without("What"));
    check_out(&sandbox, "refs/heads/topic", 1);
    let event = pull_request(&sandbox);
    let played = Job::new(&sandbox, "pull_request", &event).play();
    played.failed_saying(&["The clone is shallow", "`fetch-depth: 0`"]);
}

#[test]
fn a_checkout_without_the_pull_request_does_not_pass_for_a_clean_one() {
    for depth in [1, 2, 0] {
        let sandbox = forge();
        check_out(&sandbox, "refs/heads/main", depth);
        let event = pull_request(&sandbox);
        let played = Job::new(&sandbox, "pull_request_target", &event).play();
        played.failed_saying(&["is not what is checked out", "pull_request_target"]);
    }
}

#[test]
fn a_repository_that_git_does_not_read_is_no_clean_one() {
    let sandbox = forge();
    merge(&sandbox);
    check_out(&sandbox, MERGE, 2);
    let event = pull_request(&sandbox);
    let played = Job::new(&sandbox, "pull_request", &event)
        // Git's own way to try it.
        .env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        .play();
    played.failed_saying(&["another user owns it", "safe.directory"]);

    std::fs::remove_dir_all(sandbox.path().join("clone/.git")).expect("the repository");
    let played = Job::new(&sandbox, "pull_request", &event).play();
    played.failed_saying(&["is not in a git repository", "actions/checkout"]);
}

#[test]
fn an_input_of_another_shape_is_refused_and_stays_within_the_message() {
    let sandbox = forge();
    merge(&sandbox);
    check_out(&sandbox, MERGE, 2);
    for (name, value) in [
        ("strict", "yes"),
        ("strict", "true\n::error::mine"),
        ("version", "latest"),
        ("version", "0.1.0/../../mine"),
        ("version", "0.1.0\n::error::mine"),
        ("since", "main\n::error::mine"),
        ("since", "main\nprogram=mine"),
        ("format", "sarif"),
        ("format", "::error::mine"),
        ("format", "sarif=a.sarif\n ::set-output name=a::mine"),
        ("format", "##[error]mine"),
    ] {
        let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox))
            .input(name, value)
            .play();
        played.failed_saying(&[&format!("`{name}`")]);
    }
    let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox))
        .input("strict", "50%0A\r\noff")
        .play();
    played.failed_saying(&["`strict` is `50%250A%0D%0Aoff`"]);
}

#[test]
fn what_is_typed_stays_data() {
    let sandbox = forge();
    merge(&sandbox);
    check_out(&sandbox, MERGE, 2);
    let names = [
        "a b; touch mine.md",
        "$(touch mine)",
        "`touch mine`",
        "-x.md",
        "--output=mine",
        "::error::mine.md",
        "##[error]mine.md",
        "%0A::error::mine.md",
        "*.md",
        "'",
    ];
    for name in names {
        sandbox.file(&format!("clone/{name}"), without("Why"));
    }
    let before = list(&sandbox);
    let played = Job::new(&sandbox, "push", &json!({}))
        .input("paths", &names.join("\n"))
        .play();
    assert_eq!(played.status, 1, "{}", played.log);
    assert_eq!(played.annotated().len(), names.len(), "{}", played.log);
    for path in ["-", "-\n::error::mine", "no\tsuch\rfile", "--help"] {
        let played = Job::new(&sandbox, "push", &json!({}))
            .input("paths", path)
            .play();
        // No such file, and neither standard input nor an option.
        assert_eq!(played.status, 2, "{path}: {}", played.log);
        assert!(!played.log.contains("Usage:"), "{}", played.log);
        for command in played.commands() {
            let is_ours = ["::error title=wherefore ", "::error title=wherefore::"]
                .iter()
                .any(|start| command.starts_with(start));
            assert!(is_ours, "{command}");
        }
    }
    for since in [
        "--output=mine",
        "$(touch mine)",
        "::error::mine",
        "##[error]mine",
        "-h",
    ] {
        let played = Job::new(&sandbox, "push", &json!({}))
            .input("since", since)
            .play();
        assert_eq!(played.status, 2, "{since}: {}", played.log);
        for command in played.commands() {
            assert!(command.starts_with("::error title=wherefore"), "{command}");
        }
    }
    assert_eq!(list(&sandbox), before);
}

/// The names in the clone.
fn list(sandbox: &Sandbox) -> Vec<std::ffi::OsString> {
    let entries = std::fs::read_dir(sandbox.path().join("clone")).expect("the clone");
    let mut names: Vec<_> = entries
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    names.sort();
    names
}

#[test]
fn a_proposal_gives_the_runner_no_commands() {
    let sandbox = forge();
    sandbox.git(&["-C", "origin", "switch", "--quiet", "topic"]);
    let text = without("Why")
        .replace(
            "It ships to one district on 2027-02-08",
            "TBD ##[error]mine\n::error::mine\n##[error]mine\n::stop-commands::mine\n",
        )
        .replace("# Offline", "# ::error::mine ##[error]mine");
    for name in [
        "0002-new.md",
        "0003-%0A::error::mine.md",
        "0004-\n::error::mine.md",
    ] {
        commit(&sandbox, &format!("rfcs/{name}"), &text);
    }
    sandbox.git(&["-C", "origin", "switch", "--quiet", "main"]);
    merge(&sandbox);
    check_out(&sandbox, MERGE, 2);
    let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox)).play();
    assert_eq!(played.status, 1, "{}", played.log);
    assert!(played.log.contains("[error]mine"), "{}", played.log);
    let commands = played.commands();
    assert!(commands.len() >= 3, "{}", played.log);
    for command in commands {
        let is_ours = ["::error file=rfcs/000", "::warning file=rfcs/000"]
            .iter()
            .any(|start| command.starts_with(start));
        assert!(is_ours, "{command}");
    }
}
