//! What applies to a file, for people: aligned columns, the origin behind each value.

use std::io::{self, Write};

use super::{Setting, Shown};
use crate::proposal::phase::Phase;
use crate::report::{visible, without_workflow_command};

/// A value is given as many columns at most before its origin.
const MOST_COLUMNS: usize = 48;

/// Writes it all: what is known of the file, what is configured, the level of each rule.
pub(super) fn write(shown: &Shown, out: &mut dyn Write) -> io::Result<()> {
    let absent = if shown.is_there {
        ""
    } else {
        "  (not there yet)"
    };
    line(out, &format!("{}{absent}", visible(&shown.path)))?;
    write_block(out, &about(shown))?;
    writeln!(out)?;
    let settings: Vec<_> = shown.settings.iter().map(row).collect();
    write_block(out, &settings)?;
    writeln!(out)?;
    let rules = shown.rules.iter();
    let rules: Vec<_> = rules
        .map(|rule| Row::new(rule.id, rule.level, Some(rule.from.words())))
        .collect();
    write_block(out, &rules)
}

/// A line of three columns, the last in brackets.
struct Row {
    key: String,
    value: String,
    from: Option<String>,
}

impl Row {
    fn new(key: &str, value: &str, from: Option<String>) -> Self {
        Self {
            key: visible(key),
            value: visible(value),
            from: from.map(|from| visible(&from)),
        }
    }
}

fn row(setting: &Setting) -> Row {
    let values = setting.values.join(", ");
    Row::new(&setting.key, &values, Some(setting.from.words()))
}

fn about(shown: &Shown) -> Vec<Row> {
    let plain = |key: &str, value: &str| Row::new(key, value, None);
    let none = "none: only defaults apply";
    let mut rows = vec![plain(
        "configuration",
        shown.configuration.as_deref().unwrap_or(none),
    )];
    if !shown.extends.is_empty() {
        rows.push(plain("extends", &shown.extends.join(", ")));
    }
    rows.push(match shown.passed_over {
        Some(reason) => plain("linted", &format!("only where it is named: {reason}")),
        None => plain("linted", "yes"),
    });
    let number = shown.number.map(|number| number.to_string());
    rows.extend(number.map(|number| plain("number", &number)));
    rows.extend(shown.created.as_deref().map(|day| plain("created", day)));
    rows.push(phase(shown));
    rows.push(match &shown.exempt {
        Some(exempt) => Row::new(
            "exempt",
            &format!(
                "{}: rules about content run only where something says so",
                exempt.reason
            ),
            (!exempt.from.is_exemption()).then(|| exempt.from.words()),
        ),
        None => plain("exempt", "no"),
    });
    let decision = shown.decision.iter();
    rows.extend(decision.map(|it| Row::new("decision", it.kind, Some(it.from.words()))));
    let overrides = shown.overrides.iter();
    rows.extend(
        overrides.map(|it| Row::new("override", &it.paths.join(", "), Some(it.from.words()))),
    );
    rows
}

fn phase(shown: &Shown) -> Row {
    let Some(status) = &shown.status else {
        return Row::new("phase", "unknown", Some("no status".to_owned()));
    };
    let (phase, from) = match shown.phase.map(Phase::name) {
        Some(phase) => (phase, format!("status “{status}”")),
        None => ("unknown", format!("the status “{status}” means none")),
    };
    Row::new("phase", phase, Some(from))
}

fn write_block(out: &mut dyn Write, rows: &[Row]) -> io::Result<()> {
    let widest = |column: fn(&Row) -> &str| {
        let widths = rows.iter().map(|row| column(row).chars().count());
        widths.filter(|width| *width <= MOST_COLUMNS).max()
    };
    let keys = widest(|row| &row.key).unwrap_or_default();
    let values = widest(|row| if row.from.is_some() { &row.value } else { "" });
    let values = values.unwrap_or_default();
    for Row { key, value, from } in rows {
        let text = match from {
            Some(from) => format!("  {key:keys$}  {value:values$}  ({from})"),
            None => format!("  {key:keys$}  {value}"),
        };
        line(out, &text)?;
    }
    Ok(())
}

fn line(out: &mut dyn Write, text: &str) -> io::Result<()> {
    writeln!(out, "{}", without_workflow_command(text))
}
