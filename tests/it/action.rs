//! The action for GitHub: its steps run as the runner runs them, in clones as actions/checkout makes them.

use std::process::Command;

use serde_json::{Value, json};

use crate::support::{COMPLETE, Sandbox, clean, root, without};

/// Where the action is said to come from.
const REPOSITORY: &str = "somebody/wherefore";

/// What was found in a whole run of the action.
struct Played {
    status: i32,
    log: String,
    summary: String,
}

/// One run of the action, in the folder `clone` of a sandbox.
struct Job<'a> {
    sandbox: &'a Sandbox,
    event_name: &'a str,
    event: Value,
    inputs: Vec<(&'a str, &'a str)>,
    env: Vec<(&'a str, String)>,
}

impl<'a> Job<'a> {
    fn new(sandbox: &'a Sandbox, event_name: &'a str, event: &Value) -> Self {
        Self {
            sandbox,
            event_name,
            event: event.clone(),
            inputs: Vec::new(),
            env: Vec::new(),
        }
    }

    fn input(mut self, name: &'a str, value: &'a str) -> Self {
        self.inputs.push((name, value));
        self
    }

    fn env(mut self, name: &'a str, value: impl Into<String>) -> Self {
        self.env.push((name, value.into()));
        self
    }

    /// Runs the steps until one fails, as the runner does.
    fn play(&self) -> Played {
        let text = std::fs::read_to_string(root().join("action.yml")).expect("the action");
        let action: Value = serde_yaml::from_str(&text).expect("YAML");
        let mut contexts = json!({
            "github": { "event": self.event, "action_repository": REPOSITORY },
            "inputs": {},
            "steps": {},
        });
        let declared = action["inputs"].as_object().expect("inputs");
        for (name, input) in declared {
            contexts["inputs"][name] = input["default"].clone();
        }
        for (name, value) in &self.inputs {
            assert!(declared.contains_key(*name), "no input {name}");
            contexts["inputs"][name] = json!(value);
        }
        for folder in ["runner/temp", "runner/files", "home"] {
            let folder = self.sandbox.path().join(folder);
            std::fs::create_dir_all(folder).expect("a folder");
        }
        let mut played = Played {
            status: 0,
            log: String::new(),
            summary: String::new(),
        };
        for (number, step) in action["runs"]["steps"]
            .as_array()
            .expect("steps")
            .iter()
            .enumerate()
        {
            self.step(number, step, &mut contexts, &mut played);
            if played.status != 0 {
                break;
            }
        }
        played
    }

    fn step(&self, number: usize, step: &Value, contexts: &mut Value, played: &mut Played) {
        for key in step.as_object().expect("a step").keys() {
            let is_known = ["name", "id", "shell", "env", "run"].contains(&&**key);
            assert!(is_known, "`{key}` of a step is not played here");
        }
        assert_eq!(step["shell"], "bash");
        let script = format!("runner/files/{number}.sh");
        let [output, summary] = ["output", "summary"].map(|file| {
            let file = format!("runner/files/{number}.{file}");
            self.sandbox.file(&file, "");
            self.sandbox.path().join(file)
        });
        let event = self.event.to_string();
        self.sandbox
            .file("runner/files/event.json", event)
            .file(&script, step["run"].as_str().expect("a script"));
        let at = |path: &str| self.sandbox.path().join(path).into_os_string();
        let mut command = Command::new("bash");
        clean(&mut command);
        command
            .args(["--noprofile", "--norc", "-eo", "pipefail"])
            .arg(at(&script))
            .current_dir(at("clone"))
            .env("GITHUB_ACTIONS", "true")
            .env("GITHUB_ACTION_PATH", root())
            .env("GITHUB_EVENT_NAME", self.event_name)
            .env("GITHUB_EVENT_PATH", at("runner/files/event.json"))
            .env("GITHUB_OUTPUT", &output)
            .env("GITHUB_STEP_SUMMARY", &summary)
            .env("GITHUB_WORKSPACE", at("clone"))
            .env("GITHUB_SERVER_URL", self.server())
            .env("GITHUB_REPOSITORY", "somebody/proposals")
            .env("RUNNER_TEMP", at("runner/temp"))
            .env("RUNNER_OS", "Linux")
            .env("RUNNER_ARCH", "X64")
            .env("HOME", at("home"))
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("PATH", self.path());
        for (name, value) in step["env"].as_object().into_iter().flatten() {
            let value = value.as_str().expect("a string");
            command.env(name, evaluate(value, contexts));
        }
        for (name, value) in &self.env {
            command.env(name, value);
        }
        let ran = command.output().expect("bash");
        let ran = self.sandbox.ended(&ran);
        played.status = ran.status;
        played.log += &ran.stdout;
        played.log += &ran.stderr;
        played.summary += &std::fs::read_to_string(summary).expect("the summary");
        let outputs = std::fs::read_to_string(output).expect("the outputs");
        for line in outputs.lines() {
            let (name, value) = line.split_once('=').expect("an output");
            let step = step["id"].as_str().expect("the id of a step with outputs");
            contexts["steps"][step]["outputs"][name] = json!(value);
        }
    }

