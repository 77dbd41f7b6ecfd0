//! `wherefore baseline`: writes down what is reported now, so that only what is new is reported from then on.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use super::judging::{self, Judged, Judgement};
use super::writing::{Kind, write_whole};
use super::{ExitStatus, tell_failures};
use crate::baseline;
use crate::cli::{self, Baseline, Intake};
use crate::known::Fingerprint;
use crate::report::visible;
use crate::rule::LevelChoice;
use crate::select::{self, Applied, Entry, Failure, From, Named, Request, Selection};

pub(super) fn run(
    asked: &Baseline,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<ExitStatus> {
    let cwd = cli::current_folder()?;
    let request = Request::all(From::WorkTree(Named::AsTheyAre));
    let mut selection = select::select(&request, &asked.config, &cwd, &LevelChoice::default());
    let files = gather(&mut selection);
    if files.is_empty() && selection.failures.is_empty() {
        selection.failures.push(Failure::NoBaseline);
    }
    // A file that lacks what could not be read would let it in as new.
    if !selection.failures.is_empty() {
        tell_failures(&selection.failures, err)?;
        return Ok(ExitStatus::Failed);
    }
    for file in files {
        let told = file.update(asked.intake)?;
        writeln!(out, "{}", visible(&told))?;
    }
    Ok(ExitStatus::Clean)
}

/// The baseline of one configuration.
struct File {
    applied: Arc<Applied>,
    path: PathBuf,
    name: String,
    documents: Vec<(String, Vec<Fingerprint>)>,
}

/// Judges every document and lays what was found to the baseline of its configuration.
fn gather(selection: &mut Selection) -> Vec<File> {
    let entries: Vec<&Entry> = selection
        .entries
        .iter()
        .filter(|entry| entry.applied.config.baseline.is_some())
        .collect();
    let judged: Vec<_> = entries
        .par_iter()
        .map(|entry| judging::judge(entry))
        .collect();
    let mut files: Vec<File> = Vec::new();
    for (entry, judgement) in entries.into_iter().zip(judged) {
        match judgement {
            Ok(Judgement::Judged(judged)) => add(&mut files, entry, &judged),
            Ok(Judgement::Stub) => {}
            Err(failure) => selection.failures.push(failure),
        }
    }
    files
}

fn add(files: &mut Vec<File>, entry: &Entry, judged: &Judged) {
    let applied = &entry.applied;
    let Some((name, path)) = applied.baseline_file() else {
        return;
    };
    let Some(document) = entry.path_from_config() else {
        return;
    };
    let known = files
        .iter()
        .position(|file| Arc::ptr_eq(&file.applied, applied));
    let index = known.unwrap_or_else(|| {
        files.push(File {
            applied: Arc::clone(applied),
            path,
            name: name.to_owned(),
            documents: Vec::new(),
        });
        files.len() - 1
    });
    files[index]
        .documents
        .push((document, judged.fingerprints()));
}

impl File {
    /// Writes the file and says what became of it.
    fn update(self, intake: Intake) -> io::Result<String> {
        let before = self.applied.baseline.as_deref();
        let (mut kept, mut fresh) = (Vec::new(), Vec::new());
        for (document, found) in self.documents {
            let matches = before.map_or_else(
                || vec![None; found.len()],
                |before| before.recognize(&document, &found),
            );
            for (fingerprint, matched) in found.into_iter().zip(matches) {
                let into = if matched.is_some() {
                    &mut kept
                } else {
                    &mut fresh
                };
                into.push((document.clone(), fingerprint));
            }
        }
        let takes_in = before.is_none() || intake == Intake::New;
        let gone = before.map_or(0, |before| before.entries().len() - kept.len());
        let (count, new) = (kept.len(), fresh.len());
        if takes_in {
            kept.append(&mut fresh);
        }
        write_whole(&self.path, baseline::write(kept).as_bytes(), Kind::Text)
            .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", self.name)))?;
        let taken = match (new, takes_in) {
            (0, _) => String::new(),
            (_, true) => format!(", {new} taken in"),
            (_, false) => format!(", {new} new not taken in (`--include-new` does)"),
        };
        let name = &self.name;
        Ok(format!("wrote `{name}`: {count} kept, {gone} gone{taken}"))
    }
}
