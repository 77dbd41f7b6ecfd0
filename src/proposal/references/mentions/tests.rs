use super::*;
use crate::proposal::vocabulary::Vocabulary;
use crate::source::Source;

fn names_maps(text: &str) -> bool {
    let source = Source::new("docs/adr/0003-paper.md", text);
    let vocabulary = Vocabulary::default();
    let proposal = Proposal::parse(&source, &vocabulary);
    Mentions::of(&proposal).names("docs/adr/0007-road-maps.md", Some(7))
}

#[test]
fn a_proposal_is_named_near_words_that_speak_of_it() {
    for said in [
        "Superseded by 7.",
        "**Superseded** on 2027-05-06 by ADR-7",
        "Now obsolete: see RFC 0007, which costs 5 % less, needs no printer in any depot and no driver at all.",
        "Deprecated in favour of [it](../adr/0007-road-maps.md#what).",
        "Replaced with [[0007-road-maps|the maps]]",
        "Replaced by road-maps",
        "Superceded, cf. #7",
        "SUPERSEDED BY ADR‑7",
        "Superseded by:\n\n- 7. Road maps",
        "- Superseded by\n  - [Road maps](0007-road-maps.md)",
        "## Replacements\n\nADR 7 is one, and others may come.",
        "## Status\n\nSuperseded\n\n## Context\n\nLong after, [others](0007-road-maps.md) came.",
    ] {
        assert!(names_maps(&format!("# Paper maps\n\n{said}\n")), "{said}");
    }
}

#[test]
fn other_numbers_and_other_places_do_not_name_it() {
    for said in [
        "Supersedes nothing.",
        "Superseded on 2027-07-07 by something of v1.7 and 7.5.",
        "Superseded by 0008-road-maps-offline, 17 and 70.",
        "Once they are printed, we replace the 7 printers of every depot and sell what is left of the old ones.",
        "See [7](0007-road-maps.md).\n\nThe old ones are deprecated.",
        "```\nsuperseded by ADR-7\n```",
    ] {
        assert!(
            !names_maps(&format!("# Replace the paper maps\n\n{said}\n")),
            "{said}"
        );
    }
}
