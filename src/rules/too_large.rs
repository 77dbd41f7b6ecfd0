use crate::rule::{Check, Context, Level, Rule, Subject};
use crate::source::{Fault, MAX_BYTES, Source, Span};

pub(super) static RULE: Rule = Rule {
    id: "too-large",
    summary: "a document over 8 MiB",
    page: include_str!("too-large.md"),
    level: Level::Deny,
    subject: Subject::Record,
    check: Check::Source(check),
};

const MIB: u64 = 1024 * 1024;

fn check(context: &mut Context<'_>, source: &Source) {
    if source.fault() != Some(&Fault::TooLarge) {
        return;
    }
    let message = format!(
        "the document is larger than {} MiB; it was not read",
        MAX_BYTES / MIB
    );
    context
        .report(Span::at(0), message)
        .of_document()
        .help("A proposal is a text that people read: move data, logs and images into files of their own and link to them.");
}
