use std::sync::Arc;

use super::resolve::{Answer, Referrer};
use crate::proposal::Proposal;
use crate::proposal::number::{bearer_of, parted};
use crate::proposal::references::{Relates, Relation};
use crate::rule::{Check, Context, Level, Rule};
use crate::snapshot::{Facts, Peer, Surroundings};

pub(super) static RULE: Rule = Rule {
    id: "one-sided-reference",
    summary: "supersedes a proposal that does not say so, or the other way round",
    page: include_str!("one-sided-reference.md"),
    level: Level::Warn,
    check: Check::Snapshot(check),
};

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>, around: &Surroundings<'_>) {
    let number = proposal.number().map(|placed| placed.number);
    let referrer = Referrer {
        snapshot: around.snapshot,
        path: around.path,
        prefix: number.as_ref().map_or("", |number| &number.prefix),
    };
    let own = bearer_of(around.path);
    for relation in proposal.relations() {
        let Answer::Found(paths) = referrer.resolve(&relation.target) else {
            continue;
        };
        let paths: Vec<String> = paths
            .into_iter()
            .filter(|path| bearer_of(path) != own)
            .collect();
        if let Some(silent) = silent(&paths, &relation, around) {
            let name = Peer::new(around.path, number.as_ref(), None)
                .map_or_else(|| parted(around.path).1.to_owned(), |peer| peer.written);
            report(context, &relation, silent, &name);
        }
    }
}

/// The first of the paths, where none of them answers.
fn silent<'a>(
    paths: &'a [String],
    relation: &Relation,
    around: &Surroundings<'_>,
) -> Option<&'a str> {
    let answers = |path: &String| {
        let facts = around.snapshot.facts(path);
        is_stub(path, around) || facts.is_none_or(|facts| answers(path, &facts, relation, around))
    };
    paths
        .first()
        .filter(|_| !paths.iter().any(answers))
        .map(String::as_str)
}

fn is_stub(path: &str, around: &Surroundings<'_>) -> bool {
    let peers = around.snapshot.peers(path);
    let mut here = peers
        .all
        .iter()
        .filter(|peer| peer.branch.is_none() && peer.path == path);
    here.any(|peer| around.snapshot.is_stub(peer))
}

/// Whether the other proposal says the same of this one. What cannot be seen from here counts for it.
fn answers(path: &str, facts: &Arc<Facts>, relation: &Relation, around: &Surroundings<'_>) -> bool {
    let own = bearer_of(around.path);
    let referrer = Referrer {
        snapshot: around.snapshot,
        path,
        prefix: facts.number.as_ref().map_or("", |number| &number.prefix),
    };
    let answers = facts
        .relations
        .iter()
        .filter(|(kind, _)| *kind == relation.kind.answer());
    answers
        .into_iter()
        .any(|(_, target)| match referrer.resolve(target) {
            Answer::Found(paths) => paths.iter().any(|path| bearer_of(path) == own),
            Answer::Unsure => true,
            Answer::Missing => false,
        })
}

fn report(context: &mut Context<'_>, relation: &Relation, path: &str, own: &str) {
    let says = match relation.kind {
        Relates::Supersedes => "is superseded by",
        Relates::SupersededBy => "supersedes",
    };
    let key = relation.kind.answer().key().name();
    context
        .report(
            relation.span,
            format!("`{path}` does not say that it {says} this one"),
        )
        .within(relation.text)
        .help(format!(
            "Add `{key}: {own}` there: who finds that one first looks no further."
        ));
}
