//! Proposals that bear one number, put together by what tells them apart: whoever looks for those that collide with one
//! need not look at all.

use std::collections::{HashMap, HashSet};

use super::Peer;
use super::apart::Numbering;

/// The proposals of each number, by class, each as its place among its peers.
#[derive(Debug)]
pub(super) struct Rivals(HashMap<(u64, u64), HashMap<Class, Vec<usize>>>);

/// What proposals of one number and part share; nothing stands for whatever it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Class {
    /// The letters before the number.
    letters: Option<String>,
    folder: Folder,
}

/// The folder of a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Folder {
    /// One that is numbered for itself.
    Own(String),
    /// One that is numbered with others.
    Shared,
    /// Whichever it is.
    Any,
}

impl Folder {
    fn of(peer: &Peer, numbering: &Numbering) -> Self {
        numbering.own_folder(peer).map_or(Self::Shared, Self::Own)
    }
}

impl Rivals {
    pub(super) fn of(all: &[Peer], numbering: &Numbering) -> Self {
        let mut numbers: HashMap<(u64, u64), HashMap<Class, Vec<usize>>> = HashMap::new();
        // Of one bearer, the first stands for the rest.
        let mut seen = HashSet::new();
        for (place, peer) in all.iter().enumerate() {
            if numbering.counts(peer) {
                continue;
            }
            let classes = numbers.entry((peer.number, peer.part)).or_default();
            let folder = Folder::of(peer, numbering);
            for letters in [Some(peer.prefix.clone()), None] {
                for folder in [folder.clone(), Folder::Any] {
                    let class = Class {
                        letters: letters.clone(),
                        folder,
                    };
                    if seen.insert((peer.number, peer.part, class.clone(), &peer.bearer)) {
                        classes.entry(class).or_default().push(place);
                    }
                }
            }
        }
        Self(numbers)
    }

    /// The places of those that neither letters nor folders tell apart from one, in order.
    pub(super) fn places(&self, own: &Peer, numbering: &Numbering) -> impl Iterator<Item = usize> {
        // Numbers without letters are those of any.
        let letters = match own.prefix.as_str() {
            "" => vec![None],
            letters => vec![Some(letters.to_owned()), Some(String::new())],
        };
        let folders = match Folder::of(own, numbering) {
            own @ Folder::Own(_) => vec![own, Folder::Shared],
            Folder::Shared | Folder::Any => vec![Folder::Any],
        };
        let classes = self.0.get(&(own.number, own.part));
        let classes = classes.filter(|_| !numbering.counts(own));
        let mut lists: Vec<_> = letters
            .iter()
            .flat_map(|letters| folders.iter().map(move |folder| (letters, folder)))
            .filter_map(|(letters, folder)| {
                let class = Class {
                    letters: letters.clone(),
                    folder: folder.clone(),
                };
                classes?.get(&class)
            })
            .map(|places| places.iter().copied().peekable())
            .collect();
        std::iter::from_fn(move || {
            let next = lists.iter_mut().enumerate();
            let next = next.filter_map(|(list, places)| Some((*places.peek()?, list)));
            let (_, list) = next.min()?;
            lists[list].next()
        })
    }
}
