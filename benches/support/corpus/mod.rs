//! A corpus of made-up proposals, the same at every run: of 1 to 200 KB, in the forms that public processes use, with metadata in every
//! notation that is read.

mod design;
mod elements;
mod metadata;
mod random;
mod words;

use metadata::Notation;
use random::Random;

/// The smallest size of a proposal, in bytes.
const LEAST: f64 = 1_000.0;

/// The largest size of a proposal, in bytes.
const MOST: f64 = 200_000.0;

/// The configuration that the corpus is read by.
pub(crate) const CONFIG: &str = "metadata: { sidecar: meta.yaml }\n";

/// A file of metadata beside each proposal in a folder of its own.
pub(crate) const SIDECAR: &str = "meta.yaml";

/// A made-up proposal.
pub(crate) struct Proposal {
    /// Where it lies, from the root of its repository.
    pub(crate) path: String,
    /// Its Markdown.
    pub(crate) text: String,
    /// The file of metadata beside it, in YAML.
    pub(crate) sidecar: Option<String>,
}

/// So many proposals; the first of a larger corpus are those of a smaller one. Sizes are spread so that each doubling holds as many.
pub(crate) fn generate(count: usize) -> Vec<Proposal> {
    (1..=count).map(proposal).collect()
}

fn proposal(number: usize) -> Proposal {
    let mut random = Random::new(number as u64);
    let size = LEAST * (MOST / LEAST).powf(random.fraction());
    let notation = Notation::of(number);
    let subject = subject_of(number);
    let (before, sidecar) = metadata::write(&mut random, notation, number, &subject);
    let mut text = before;
    elements::write(&mut random, &mut text, number, &subject);
    design::link(&mut random, &mut text, number);
    design::write(&mut random, &mut text, size);
    Proposal {
        path: path_of(number),
        text,
        sidecar,
    }
}

/// Where the proposal with a number lies.
fn path_of(number: usize) -> String {
    let slug = subject_of(number).replace(' ', "-");
    match Notation::of(number) {
        Notation::Sidecar => format!("keps/{number:04}-{slug}/README.md"),
        _ => format!("rfcs/{number:04}-{slug}.md"),
    }
}

/// What the proposal with a number is about.
fn subject_of(number: usize) -> String {
    words::subject(&mut Random::new(number as u64))
}
