//! A small tree of files around a document, for the rules that look beyond it.

use std::sync::Arc;

use wherefore::diagnostic::Diagnostic;
use wherefore::lint::{self, Settings};
use wherefore::names::Names;
use wherefore::policy::{Case, LevelChoice};
use wherefore::proposal::Proposal;
use wherefore::proposal::vocabulary::Vocabulary;
use wherefore::snapshot::{Facts, Kind, Paths, Peer, Peers, Snapshot, Surroundings, names_of};
use wherefore::source::Source;

/// Where the document lies.
pub const PATH: &str = "rfcs/0007-maps.md";

/// What else lies there.
const OTHERS: &[(&str, &str)] = &[
    (
        "rfcs/0007-cards.md",
        "# Cards\n\nSuperseded by [8](0008-charts.md).\n",
    ),
    (
        "rfcs/0008-charts.md",
        "---\nid: 8\nsupersedes: 6\nstatus: Accepted\n---\n\n# Charts\n\n## Why\n\n<a name=\"how\"></a>\n",
    ),
    ("rfcs/README.md", "# All of them\n\n- [7](0007-maps.md)\n"),
];

struct World<'a> {
    document: &'a Source,
}

/// Judges a proposal where it lies, by all rules.
pub fn lint_there(proposal: &Proposal<'_>, settings: &Settings) -> Vec<Diagnostic> {
    let policy = settings.policy(&Case::new(proposal, Some(PATH)), &LevelChoice::default());
    let surroundings = Surroundings {
        path: PATH,
        snapshot: &World {
            document: proposal.source(),
        },
    };
    lint::lint_proposal(proposal, &policy, Some(surroundings))
}

fn text_of(path: &str) -> Option<&'static str> {
    let (_, text) = OTHERS.iter().find(|(other, _)| *other == path)?;
    Some(text)
}

fn paths() -> impl Iterator<Item = &'static str> {
    OTHERS.iter().map(|(path, _)| *path).chain([PATH])
}

fn paths_by(folder: &str, keys: impl Fn(&str) -> Vec<String>) -> Arc<Paths> {
    let mut found = Paths::new();
    for path in paths().filter(|_| folder == "rfcs") {
        for key in keys(path) {
            found.entry(key).or_default().push(path.to_owned());
        }
    }
    Arc::new(found)
}

fn facts_of(source: &Source) -> Arc<Facts> {
    let vocabulary = Vocabulary::default();
    Arc::new(Facts::of(&Proposal::parse(source, &vocabulary)))
}

impl Snapshot for World<'_> {
    fn kind(&self, path: &str) -> Option<Kind> {
        match path {
            "" | "rfcs" => Some(Kind::Folder),
            PATH => Some(Kind::File),
            path => text_of(path).map(|_| Kind::File),
        }
    }

    fn names_in(&self, folder: &str) -> Arc<Names> {
        let names: Vec<&str> = match folder {
            "" => vec!["rfcs"],
            "rfcs" => paths()
                .filter_map(|path| path.strip_prefix("rfcs/"))
                .collect(),
            _ => Vec::new(),
        };
        Arc::new(names.into_iter().map(str::to_owned).collect())
    }

    fn called_in(&self, folder: &str) -> Arc<Paths> {
        paths_by(folder, |path| names_of(path).into_iter().collect())
    }

    fn ids_in(&self, folder: &str) -> Arc<Paths> {
        paths_by(folder, |path| {
            let id = self.facts(path).and_then(|facts| facts.id.clone());
            id.map(|id| id.to_ascii_lowercase()).into_iter().collect()
        })
    }

    fn facts(&self, path: &str) -> Option<Arc<Facts>> {
        match path {
            PATH => Some(facts_of(self.document)),
            path => Some(facts_of(&Source::new(path, text_of(path)?))),
        }
    }

    fn peers(&self, _: &str) -> Arc<Peers> {
        let all = paths().filter_map(|path| Peer::new(path, None, None));
        Arc::new(Peers::new(all.collect()))
    }

    fn is_stub(&self, _: &Peer) -> bool {
        false
    }
}
