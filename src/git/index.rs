//! The index, read by gix-index: an index of half a million files is there in the time that libgit2 needs for a tenth of it.

use std::ops::Range;
use std::path::Path;

use git2::{ObjectFormat, Oid};
use gix_index::entry::{Flags, Mode as Bits, Stage};
use gix_index::extension::Tree as Cached;
use gix_index::{Entry, hash};

use super::folder::{Child, Folder};
use super::objects::Mode;
use super::paths::from_git;
use super::{GitError, Item, ObjectId, renames};

/// How large an index may be for its checksum to be verified; git itself never does that on reading, because it takes
/// longer than all else.
const CHECKED_BYTES: u64 = 1024 * 1024;

/// An index file as it was read.
pub(super) struct Index {
    file: gix_index::File,
}

/// The entries of the index below one folder.
#[derive(Clone)]
pub(super) struct Span<'i> {
    index: &'i Index,
    entries: Range<usize>,
    /// How many bytes of each path name the folder, with its slash.
    depth: usize,
    /// What the index remembers of the tree object with this content.
    cached: Option<&'i Cached>,
}

/// An index that nobody may read is not broken, and must not be made anew.
#[expect(
    clippy::disallowed_methods,
    reason = "where the index lies is Git's to say"
)]
fn may_be_read(path: &Path) -> Result<(), GitError> {
    match std::fs::File::open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(GitError::Refused {
            path: path.to_owned(),
            message: error.to_string(),
        }),
        _ => Ok(()),
    }
}

impl Index {
    /// Reads the file; one that does not exist is an empty index.
    pub(super) fn open(path: &Path, format: ObjectFormat) -> Result<Self, GitError> {
        let kind = match format {
            ObjectFormat::Sha256 => hash::Kind::Sha256,
            ObjectFormat::Sha1 => hash::Kind::Sha1,
        };
        let is_large = path
            .metadata()
            .is_ok_and(|metadata| metadata.len() > CHECKED_BYTES);
        may_be_read(path)?;
        let options = gix_index::decode::Options::default();
        gix_index::File::at_or_default(path, kind, is_large, options)
            .map(|file| Self { file })
            .map_err(|error| GitError::CorruptIndex {
                path: path.to_owned(),
                reason: error.to_string(),
            })
    }

    /// All of it.
    pub(super) fn root(&self) -> Span<'_> {
        Span {
            index: self,
            entries: 0..self.file.entries().len(),
            depth: 0,
            cached: self.file.tree(),
        }
    }

    /// An index for libgit2 in memory, with the files that `keep` says yes for and what is known of their state in the
    /// work tree. libgit2 could not read each kind of index itself. Files in conflict, and those that a sparse
    /// checkout leaves out, are not in it.
    pub(super) fn in_memory(
        &self,
        keep: &dyn Fn(&Path) -> bool,
    ) -> Result<git2::Index, git2::Error> {
        let mut index = git2::Index::new_ext(format_of(self.file.object_hash()))?;
        for entry in self.file.entries() {
            let path: &[u8] = entry.path(&self.file);
            let is_there = entry.stage() == Stage::Unconflicted
                && entry.mode != Bits::DIR
                && !entry.flags.contains(Flags::SKIP_WORKTREE);
            if is_there
                && keep(&from_git(path))
                && let Some(id) = oid(&entry.id)
            {
                index.add(&self.with_stat(entry, path, id))?;
            }
        }
        Ok(index)
    }

    /// A file whose state is as young as the index may have been changed since without a trace: it gets no state, so
    /// that its content is looked at.
    fn with_stat(&self, entry: &Entry, path: &[u8], id: Oid) -> git2::IndexEntry {
        let bare = renames::entry(path, id);
        let (stat, written) = (&entry.stat, self.file.timestamp());
        let modified = (i64::from(stat.mtime.secs), stat.mtime.nsecs);
        let is_racy = modified >= (written.unix_seconds(), written.nanoseconds());
        if is_racy || entry.flags.contains(Flags::INTENT_TO_ADD) {
            return bare;
        }
        let time = |time: gix_index::entry::stat::Time| {
            git2::IndexTime::new(time.secs.cast_signed(), time.nsecs)
        };
        git2::IndexEntry {
            ctime: time(stat.ctime),
            mtime: time(stat.mtime),
            dev: stat.dev,
            ino: stat.ino,
            mode: entry.mode.bits(),
            uid: stat.uid,
            gid: stat.gid,
            file_size: stat.size,
            ..bare
        }
    }

    /// Whether it holds a file that is in no conflict.
    pub(super) fn has(&self, path: &[u8]) -> bool {
        self.file.entry_by_path(path.into()).is_some()
    }

    /// Whether it holds anything below a folder.
    pub(super) fn has_below(&self, folder: &[u8]) -> bool {
        let prefix = [folder, b"/"].concat();
        self.file
            .prefixed_entries(prefix.as_slice().into())
            .is_some()
    }

    /// Whether a sparse checkout leaves a file out of the work tree, alone or with its whole folder.
    pub(super) fn is_skipped(&self, path: &[u8]) -> bool {
        let is_skipped = |path: &[u8]| {
            let entry = self.file.entry_by_path(path.into());
            entry.is_some_and(|entry| entry.flags.contains(Flags::SKIP_WORKTREE))
        };
        let mut folders = memchr::memchr_iter(b'/', path).map(|slash| &path[..=slash]);
        is_skipped(path) || (self.file.is_sparse() && folders.any(is_skipped))
    }

    fn path(&self, position: usize) -> &[u8] {
        self.file
            .entries()
            .get(position)
            .map_or(&[], |entry| entry.path(&self.file))
    }
}

