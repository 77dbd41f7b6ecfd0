//! What people and machines read.

use clap::ValueEnum;
use wherefore::report::Format;

use crate::support::{COMPLETE, Sandbox};

/// Two proposals with something of each kind to say.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::repository();
    sandbox.file(
        "rfcs/0007-maps.md",
        "---\ntitle: Offline maps: now\n---\n\n# Offline maps\n\n## Summary\n\nMaps without a connection.\n\nTODO: a picture\n\n## Why\n\nThey do not load.\n\n## Wehn\n\nIn spring.\n",
    );
    sandbox.file(
        "rfcs/0008-gates.md",
        COMPLETE.replace(
            "## When",
            "## Summary\n\nGates that open.\n\n## Summary\n\nGates that do not.\n\n## When",
        ),
    );
    sandbox
}

#[test]
fn text_is_a_drawing_for_people() {
    insta::assert_snapshot!(sandbox().run(&["check"]).screen());
}

#[test]
fn short_is_a_line_a_diagnostic_and_leaves_the_summary_to_standard_error() {
    insta::assert_snapshot!(sandbox().run(&["check", "--format", "short"]).screen());
}

#[test]
fn json_is_one_object() {
    insta::assert_snapshot!(
        sandbox()
            .run(&["check", "--format", "json", "rfcs/0007-maps.md"])
            .stdout
    );
}

#[test]
fn outline_shows_a_small_table_a_document_or_the_object_of_the_specification() {
    let sandbox = sandbox();
    insta::assert_snapshot!("outline_text", sandbox.run(&["outline"]).screen());
    insta::assert_snapshot!(
        "outline_json",
        sandbox
            .run(&["outline", "--format", "json", "rfcs/0007-maps.md"])
            .stdout
    );
}

#[test]
fn the_exit_status_is_the_same_for_every_format() {
    let sandbox = sandbox();
    for format in Format::value_variants() {
        let format = &*format.name();
        assert_eq!(sandbox.run(&["check", "--format", format]).status, 1);
        assert_eq!(
            sandbox
                .run(&["check", "--format", format, "rfcs/0008-gates.md"])
                .status,
            0
        );
        assert_eq!(
            sandbox
                .run(&[
                    "check",
                    "--format",
                    format,
                    "--strict",
                    "rfcs/0008-gates.md"
                ])
                .status,
            1
        );
        assert_eq!(
            sandbox
                .run(&["check", "--format", format, "nowhere"])
                .status,
            2
        );
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_whatever_the_number_of_threads() {
    let sandbox = Sandbox::repository();
    for number in 0..60 {
        sandbox.file(
            &format!("rfcs/{number:04}.md"),
            format!("# {number}\n\n## Why\n\nTODO: {number}\n"),
        );
    }
    let one = sandbox
        .run_with_env(&["check"], &[("RAYON_NUM_THREADS", "1")])
        .stdout;
    for threads in ["2", "7"] {
        assert_eq!(
            sandbox
                .run_with_env(&["check"], &[("RAYON_NUM_THREADS", threads)])
                .stdout,
            one
        );
    }
}

#[test]
fn colours_follow_the_flag_and_the_conventions() {
    let sandbox = sandbox();
    let has_color = |args: &[&str], env: &[(&str, &str)]| {
        sandbox
            .run_with_env(&[&["check"], args].concat(), env)
            .stdout
            .contains('\x1b')
    };
    assert!(!has_color(&[], &[]), "a pipe");
    assert!(has_color(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!has_color(
        &[],
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]
    ));
    assert!(has_color(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(!has_color(
        &["--color", "never"],
        &[("CLICOLOR_FORCE", "1")]
    ));
}

#[test]
fn dumb_terminals_get_ascii_and_screen_readers_sentences() {
    let sandbox = sandbox();
    let dumb = sandbox
        .run_with_env(&["check", "--select", "missing-when"], &[("TERM", "dumb")])
        .stdout;
    assert!(
        !dumb.contains('╭') && dumb.contains("[missing-when") | dumb.contains("missing-when"),
        "{dumb}"
    );
    insta::assert_snapshot!(
        sandbox
            .run_with_env(
                &["check", "--select", "missing-when"],
                &[("NO_GRAPHICS", "1")]
            )
            .stdout
    );
}

#[test]
fn control_characters_and_direction_overrides_are_shown_and_never_sent() {
    let sandbox = Sandbox::repository();
    sandbox
        .file("rfcs/a.md", "# \u{1b}[31mred\u{202e}\u{7}\n\n## Wh\u{1b}y\n\nTODO: \u{1b}]0;pwned\u{7}\n\n## What\n\nx\n\nTBD: \u{9b}2J\n");
    for args in [
        &["check"][..],
        &["check", "--format", "short"],
        &["outline"],
    ] {
        let run = sandbox.run(args);
        let sent: Vec<char> = run
            .stdout
            .chars()
            .filter(|c| (c.is_control() && *c != '\n') || *c == '\u{202e}')
            .collect();
        assert!(sent.is_empty(), "{sent:?} in {}", run.stdout);
    }
    assert!(sandbox.run(&["outline"]).stdout.contains("␛[31mred"));
}

#[cfg(unix)]
#[test]
fn a_file_name_cannot_write_to_the_terminal() {
    let sandbox = Sandbox::repository();
    sandbox.file("rfcs/a\u{1b}[31m\nb.md", "# Nothing\n");
    let run = sandbox.run(&["check", "--format", "short"]);
    assert!(
        run.stdout
            .lines()
            .all(|line| line.starts_with("rfcs/a␛[31m␊b.md:")),
        "{}",
        run.stdout
    );
}