    /// The folder `bin` of the sandbox goes first.
    fn path(&self) -> std::ffi::OsString {
        let path = std::env::var_os("PATH").expect("a path");
        let folders = std::env::split_paths(&path);
        let bin = self.sandbox.path().join("bin");
        std::env::join_paths(std::iter::once(bin).chain(folders)).expect("a path")
    }

    fn server(&self) -> String {
        format!("file://{}/server", self.sandbox.path().display())
    }
}

impl Played {
    /// The workflow commands that the runner would carry out, as it finds them.
    fn commands(&self) -> Vec<&str> {
        let mut commands = Vec::new();
        let mut resume = None;
        for line in self.log.lines() {
            if let Some(word) = &resume {
                if line.trim() == word {
                    resume = None;
                }
            } else if let Some(word) = line.strip_prefix("::stop-commands::") {
                resume = Some(format!("::{word}::"));
            } else if line.trim_start().starts_with("::") || line.contains("##[") {
                commands.push(line);
            }
        }
        assert_eq!(resume, None, "commands stay stopped: {}", self.log);
        commands
    }

    /// The files that are annotated, each as often as it is.
    fn annotated(&self) -> Vec<&str> {
        let commands = self.commands().into_iter();
        commands
            .map(|command| {
                let file = command.split_once("file=");
                let (_, rest) = file.unwrap_or_else(|| panic!("{command}\n{}", self.log));
                rest.split_once(',').expect("a place").0
            })
            .collect()
    }

    /// That the run ended with one error of its own, which says all that.
    fn failed_saying(&self, words: &[&str]) {
        assert_eq!(self.status, 2, "{}", self.log);
        let [command] = self.commands()[..] else {
            panic!("{}", self.log);
        };
        assert!(
            command.starts_with("::error title=wherefore::"),
            "{command}"
        );
        for word in words {
            assert!(command.contains(word), "{command}");
        }
    }
}

/// Expressions as the action has them: `a.b || c.d`, where what is not there is empty.
fn evaluate(text: &str, contexts: &Value) -> String {
    let mut value = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${{") {
        let (expression, after) = after.split_once("}}").expect("the end of an expression");
        let found = expression.split("||").map(|operand| {
            let path = format!("/{}", operand.trim().replace('.', "/"));
            let known = ["/inputs/", "/github/event/", "/github/action_", "/steps/"];
            let is_known = known.iter().any(|context| path.starts_with(context));
            assert!(is_known, "`{operand}` is not played here");
            let found = contexts.pointer(&path).unwrap_or(&Value::Null);
            found.as_str().unwrap_or_default()
        });
        value += before;
        value += found
            .into_iter()
            .find(|found| !found.is_empty())
            .unwrap_or_default();
        rest = after;
    }
    value + rest
}

/// The repository `origin` with an old fault on `main`, a pull request from `topic` that adds another, and the built program in `bin`.
fn forge() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.git(&["init", "--quiet", "origin"]);
    commit(&sandbox, "rfcs/0001-old.md", &without("When"));
    sandbox.git(&["-C", "origin", "switch", "--quiet", "-c", "topic"]);
    commit(&sandbox, "rfcs/0002-new.md", &without("Why"));
    sandbox.git(&["-C", "origin", "switch", "--quiet", "main"]);
    std::fs::create_dir(sandbox.path().join("bin")).expect("a folder");
    let program = env!("CARGO_BIN_EXE_wherefore");
    std::os::unix::fs::symlink(program, sandbox.path().join("bin/wherefore")).expect("a link");
    sandbox
}

