//! From what was asked for to what is judged: one function a source. Those that Git keeps are read from its index
//! and its objects, with nothing checked out.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::branches::{self, Branches};
use super::files::TreeFiles;
use super::selector::{Choices, Selector};
use super::snapshot::TreeSnapshot;
use super::{Failure, From, Named, Range, Request, Selection, Update, folders};
use crate::git::{Changes, Commit, GitError, Repository, Tree};

/// Gathers what is to be judged.
///
/// # Errors
/// When the source as a whole cannot be read.
pub(super) fn gather(request: &Request, choices: Choices<'_>) -> Result<Selection, Failure> {
    match &request.from {
        From::WorkTree(named) => work_tree(request, *named, choices),
        From::Stdin(name) => {
            let mut selector = Selector::on_disk(Arc::default(), choices)?;
            selector.stdin(name.as_deref());
            Ok(selector.finish())
        }
        From::Staged => staged(request, choices),
        From::Revision(revision) => revision_of(request, revision, choices),
        From::Range(range) => between(request, range, choices),
        From::Since(base) => since(request, base, choices),
        From::Push(updates) => pushed(request, updates, choices),
    }
}

fn work_tree(request: &Request, named: Named, choices: Choices<'_>) -> Result<Selection, Failure> {
    let branches = Arc::<Branches>::default();
    let mut selector = Selector::on_disk(Arc::clone(&branches), choices)?;
    match (request.paths.as_slice(), named) {
        ([], _) => selector.everything(),
        (paths, Named::AsTheyAre) => paths.iter().for_each(|path| selector.named(path)),
        (paths, Named::Filtered) => selector.filtered(paths),
    }
    let mut selection = selector.finish();
    if asked_branches(request, &selection).is_empty() {
        return Ok(selection);
    }
    // A folder outside of any repository has no branches; only who asks for some is told.
    match Line::open(choices.cwd) {
        Err(Failure::Git(GitError::NotARepository(_))) if request.refs.is_empty() => {}
        line => {
            let line = line?;
            let against = Against::branches(line.repository.head()?);
            line.hold(&mut selection, &branches, against, request)?;
        }
    }
    Ok(selection)
}

fn staged(request: &Request, choices: Choices<'_>) -> Result<Selection, Failure> {
    let line = Line::open(choices.cwd)?;
    let index = line.repository.index()?;
    let changes = line.repository.staged(&index, &may_matter)?;
    let head = line.repository.head()?;
    line.judge(
        Change {
            tree: index,
            changes,
            base: head,
            against: Against::branches(head),
        },
        request,
        choices,
    )
}

fn between(request: &Request, range: &Range, choices: Choices<'_>) -> Result<Selection, Failure> {
    let line = Line::open(choices.cwd)?;
    let (from, to) = (
        line.repository.commit(&range.from)?,
        line.repository.commit(&range.to)?,
    );
    // Two sides that parted are to be merged; otherwise the one takes the place of the other.
    let (base, beside) = if range.symmetric {
        let fork = line.fork(&range.from, &range.to)?;
        (fork, vec![(range.from.clone(), from)])
    } else {
        (from, Vec::new())
    };
    line.judge_commit(to, Some(base), beside, request, choices)
}

fn revision_of(
    request: &Request,
    revision: &str,
    choices: Choices<'_>,
) -> Result<Selection, Failure> {
    let line = Line::open(choices.cwd)?;
    let commit = line.repository.commit(revision)?;
    let files = Arc::new(TreeFiles::new(
        line.repository.tree_of(&commit)?,
        &line.root,
    ));
    let branches = Arc::<Branches>::default();
    let mut selector = Selector::new(files, &line.root, Arc::clone(&branches), choices)?;
    match request.paths.as_slice() {
        [] => selector.everything(),
        paths => paths.iter().for_each(|path| selector.named(path)),
    }
    let mut selection = selector.finish();
    selection.commit = Some(commit.id.to_string());
    let against = Against::branches(Some(commit));
    line.hold(&mut selection, &branches, against, request)?;
    Ok(selection)
}

