//! Readers that go away, and streams that are closed or full.

use std::io::Read;
use std::process::Stdio;

use super::{FORMATS, repository, sh, shell, talkative};
use crate::support::{COMPLETE, Sandbox};

/// How a command ended whose reader takes so many bytes and goes away: its exit status, and what it said of that.
fn read_only(sandbox: &Sandbox, command: &str, bytes: usize) -> (Option<i32>, String) {
    let mut child = shell(sandbox, &format!("exec \"$W\" {command}"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("sh");
    let mut stdout = child.stdout.take().expect("standard output");
    let mut taken = vec![0; bytes];
    stdout.read_exact(&mut taken).expect("some output");
    drop(stdout);
    let output = child.wait_with_output().expect("its end");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), told)
}

#[test]
fn a_reader_that_has_had_enough_is_no_fault() {
    let sandbox = talkative();
    let checks = FORMATS
        .iter()
        .map(|format| format!("check --quiet --format {format}"));
    let outlines = ["outline", "outline --format json", "explain --all"];
    for command in checks.chain(outlines.map(str::to_owned)) {
        for bytes in [0, 1, 5_000] {
            let (status, told) = read_only(&sandbox, &command, bytes);
            assert_eq!((status, told.as_str()), (Some(0), ""), "{command}");
        }
    }
}

#[test]
fn reports_in_files_are_whole_although_the_reader_of_another_went_away() {
    let sandbox = talkative();
    let (status, _) = read_only(&sandbox, "check --format json=whole.json --format text", 1);
    assert_eq!(status, Some(0));
    let whole = std::fs::read_to_string(sandbox.path().join("whole.json")).expect("a report");
    assert!(serde_json::from_str::<serde_json::Value>(&whole).is_ok());
}

#[test]
fn nobody_has_to_read_standard_error() {
    let sandbox = repository();
    let whole = sh(&sandbox, "exec \"$W\" check --format json");
    assert_eq!(whole.status, 1, "{}", whole.screen());
    // A reader that is gone before anything is said.
    let run = sh(
        &sandbox,
        "{ \"$W\" check --format json; echo \" $?\"; } 2>&1 >out | true; cat out",
    );
    assert_eq!(run.stdout, format!("{} 1\n", whole.stdout));
    let gone = "mkfifo gone; (exec 3<gone) & exec 4>gone; wait; exec \"$W\" ";
    for (command, status, stdout) in [
        ("check --format json", 1, whole.stdout.as_str()),
        ("check none", 2, ""),
        ("check --unheard-of", 2, ""),
        ("check --format json --output report.json", 1, ""),
        (
            "baseline",
            0,
            "wrote `known.jsonl`: 0 kept, 0 gone, 1 taken in\n",
        ),
    ] {
        for stderr in ["2>&4", "2>&-"] {
            let run = sh(&sandbox, &format!("{gone}{command} {stderr} 4>&-"));
            std::fs::remove_file(sandbox.path().join("gone")).expect("the pipe");
            let _ = std::fs::remove_file(sandbox.path().join("known.jsonl"));
            let screen = run.screen();
            assert_eq!(
                (run.status, run.stdout.as_str()),
                (status, stdout),
                "{command} {stderr}: {screen}"
            );
        }
    }
    let report = std::fs::read_to_string(sandbox.path().join("report.json"));
    assert_eq!(report.expect("a report"), whole.stdout);
}

#[test]
fn where_standard_error_is_full_the_report_is_whole_and_the_status_tells() {
    if !std::path::Path::new("/dev/full").exists() {
        println!("skipped: there is no /dev/full");
        return;
    }
    let sandbox = repository();
    let whole = sh(&sandbox, "exec \"$W\" check --format json").stdout;
    let run = sh(
        &sandbox,
        "exec \"$W\" check --format json --format short=out.txt 2>/dev/full",
    );
    assert_eq!((run.status, run.stdout.as_str()), (2, whole.as_str()));
    let short = std::fs::read_to_string(sandbox.path().join("out.txt")).expect("a report");
    assert!(short.contains("[missing-when]"), "{short}");
    // Nothing was to be said.
    let run = sh(
        &sandbox,
        "exec \"$W\" check --quiet --format json 2>/dev/full",
    );
    assert_eq!((run.status, run.stdout.as_str()), (1, whole.as_str()));
}

#[test]
fn streams_that_are_closed_change_nothing_but_what_is_read_and_shown() {
    let sandbox = repository();
    for (command, status) in [
        ("check >&-", 1),
        ("check --format json >&-", 1),
        ("check <&- >&- 2>&-", 1),
        ("outline >&-", 0),
        ("rules >&- 2>&-", 0),
        ("--version >&-", 0),
        ("check <&-", 1),
        ("hook run pre-push origin url <&-", 0),
    ] {
        let run = sh(&sandbox, &format!("exec \"$W\" {command}"));
        assert_eq!(run.status, status, "{command}: {}", run.screen());
        assert!(
            !run.stderr.contains("panicked"),
            "{command}: {}",
            run.screen()
        );
    }
    // A file that is opened now must not be taken for the stream that is not there.
    let run = sh(
        &sandbox,
        "exec \"$W\" check --format json --output report.json <&- >&- 2>&-",
    );
    assert_eq!(run.status, 1, "{}", run.screen());
    let report = std::fs::read_to_string(sandbox.path().join("report.json"));
    let whole = sh(&sandbox, "exec \"$W\" check --format json").stdout;
    assert_eq!(report.expect("a report"), whole);
}

#[test]
fn input_that_is_no_text_is_told() {
    let sandbox = repository();
    let run = sh(&sandbox, "exec \"$W\" check - <rfcs");
    assert_eq!(run.status, 2, "{}", run.screen());
    assert!(
        run.stderr.contains("`<stdin>` cannot be read"),
        "{}",
        run.screen()
    );
    let run = sh(&sandbox, "exec \"$W\" hook run pre-receive <rfcs");
    assert_eq!(run.status, 2, "{}", run.screen());
    assert!(
        run.stderr.contains("standard input cannot be read"),
        "{}",
        run.screen()
    );
    // An empty document, and one that comes in pieces.
    assert_eq!(sh(&sandbox, "exec \"$W\" check - <&-").status, 1);
    let pieces = "{ printf '%s' \"$A\"; sleep 0.05; printf '%s' \"$B\"; } | \"$W\" check -";
    let (a, b) = COMPLETE.split_at(100);
    let output = shell(&sandbox, pieces).env("A", a).env("B", b).output();
    assert_eq!(output.expect("sh").status.code(), Some(0));
}
