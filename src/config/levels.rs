//! What the configuration says of levels: `rules` for every proposal, `levels` for those of a phase, `grandfather` for old
//! ones, and `overrides` for those at some paths.

use super::reader::Reader;
use super::{add_globs, find, suggestion};
use crate::diagnostic::did_you_mean;
use crate::globs::Globs;
use crate::policy::{Change, Date, Grandfather, HOW_HEAVY, Layers, Override, Range};
use crate::proposal::decision::Decision;
use crate::proposal::phase::Phase;
use crate::rule::{self, Level};
use crate::tree::{Entry, Node, Value};

/// The keys of an entry of `overrides`.
pub(super) const OVERRIDE_KEYS: &[&str] = &["paths", "rules", "decision"];
/// The keys of `grandfather`.
pub(super) const GRANDFATHER_KEYS: &[&str] = &["numbers", "before"];
/// What may be said of a rule that has no option.
const RULE_KEYS: &[&str] = &["level"];
/// What may be said of the rule that has one.
const HOW_HEAVY_KEYS: &[&str] = &["level", "share"];

/// The most digits of a number.
pub(super) const MOST_DIGITS: usize = 9;

/// Reads one of the four keys into the layers.
pub(super) fn read(layers: &mut Layers, entry: &Entry, reader: &mut Reader<'_>) {
    let node = &entry.value;
    match entry.key.as_str() {
        "rules" => {
            for change in changes(node, "`rules`", reader) {
                layers.set(change);
            }
        }
        "levels" => phases(layers, node, reader),
        "grandfather" => grandfather(&mut layers.grandfather, node, reader),
        _ => overrides(layers, node, reader),
    }
}

/// Under each rule its level, or a mapping of what is said of it.
fn changes(node: &Node, what: &str, reader: &mut Reader<'_>) -> Vec<Change> {
    let Some(entries) = reader.map(node, what) else {
        return Vec::new();
    };
    let ids: Vec<_> = rule::ids().collect();
    reader.known_names(entries, &ids, "rule");
    let changes = entries.iter().filter_map(|entry| change(entry, reader));
    changes.collect()
}

fn change(entry: &Entry, reader: &mut Reader<'_>) -> Option<Change> {
    let mut change = Change {
        rule: rule::index_of(&entry.key)?,
        level: None,
        share: None,
        origin: reader.origin(entry.key_span),
    };
    let Value::Map(inner) = &entry.value.value else {
        change.level = level(&entry.key, &entry.value, reader);
        return Some(change);
    };
    let keys = keys_of(&entry.key);
    reader.known_keys(inner, keys);
    if let Some(said) = find(inner, "level") {
        change.level = level(&entry.key, &said.value, reader);
    }
    if let Some(said) = find(inner, "share").filter(|_| keys.contains(&"share")) {
        change.share = share(&said.value, reader);
    }
    Some(change)
}

/// What may be said of the rule with that id.
pub(super) fn keys_of(id: &str) -> &'static [&'static str] {
    if id == HOW_HEAVY {
        HOW_HEAVY_KEYS
    } else {
        RULE_KEYS
    }
}

fn level(id: &str, node: &Node, reader: &mut Reader<'_>) -> Option<Level> {
    let word = node.as_str().unwrap_or_default();
    let level = Level::from_name(word);
    if level.is_none() {
        let message = format!("the level of `{id}` is allow, warn or deny");
        let diagnostic = reader.report(node.span, message);
        if let Some(near) = nearest_level(word) {
            diagnostic.help(format!("Did you mean `{near}`?"));
        }
    }
    level
}

fn share(node: &Node, reader: &mut Reader<'_>) -> Option<u8> {
    let percent = node.as_str().and_then(|word| word.parse().ok());
    let percent = percent.filter(|percent| (1..=100).contains(percent));
    if percent.is_none() {
        let message = "`share` is a whole number of percent, from 1 to 100";
        reader
            .report(node.span, message)
            .help("For example: `how-heavy: {level: warn, share: 60}`.");
    }
    percent
}

/// Under each phase what is said of rules there.
fn phases(layers: &mut Layers, node: &Node, reader: &mut Reader<'_>) {
    let Some(entries) = reader.map(node, "`levels`") else {
        return;
    };
    reader.known_names(entries, &Phase::ALL.map(Phase::name), "phase");
    for entry in entries {
        if let Some(phase) = Phase::from_name(&entry.key) {
            let what = format!("`levels.{}`", entry.key);
            for change in changes(&entry.value, &what, reader) {
                layers.set_in(phase, change);
            }
        }
    }
}

