//! The verdicts on documents that were read by hand, where they are at hand.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::root;

/// The labelled documents lie beside the project, not in it.
fn labelled() -> Option<PathBuf> {
    let folder = root().parent().map(|parent| parent.join("shared/eval"))?;
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: the labelled documents are not here");
    None
}

/// Runs one of the scorers, which fails where a figure is below its floor.
fn score(folder: &Path, script: &str, inputs: &[&str], command: &str, floors: &[&str]) {
    let mut run = Command::new("python3");
    run.arg(folder.join(script));
    for floor in floors {
        run.args(["--min", floor]);
    }
    let run = run
        .args(inputs.iter().map(|input| folder.join(input)))
        .args(["--", env!("CARGO_BIN_EXE_wherefore")])
        .args([command, "--no-config", "--format", "json"])
        .current_dir(folder)
        .output()
        .expect("python3");
    println!("{}", String::from_utf8_lossy(&run.stdout));
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
}

#[test]
fn the_four_elements_agree_with_the_readers() {
    let Some(folder) = labelled() else { return };
    let floors = [
        "what.f1=0.99",
        "why.f1=0.99",
        "when.f1=0.88",
        "when.kappa=0.75",
        "metric.f1=0.72",
        "what.place=0.85",
        "why.place=0.85",
        "when.place=0.85",
        "metric.place=0.85",
    ];
    score(
        &folder,
        "score.py",
        &["dev-labels.jsonl", "dev"],
        "outline",
        &floors,
    );
}

#[test]
fn sections_that_claim_success_or_timing_are_judged_as_the_readers_do() {
    let Some(folder) = labelled() else { return };
    score(
        &folder,
        "score_passages.py",
        &["dev-passages.jsonl"],
        "check",
        &[
            "metric.measurable.f1=0.90",
            "metric.baseline.kappa=0.75",
            "metric.deadline.kappa=0.75",
            "metric.target.f1=0.99",
            "when.present.f1=0.90",
            "when.validation.kappa=0.65",
        ],
    );
}

#[test]
fn every_real_document_is_judged_without_a_failure() {
    let Some(folder) = labelled() else { return };
    let run = Command::new(env!("CARGO_BIN_EXE_wherefore"))
        .args(["check", "--no-config", "--format", "json"])
        .arg(folder.join("dev"))
        .output()
        .expect("the binary");
    assert!(
        matches!(run.status.code(), Some(0 | 1)),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let json: serde_json::Value = serde_json::from_slice(&run.stdout).expect("JSON");
    assert!(
        json["summary"]["proposals"].as_u64() >= Some(200),
        "{}",
        json["summary"]
    );
}
