use super::resolve::{Answer, Referrer};
use crate::proposal::Proposal;
use crate::proposal::number::{bearer_of, parted};
use crate::proposal::references::{Relates, Relation};
use crate::rule::{Check, Context, Level, Rule, Subject};
use crate::snapshot::{Facts, Peer, Successors, Surroundings};

pub(super) static RULE: Rule = Rule {
    id: "one-sided-reference",
    summary: "supersedes a proposal that does not say so",
    page: include_str!("one-sided-reference.md"),
    level: Level::Warn,
    subject: Subject::Record,
    check: Check::Snapshot(check),
};

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>, around: &Surroundings<'_>) {
    let number = proposal.number().map(|placed| placed.number);
    let referrer = Referrer {
        snapshot: around.snapshot,
        path: around.path,
        prefix: number.as_ref().map_or("", |number| &number.prefix),
    };
    let own = Own {
        bearer: bearer_of(around.path),
        peer: Peer::new(around.path, number.as_ref(), None),
    };
    let relations = proposal.relations().into_iter();
    // What takes the place of another has no field for it in most processes, and its readers miss nothing.
    for relation in relations.filter(|relation| relation.kind == Relates::Supersedes) {
        let Answer::Found(paths) = referrer.resolve(&relation.target) else {
            continue;
        };
        let others = paths
            .into_iter()
            .filter(|path| bearer_of(path) != own.bearer);
        if let Some(silent) = silent(&others.collect::<Vec<_>>(), &own, around) {
            report(context, &relation, silent, &own.name(around.path));
        }
    }
}

/// What other proposals may name this one by.
struct Own {
    bearer: String,
    peer: Option<Peer>,
}

impl Own {
    fn name(&self, path: &str) -> String {
        let numbered = self.peer.as_ref().map(|peer| peer.written.clone());
        numbered.unwrap_or_else(|| parted(path).1.to_owned())
    }
}

/// The first of the paths, where none of them answers.
fn silent<'a>(paths: &'a [String], own: &Own, around: &Surroundings<'_>) -> Option<&'a str> {
    let answers = |path: &String| {
        let facts = around.snapshot.facts(path);
        is_stub(path, around) || facts.is_none_or(|facts| answers(path, &facts, own, around))
    };
    paths
        .first()
        .filter(|_| !paths.iter().any(answers))
        .map(String::as_str)
}

fn is_stub(path: &str, around: &Surroundings<'_>) -> bool {
    let peers = around.snapshot.peers(path);
    let peer = peers.at_path(path);
    peer.is_some_and(|peer| around.snapshot.is_stub(peer))
}

/// Whether the other proposal names this one where it says that it is superseded. What cannot be seen from here counts for it.
fn answers(path: &str, facts: &Facts, own: &Own, around: &Surroundings<'_>) -> bool {
    let number = own.peer.as_ref().map(|peer| peer.number);
    if !facts.is_readable || facts.mentions.names(around.path, number) {
        return true;
    }
    let successors = facts
        .successors
        .get_or_init(|| successors(path, facts, around));
    successors.has_others || successors.bearers.contains(&own.bearer)
}

/// What a proposal says takes its place. `unknown-reference` says so of one that is not there.
fn successors(path: &str, facts: &Facts, around: &Surroundings<'_>) -> Successors {
    let referrer = Referrer {
        snapshot: around.snapshot,
        path,
        prefix: facts.number.as_ref().map_or("", |number| &number.prefix),
    };
    let mut successors = Successors::default();
    let relations = facts.relations.iter();
    for (_, target) in relations.filter(|(kind, _)| *kind == Relates::SupersededBy) {
        match referrer.resolve(target) {
            Answer::Found(paths) => {
                let bearers = paths.iter().map(|path| bearer_of(path));
                successors.bearers.extend(bearers);
            }
            Answer::Unsure | Answer::Missing => successors.has_others = true,
        }
    }
    successors
}

fn report(context: &mut Context<'_>, relation: &Relation, path: &str, own: &str) {
    let message = format!("`{path}` does not say that it is superseded by this one");
    let key = Relates::SupersededBy.key().name();
    context
        .report(relation.span, message)
        .within(relation.text)
        .help(format!(
            "Add `{key}: {own}` there: who finds that one first looks no further."
        ));
}
