use crate::proposal::Proposal;
use crate::proposal::number::Number;
use crate::rule::{Check, Context, Level, Rule, Subject};
use crate::snapshot::{Peer, Peers, Surroundings};
use crate::source::{Span, Text};

pub(super) static RULE: Rule = Rule {
    id: "duplicate-number",
    summary: "two proposals bear one number",
    page: include_str!("duplicate-number.md"),
    level: Level::Deny,
    subject: Subject::Record,
    check: Check::Snapshot(check),
};

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>, around: &Surroundings<'_>) {
    let placed = proposal.number();
    let in_metadata = placed.as_ref().map(|placed| &placed.number);
    let Some(own) = Peer::new(around.path, in_metadata, None) else {
        return;
    };
    let peers = around.snapshot.peers(around.path);
    if peers.is_year(own.number) || proposal.is_moved_stub() {
        return;
    }
    let others = others(&own, in_metadata, &peers, around);
    let Some(message) = message(&own, &others) else {
        return;
    };
    let (text, span) = placed.map_or((Text::Document, head(proposal)), |placed| {
        (placed.text, placed.span)
    });
    context
        .report(span, message)
        .within(text)
        .help(format!("The next free number is `{}`: give it to the newer one, in its name, its metadata and the links to it.", peers.next_free()));
}

/// So many of the others are looked for.
const MOST: usize = 100;

/// The other proposals of that number, [so many](MOST) at most: each once, however many files and branches it lies in.
fn others<'a>(
    own: &'a Peer,
    in_metadata: Option<&Number>,
    peers: &'a Peers,
    around: &Surroundings<'_>,
) -> Vec<&'a Peer> {
    let rivals = peers.rivals(own);
    rivals
        .filter(|peer| !is_of_other_letters(peer, in_metadata, around))
        .filter(|peer| !around.snapshot.is_stub(peer))
        .take(MOST)
        .collect()
}

/// Whether the metadata of both write different letters before the number: `SE-0001` is not `ST-0001`.
fn is_of_other_letters(peer: &Peer, own: Option<&Number>, around: &Surroundings<'_>) -> bool {
    let Some(own) = own.filter(|own| !own.prefix.is_empty()) else {
        return false;
    };
    let facts = around.snapshot.facts(&peer.path);
    let other = facts.as_ref().and_then(|facts| facts.number.as_ref());
    // On another branch, another file may lie there.
    peer.branch.is_none()
        && other.is_some_and(|other| !other.prefix.is_empty() && other.prefix != own.prefix)
}

fn message(own: &Peer, others: &[&Peer]) -> Option<String> {
    let (first, rest) = others.split_first()?;
    let branch = first.branch.as_deref();
    let branch = branch.map(|name| format!(" on `{name}`"));
    let (a, b, on) = (&own.path, &first.path, branch.unwrap_or_default());
    let who = match rest.len() {
        0 => format!("`{a}` and `{b}`{on} both"),
        more if others.len() < MOST => format!("`{a}`, `{b}`{on} and {more} more"),
        more => format!("`{a}`, `{b}`{on} and at least {more} more"),
    };
    Some(format!("{who} bear the number `{}`", own.written))
}

/// The title, else the first line.
fn head(proposal: &Proposal<'_>) -> Span {
    let document = proposal.document();
    document.title().map_or_else(
        || proposal.first_line(Span::new(0, proposal.source().text().len())),
        |section| document.sections()[section].heading,
    )
}
