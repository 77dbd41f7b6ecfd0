use crate::proposal::Proposal;
use crate::rule::{Check, Context, Level, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "misspelt-key",
    summary: "a metadata key looks like a slip for one that is known and absent",
    page: include_str!("misspelt-key.md"),
    level: Level::Warn,
    subject: Subject::Content,
    check: Check::Proposal(check),
};

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>) {
    for slip in proposal.misspelt_keys() {
        let message = format!("`{}` looks like a slip for `{}`", slip.written, slip.meant);
        let diagnostic = context.report(slip.span, message);
        diagnostic.within(slip.text).help(format!(
            "Write `{}`: nothing reads `{}`.",
            slip.meant, slip.written
        ));
        // Quotes or marks around the letters stay in no edit.
        if proposal.text_in(slip.text, slip.span) == slip.written {
            diagnostic.fix(format!("Write `{}`", slip.meant), slip.span, slip.meant);
        }
    }
}
