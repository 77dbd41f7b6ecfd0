use crate::proposal::Proposal;
use crate::proposal::number::Number;
use crate::rule::{Check, Context, Level, Rule, Subject};
use crate::snapshot::{Peer, Surroundings};

pub(super) static RULE: Rule = Rule {
    id: "number-mismatch",
    summary: "the file name's number and the metadata's differ",
    page: include_str!("number-mismatch.md"),
    level: Level::Deny,
    subject: Subject::Record,
    check: Check::Snapshot(check),
};

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>, around: &Surroundings<'_>) {
    let (Some(named), Some(placed)) = (Number::of_path(around.path), proposal.number()) else {
        return;
    };
    let is_same = named.value == placed.number.value;
    if is_same || is_ticket(&placed.number, &named) {
        return;
    }
    let peers = around.snapshot.peers(around.path);
    let is_count = Peer::new(around.path, None, None).is_some_and(|peer| peers.counts(&peer));
    if is_count || peers.is_year(named.value) {
        return;
    }
    let (named, written) = (named.written, placed.number.written);
    let message = format!("the metadata says `{written}`, the file's name says `{named}`");
    context
        .report(placed.span, message)
        .within(placed.text)
        .help(format!("Write `{named}` here, or rename the file: others cite the number, and look for the file by it."));
}

/// Whether an id is that of something else: `PROJ-481` in `0007-maps.md`. `SE-0042` is padded as file names are.
fn is_ticket(number: &Number, named: &Number) -> bool {
    let is_padded = number.written.starts_with('0');
    !(number.prefix.is_empty()
        || number.prefix == named.prefix
        || number.is_of_a_process()
        || is_padded)
}
