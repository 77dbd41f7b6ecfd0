use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::proposal::Proposal;
use crate::proposal::decision::Decision;
use crate::proposal::evidence::names_a_time;
use crate::proposal::metadata::dates::{self, Written};
use crate::proposal::metadata::fields::{Asks, Field, is_type};
use crate::proposal::metadata::fold_key;
use crate::proposal::metadata::keys::{Key, OUTCOMES};
use crate::rule::{Check, Context, Level, Rule, Subject};
use crate::source::Span;
use crate::tree::Value;

pub(super) static RULE: Rule = Rule {
    id: "mistyped-metadata",
    summary: "a value of the metadata is not of its kind: a date, a status, a list",
    page: include_str!("mistyped-metadata.md"),
    level: Level::Deny,
    subject: Subject::Content,
    check: Check::Proposal(check),
};

/// Keys under which a date stands.
const DATES: [Key; 5] = [
    Key::Created,
    Key::Updated,
    Key::Accepted,
    Key::Shipped,
    Key::Amended,
];

/// As much of a value is shown.
const MOST_CHARS: usize = 40;

/// The fewest letters of a word that another is told from by one letter.
const FEWEST: usize = 5;

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>) {
    let mut judge = Judge { context, proposal };
    let metadata = proposal.metadata();
    for field in DATES.into_iter().filter_map(|key| metadata.field(key)) {
        judge.date(&field);
    }
    if let Some(field) = metadata.field(Key::Status) {
        judge.status(&field);
    }
    if let Some(field) = metadata.field(Key::Authors) {
        judge.authors(&field);
    }
    if let Some(field) = metadata.field(Key::Decision) {
        let names = Decision::ALL.map(Decision::name);
        // "Decision: we keep maps" is a What in some processes; a key that says "type" asks for one of ours.
        judge.one_of(&field, &names, fold_key(field.key) != "decision");
    }
    if let Some(field) = metadata.field(Key::Outcome) {
        judge.one_of(&field, OUTCOMES, false);
    }
    for field in metadata.fields_in(Key::Validation) {
        judge.in_validation(&field);
    }
    for field in metadata.fields_in(Key::Outcome) {
        judge.in_outcome(&field);
    }
}

struct Judge<'a, 'b> {
    context: &'a mut Context<'b>,
    proposal: &'a Proposal<'a>,
}

impl Judge<'_, '_> {
    fn report(&mut self, field: &Field<'_>, span: Span, message: String) -> &mut Diagnostic {
        self.context.report(span, message).within(field.text)
    }

    /// The words of a value, where something is stated there; a type is, where fields are described.
    fn stated<'a>(&self, field: &'a Field<'_>) -> Option<&'a str> {
        let words = field.value.as_str()?;
        let emptiness = self.proposal.value_emptiness(words);
        (emptiness.is_none() && !is_type(words)).then_some(words)
    }

    /// Whether the metadata could not be read because of what stands there: `invalid-metadata` tells.
    fn is_told(&self, field: &Field<'_>, span: Span) -> bool {
        let faults = self.proposal.metadata().faults();
        faults
            .iter()
            .any(|fault| fault.text == field.text && fault.span == span)
    }

    /// A day that is in no calendar, or words that are no day where one is asked for.
    fn date(&mut self, field: &Field<'_>) {
        for (words, span) in field.value.scalars() {
            if self.is_told(field, span) {
                continue;
            }
            if let Written::Impossible(why) = dates::read(words) {
                let message = format!("`{}` is no date: {why}", shown(words));
                self.report(field, span, message).help(write_day(field));
            }
        }
        let asks = field.asks == Asks::Day;
        if let Some(words) = self.stated(field).filter(|_| asks)
            && dates::read(words) == Written::NoDate
        {
            let message = format!("`{}` is no date under `{}`", shown(words), field.name);
            let mut help = write_day(field);
            if names_a_time(words) && fold_key(field.key) == "by" {
                help = format!(
                    "{help} A span of time goes under `within: {}`.",
                    shown(words)
                );
            }
            self.report(field, field.value.span, message).help(help);
        }
    }

