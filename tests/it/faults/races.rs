//! Files that change while they are read.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use super::{repository, shell};
use crate::support::{COMPLETE, Sandbox, without};

/// Starts a run that has listed its documents and waits for the first of them, lets `meanwhile` happen, and gives its
/// report.
fn held(sandbox: &Sandbox, command: &str, meanwhile: impl FnOnce(&Path)) -> crate::support::Run {
    let pipe = sandbox.path().join("first.md");
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo").success());
    let child = shell(sandbox, &format!("exec \"$W\" {command} first.md rfcs"))
        // So that the first document is read before the others.
        .env("RAYON_NUM_THREADS", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("sh");
    // This waits for the reader.
    let mut writer = std::fs::OpenOptions::new()
        .write(true)
        .open(&pipe)
        .expect("the pipe");
    meanwhile(&sandbox.path().join("rfcs"));
    writer.write_all(COMPLETE.as_bytes()).expect("a document");
    drop(writer);
    sandbox.ended(&child.wait_with_output().expect("its end"))
}

/// Makes of seven documents that were listed what they could become.
fn change(folder: &Path) {
    let at = |name: &str| folder.join(name);
    std::fs::remove_file(at("0011-gone.md")).expect("a file");
    std::fs::remove_file(at("0012-folder.md")).expect("a file");
    std::fs::create_dir(at("0012-folder.md")).expect("a folder");
    std::fs::write(at("0013-shorter.md"), without("Why")).expect("a file");
    let longer = format!("{}\n{}", without("What"), "word ".repeat(100_000));
    std::fs::write(at("0014-longer.md"), longer).expect("a file");
    std::fs::write(at("0015-endless.md"), "word ".repeat(2_000_000)).expect("a file");
    std::fs::write(at("0016-bytes.md"), [0xFF, 0xFE, 0x00]).expect("a file");
    std::fs::remove_file(at("0017-link.md")).expect("a file");
    std::os::unix::fs::symlink("nowhere.md", at("0017-link.md")).expect("a link");
}

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::repository();
    for name in [
        "0011-gone",
        "0012-folder",
        "0013-shorter",
        "0014-longer",
        "0015-endless",
        "0016-bytes",
        "0017-link",
    ] {
        sandbox.file(&format!("rfcs/{name}.md"), COMPLETE);
    }
    sandbox.file("rfcs/0018-same.md", without("When"));
    sandbox
}

#[test]
fn a_document_that_changed_since_it_was_listed_is_judged_as_it_is_or_told() {
    let run = held(&sandbox(), "check --quiet --format short", change);
    assert_eq!(run.status, 2, "{}", run.screen());
    for told in [
        "error: `rfcs/0011-gone.md` cannot be read: No such file or directory",
        "error: `rfcs/0012-folder.md` cannot be read: Is a directory",
        "error: `rfcs/0017-link.md` cannot be read: No such file or directory",
    ] {
        assert!(run.stderr.contains(told), "{told}: {}", run.screen());
    }
    for judged in [
        ("rfcs/0013-shorter.md", "error[missing-why]"),
        ("rfcs/0014-longer.md", "error[missing-what]"),
        ("rfcs/0015-endless.md", "error[too-large]"),
        ("rfcs/0016-bytes.md", "error[not-utf8]"),
        ("rfcs/0018-same.md", "error[missing-when]"),
    ] {
        let mut lines = run.stdout.lines();
        let is_it = |line: &str| line.starts_with(judged.0) && line.contains(judged.1);
        assert!(lines.any(is_it), "{judged:?}: {}", run.screen());
    }
    assert_eq!(run.stderr.lines().count(), 3, "{}", run.screen());
}

#[test]
fn an_outline_and_a_baseline_tell_it_too() {
    let run = held(&sandbox(), "outline --format json", change);
    assert_eq!(run.status, 2, "{}", run.screen());
    assert_eq!(
        run.stderr.matches("cannot be read").count(),
        3,
        "{}",
        run.screen()
    );
    assert_eq!(run.paths().len(), 6, "{}", run.screen());
}

