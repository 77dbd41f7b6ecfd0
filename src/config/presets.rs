//! The presets that `extends` may name: files of the configuration's own form, compiled in.

/// Name and text of every preset.
const PRESETS: &[(&str, &str)] = &[
    ("adr", include_str!("presets/adr.yaml")),
    ("aries-rfc", include_str!("presets/aries-rfc.yaml")),
    ("cilium-cfp", include_str!("presets/cilium-cfp.yaml")),
    ("eip", include_str!("presets/eip.yaml")),
    ("ember-rfc", include_str!("presets/ember-rfc.yaml")),
    ("fip", include_str!("presets/fip.yaml")),
    ("govuk-rfc", include_str!("presets/govuk-rfc.yaml")),
    ("jep", include_str!("presets/jep.yaml")),
    ("kep", include_str!("presets/kep.yaml")),
    ("madr", include_str!("presets/madr.yaml")),
    ("nep", include_str!("presets/nep.yaml")),
    (
        "openshift-enhancement",
        include_str!("presets/openshift-enhancement.yaml"),
    ),
    ("openspec", include_str!("presets/openspec.yaml")),
    ("otep", include_str!("presets/otep.yaml")),
    (
        "powershell-rfc",
        include_str!("presets/powershell-rfc.yaml"),
    ),
    ("rust-rfc", include_str!("presets/rust-rfc.yaml")),
    ("simd", include_str!("presets/simd.yaml")),
    ("stellar", include_str!("presets/stellar.yaml")),
    ("strict", include_str!("presets/strict.yaml")),
    (
        "swift-evolution",
        include_str!("presets/swift-evolution.yaml"),
    ),
];

/// A preset's name and text.
pub(super) fn find(name: &str) -> Option<(&'static str, &'static str)> {
    PRESETS.iter().copied().find(|(known, _)| *known == name)
}

/// The name of every preset, with the first words of it: what it follows.
pub(super) fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    PRESETS.iter().map(|(name, text)| {
        let about = text.trim_start_matches("# ").split(['\n', ':', ',']).next();
        (*name, about.unwrap_or_default())
    })
}

/// The names of all presets.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    PRESETS.iter().map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::source::Source;

    #[test]
    fn every_preset_is_a_sound_configuration_that_says_what_it_follows() {
        for (name, text) in PRESETS {
            assert!(Config::parse(&Source::new(*name, *text)).is_ok(), "{name}");
            assert!(text.starts_with("# "), "{name}");
        }
        assert!(names().is_sorted(), "they are told in this order");
    }
}
