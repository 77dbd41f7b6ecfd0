//! Each notation with the bytes of its keys and values, and what only looks like one.

use super::*;

/// Key, value, and the bytes of the value, of each entry.
fn found(text: &str) -> Vec<(String, String, String)> {
    let document = Document::parse(text, 0);
    let header = read(text, &document, &Vocabulary::default());
    let of = |(entry, _): &(Entry, usize)| {
        assert!(entry.key_span.of(text).contains(&entry.key), "{entry:?}");
        let scalars = entry.value.scalars();
        let words: Vec<&str> = scalars.iter().map(|(words, _)| *words).collect();
        let written = entry.value.span.of(text).to_owned();
        (entry.key.clone(), words.join(" | "), written)
    };
    header.entries.iter().map(of).collect()
}

fn expect(text: &str, expected: &[(&str, &str, &str)]) {
    let found = found(text);
    let found: Vec<_> = found
        .iter()
        .map(|(key, value, written)| (key.as_str(), value.as_str(), written.as_str()))
        .collect();
    assert_eq!(found, expected, "{text}");
    // Windows' line endings change no key and no value.
    let crlf: Vec<_> = self::found(&text.replace('\n', "\r\n"));
    let crlf: Vec<_> = crlf
        .iter()
        .map(|(key, value, _)| (key.as_str(), value.as_str()))
        .collect();
    let values: Vec<_> = expected
        .iter()
        .map(|(key, value, _)| (*key, *value))
        .collect();
    assert_eq!(crlf, values, "{text}");
}

#[test]
fn a_list_gives_values_without_markup() {
    expect(
        "# Maps\n\n* Proposal: [MP-0042](0042-maps.md)\n* Status: **Implemented (Maps 5.5)**\n* Flag: `offline`\n\n## Why\n\nx\n",
        &[
            ("Proposal", "MP-0042", "MP-0042"),
            ("Status", "Implemented (Maps 5.5)", "Implemented (Maps 5.5)"),
            ("Flag", "offline", "`offline`"),
        ],
    );
}

#[test]
fn a_list_may_stand_before_any_heading_and_lack_values() {
    expect(
        "- Feature Name: maps\n- Start Date: (fill me in)\n- Issue Link:\n\n# Summary\n\nx\n",
        &[
            ("Feature Name", "maps", "maps"),
            ("Start Date", "(fill me in)", "(fill me in)"),
            ("Issue Link", "", ""),
        ],
    );
}

#[test]
fn what_is_nested_below_a_key_is_its_value() {
    expect(
        "# Maps\n\n* **Owners:**\n  * [Ada](a)\n  * Ben\n* **Status:** Draft\n  - since May\n",
        &[
            ("Owners", "Ada | Ben", "Ada](a)\n  * Ben"),
            ("Status", "Draft", "Draft"),
        ],
    );
}

#[test]
fn lines_stand_in_one_paragraph_or_in_several() {
    expect(
        "# Maps\n\nStatus: Draft\nAuthor: Ada,\n  Ben\nlast updated: 2026-01-02\n\n## Why\n",
        &[
            ("Status", "Draft", "Draft"),
            ("Author", "Ada, Ben", "Ada,\n  Ben"),
            ("last updated", "2026-01-02", "2026-01-02"),
        ],
    );
    expect(
        "# Maps\n\n**Author:** Ada\n\n**Status:**\n\nImplementable\n\nMaps for all couriers.\n",
        &[
            ("Author", "Ada", "Ada"),
            ("Status", "Implementable", "Implementable"),
        ],
    );
    expect(
        "# Maps\n\n**Owner** [Ada](https://example.org) | Ben\n\nCouriers see maps.\n",
        &[("Owner", "Ada | Ben", "Ada](https://example.org) | Ben")],
    );
    expect(
        "# Maps\n\n📅 **Created**: 2026-01-02\n🏷️ **Status**：草案\n",
        &[
            ("Created", "2026-01-02", "2026-01-02"),
            ("Status", "草案", "草案"),
        ],
    );
}

#[test]
fn tables_stand_upright_or_lie() {
    let rows = [("Status", "Accepted", "Accepted"), ("Author", "Ada", "Ada")];
    for head in [
        "| Key | Value |\n|---|---|\n| Status | Accepted |",
        "| Status | Accepted |\n|---|---|",
        "| | |\n|---|---|\n| **Status:** | Accepted |",
    ] {
        expect(&format!("# Maps\n\n{head}\n| Author | Ada |\n"), &rows);
    }
    expect(
        "# Maps\n\n| Status | Author | Target release |\n|---|---|---|\n| Accepted | Ada | 5 |\n",
        &[rows[0], rows[1], ("Target release", "5", "5")],
    );
    expect(
        "| Status | Author |\n|---|---|\n| Accepted | Ada |\n",
        &rows,
    );
}