/// Commits a file on the branch that is checked out in `origin`.
fn commit(sandbox: &Sandbox, path: &str, text: &str) {
    sandbox.file(&format!("origin/{path}"), text);
    sandbox.git(&["-C", "origin", "add", "--all"]);
    sandbox.git(&["-C", "origin", "commit", "--quiet", "-m", "change"]);
}

fn commit_of(sandbox: &Sandbox, folder: &str, revision: &str) -> String {
    let run = sandbox.try_git(folder, &["rev-parse", revision]);
    assert_eq!(run.status, 0, "{}", run.screen());
    run.stdout.trim().to_owned()
}

/// What the event of a pull request says of it, in so far as it is asked.
fn pull_request(sandbox: &Sandbox) -> Value {
    json!({
        "action": "synchronize",
        "number": 1,
        "pull_request": {
            "number": 1,
            "head": { "ref": "topic", "sha": commit_of(sandbox, "origin", "topic") },
            "base": { "ref": "main", "sha": commit_of(sandbox, "origin", "main") },
        },
    })
}

/// Merges the pull request as GitHub does to try it: under a name of its own, on no branch.
fn merge(sandbox: &Sandbox) {
    for args in [
        &["switch", "--quiet", "--detach", "main"][..],
        &["merge", "--quiet", "--no-ff", "-m", "Merge", "topic"],
        &["update-ref", "refs/pull/1/merge", "HEAD"],
        &["switch", "--quiet", "main"],
    ] {
        sandbox.git(&[&["-C", "origin"], args].concat());
    }
}

/// Clones into `clone` as actions/checkout does: so many commits of one reference, or with 0 the history of all branches.
fn check_out(sandbox: &Sandbox, reference: &str, depth: usize) {
    let origin = format!("file://{}/origin", sandbox.path().display());
    sandbox.git(&["init", "--quiet", "clone"]);
    sandbox.git(&["-C", "clone", "remote", "add", "origin", &origin]);
    let wanted = format!("+{reference}:refs/remotes/origin/checked-out");
    let fetch = ["-C", "clone", "fetch", "--quiet", "--no-tags"];
    let depth_option = format!("--depth={depth}");
    let what = match depth {
        0 => vec!["origin", "+refs/heads/*:refs/remotes/origin/*", &wanted],
        _ => vec![&*depth_option, "origin", &wanted],
    };
    sandbox.git(&[&fetch[..], &what].concat());
    sandbox.git(&[
        "-C",
        "clone",
        "switch",
        "--quiet",
        "--detach",
        "origin/checked-out",
    ]);
}

const MERGE: &str = "refs/pull/1/merge";

#[test]
fn only_what_a_pull_request_changes_is_judged() {
    for depth in [2, 0] {
        let sandbox = forge();
        merge(&sandbox);
        check_out(&sandbox, MERGE, depth);
        let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox)).play();
        assert_eq!(played.status, 1, "{}", played.log);
        assert_eq!(played.annotated(), ["rfcs/0002-new.md"], "{}", played.log);
        assert!(played.log.contains("missing-why (error)"), "{}", played.log);
        assert!(played.summary.contains("0002-new.md"), "{}", played.summary);
        assert!(!played.summary.contains("0001-old.md"));
    }
}

