//! Reports against the official schemas of their formats, and in the hands of a parser that others use. The schemas lie
//! beside the project, not in it.

use std::path::PathBuf;
use std::process::Command;

use crate::hostile;
use crate::reports;
use crate::support::{Sandbox, clean, is_there, root};

fn schema(name: &str) -> Option<PathBuf> {
    let file = root().parent()?.join("shared/schemas").join(name);
    if !file.is_file() {
        println!("skipped: {name} is not here");
        return None;
    }
    Some(file)
}

/// Runs a tool in the sandbox, and says how it ended and what it told.
fn run(sandbox: &Sandbox, tool: &str, args: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(tool);
    clean(&mut command);
    let output = command.args(args).current_dir(sandbox.path()).output();
    let output = output.expect("the tool");
    let told = [output.stdout, output.stderr].concat();
    (
        output.status.code(),
        String::from_utf8_lossy(&told).into_owned(),
    )
}

/// Reports of sound proposals, of hostile ones, of failures, and of nothing at all.
fn all_reports(format: &str) -> (Sandbox, Vec<String>) {
    let sandbox = reports::sandbox();
    hostile::fill(&sandbox, "hostile");
    sandbox
        .file("other/a.md", "# A\n\n##Why\n\nx\n")
        .file("bad/.wherefore.yaml", "rles: {}\n")
        .file("bad/a.md", "");
    let mut files = Vec::new();
    for (index, paths) in [
        &["rfcs"][..],
        &["hostile"],
        &["other"],
        &["bad", "nowhere.md"],
        &["rfcs/0009-couriers.md"],
    ]
    .iter()
    .enumerate()
    {
        let file = format!("{index}.{format}");
        let output = format!("--format={format}={file}");
        sandbox.run(&[&["check", &output], *paths].concat());
        files.push(file);
    }
    (sandbox, files)
}

#[test]
fn sarif_and_rdjson_follow_their_schemas() {
    let tool = "check-jsonschema";
    if !is_there(tool) {
        return;
    }
    for (format, name) in [("sarif", "sarif-2.1.0.json"), ("rdjson", "rdjson.json")] {
        let Some(schema) = schema(name) else {
            continue;
        };
        let (sandbox, files) = all_reports(format);
        let schema = schema.to_str().expect("UTF-8");
        let files = files.iter().map(String::as_str);
        let args: Vec<&str> = ["--schemafile", schema].into_iter().chain(files).collect();
        let (status, told) = run(&sandbox, tool, &args);
        assert_eq!(status, Some(0), "{format}: {told}");
        // And what does not follow it is told.
        sandbox.file("wrong", r#"{"version": 3, "runs": 1, "diagnostics": 1}"#);
        let (status, _) = run(&sandbox, tool, &["--schemafile", schema, "wrong"]);
        assert_eq!(status, Some(1));
    }
}

#[test]
fn a_parser_of_junit_takes_errors_for_failures_and_nothing_else() {
    let tool = "junitparser";
    if !is_there(tool) {
        return;
    }
    let (sandbox, files) = all_reports("junit");
    for (file, expected) in files.iter().zip([1, 1, 1, 1, 0]) {
        let (status, told) = run(&sandbox, tool, &["verify", file]);
        assert_eq!(status, Some(expected), "{file}: {told}");
    }
    sandbox.run(&[
        "check",
        "--format=junit=warned.xml",
        "rfcs/0008-gates & doors.md",
    ]);
    assert_eq!(run(&sandbox, tool, &["verify", "warned.xml"]).0, Some(0));
}
