use super::resolve::{Answer, Referrer};
use crate::diagnostic::did_you_mean;
use crate::proposal::Proposal;
use crate::proposal::number::{Number, bearer_of, parted};
use crate::proposal::references::{Relates, Relation, Target};
use crate::rule::{Check, Context, Level, Rule, Subject};
use crate::snapshot::{Peers, Surroundings};

pub(super) static RULE: Rule = Rule {
    id: "unknown-reference",
    summary: "supersedes a proposal that is not there",
    page: include_str!("unknown-reference.md"),
    level: Level::Deny,
    subject: Subject::Record,
    check: Check::Snapshot(check),
};

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>, around: &Surroundings<'_>) {
    let number = proposal.number();
    let referrer = Referrer {
        snapshot: around.snapshot,
        path: around.path,
        prefix: number.as_ref().map_or("", |placed| &placed.number.prefix),
    };
    let own = bearer_of(around.path);
    for relation in proposal.relations() {
        match referrer.resolve(&relation.target) {
            Answer::Missing => report_missing(context, &relation, around),
            Answer::Found(paths) if paths.iter().all(|path| bearer_of(path) == own) => {
                report_itself(context, &relation);
            }
            Answer::Found(_) | Answer::Unsure => {}
        }
    }
}

fn report_missing(context: &mut Context<'_>, relation: &Relation, around: &Surroundings<'_>) {
    let peers = around.snapshot.peers(around.path);
    let (message, help) = match &relation.target {
        Target::Number(number) => (
            format!(
                "`{}` is not there: no proposal bears that number",
                number.written
            ),
            near_numbers(&peers, number.value),
        ),
        Target::Path(path) => (
            format!("`{path}` is not there"),
            near_name(&peers, parted(path).1, &bearer_of(around.path)),
        ),
        Target::Name(name) => (
            format!("`{name}` is not there: no proposal is called so"),
            near_name(&peers, name, &bearer_of(around.path)),
        ),
        Target::Other => return,
    };
    context
        .report(relation.span, message)
        .within(relation.text)
        .help(help);
}

fn report_itself(context: &mut Context<'_>, relation: &Relation) {
    let message = match relation.kind {
        Relates::Supersedes => "it says that it supersedes itself",
        Relates::SupersededBy => "it says that it is superseded by itself",
    };
    context
        .report(relation.span, message)
        .within(relation.text)
        .help("Name the other proposal.");
}

/// The numbers around one that nothing bears.
fn near_numbers(peers: &Peers, number: u64) -> String {
    let here = peers.all.iter().filter(|peer| peer.branch.is_none());
    let here: Vec<u64> = here
        .map(|peer| peer.number)
        .filter(|number| !peers.is_year(*number))
        .collect();
    let below = here.iter().filter(|near| **near < number).max();
    let above = here.iter().filter(|near| **near > number).min();
    match (below, above) {
        (Some(below), Some(above)) => format!(
            "The nearest are `{}` and `{}`.",
            peers.write(*below),
            peers.write(*above)
        ),
        (Some(last), None) => format!("Numbers go up to `{}`.", peers.write(*last)),
        (None, Some(first)) => format!("Numbers begin at `{}`.", peers.write(*first)),
        (None, None) => "Nothing here bears a number.".to_owned(),
    }
}

/// The proposal of the same number, else the one that is called almost so; never the document itself.
fn near_name(peers: &Peers, name: &str, own: &str) -> String {
    let stem = name.strip_suffix(".md").unwrap_or(name);
    let number = Number::of_path(name).map(|number| number.value);
    let others = peers
        .all
        .iter()
        .filter(|peer| peer.bearer != own && peer.branch.is_none());
    let others: Vec<(u64, String)> = others
        .map(|peer| (peer.number, parted(&peer.bearer).1.to_lowercase()))
        .collect();
    let same = others.iter().find(|other| number == Some(other.0));
    // Without their numbers: `0012-b` is as near to `0013-b` as can be, and means another.
    let words = others.iter().map(|other| bare(&other.1));
    let near = did_you_mean(bare(stem), words);
    let near = near.and_then(|near| others.iter().find(|other| bare(&other.1) == near));
    same.or(near).map_or_else(
        || "Name a proposal that is there, by its number, its path or its name.".to_owned(),
        |(_, near)| format!("Did you mean `{near}`?"),
    )
}

/// A name without the number that it begins with.
fn bare(name: &str) -> &str {
    let is_numbered = Number::of_path(&format!("{name}.md")).is_some();
    let digits = name.find(|c: char| c.is_ascii_digit());
    let start = digits.filter(|_| is_numbered).unwrap_or_default();
    let is_mark = |c: char| c.is_ascii_digit() && is_numbered || matches!(c, '-' | '_' | ' ');
    name[start..].trim_start_matches(is_mark)
}
