use super::*;
use crate::proposal::vocabulary::Vocabulary;
use crate::source::Source;

/// Each relation in short: `>` supersedes, `<` is superseded by; what is named, and where.
fn relations(text: &str) -> Vec<(String, String)> {
    let source = Source::new("a.md", text);
    let vocabulary = Vocabulary::default();
    let proposal = Proposal::parse(&source, &vocabulary);
    let short = |relation: Relation| {
        let mark = match relation.kind {
            Relates::Supersedes => '>',
            Relates::SupersededBy => '<',
        };
        let target = match relation.target {
            Target::Number(number) => format!("{}{}", number.prefix, number.value),
            Target::Path(path) => format!("path {path}"),
            Target::Name(name) => format!("name {name}"),
            Target::Other => "other".to_owned(),
        };
        (
            format!("{mark} {target}"),
            relation.span.of(text).to_owned(),
        )
    };
    proposal.relations().into_iter().map(short).collect()
}

fn expect(text: &str, expected: &[(&str, &str)]) {
    let found = relations(text);
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn frontmatter_names_proposals_in_many_ways() {
    for (value, expected) in [
        ("7", &[("> 7", "7")][..]),
        ("\"0015\"", &[("> 15", "0015")]),
        ("RFC 7", &[("> rfc7", "RFC 7")]),
        ("eip-20", &[("> eip20", "eip-20")]),
        ("'#7'", &[("> 7", "#7")]),
        ("0007-x", &[("> name 0007-x", "0007-x")]),
        ("0007-x.md", &[("> path 0007-x.md", "0007-x.md")]),
        (
            "fraud-detection",
            &[("> name fraud-detection", "fraud-detection")],
        ),
        ("[7, 0008]", &[("> 7", "7"), ("> 8", "0008")]),
        (
            "\n  - 7\n  - /keps/sig-a/7-x",
            &[("> 7", "7"), ("> path /keps/sig-a/7-x", "/keps/sig-a/7-x")],
        ),
        ("7, 8 and 9", &[("> 7", "7"), ("> 8", "8"), ("> 9", "9")]),
        (
            "'[ADR-5](0005-x.md#why)'",
            &[("> path 0005-x.md", "[ADR-5](0005-x.md#why)")],
        ),
        ("'12. Title of it'", &[("> 12", "12")]),
        ("0007 - Title of it", &[("> 7", "0007")]),
        (
            "https://example.org/7",
            &[("> other", "https://example.org/7")],
        ),
        (
            "'[RFC 7](https://example.org/7)'",
            &[("> other", "[RFC 7](https://example.org/7)")],
        ),
        ("rust-lang/rfcs#7", &[("> other", "rust-lang/rfcs#7")]),
        ("2 earlier proposals", &[("> other", "2 earlier proposals")]),
        (
            "the old way of doing things",
            &[("> other", "the old way of doing things")],
        ),
        ("Jenkins", &[("> other", "Jenkins")]),
        ("ADR-4's rule on maps", &[("> adr4", "ADR-4")]),
        ("ADR-4/5", &[("> adr4", "ADR-4"), ("> 5", "5")]),
        (
            "ADR-4、ADR-5（offline）",
            &[("> adr4", "ADR-4"), ("> adr5", "ADR-5")],
        ),
        ("7 and partly by 8", &[("> 7", "7"), ("> 8", "8")]),
        ("ADR-NNNN", &[("> other", "ADR-NNNN")]),
        ("RFC-0000", &[("> other", "RFC-0000")]),
        ("'!7'", &[("> other", "!7")]),
        ("'{ADR-1234}'", &[]),
        ("N/A", &[]),
        ("none", &[]),
        ("'-'", &[]),
        ("null", &[]),
        ("", &[]),
        ("[]", &[]),
        ("Not applicable", &[]),
    ] {
        expect(&format!("---\nsupersedes: {value}\n---\n\n# A\n"), expected);
    }
}

#[test]
fn a_header_keeps_links_and_their_places() {
    expect(
        "# A\n\n- Status: Draft\n- Supersedes: [0005: Old](<0005 old.md>), [6](6%20x.md)\n- Superseded by: **ADR-7**\n",
        &[
            ("> path 0005 old.md", "[0005: Old](<0005 old.md>)"),
            ("> path 6 x.md", "[6](6%20x.md)"),
            ("< adr7", "ADR-7"),
        ],
    );
    expect(
        "# A\n\n- Status: Draft\n- Supersedes: the formats that are written down in [RFC 5](../0005-x/README.md).\n",
        &[("> other", "[RFC 5](../0005-x/README.md)")],
    );
    expect(
        "# A\n\n- Status: Draft\n- Supersedes: the formats that are written down in [5](0005-x.md), [6](0006-x.md)\n",
        &[("> other", "[5](0005-x.md)"), ("> other", "[6](0006-x.md)")],
    );
    expect(
        "# A\n\n| Status | Draft |\n|---|---|\n| Supersedes | Aries RFC 0005 |\n",
        &[("> rfc5", "RFC 0005")],
    );
    expect("# A\n\n- Status: Draft\n- Supersedes: N/A\n", &[]);
    expect(
        "# A\n\n- Status: Draft\n- Supersedes: in-house\n",
        &[("> other", "in-house")],
    );
}

#[test]
fn a_status_says_what_took_its_place() {
    for (status, expected) in [
        (
            "superseded by [ADR-0005](0005-x.md)",
            &[("< path 0005-x.md", "[ADR-0005](0005-x.md)")][..],
        ),
        ("superseded by ADR-0123", &[("< adr123", "ADR-0123")]),
        ("Superseded by 0012", &[("< 12", "0012")]),
        ("Not superseded by ADR-5", &[]),
        ("Accepted, may be superseded by ADR-5", &[]),
        ("Accepted, has never been fully replaced by ADR-5", &[]),
        ("Superseded", &[]),
        ("Accepted", &[]),
    ] {
        expect(&format!("---\nstatus: {status}\n---\n\n# A\n"), expected);
        expect(
            &format!("# A\n\n* Status: {status}\n* Date: 2026-01-02\n"),
            expected,
        );
        expect(
            &format!("# A\n\n## Status\n\n{status}\n\n## Context\n\nx\n"),
            expected,
        );
    }
    expect(
        "---\nstatus: '{proposed | superseded by [ADR-0123](0123-example.md)}'\n---\n\n# A\n",
        &[],
    );
}

#[test]
fn a_link_may_stand_around_all_that_a_status_says() {
    for text in [
        "# A\n\n* Status: [Superseded by ADR-5](0005-x.md)\n* Date: 2026-01-02\n",
        "# A\n\n## Status\n\nAccepted, [Superseded by ADR-5](0005-x.md)\n",
    ] {
        expect(
            text,
            &[("< path 0005-x.md", "[Superseded by ADR-5](0005-x.md)")],
        );
    }
}

#[test]
fn lines_below_a_heading_for_the_status_are_read() {
    expect(
        "# 2. A\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\nSuperceded by [12. Title](0012-title.md)\n\nSupersedes [1. B](0001-b.md). See [3](0003.md)\n\nAmends [4. C](0004-c.md)\n\n## Context\n\nIt replaces 9.\n",
        &[
            ("< path 0012-title.md", "[12. Title](0012-title.md)"),
            ("> path 0001-b.md", "[1. B](0001-b.md)"),
        ],
    );
    expect(
        "# A\n\n## Status\n\nSuperseded by [3][] and ADR 4, supersedes\nADR 1.\n",
        &[("< 3", "[3][]"), ("< adr4", "ADR 4"), ("> adr1", "ADR 1")],
    );
}
