use crate::diagnostic::did_you_mean;
use crate::rule::{self, Check, Context, Level, Rule, Subject, Usage};

pub(super) static RULE: Rule = Rule {
    id: "unused-allow",
    summary: "a suppression that silences nothing, names no rule, or gives no reason",
    page: include_str!("unused-allow.md"),
    level: Level::Warn,
    subject: Subject::Record,
    check: Check::Suppressions(check),
};

fn check(context: &mut Context<'_>, usages: &[Usage<'_>]) {
    for usage in usages {
        check_one(context, usage);
    }
}

fn check_one(context: &mut Context<'_>, usage: &Usage<'_>) {
    let suppression = usage.suppression;
    if suppression.rules.is_empty() {
        context
            .report(suppression.span, "this comment names no rule to allow")
            .help("Write it as `<!-- wherefore: allow(rule-id) reason -->`.");
        return;
    }
    for ((id, span), used) in suppression.rules.iter().zip(&usage.used) {
        if rule::by_id(id).is_none() {
            let diagnostic = context.report(*span, format!("there is no rule `{id}` to allow"));
            match did_you_mean(id, rule::ids()) {
                Some(near) => diagnostic.help(format!("Did you mean `{near}`?")).fix(
                    format!("Write `{near}`"),
                    *span,
                    near,
                ),
                None => diagnostic.help("`wherefore rules` lists them all."),
            };
        } else if !used {
            context
                .report(*span, format!("nothing here is reported by `{id}`"))
                .help("Delete it, or move it: above the first heading it speaks for the whole document, above another for that section, elsewhere for the block that follows.");
        }
    }
    if suppression.reason.is_empty() {
        context
            .report(suppression.span, "the suppression gives no reason")
            .help("Say after the closing bracket why the rule does not hold here: the next reader will ask.");
    }
}
