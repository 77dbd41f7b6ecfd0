//! Usage, levels, exit statuses, and what goes wrong.

use crate::support::{COMPLETE, Sandbox, without};

#[test]
fn what_cannot_be_done_ends_with_2_and_one_message() {
    let sandbox = Sandbox::new();
    sandbox
        .file("images/a.png", [0x89, b'P'])
        .file("a.md", COMPLETE)
        .file("empty/.keep", "");
    for (args, message) in [
        (
            &["check", "nowhere.md"][..],
            "error: `nowhere.md` does not exist",
        ),
        (
            &["check", "nowhere/*.md"],
            "error: `nowhere/*.md` does not exist",
        ),
        (
            &["check", "images"],
            "error: there is no proposal in `images`",
        ),
        (
            &["check", "empty"],
            "error: there is no proposal in `empty`",
        ),
        (&["check"], "error: no proposal was found in `[sandbox]`"),
        (
            &["outline", "images"],
            "error: there is no proposal in `images`",
        ),
        (
            &["check", "--config", "none.yaml", "a.md"],
            "error: `none.yaml` cannot be read",
        ),
        (
            &["check", "--deny", "mising-when", "a.md"],
            "did you mean `missing-when`?",
        ),
        (&["explain", "missing-wen"], "did you mean `missing-when`?"),
        (&["explain", "nonsense"], "`wherefore rules` lists them all"),
        (
            &[
                "check",
                "--select",
                "missing-when",
                "--ignore",
                "missing-when",
                "a.md",
            ],
            "no rule is left to run",
        ),
        (
            &["check", "--stdin-filename", "a.md"],
            "--stdin-filename names standard input",
        ),
        (&["check", "-", "a.md"], "`-` stands alone"),
        (
            &["check", "--config", "x", "--no-config"],
            "cannot be used with",
        ),
        (&["check", "--format", "xml"], "invalid value 'xml'"),
        (&[], "Usage: wherefore"),
        (&["chek"], "unrecognized subcommand"),
    ] {
        let run = sandbox.run(args);
        assert_eq!(run.status, 2, "{args:?}: {}", run.screen());
        assert!(run.stderr.contains(message), "{args:?}: {}", run.screen());
        assert!(
            run.stderr.matches("error:").count() <= 1,
            "{args:?}: {}",
            run.screen()
        );
        assert!(run.stdout.is_empty(), "{args:?}: {}", run.screen());
    }
}

