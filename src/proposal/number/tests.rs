use super::*;

fn path(path: &str) -> Option<(u64, String, String)> {
    let number = Number::of_path(path)?;
    Some((number.value, number.prefix, number.bearer))
}

fn id(text: &str) -> Option<(u64, String, String)> {
    let number = Number::of_id(text)?;
    Some((number.value, number.written, number.prefix))
}

#[test]
fn the_number_of_a_file_or_of_its_own_folder_is_read() {
    for (written, value, prefix, bearer) in [
        ("0042-x.md", 42, "", "0042-x"),
        ("42-x/README.md", 42, "", "42-x"),
        (
            "keps/sig-node/1234-name/README.md",
            1234,
            "",
            "keps/sig-node/1234-name",
        ),
        ("rfcs/0007-x/README.md", 7, "", "rfcs/0007-x"),
        ("17-offline-maps/offline-maps.md", 17, "", "17-offline-maps"),
        ("EIPS/eip-42.md", 42, "eip", "EIPS/eip-42"),
        ("core/cap-0001.md", 1, "cap", "core/cap-0001"),
        ("Draft/RFC0042-Maps.md", 42, "rfc", "Draft/RFC0042-Maps"),
        ("1-Draft/RFC0042-Maps.md", 42, "rfc", "1-Draft/RFC0042-Maps"),
        ("rfc-042-x.md", 42, "rfc", "rfc-042-x"),
        ("adr-001-title.md", 1, "adr", "adr-001-title"),
        ("adr001-x.md", 1, "adr", "adr001-x"),
        ("ADR-1.md", 1, "adr", "ADR-1"),
        ("0042.md", 42, "", "0042"),
        ("CIP-0042/README.md", 42, "cip", "CIP-0042"),
        ("0042_title.md", 42, "", "0042_title"),
        ("0042 title.md", 42, "", "0042 title"),
        ("RFC 0042 title.md", 42, "rfc", "RFC 0042 title"),
        ("12. title.md", 12, "", "12. title"),
        ("cilium/CFP-1234-x.md", 1234, "cfp", "cilium/CFP-1234-x"),
        (
            "text/2008-non-exhaustive.md",
            2008,
            "",
            "text/2008-non-exhaustive",
        ),
        ("acme-007.md", 7, "acme", "acme-007"),
        ("ideas/idea-7-maps.md", 7, "idea", "ideas/idea-7-maps"),
    ] {
        let expected = Some((value, prefix.to_owned(), bearer.to_owned()));
        assert_eq!(path(written), expected, "{written}");
    }
}

#[test]
fn dates_versions_and_counted_things_are_no_numbers() {
    for written in [
        "2024-01-01-x.md",
        "20240101-x.md",
        "202403-x.md",
        "2024-03-x.md",
        "2024_03.md",
        "2024-q3-x.md",
        "2024-H1-x.md",
        "24-03-15-x.md",
        "rfcs/reviews/0007-x.md",
        "12-31-2024.md",
        "9999-maps.md",
        "rfc-2024-03-01-x.md",
        "20240102123000-x.md",
        "v1-x.md",
        "1.2-x.md",
        "email-v2-plan.md",
        "http2-support.md",
        "utf8-names.md",
        "oauth2-login.md",
        "s3-upload.md",
        "k8s-upgrade.md",
        "web3-wallets.md",
        "ipv6-only.md",
        "h2-push.md",
        "java-17-upgrade.md",
        "phase-1.md",
        "3d-maps.md",
        "0000-template.md",
        "NNNN-title.md",
        "README.md",
        "accepted/2020/global-json.md",
        "1-Draft/maps.md",
        "X-Rejected/maps.md",
        "v2/README.md",
        "1.30/README.md",
        "rfcs/0007-c/images/1-x.md",
        "rfcs/resources/0007/README.md",
        "é-1.md",
        "",
    ] {
        assert_eq!(path(written), None, "{written}");
    }
}

