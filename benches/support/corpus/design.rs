//! The design of a proposal: sections of prose, code, lists, tables, quotes, footnotes and comments up to its size.

use super::random::Random;
use super::words::{name, paragraph, sentence, subject, thing, wrapped};
use super::{elements, path_of};

const HEADINGS: &[&str] = &[
    "Detailed design",
    "API changes",
    "Implementation",
    "Data model",
    "Error handling",
    "Migration",
    "Compatibility",
    "Security",
    "Test plan",
    "Storage format",
    "Protocol",
    "Edge cases",
    "Prior art",
    "Open questions",
    "Monitoring",
    "Performance",
    "Failure modes",
];

const CODE: &[(&str, &str)] = &[
    (
        "rust",
        "pub fn open(path: &Path) -> Result<Snapshot, Error> {\n    let bytes = read(path)?;\n    Snapshot::decode(&bytes) // may fail\n}\n",
    ),
    (
        "yaml",
        "apiVersion: example.org/v1\nkind: Schedule\nspec:\n  replicas: 3\n  schedule: \"0 4 * * *\"\n",
    ),
    (
        "json",
        "{\n  \"id\": 42,\n  \"state\": \"ready\",\n  \"items\": [1, 2, 3]\n}\n",
    ),
    ("", "$ tool apply --dry-run\n# nothing to do\nok 12 items\n"),
    (
        "sql",
        "SELECT tenant, count(*) FROM events\nWHERE created > now() - interval '1 day'\nGROUP BY tenant;\n",
    ),
];

/// Adds sections until the text has so many bytes.
pub(super) fn write(random: &mut Random, text: &mut String, size: f64) {
    let mut notes = 0;
    while (text.len() as f64) < size {
        let anchor = heading(random, text);
        for _ in 0..random.within(1, 4) {
            block(random, text, &anchor, &mut notes);
            if text.len() as f64 >= size {
                break;
            }
        }
    }
    for note in 1..=notes {
        text.push_str(&format!("[^{note}]: {}\n\n", sentence(random)));
    }
}

/// Four of ten proposals name an earlier one, and some of those a place in it.
pub(super) fn link(random: &mut Random, text: &mut String, number: usize) {
    if number == 1 || !random.chance(40) {
        return;
    }
    let other = random.within(1, number - 1);
    let up = if path_of(number).ends_with("/README.md") {
        "../.."
    } else {
        ".."
    };
    let anchor = match random.below(6) {
        0 if !other.is_multiple_of(12) => "#".to_owned() + &slug(elements::first_heading(other)),
        _ => String::new(),
    };
    let path = path_of(other);
    text.push_str(&format!(
        "It builds on [RFC {other:04}]({up}/{path}{anchor}).\n\n"
    ));
}

/// Writes a heading and returns what links to it.
fn heading(random: &mut Random, text: &mut String) -> String {
    let title = random.pick(HEADINGS);
    let (marks, title) = match random.below(5) {
        0 => ("##", title.to_owned()),
        1 => ("###", format!("{title} of {}", thing(random))),
        2 => ("####", format!("`{}`", name(random))),
        3 => ("###", subject(random)),
        _ => (
            "##",
            format!("{title} and {}", random.pick(HEADINGS).to_lowercase()),
        ),
    };
    text.push_str(&format!("{marks} {title}\n\n"));
    slug(&title)
}

/// What a heading is called in links.
fn slug(title: &str) -> String {
    let kept = title
        .chars()
        .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

fn block(random: &mut Random, text: &mut String, anchor: &str, notes: &mut usize) {
    match random.below(100) {
        0..26 => text.push_str(&wrapped(random)),
        26..51 => text.push_str(&paragraph(random)),
        51..70 => list(random, text),
        70..84 => code(random, text),
        84..88 => table(random, text),
        88..90 => text.push_str(&format!("> {}", sentence(random))),
        90..93 => {
            *notes += 1;
            text.push_str(&format!("{}[^{notes}]", paragraph(random)));
        }
        93..94 => text.push_str(&format!("<!-- {} -->", sentence(random))),
        94..96 => tasks(random, text),
        96..97 => html(random, text),
        _ => text.push_str(&format!("{} See [above](#{anchor}).", paragraph(random))),
    }
    text.push_str("\n\n");
}

fn list(random: &mut Random, text: &mut String) {
    let is_ordered = random.chance(25);
    for item in 1..=random.within(2, 7) {
        let mark = if is_ordered {
            format!("{item}.")
        } else {
            "-".to_owned()
        };
        let words = match random.below(4) {
            0 => format!("`{}`: {}", name(random), sentence(random)),
            1 => format!("**{}**: {}", thing(random), sentence(random)),
            _ => sentence(random),
        };
        text.push_str(&format!("{mark} {words}\n"));
        if random.chance(15) {
            text.push_str(&format!("   - {}\n", sentence(random)));
        }
    }
}

fn tasks(random: &mut Random, text: &mut String) {
    for _ in 0..random.within(2, 5) {
        let mark = if random.chance(50) { "x" } else { " " };
        text.push_str(&format!("- [{mark}] {}\n", sentence(random)));
    }
}

fn code(random: &mut Random, text: &mut String) {
    let (language, lines) = random.pick(CODE);
    let lines = lines.repeat(random.within(1, 4));
    text.push_str(&format!("```{language}\n{lines}```"));
}

fn table(random: &mut Random, text: &mut String) {
    text.push_str("| Field | Type | Meaning |\n|-------|:----:|---------|\n");
    for _ in 0..random.within(2, 8) {
        let (field, kind) = (
            name(random).replace('|', ""),
            random.pick(&["string", "int", "list"]),
        );
        text.push_str(&format!("| `{field}` | {kind} | {} |\n", sentence(random)));
    }
}

fn html(random: &mut Random, text: &mut String) {
    text.push_str(&format!(
        "<details>\n<summary>{}</summary>\n\n{}\n\n</details>",
        sentence(random),
        wrapped(random)
    ));
}
