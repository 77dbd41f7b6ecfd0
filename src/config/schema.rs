//! The JSON Schema of the configuration, put together from the tables that its reader goes by.
//!
//! Draft 7: the newest that editors understand in full. What is written as a number or a word alike is accepted as either.

use serde_json::{Map, Value, json};

use super::levels::{GRANDFATHER_KEYS, MOST_DIGITS, OVERRIDE_KEYS, keys_of};
use super::{KEYS, metadata, presets};
use crate::policy::HOW_SHARE;
use crate::proposal::decision::Decision;
use crate::proposal::element::Element;
use crate::proposal::metadata::keys::Key;
use crate::proposal::phase::Phase;
use crate::rule::{self, Level, Rule};

/// What the schema is known by; it is fetched from nowhere.
const ID: &str = "urn:wherefore:configuration";

/// The schema.
pub fn schema() -> Value {
    let mut schema = section(
        "What applies to the proposals below this folder. `wherefore config FILE` shows what applies to one of them.",
        KEYS,
        property,
    );
    if let Some(fields) = schema.as_object_mut() {
        fields.insert(
            "$schema".into(),
            "http://json-schema.org/draft-07/schema#".into(),
        );
        fields.insert("$id".into(), ID.into());
        fields.insert("title".into(), "The configuration of wherefore".into());
    }
    schema
}

/// A mapping with just these keys; an empty value is an empty mapping.
fn section(about: &str, keys: &[&str], property: impl Fn(&str) -> Value) -> Value {
    let mut section = object(about, keys, property);
    section["type"] = json!(["object", "null"]);
    section
}

/// A mapping with just these keys.
fn object(about: &str, keys: &[&str], property: impl Fn(&str) -> Value) -> Value {
    let properties = keys.iter().map(|key| ((*key).to_owned(), property(key)));
    json!({
        "description": about,
        "type": "object",
        "additionalProperties": false,
        "properties": properties.collect::<Map<_, _>>(),
    })
}

/// A word, whatever YAML takes it for.
fn word() -> Value {
    json!({"type": ["string", "number", "boolean"]})
}

/// One or several.
fn list_of(about: &str, item: &Value) -> Value {
    json!({
        "description": about,
        "anyOf": [item, {"type": "array", "items": item}],
    })
}

fn words(about: &str) -> Value {
    list_of(about, &word())
}

/// What stands under a key of the file; `true` allows anything under one that is not described.
fn property(key: &str) -> Value {
    match key {
        "extends" => extends(),
        "proposals" => words(
            "Globs of the files that are proposals, from this folder, instead of the folders that processes use. The name of a folder stands for all in it.",
        ),
        "exclude" => words(
            "Globs of files that are no proposals though they match; also for folders with a configuration of their own.",
        ),
        "template" => words("The project's templates: their untouched words are no content."),
        "elements" => section(
            "What the four elements are called, and which of them nobody is asked for.",
            &Element::ALL.map(Element::key),
            element,
        ),
        "metadata" => section(
            "What proposals say about themselves.",
            metadata::KEYS,
            metadata_property,
        ),
        "rules" => rules("The level of each rule."),
        "levels" => section(
            "Levels for the proposals of a phase, over `rules`. Closed proposals are exempt from rules about content but for what stands here.",
            &Phase::ALL.map(Phase::name),
            |phase| rules(&format!("Levels for proposals whose status means {phase}.")),
        ),
        "grandfather" => section(
            "Old proposals that are exempt from rules about content.",
            GRANDFATHER_KEYS,
            grandfather,
        ),
        "overrides" => json!({
            "description": "What holds at some paths only, over all else; the later goes before the earlier.",
            "type": ["array", "null"],
            "items": one_override(),
        }),
        "refs" => words(
            "Globs of other branches whose numbers are taken, for example refs/remotes/origin/*.",
        ),
        "new-only" => json!({
            "description": "Of changed proposals, report only what the base did not have already.",
            "type": "boolean",
        }),
        "baseline" => json!({
            "description": "The file that `wherefore baseline` writes, below this folder: what it lists is not reported.",
            "type": "string",
            "minLength": 1,
            "not": {"pattern": r"^/|/$|(^|/)\.\.(/|$)|^\s*$"},
        }),
        _ => json!(true),
    }
}

