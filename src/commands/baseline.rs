//! `wherefore baseline`: writes down what is reported now, so that only what is new is reported from then on.

use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::judging::{self, Judged};
use super::writing::{self, Kind, write_whole};
use super::{ExitStatus, forget_repeats, tell_failures};
use crate::baseline::{self, Baseline};
use crate::cli::{self, Intake};
use crate::known::Fingerprint;
use crate::policy::LevelChoice;
use crate::proposal::number::Number;
use crate::report::visible;
use crate::select::{self, Applied, Entry, Failure, From, Named, Request, Selection};

pub(super) fn run(
    asked: &cli::Baseline,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<ExitStatus> {
    let cwd = cli::current_folder()?;
    let request = Request::all(From::WorkTree(Named::AsTheyAre));
    let mut selection = select::select(&request, &asked.config, &cwd);
    let files = gather(&mut selection, &cwd);
    if files.is_empty() && selection.failures.is_empty() {
        selection.failures.push(Failure::NoBaseline);
    }
    forget_repeats(&mut selection.failures);
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
    /// The path as it is shown.
    name: String,
    documents: Vec<(String, Vec<Fingerprint>)>,
}

/// Judges every document and lays what was found to the baseline of its configuration.
fn gather(selection: &mut Selection, cwd: &Path) -> Vec<File> {
    let root = selection.root.iter();
    let mut files: Vec<File> = root
        .filter_map(|root| File::new(&root.applied, cwd))
        .collect();
    let lists_something = |file: &File| {
        let baseline = file.applied.baseline.as_ref();
        baseline.is_some_and(|baseline| !baseline.entries().is_empty())
    };
    if files.iter().any(lists_something) {
        // Where the last proposal is gone, what is listed of it has to go, too.
        let is_emptiness = |failure: &Failure| matches!(failure, Failure::NothingFound(_));
        selection.failures.retain(|failure| !is_emptiness(failure));
    }
    let levels = LevelChoice::default();
    // The documents themselves are not kept.
    let fingerprints = |entry: &Entry| {
        let judged = judging::judge(entry, &levels)?;
        Ok(judged.as_ref().map(Judged::fingerprints))
    };
    let found = judging::each(&selection.entries, fingerprints);
    for (entry, found) in selection.entries.iter().zip(found) {
        match found {
            Ok(Some(found)) => add(&mut files, entry, found, cwd),
            Ok(None) => {}
            Err(failure) => selection.failures.push(failure),
        }
    }
    files
}

fn add(files: &mut Vec<File>, entry: &Entry, found: Vec<Fingerprint>, cwd: &Path) {
    let Some(document) = entry.path_from_config() else {
        return;
    };
    let known = files
        .iter()
        .position(|file| Arc::ptr_eq(&file.applied, &entry.applied));
    let file = match known {
        Some(index) => &mut files[index],
        None => match File::new(&entry.applied, cwd) {
            Some(file) => {
                files.push(file);
                let last = files.len() - 1;
                &mut files[last]
            }
            None => return,
        },
    };
    file.documents.push((document, found));
}

/// What becomes of the diagnostics of one baseline.
#[derive(Default)]
struct Sorted {
    kept: Vec<(String, Fingerprint)>,
    fresh: Vec<(String, Fingerprint)>,
}

impl File {
    /// The baseline that a configuration names, if it does.
    fn new(applied: &Arc<Applied>, cwd: &Path) -> Option<Self> {
        let path = applied.baseline_file()?;
        let shown = path.strip_prefix(cwd).unwrap_or(&path);
        Some(Self {
            applied: Arc::clone(applied),
            name: shown.display().to_string(),
            path,
            documents: Vec::new(),
        })
    }

    /// Writes the file, where anything changes, and says what became of it.
    fn update(self, intake: Intake) -> io::Result<String> {
        let before = self.applied.baseline.as_deref();
        let Sorted {
            mut kept,
            mut fresh,
        } = sorted(before, self.documents);
        let takes_in = before.is_none() || intake == Intake::New;
        let gone = before.map_or(0, |before| before.entries().len() - kept.len());
        let (count, new) = (kept.len(), fresh.len());
        if takes_in {
            kept.append(&mut fresh);
        }
        let text = baseline::write(kept);
        let is_same = before.is_some_and(|before| before.source().text() == text);
        if !is_same {
            std::fs::create_dir_all(self.path.parent().unwrap_or(Path::new("")))
                .and_then(|()| write_whole(&self.path, text.as_bytes(), Kind::Text))
                .map_err(|error| writing::refused(&self.name, &error))?;
        }
        let taken = match (new, takes_in) {
            (0, _) => String::new(),
            (_, true) => format!(", {new} taken in"),
            (_, false) => format!(", {new} new not taken in (`--include-new` does)"),
        };
        let (verb, name) = (if is_same { "left" } else { "wrote" }, &self.name);
        Ok(format!("{verb} `{name}`: {count} kept, {gone} gone{taken}"))
    }
}

/// Tells what a baseline lists already from what is new. A document that moved keeps what was listed of it.
fn sorted(before: Option<&Baseline>, documents: Vec<(String, Vec<Fingerprint>)>) -> Sorted {
    let mut sorted = Sorted::default();
    let moves = before.map_or_else(HashMap::new, |before| moves(before, &documents));
    for (document, found) in documents {
        let listed = moves.get(&document).unwrap_or(&document);
        let matches = before.map_or_else(
            || vec![None; found.len()],
            |before| before.recognize(listed, &found),
        );
        for (fingerprint, matched) in found.into_iter().zip(matches) {
            let into = if matched.is_some() {
                &mut sorted.kept
            } else {
                &mut sorted.fresh
            };
            into.push((document.clone(), fingerprint));
        }
    }
    sorted
}

/// For each document that the baseline does not know, one that is gone and has its number or its name.
fn moves(before: &Baseline, documents: &[(String, Vec<Fingerprint>)]) -> HashMap<String, String> {
    let there: BTreeSet<&str> = documents.iter().map(|(path, _)| path.as_str()).collect();
    let listed: BTreeSet<&str> = before
        .entries()
        .iter()
        .map(|entry| entry.path.as_str())
        .collect();
    let mut gone = Gone::default();
    for old in listed.difference(&there) {
        gone.add(old);
    }
    let mut moves = HashMap::new();
    for new in there.difference(&listed) {
        if let Some(old) = gone.take(new) {
            moves.insert((*new).to_owned(), old.to_owned());
        }
    }
    moves
}

/// Documents that are gone, by what of their paths outlives a move: the number stays where the name or the folder
/// changes, and the name where the number does.
#[derive(Default)]
struct Gone<'a> {
    by_number: HashMap<u64, BTreeSet<&'a str>>,
    by_name: HashMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Gone<'a> {
    fn add(&mut self, path: &'a str) {
        if let Some(number) = number(path) {
            self.by_number.entry(number).or_default().insert(path);
        }
        self.by_name.entry(name(path)).or_default().insert(path);
    }

    /// Takes out the first that may be the one that lies at a path now.
    fn take(&mut self, path: &str) -> Option<&'a str> {
        let numbered = number(path).and_then(|number| self.by_number.get(&number));
        let named = self.by_name.get(name(path));
        let firsts = [numbered, named].into_iter().flatten();
        let old = firsts.filter_map(|paths| paths.first().copied()).min()?;
        if let Some(paths) = number(old).and_then(|number| self.by_number.get_mut(&number)) {
            paths.remove(old);
        }
        if let Some(paths) = self.by_name.get_mut(name(old)) {
            paths.remove(old);
        }
        Some(old)
    }
}

fn number(path: &str) -> Option<u64> {
    Number::of_path(path).map(|number| number.value)
}

/// The name of the file without what stands before its words.
fn name(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or_default();
    file.trim_start_matches(|c: char| !c.is_alphabetic())
}