#[test]
fn what_the_base_branch_got_meanwhile_is_not_held_against_a_pull_request() {
    for depth in [2, 0] {
        let sandbox = forge();
        // The event tells of the base as it was.
        let event = pull_request(&sandbox);
        commit(&sandbox, "rfcs/0003-meanwhile.md", &without("What"));
        merge(&sandbox);
        commit(&sandbox, "rfcs/0004-later.md", &without("What"));
        check_out(&sandbox, MERGE, depth);
        let played = Job::new(&sandbox, "pull_request", &event).play();
        assert_eq!(played.status, 1, "{}", played.log);
        assert_eq!(played.annotated(), ["rfcs/0002-new.md"], "{}", played.log);
    }
}

#[test]
fn the_head_of_a_pull_request_is_held_against_where_it_left_the_base() {
    let sandbox = forge();
    commit(&sandbox, "rfcs/0003-meanwhile.md", &without("What"));
    check_out(&sandbox, "refs/heads/topic", 0);
    let event = pull_request(&sandbox);
    for event_name in ["pull_request", "pull_request_target"] {
        let played = Job::new(&sandbox, event_name, &event).play();
        assert_eq!(played.status, 1, "{}", played.log);
        assert_eq!(played.annotated(), ["rfcs/0002-new.md"], "{}", played.log);
    }
    // An earlier step may have put a commit of its own on top.
    sandbox.git(&[
        "-C",
        "clone",
        "commit",
        "--quiet",
        "--allow-empty",
        "-m",
        "more",
    ]);
    let played = Job::new(&sandbox, "pull_request", &event).play();
    assert_eq!(played.annotated(), ["rfcs/0002-new.md"], "{}", played.log);
}

#[test]
fn a_merge_group_is_held_against_its_base() {
    for depth in [2, 0] {
        let sandbox = forge();
        merge(&sandbox);
        check_out(&sandbox, MERGE, depth);
        let base = commit_of(&sandbox, "origin", "main");
        let event = json!({ "merge_group": { "base_sha": base, "base_ref": "refs/heads/main" } });
        let played = Job::new(&sandbox, "merge_group", &event).play();
        assert_eq!(played.status, 1, "{}", played.log);
        assert_eq!(played.annotated(), ["rfcs/0002-new.md"], "{}", played.log);
    }
}

#[test]
fn everything_is_checked_on_other_events() {
    let sandbox = forge();
    merge(&sandbox);
    check_out(&sandbox, MERGE, 1);
    let event = json!({ "ref": "refs/heads/main" });
    let played = Job::new(&sandbox, "push", &event).play();
    assert_eq!(played.status, 1, "{}", played.log);
    assert_eq!(
        played.annotated(),
        ["rfcs/0001-old.md", "rfcs/0002-new.md"],
        "{}",
        played.log
    );
    let played = Job::new(&sandbox, "push", &event)
        .input("paths", "rfcs/0002-new.md\n")
        .play();
    assert_eq!(played.annotated(), ["rfcs/0002-new.md"], "{}", played.log);
}

#[test]
fn a_base_that_is_named_goes_before_the_events() {
    let sandbox = forge();
    merge(&sandbox);
    check_out(&sandbox, MERGE, 0);
    let empty = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
    let first = commit_of(&sandbox, "origin", "main");
    for (since, status) in [("HEAD", 0), (&*first, 1), ("origin/main", 1), (empty, 2)] {
        let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox))
            .input("since", since)
            .play();
        assert_eq!(played.status, status, "{since}: {}", played.log);
    }
}

