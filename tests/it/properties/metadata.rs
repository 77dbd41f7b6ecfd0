//! Metadata in every notation: keys and values stand where they say, and what keeps them from being read does, too.

use wherefore::proposal::Proposal;
use wherefore::proposal::metadata::Origin;
use wherefore::proposal::vocabulary::Vocabulary;
use wherefore::source::Source;

use super::parser;
use super::world::PATH;

const BODY: &str =
    "\n# Maps\n\n## Why\n\nMaps do not load.\n\n## When\n\nIt ships on 2027-02-08.\n";

/// The first byte says how the others are written: `y`AML, `t`OML, a `l`ist, a table of `r`ows, lines in `b`old, plain
/// li`n`es, a `c`ode block, a section of its own for `m`etadata, a `s`idecar, or `a`bove and beside the document.
pub fn holds(bytes: &[u8]) {
    let Some((notation, words)) = bytes.split_first() else {
        return;
    };
    let words = String::from_utf8_lossy(words);
    let source = match notation {
        b'y' => document(format!("---\n{words}\n---\n{BODY}")),
        b't' => document(format!("+++\n{words}\n+++\n{BODY}")),
        b'l' => document(format!(
            "# Maps\n\n{}{BODY}",
            each(&words, |line| format!("- {line}\n"))
        )),
        b'r' => document(format!(
            "| Field | Value |\n|---|---|\n{}{BODY}",
            each(&words, row)
        )),
        b'b' => document(format!("# Maps\n\n{}{BODY}", each(&words, bold))),
        b'n' => document(format!("# Maps\n\n{words}\n{BODY}")),
        b'c' => document(format!("```\n{words}\n```\n{BODY}")),
        b'm' => document(format!("{BODY}\n## Metadata\n\n{words}\n")),
        b's' => document(BODY.to_owned()).with_sidecar(Some(beside(words.as_bytes()))),
        b'a' => document(format!("---\n{words}\n---\n{BODY}"))
            .with_sidecar(Some(beside(words.as_bytes()))),
        // Not UTF-8, or too much of it.
        _ => document(BODY.to_owned()).with_sidecar(Some(beside(bytes))),
    };
    parser::read_and_judged(&source);
    keys_are_written_there(&source);
}

fn document(text: String) -> Source {
    Source::new(PATH, text)
}

fn beside(bytes: &[u8]) -> Source {
    Source::decode("rfcs/kep.yaml", bytes.to_vec())
}

fn each(words: &str, write: impl Fn(&str) -> String) -> String {
    words.lines().map(write).collect()
}

fn row(line: &str) -> String {
    let (key, value) = line.split_once(':').unwrap_or((line, ""));
    format!("| {key} | {value} |\n")
}

fn bold(line: &str) -> String {
    let (key, value) = line.split_once(':').unwrap_or((line, ""));
    format!("**{key}:**{value}  \n")
}

/// Where a key is written without quotes, escapes or markup, its bytes are the key.
fn keys_are_written_there(source: &Source) {
    let vocabulary = Vocabulary::default();
    let proposal = Proposal::parse(source, &vocabulary);
    let metadata = proposal.metadata();
    for (index, entry) in metadata.entries().iter().enumerate() {
        let written = proposal.text_in(metadata.origin(index).text(), entry.key_span);
        let is_plain = |c: char| c.is_alphanumeric() || c == ' ' || c == '-';
        if written.chars().all(is_plain) && metadata.origin(index) != Origin::Sidecar {
            assert_eq!(written, entry.key, "{entry:?} in {:?}", source.text());
        }
    }
}
