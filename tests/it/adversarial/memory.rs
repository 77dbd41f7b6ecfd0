//! The largest documents that are read, and those that are larger. The memory that they may take is bounded in every run here.

use super::{CHECK, Input, each, run};

/// As large as a document may be.
const LARGEST: usize = 8 * 1024 * 1024;

fn filled(unit: &str) -> String {
    unit.repeat(LARGEST / unit.len())
}

#[test]
fn the_largest_documents_are_read_within_bounds() {
    for (what, text) in [
        ("prose", filled("Words that say little, and more of them. ")),
        ("one line without a stop", filled("word ")),
        ("list items", filled("- a\n")),
        ("blank lines", filled("\n")),
        (
            "rows",
            format!("| a | b |\n|---|---|\n{}", &filled("| Why | x |\n")[22..]),
        ),
        ("brackets", filled("[a]")),
        ("stars", filled("*a **a ")),
    ] {
        let mut input = Input::new();
        assert!(text.len() <= LARGEST, "{what}");
        input.file("a.md", &text);
        input.time(what, &[CHECK, &["a.md"]].concat());
    }
}

#[test]
fn a_byte_more_is_told_and_not_read() {
    for (size, rule) in [
        (LARGEST, None),
        (LARGEST + 1, Some("too-large")),
        (40 * LARGEST, Some("too-large")),
    ] {
        let mut input = Input::new();
        let file = std::fs::File::create(input.sandbox.path().join("in/a.md")).expect("a file");
        // Without a byte on the disk.
        file.set_len(size as u64).expect("a size");
        input.size = LARGEST;
        let args = [
            "check", "--quiet", "--format", "short", "--output", "../out", "a.md",
        ];
        let (status, told, _) = run(&input.sandbox, &args, input.size);
        assert_eq!(status, Some(1), "{told}");
        let out = std::fs::read_to_string(input.sandbox.path().join("out")).expect("a report");
        assert_eq!(
            out.contains("error[too-large]"),
            rule.is_some(),
            "{size}: {out}"
        );
        assert!(out.lines().all(|line| line.len() < 400), "{size}");
    }
}

#[test]
fn memory_does_not_grow_with_the_number_of_documents() {
    let mut input = Input::new();
    let text = format!(
        "{}\n{}",
        crate::support::COMPLETE,
        "Words that say little. ".repeat(5_000)
    );
    for number in 1..500 {
        input.file(&format!("rfcs/{number:05}-a.md"), &text);
    }
    // They are more than fifty megabytes, and may take what one of them may.
    assert!(input.size > 50_000_000);
    let (status, told, _) = run(&input.sandbox, CHECK, text.len());
    assert_eq!(status, Some(0), "{told}");
}

#[test]
fn many_diagnostics_are_held_within_bounds_in_every_format() {
    let links = each(0..20_000, |it| format!("[a](b{it}.md)\n\n"));
    for format in crate::faults::FORMATS {
        let mut input = Input::new();
        input.file("a.md", &links);
        input.time(format, &["check", "--quiet", "--format", format, "a.md"]);
    }
}