#[test]
fn a_change_without_faults_ends_with_0_and_warnings_fail_on_request() {
    let sandbox = forge();
    sandbox.git(&["-C", "origin", "switch", "--quiet", "topic"]);
    let (before, after) = COMPLETE.split_once("It ships").expect("the When");
    let (_, after) = after.split_once("\n\n").expect("what follows");
    let vague = format!("{before}The couriers are waiting for it.\n\n{after}");
    commit(&sandbox, "rfcs/0002-new.md", &vague);
    sandbox.git(&["-C", "origin", "switch", "--quiet", "main"]);
    merge(&sandbox);
    check_out(&sandbox, MERGE, 2);
    for (strict, status) in [("false", 0), ("true", 1)] {
        let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox))
            .input("strict", strict)
            .play();
        assert_eq!(played.status, status, "{}", played.log);
        assert!(played.summary.contains("0002-new.md"), "{}", played.summary);
    }
}

#[test]
fn further_reports_are_written_to_files() {
    let sandbox = forge();
    merge(&sandbox);
    check_out(&sandbox, MERGE, 2);
    let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox))
        .input("format", "sarif=wherefore.sarif\n\njunit=a report.xml\n")
        .play();
    assert_eq!(played.status, 1, "{}", played.log);
    for (file, words) in [
        ("wherefore.sarif", "rfcs/0002-new.md"),
        ("a report.xml", "<testsuite"),
    ] {
        let report = std::fs::read_to_string(sandbox.path().join("clone").join(file));
        assert!(report.expect("the report").contains(words), "{file}");
    }
    // A report that cannot be written is no clean check.
    let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox))
        .input("format", "sarif=no/such/folder/wherefore.sarif")
        .play();
    assert_eq!(played.status, 2, "{}", played.log);
    assert!(!played.commands().is_empty(), "{}", played.log);
}

#[test]
fn missing_history_is_explained() {
    let sandbox = forge();
    merge(&sandbox);
    check_out(&sandbox, MERGE, 1);
    let event = pull_request(&sandbox);
    let base = commit_of(&sandbox, "origin", "main");
    let group = json!({ "merge_group": { "base_sha": base } });
    let words = ["The clone is shallow", "`fetch-depth: 0`", &base];
    for (event_name, event) in [("pull_request", &event), ("merge_group", &group)] {
        let played = Job::new(&sandbox, event_name, event).play();
        played.failed_saying(&words);
        assert_eq!(played.summary, "");
    }
    let played = Job::new(&sandbox, "push", &json!({}))
        .input("since", &base)
        .play();
    played.failed_saying(&words);

    let sandbox = forge();
    commit(&sandbox, "rfcs/0003-meanwhile.md", &without("What"));
    check_out(&sandbox, "refs/heads/topic", 1);
    let event = pull_request(&sandbox);
    let played = Job::new(&sandbox, "pull_request", &event).play();
    played.failed_saying(&["The clone is shallow", "`fetch-depth: 0`"]);
}

#[test]
fn a_checkout_without_the_pull_request_does_not_pass_for_a_clean_one() {
    for depth in [1, 2, 0] {
        let sandbox = forge();
        check_out(&sandbox, "refs/heads/main", depth);
        let event = pull_request(&sandbox);
        let played = Job::new(&sandbox, "pull_request_target", &event).play();
        played.failed_saying(&["is not what is checked out", "pull_request_target"]);
    }
}

#[test]
fn a_repository_that_git_does_not_read_is_no_clean_one() {
    let sandbox = forge();
    merge(&sandbox);
    check_out(&sandbox, MERGE, 2);
    let event = pull_request(&sandbox);
    let played = Job::new(&sandbox, "pull_request", &event)
        // Git's own way to try it.
        .env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        .play();
    played.failed_saying(&["another user owns it", "safe.directory"]);

    std::fs::remove_dir_all(sandbox.path().join("clone/.git")).expect("the repository");
    let played = Job::new(&sandbox, "pull_request", &event).play();
    played.failed_saying(&["is not in a git repository", "actions/checkout"]);
}

