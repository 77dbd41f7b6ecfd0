//! What holds of any bytes, asked of the seeds of the fuzz targets, of what fuzzing found, and of both cut and joined anew.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::properties::{baseline, config, formats, metadata, parser, suppressions};
use crate::support::root;

/// What is asked of the texts of a target.
type Property = fn(&[u8]);

/// Joined texts are asked of so many times.
const CASES: u32 = 128;

fn holds(target: &str, property: Property) {
    let texts = texts_of(target);
    for (file, text) in &texts {
        let result = std::panic::catch_unwind(|| property(text));
        assert!(result.is_ok(), "of {}", file.display());
    }
    let pieces = texts.iter().flat_map(|(_, text)| pieces(text)).collect();
    let result = runner().run(&joined(pieces), |bytes| {
        property(&bytes);
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}

/// The seeds of a target, where they are at hand, and what fuzzing found.
fn texts_of(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folders = [root().join("fuzz/seeds"), root().join("fixtures/fuzz")];
    let files = folders
        .iter()
        .flat_map(|folder| files_in(&folder.join(target)));
    let mut files: Vec<PathBuf> = files.collect();
    files.sort();
    let read = |file: PathBuf| (file.clone(), std::fs::read(file).expect("a text"));
    files.into_iter().map(read).collect()
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).into_iter().flatten();
    files.map(|file| file.expect("a file").path()).collect()
}

/// The lines of a text, and its words.
fn pieces(text: &[u8]) -> Vec<Vec<u8>> {
    let lines = text.split_inclusive(|byte| *byte == b'\n');
    let words = text.split_inclusive(|byte| *byte == b' ');
    lines.chain(words).map(<[u8]>::to_vec).collect()
}

fn joined(pieces: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        8 => prop::sample::select(pieces),
        1 => prop::sample::select(vec!["\n", "\n\n", "\r\n", "\n%%\n", "<!--", "```\n", "é", "\u{feff}", "  "]).prop_map(|it| it.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 1..4),
    ];
    prop::collection::vec(piece, 1..40).prop_map(|pieces| pieces.concat())
}

/// The same cases in every run; `PROPTEST_CASES` asks for another number of them.
fn runner() -> TestRunner {
    let asked = Config::default();
    let config = Config {
        failure_persistence: None,
        cases: if std::env::var_os("PROPTEST_CASES").is_some() {
            asked.cases
        } else {
            CASES
        },
        ..asked
    };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

#[test]
fn a_document_of_any_bytes_is_read_in_order_and_judged_in_its_place() {
    holds("parser", parser::holds);
}

#[test]
fn metadata_in_any_notation_stands_where_it_says() {
    holds("metadata", metadata::holds);
}

#[test]
fn a_configuration_of_any_bytes_is_refused_with_places_or_can_be_used() {
    holds("config", config::holds);
}

#[test]
fn comments_silence_what_they_speak_of_and_nothing_else() {
    holds("suppressions", suppressions::holds);
}

#[cfg(unix)]
#[test]
fn every_format_holds_the_same_of_any_document_under_any_name() {
    holds("formats", formats::holds);
}

#[test]
fn a_baseline_is_read_back_as_it_was_written() {
    holds("baseline", baseline::holds);
}