#[test]
fn what_can_be_judged_is_judged_beside_what_cannot() {
    let sandbox = Sandbox::new();
    sandbox.file("a.md", without("When"));
    insta::assert_snapshot!(sandbox.run(&["check", "nowhere.md", "a.md"]).screen());
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_named_and_the_others_are_judged() {
    use std::os::unix::fs::symlink;
    let sandbox = Sandbox::new();
    sandbox.file("a.md", without("Why"));
    // A link to itself cannot be read by anyone, root included.
    symlink("b.md", sandbox.path().join("b.md")).expect("a link");
    let run = sandbox.run(&["check", "--format", "short", "a.md", "b.md"]);
    assert_eq!(run.status, 2);
    assert!(
        run.stderr.contains("`b.md` cannot be read"),
        "{}",
        run.stderr
    );
    assert!(run.stdout.contains("missing-why"), "{}", run.stdout);
}

#[test]
fn levels_decide_what_is_reported_and_how_it_ends() {
    let sandbox = Sandbox::new();
    sandbox.file("a.md", without("When"));
    for (args, status, stdout) in [
        (&[][..], 1, "error[missing-when]"),
        (&["--warn", "missing-when"], 0, "warning[missing-when]"),
        (
            &["--warn", "missing-when", "--strict"],
            1,
            "warning[missing-when]",
        ),
        (&["--allow", "missing-when"], 0, ""),
        (&["--ignore", "missing-when"], 0, ""),
        (&["--select", "missing-why"], 0, ""),
        (
            &["--select", "missing-why,missing-when"],
            1,
            "error[missing-when]",
        ),
        (
            &["--ignore", "missing-why,missing-what"],
            1,
            "error[missing-when]",
        ),
    ] {
        let run = sandbox.run(&[&["check", "--format", "short", "a.md"], args].concat());
        assert_eq!(run.status, status, "{args:?}: {}", run.screen());
        assert!(
            run.stdout.contains(stdout) && run.stdout.is_empty() == stdout.is_empty(),
            "{args:?}: {}",
            run.screen()
        );
    }
}

#[test]
fn the_command_line_goes_before_the_configuration() {
    let sandbox = Sandbox::new();
    sandbox
        .file("a.md", without("When"))
        .file(".wherefore.yaml", "rules:\n  missing-when: allow\n");
    assert_eq!(sandbox.run(&["check", "a.md"]).status, 0);
    assert_eq!(
        sandbox
            .run(&["check", "--deny", "missing-when", "a.md"])
            .status,
        1
    );
    assert_eq!(
        sandbox
            .run(&["check", "--select", "missing-when", "a.md"])
            .status,
        1
    );
    assert_eq!(sandbox.run(&["check", "--no-config", "a.md"]).status, 1);
}

#[test]
fn quiet_says_only_what_is_wrong() {
    let sandbox = Sandbox::new();
    sandbox
        .file("good.md", COMPLETE)
        .file("bad.md", without("When"));
    assert_eq!(
        sandbox.run(&["check", "--quiet", "good.md"]).screen(),
        "exit status: 0\n"
    );
    let run = sandbox.run(&["check", "-q", "bad.md"]);
    assert!(
        run.stdout.contains("missing-when") && !run.stdout.contains("checked"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    use std::process::{Command, Stdio};
    let sandbox = Sandbox::new();
    for number in 0..400 {
        sandbox.file(&format!("rfcs/{number}.md"), "# Nothing\n");
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_wherefore"))
        .args(["check"])
        .current_dir(sandbox.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("its end");
    assert_eq!(output.status.code(), Some(0));
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn help_and_version_end_with_0() {
    let sandbox = Sandbox::new();
    for args in [
        &["--help"][..],
        &["--version"],
        &["check", "--help"],
        &["help", "outline"],
    ] {
        let run = sandbox.run(args);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{args:?}");
    }
    insta::assert_snapshot!(sandbox.run(&["check", "--help"]).stdout);
}

#[test]
fn rules_lists_every_rule_with_the_level_that_applies() {
    let sandbox = Sandbox::new();
    let list = sandbox.run(&["rules"]).stdout;
    let first: Vec<&str> = list.lines().take(2).collect();
    insta::assert_snapshot!(first.join("\n"), @"
    missing-what              deny   nothing says what capability this enables
    missing-why               deny   nothing says why this matters, or why now
    ");
    let listed: Vec<&str> = list
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert_eq!(listed, wherefore::rule::ids().collect::<Vec<_>>());
    sandbox.file(
        ".wherefore.yaml",
        "extends: strict\nrules:\n  not-utf8: warn\n",
    );
    let run = sandbox.run(&["rules"]);
    assert!(
        run.stdout.contains("deny (default warn)") && run.stdout.contains("warn (default deny)"),
        "{}",
        run.stdout
    );
}

#[test]
fn explain_asks_the_questions_of_its_element() {
    let page = Sandbox::new().run(&["explain", "missing-when"]).stdout;
    for question in wherefore::proposal::element::Element::When.questions() {
        assert!(page.contains(question), "{question}");
    }
    assert!(!page.contains("<!-- questions"), "{page}");
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_proposal_folder_is_left_out() {
    let sandbox = Sandbox::repository();
    sandbox.file("rfcs/a.md", COMPLETE);
    let made = std::process::Command::new("mkfifo")
        .arg(sandbox.path().join("rfcs/b.md"))
        .status();
    assert!(made.expect("mkfifo").success());
    let run = sandbox.run(&["check", "--verbose"]);
    assert_eq!(run.status, 0, "{}", run.screen());
    assert!(
        run.stderr.contains("pipes and the like (1)"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_repository_that_git_refuses_stops_the_search_and_not_what_is_named() {
    let sandbox = Sandbox::new();
    sandbox.git(&["init", "--quiet"]);
    sandbox.git(&["config", "core.repositoryFormatVersion", "1"]);
    sandbox.git(&["config", "extensions.unheardOf", "true"]);
    sandbox.file("rfcs/a.md", without("When"));
    let run = sandbox.run(&["check"]);
    assert_eq!(run.status, 2, "{}", run.screen());
    assert!(
        run.stderr.contains("git cannot read the repository"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr
            .contains("Files that are named are read without git."),
        "{}",
        run.stderr
    );
    assert_eq!(
        sandbox
            .run(&["check", "--format", "json", "rfcs/a.md"])
            .rules(),
        ["missing-when"]
    );
    assert_eq!(
        sandbox
            .run_with_input(&["check", "-"], COMPLETE.as_bytes())
            .status,
        0
    );
}

#[test]
fn the_summary_says_that_all_is_there_only_where_it_is() {
    let sandbox = Sandbox::new();
    sandbox.file("a.md", without("When"));
    for args in [
        ["--allow", "missing-when"],
        ["--ignore", "missing-when"],
        ["--select", "missing-what"],
    ] {
        let run = sandbox.run(&[&["check", "a.md"][..], &args].concat());
        assert_eq!(
            run.stdout, "1 proposal checked: nothing to report\n",
            "{args:?}"
        );
    }
}
