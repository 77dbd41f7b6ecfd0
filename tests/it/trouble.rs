//! Repositories that cannot be read as they should be: one clear message and exit status 2, or the right result; and nothing
//! in them is ever written.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::{COMPLETE, Sandbox, without};

fn commit(sandbox: &Sandbox, message: &str) {
    sandbox.git(&["add", "--all"]);
    sandbox.git(&["commit", "--quiet", "-m", message]);
}

/// A repository with a good proposal, and a bad one staged.
fn repository() -> Sandbox {
    let sandbox = Sandbox::repository();
    sandbox.file("rfcs/0001-maps.md", COMPLETE);
    commit(&sandbox, "maps");
    sandbox.file("rfcs/0002-bad.md", without("When"));
    sandbox.git(&["add", "--all"]);
    sandbox
}

fn screen(sandbox: &Sandbox, args: &[&str]) -> String {
    let args = [&["check", "--format", "short", "--quiet"][..], args].concat();
    sandbox.run(&args).screen()
}

#[test]
fn a_revision_that_is_not_there_is_named() {
    let sandbox = repository();
    let all = [
        &["--rev", "v9"][..],
        &["--range", "main..v9"],
        &["--since", "v9"],
        &["--rev", "HEAD:rfcs"],
        &["--rev", ""],
    ];
    let screens: Vec<String> = all.iter().map(|args| screen(&sandbox, args)).collect();
    insta::assert_snapshot!(screens.join("\n"));
}

#[test]
fn outside_of_a_repository_there_is_nothing_staged() {
    let sandbox = Sandbox::new();
    sandbox.file("rfcs/0001-maps.md", COMPLETE);
    insta::assert_snapshot!(screen(&sandbox, &["--staged"]));
}

#[test]
fn before_the_first_commit_there_is_an_index_and_no_revision() {
    let sandbox = Sandbox::repository();
    sandbox.file("rfcs/0001-maps.md", COMPLETE);
    sandbox.git(&["add", "--all"]);
    assert!(screen(&sandbox, &["--staged"]).starts_with("exit status: 0\n"));
    let all = [
        &["--rev", "HEAD"][..],
        &["--since", "HEAD"],
        &["--range", "..HEAD"],
    ];
    let screens: Vec<String> = all.iter().map(|args| screen(&sandbox, args)).collect();
    insta::assert_snapshot!(screens.join("\n"));
}

#[test]
fn where_a_shallow_clone_lacks_the_merge_base_it_is_said_how_to_fetch_it() {
    let sandbox = repository();
    commit(&sandbox, "more");
    sandbox.git(&["checkout", "--quiet", "-b", "feature", "HEAD~1"]);
    sandbox.file("rfcs/0003-feature.md", COMPLETE);
    commit(&sandbox, "feature");
    let url = format!("file://{}", sandbox.path().display());
    sandbox.git(&[
        "clone",
        "--quiet",
        "--depth",
        "1",
        "--no-single-branch",
        &url,
        "shallow",
    ]);
    let in_clone = |args: &[&str]| {
        let args = [&["check", "--format", "short", "--quiet"][..], args].concat();
        sandbox.run_in("shallow", &args, &[], None).screen()
    };
    insta::assert_snapshot!(in_clone(&["--range", "origin/main...HEAD"]));
    assert!(in_clone(&["--range", "origin/main..HEAD"]).starts_with("exit status: 0\n"));
    assert!(in_clone(&["--rev", "origin/main"]).contains("[missing-when]"));
}

#[test]
fn histories_that_share_nothing_are_told() {
    let sandbox = repository();
    sandbox.git(&["checkout", "--quiet", "--orphan", "other"]);
    commit(&sandbox, "another beginning");
    insta::assert_snapshot!(screen(&sandbox, &["--range", "main...other"]));
}

