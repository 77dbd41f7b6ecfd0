use super::*;

fn best(written: &str) -> Option<Element> {
    let vocabulary = Vocabulary::default();
    vocabulary
        .meanings(written)
        .into_iter()
        .min_by_key(|(_, certainty)| *certainty)
        .map(|(element, _)| element)
}

#[test]
fn names_are_known_through_numbers_marks_and_other_words() {
    for (written, element) in [
        ("2. Why?", Element::Why),
        ("1.3. Internal Proposal", Element::What),
        ("IV) Timeline", Element::When),
        ("一、Why", Element::Why),
        ("Motivation: why is this CIP necessary?", Element::Why),
        ("🚀 Rollout Plan {#rollout}", Element::When),
        ("动机 Motivation", Element::Why),
        ("为什么（Why）", Element::Why),
        ("Why / Pourquoi", Element::Why),
        ("Problem & Motivation", Element::Why),
        ("General motivation", Element::Why),
        ("Summary of changes", Element::What),
        ("What’s changing", Element::What),
        ("Success Criteria *(mandatory)*", Element::Metric),
        ("How will we know that it worked?", Element::Metric),
        ("Why Nixpkgs?", Element::Why),
        ("Roll-out", Element::When),
        ("How will we know?", Element::Metric),
        ("What does success look like?", Element::Metric),
        ("Why not the other things on the backlog?", Element::Why),
        ("What is the problem?", Element::Why),
        ("Implementation timeline", Element::When),
        ("North Star Metric", Element::Metric),
        ("How we'll measure success", Element::Metric),
        ("Did it work?", Element::Metric),
    ] {
        assert_eq!(best(written), Some(element), "{written}");
    }
}

#[test]
fn near_misses_mean_nothing() {
    for written in [
        "Whenever possible",
        "When the cache is full",
        "Whyte's algorithm",
        "Why not a cache?",
        "Why don't we use X?",
        "Why we rejected Redis",
        "Alternatives / Rationale",
        "Whatever",
        "Test summary of results in detail",
        "1",
        "",
        "!!!",
        "Non-goals",
    ] {
        assert_eq!(best(written), None, "{written}");
    }
}

#[test]
fn a_project_adds_and_replaces_names() {
    let mut vocabulary = Vocabulary::default();
    vocabulary.add(Element::When, "Zeitplan");
    vocabulary.forget(Element::Why);
    vocabulary.add(Element::Why, "Warum?");
    let means = |written| {
        vocabulary
            .meanings(written)
            .first()
            .map(|(element, _)| *element)
    };
    assert_eq!(means("3. ZEITPLAN:"), Some(Element::When));
    assert_eq!(means("Warum"), Some(Element::Why));
    assert_eq!(means("Motivation"), None);
}
