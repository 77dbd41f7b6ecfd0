//! `metadata:` in the configuration: the file that lies beside each document, and what keys are called.

use super::reader::Reader;
use super::{Config, OFF, find};
use crate::proposal::metadata::keys::Key;
use crate::tree::{Entry, Node};

const KEYS: &[&str] = &["sidecar", "keys"];

/// Reads what stands under `metadata` into a configuration.
pub(super) fn read(config: &mut Config, node: &Node, reader: &mut Reader) {
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
}

fn sidecar(config: &mut Config, node: &Node, reader: &mut Reader) {
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
    !name.contains(['/', '\\', ':']) && !matches!(name.trim(), "" | "." | "..")
}

fn keys(config: &mut Config, node: &Node, reader: &mut Reader) {
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

fn names(config: &mut Config, key: Key, entry: &Entry, reader: &mut Reader) {
    let what = format!("metadata.keys.{}", entry.key);
    for (name, span) in reader.strings(&entry.value, &what) {
        if !config.settings.vocabulary.add_metadata_key(key, name) {
            reader.report(span, format!("there is no word in `{name}`"));
        }
    }
}
