//! Where reports go: to standard output, to files, and to both in one run.

use crate::readers;
use crate::reports::sandbox;
use crate::support::{COMPLETE, Sandbox};

#[test]
fn one_run_writes_several_reports() {
    let sandbox = sandbox();
    let run = sandbox.run(&[
        "check",
        "--format=github",
        "--format=short",
        "--format=sarif=out.sarif",
        "--format",
        "text=out.txt",
    ]);
    assert_eq!(run.status, 1);
    let read = |file: &str| std::fs::read_to_string(sandbox.path().join(file)).expect("a report");
    let expected = sandbox.run(&["check", "--format=sarif", "--quiet"]).stdout;
    assert_eq!(read("out.sarif"), expected);
    assert_eq!(read("out.txt"), sandbox.run(&["check"]).stdout);
    let short = sandbox.run(&["check", "--format=short"]);
    assert!(run.stdout.starts_with("::error "), "{}", run.stdout);
    assert!(run.stdout.ends_with(&short.stdout), "{}", run.stdout);
    assert_eq!(run.stderr, short.stderr);
}

#[test]
fn output_takes_what_would_go_to_standard_output() {
    let sandbox = sandbox();
    let run = sandbox.run(&[
        "check",
        "--format=json",
        "--format=junit=out.xml",
        "--output",
        "out.json",
    ]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    let read = |file: &str| std::fs::read_to_string(sandbox.path().join(file)).expect("a report");
    assert_eq!(
        read("out.json"),
        sandbox.run(&["check", "--format=json"]).stdout
    );
    assert!(read("out.xml").starts_with("<?xml"));
    let run = sandbox.run(&["outline", "--format=json", "--output=outline.json"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""));
    assert_eq!(
        read("outline.json"),
        sandbox.run(&["outline", "--format=json"]).stdout
    );
    let dash = sandbox.run(&["check", "--format=json=-"]);
    assert_eq!(dash.stdout, read("out.json"));
}

/// What is asked for, and why it is refused.
const REFUSED: &[(&[&str], &str)] = &[
    (
        &["--config=settings.txt", "--output=settings.txt"],
        "it is one of the files that are read",
    ),
    (
        &["--output=rfcs/words.txt"],
        "it is one of the files that are read",
    ),
    (
        &["--output=rfcs/meta.json"],
        "it is one of the files that are read",
    ),
    (&["--output=.wherefore.yaml"], "something else stands there"),
    (
        &["--no-config", "--format=ndjson=known.jsonl"],
        "something else stands there",
    ),
    (
        &["--since=nowhere", "--output=notes.txt"],
        "something else stands there",
    ),
    (
        &["bad", "--output=bad/notes.txt", "bad/notes.txt"],
        "it is one of the files that are read",
    ),
    (
        &["bad", "--output=notes.txt"],
        "something else stands there",
    ),
    (
        &["--format=json", "--format=sarif"],
        "would both be written to standard output",
    ),
    (
        &["--format=json=x", "--format=sarif=x"],
        "would both be written to `x`",
    ),
    (
        &["--format=github", "--format=json"],
        "would both be written to standard output",
    ),
    (&["--format=json=x", "--output=y"], "here each has one"),
    (&["--format=json="], "names no file"),
    (&["--format=jsn=x"], "a similar value exists: 'json'"),
    (&["--output=none/x"], "`none/x` cannot be written"),
    (&["--output=rfcs"], "`rfcs` cannot be written"),
    (
        &["--output=rfcs/0009-couriers.md"],
        "it is one of the files that are read",
    ),
    (
        &[
            "--format=text",
            "--format=json=rfcs/../rfcs/0009-couriers.md",
        ],
        "it is one of the files",
    ),
    (
        &["--output=rfcs/0009-couriers.md", "rfcs/0007-maps.md"],
        "something else stands there",
    ),
    (
        &["--format=markdown=README.md"],
        "something else stands there",
    ),
    (
        &["--format=json=.wherefore.yaml"],
        "something else stands there",
    ),
    (
        &["--format=ndjson=known.jsonl"],
        "it is one of the files that are read",
    ),
    (&["--format=json=.git/HEAD"], "it belongs to git"),
    (
        &["--format=json=a.json", "--format=sarif=./a.json"],
        "it is the same file as `a.json`",
    ),
    (
        &[
            "--format=json=a.json",
            "--format=short",
            "--output=rfcs/../a.json",
        ],
        "the same file",
    ),
    (
        &["--format=json=none\n::error::x/y"],
        "`none␊::error::x/y` cannot be written",
    ),
    (
        &[
            "--format=json=x\n::error::y",
            "--format=short=x\n::error::y",
        ],
        "written to `x␊::error::y`",
    ),
    (
        &["--select=x\n::error::y"],
        "there is no rule `x␊::error::y`",
    ),
    (
        &["--format=sarif=rfcs/0009-##vso[x].md", "rfcs"],
        "`rfcs/0009-#♯vso[x].md` is not written",
    ),
];

#[test]
fn reports_that_would_lose_something_are_refused() {
    let sandbox = sandbox();
    sandbox
        .file("README.md", "# Not a report\n")
        .file("rfcs/0009-##vso[x].md", COMPLETE)
        .file("known.jsonl", "{\"version\":1}\n")
        .file("rfcs/words.txt", "TBD\n")
        .file("rfcs/meta.json", "{}\n")
        .file("settings.txt", "rules: {}\n")
        .file("notes.txt", "notes\n")
        .file("bad/.wherefore.yaml", "rles: {}\n")
        .file("bad/a.md", COMPLETE)
        .file("bad/notes.txt", "notes\n")
        .file(
            ".wherefore.yaml",
            "baseline: known.jsonl\ntemplate: rfcs/words.txt\nmetadata: {sidecar: meta.json}\n",
        );
    let before = files(&sandbox);
    for (args, message) in REFUSED {
        let run = sandbox.run(&[&["check"], *args].concat());
        assert_eq!(run.status, 2, "{args:?}: {}", run.screen());
        assert!(run.stderr.contains(message), "{args:?}: {}", run.screen());
        assert!(!run.stderr.contains("\n::"), "{args:?}: {}", run.screen());
        assert_eq!(run.stdout, "", "{args:?}");
    }
    assert_eq!(files(&sandbox), before);
    // A page of before is no loss, nor is an empty file.
    sandbox.file("page.md", "");
    for _ in 0..2 {
        let run = sandbox.run(&["check", "--format=markdown=page.md", "rfcs"]);
        assert_eq!(run.status, 1, "{}", run.screen());
        assert!(
            run.stderr.starts_with("wrote `page.md`\n"),
            "{}",
            run.screen()
        );
    }
}

/// The files outside of Git's folder with what they hold.
fn files(sandbox: &Sandbox) -> Vec<(String, String)> {
    let listed = sandbox.try_git("", &["ls-files", "-z", "--others"]).stdout;
    let names = listed.split_terminator('\0');
    names
        .map(|name| {
            let text = std::fs::read_to_string(sandbox.path().join(name));
            (name.to_owned(), text.expect("a file"))
        })
        .collect()
}

#[cfg(unix)]
#[test]
fn a_report_follows_links_keeps_permissions_and_goes_into_pipes() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let sandbox = sandbox();
    let file = sandbox.path().join("out/report.json");
    sandbox.file("out/report.json", "old");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).expect("permissions");
    symlink("out/report.json", sandbox.path().join("link.json")).expect("a link");
    symlink("out/new.json", sandbox.path().join("dangling.json")).expect("a link");
    let run = sandbox.run(&["check", "--format=json", "--output=dangling.json"]);
    assert_eq!(run.status, 1, "{}", run.screen());
    assert!(sandbox.path().join("out/new.json").is_file());
    let run = sandbox.run(&["check", "--format=json", "--output=link.json"]);
    assert_eq!(run.status, 1, "{}", run.screen());
    let link = sandbox.path().join("link.json");
    assert!(
        link.symlink_metadata()
            .expect("it")
            .file_type()
            .is_symlink()
    );
    let mode = file.metadata().expect("it").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert!(std::fs::read_to_string(&file).expect("it").starts_with('{'));
    let run = sandbox.run(&["check", "--quiet", "--format=json", "--output=/dev/stdout"]);
    assert!(run.stdout.starts_with('{'), "{}", run.screen());
}