    fn status(&mut self, field: &Field<'_>) {
        let Some(words) = self.stated(field) else {
            return;
        };
        let statuses = self.proposal.vocabulary().statuses();
        // A template's choice holds all of them, and a link says nothing of its own.
        let is_other = words.contains('|') || words.contains("://");
        if is_other || statuses.phase_of(words).is_some() || statuses.are_mentioned_in(words) {
            return;
        }
        let own = || statuses.own().iter().map(String::as_str);
        let near = statuses.slip_of(words);
        if near.is_none() && own().next().is_none() {
            return;
        }
        let near = near.or_else(|| did_you_mean(words, own()));
        let help = near.map_or_else(
            || {
                let all: Vec<&str> = own().collect();
                format!(
                    "Known are {}; `metadata.phases` in the configuration adds others.",
                    all.join(", ")
                )
            },
            |near| format!("Did you mean `{near}`?"),
        );
        let message = format!("there is no status `{}`", shown(words));
        self.report(field, field.value.span, message).help(help);
    }

    fn authors(&mut self, field: &Field<'_>) {
        let what = match &field.value.value {
            Value::Map(inner) if !inner.iter().any(|entry| fold_key(&entry.key) == "name") => {
                "a mapping"
            }
            Value::Scalar(words) if is_number(words) => "a number",
            _ => return,
        };
        let message = format!("`{}` is a list of names, not {what}", field.name);
        self.report(field, field.value.span, message).help(format!(
            "Name who answers for it: `{}: [Ada, Ben]`.",
            field.name
        ));
    }

    /// One of a few words; where other words are at home too, only what is near one of them is wrong.
    fn one_of(&mut self, field: &Field<'_>, names: &[&'static str], is_strict: bool) {
        let Some(words) = self.stated(field) else {
            return;
        };
        let folded = fold_key(words);
        let first = folded.split(' ').next().unwrap_or_default();
        let first = first.trim_end_matches(|c: char| !c.is_alphanumeric());
        let is_long = first.len() >= FEWEST;
        let near = did_you_mean(first, names.iter().copied()).filter(|_| is_long);
        if names.contains(&first) || near.is_none() && !is_strict {
            return;
        }
        let help = near.map_or_else(
            || format!("Known are {}.", names.join(", ")),
            |near| format!("Did you mean `{near}`?"),
        );
        let message = format!(
            "`{}` is {}, not `{}`",
            field.name,
            either(names),
            shown(words)
        );
        self.report(field, field.value.span, message).help(help);
    }

    fn in_validation(&mut self, field: &Field<'_>) {
        match fold_key(field.key).as_str() {
            "by" => self.date(field),
            "within" => self.span_of_time(field),
            _ => {}
        }
    }

    fn in_outcome(&mut self, field: &Field<'_>) {
        match fold_key(field.key).as_str() {
            "on" => self.date(field),
            "verdict" => self.one_of(field, OUTCOMES, true),
            _ => {}
        }
    }

    fn span_of_time(&mut self, field: &Field<'_>) {
        let Some(words) = self.stated(field) else {
            return;
        };
        let is_day = matches!(
            dates::read(words),
            Written::Days(_) | Written::Impossible(_)
        );
        let help = if is_day {
            format!("A date goes under `by: {words}`.")
        } else {
            "Write how long, and from when: `within: 2 weeks of launch`.".to_owned()
        };
        // `14d after launch` and `P2W` are no English, and spans all the same.
        let first = words.split_whitespace().next().unwrap_or_default();
        let is_span = names_a_time(words) || first.parse::<jiff::Span>().is_ok();
        if is_day || !is_span {
            let message = format!(
                "`{}` is no span of time under `{}`",
                shown(words),
                field.name
            );
            self.report(field, field.value.span, message).help(help);
        }
    }
}

fn write_day(field: &Field<'_>) -> String {
    format!(
        "Write the year, the month and the day: `{}: 2027-03-01`.",
        field.key
    )
}

fn is_number(words: &str) -> bool {
    words.parse::<f64>().is_ok() && words.starts_with(|c: char| c.is_ascii_digit())
}

/// "met, missed or inconclusive"
fn either(names: &[&str]) -> String {
    match names {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => names.concat(),
    }
}

/// The beginning of a value, in one line.
fn shown(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut shown: String = words.chars().take(MOST_CHARS).collect();
    if shown.len() < words.len() {
        shown.push('…');
    }
    shown
}
