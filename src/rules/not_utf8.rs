use crate::rule::{Check, Context, Level, Rule, Subject};
use crate::source::{Fault, Source, Span};

pub(super) static RULE: Rule = Rule {
    id: "not-utf8",
    summary: "a document that is not UTF-8 text",
    page: include_str!("not-utf8.md"),
    level: Level::Deny,
    subject: Subject::Record,
    check: Check::Source(check),
};

fn check(context: &mut Context<'_>, source: &Source) {
    let Some(Fault::NotUtf8 { at, looks_like }) = source.fault() else {
        return;
    };
    let Some(encoding) = looks_like else {
        let replacement = char::REPLACEMENT_CHARACTER.len_utf8();
        context
            .report(
                Span::new(*at, at + replacement),
                "this is not UTF-8: the first byte that cannot be read stands here",
            )
            .of_document()
            .help("Save the file as UTF-8. The rest of it was read as well as it can be.");
        return;
    };
    context
        .report(
            Span::at(*at),
            format!("this is not UTF-8 but looks like {encoding}"),
        )
        .of_document()
        .help("Save the file as UTF-8; forges and other tools cannot show it as it is.");
}
