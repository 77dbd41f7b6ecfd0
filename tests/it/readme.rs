//! What the README tells people to do, done word by word in a fresh repository.

use std::fs::read_to_string;

use crate::support::root;

/// A section of the README.
pub struct Section(String);

/// The section of that heading.
pub fn section(heading: &str) -> Section {
    let readme = read_to_string(root().join("README.md")).expect("the README");
    let (_, rest) = readme
        .split_once(&format!("\n## {heading}\n"))
        .unwrap_or_else(|| panic!("no section {heading}"));
    Section(rest.split("\n## ").next().expect("its text").to_owned())
}

impl Section {
    /// Its code blocks in that language, in order.
    pub fn blocks(&self, language: &str) -> Vec<String> {
        let fence = format!("```{language}\n");
        let blocks = self.0.split(&fence).skip(1);
        let blocks = blocks.filter_map(|rest| rest.split("```").next());
        blocks.map(str::to_owned).collect()
    }

    /// Its only code block in that language.
    pub fn block(&self, language: &str) -> String {
        let mut blocks = self.blocks(language);
        assert_eq!(blocks.len(), 1, "blocks of {language}");
        blocks.remove(0)
    }
}

/// Commands of a shell need one.
#[cfg(unix)]
mod followed {
    use std::process::Command;

    use super::section;
    use crate::support::{COMPLETE, Run, Sandbox, clean, without};

    /// Runs the lines of a block in a shell that has the binary and a user of git, and stops where one fails.
    fn follow(sandbox: &Sandbox, block: &str) -> Run {
        let bin = std::path::Path::new(env!("CARGO_BIN_EXE_wherefore"));
        let path = std::env::var("PATH").expect("a path");
        let path = format!("{}:{path}", bin.parent().expect("its folder").display());
        let mut command = Command::new("sh");
        clean(&mut command);
        let output = command
            .args(["-e", "-c", block])
            .current_dir(sandbox.path())
            .env("PATH", path)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_AUTHOR_NAME", "Test")
            .env("GIT_AUTHOR_EMAIL", "test@example.org")
            .env("GIT_COMMITTER_NAME", "Test")
            .env("GIT_COMMITTER_EMAIL", "test@example.org")
            .output()
            .expect("sh");
        sandbox.ended(&output)
    }

    fn commit(sandbox: &Sandbox) -> Run {
        follow(sandbox, "git add . && git commit --quiet --message change")
    }

    /// A repository in which 500 people wrote before anybody asked.
    fn old() -> Sandbox {
        let sandbox = Sandbox::repository();
        for number in 1..=500 {
            let text = match number % 3 {
                0 => without("When"),
                1 => format!(
                    "# Idea {number}\n\n## Summary\n\nThe {number}th idea.\n\n## Motivation\n\nTODO\n"
                ),
                _ => COMPLETE.to_owned(),
            };
            sandbox.file(&format!("text/{number:04}-idea.md"), text);
        }
        assert_eq!(commit(&sandbox).status, 0);
        sandbox
    }