fn extends() -> Value {
    let choices = presets::all().map(|(name, about)| json!({"const": name, "description": about}));
    list_of(
        "Presets that this file adds to: lists are added, levels and single values replaced.",
        &json!({"oneOf": choices.collect::<Vec<_>>()}),
    )
}

fn element(key: &str) -> Value {
    json!({
        "description": format!("More names for {key}, in any language; or off."),
        "anyOf": [
            {"enum": super::OFF.iter().chain(&super::ON).collect::<Vec<_>>()},
            word(),
            {"type": "array", "items": word()},
            object("These names.", super::elements::KEYS, |key| match key {
                "names" => words("Names."),
                _ => json!({"description": "Whether these names alone count.", "type": "boolean"}),
            }),
        ],
    })
}

fn metadata_property(key: &str) -> Value {
    match key {
        "sidecar" => json!({
            "description": "The name of a YAML file beside each document, or off.",
            "anyOf": [
                {"const": false},
                {"type": "string", "not": {"pattern": r"[/\\:]|^\s*\.{0,2}\s*$|^(on|true|yes)$"}},
            ],
        }),
        "keys" => section(
            "More names for the known keys.",
            &Key::ALL.map(Key::name),
            |key| words(&format!("What `{key}` is called here.")),
        ),
        "phases" => section(
            "Statuses, by what they mean.",
            &Phase::ALL.map(Phase::name),
            |phase| words(&format!("Statuses that mean {phase}.")),
        ),
        "required" => {
            words("Keys that every proposal must have, beside those that presets ask for.")
        }
        _ => json!(true),
    }
}

fn rules(about: &str) -> Value {
    let ids: Vec<&str> = rule::ids().collect();
    section(about, &ids, |id| {
        rule::by_id(id).map_or(json!(true), rule_property)
    })
}

fn rule_property(rule: &Rule) -> Value {
    json!({
        "description": format!("{} (default: {})", rule.summary, rule.level.name()),
        "anyOf": [level(), object("Its level and options.", keys_of(rule.id), rule_option)],
    })
}

fn level() -> Value {
    json!({"enum": Level::ALL.map(Level::name)})
}

fn rule_option(key: &str) -> Value {
    match key {
        "share" => json!({
            "description": format!("The share of words that may go to How, in percent (default: {HOW_SHARE})."),
            "type": "integer",
            "minimum": 1,
            "maximum": 100,
        }),
        _ => level(),
    }
}

fn grandfather(key: &str) -> Value {
    let digits = format!("[0-9]{{1,{MOST_DIGITS}}}");
    match key {
        "numbers" => list_of(
            "Numbers and ranges of numbers, as the file names or the metadata have them.",
            &json!({"anyOf": [
                {"type": "integer", "minimum": 0, "maximum": 10_u64.pow(9) - 1},
                {"type": "string", "pattern": format!(r"^\s*{digits}\s*(-\s*{digits}\s*)?$")},
            ]}),
        ),
        _ => json!({
            "description": "Proposals that were created before this day, for example 2026-01-01.",
            "type": "string",
            "format": "date",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        }),
    }
}

fn one_override() -> Value {
    let mut one = object(
        "What holds at some paths.",
        OVERRIDE_KEYS,
        |key| match key {
            "paths" => {
                let word = word();
                json!({
                    "description": "Globs of the paths, from this folder.",
                    "anyOf": [word, {"type": "array", "items": word, "minItems": 1}],
                })
            }
            "rules" => rules("The levels of rules there."),
            _ => json!({
                "description": "The kind of decision that proposals there take, where they do not say so themselves.",
                "enum": Decision::ALL.map(Decision::name),
            }),
        },
    );
    if let Some(fields) = one.as_object_mut() {
        fields.insert("required".into(), json!(["paths"]));
    }
    one
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether each key has more than `true`, which stands for a key that nobody described.
    fn is_described(schema: &Value, path: &str) {
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            let path = format!("{path}.{key}");
            assert!(property.is_object(), "{path} is not described");
            is_described(property, &path);
        }
    }

    #[test]
    fn every_key_that_the_reader_knows_is_described() {
        is_described(&schema(), "");
    }
}
