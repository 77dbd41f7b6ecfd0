//! A folder of its own for each test, and the binary run in it with a clean environment.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The root of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A proposal that states all four elements.
pub const COMPLETE: &str = "\
# Offline maps for couriers

## What

Couriers see the map of their district without a connection.

## Why

A fifth of all late deliveries begin with a map that does not load; nothing else on the backlog costs as much.

## When

It ships to one district on 2027-02-08; on 2027-03-01 we look at the late deliveries.

## Validation metric

Late deliveries fall from 6.1% to under 5% within three weeks of launch.
";

/// The complete proposal without the section of that name.
pub fn without(heading: &str) -> String {
    let parts: Vec<&str> = COMPLETE
        .split("## ")
        .filter(|part| !part.starts_with(&format!("{heading}\n")))
        .collect();
    assert_eq!(parts.len(), 4, "no section {heading}");
    parts.join("## ")
}

/// A temporary folder.
pub struct Sandbox {
    directory: TempDir,
    path: PathBuf,
}

/// What a run of the binary left.
pub struct Run {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    /// Exit status and both streams, for snapshots.
    pub fn screen(&self) -> String {
        let mut screen = format!("exit status: {}\n", self.status);
        for (name, text) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !text.is_empty() {
                screen.push_str(&format!("----- {name} -----\n{text}"));
            }
        }
        screen
    }

    /// The rules in the output of `--format json`, in order.
    pub fn rules(&self) -> Vec<String> {
        let json: serde_json::Value = serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{error}:\n{}", self.stdout));
        let diagnostics = json["diagnostics"].as_array().expect("diagnostics");
        diagnostics
            .iter()
            .map(|diagnostic| diagnostic["rule"].as_str().expect("a rule").to_owned())
            .collect()
    }

    /// The paths in the output of `outline --format json`, in order.
    pub fn paths(&self) -> Vec<String> {
        let json: serde_json::Value = serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{error}:\n{}\n{}", self.stdout, self.stderr));
        let proposals = json["proposals"].as_array().expect("proposals");
        proposals
            .iter()
            .map(|proposal| proposal["path"].as_str().expect("a path").to_owned())
            .collect()
    }
}

impl Sandbox {
    pub fn new() -> Self {
        let directory = TempDir::new().expect("a temporary folder");
        let path = directory.path().canonicalize().expect("its true path");
        Self { directory, path }
    }

    /// A sandbox that is a Git repository.
    pub fn repository() -> Self {
        let sandbox = Self::new();
        sandbox.git(&["init", "--quiet"]);
        sandbox
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a file, and the folders above it.
    pub fn file(&self, path: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        std::fs::write(&path, content).expect("a file");
        self
    }

    /// Writes a file that can be run, and the folders above it. Another process writes it: the system runs no file that is
    /// open for writing, and what this one has open is open in the children of other tests, too.
    #[cfg(unix)]
    pub fn executable(&self, path: &str, content: &[u8]) -> &Self {
        let path = self.path.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        let mut child = Command::new("sh")
            .args(["-c", "cat >\"$0\" && chmod 755 \"$0\""])
            .arg(&path)
            .stdin(Stdio::piped())
            .spawn()
            .expect("sh");
        let mut stdin = child.stdin.take().expect("standard input");
        stdin.write_all(content).expect("its content");
        drop(stdin);
        assert!(child.wait().expect("its end").success());
        self
    }

    /// Copies every file below a folder of the project.
    pub fn copy(&self, from: &str, to: &str) -> &Self {
        let folder = root().join(from);
        for file in files_below(from) {
            let name = file.strip_prefix(&folder).expect("a file below the folder");
            let content = std::fs::read(&file).expect("a fixture");
            self.file(&Path::new(to).join(name).to_string_lossy(), content);
        }
        self
    }

    /// Runs git, which has to succeed.
    pub fn git(&self, args: &[&str]) -> &Self {
        let run = self.try_git("", args);
        assert_eq!(run.status, 0, "git {args:?}: {}", run.screen());
        self
    }

    /// Runs git in a folder of the sandbox, with a configuration of its own.
    pub fn try_git(&self, folder: &str, args: &[&str]) -> Run {
        let mut command = Command::new("git");
        clean(&mut command);
        for setting in [
            "user.name=Test",
            "user.email=test@example.org",
            "commit.gpgsign=false",
            "init.defaultBranch=main",
            "protocol.file.allow=always",
        ] {
            command.args(["-c", setting]);
        }
        let output = command
            .args(args)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .current_dir(self.path.join(folder))
            .output()
            .expect("git");
        self.ended(&output)
    }

    pub fn run(&self, args: &[&str]) -> Run {
        self.run_in("", args, &[], None)
    }

    pub fn run_with_input(&self, args: &[&str], input: &[u8]) -> Run {
        self.run_in("", args, &[], Some(input))
    }

    pub fn run_with_env(&self, args: &[&str], env: &[(&str, &str)]) -> Run {
        self.run_in("", args, env, None)
    }

    /// Runs the binary in a folder of the sandbox.
    pub fn run_in(
        &self,
        folder: &str,
        args: &[&str],
        env: &[(&str, &str)],
        input: Option<&[u8]>,
    ) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_wherefore"));
        clean(&mut command);
        let mut child = command
            .args(args)
            .envs(env.iter().copied())
            .current_dir(self.path.join(folder))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary");
        let mut stdin = child.stdin.take().expect("standard input");
        let input = input.unwrap_or_default().to_owned();
        let writer = std::thread::spawn(move || {
            // A run that does not read its input closes it early.
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().expect("its end");
        writer.join().expect("the writer");
        self.ended(&output)
    }

    /// What a program left that ran in the sandbox.
    pub fn ended(&self, output: &Output) -> Run {
        Run {
            status: output.status.code().expect("an exit status"),
            stdout: self.steady(&output.stdout),
            stderr: self.steady(&output.stderr),
        }
    }

    /// The temporary folder has another name in each run.
    fn steady(&self, output: &[u8]) -> String {
        let text = String::from_utf8(output.to_owned()).expect("UTF-8 out");
        let path = self.path.to_string_lossy();
        let given = self.directory.path().to_string_lossy();
        text.replace(&*path, "[sandbox]")
            .replace(&*given, "[sandbox]")
    }
}

/// Takes away what a developer's or a CI system's environment would change.
pub fn clean(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        let is_foreign = ["GIT_", "GITHUB_", "CLICOLOR", "WHEREFORE_"]
            .iter()
            .any(|prefix| name.starts_with(prefix));
        if is_foreign
            || matches!(
                &*name,
                "CI" | "NO_COLOR" | "NO_GRAPHICS" | "FORCE_COLOR" | "TERM" | "COLUMNS"
            )
        {
            command.env_remove(&*name);
        }
    }
}

/// Whether a tool is at hand. Where all are said to be, the one that is not is a failure.
pub fn is_there(tool: &str) -> bool {
    let is_there = Command::new(tool).arg("--version").output().is_ok();
    let is_required =
        std::env::var_os("WHEREFORE_REAL_COMPONENTS").is_some_and(|value| value == "required");
    assert!(is_there || !is_required, "{tool} is not installed");
    if !is_there {
        println!("skipped: {tool} is not installed");
    }
    is_there
}

/// Every file below a folder of the project, sorted.
pub fn files_below(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
