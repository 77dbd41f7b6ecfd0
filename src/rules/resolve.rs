//! What a reference to another proposal leads to, as seen from the document that makes it.

use crate::proposal::number::{Number, bearer_of, is_decisions, is_name_of, parted, stem_of};
use crate::proposal::references::Target;
use crate::snapshot::{Kind, Peer, Snapshot};

/// What a reference leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// The paths of what is meant; several where several files bear one number.
    Found(Vec<String>),
    /// Nothing is there.
    Missing,
    /// It may mean something that cannot be seen from here.
    Unsure,
}

/// A document that refers to others.
pub(super) struct Referrer<'a> {
    pub(super) snapshot: &'a dyn Snapshot,
    /// Where it lies.
    pub(super) path: &'a str,
    /// The letters before the number in its metadata.
    pub(super) prefix: &'a str,
}

impl Referrer<'_> {
    /// What a target of this document is.
    pub(super) fn resolve(&self, target: &Target) -> Answer {
        match target {
            Target::Number(number) => self.numbered(number),
            Target::Path(path) => self.at(path),
            Target::Name(name) => self.named(name),
            Target::Other => Answer::Unsure,
        }
    }

    fn numbered(&self, number: &Number) -> Answer {
        let peers = self.snapshot.peers(self.path);
        if !self.is_own(&number.prefix, &peers.all) || peers.is_year(number.value) {
            return Answer::Unsure;
        }
        let here = peers
            .at(number.value)
            .filter(|peer| peer.branch.is_none())
            .map(|peer| peer.path.clone());
        found(here.collect())
    }

    /// Whether a number with these letters before it is one of the document's own series: an ADR may well
    /// supersede an RFC, whose numbers are others.
    fn is_own(&self, prefix: &str, peers: &[Peer]) -> bool {
        let mut folders = self.path.split('/');
        match prefix {
            "" | "number" | "proposal" => true,
            _ if prefix == self.prefix || peers.iter().any(|peer| peer.prefix == prefix) => true,
            _ if self
                .path
                .split('/')
                .any(|folder| is_name_of(prefix, folder)) =>
            {
                true
            }
            "adr" => folders.any(is_decisions),
            "rfc" => !folders.any(is_decisions),
            _ => false,
        }
    }

    /// What lies at a path from the document's folder, else from the root, else at that name among its peers.
    fn at(&self, path: &str) -> Answer {
        let from_root = path.trim_start_matches('/');
        let from_here = joined(parted(self.path).0, path);
        let is_rooted = from_root.len() < path.len();
        if from_here.is_none() && !is_rooted {
            return Answer::Unsure;
        }
        let from_root = joined("", from_root);
        for place in [from_here, from_root].into_iter().flatten() {
            for place in [format!("{place}.md"), place].into_iter().rev() {
                match self.snapshot.kind(&place) {
                    Some(Kind::File) => return Answer::Found(vec![place]),
                    Some(Kind::Folder) => return self.in_folder(&place),
                    Some(Kind::Submodule) => return Answer::Unsure,
                    None if self.lies_in_a_submodule(&place) => return Answer::Unsure,
                    None => {}
                }
            }
        }
        let name = parted(path.trim_end_matches('/')).1;
        let peers = self.snapshot.peers(self.path);
        let here = peers.all.iter().filter(|peer| peer.branch.is_none());
        let alike = here.filter(|peer| parted(&peer.path).1 == name && !is_index(name));
        found(alike.map(|peer| peer.path.clone()).collect())
    }

    fn lies_in_a_submodule(&self, path: &str) -> bool {
        let mut folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        folders.any(|folder| self.snapshot.kind(folder) == Some(Kind::Submodule))
    }

    /// The text of the proposal that has a folder for itself.
    fn in_folder(&self, folder: &str) -> Answer {
        let mut names = self.snapshot.names_in(folder);
        names.sort_by_key(|name| !is_index(name));
        let text = names.into_iter().find(|name| is_markdown(name));
        text.map_or(Answer::Unsure, |name| {
            Answer::Found(vec![format!("{folder}/{name}")])
        })
    }

    fn named(&self, name: &str) -> Answer {
        let peers = self.snapshot.peers(self.path);
        let folder = parted(self.path).0;
        let beside = self.snapshot.names_in(folder).into_iter();
        let beside = beside
            .filter(|file| is_markdown(file))
            .filter_map(|file| joined(folder, &file));
        let here = peers.all.iter().filter(|peer| peer.branch.is_none());
        let mut paths: Vec<String> = here.map(|peer| peer.path.clone()).chain(beside).collect();
        paths.sort_unstable();
        paths.dedup();
        let is_called = |path: &&String| is_called(path, name);
        let mut called: Vec<String> = paths.iter().filter(is_called).cloned().collect();
        if called.is_empty() {
            let has_id = |path: &&String| {
                let facts = self.snapshot.facts(path);
                facts.is_some_and(|facts| {
                    facts
                        .id
                        .as_deref()
                        .is_some_and(|id| id.eq_ignore_ascii_case(name))
                })
            };
            called = paths.iter().filter(has_id).cloned().collect();
        }
        match Number::of_path(&format!("{name}.md")) {
            // Its number outlives its name.
            Some(number) if called.is_empty() => self.numbered(&number),
            _ => found(called),
        }
    }
}

fn found(paths: Vec<String>) -> Answer {
    if paths.is_empty() {
        Answer::Missing
    } else {
        Answer::Found(paths)
    }
}

/// Whether a name is that of a file or of the folder that bears it, with or without its number.
fn is_called(path: &str, name: &str) -> bool {
    let bearer = bearer_of(path);
    let own = parted(&bearer).1;
    let bare = own.find(['-', '_', ' ']).map_or("", |at| &own[at + 1..]);
    let is_numbered = Number::of_path(path).is_some();
    [
        own,
        stem_of(parted(path).1),
        if is_numbered { bare } else { "" },
    ]
    .iter()
    .any(|own| own.eq_ignore_ascii_case(name))
}

fn is_index(name: &str) -> bool {
    ["readme", "index", "_index"].contains(&stem_of(name).to_lowercase().as_str())
}

fn is_markdown(name: &str) -> bool {
    let name = name.to_lowercase();
    [".md", ".markdown"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

/// A path from a folder with its `.` and `..` resolved; nothing where it leads out of the root.
fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