#[test]
fn a_broken_index_is_named_with_the_way_out() {
    let sandbox = repository();
    let index = sandbox.path().join(".git/index");
    let bytes = std::fs::read(&index).expect("an index");
    std::fs::write(&index, &bytes[..bytes.len() / 2]).expect("half an index");
    let half = screen(&sandbox, &["--staged"]);
    std::fs::write(&index, b"nonsense").expect("no index");
    insta::assert_snapshot!(format!("{half}\n{}", screen(&sandbox, &["--staged"])));
}

#[test]
fn a_broken_or_missing_object_is_named() {
    let sandbox = repository();
    let id = sandbox
        .try_git("", &["rev-parse", ":rfcs/0002-bad.md"])
        .stdout;
    let (folder, name) = id.trim().split_at(2);
    let object = sandbox.path().join(".git/objects").join(folder).join(name);
    std::fs::remove_file(&object).expect("an object");
    let missing = screen(&sandbox, &["--staged"]);
    std::fs::write(&object, b"nonsense").expect("no object");
    let broken = screen(&sandbox, &["--staged"]);
    insta::assert_snapshot!(format!("{missing}\n{broken}"));
}

#[test]
fn a_locked_index_is_read_all_the_same() {
    let sandbox = repository();
    sandbox.file(".git/index.lock", "");
    assert!(screen(&sandbox, &["--staged"]).contains("rfcs/0002-bad.md:7:4: error[missing-when]"));
}

#[cfg(unix)]
#[test]
fn paths_that_no_terminal_shows_are_judged_and_shown_safely() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let sandbox = repository();
    sandbox.file("rfcs/0003 new\nline.md", without("When"));
    let bytes = OsStr::from_bytes(b"rfcs/0004-\xff\x1b[31m.md");
    std::fs::write(sandbox.path().join(bytes), without("When")).expect("a file");
    sandbox.git(&["add", "--all"]);
    let staged = screen(&sandbox, &["--staged"]);
    commit(&sandbox, "odd names");
    let revision = screen(&sandbox, &["--rev", "HEAD"]);
    assert_eq!(staged, revision);
    assert_eq!(staged, screen(&sandbox, &[]));
    insta::assert_snapshot!(staged);
}

#[cfg(unix)]
#[test]
fn a_repository_of_somebody_else_is_refused_with_what_to_do() {
    let sandbox = repository();
    let git = sandbox.path().join(".git");
    let mine = std::os::unix::fs::chown(&git, Some(1234), None).is_err();
    if mine {
        println!("skipped: only root can give a repository to somebody else");
        return;
    }
    std::os::unix::fs::chown(sandbox.path(), Some(1234), None).expect("the same right");
    insta::assert_snapshot!(screen(&sandbox, &["--staged"]));
}

#[cfg(unix)]
#[test]
fn a_configuration_names_no_file_outside_of_the_repository_and_none_of_git() {
    use std::os::unix::fs::symlink;
    let sandbox = Sandbox::new();
    sandbox.git(&["init", "--quiet", "here"]);
    sandbox
        .file("secret", "SECRET one line of words\n")
        .file("here/rfcs/0001-a.md", COMPLETE)
        .file("here/.git/words", "SECRET\n");
    std::fs::create_dir(sandbox.path().join("outside")).expect("a folder");
    let link = |to: &str, at: &str| symlink(to, sandbox.path().join(at)).expect("a link");
    link("../secret", "here/link");
    link("../outside", "here/sub");
    link(".git/words", "here/inner");
    link("/dev/zero", "here/zero");
    for (config, reason) in [
        ("baseline: link", "leads out of the repository"),
        ("baseline: sub/new.jsonl", "leads out of the repository"),
        ("baseline: inner", "belongs to git"),
        ("baseline: .git/words", "belongs to git"),
        ("baseline: .git/hooks/post-checkout", "belongs to git"),
        ("baseline: zero", "leads out of the repository"),
        ("baseline: rfcs", "it is no file"),
        ("template: link", "leads out of the repository"),
        ("template: ../secret", "lies outside of the repository"),
        ("template: /etc/hostname", "lies outside of the repository"),
        ("template: .git/words", "belongs to git"),
        ("template: rfcs", "it is no file"),
    ] {
        sandbox.file("here/.wherefore.yaml", format!("{config}\n"));
        for command in ["check", "baseline"] {
            let run = sandbox.run_in("here", &[command], &[], None);
            assert_eq!(run.status, 2, "{config}: {}", run.screen());
            assert!(run.stderr.contains(reason), "{config}: {}", run.screen());
            assert!(
                !run.screen().contains("SECRET"),
                "{config}: {}",
                run.screen()
            );
        }
    }
    std::fs::remove_file(sandbox.path().join("here/.wherefore.yaml")).expect("it");
    link(".git/words", "here/.wherefore.yaml");
    let run = sandbox.run_in("here", &["check"], &[], None);
    assert!(run.stderr.contains("belongs to git"), "{}", run.screen());
    let outside = std::fs::read_dir(sandbox.path().join("outside")).expect("it");
    assert_eq!(outside.count(), 0);
    assert!(
        !sandbox
            .path()
            .join("here/.git/hooks/post-checkout")
            .exists()
    );
}

