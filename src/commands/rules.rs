//! `wherefore rules`: every rule, with the level that applies in the current folder.

use std::io::{self, Write};

use serde::Serialize;

use super::{ExitStatus, tell_failures};
use crate::cli::{self, OutlineFormat, Rules};
use crate::policy::Case;
use crate::rule::{Level, Rule};
use crate::rules::RULES;
use crate::select;

#[derive(Serialize)]
struct Rows {
    rules: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    id: &'static str,
    level: &'static str,
    default: &'static str,
    summary: &'static str,
}

pub(super) fn run(
    rules: &Rules,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<ExitStatus> {
    let cwd = cli::current_folder()?;
    let applied = match select::applied_in(&rules.config, &cwd) {
        Ok(applied) => applied,
        Err(failures) => {
            tell_failures(&failures, err)?;
            return Ok(ExitStatus::Failed);
        }
    };
    let settings = &applied.config.settings;
    let levels = settings.policy(&Case::default(), &rules.levels).levels;
    let rows: Vec<Row> = RULES
        .iter()
        .map(|rule| row(rule, levels.of(rule.id)))
        .collect();
    match rules.format {
        OutlineFormat::Text => write_table(&rows, out)?,
        OutlineFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &Rows { rules: rows })?;
            writeln!(out)?;
        }
    }
    Ok(ExitStatus::Clean)
}

fn row(rule: &Rule, level: Level) -> Row {
    Row {
        id: rule.id,
        level: level.name(),
        default: rule.level.name(),
        summary: rule.summary,
    }
}

fn write_table(rows: &[Row], out: &mut dyn Write) -> io::Result<()> {
    let width = rows
        .iter()
        .map(|row| row.id.len())
        .max()
        .unwrap_or_default();
    for row in rows {
        let level = if row.level == row.default {
            row.level.to_owned()
        } else {
            format!("{} (default {})", row.level, row.default)
        };
        writeln!(out, "{:width$}  {level:5}  {}", row.id, row.summary)?;
    }
    Ok(())
}