/// The work tree against the commit at which it and `base` parted.
fn since(request: &Request, base: &str, choices: Choices<'_>) -> Result<Selection, Failure> {
    let line = Line::open(choices.cwd)?;
    let Some(root) = line.repository.work_tree() else {
        return Err(GitError::Bare(line.repository.folder().to_owned()).into());
    };
    let tip = line.repository.commit(base)?;
    let fork = line.fork(base, "HEAD")?;
    let changes = line.repository.since(&fork, &may_matter)?;
    let branches = Arc::<Branches>::default();
    let before = line.snapshot_of(&fork, &branches)?;
    let files = Arc::new(super::files::Disk::default());
    let mut selector = Selector::new(files, root, Arc::clone(&branches), choices)?;
    selector.changed(changes, Some(&before), &request.paths);
    let mut selection = selector.finish();
    let head = line.repository.head()?;
    selection.commit = head.map(|head| head.id.to_string());
    let against = Against {
        ours: head,
        beside: vec![(base.to_owned(), tip)],
    };
    line.hold(&mut selection, &branches, against, request)?;
    Ok(selection)
}

/// What is pushed: each branch against what it was before, a new one against where it left what was there.
fn pushed(
    request: &Request,
    updates: &[Update],
    choices: Choices<'_>,
) -> Result<Selection, Failure> {
    let line = Line::open(choices.cwd)?;
    let mut all = Selection {
        may_be_empty: true,
        ..Selection::default()
    };
    let mut tips: Vec<(String, Commit)> = Vec::new();
    for update in updates {
        let branch = update.reference.trim_start_matches("refs/heads/");
        tips.push((branch.to_owned(), line.repository.commit(&update.new)?));
    }
    let mut seen = HashSet::new();
    for (update, (branch, to)) in updates.iter().zip(&tips) {
        let base = line.base_of(update, to)?;
        if seen.insert((*to, base)) {
            // What comes in together is to lie beside each other.
            let others = tips.iter().filter(|(name, _)| name != branch);
            let one = line.clone_for(updates, branch);
            let beside = others.cloned().collect();
            all.append(one.judge_commit(*to, base, beside, request, choices)?);
        }
    }
    Ok(all)
}

/// What may be a proposal, or metadata beside one.
fn may_matter(path: &Path) -> bool {
    let is_metadata = path
        .extension()
        .is_some_and(|extension| extension == "yaml" || extension == "yml");
    folders::is_markdown(path) || is_metadata
}

/// The branches that the command line and the configurations ask for.
fn asked_branches(request: &Request, selection: &Selection) -> Vec<String> {
    let configured = selection
        .entries
        .iter()
        .flat_map(|entry| &entry.applied.config.refs);
    let globs: BTreeSet<&String> = request.refs.iter().chain(configured).collect();
    globs.into_iter().cloned().collect()
}

/// A changed tree, with what it is held against.
struct Change {
    tree: Tree,
    changes: Changes,
    /// What the change is made from; nothing where all is new.
    base: Option<Commit>,
    against: Against,
}

/// What numbers are held against, beside the branches that are asked for.
struct Against {
    /// The commit that the documents are of, or are to follow.
    ours: Option<Commit>,
    /// The branches that they are to lie beside, by name.
    beside: Vec<(String, Commit)>,
}

impl Against {
    /// Nothing but the branches that are asked for.
    fn branches(ours: Option<Commit>) -> Self {
        Self {
            ours,
            beside: Vec::new(),
        }
    }
}

/// A repository, and the folder that stands for the root of its trees.
struct Line {
    repository: Arc<Repository>,
    root: PathBuf,
    /// What stands before names of documents.
    prefix: String,
}

impl Line {
    fn open(cwd: &Path) -> Result<Self, Failure> {
        let repository = Repository::open(cwd)?;
        let root = repository.work_tree().unwrap_or(cwd).to_owned();
        Ok(Self {
            repository: Arc::new(repository),
            root,
            prefix: String::new(),
        })
    }

    /// The same for one of several branches: where more than one is pushed, names say which they are of.
    fn clone_for(&self, updates: &[Update], branch: &str) -> Self {
        let prefix = match updates {
            [_] => String::new(),
            _ => format!("{branch}:"),
        };
        Self {
            repository: Arc::clone(&self.repository),
            root: self.root.clone(),
            prefix,
        }
    }

    /// The commit at which two revisions parted.
    fn fork(&self, a: &str, b: &str) -> Result<Commit, Failure> {
        let (one, other) = (self.repository.commit(a)?, self.repository.commit(b)?);
        // Who asked knows the names, not the commits.
        let missing = |shallow| GitError::NoMergeBase {
            a: a.to_owned(),
            b: b.to_owned(),
            shallow,
        };
        match self.repository.merge_base(&one, &other) {
            Ok(Some(fork)) => Ok(fork),
            Ok(None) => Err(missing(false).into()),
            Err(GitError::NoMergeBase { shallow, .. }) => Err(missing(shallow).into()),
            Err(error) => Err(error.into()),
        }
    }

