//! Named files, named folders and whole repositories, down to one entry a document.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::configs::{Applied, Configs};
use super::paths::{fixed_part, name_from, real, slashed, without_dots};
use super::{ConfigChoice, Entry, Failure, Selection, folders, walk};
use crate::git::Repository;
use crate::rule::LevelChoice;

/// Which Markdown files below a folder are taken for proposals.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// Those that match the configuration's globs; without globs, those in the usual folders.
    Usual,
    /// Those that match the configuration's globs; without globs, all.
    Configured,
    /// All, those that the configuration excludes as well.
    All,
}

/// Gathers what is to be judged.
pub(super) struct Selector<'a> {
    cwd: PathBuf,
    /// The root of the repository around `cwd`, or `cwd`.
    root: PathBuf,
    configs: Configs<'a>,
    /// The root of the repository around each folder that was asked about.
    roots: HashMap<PathBuf, Option<PathBuf>>,
    seen: HashSet<PathBuf>,
    selection: Selection,
}

impl<'a> Selector<'a> {
    pub(super) fn new(
        choice: &ConfigChoice,
        cwd: &Path,
        levels: &'a LevelChoice,
    ) -> Result<Self, Failure> {
        let cwd = real(cwd).unwrap_or_else(|_| cwd.to_owned());
        let mut roots = HashMap::new();
        let root = root_around(&mut roots, &cwd).unwrap_or_else(|| cwd.clone());
        let configs = Configs::new(choice, &cwd, &root, levels)?;
        Ok(Self {
            cwd,
            root,
            configs,
            roots,
            seen: HashSet::new(),
            selection: Selection::default(),
        })
    }

    pub(super) fn finish(mut self) -> Selection {
        self.selection.entries.sort_by(|a, b| a.name.cmp(&b.name));
        let failures = self.configs.into_failures();
        for failure in &mut self.selection.failures {
            if let Failure::Unreadable { path, .. } = failure
                && path.is_absolute()
            {
                *path = PathBuf::from(name_from(&self.cwd, path));
            }
        }
        self.selection.failures.splice(0..0, failures);
        self.selection
    }

    /// What applies to documents in the current folder.
    pub(super) fn applied(mut self) -> Result<Arc<Applied>, Vec<Failure>> {
        let folder = self.cwd.clone();
        let top = root_around(&mut self.roots, &folder);
        let applied = self.configs.of(&folder, top.as_deref());
        applied.ok_or_else(|| self.configs.into_failures())
    }

    fn fail(&mut self, failure: Failure) {
        self.selection.failures.push(failure);
    }

    pub(super) fn everything(&mut self) {
        let (cwd, root) = (self.cwd.clone(), self.root.clone());
        let before = self.selection.failures.len();
        let found = self.folder(&root, Wanted::Usual, |path| {
            name_from(&cwd, &root.join(path))
        });
        let is_broken = self.selection.failures.len() > before || !self.configs.is_sound();
        if found == 0 && !is_broken {
            self.fail(Failure::NothingFound(root));
        }
    }