#[test]
fn an_input_of_another_shape_is_refused_and_stays_within_the_message() {
    let sandbox = forge();
    merge(&sandbox);
    check_out(&sandbox, MERGE, 2);
    for (name, value) in [
        ("strict", "yes"),
        ("strict", "true\n::error::mine"),
        ("version", "latest"),
        ("version", "0.1.0/../../mine"),
        ("version", "0.1.0\n::error::mine"),
        ("since", "main\n::error::mine"),
        ("since", "main\nprogram=mine"),
        ("format", "sarif"),
        ("format", "::error::mine"),
        ("format", "sarif=a.sarif\n ::set-output name=a::mine"),
        ("format", "##[error]mine"),
    ] {
        let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox))
            .input(name, value)
            .play();
        played.failed_saying(&[&format!("`{name}`")]);
    }
    let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox))
        .input("strict", "50%0A\r\noff")
        .play();
    played.failed_saying(&["`strict` is `50%250A%0D%0Aoff`"]);
}

#[test]
fn what_is_typed_stays_data() {
    let sandbox = forge();
    merge(&sandbox);
    check_out(&sandbox, MERGE, 2);
    let names = [
        "a b; touch mine.md",
        "$(touch mine)",
        "`touch mine`",
        "-x.md",
        "--output=mine",
        "::error::mine.md",
        "##[error]mine.md",
        "%0A::error::mine.md",
        "*.md",
        "'",
    ];
    for name in names {
        sandbox.file(&format!("clone/{name}"), without("Why"));
    }
    let before = list(&sandbox);
    let played = Job::new(&sandbox, "push", &json!({}))
        .input("paths", &names.join("\n"))
        .play();
    assert_eq!(played.status, 1, "{}", played.log);
    assert_eq!(played.annotated().len(), names.len(), "{}", played.log);
    for path in ["-", "-\n::error::mine", "no\tsuch\rfile", "--help"] {
        let played = Job::new(&sandbox, "push", &json!({}))
            .input("paths", path)
            .play();
        // No such file, and neither standard input nor an option.
        assert_eq!(played.status, 2, "{path}: {}", played.log);
        assert!(!played.log.contains("Usage:"), "{}", played.log);
        for command in played.commands() {
            assert!(command.starts_with("::error title=wherefore "), "{command}");
        }
    }
    for since in [
        "--output=mine",
        "$(touch mine)",
        "::error::mine",
        "##[error]mine",
        "-h",
    ] {
        let played = Job::new(&sandbox, "push", &json!({}))
            .input("since", since)
            .play();
        assert_eq!(played.status, 2, "{since}: {}", played.log);
        for command in played.commands() {
            assert!(command.starts_with("::error title=wherefore"), "{command}");
        }
    }
    assert_eq!(list(&sandbox), before);
}

/// The names in the clone.
fn list(sandbox: &Sandbox) -> Vec<std::ffi::OsString> {
    let entries = std::fs::read_dir(sandbox.path().join("clone")).expect("the clone");
    let mut names: Vec<_> = entries
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    names.sort();
    names
}

#[test]
fn a_proposal_gives_the_runner_no_commands() {
    let sandbox = forge();
    sandbox.git(&["-C", "origin", "switch", "--quiet", "topic"]);
    let text = without("Why")
        .replace(
            "It ships to one district on 2027-02-08",
            "TBD ##[error]mine\n::error::mine\n##[error]mine\n::stop-commands::mine\n",
        )
        .replace("# Offline", "# ::error::mine ##[error]mine");
    for name in [
        "0002-new.md",
        "0003-%0A::error::mine.md",
        "0004-\n::error::mine.md",
    ] {
        commit(&sandbox, &format!("rfcs/{name}"), &text);
    }
    sandbox.git(&["-C", "origin", "switch", "--quiet", "main"]);
    merge(&sandbox);
    check_out(&sandbox, MERGE, 2);
    let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox)).play();
    assert_eq!(played.status, 1, "{}", played.log);
    assert!(played.log.contains("[error]mine"), "{}", played.log);
    let commands = played.commands();
    assert!(commands.len() >= 3, "{}", played.log);
    for command in commands {
        let is_ours = ["::error file=rfcs/000", "::warning file=rfcs/000"]
            .iter()
            .any(|start| command.starts_with(start));
        assert!(is_ours, "{command}");
    }
}

