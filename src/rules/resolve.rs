//! What a reference to another proposal leads to, as seen from the document that makes it.

use std::collections::BTreeSet;

use crate::proposal::number::{Number, is_decisions, is_name_of, parted, stem_of};
use crate::proposal::references::Target;
use crate::snapshot::{Kind, Peers, Snapshot};

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
        if !self.is_own(&number.prefix, &peers) || peers.is_year(number.value) {
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
    fn is_own(&self, prefix: &str, peers: &Peers) -> bool {
        let mut folders = self.path.split('/');
        match prefix {
            "" | "number" | "proposal" => true,
            _ if prefix == self.prefix || peers.have_letters(prefix) => true,
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
        let alike = peers.in_files(name).filter(|_| !is_index(name));
        found(alike.map(|peer| peer.path.clone()).collect())
    }

    fn lies_in_a_submodule(&self, path: &str) -> bool {
        let mut folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        folders.any(|folder| self.snapshot.kind(folder) == Some(Kind::Submodule))
    }

    /// The text of the proposal that has a folder for itself.
    fn in_folder(&self, folder: &str) -> Answer {
        let names = self.snapshot.names_in(folder);
        let mut texts = names.iter().filter(|name| is_markdown(name));
        let index = texts.clone().find(|name| is_index(name));
        let text = index.or_else(|| texts.next());
        text.map_or(Answer::Unsure, |name| {
            Answer::Found(vec![format!("{folder}/{name}")])
        })
    }

    fn named(&self, name: &str) -> Answer {
        let (peers, folder) = (self.snapshot.peers(self.path), parted(self.path).0);
        let id_of = |path: &str| self.snapshot.facts(path)?.id.clone();
        let key = name.to_ascii_lowercase();
        let numbered = peers.called(name).map(|peer| &peer.path);
        let mut called = all(numbered, self.snapshot.called_in(folder).get(&key));
        if called.is_empty() {
            let numbered = peers.with_id(name, id_of).iter();
            called = all(numbered, self.snapshot.ids_in(folder).get(&key));
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

/// The paths of both, in order, each once.
fn all<'p>(
    numbered: impl Iterator<Item = &'p String>,
    beside: Option<&Vec<String>>,
) -> Vec<String> {
    let beside = beside.into_iter().flatten().cloned();
    let paths: BTreeSet<String> = numbered.cloned().chain(beside).collect();
    paths.into_iter().collect()
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