#[test]
fn a_link_to_what_vanished_is_judged_by_what_is_there_then() {
    let sandbox = sandbox();
    let links =
        format!("{COMPLETE}\n[a](0011-gone.md) [b](0012-folder.md#why) [c](0013-shorter.md#why)\n");
    sandbox.file("rfcs/0018-same.md", links);
    let run = held(
        &sandbox,
        "check --quiet --format short --select broken-link",
        change,
    );
    assert_eq!(run.status, 2, "{}", run.screen());
    for broken in [
        "`0011-gone.md` is not there",
        "`0013-shorter.md` has no heading `#why`",
    ] {
        assert!(run.stdout.contains(broken), "{broken}: {}", run.screen());
    }
}

#[test]
fn what_the_index_names_is_read_from_there_whatever_became_of_the_work_tree() {
    let sandbox = repository();
    sandbox.git(&["add", "--all"]);
    std::fs::remove_dir_all(sandbox.path().join("rfcs")).expect("a folder");
    sandbox.file("rfcs", "a file now");
    let run = sandbox.run(&["check", "--staged", "--quiet", "--format", "short"]);
    assert_eq!(run.status, 1, "{}", run.screen());
    assert!(run.stdout.contains("rfcs/0002-bad.md"), "{}", run.screen());
    assert_eq!(run.stderr, "");
}

/// How often documents are read while others change them.
const ROUNDS: usize = 12;

#[test]
fn whatever_happens_meanwhile_every_document_is_judged_or_told() {
    let sandbox = Sandbox::repository();
    let (steady, changing) = (20, 20);
    let long = format!("{COMPLETE}\n{}", "Words and more words.\n\n".repeat(500));
    for number in 0..steady {
        sandbox.file(
            &format!("rfcs/{:04}-steady.md", 1000 + number),
            without("When"),
        );
    }
    for number in 0..changing {
        sandbox.file(&format!("rfcs/{:04}-changing.md", 2000 + number), &long);
    }
    sandbox.file("rfcs/3000-fleeting.md", COMPLETE);
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut round = 0;
            while !is_over.load(Ordering::Relaxed) {
                round += 1;
                let path = sandbox
                    .path()
                    .join(format!("rfcs/{:04}-changing.md", 2000 + round % changing));
                let short = round % 2 == 0;
                // It is there at any time, but now and then half written.
                std::fs::write(&path, if short { COMPLETE } else { &long }).expect("a file");
                let fleeting = sandbox.path().join("rfcs/3000-fleeting.md");
                if short {
                    std::fs::write(&fleeting, &long).expect("a file");
                } else {
                    std::fs::remove_file(&fleeting).expect("a file");
                    std::fs::create_dir(&fleeting).expect("a folder");
                    std::fs::remove_dir(&fleeting).expect("a folder");
                    std::fs::write(&fleeting, COMPLETE).expect("a file");
                }
            }
        });
        for _ in 0..ROUNDS {
            let run = sandbox.run(&["outline", "--format", "json"]);
            let failures = run.stderr.matches("error: ").count();
            assert_eq!(run.status == 2, failures > 0, "{}", run.screen());
            assert!(run.status == 0 || run.status == 2, "{}", run.screen());
            assert!(
                run.stderr
                    .matches("`rfcs/3000-fleeting.md` cannot be read")
                    .count()
                    == failures,
                "{}",
                run.screen()
            );
            let paths = run.paths();
            let fleeting = paths
                .iter()
                .filter(|path| path.contains("fleeting"))
                .count();
            assert_eq!(paths.len() - fleeting, steady + changing);
            let run = sandbox.run(&["check", "--format", "json", "--quiet", "rfcs"]);
            assert!(run.status == 1 || run.status == 2, "{}", run.screen());
            let bad = run
                .rules()
                .iter()
                .filter(|rule| *rule == "missing-when")
                .count();
            assert!(bad >= steady, "{}", run.screen());
        }
        is_over.store(true, Ordering::Relaxed);
    });
}
