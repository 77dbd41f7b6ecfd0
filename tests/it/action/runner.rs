//! The steps of the action as the runner runs them, in clones as actions/checkout makes them.

use std::process::Command;

use serde_json::{Value, json};

use crate::support::{Sandbox, clean, root, without};

/// Where the action is said to come from.
pub(super) const REPOSITORY: &str = "somebody/wherefore";

/// What was found in a whole run of the action.
pub(super) struct Played {
    pub(super) status: i32,
    pub(super) log: String,
    pub(super) summary: String,
}

/// One run of the action, in the folder `clone` of a sandbox.
pub(super) struct Job<'a> {
    sandbox: &'a Sandbox,
    event_name: &'a str,
    event: Value,
    inputs: Vec<(&'a str, &'a str)>,
    env: Vec<(&'a str, String)>,
}

impl<'a> Job<'a> {
    pub(super) fn new(sandbox: &'a Sandbox, event_name: &'a str, event: &Value) -> Self {
        Self {
            sandbox,
            event_name,
            event: event.clone(),
            inputs: Vec::new(),
            env: Vec::new(),
        }
    }

    pub(super) fn input(mut self, name: &'a str, value: &'a str) -> Self {
        self.inputs.push((name, value));
        self
    }

    pub(super) fn env(mut self, name: &'a str, value: impl Into<String>) -> Self {
        self.env.push((name, value.into()));
        self
    }

    /// Runs the steps until one fails, as the runner does.
    pub(super) fn play(&self) -> Played {
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
    pub(super) fn commands(&self) -> Vec<&str> {
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
    pub(super) fn annotated(&self) -> Vec<&str> {
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
    pub(super) fn failed_saying(&self, words: &[&str]) {
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
pub(super) fn evaluate(text: &str, contexts: &Value) -> String {
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
pub(super) fn forge() -> Sandbox {
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
pub(super) fn commit(sandbox: &Sandbox, path: &str, text: &str) {
    sandbox.file(&format!("origin/{path}"), text);
    sandbox.git(&["-C", "origin", "add", "--all"]);
    sandbox.git(&["-C", "origin", "commit", "--quiet", "-m", "change"]);
}

pub(super) fn commit_of(sandbox: &Sandbox, folder: &str, revision: &str) -> String {
    let run = sandbox.try_git(folder, &["rev-parse", revision]);
    assert_eq!(run.status, 0, "{}", run.screen());
    run.stdout.trim().to_owned()
}

/// What the event of a pull request says of it, in so far as it is asked.
pub(super) fn pull_request(sandbox: &Sandbox) -> Value {
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
pub(super) fn merge(sandbox: &Sandbox) {
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
pub(super) fn check_out(sandbox: &Sandbox, reference: &str, depth: usize) {
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

pub(super) const MERGE: &str = "refs/pull/1/merge";