#[test]
fn under_github_actions_people_get_text_and_the_diff_gets_annotations() {
    let sandbox = sandbox();
    let action = [("GITHUB_ACTIONS", "true")];
    let run = sandbox.run_with_env(&["check"], &action);
    let text = sandbox.run(&["check"]).stdout;
    let commands = sandbox.run(&["check", "--quiet", "--format=github"]).stdout;
    assert_eq!(run.stdout, format!("{commands}{text}"));
    assert_eq!(run.stderr, "");
    let asked = sandbox.run_with_env(&["check", "--format=text"], &action);
    assert_eq!(asked.stdout, text);
    let to_file = sandbox.run_with_env(&["check", "--output=out.txt"], &action);
    assert_eq!(to_file.stdout, commands);
    let written = std::fs::read_to_string(sandbox.path().join("out.txt"));
    assert_eq!(written.expect("the text"), text);
}

#[test]
fn a_report_that_cannot_be_written_keeps_no_other_from_being_written() {
    let sandbox = sandbox();
    let run = sandbox.run(&[
        "check",
        "--format=junit=none/x.xml",
        "--format=sarif=ok.sarif",
        "--format=short",
    ]);
    assert_eq!(run.status, 2, "{}", run.screen());
    assert!(
        run.stderr.contains("`none/x.xml` cannot be written"),
        "{}",
        run.screen()
    );
    assert_eq!(run.stdout, sandbox.run(&["check", "--format=short"]).stdout);
    assert!(sandbox.path().join("ok.sarif").is_file());
}