#[test]
fn a_section_for_metadata_holds_any_notation() {
    for heading in [
        "## Metadata",
        "## 1. Meta",
        "# **Preamble**",
        "## Document information",
    ] {
        expect(
            &format!(
                "Maps for all.\n\n## Goals\n\nx\n\n{heading}\n\n- Status: Draft\n- Colour: red\n\n## Why\n"
            ),
            &[("Status", "Draft", "Draft"), ("Colour", "red", "red")],
        );
    }
}

#[test]
fn a_code_block_of_keys_counts_first_or_under_its_heading() {
    let block = "```\nCAP: 0042\nTitle: Offline maps\nWorking Group:\n    Owner: Ada <@ada>\n    Consulted: Ben\nLinks:\n  - https://example.org/a\nVersion 0.5\nNote to all: one\n  and two\n```\n";
    let entries = [
        ("CAP", "0042", "0042"),
        ("Title", "Offline maps", "Offline maps"),
        (
            "Working Group",
            "Ada <@ada> | Ben",
            "Owner: Ada <@ada>\n    Consulted: Ben",
        ),
        ("Links", "https://example.org/a", "- https://example.org/a"),
        ("Note to all", "one and two", "one\n  and two"),
    ];
    expect(&format!("{block}\n## Summary\n"), &entries);
    expect(&format!("## Preamble\n\n{block}\n## Summary\n"), &entries);
    expect(&format!("# Maps\n\n{block}"), &[]);
}

#[test]
fn decision_records_have_the_status_under_a_heading() {
    let text =
        "# 4. Maps\n\nDate: 2026-01-02\n\n## Status\n\nSuperseded by [5](5.md)\n\n## Context\n";
    expect(
        text,
        &[
            ("Date", "2026-01-02", "2026-01-02"),
            ("Status", "Superseded by 5", "Superseded by [5"),
        ],
    );
    expect(
        "# Maps\n\n## Status\n\nThe team has decided to go on with this in the next quarter.\n",
        &[],
    );
}

#[test]
fn what_only_looks_like_a_header_is_none() {
    for text in [
        // A table of contents, with colons in it.
        "# Maps\n\n- [Motivation: why](#a)\n- [Design: how it works](#b)\n  - [Types: all](#c)\n",
        // Features.
        "# Maps\n\n- **Fast:** it loads at once\n- **Small:** it fits on a phone\n- **Status bar:** shows the district\n",
        "# Maps\n\n**Status pages:** we show them to every courier, in every district, on every day.\n",
        // Prose.
        "# Maps\n\nNote: this is a draft.\nWarning: it may change.\n",
        "# Maps\n\nStatus: we have talked about this for years, in many meetings, and this is what came of it.\n",
        "# Maps\n\nThere is one thing: speed.\n",
        // Labels of elements.
        "# Maps\n\n**Why:** maps do not load.\n\n**When:** 2027-02-08\n",
        "# Maps\n\n- What: offline maps\n- Metric: late deliveries\n",
        "# Maps\n\n- Proposal: we add offline maps to the app\n- Motivation: they do not load\n",
        // Below a heading of its own.
        "# Maps\n\nx\n\n## Design\n\n- Status: the state of a courier\n- Author: who wrote the message\n",
        "# Summary\n\n- Status: the state of a courier\n- Author: who wrote it\n\n## Why\n",
        "## Goals\n\n- Owner: the courier\n- Status: shown\n",
        // Quoted.
        "# Maps\n\n> Status: Draft\n> Author: Ada\n",
        // A program's own data.
        "# Maps\n\n```yaml\nstatus: draft\nauthor: x\n```\n",
        "```\nstatus: draft\nlet it = be;\n```\n\n# Maps\n",
        "```yaml\nreplicas: 3\nimage: x\n```\n\n# Maps\n",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn labels_among_keys_stay_labels() {
    expect(
        "# Maps\n\n- Status: Draft\n- Why: maps do not load\n- Author: Ada\n- Decision: irreversible\n",
        &[
            ("Status", "Draft", "Draft"),
            ("Author", "Ada", "Ada"),
            ("Decision", "irreversible", "irreversible"),
        ],
    );
}

#[test]
fn only_blocks_that_hold_nothing_else_are_the_headers() {
    let blocks = |text: &str| {
        let document = Document::parse(text, 0);
        let header = read(text, &document, &Vocabulary::default());
        let blocks = header.blocks.iter();
        blocks
            .map(|block| document.words(*block).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        blocks("# M\n\n- Status: Draft\n- Why: x\n"),
        ["Status: Draft"]
    );
    assert_eq!(
        blocks("# M\n\nStatus: Draft\nand these words go on.\n"),
        [""; 0]
    );
    assert_eq!(
        blocks("# M\n\n- Owners:\n  - Ada\n\nWords.\n"),
        ["Owners:", "Ada"]
    );
}

#[test]
fn bold_words_with_markup_within_are_no_key() {
    expect("**Maps are for *cou*riers and drivers.**\n", &[]);
    expect("**[Please read this first](https://example.org).**\n", &[]);
    expect("- **`maps`**\n- **Maps\n  of [towns][1]**\n", &[]);
}