/// The version of this source.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Puts a release on the server, packed as a release packs it. Its program is the built one; another version is at hand.
fn release(sandbox: &Sandbox, target: &str) -> std::path::PathBuf {
    another_version(sandbox);
    let program = env!("CARGO_BIN_EXE_wherefore");
    let name = if target.contains("windows") {
        "wherefore.exe"
    } else {
        "wherefore"
    };
    let call = format!("#!/bin/sh\nexec '{program}' \"$@\"\n");
    sandbox.executable(&format!("built/{name}"), call.as_bytes());
    let folder = format!("server/{REPOSITORY}/releases/download/v{VERSION}");
    let folder = sandbox.path().join(folder);
    let packed = Command::new("bash")
        .arg(root().join(".github/release/package.sh"))
        .arg(target)
        .arg(sandbox.path().join("built").join(name))
        .arg(&folder)
        .output()
        .expect("bash");
    assert!(packed.status.success(), "{packed:?}");
    folder
}

/// Has a program of another version in `bin`, which must not be taken.
fn another_version(sandbox: &Sandbox) {
    std::fs::remove_file(sandbox.path().join("bin/wherefore")).expect("the link");
    sandbox.executable("bin/wherefore", b"#!/bin/sh\necho wherefore 0.0.9\n");
}

#[test]
fn a_release_is_fetched_and_run() {
    for (system, machine, target, is_zip) in [
        ("Linux", "X64", "x86_64-unknown-linux-musl", false),
        ("macOS", "ARM64", "aarch64-apple-darwin", false),
        ("Windows", "X64", "x86_64-pc-windows-msvc", true),
    ] {
        if is_zip && !["zip", "unzip"].into_iter().all(is_at_hand) {
            println!("skipped: zip and unzip are not installed");
            continue;
        }
        let sandbox = forge();
        merge(&sandbox);
        check_out(&sandbox, MERGE, 2);
        let folder = release(&sandbox, target);
        let kind = if is_zip { "zip" } else { "tar.gz" };
        let archive = format!("wherefore-{VERSION}-{target}.{kind}");
        let mut files: Vec<_> = std::fs::read_dir(&folder)
            .expect("the release")
            .map(|entry| entry.expect("an entry").file_name())
            .collect();
        files.sort();
        assert_eq!(files, [&*archive, &*format!("{archive}.sha256")]);
        for version in ["", VERSION] {
            let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox))
                .input("version", version)
                .env("RUNNER_OS", system)
                .env("RUNNER_ARCH", machine)
                .play();
            assert_eq!(played.status, 1, "{}", played.log);
            assert_eq!(played.annotated(), ["rfcs/0002-new.md"], "{}", played.log);
        }
    }
}

/// Whether a program can be run at all.
fn is_at_hand(program: &str) -> bool {
    Command::new(program).arg("-v").output().is_ok()
}

#[test]
fn a_release_with_another_checksum_is_refused() {
    for spoilt in ["", ".sha256"] {
        let sandbox = forge();
        merge(&sandbox);
        check_out(&sandbox, MERGE, 2);
        let target = "x86_64-unknown-linux-musl";
        let folder = release(&sandbox, target);
        let file = format!("wherefore-{VERSION}-{target}.tar.gz{spoilt}");
        std::fs::write(folder.join(file), "another file\n").expect("the file");
        fake_cargo(&sandbox);
        let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox)).play();
        played.failed_saying(&["is refused", "SHA-256"]);
    }
}

/// Has a cargo in `bin` that writes down how it was called, and installs the built program.
fn fake_cargo(sandbox: &Sandbox) {
    let program = env!("CARGO_BIN_EXE_wherefore");
    let script = format!(
        "#!/bin/bash\npwd >\"$HOME/cargo\"\nprintf '%s\\n' \"$@\" >>\"$HOME/cargo\"\n\
         while [ \"$1\" != --root ]; do shift; done\nmkdir \"$2/bin\"\nln -s '{program}' \"$2/bin/wherefore\"\n"
    );
    sandbox.executable("bin/cargo", script.as_bytes());
}