#[cfg(unix)]
#[test]
fn a_stream_by_its_name_loses_nothing_that_others_write_to_it() {
    let sandbox = sandbox();
    let program = env!("CARGO_BIN_EXE_wherefore");
    for name in ["/dev/stdout", "/dev/fd/1", "/dev/fd/3"] {
        let script = format!(
            "{{ echo start; '{program}' check --quiet --format json={name}; echo end; }} >log 3>>log"
        );
        let ended = std::process::Command::new("sh")
            .args(["-c", &script])
            .current_dir(sandbox.path())
            .status();
        assert!(ended.expect("sh").success());
        let log = std::fs::read_to_string(sandbox.path().join("log")).expect("the log");
        let log = log
            .strip_prefix("start\n")
            .unwrap_or_else(|| panic!("{name}: {log}"));
        if !name.ends_with('3') {
            let json = log
                .strip_suffix("end\n")
                .unwrap_or_else(|| panic!("{name}: {log}"));
            assert!(!readers::json(json).is_empty());
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_in_memory_is_a_file() {
    let Ok(folder) = tempfile::TempDir::new_in("/dev/shm") else {
        println!("skipped: there is no /dev/shm");
        return;
    };
    let file = folder.path().join("report.json");
    let output = format!("--output={}", file.display());
    let sandbox = sandbox();
    for _ in 0..2 {
        let run = sandbox.run(&["check", "--format=json", &output]);
        assert_eq!(run.status, 1, "{}", run.screen());
    }
    let report = std::fs::read_to_string(&file).expect("the report");
    assert!(!readers::json(&report).is_empty());
}

#[test]
fn what_git_keeps_for_itself_is_told_from_where_it_is() {
    let sandbox = sandbox();
    sandbox.git(&["add", "."]).git(&["commit", "-qm", "one"]);
    sandbox.git(&["clone", "--quiet", "--bare", ".", "bare.git"]);
    let run = sandbox.run_in(
        "bare.git",
        &["check", "--rev=HEAD", "--output=HEAD"],
        &[],
        None,
    );
    assert!(
        run.stderr
            .contains("`HEAD` is not written: it belongs to git"),
        "{}",
        run.screen()
    );
    sandbox.git(&["worktree", "add", "--quiet", "linked"]);
    let folder = sandbox
        .try_git("linked", &["rev-parse", "--git-dir"])
        .stdout;
    let head = format!("--output={}/HEAD", folder.trim());
    let run = sandbox.run_in("linked", &["check", &head], &[], None);
    assert!(run.stderr.contains("it belongs to git"), "{}", run.screen());
    let run = sandbox.run_in("linked", &["check", "--output=report.txt"], &[], None);
    assert_eq!(run.status, 1, "{}", run.screen());
}

#[test]
fn a_draft_that_a_killed_run_left_is_in_nobodys_way() {
    let sandbox = sandbox();
    let program = env!("CARGO_BIN_EXE_wherefore");
    if cfg!(unix) {
        let script = format!(
            "echo theirs >.wherefore-$$-0; exec '{program}' check --quiet --output out.txt"
        );
        let ended = std::process::Command::new("sh")
            .args(["-c", &script])
            .current_dir(sandbox.path())
            .status();
        assert_eq!(ended.expect("sh").code(), Some(1));
        let drafts = files(&sandbox)
            .into_iter()
            .filter(|(name, _)| name.starts_with(".wherefore-"));
        assert_eq!(
            drafts.map(|(_, text)| text).collect::<Vec<_>>(),
            ["theirs\n"]
        );
    }
}