    #[test]
    fn a_repository_with_500_old_proposals_adopts_it() {
        let sandbox = old();
        let section = section("Adopting it in a repository with 500 old proposals");
        let blocks = section.blocks("sh");
        let [look, begin, again] = &blocks[..] else {
            panic!("{blocks:?}");
        };
        let run = follow(&sandbox, look);
        assert_eq!(run.status, 0, "{}", run.screen());
        for seen in [
            "333 missing-when",
            "500 proposals checked",
            "text/0500-idea.md: Offline maps",
        ] {
            assert!(run.stdout.contains(seen), "{}", run.screen());
        }
        assert!(run.stderr.contains("left out:"), "{}", run.screen());
        sandbox.file(".wherefore.yaml", section.block("yaml"));
        let run = follow(&sandbox, begin);
        assert_eq!(run.status, 0, "{}", run.screen());
        assert!(
            run.stdout.contains("500 proposals checked: nothing new"),
            "{}",
            run.screen()
        );

        // A new proposal has to answer, an old one that is touched only for what is added.
        sandbox.file("text/0501-new.md", without("When"));
        let run = commit(&sandbox);
        assert_ne!(run.status, 0);
        assert!(
            run.stdout.contains("missing-when") || run.stderr.contains("missing-when"),
            "{}",
            run.screen()
        );
        sandbox
            .file("text/0501-new.md", COMPLETE)
            .file("text/0003-idea.md", without("When") + "\nA last word.\n");
        let run = commit(&sandbox);
        assert_eq!(run.status, 0, "{}", run.screen());

        // What is mended leaves the list.
        let entries = |sandbox: &Sandbox| {
            let list = std::fs::read_to_string(sandbox.path().join(".wherefore-baseline.jsonl"));
            list.expect("the baseline").lines().count()
        };
        let before = entries(&sandbox);
        sandbox.file("text/0003-idea.md", COMPLETE);
        let run = commit(&sandbox);
        assert_ne!(run.status, 0);
        assert!(run.screen().contains("stale-baseline"), "{}", run.screen());
        assert_eq!(follow(&sandbox, again).status, 0);
        assert_eq!(entries(&sandbox), before - 1);
        assert_eq!(commit(&sandbox).status, 0);
    }

    #[test]
    fn the_hook_is_installed_and_deleted() {
        let sandbox = Sandbox::repository();
        let section = section("As a hook");
        let install = section.block("sh");
        let lines: Vec<&str> = install.lines().collect();
        let [before_commits, before_pushes, delete] = lines[..] else {
            panic!("{lines:?}");
        };
        sandbox.file("rfcs/0001-a.md", without("Why"));
        assert_eq!(follow(&sandbox, before_commits).status, 0);
        assert_ne!(commit(&sandbox).status, 0);
        assert_eq!(follow(&sandbox, before_pushes).status, 0);
        assert_eq!(follow(&sandbox, delete).status, 0);
        assert_eq!(commit(&sandbox).status, 0);
        // The other one stays: it refuses the push.
        let push = "git init --quiet --bare other.git && git push --quiet other.git HEAD:main";
        let run = follow(&sandbox, push);
        assert!(
            run.status != 0 && run.screen().contains("missing-why"),
            "{}",
            run.screen()
        );
        let delete = delete.replace("uninstall ", "uninstall pre-push ");
        let run = follow(&sandbox, &format!("{delete}\n{push}"));
        assert_eq!(run.status, 0, "{}", run.screen());
    }

    #[test]
    fn a_plain_shell_in_ci_checks_what_a_branch_changes() {
        let sandbox = Sandbox::repository();
        sandbox.file("rfcs/0001-a.md", without("Why"));
        commit(&sandbox);
        let section = section("In CI");
        let blocks = section.blocks("sh");
        let [plain, reviewdog] = &blocks[..] else {
            panic!("{blocks:?}");
        };
        let branch = "git branch --quiet --move main; git clone --quiet . clone; cd clone; git switch --quiet --create topic";
        assert_eq!(follow(&sandbox, branch).status, 0);
        let run = follow(&sandbox, &format!("cd clone\n{plain}"));
        assert_eq!(run.status, 0, "{}", run.screen());
        sandbox.file("clone/rfcs/0002-b.md", without("When"));
        let commit = "cd clone; git add .; git commit --quiet --message b";
        assert_eq!(follow(&sandbox, commit).status, 0);
        let run = follow(&sandbox, &format!("cd clone\n{plain}"));
        assert_eq!(run.status, 1);
        assert!(run.stdout.contains("missing-when") && !run.stdout.contains("missing-why"));
        // Who takes the report from the pipe gets all of it.
        let (command, _) = reviewdog.split_once('|').expect("a pipe");
        let run = follow(&sandbox, &format!("cd clone\n{command}"));
        assert_eq!(
            crate::readers::rdjson(&run.stdout).len(),
            1,
            "{}",
            run.screen()
        );
    }
}
