//! The presets that `extends` may name: files of the configuration's own form, compiled in.

/// Name and text of every preset.
const PRESETS: &[(&str, &str)] = &[("strict", include_str!("presets/strict.yaml"))];

/// The text of a preset.
pub(super) fn text(name: &str) -> Option<&'static str> {
    PRESETS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, text)| *text)
}

/// The names of all presets.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    PRESETS.iter().map(|(name, _)| *name)
}