fn grandfather(grandfather: &mut Grandfather, node: &Node, reader: &mut Reader<'_>) {
    let Some(entries) = reader.map(node, "`grandfather`") else {
        return;
    };
    reader.known_keys(entries, GRANDFATHER_KEYS);
    if let Some(entry) = find(entries, "numbers") {
        numbers(grandfather, &entry.value, reader);
    }
    if let Some(entry) = find(entries, "before") {
        before(grandfather, &entry.value, reader);
    }
}

fn numbers(grandfather: &mut Grandfather, node: &Node, reader: &mut Reader<'_>) {
    for (written, span) in reader.strings(node, "grandfather.numbers") {
        let Some((first, last)) = range_of(written) else {
            let message = format!("`{written}` is neither a number nor a range of numbers");
            reader
                .report(span, message)
                .help("For example: `numbers: [1-120, 131]`.");
            continue;
        };
        if first > last {
            let message = format!("`{written}` ends before it begins");
            let help = format!("Did you mean `{last}-{first}`?");
            reader.report(span, message).help(help);
        }
        let origin = reader.origin(span);
        grandfather.numbers.push(Range {
            first,
            last,
            origin,
        });
    }
}

/// The least and the greatest number of `131` or `1-120`.
fn range_of(written: &str) -> Option<(u64, u64)> {
    let number = |digits: &str| {
        let digits = digits.trim();
        let is_number = (1..=MOST_DIGITS).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| digits.parse().ok()).flatten()
    };
    match written.split_once('-') {
        Some((first, last)) => Some((number(first)?, number(last)?)),
        None => number(written).map(|number| (number, number)),
    }
}

fn before(grandfather: &mut Grandfather, node: &Node, reader: &mut Reader<'_>) {
    let written = node.as_str().unwrap_or_default();
    // The calendar's parser takes more than one day's own form.
    let day = written.parse::<Date>().ok();
    match day.filter(|day| day.to_string() == written) {
        Some(day) => grandfather.before = Some((day, reader.origin(node.span))),
        None => {
            reader
                .report(
                    node.span,
                    "`grandfather.before` is a day, written year, month, day",
                )
                .help("For example: `before: 2026-01-01`.");
        }
    }
}

fn overrides(layers: &mut Layers, node: &Node, reader: &mut Reader<'_>) {
    match &node.value {
        Value::List(items) => {
            for item in items {
                layers.overrides.extend(override_of(item, reader));
            }
        }
        Value::Null => {}
        _ => {
            let message = format!("`overrides` is a list, not {}", node.kind());
            reader
                .report(node.span, message)
                .help("For example: `- {paths: [\"rfcs/security/**\"], decision: security}`.");
        }
    }
}

fn override_of(node: &Node, reader: &mut Reader<'_>) -> Option<Override> {
    let entries = reader.map(node, "an entry of `overrides`")?;
    reader.known_keys(entries, OVERRIDE_KEYS);
    let mut said = Override {
        paths: Globs::default(),
        changes: Vec::new(),
        decision: None,
        origin: reader.origin(node.span),
    };
    let paths = find(entries, "paths").map(|entry| &entry.value);
    if let Some(paths) = paths {
        add_globs(&mut said.paths, paths, "overrides.paths", reader);
    }
    let is_empty = paths.is_none_or(|paths| paths.scalars().is_empty());
    if is_empty {
        reader
            .report(node.span, "this entry names no `paths` that it is for")
            .help("For example: `paths: [\"rfcs/security/**\"]`.");
    }
    if let Some(entry) = find(entries, "rules") {
        said.changes = changes(&entry.value, "`overrides.rules`", reader);
    }
    if let Some(entry) = find(entries, "decision") {
        let kind = decision(&entry.value, reader);
        said.decision = kind.map(|kind| (kind, reader.origin(entry.key_span)));
    }
    Some(said)
}

fn decision(node: &Node, reader: &mut Reader<'_>) -> Option<Decision> {
    let names = Decision::ALL.map(Decision::name);
    let Some(word) = node.as_str() else {
        let message = format!("`decision` is one word, not {}", node.kind());
        let help = format!("Known are: {}.", names.join(", "));
        reader.report(node.span, message).help(help);
        return None;
    };
    let kind = Decision::from_name(word);
    if kind.is_none() {
        let help = suggestion(word, names.into_iter());
        reader
            .report(node.span, format!("there is no kind of decision `{word}`"))
            .help(help);
    }
    kind
}

/// The level that a word of another linter stands for.
fn nearest_level(word: &str) -> Option<&'static str> {
    match word.to_lowercase().as_str() {
        "error" | "true" | "on" => Some("deny"),
        "warning" => Some("warn"),
        "off" | "ignore" | "none" | "false" => Some("allow"),
        other => did_you_mean(other, Level::ALL.map(Level::name)),
    }
}
