//! The title and the metadata of a proposal, in one of the notations that are read.

use super::random::Random;
use super::words::date;

/// How metadata is written.
#[derive(Clone, Copy)]
pub(super) enum Notation {
    Yaml,
    Toml,
    List,
    Table,
    Lines,
    Sidecar,
}

impl Notation {
    /// All of them in turn.
    pub(super) fn of(number: usize) -> Self {
        use Notation::{Lines, List, Sidecar, Table, Toml, Yaml};
        [Yaml, Toml, List, Table, Lines, Sidecar][number % 6]
    }
}

const STATUSES: &[&str] = &["draft", "proposed", "in review", "accepted", "implemented"];

/// What stands before the first section, and the file beside the document if there is one.
pub(super) fn write(
    random: &mut Random,
    notation: Notation,
    number: usize,
    subject: &str,
) -> (String, Option<String>) {
    let title = title(subject);
    let status = random.pick(STATUSES);
    let created = date(random);
    let author = format!("@author-{}", random.below(60));
    let rows = [
        ("Number", format!("{number:04}")),
        ("Status", status.to_owned()),
        ("Created", created),
        ("Authors", author),
    ];
    let each = |row: fn(&str, &str) -> String| -> String {
        rows.iter().map(|(key, value)| row(key, value)).collect()
    };
    let yaml = || {
        let [(_, number), (_, status), (_, created), (_, author)] = &rows;
        format!(
            "title: {title}\nnumber: \"{number}\"\nstatus: {status}\ncreated: {created}\nauthors: [\"{author}\"]\n"
        )
    };
    match notation {
        Notation::Yaml => (format!("---\n{}---\n\n# {title}\n\n", yaml()), None),
        Notation::Toml => {
            let keys = each(|key, value| format!("{} = \"{value}\"\n", key.to_lowercase()));
            (format!("+++\n{keys}+++\n\n# {title}\n\n"), None)
        }
        Notation::List => {
            let items = each(|key, value| format!("- {key}: {value}\n"));
            (format!("# RFC {number:04}: {title}\n\n{items}\n"), None)
        }
        Notation::Table => {
            let cells = each(|key, value| format!("| {key} | {value} |\n"));
            (
                format!("# {title}\n\n| Field | Value |\n|---|---|\n{cells}\n"),
                None,
            )
        }
        Notation::Lines => {
            let lines = each(|key, value| format!("**{key}:** {value}  \n"));
            (format!("# {title}\n\n{lines}\n"), None)
        }
        Notation::Sidecar => (format!("# {title}\n\n"), Some(yaml())),
    }
}

fn title(subject: &str) -> String {
    let (first, rest) = subject.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}
