use crate::proposal::Proposal;
use crate::proposal::metadata::Metadata;
use crate::proposal::metadata::dates::Days;
use crate::proposal::metadata::fields::Field;
use crate::proposal::metadata::keys::Key;
use crate::rule::{Check, Context, Level, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "dates-out-of-order",
    summary: "a date is before that of what must come first: created, accepted, shipped, validated",
    page: include_str!("dates-out-of-order.md"),
    level: Level::Deny,
    subject: Subject::Content,
    check: Check::Proposal(check),
};

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>) {
    let metadata = proposal.metadata();
    let created = day_of(created(metadata));
    let shipped = day_of(metadata.field(Key::Shipped));
    let course = [
        created.clone(),
        day_of(metadata.field(Key::Accepted)),
        shipped.clone(),
    ];
    let course: Vec<Day<'_>> = course.into_iter().flatten().collect();
    for pair in course.windows(2) {
        compare(context, &pair[0], &pair[1]);
    }
    if let (Some(created), Some(updated)) = (&created, day_of(metadata.field(Key::Updated))) {
        compare(context, created, &updated);
    }
    // A trial may well come before the decision.
    let Some(begin) = shipped.or(created) else {
        return;
    };
    let ends = [
        metadata.field_in(Key::Validation, "by"),
        metadata.field_in(Key::Outcome, "on"),
    ];
    for end in ends.into_iter().filter_map(day_of) {
        compare(context, &begin, &end);
    }
}

/// A date with what it stands under.
#[derive(Clone)]
struct Day<'a> {
    field: Field<'a>,
    days: Days,
}

fn day_of(field: Option<Field<'_>>) -> Option<Day<'_>> {
    let field = field?;
    let days = field.days()?;
    Some(Day { field, days })
}

/// `Date:` alone may be the day of the decision, or of the last change.
fn created(metadata: &Metadata) -> Option<Field<'_>> {
    let field = metadata.field(Key::Created)?;
    (!field.name.eq_ignore_ascii_case("date")).then_some(field)
}

fn compare(context: &mut Context<'_>, first: &Day<'_>, then: &Day<'_>) {
    if !then.days.are_before(first.days) {
        return;
    }
    let written = |day: &Day<'_>| {
        let words = day.field.value.as_str().unwrap_or_default();
        format!("`{}` ({words})", day.field.name)
    };
    let (early, late) = (written(then), written(first));
    let diagnostic = context.report(then.field.value.span, format!("{early} is before {late}"));
    diagnostic
        .within(then.field.text)
        .help("Correct the one that is wrong: a proposal is created, then accepted, then shipped, and only then can anyone see whether it worked.");
    if then.field.text == first.field.text {
        let (then, first) = (&then.field, &first.field);
        diagnostic
            .label(then.value.span, format!("earlier than `{}`", first.name))
            .label(first.value.span, format!("later than `{}`", then.name));
    }
}
