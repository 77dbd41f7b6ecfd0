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

fn score(folder: &Path, floors: &[&str]) -> std::process::Output {
    let mut command = Command::new("python3");
    command.arg(folder.join("score.py"));
    for floor in floors {
        command.args(["--min", floor]);
    }
    command
        .arg(folder.join("dev-labels.jsonl"))
        .arg(folder.join("dev"))
        .arg("--")
        .arg(env!("CARGO_BIN_EXE_wherefore"));
    command
        .args(["outline", "--no-config", "--format", "json"])
        .output()
        .expect("python3")
}

#[test]
fn what_and_why_agree_with_the_readers() {
    let Some(folder) = labelled() else { return };
    let run = score(
        &folder,
        &[
            "what.f1=0.95",
            "why.f1=0.97",
            "what.place=0.85",
            "why.place=0.85",
        ],
    );
    println!("{}", String::from_utf8_lossy(&run.stdout));
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
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
