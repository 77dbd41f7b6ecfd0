//! Where a value comes from, for people and for machines.

use serde::Serialize;

use crate::policy::{Exemption, Origin, Reason};
use crate::select::Applied;

/// Where a value comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Whence {
    /// Who says so.
    by: By,
    /// The file and the line in it, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    preset: Option<&'static str>,
    /// What was typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    option: Option<&'static str>,
    /// Why the file is exempt.
    #[serde(skip_serializing_if = "Option::is_none")]
    exempt: Option<&'static str>,
    /// The key under which it is said, where it is not said for every proposal.
    #[serde(skip_serializing_if = "Option::is_none")]
    layer: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum By {
    #[default]
    Default,
    Preset,
    File,
    Document,
    Exemption,
    CommandLine,
}

impl Whence {
    /// Who says something in a configuration.
    pub(super) fn of(origin: Origin, applied: &Applied) -> Self {
        match origin {
            Origin::Default => Self::default(),
            Origin::Preset(name) => Self {
                by: By::Preset,
                preset: Some(name),
                ..Self::default()
            },
            Origin::File(line) => Self {
                by: By::File,
                file: applied.file.clone(),
                line: Some(line),
                ..Self::default()
            },
        }
    }

    /// Why something is so.
    pub(super) fn because(reason: Reason, applied: &Applied) -> Self {
        match reason {
            Reason::Rules(origin) => Self::of(origin, applied),
            Reason::Phase(phase, origin) => {
                Self::of(origin, applied).in_layer(&format!("levels.{}", phase.name()))
            }
            Reason::Override(origin) => Self::of(origin, applied).in_layer("overrides"),
            Reason::Exempt(exemption) => Self::exempt(exemption),
            Reason::Option(option) => Self {
                by: By::CommandLine,
                option: Some(option),
                ..Self::default()
            },
        }
    }

    /// The file is exempt.
    pub(super) fn exempt(exemption: Exemption) -> Self {
        Self {
            by: By::Exemption,
            exempt: Some(match exemption {
                Exemption::Closed => "phase closed",
                Exemption::Number | Exemption::Date => "grandfather",
            }),
            ..Self::default()
        }
    }

    /// Whether no one says so but what the file is.
    pub(super) fn is_exemption(&self) -> bool {
        self.by == By::Exemption
    }

    /// The document itself says so.
    pub(super) fn document() -> Self {
        Self {
            by: By::Document,
            ..Self::default()
        }
    }

    /// It is said under a key that speaks of some proposals only.
    pub(super) fn in_layer(self, layer: &str) -> Self {
        Self {
            layer: Some(layer.to_owned()),
            ..self
        }
    }

    /// In a few words, for people.
    pub(super) fn words(&self) -> String {
        let who = match (self.by, self.preset, &self.file, self.line) {
            (By::Preset, Some(name), ..) => format!("preset {name}"),
            (By::File, _, Some(file), Some(line)) => format!("{file}:{line}"),
            (By::Document, ..) => "the document itself".to_owned(),
            _ => {
                let short = self.exempt.or(self.option);
                short.unwrap_or("default").to_owned()
            }
        };
        match &self.layer {
            Some(layer) => format!("{who}, {layer}"),
            None => who,
        }
    }
}
