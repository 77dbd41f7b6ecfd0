//! Files that somebody else found, in a change or for a framework: of these, only proposals are judged.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::configs::Applied;
use super::super::entry::Entry;
use super::super::files::{Files, Stands};
use super::super::paths::{below, name_from, slashed};
use super::super::snapshot::TreeSnapshot;
use super::super::{Failure, Selection, folders};
use super::{Selector, Wanted, tops};
use crate::git::Changes;

impl Selector {
    /// What was named is judged as if it had been found: only where it is a proposal.
    pub(in super::super) fn filtered(&mut self, typed: &[PathBuf]) {
        self.selection.may_be_empty = true;
        for typed in typed {
            let whole = self.cwd.join(typed);
            let path = match self.files.resolve(&whole, typed, Some(&self.root)) {
                Ok(path) => path,
                Err(failure) => {
                    self.fail(failure);
                    continue;
                }
            };
            let files = match self.files.stands_at(&path) {
                Ok(Some(Stands::Folder)) => {
                    let Selection {
                        left_out, failures, ..
                    } = &mut self.selection;
                    let below = self.files.markdown_below(&path, left_out, failures);
                    below.into_iter().map(|file| path.join(file)).collect()
                }
                _ => vec![path],
            };
            for file in files {
                self.found(file, None);
            }
        }
    }

    /// The proposals that a change touches. `base` is what it started from; where paths were typed, only what
    /// lies at or below them is looked at.
    pub(in super::super) fn changed(
        &mut self,
        changes: Changes,
        base: Option<&Arc<TreeSnapshot>>,
        typed: &[PathBuf],
    ) {
        self.selection.may_be_empty = true;
        self.selection.base = base.cloned();
        self.stand_at_root();
        let within: Vec<PathBuf> = typed
            .iter()
            .filter_map(|typed| self.in_either(typed, base))
            .collect();
        let is_asked =
            |path: &Path| typed.is_empty() || within.iter().any(|within| path.starts_with(within));
        for path in changes.conflicts {
            let path = self.root.join(path);
            if is_asked(&path) && self.proposal_at(&path).is_some() {
                let name = name_from(&self.cwd, &path);
                self.fail(Failure::InConflict(PathBuf::from(name)));
            }
        }
        for change in changes.changed {
            let path = self.root.join(&change.path);
            if !is_asked(&path) {
                continue;
            }
            if folders::is_markdown(&path) {
                let before = change.before.map(|(path, _)| self.root.join(path));
                self.found(path, before.zip(base));
            } else {
                self.beside_sidecar(&path, base);
            }
        }
        let removed = changes.removed.iter().map(|path| self.root.join(path));
        let removes_proposals = removed
            .filter(|path| folders::is_markdown(path))
            .any(|path| is_asked(&path));
        if let Some(base) = base.filter(|_| removes_proposals) {
            self.bystanders(base);
        }
    }

    /// Adds the proposals that a change leaves as they are, but may have broken by what it removed.
    fn bystanders(&mut self, base: &Arc<TreeSnapshot>) {
        let (root, left_out) = (self.root.clone(), self.selection.left_out);
        let proposals = self.proposals_below(&root, Wanted::Usual);
        self.selection.left_out = left_out;
        for (_, path, applied) in proposals {
            if self.seen.contains(&path) {
                continue;
            }
            let name = format!("{}{}", self.prefix, name_from(&self.cwd, &path));
            let snapshot = self.snapshot_around(&root);
            let before = Entry::new(
                name.clone(),
                Arc::clone(base),
                path.clone(),
                Arc::clone(&applied),
            );
            let mut entry = Entry::new(name, snapshot, path, applied);
            entry.found = true;
            entry.before = Some(Box::new(before));
            self.selection.bystanders.push(entry);
        }
    }

    /// Adds the proposals that a file of metadata speaks of. Where it is a configuration it is read on the way, so that a
    /// broken one is told before it is committed.
    fn beside_sidecar(&mut self, sidecar: &Path, base: Option<&Arc<TreeSnapshot>>) {
        let Some(folder) = sidecar.parent() else {
            return;
        };
        let Some(applied) = self.config_of(folder) else {
            return;
        };
        if sidecar.file_name() != applied.config.sidecar.as_deref().map(OsStr::new) {
            return;
        }
        for name in self.files.names_in(folder) {
            let path = folder.join(name);
            if folders::is_markdown(&path) && !self.seen.contains(&path) {
                self.found(path.clone(), Some(path).zip(base));
            }
        }
    }

    /// The path that was typed, where something stands there now or stood there before.
    fn in_either(&mut self, typed: &Path, base: Option<&Arc<TreeSnapshot>>) -> Option<PathBuf> {
        let path = below(&self.root, &self.cwd.join(typed));
        if !path.starts_with(&self.root) {
            self.fail(Failure::Outside(typed.to_owned()));
            return None;
        }
        let is_there = |files: &dyn Files| files.stands_at(&path).map(|it| it.is_some());
        let was_there = || base.map_or(Ok(false), |base| is_there(base.files()));
        let found = match is_there(&*self.files) {
            Ok(false) => was_there(),
            found => found,
        };
        match found {
            Ok(true) => return Some(path),
            // A folder in which nothing is tracked yet.
            Ok(false) if path.is_dir() => return Some(path),
            Ok(false) => self.fail(Failure::Missing(typed.to_owned())),
            Err(failure) => self.fail(failure),
        }
        None
    }

    /// Adds a file where it is a proposal, with the version that it was made from.
    fn found(&mut self, path: PathBuf, before: Option<(PathBuf, &Arc<TreeSnapshot>)>) {
        let Some(applied) = self.proposal_at(&path) else {
            return;
        };
        let name = name_from(&self.cwd, &path);
        let count = self.selection.entries.len();
        self.push(path, &name, true, Arc::clone(&applied));
        let Some((before, base)) = before else {
            return;
        };
        if self.selection.entries.len() > count {
            let name = name_from(&self.cwd, &before);
            let entry = Entry::new(name, Arc::clone(base), before, applied);
            self.selection.entries[count].before = Some(Box::new(entry));
        }
    }

    /// What applies to a file below the root, where it is a proposal; else it is counted among what is left out.
    pub(super) fn proposal_at(&mut self, path: &Path) -> Option<Arc<Applied>> {
        let file = path.strip_prefix(&self.root).ok()?.to_owned();
        let applied = self.sorted(&file, path, Wanted::Usual)?;
        if !folders::may_be_index(&slashed(&file)) {
            return Some(applied);
        }
        // Whether it is an index depends on what lies around it.
        let folder = path.parent()?.to_owned();
        let left_out = self.selection.left_out;
        let beside = self.candidates(&folder, Wanted::Usual);
        self.selection.left_out = left_out;
        let root = self.root.clone();
        let paths: Vec<String> = beside
            .iter()
            .map(|(_, whole, _)| slashed(whole.strip_prefix(&root).unwrap_or(whole)))
            .collect();
        let at = beside.iter().position(|(_, whole, _)| whole == path)?;
        if folders::indexes(&paths, &tops(&beside))[at] {
            self.selection.left_out.indexes += 1;
            return None;
        }
        Some(applied)
    }
}
