//! The disk is full.

use std::path::Path;

use super::{FORMATS, files, is_draft, repository, sh};

/// What prints, one way each.
const PRINTS: &[&str] = &[
    "outline",
    "outline --format json",
    "explain missing-when",
    "explain --all",
    "rules",
    "rules --format json",
    "config rfcs/0001-maps.md",
    "config --format json rfcs/0001-maps.md",
    "schema",
    "baseline",
    "hook install pre-commit",
    "hook uninstall pre-commit",
    "--version",
    "--help",
    "check --help",
];

#[test]
fn who_cannot_print_says_so() {
    if !Path::new("/dev/full").exists() {
        println!("skipped: there is no /dev/full");
        return;
    }
    let sandbox = repository();
    let checks = FORMATS
        .iter()
        .map(|format| format!("check --format {format}"));
    let prints = PRINTS.iter().map(ToString::to_string);
    for command in checks.chain(prints) {
        let run = sh(&sandbox, &format!("exec \"$W\" {command} >/dev/full"));
        assert_eq!(run.status, 2, "{command}: {}", run.screen());
        let last = run.stderr.lines().last().unwrap_or_default();
        assert!(
            last.starts_with("error: standard output cannot be written: No space left on device"),
            "{command}: {}",
            run.screen()
        );
    }
}

/// What writes files, each where one of the kind is there already.
fn writes() -> Vec<(String, &'static str)> {
    let reports = FORMATS.iter().map(|format| {
        let command = format!("check --format {format}=out/report.{format}");
        (command, "check")
    });
    let others = [
        ("outline --format json --output out/outline.json", "outline"),
        ("baseline --include-new", "baseline"),
        ("hook install pre-commit", "hook"),
    ];
    let others = others.map(|(command, what)| (command.to_owned(), what));
    reports.chain(others).collect()
}

/// A repository in which all of that was written, and would be written otherwise now.
fn written() -> crate::support::Sandbox {
    let sandbox = repository();
    sandbox.file("out/keep", "");
    for (command, _) in writes() {
        let run = sh(&sandbox, &format!("exec \"$W\" {command}"));
        assert!(run.status < 2, "{command}: {}", run.screen());
    }
    for number in 3..20 {
        let bad = crate::support::without("Why");
        sandbox.file(&format!("rfcs/{number:04}-bad.md"), bad);
    }
    let hook = sandbox.path().join(".git/hooks/pre-commit");
    let script = std::fs::read_to_string(&hook).expect("the hook");
    std::fs::write(&hook, format!("{script}# an older one\n")).expect("the hook");
    sandbox
}

#[test]
fn where_a_file_cannot_be_written_whole_the_former_one_stays() {
    let sandbox = written();
    let before = files(&sandbox);
    // Nothing, or only the beginning, finds room.
    for blocks in [0, 1] {
        for (command, what) in writes() {
            let limited = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$W\" {command}");
            let run = sh(&sandbox, &limited);
            // The script of a hook is shorter than a block.
            if blocks == 1 && run.status == 0 && what == "hook" {
                continue;
            }
            assert_eq!(run.status, 2, "{command}: {}", run.screen());
            assert!(
                run.stderr.contains("cannot be written: File too large"),
                "{command}: {}",
                run.screen()
            );
            assert!(!run.stderr.contains("wrote"), "{command}: {}", run.screen());
            let mut after = files(&sandbox);
            if what == "hook" {
                assert_eq!(
                    after.get(".git/hooks/pre-commit"),
                    before.get(".git/hooks/pre-commit")
                );
            }
            after.retain(|name, bytes| before.get(name) != Some(bytes));
            assert!(after.is_empty(), "{command}: {:?}", after.keys());
        }
    }
}

/// Makes a file system of its own that is full, and writes there.
const ON_A_FULL_DISK: &str = r#"
mount -t tmpfs -o size=16k tmpfs out 2>/dev/null || { echo skipped; exit 0; }
printf '{\n  "version": 1' >out/report.json
cat /dev/zero >out/filler 2>/dev/null
"$W" check --format json --output out/report.json
echo "status $?"
cat out/report.json; echo
ls -A out
"#;

#[test]
fn on_a_disk_that_is_really_full_nothing_is_lost_or_left_behind() {
    let sandbox = repository();
    sandbox.file("out/keep", "");
    let script = sandbox.path().join("script");
    std::fs::write(&script, ON_A_FULL_DISK).expect("a script");
    let run = sh(&sandbox, "unshare -rm sh ./script 2>&1 || echo skipped");
    if run.stdout.ends_with("skipped\n") {
        println!("skipped: nothing can be mounted here");
        return;
    }
    let told = "error: `out/report.json` cannot be written: No space left on device";
    assert!(run.stdout.contains(told), "{}", run.screen());
    let left = "status 2\n{\n  \"version\": 1\nfiller\nreport.json\n";
    assert!(run.stdout.ends_with(left), "{}", run.screen());
}

#[test]
fn what_is_written_elsewhere_is_written_all_the_same() {
    let sandbox = repository();
    sandbox.file("out/keep", "");
    let run = sh(
        &sandbox,
        "exec \"$W\" check --format short=/dev/full --format json=out/report.json --format github",
    );
    assert_eq!(run.status, 2, "{}", run.screen());
    assert!(
        run.stderr.contains("`/dev/full` cannot be written"),
        "{}",
        run.screen()
    );
    assert!(run.stdout.starts_with("::error "), "{}", run.screen());
    let files = files(&sandbox);
    assert!(files["out/report.json"].ends_with(b"}\n"));
    assert!(!files.keys().any(|name| is_draft(name)));
}
