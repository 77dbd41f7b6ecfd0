//! `metadata:` in the configuration: the file that lies beside each document, what keys and statuses are called, and which keys must be there.

use std::collections::HashMap;

use super::reader::Reader;
use super::{Config, OFF, ON, find};
use crate::proposal::metadata::keys::Key;
use crate::proposal::phase::Phase;
use crate::tree::{Entry, Node};

/// The keys of `metadata`.
pub(super) const KEYS: &[&str] = &["sidecar", "keys", "phases", "required"];

/// Reads what stands under `metadata` into a configuration.
pub(super) fn read(config: &mut Config, node: &Node, reader: &mut Reader<'_>) {
    let Some(entries) = reader.map(node, "`metadata`") else {
        return;
    };
    reader.known_keys(entries, KEYS);
    if let Some(entry) = find(entries, "sidecar") {
        sidecar(config, &entry.value, reader);
    }
    if let Some(entry) = find(entries, "keys") {
        keys(config, &entry.value, reader);
    }
    if let Some(entry) = find(entries, "phases") {
        phases(config, &entry.value, reader);
    }
    if let Some(entry) = find(entries, "required") {
        required(config, &entry.value, reader);
    }
}

/// The keys that every document must have, beside those that presets ask for.
fn required(config: &mut Config, node: &Node, reader: &mut Reader<'_>) {
    for (key, span) in reader.strings(node, "metadata.required") {
        if !config.settings.vocabulary.require_key(key) {
            reader.report(span, format!("there is no word in `{key}`"));
        }
    }
}

fn sidecar(config: &mut Config, node: &Node, reader: &mut Reader<'_>) {
    match node.as_str() {
        Some(word) if OFF.contains(&word) => config.sidecar = None,
        Some(name) if is_file_name(name) => config.sidecar = Some(name.to_owned()),
        _ => {
            reader
                .report(
                    node.span,
                    "`metadata.sidecar` is the name of a file beside each document, or off",
                )
                .help("Give the name alone, without a folder: `sidecar: meta.yaml`.");
        }
    }
}

fn is_file_name(name: &str) -> bool {
    !name.contains(['/', '\\', ':'])
        && !matches!(name.trim(), "" | "." | "..")
        && !ON.contains(&name)
}

fn keys(config: &mut Config, node: &Node, reader: &mut Reader<'_>) {
    let Some(entries) = reader.map(node, "`metadata.keys`") else {
        return;
    };
    reader.known_keys(entries, &Key::ALL.map(Key::name));
    for entry in entries {
        if let Some(key) = Key::from_name(&entry.key) {
            names(config, key, entry, reader);
        }
    }
}

fn names(config: &mut Config, key: Key, entry: &Entry, reader: &mut Reader<'_>) {
    let what = format!("metadata.keys.{}", entry.key);
    for (name, span) in reader.strings(&entry.value, &what) {
        if !config.settings.vocabulary.add_metadata_key(key, name) {
            reader.report(span, format!("there is no word in `{name}`"));
        }
    }
}

/// Under each phase the statuses that mean it.
fn phases(config: &mut Config, node: &Node, reader: &mut Reader<'_>) {
    let Some(entries) = reader.map(node, "`metadata.phases`") else {
        return;
    };
    reader.known_names(entries, &Phase::ALL.map(Phase::name), "phase");
    let mut seen = HashMap::new();
    for entry in entries {
        let Some(phase) = Phase::from_name(&entry.key) else {
            continue;
        };
        let what = format!("metadata.phases.{}", entry.key);
        for (status, span) in reader.strings(&entry.value, &what) {
            if !config.settings.vocabulary.add_status(status, phase) {
                reader.report(span, format!("there is no word in `{status}`"));
            }
            if let Some(other) = seen.insert(status, phase).filter(|other| *other != phase) {
                let message = format!("`{status}` is in `{}` already", other.name());
                reader.report(span, message);
            }
        }
    }
}
