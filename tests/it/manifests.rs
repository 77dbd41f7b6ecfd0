//! The action, the workflows and their scripts, as the tools see them that read such files; and what must stay in step among them.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::readme;
use crate::support::{Sandbox, clean, files_below, is_there, root};

/// Runs a tool at the project's root, which has to find nothing.
fn finds_nothing(tool: &str, args: &[&str]) {
    let mut command = Command::new(tool);
    clean(&mut command);
    let output = command.args(args).current_dir(root()).output();
    let output = output.expect("the tool");
    assert!(
        output.status.success(),
        "{tool} {args:?}:\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

/// The files of these kinds below `.github`, from the root.
fn github_files(extension: &str) -> Vec<String> {
    let files = files_below(".github").into_iter();
    files
        .filter(|file| file.extension().is_some_and(|found| found == extension))
        .map(|file| from_root(&file))
        .collect()
}

fn from_root(file: &std::path::Path) -> String {
    let file = file.strip_prefix(root()).expect("a file of the project");
    file.to_str().expect("UTF-8").replace('\\', "/")
}

/// The action and the workflows.
fn yaml_files() -> Vec<String> {
    let mut files = github_files("yml");
    assert!(files.len() >= 2, "{files:?}");
    files.push("action.yml".to_owned());
    files
}

fn read(file: &str) -> String {
    let text = std::fs::read_to_string(root().join(file));
    text.unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Every value below a key of that name.
fn values_of(key: &str, value: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    let mut rest = vec![value];
    while let Some(value) = rest.pop() {
        match value {
            Value::Object(fields) => {
                found.extend(fields.get(key).cloned());
                rest.extend(fields.values());
            }
            Value::Array(items) => rest.extend(items),
            _ => {}
        }
    }
    found
}

fn parse(file: &str) -> Value {
    serde_yaml::from_str(&read(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

#[test]
fn they_follow_their_schemas() {
    let tool = "check-jsonschema";
    if !is_there(tool) {
        return;
    }
    // The schemas lie beside the project, not in it; the tool brings two of them along.
    let beside = |name: &str| -> Option<PathBuf> {
        let file = root().parent()?.join("shared/schemas").join(name);
        file.is_file().then_some(file)
    };
    let sandbox = Sandbox::new();
    sandbox.file("config.yaml", readme::section("As a hook").block("yaml"));
    let config = sandbox.path().join("config.yaml");
    let config = config.to_str().expect("UTF-8");
    let workflows: Vec<String> = github_files("yml");
    let workflows: Vec<&str> = workflows.iter().map(String::as_str).collect();
    for (schema, known, files) in [
        (
            "github-action.json",
            Some("vendor.github-actions"),
            &["action.yml"][..],
        ),
        (
            "github-workflow.json",
            Some("vendor.github-workflows"),
            &workflows,
        ),
        ("pre-commit-hooks.json", None, &[".pre-commit-hooks.yaml"]),
        ("pre-commit-config.json", None, &[config]),
    ] {
        let beside = beside(schema);
        let beside = beside.as_ref().map(|file| file.to_str().expect("UTF-8"));
        let choices = [("--schemafile", beside), ("--builtin-schema", known)];
        let mut is_checked = false;
        for (option, schema) in choices {
            if let Some(schema) = schema {
                finds_nothing(tool, &[&[option, schema], files].concat());
                is_checked = true;
            }
        }
        if !is_checked {
            println!("skipped: {schema} is not here");
        }
    }
}

#[test]
fn the_examples_in_the_readme_follow_the_schemas() {
    let tool = "check-jsonschema";
    if !is_there(tool) {
        return;
    }
    let examples = readme::section("In CI").blocks("yaml");
    let [workflow, steps, gitlab] = &examples[..] else {
        panic!("{examples:?}");
    };
    let (before, _) = workflow.split_once("      - uses: <").expect("the step");
    let with_upload = format!("{before}{steps}");
    let sandbox = Sandbox::new();
    for (name, schema, text) in [
        ("workflow.yml", "vendor.github-workflows", workflow),
        ("with-upload.yml", "vendor.github-workflows", &with_upload),
        ("gitlab.yml", "vendor.gitlab-ci", gitlab),
    ] {
        let file = sandbox.file(name, text).path().join(name);
        let file = file.to_str().expect("UTF-8");
        finds_nothing(tool, &["--builtin-schema", schema, file]);
    }
}

#[test]
fn zizmor_finds_nothing_in_them() {
    if is_there("zizmor") {
        finds_nothing(
            "zizmor",
            &[
                "--offline",
                "--no-progress",
                "--strict-collection",
                "--persona=auditor",
                ".github",
                "action.yml",
            ],
        );
    }
}

#[test]
fn shellcheck_finds_nothing_in_their_scripts() {
    if !is_there("shellcheck") {
        return;
    }
    let mut scripts = github_files("sh");
    assert!(scripts.len() >= 6, "{scripts:?}");
    scripts.push(".ci/run".to_owned());
    let sandbox = Sandbox::new();
    for file in yaml_files() {
        for (number, script) in values_of("run", &parse(&file)).iter().enumerate() {
            // `defaults` has a key of this name, too.
            let Some(script) = script.as_str() else {
                continue;
            };
            let name = format!("{}-{number}.sh", file.replace('/', "-"));
            sandbox.file(&name, format!("#!/usr/bin/env bash\n{script}\n"));
            scripts.push(sandbox.path().join(name).display().to_string());
        }
    }
    let scripts: Vec<&str> = scripts.iter().map(String::as_str).collect();
    finds_nothing(
        "shellcheck",
        &[&["--external-sources"], &scripts[..]].concat(),
    );
}

#[test]
fn no_script_has_text_of_somebody_else_put_into_it() {
    for file in yaml_files() {
        for script in values_of("run", &parse(&file)) {
            assert!(!script.to_string().contains("${{"), "{file}: {script}");
        }
    }
}

#[test]
fn every_action_is_named_by_its_commit_and_one_version_is_used_of_each() {
    let mut used = std::collections::BTreeMap::new();
    for file in yaml_files() {
        let text = read(&file);
        for line in text.lines() {
            let Some((_, action)) = line.split_once("uses: ") else {
                continue;
            };
            if action.starts_with("./") {
                continue;
            }
            let (action, version) = action
                .split_once(" # v")
                .unwrap_or_else(|| panic!("{file}: {line}"));
            let (name, commit) = action.split_once('@').expect("a commit");
            let is_hash = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
            assert!(is_hash, "{file}: {line}");
            assert_eq!(version.split('.').count(), 3, "{file}: {line}");
            let first = used
                .entry(name.to_owned())
                .or_insert_with(|| action.to_owned());
            assert_eq!(first, action, "{file}: {line}");
        }
    }
    assert!(used.contains_key("actions/checkout"));
}

#[test]
fn what_the_action_fetches_is_built_for_a_release() {
    let script = read(".github/action/install.sh");
    let wanted: Vec<&str> = script
        .lines()
        .filter_map(|line| line.split_once(") target="))
        .filter_map(|(_, rest)| rest.split([' ', ';']).next())
        .filter(|target| *target != "''")
        .collect();
    assert_eq!(wanted.len(), 6, "{wanted:?}");
    let release = parse(".github/workflows/release.yml");
    let built = &release["jobs"]["build"]["strategy"]["matrix"]["include"];
    let built: Vec<&str> = built
        .as_array()
        .expect("the matrix")
        .iter()
        .map(|build| build["target"].as_str().expect("a target"))
        .collect();
    for target in wanted {
        assert!(built.contains(&target), "{target} is not among {built:?}");
    }
}

#[test]
fn the_inputs_in_the_readme_are_those_of_the_action() {
    let readme = read("README.md");
    let (_, section) = readme.split_once("\n## In CI\n").expect("the section");
    let (_, table) = section
        .split_once("| Input | |\n|---|---|\n")
        .expect("the table");
    let mut told: Vec<&str> = table
        .lines()
        .map_while(|line| line.strip_prefix("| `"))
        .filter_map(|line| line.split('`').next())
        .collect();
    told.sort_unstable();
    let action = parse("action.yml");
    let inputs = action["inputs"].as_object().expect("inputs");
    let mut expected: Vec<&String> = inputs.keys().collect();
    expected.sort_unstable();
    assert_eq!(told, expected);
}