#[test]
fn outside_of_a_repository_a_configuration_may_lie_above_and_name_what_lies_elsewhere() {
    let sandbox = Sandbox::new();
    sandbox
        .file("x/rfcs/0001-a.md", without("When"))
        .file(
            "x/.wherefore.yaml",
            "rules: {missing-when: warn}\ntemplate: ../template.md\n",
        )
        .file("template.md", "# Title\n");
    let run = sandbox.run_in(
        "x/rfcs",
        &["check", "--format=short", "0001-a.md"],
        &[],
        None,
    );
    assert_eq!(run.status, 0, "{}", run.screen());
    assert!(
        run.stdout.contains("warning[missing-when]"),
        "{}",
        run.screen()
    );
}

#[test]
fn a_baseline_is_named_from_where_one_stands() {
    let sandbox = Sandbox::repository();
    sandbox
        .file(
            "a/b/.wherefore.yaml",
            "baseline: b.jsonl\ntemplate: ../../template.md\n",
        )
        .file("template.md", "# Title\n")
        .file("a/b/rfcs/0001-a.md", without("When"));
    assert_eq!(sandbox.run_in("a/b", &["baseline"], &[], None).status, 0);
    sandbox.file("a/b/rfcs/0001-a.md", COMPLETE);
    let run = |folder: &str, format: &str| {
        let args = ["check", "--quiet", "--format", format, "."];
        sandbox.run_in(folder, &args, &[], None).stdout
    };
    assert!(
        run("", "short").starts_with("a/b/b.jsonl:2:1: "),
        "{}",
        run("", "short")
    );
    assert!(run("a", "short").starts_with("b/b.jsonl:2:1: "));
    assert!(run("a", "github").starts_with("::error file=a/b/b.jsonl,"));
}

#[test]
fn nothing_in_a_repository_is_written() {
    let sandbox = repository();
    sandbox.file(
        ".wherefore.yaml",
        "new-only: true\nrefs: [\"refs/heads/*\"]\n",
    );
    sandbox.git(&["add", "--all"]);
    let before = state(sandbox.path());
    for args in [
        &["--staged"][..],
        &["--rev", "HEAD"],
        &["--range", "HEAD..HEAD"],
        &["--since", "HEAD"],
        &[],
    ] {
        screen(&sandbox, args);
    }
    assert_eq!(state(sandbox.path()), before);
}

/// The bytes and the time of the last change of every file.
fn state(folder: &Path) -> BTreeMap<String, (Vec<u8>, std::time::SystemTime)> {
    let mut state = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let time = path
                .metadata()
                .and_then(|it| it.modified())
                .expect("a time");
            let bytes = std::fs::read(&path).expect("a file");
            state.insert(path.display().to_string(), (bytes, time));
        }
    }
    state
}