    /// What an update of a branch starts from.
    fn base_of(&self, update: &Update, to: &Commit) -> Result<Option<Commit>, Failure> {
        // What the other side has may never have been fetched: then the branch is as good as new.
        let old = update.old.as_deref().map(|old| self.repository.commit(old));
        if let Some(Ok(old)) = old
            && let Some(fork) = self.repository.merge_base(&old, to)?
        {
            return Ok(Some(fork));
        }
        let known: Vec<&str> = update.known.iter().map(String::as_str).collect();
        Ok(self.repository.fork_point(to, &known)?)
    }

    /// What a change is made from. It is held against the same branches: what collided before is not new.
    fn snapshot_of(
        &self,
        commit: &Commit,
        branches: &Arc<Branches>,
    ) -> Result<Arc<TreeSnapshot>, Failure> {
        let files = TreeFiles::new(self.repository.tree_of(commit)?, &self.root);
        Ok(Arc::new(TreeSnapshot::new(
            Arc::new(files),
            &self.root,
            Arc::clone(branches),
        )))
    }

    fn judge_commit(
        &self,
        to: Commit,
        base: Option<Commit>,
        beside: Vec<(String, Commit)>,
        request: &Request,
        choices: Choices<'_>,
    ) -> Result<Selection, Failure> {
        let change = Change {
            tree: self.repository.tree_of(&to)?,
            changes: self.repository.between(base.as_ref(), &to, &may_matter)?,
            base,
            against: Against {
                ours: Some(to),
                beside,
            },
        };
        let mut selection = self.judge(change, request, choices)?;
        selection.commit = Some(to.id.to_string());
        Ok(selection)
    }

    fn judge(
        &self,
        change: Change,
        request: &Request,
        choices: Choices<'_>,
    ) -> Result<Selection, Failure> {
        let files = Arc::new(TreeFiles::new(change.tree, &self.root));
        let branches = Arc::<Branches>::default();
        let before = change
            .base
            .map(|base| self.snapshot_of(&base, &branches))
            .transpose()?;
        let selector = Selector::new(files, &self.root, Arc::clone(&branches), choices)?;
        let mut selector = selector.with_prefix(self.prefix.clone());
        selector.changed(change.changes, before.as_ref(), &request.paths);
        let mut selection = selector.finish();
        self.hold(&mut selection, &branches, change.against, request)?;
        Ok(selection)
    }

    /// Opens the branches that what was selected is held against.
    fn hold(
        &self,
        selection: &mut Selection,
        branches: &Branches,
        against: Against,
        request: &Request,
    ) -> Result<(), Failure> {
        if selection.entries.is_empty() {
            return Ok(());
        }
        let globs = asked_branches(request, selection);
        let mut named = self.named(&globs, request, &mut selection.unnamed)?;
        named.extend(against.beside);
        let mut all = Vec::new();
        for branch in named {
            let ours = against.ours.as_ref();
            all.extend(branches::open(&self.repository, &self.root, ours, branch)?);
        }
        branches.set(all);
        Ok(())
    }

    /// Every branch that a glob names, but for copies of the one that is checked out: they are older or newer states of
    /// it, and are never merged into it. A glob that the user typed must name some; others that name none are noted.
    fn named(
        &self,
        globs: &[String],
        request: &Request,
        unnamed: &mut Vec<String>,
    ) -> Result<Vec<(String, Commit)>, Failure> {
        let own = self.repository.branch()?;
        let is_own = |name: &str| own.as_deref().is_some_and(|own| is_copy_of(own, name));
        let mut named = BTreeMap::new();
        for glob in globs {
            let found = self.repository.branches(glob)?;
            if found.is_empty() && request.refs.contains(glob) {
                return Err(Failure::NoBranch(glob.clone()));
            }
            if found.is_empty() {
                unnamed.push(glob.clone());
            }
            named.extend(found.into_iter().filter(|(name, _)| !is_own(name)));
        }
        Ok(named.into_iter().collect())
    }
}

/// Whether a branch of a remote has the name of one here.
fn is_copy_of(own: &str, other: &str) -> bool {
    other.split_once('/').is_some_and(|(_, name)| name == own)
}
