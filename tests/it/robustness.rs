//! Documents that were made to break a parser, and bytes that are no document.

use crate::support::Sandbox;

/// Every document must end in a normal exit status, whatever it holds.
fn survives(name: &str, content: impl AsRef<[u8]>) {
    let sandbox = Sandbox::new();
    sandbox.file("a.md", content);
    for command in ["check", "outline"] {
        let run = sandbox.run(&[command, "--format", "json", "a.md"]);
        assert!(
            matches!(run.status, 0 | 1),
            "{name}: {} {}",
            run.status,
            run.stderr
        );
        assert!(
            serde_json::from_str::<serde_json::Value>(&run.stdout).is_ok(),
            "{name}"
        );
    }
    let run = sandbox.run(&["check", "a.md"]);
    let longest = run
        .stdout
        .lines()
        .map(|line| line.chars().count())
        .max()
        .unwrap_or_default();
    assert!(longest < 400, "{name}: a line of {longest} characters");
}

#[test]
fn deep_nesting_is_survived() {
    survives("quotes", format!("{} deep\n", ">".repeat(10_000)));
    let lists: String = (0..1_000)
        .map(|depth| format!("{}- Why:\n", "  ".repeat(depth)))
        .collect();
    survives("lists", lists);
    survives("lists on one line", format!("{}x\n", "- ".repeat(10_000)));
    survives("brackets", "[".repeat(100_000));
    survives("emphasis", "*_".repeat(50_000));
    survives("links", "[a](".repeat(20_000));
    survives(
        "flow sequences in metadata",
        format!("---\na: {}\n---\n", "[".repeat(50_000)),
    );
}

#[test]
fn size_is_survived() {
    survives("a line of a megabyte", "x".repeat(1 << 20));
    survives(
        "a heading of a megabyte",
        format!("# {}\n", "why ".repeat(1 << 18)),
    );
    survives(
        "a label of a megabyte",
        format!("**{}:** x\n", "why ".repeat(1 << 18)),
    );
    survives("many headings", "# Why\n\n## What\n\n".repeat(50_000));
    survives("many near misses", "# Wehn\n\n".repeat(100_000));
    survives(
        "many answers",
        "## When\n\nIt ships on 2027-03-01.\n\n**When:** soon\n\n".repeat(20_000),
    );
    survives(
        "a sentence without an end",
        "first then release 1.2 in ".repeat(40_000),
    );
    survives(
        "many labels in one paragraph",
        "**Why:** x\n".repeat(100_000),
    );
    survives(
        "many suppressions",
        format!("# T\n\n{}", "<!-- wherefore: allow(x) -->\n".repeat(20_000)),
    );
    survives(
        "many cells",
        format!("| a |\n|---|\n{}", "| Why | TBD |\n".repeat(50_000)),
    );
    survives(
        "many keys",
        format!(
            "---\n{}---\n",
            (0..20_000)
                .map(|key| format!("k{key}: 1\n"))
                .collect::<String>()
        ),
    );
}

#[test]
fn metadata_without_end_is_survived() {
    let rows = |row: &str| row.repeat(10_000);
    survives(
        "a header list",
        format!("# T\n\n{}", rows("- Status: Draft\n")),
    );
    survives("owners", format!("# T\n\n- Owners:\n{}", rows("  - Ada\n")));
    survives(
        "header lines",
        format!("# T\n\n{}", rows("**Author:** Ada\n")),
    );
    survives(
        "plain lines",
        format!("# T\n\nStatus: Draft,\n{}", rows("and more,\n")),
    );
    survives("paragraphs", rows("Status: Draft\n\n"));
    survives("empty keys", rows("**Status:**\n\nDraft\n\n"));
    survives(
        "a header table",
        format!(
            "| Status | Draft |\n|---|---|\n{}",
            rows("| Author | Ada |\n")
        ),
    );
    survives(
        "a wide table",
        format!(
            "{}\n{}\n{}\n",
            rows("| Status "),
            rows("|---"),
            rows("| x ")
        ),
    );
    survives(
        "a code block",
        format!("```\n{}```\n", rows("Status: Draft\n  more\n")),
    );
    survives(
        "an open code block",
        format!("```\nStatus: Draft\n{}", rows("  more: x\n")),
    );
    survives("sections", rows("## Metadata\n\n- Status: Draft\n\n"));
    survives("bold", format!("# T\n\n**Owner {}", rows("**Owner** x\n")));
    survives("TOML", format!("+++\n{}+++\n", "a = 1\n".repeat(1_000)));
    survives(
        "TOML tables",
        format!("+++\n{}+++\n", rows("[[a.b]]\nc = 1\n")),
    );
    survives("TOML mistakes", format!("+++\n{}+++\n", rows("a b\n")));
    survives("open TOML", format!("+++\n{}", rows("a = [\n")));
    survives(
        "TOML in depth",
        format!("+++\na = {}\n+++\n", "[".repeat(100_000)),
    );
    survives("TOML alone", "+++\n+++");
    survives("half of TOML", "+++");
    survives(
        "a key of a megabyte",
        format!("# T\n\n{}: x\n", "Status ".repeat(1 << 17)),
    );
}

#[test]
fn odd_bytes_are_survived() {
    survives("nothing", "");
    survives("a byte order mark", "\u{feff}");
    survives("NUL", "# a\0b\n\0\n");
    survives("every byte", (0..=255).collect::<Vec<u8>>());
    survives("half of UTF-16", [0xFF, 0xFE, b'a']);
    survives("carriage returns", "# Why\r\rwords\r\r## When\r\rTBD\r");
    survives("an open comment", "# Why\n\n<!-- wherefore: allow(");
    survives("an open fence", "# Why\n\n```\n");
    survives("an open tag", "# Why\n\n<div\n");
    survives("frontmatter alone", "---\n---");
    survives("half a fence", "---");
    survives("an anchor that is not closed", "# Why {#why\n\nx {\n");
}

#[test]
fn every_fault_of_a_large_document_is_reported() {
    let section = "## Why\n\n- TODO: one\n- Target: TBD\n\n\
                   <!-- wherefore: allow(placeholder-text) x -->\n\nTODO: two\n\n";
    let sandbox = Sandbox::new();
    sandbox.file(
        "a.md",
        format!(
            "# T\n\nWords.\n\n## Why\n\nMaps do not load.\n\n{}",
            section.repeat(2_000)
        ),
    );
    let run = sandbox.run(&[
        "check",
        "--format",
        "json",
        "--select",
        "placeholder-text",
        "a.md",
    ]);
    assert_eq!(run.rules().len(), 2 * 2_000);
}
