use super::resolve::{Answer, Referrer};
use crate::proposal::Proposal;
use crate::proposal::number::{bearer_of, parted};
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
    match peers.around(number) {
        [Some(below), Some(above)] => format!(
            "The nearest are `{}` and `{}`.",
            peers.write(below),
            peers.write(above)
        ),
        [Some(last), None] => format!("Numbers go up to `{}`.", peers.write(last)),
        [None, Some(first)] => format!("Numbers begin at `{}`.", peers.write(first)),
        [None, None] => "Nothing here bears a number.".to_owned(),
    }
}

/// The proposal of the same number, else the one that is called almost so; never the document itself.
fn near_name(peers: &Peers, name: &str, own: &str) -> String {
    peers.nearest_name(name, own).map_or_else(
        || "Name a proposal that is there, by its number, its path or its name.".to_owned(),
        |near| format!("Did you mean `{near}`?"),
    )
}
