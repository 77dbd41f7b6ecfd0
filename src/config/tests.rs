//! How a configuration is laid over what it extends, key by key.

use super::*;
use crate::policy::{Case, LevelChoice, Levels, Policy};
use crate::proposal::element::Element;
use crate::proposal::metadata::keys::Key;
use crate::proposal::phase::Phase;
use crate::rule::Level;
use crate::rules::RULES;

fn policy(config: &Config) -> Policy {
    let settings = &config.settings;
    settings.policy(&Case::default(), &LevelChoice::default())
}

fn levels(text: &str) -> Levels {
    let config = Config::parse(&Source::new("t", text)).expect("a good configuration");
    policy(&config).levels
}

#[test]
fn strict_denies_every_rule() {
    let levels = levels("extends: strict\n");
    for rule in RULES {
        assert_eq!(levels.of(rule.id), Level::Deny, "{}", rule.id);
    }
}

#[test]
fn what_a_file_says_goes_before_what_it_extends() {
    let levels = levels("rules:\n  duplicate-element: allow\nextends: [strict]\n");
    assert_eq!(levels.of("duplicate-element"), Level::Allow);
    assert_eq!(levels.of("unused-allow"), Level::Deny);
}

#[test]
fn an_empty_file_changes_nothing() {
    assert_eq!(levels("# nothing yet\n"), Levels::default());
}

/// Two presets and a file, each laid over the one before.
fn laid(texts: [&str; 3]) -> Config {
    let mut config = Config::default();
    let [first, second, own] = texts;
    for (mut reader, text) in [
        (Reader::of_preset("first"), first),
        (Reader::of_preset("second"), second),
        (Reader::of_file(own), own),
    ] {
        let node = yaml::parse(text, 0).expect("YAML");
        config.apply(&node, &mut reader);
        let problems = reader.finish();
        assert!(problems.is_empty(), "{text}: {problems:?}");
    }
    config
}

/// What became of a key.
type Outcome = fn(&Config) -> String;

/// For each key what two presets and a file say, and what that comes to: lists are added to, single values and levels
/// replaced key by key.
const KEYS_LAID: &[(&str, [&str; 3], Outcome, &str)] = &[
    (
        "proposals",
        ["proposals: a", "proposals: [b]", "proposals: c"],
        |config| {
            let globs = config.proposals.clone().unwrap_or_default();
            globs.patterns().join(" ")
        },
        "a b c",
    ),
    (
        "exclude",
        ["exclude: a", "{}", "exclude: c"],
        |config| config.exclude.patterns().join(" "),
        "a c",
    ),
    (
        "template",
        ["template: a", "template: b", "template: [c]"],
        |config| {
            let paths = config.templates.iter().map(|it| it.path.as_str());
            paths.collect::<Vec<_>>().join(" ")
        },
        "a b c",
    ),
    (
        "elements",
        [
            "elements: {why: [Eins], when: off, metric: off}",
            "elements: {why: {names: [Zwei]}}",
            "elements: {why: Drei, when: on, metric: [Vier]}",
        ],
        |config| {
            let words = &config.settings.vocabulary;
            let names = ["Eins", "Zwei", "Drei", "Motivation"].map(|it| words.meanings(it).len());
            let on = Element::ALL.map(|it| words.is_on(it));
            format!("{names:?} {on:?}")
        },
        "[1, 1, 1, 1] [true, true, true, true]",
    ),
    (
        "metadata",
        [
            "metadata: {sidecar: a.yaml, keys: {id: [eins]}, phases: {draft: [Eins, Drei]}, required: [authors]}",
            "metadata: {sidecar: off, keys: {id: [zwei]}, phases: {review: [Zwei]}}",
            "metadata: {sidecar: c.yaml, keys: {id: [drei]}, phases: {closed: [Drei]}, required: owner}",
        ],
        |config| {
            let words = &config.settings.vocabulary;
            let keys = ["eins", "zwei", "drei"].map(|it| words.metadata_keys().look_up(it));
            let keys = keys.map(|found| found.is_some_and(|(key, _)| key == Key::Id));
            let phases = ["Eins", "Zwei", "Drei"].map(|it| words.statuses().phase_of(it));
            let phases = phases.map(|phase| phase.map_or("", Phase::name));
            let required = words.required_keys();
            format!("{:?} {keys:?} {phases:?} {required:?}", config.sidecar)
        },
        r#"Some("c.yaml") [true, true, true] ["draft", "review", "closed"] ["authors", "owner"]"#,
    ),
    (
        "rules",
        [
            "rules: {missing-why: warn, missing-when: warn}",
            "rules: {missing-when: allow}",
            "rules: {missing-why: {}, vague-when: deny}",
        ],
        |config| {
            let levels = policy(config).levels;
            let ids = ["missing-why", "missing-when", "vague-when", "missing-what"];
            format!("{:?}", ids.map(|id| levels.of(id).name()))
        },
        r#"["warn", "allow", "deny", "deny"]"#,
    ),
    (
        "levels",
        [
            "levels: {draft: {missing-why: allow, missing-when: allow}}",
            "levels: {review: {missing-why: warn}}",
            "levels: {draft: {missing-why: warn}}",
        ],
        |config| {
            let of = |status: &str| {
                let source = Source::new("a.md", format!("---\nstatus: {status}\n---\n"));
                let settings = &config.settings;
                let proposal = crate::proposal::Proposal::parse(&source, &settings.vocabulary);
                let case = Case::new(&proposal, None);
                let levels = settings.policy(&case, &LevelChoice::default()).levels;
                ["missing-why", "missing-when"].map(|id| levels.of(id).name())
            };
            format!("{:?} {:?}", of("Draft"), of("In review"))
        },
        r#"["warn", "allow"] ["warn", "deny"]"#,
    ),
    (
        "grandfather",
        [
            "grandfather: {numbers: 1, before: 2024-01-01}",
            "grandfather: {before: 2025-01-01}",
            "grandfather: {numbers: [3-5]}",
        ],
        |config| {
            let old = &config.settings.layers.grandfather;
            let numbers = old.numbers.iter().map(|it| (it.first, it.last));
            let before = old.before.map(|(day, _)| day.to_string());
            format!("{:?} {before:?}", numbers.collect::<Vec<_>>())
        },
        r#"[(1, 1), (3, 5)] Some("2025-01-01")"#,
    ),
    (
        "overrides",
        [
            "overrides: [{paths: a, decision: security}]",
            "{}",
            "overrides: [{paths: c}]",
        ],
        |config| {
            let overrides = config.settings.layers.overrides.iter();
            let paths = overrides.flat_map(|it| it.paths.patterns());
            paths.cloned().collect::<Vec<_>>().join(" ")
        },
        "a c",
    ),
    (
        "refs",
        ["refs: a", "refs: [b]", "refs: c"],
        |config| config.refs.join(" "),
        "a b c",
    ),
    (
        "new-only",
        ["new-only: true", "{}", "new-only: false"],
        |config| config.new_only.to_string(),
        "false",
    ),
    (
        "baseline",
        ["baseline: a", "baseline: b", "{}"],
        |config| config.baseline.clone().unwrap_or_default(),
        "b",
    ),
];

#[test]
fn lists_are_added_to_and_single_values_replaced() {
    for (key, texts, outcome, expected) in KEYS_LAID {
        assert_eq!(outcome(&laid(*texts)), *expected, "{key}");
    }
}

#[test]
fn every_key_is_laid_over_another_here() {
    let mut keys: Vec<_> = KEYS_LAID.iter().map(|(key, ..)| *key).collect();
    keys.insert(0, "extends");
    assert_eq!(keys, KEYS);
}
