//! `wherefore config`: what applies to one file, and who says so.

mod origin;
mod text;

use std::io::{self, Write};

use origin::Whence;
use serde::Serialize;

use super::{ExitStatus, tell_failures};
use crate::cli::{self, Config, OutlineFormat};
use crate::config::{KEYS, SIDECAR};
use crate::policy::{Case, Exemption, HOW_HEAVY, LevelChoice, Policy};
use crate::proposal::Proposal;
use crate::proposal::decision::Decision;
use crate::proposal::metadata::keys::Key;
use crate::proposal::phase::Phase;
use crate::report::encode;
use crate::rules::RULES;
use crate::select::{self, Applied, Asked, Failure, PassedOver};
use crate::source::Source;

pub(super) fn run(
    asked: &Config,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<ExitStatus> {
    let cwd = cli::current_folder()?;
    let found = select::asked(&asked.config, &cwd, &asked.file);
    let shown =
        found.and_then(|found| show(&found, &asked.levels).map_err(|failure| vec![failure]));
    let shown = match shown {
        Ok(shown) => shown,
        Err(failures) => {
            tell_failures(&failures, err)?;
            return Ok(ExitStatus::Failed);
        }
    };
    match asked.format {
        OutlineFormat::Text => text::write(&shown, out)?,
        OutlineFormat::Json => encode::json(out, &shown)?,
    }
    Ok(ExitStatus::Clean)
}

/// What applies to one file.
#[derive(Serialize)]
struct Shown {
    path: String,
    is_there: bool,
    /// Whether it is linted where nobody names it.
    is_found: bool,
    /// Why not.
    passed_over: Option<&'static str>,
    /// The file that applies; nothing where there is none.
    configuration: Option<String>,
    extends: Vec<&'static str>,
    number: Option<u64>,
    created: Option<String>,
    status: Option<String>,
    phase: Option<Phase>,
    exempt: Option<Exempt>,
    decision: Option<Decided>,
    /// The overrides that apply, the later over the earlier.
    overrides: Vec<Matching>,
    settings: Vec<Setting>,
    rules: Vec<Row>,
}

#[derive(Serialize)]
struct Exempt {
    reason: &'static str,
    from: Whence,
}

/// The kind of decision, with who says it.
#[derive(Serialize)]
struct Decided {
    kind: &'static str,
    from: Whence,
}

/// The globs of an override, with where it stands.
#[derive(Serialize)]
struct Matching {
    paths: Vec<String>,
    from: Whence,
}

/// What is said under a key in one place.
#[derive(Serialize)]
struct Setting {
    key: String,
    values: Vec<String>,
    from: Whence,
}

/// The level of one rule.
#[derive(Serialize)]
struct Row {
    id: &'static str,
    level: &'static str,
    from: Whence,
}

fn show(asked: &Asked, levels: &LevelChoice) -> Result<Shown, Failure> {
    let entry = &asked.entry;
    let applied = &*entry.applied;
    let source = if asked.is_there {
        entry.read()?
    } else {
        Source::new(entry.name.clone(), "")
    };
    let settings = &applied.config.settings;
    let proposal = Proposal::parse(&source, &settings.vocabulary);
    let place = entry.place();
    let case = Case::new(&proposal, place.as_deref());
    let policy = settings.policy(&case, levels);
    let is_stub = source.is_loaded() && proposal.is_moved_stub();
    let passed_over = asked.passed_over.map(PassedOver::words);
    let passed_over = passed_over.or(is_stub.then_some("it only says where the proposal went"));
    Ok(Shown {
        path: entry.name.clone(),
        is_there: asked.is_there,
        is_found: passed_over.is_none(),
        passed_over,
        configuration: applied.file.clone(),
        extends: applied.config.presets.clone(),
        number: case.number(),
        created: created(&proposal),
        status: proposal.status().map(str::to_owned),
        phase: proposal.phase(),
        exempt: exempt(applied, &case, &policy),
        decision: decision(applied, &proposal, &case),
        overrides: overrides(applied, &case),
        settings: self::settings(applied, &policy),
        rules: rows(applied, &policy),
    })
}

/// When it was created, as it is written.
fn created(proposal: &Proposal<'_>) -> Option<String> {
    let written = proposal.metadata().known(Key::Created)?.as_str()?;
    Some(written.to_owned())
}

fn exempt(applied: &Applied, case: &Case<'_>, policy: &Policy) -> Option<Exempt> {
    let exemption = policy.exemption()?;
    let by_age = applied.config.settings.layers.grandfather.covers(case);
    let from = by_age
        .filter(|(by_age, _)| *by_age == exemption)
        .map(|(_, origin)| Whence::of(origin, applied).in_layer("grandfather"));
    Some(Exempt {
        reason: exemption.name(),
        from: from.unwrap_or_else(|| Whence::exempt(Exemption::Closed)),
    })
}

/// The kind of decision: the document's own word goes before the configuration's.
fn decision(applied: &Applied, proposal: &Proposal<'_>, case: &Case<'_>) -> Option<Decided> {
    let decided = |kind: Decision, from| Decided {
        kind: kind.name(),
        from,
    };
    if let Some(told) = proposal.decision() {
        return Some(decided(told.kind, Whence::document()));
    }
    let overrides = applied.config.settings.layers.overrides_of(case);
    let (kind, origin) = overrides.filter_map(|it| it.decision).last()?;
    let from = Whence::of(origin, applied).in_layer("overrides");
    Some(decided(kind, from))
}

fn overrides(applied: &Applied, case: &Case<'_>) -> Vec<Matching> {
    let overrides = applied.config.settings.layers.overrides_of(case);
    let shown = overrides.map(|it| Matching {
        paths: it.paths.patterns().to_vec(),
        from: Whence::of(it.origin, applied),
    });
    shown.collect()
}

/// Everything else that is configured, in the order of writing, and what holds where nothing is.
fn settings(applied: &Applied, policy: &Policy) -> Vec<Setting> {
    let config = &applied.config;
    let mut settings = Vec::new();
    let setting = |key: &str, value: &str, from| Setting {
        key: key.to_owned(),
        values: vec![value.to_owned()],
        from,
    };
    let default = |key: &str, value: &str| setting(key, value, Whence::default());
    if config.proposals.is_none() {
        settings.push(default("proposals", "the folders that processes use"));
    }
    if !config
        .said
        .iter()
        .any(|said| said.key == "metadata.sidecar")
    {
        settings.push(default("metadata.sidecar", SIDECAR));
    }
    let share = policy.how_share.to_string();
    let from = Whence::because(policy.how_share_from, applied);
    settings.push(setting(&format!("rules.{HOW_HEAVY}.share"), &share, from));
    let own = config.said.iter().map(|said| (said, applied));
    let outer = std::iter::successors(applied.outer(), |applied| applied.outer());
    // What a folder above excludes is excluded here, too.
    let above = outer.flat_map(|outer| {
        let said = outer.config.said.iter();
        said.filter(|said| said.key == "exclude")
            .map(move |said| (said, outer))
    });
    for (said, applied) in own.chain(above) {
        let from = Whence::of(said.origin, applied);
        match settings.last_mut() {
            // What stands on one line is shown on one.
            Some(last) if last.key == said.key && last.from == from => {
                last.values.push(said.value.clone());
            }
            _ => settings.push(setting(&said.key, &said.value, from)),
        }
    }
    // What is said of one thing stands together, in the order in which it was said.
    let place = |key: &str| {
        let first = key.split('.').next();
        KEYS.iter().position(|known| first == Some(known))
    };
    settings.sort_by(|a, b| (place(&a.key), &a.key).cmp(&(place(&b.key), &b.key)));
    settings
}

fn rows(applied: &Applied, policy: &Policy) -> Vec<Row> {
    let rulings = RULES.iter().zip(policy.levels.rulings());
    let rows = rulings.map(|(rule, ruling)| Row {
        id: rule.id,
        level: ruling.level.name(),
        from: Whence::because(ruling.reason, applied),
    });
    rows.collect()
}