#[test]
fn files_of_one_proposal_and_its_translations_have_one_bearer() {
    for written in [
        "rfcs/0007-c/README.md",
        "rfcs/0007-c/notes.md",
        "rfcs/0007-c/0007-notes.md",
        "rfcs/0007-c/2024-01-01-minutes.md",
        "rfcs/0007-c.md",
        "rfcs/0007-c.zh.md",
        "rfcs/0007-c.zh-CN.md",
        "rfcs/0007-c-zh_CN.md",
        "rfcs/0007-c_de.md",
        "rfcs/0007-c-annex1.md",
        "rfcs/0007-c-part-2.md",
        "rfcs/0007-c.review.md",
        "rfcs/0007-c-errata.md",
        "rfcs/0007-c.zh-Hans-CN.md",
    ] {
        let bearer = Number::of_path(written).map(|number| number.bearer);
        assert_eq!(bearer.as_deref(), Some("rfcs/0007-c"), "{written}");
    }
    assert_eq!(stem_of("0007-sign-in.md"), "0007-sign-in");
    assert_eq!(stem_of("é-中文-xx.md"), "é-中文-xx");
    assert_eq!(bearer_of("rfcs/maps/README.zh.md"), "rfcs/maps");
}

#[test]
fn a_part_of_a_number_stands_behind_one_with_zeros() {
    for (written, part) in [
        ("core/cap-0046-01.md", 1),
        ("core/cap-0046-10-fees.md", 10),
        ("core/cap-0046.md", 0),
        ("core/cap-0046-1.md", 0),
        ("rfcs/0046-007-bonds.md", 0),
        ("rfcs/0046-24h-support.md", 0),
        ("rfcs/46-01-fees.md", 0),
    ] {
        let number = Number::of_path(written).expect(written);
        assert_eq!((number.value, number.part), (46, part), "{written}");
    }
}

#[test]
fn an_id_is_a_number_and_nothing_else() {
    for (written, value, digits, prefix) in [
        ("42", 42, "42", ""),
        (" 0042 ", 42, "0042", ""),
        ("RFC 0042", 42, "0042", "rfc"),
        ("RFC0042", 42, "0042", "rfc"),
        ("eip-42", 42, "42", "eip"),
        ("#42", 42, "42", ""),
        ("KEP-1234", 1234, "1234", "kep"),
        ("ADR 7", 7, "7", "adr"),
    ] {
        let expected = Some((value, digits.to_owned(), prefix.to_owned()));
        assert_eq!(id(written), expected, "{written}");
    }
    for written in [
        "TBD",
        "2024-01-01",
        "20240101",
        "fraud-detection",
        "rust-lang/rfcs#0000",
        "rust-lang/rfcs#42",
        "https://example.org/42",
        "0000",
        "RFC 0000",
        "#",
        "4.2",
        "0042-maps",
        "enhancement-42",
        "#eip-42",
        "",
    ] {
        assert_eq!(id(written), None, "{written}");
    }
}

#[test]
fn a_series_is_what_is_numbered_together() {
    let same = |root: &str, a: &str, b: &str| series(root, a) == series(root, b);
    assert!(same("rfcs", "rfcs/0001-a.md", "rfcs/accepted/0002-b.md"));
    assert!(same("rfcs", "rfcs/0001-a.md", "rfcs/team/rfc-0002.md"));
    assert!(same("EIPS", "EIPS/eip-1.md", "EIPS/2-b.md"));
    assert!(same(
        "",
        "Draft/RFC0001-a.md",
        "Archive/Rejected/RFC0002-b.md"
    ));
    assert!(same(
        "keps",
        "keps/sig-a/1-a/README.md",
        "keps/sig-b/2-b/README.md"
    ));
    assert!(same(
        "docs/adr",
        "docs/adr/0001-a.md",
        "docs/adr/archive/0002-b.md"
    ));
    assert!(!same(
        "docs/adr",
        "docs/adr/web/0001-a.md",
        "docs/adr/app/0001-b.md"
    ));
    assert!(!same(
        "docs/adr",
        "docs/adr/0001-a.md",
        "docs/adr/app/0001-b.md"
    ));
    assert!(!same("", "core/cap-0001.md", "core/sep-0001.md"));
    assert!(!same("rfcs", "rfcs/2024/0001-a.md", "rfcs/2025/0001-b.md"));
    assert!(!same("rfcs", "rfcs/0001-a.md", "rfcs/zh/0001-b.md"));
    assert!(!same("rfcs", "rfcs/0001-a.md", "rfcs/zh-Hans/0001-b.md"));
    assert!(!same("rfcs", "rfcs/0001-a.md", "rfcs/0007-c/0001-step.md"));
    assert!(same("rfcs", "rfcs/0001-a.md", "rfcs/0007-c/notes.md"));
}
