//! `hook run`: what Git tells it, understood or refused.

use crate::support::{Run, Sandbox};

fn run(sandbox: &Sandbox, args: &[&str], input: &str) -> Run {
    let args = [&["hook", "run"], args].concat();
    sandbox.run_with_input(&args, input.as_bytes())
}

#[test]
fn a_push_that_brings_no_branch_is_accepted() {
    let sandbox = Sandbox::repository();
    let (zero, a) = ("0".repeat(40), "a".repeat(40));
    let pushed = [
        String::new(),
        "\n".to_owned(),
        format!("(delete) {zero} refs/heads/x {a}\n"),
        format!("refs/tags/v1 {a} refs/tags/v1 {zero}\n"),
    ];
    for input in &pushed {
        let run = run(&sandbox, &["pre-push", "origin", "--url"], input);
        assert_eq!(run.screen(), "exit status: 0\n", "{input}");
    }
    for input in ["", &format!("{a} {zero} refs/heads/x\n")] {
        let run = run(&sandbox, &["pre-receive"], input);
        assert_eq!(run.screen(), "exit status: 0\n", "{input}");
    }
    for (reference, new) in [("refs/heads/x", &zero), ("refs/notes/commits", &a)] {
        let run = run(&sandbox, &["update", reference, &a, new], "");
        assert_eq!(run.screen(), "exit status: 0\n", "{reference}");
    }
}

#[test]
fn what_git_would_not_say_is_refused() {
    let sandbox = Sandbox::repository();
    let told = run(&sandbox, &["pre-push", "origin", "url"], "nonsense\n");
    insta::assert_snapshot!(told.screen());
    for (args, input) in [
        (&["pre-receive"][..], "a b c\n"),
        (&["pre-receive"], "\u{1b}[31m\n"),
        (&["update"], ""),
        (&["update", "refs/heads/x", "1", "2"], ""),
        (&["pre-push"], ""),
    ] {
        let run = run(&sandbox, args, input);
        assert_eq!(run.status, 2, "{args:?}: {}", run.screen());
        assert!(
            run.stderr.contains("is not what git tells a hook") && !run.stderr.contains('\u{1b}'),
            "{args:?}: {}",
            run.screen()
        );
    }
    for args in [&[][..], &["commit-msg"]] {
        assert_eq!(run(&sandbox, args, "").status, 2, "{args:?}");
    }
}