impl std::fmt::Debug for Span<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Span({:?}, {})", self.entries, self.depth)
    }
}

impl<'i> Span<'i> {
    /// The tree object with this content. The index forgets it as soon as something below changes.
    pub(super) fn id(&self) -> Option<Oid> {
        let cached = self.cached?;
        cached.num_entries?;
        oid(&cached.id)
    }

    /// What lies in the folder. Entries that are only meant to be added are not there yet.
    pub(super) fn children(&self) -> Vec<(Vec<u8>, Child<'i>)> {
        let mut children = Vec::new();
        let mut rest = self.entries.clone();
        while !rest.is_empty() {
            let (name, child, end) = self.first(&rest);
            children.extend(child.map(|child| (name.to_owned(), child)));
            rest.start = end;
        }
        children
    }

    /// What has this name in the folder.
    pub(super) fn child(&self, name: &[u8]) -> Option<Child<'i>> {
        let leaf = self.named(name);
        if let Some(Child::Leaf(_)) = leaf {
            return leaf;
        }
        let folder = self.named(&[name, b"/"].concat());
        folder.or(leaf)
    }

    /// The first child whose path below the folder begins with `start`, a whole name or a name and its slash.
    fn named(&self, start: &[u8]) -> Option<Child<'i>> {
        let position = self.search(&self.entries, |path| path < start);
        let rest = position..self.entries.end;
        let (name, child, _) = (!rest.is_empty()).then(|| self.first(&rest))?;
        let is_folder = matches!(child, Some(Child::Folder(_)));
        (is_folder == start.ends_with(b"/") && name == start.strip_suffix(b"/").unwrap_or(start))
            .then_some(child)?
    }

    /// The first child among some entries, with its name and the position after it.
    fn first(&self, entries: &Range<usize>) -> (&'i [u8], Option<Child<'i>>, usize) {
        let path = self.path(entries.start);
        let Some(slash) = memchr::memchr(b'/', path) else {
            let end = entries.start + self.entries_of(path, entries).len();
            return (path, leaf(self.entries_of(path, entries)), end);
        };
        let (name, start) = (&path[..slash], &path[..=slash]);
        let entry = &self.index.file.entries()[entries.start];
        if entry.mode == Bits::DIR && path == start {
            let folder = oid(&entry.id).map(|id| Child::Folder(Folder::Object(id)));
            return (name, folder, entries.start + 1);
        }
        let end = self.search(entries, |path| path.starts_with(start));
        let folder = Folder::Indexed(Span {
            index: self.index,
            entries: entries.start..end,
            depth: self.depth + start.len(),
            cached: self.cached_child(name),
        });
        (name, Some(Child::Folder(folder)), end)
    }

    /// The stages of one path.
    fn entries_of(&self, path: &[u8], entries: &Range<usize>) -> &'i [Entry] {
        let count = entries
            .clone()
            .take_while(|position| self.path(*position) == path)
            .count();
        &self.index.file.entries()[entries.start..entries.start + count]
    }

    fn cached_child(&self, name: &[u8]) -> Option<&'i Cached> {
        let children = &self.cached?.children;
        let position = children.binary_search_by(|child| child.name.as_slice().cmp(name));
        children.get(position.ok()?)
    }

    /// The first of some entries whose path below the folder does not fulfil what all before it do.
    fn search(&self, entries: &Range<usize>, fulfils: impl Fn(&[u8]) -> bool) -> usize {
        let slice = &self.index.file.entries()[entries.clone()];
        let skip = self.depth;
        entries.start
            + slice.partition_point(|entry| {
                let path: &[u8] = entry.path(&self.index.file);
                fulfils(path.get(skip..).unwrap_or_default())
            })
    }

    /// The path of an entry below the folder.
    fn path(&self, position: usize) -> &'i [u8] {
        self.index
            .path(position)
            .get(self.depth..)
            .unwrap_or_default()
    }
}

/// One path from its stages.
fn leaf(stages: &[Entry]) -> Option<Child<'static>> {
    let [first, ..] = stages else {
        return None;
    };
    if first.stage() == Stage::Unconflicted {
        let is_there = !first.flags.contains(Flags::INTENT_TO_ADD);
        return is_there.then(|| item(first)).flatten().map(Child::Leaf);
    }
    let version = stages.iter().find(|entry| entry.stage() != Stage::Base);
    Some(Child::Conflict(version.and_then(item)))
}

fn item(entry: &Entry) -> Option<Item> {
    Some(Item {
        mode: Mode::from_bits(entry.mode.bits()),
        id: ObjectId(oid(&entry.id)?),
    })
}

fn oid(id: &hash::oid) -> Option<Oid> {
    Oid::from_bytes(id.as_bytes()).ok()
}

fn format_of(kind: hash::Kind) -> ObjectFormat {
    match kind {
        hash::Kind::Sha256 => ObjectFormat::Sha256,
        _ => ObjectFormat::Sha1,
    }
}