    pub(super) fn named(&mut self, typed: &Path) {
        let whole = self.cwd.join(typed);
        let real = match real(&whole) {
            Ok(real) => real,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return self.fail(Failure::Missing(typed.to_owned()));
            }
            Err(error) => {
                return self.fail(Failure::Unreadable {
                    path: typed.to_owned(),
                    reason: error.to_string(),
                });
            }
        };
        if self.leads_out(&whole, &real) {
            return self.fail(Failure::LeadsOut {
                link: typed.to_owned(),
                target: real,
            });
        }
        if real.is_dir() {
            return self.named_folder(typed, &real);
        }
        let Some(folder) = real.parent().map(Path::to_owned) else {
            return;
        };
        let top = root_around(&mut self.roots, &folder);
        if let Some(applied) = self.configs.of(&folder, top.as_deref()) {
            self.push(real, slashed(typed), false, applied);
        }
    }

    /// A folder that was named holds proposals wherever it lies: those that the configuration knows
    /// of, else every Markdown file. The root of a repository also holds all else, so the usual folders come first there.
    fn named_folder(&mut self, typed: &Path, real: &Path) {
        if !self.seen.insert(real.to_owned()) {
            return;
        }
        let (before, left_out) = (self.selection.failures.len(), self.selection.left_out);
        let name = |path: &Path| slashed(&typed.join(path));
        let wanted = if real == self.root {
            Wanted::Usual
        } else {
            Wanted::Configured
        };
        let found = [wanted, Wanted::All].into_iter().any(|wanted| {
            self.selection.left_out = left_out;
            self.folder(real, wanted, name) > 0
        });
        if !found && self.selection.failures.len() == before && self.configs.is_sound() {
            self.fail(Failure::EmptyFolder(typed.to_owned()));
        }
    }

    /// Whether a path in the repository is a link to something outside of it: a proposal from a
    /// pull request must not bring in other files of the machine.
    fn leads_out(&self, whole: &Path, real: &Path) -> bool {
        let named = without_dots(whole);
        named.starts_with(&self.root) && !real.starts_with(&self.root)
    }

    pub(super) fn stdin(&mut self, name: Option<&Path>) {
        let whole = name.map_or_else(
            || self.cwd.join("stdin"),
            |name| without_dots(&self.cwd.join(name)),
        );
        let folder = whole.parent().unwrap_or(&self.cwd).to_owned();
        let top = root_around(&mut self.roots, &folder);
        if let Some(applied) = self.configs.of(&folder, top.as_deref()) {
            let is_named = name.is_some();
            let name = name.map_or_else(|| "<stdin>".to_owned(), slashed);
            let folder = is_named.then_some(folder.as_path());
            self.selection.entries.push(Entry {
                name,
                path: None,
                sidecar: sidecar_in(folder, &applied),
                found: false,
                applied,
            });
        }
    }

    /// Adds the proposals below a folder and says how many it held.
    fn folder(&mut self, folder: &Path, wanted: Wanted, name: impl Fn(&Path) -> String) -> usize {
        let repository = match Repository::discover(folder) {
            Ok(repository) => repository,
            Err(error) => {
                self.fail(error.into());
                return 0;
            }
        };
        let top = repository
            .as_ref()
            .map(|repository| repository.root().to_owned());
        // A folder that Git ignores, and that was named all the same, is not emptied by that.
        let ignores = repository
            .as_ref()
            .filter(|repository| !repository.ignores_whole(folder));
        let Selection {
            left_out, failures, ..
        } = &mut self.selection;
        let files = walk::markdown_below(folder, ignores, left_out, failures);
        let mut candidates = Vec::new();
        let mut tops = Vec::new();
        for file in files {
            let whole = folder.join(&file);
            let Some(applied) = self
                .configs
                .of(whole.parent().unwrap_or(folder), top.as_deref())
            else {
                continue;
            };
            if wanted != Wanted::All && applied.excludes(&whole) {
                self.selection.left_out.excluded += 1;
                continue;
            }
            let matches = match (&applied.config.proposals, wanted) {
                (_, Wanted::All) | (None, Wanted::Configured) => true,
                (None, Wanted::Usual) => folders::is_usual(&slashed(&file)),
                (Some(globs), _) => {
                    tops.extend(globs.patterns().iter().map(|glob| fixed_part(glob)));
                    globs.matches(&slashed(applied.below_base(&whole).unwrap_or(&file)))
                }
            };
            if !matches {
                self.selection.left_out.elsewhere += 1;
            } else if folders::is_template(&slashed(&file)) || applied.is_template(&whole) {
                self.selection.left_out.templates += 1;
            } else {
                candidates.push((file, whole, applied));
            }
        }
        tops.sort_unstable();
        tops.dedup();
        let paths: Vec<String> = candidates.iter().map(|(file, ..)| slashed(file)).collect();
        let mut count = 0;
        for ((file, whole, applied), is_index) in
            candidates.into_iter().zip(folders::indexes(&paths, &tops))
        {
            if is_index {
                self.selection.left_out.indexes += 1;
            } else {
                count += 1;
                self.push(whole, name(&file), true, applied);
            }
        }
        count
    }

    fn push(&mut self, path: PathBuf, name: String, found: bool, applied: Arc<Applied>) {
        if self.seen.insert(path.clone()) {
            self.selection.entries.push(Entry {
                name,
                sidecar: sidecar_in(path.parent(), &applied),
                path: Some(path),
                found,
                applied,
            });
        }
    }
}

/// Where the file of metadata beside a document in `folder` would lie.
fn sidecar_in(folder: Option<&Path>, applied: &Applied) -> Option<PathBuf> {
    Some(folder?.join(applied.config.sidecar.as_deref()?))
}

/// The root of the repository that a folder lies in. Only looked at, not opened: what Git refuses to open can
/// still be read.
pub(super) fn root_around(
    known: &mut HashMap<PathBuf, Option<PathBuf>>,
    folder: &Path,
) -> Option<PathBuf> {
    if let Some(root) = known.get(folder) {
        return root.clone();
    }
    let root = if folder.join(".git").exists() {
        Some(folder.to_owned())
    } else {
        folder
            .parent()
            .and_then(|parent| root_around(known, parent))
    };
    known.insert(folder.to_owned(), root.clone());
    root
}
