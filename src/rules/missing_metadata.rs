use crate::proposal::Proposal;
use crate::proposal::metadata::home::{Form, Home};
use crate::proposal::metadata::keys::Key;
use crate::proposal::metadata::misspelt::Misspelt;
use crate::proposal::metadata::required::{Required, Standing};
use crate::rule::{Check, Context, Level, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "missing-metadata",
    summary: "a key that the project requires is absent or empty",
    page: include_str!("missing-metadata.md"),
    level: Level::Deny,
    subject: Subject::Content,
    check: Check::Proposal(check),
};

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>) {
    // What does not parse may hold the key.
    let is_asked = !proposal.vocabulary().required_keys().is_empty();
    if !is_asked || !proposal.metadata().is_whole() {
        return;
    }
    let home = proposal.home_of_keys();
    let misspelt = proposal.misspelt_keys();
    for required in proposal.required_keys() {
        match required.standing {
            Standing::Stated => {}
            Standing::Placeholder(index) => {
                report_empty(
                    context,
                    proposal,
                    &required,
                    index,
                    "holds only a placeholder",
                );
            }
            Standing::Empty(index) => {
                report_empty(context, proposal, &required, index, "is empty");
            }
            Standing::Absent => report_absent(context, proposal, &required, home, &misspelt),
        }
    }
}

fn report_absent(
    context: &mut Context<'_>,
    proposal: &Proposal<'_>,
    required: &Required<'_>,
    home: Home,
    misspelt: &[Misspelt],
) {
    let line = home.line(required.name, &example(proposal, required, home.form));
    let help = match home.form {
        Form::Nothing => {
            format!("Begin the document with it, between two lines of `---`: `{line}`")
        }
        _ => format!("Add it, for example: `{line}`"),
    };
    let diagnostic = context.report(home.span, format!("the key `{}` is missing", required.name));
    diagnostic
        .within(home.text)
        .label(home.span, format!("`{}` belongs here", required.name))
        .help(help);
    let is_it = |slip: &&Misspelt| {
        let is_named = slip.meant.eq_ignore_ascii_case(required.name);
        slip.text == home.text && (is_named || required.key.is_some() && slip.key == required.key)
    };
    if let Some(slip) = misspelt.iter().find(is_it) {
        diagnostic.label(slip.span, "is this meant to be it?");
    }
}

fn report_empty(
    context: &mut Context<'_>,
    proposal: &Proposal<'_>,
    required: &Required<'_>,
    index: usize,
    how: &str,
) {
    let metadata = proposal.metadata();
    let entry = &metadata.entries()[index];
    let example = example(proposal, required, Form::Lines);
    context
        .report(entry.key_span, format!("the key `{}` {how}", entry.key))
        .within(metadata.origin(index).text())
        .help(format!(
            "Write its value, for example: `{}: {example}`",
            entry.key
        ));
}

/// A value as it could stand there.
fn example(proposal: &Proposal<'_>, required: &Required<'_>, form: Form) -> String {
    let status = || {
        let own = proposal.vocabulary().statuses().own().first();
        own.map_or("draft", String::as_str)
    };
    let Some(key) = required.key else {
        return "…".to_owned();
    };
    let value = match key {
        Key::Id => "42",
        Key::Title => "Refunds on the same day",
        Key::Status => status(),
        Key::Authors if matches!(form, Form::Yaml | Form::Nothing) => "[Ada, Ben]",
        Key::Authors => "Ada, Ben",
        Key::Created | Key::Updated | Key::Accepted | Key::Shipped | Key::Amended => "2027-03-01",
        Key::Decision => "reversible",
        Key::Validation => {
            "refund calls fall from 900 a week to under 300 by 2027-03-15, as the call centre counts them"
        }
        Key::Outcome => "met",
        Key::Supersedes => "41",
        Key::SupersededBy => "43",
    };
    value.to_owned()
}
