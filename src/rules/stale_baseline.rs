//! `stale-baseline`: the baseline lists what is no longer there.

use crate::rule::{Check, Context, Level, Rule, Stale, Subject};

pub(super) static RULE: Rule = Rule {
    id: "stale-baseline",
    summary: "the baseline lists a diagnostic that is no longer reported",
    page: include_str!("stale-baseline.md"),
    level: Level::Deny,
    subject: Subject::Record,
    check: Check::Baseline(check),
};

fn check(context: &mut Context<'_>, stale: &[Stale<'_>]) {
    for Stale {
        entry,
        has_document,
    } in stale
    {
        let (path, rule) = (&entry.path, &entry.fingerprint.rule);
        let message = if *has_document {
            format!("`{rule}` is not reported in `{path}` any more")
        } else {
            format!("`{path}` is not there any more")
        };
        context
            .report(entry.span, message)
            .help(if *has_document {
                "`wherefore baseline` takes it out of the file: what is fixed stays fixed."
            } else {
                "`wherefore baseline` takes it out of the file, or follows the proposal where it got another name, number or folder."
            });
    }
}