#[test]
fn without_a_release_the_action_builds_its_own_version_and_no_other() {
    let sandbox = forge();
    merge(&sandbox);
    check_out(&sandbox, MERGE, 2);
    another_version(&sandbox);
    fake_cargo(&sandbox);
    let event = pull_request(&sandbox);
    // No such release; none for this machine; taken from the workspace.
    for (name, value) in [
        ("RUNNER_ARCH", "X64"),
        ("RUNNER_ARCH", "X86"),
        ("ACTION_REPOSITORY", ""),
    ] {
        let played = Job::new(&sandbox, "pull_request", &event)
            .env(name, value)
            .play();
        assert_eq!(played.status, 1, "{}", played.log);
        assert_eq!(played.annotated(), ["rfcs/0002-new.md"], "{}", played.log);
        assert!(played.log.contains("Building wherefore"), "{}", played.log);
        let called = std::fs::read_to_string(sandbox.path().join("home/cargo"));
        let called = called.expect("the call");
        let start = format!("{}\ninstall\n--locked\n--path\n.\n", root().display());
        assert!(called.starts_with(&start), "{called}");
    }
    let played = Job::new(&sandbox, "pull_request", &event)
        .input("version", "v0.0.8")
        .play();
    played.failed_saying(&["There is no wherefore 0.0.8 to run", VERSION]);
    // A build that fails is no clean check, and neither is a program that does not run.
    for script in ["#!/bin/sh\nexit 101\n", "#!/bin/sh\n"] {
        sandbox.executable("bin/cargo", script.as_bytes());
        let played = Job::new(&sandbox, "pull_request", &event).play();
        played.failed_saying(&[VERSION]);
    }
}

#[test]
fn the_version_that_is_at_hand_is_taken() {
    let sandbox = forge();
    merge(&sandbox);
    check_out(&sandbox, MERGE, 2);
    let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox))
        .input("version", VERSION)
        .play();
    assert!(played.log.contains("is here already"), "{}", played.log);
    std::fs::remove_file(sandbox.path().join("bin/wherefore")).expect("the link");
    sandbox.executable(
        "bin/wherefore",
        b"#!/bin/sh\necho wherefore 0.0.9\nexit 1\n",
    );
    let played = Job::new(&sandbox, "pull_request", &pull_request(&sandbox))
        .input("version", "0.0.9")
        .play();
    // It says its version, but ended badly.
    played.failed_saying(&["There is no wherefore 0.0.9"]);
}

#[test]
fn a_release_has_the_notes_of_the_version_that_its_tag_names() {
    let sandbox = Sandbox::new();
    sandbox.file("Cargo.toml", "[package]\nversion = \"0.3.0-rc.1\"\n").file(
        "CHANGELOG.md",
        "# Changelog\n\n## Unreleased\n\nNext.\n\n## 0.3.0-rc.1 - 2027-01-01\n\n### Added\n\n- This.\n\n## 0.3.0\n\n## 0.2.0\n\nOld.\n",
    );
    let notes = |tag: &str| {
        let output = Command::new("bash")
            .arg(root().join(".github/release/notes.sh"))
            .arg(tag)
            .current_dir(sandbox.path())
            .output()
            .expect("bash");
        sandbox.ended(&output)
    };
    let run = notes("v0.3.0-rc.1");
    assert_eq!(run.status, 0, "{}", run.screen());
    assert_eq!(run.stdout.trim(), "### Added\n\n- This.");
    for tag in ["v0.3.0", "0.3.0-rc.1", "v0.2.0"] {
        let run = notes(tag);
        assert_eq!(run.status, 2, "{}", run.screen());
        assert!(run.stdout.contains("Cargo.toml says 0.3.0-rc.1"));
    }
    sandbox.file("Cargo.toml", "version = \"0.3.0\"\n");
    assert_eq!(notes("v0.3.0").status, 2);
}
