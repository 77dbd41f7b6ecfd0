//! Names of files and words of documents that mean harm: every format holds them as they are, and none obeys them.

use clap::ValueEnum;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use wherefore::report::{Format, visible, without_workflow_command};

use crate::readers::{self, Told};
use crate::support::Sandbox;

/// What breaks out of something, somewhere.
const HARMFUL: &[&str] = &[
    "\n",
    "\r",
    "\r\n",
    "::error::x",
    "\n::set-output name=x::y",
    "::stop-commands::t",
    "##[error]x",
    "##vso[task.x]y",
    "\n##teamcity[x]",
    "\u{1b}[31m",
    "\u{1b}]0;t\u{7}",
    "\u{9b}2J",
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{feff}",
    "\u{ffff}",
    "\u{7f}",
    "\u{8}",
    "\0",
    "\t",
    "%0A",
    "%",
    ",",
    ":",
    "::",
    "=",
    ";",
    "&",
    "&amp;",
    "<",
    ">",
    "<script>alert(1)</script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "\"",
    "'",
    "|",
    "`",
    "``",
    "*",
    "_",
    "~~",
    "[x](http://example.org)",
    "](x)",
    "![i](x)",
    "<br>",
    "\\",
    "\\](",
    "{0}",
    "{",
    "}",
    "{{x}}",
    "$x$",
    "@somebody",
    "#1",
    "http://example.org",
    "www.example.org",
    "$(id)",
    "${{ x }}",
    "../",
    "é",
    "🦀",
    "日本",
    " ",
    "  ",
    ": error[x] y",
    "): ",
    "TODO",
    "TBD",
];

fn hostile() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => prop::sample::select(HARMFUL).prop_map(str::to_owned),
        2 => "[a-z ]{1,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 1..6).prop_map(|parts| parts.concat())
}

/// A document in which rules have something to repeat.
fn document() -> impl Strategy<Value = String> {
    let words = prop::collection::vec(hostile(), 8);
    let tail = prop::collection::vec(hostile(), 0..3);
    (words, tail).prop_map(|(w, tail)| {
        let line = |text: &str| text.replace(['\n', '\r'], " ");
        format!(
            "---\ntitle: \"{}\"\n{}: x\n{}: x\n---\n# {}\n\n## What {}\n\nTODO {}\n\n## {}\n\nTBD: [a](<{}.md>) [b](#{})\n\n\
             <!-- wherefore: allow({}) -->\n\n## When\n\n{}\n\n## Success metrics\n\n{}\n\n{}\n",
            w[0], line(&w[1]), line(&w[1]), w[2], line(&w[3]), w[4], line(&w[5]), line(&w[6]), line(&w[7]), line(&w[0]), w[1], w[2],
            tail.concat()
        )
    })
}

fn file_name() -> impl Strategy<Value = String> {
    hostile().prop_map(|name| {
        let name: String = name
            .chars()
            .filter(|c| *c != '/' && *c != '\0')
            .take(40)
            .collect();
        let name = name.trim_start_matches('.').to_owned();
        let name = if name.is_empty() {
            "n".to_owned()
        } else {
            name
        };
        // Templates and indexes would be passed over.
        format!("{}.md", name.to_lowercase().replace("template", "t"))
    })
}

const FORMATS: &[&str] = &[
    "json", "ndjson", "sarif", "github", "gitlab", "junit", "rdjson", "markdown", "short", "text",
];

/// Every report of one run, in the order of `FORMATS`.
fn reports(sandbox: &Sandbox) -> Vec<String> {
    let files: Vec<String> = FORMATS
        .iter()
        .map(|format| format!("--format={format}=../out/{format}"))
        .collect();
    std::fs::create_dir_all(sandbox.path().join("out")).expect("a folder");
    let mut args = vec!["check", "--no-config", "--quiet", "."];
    args.extend(files.iter().map(String::as_str));
    // From within the folder, so that names begin lines.
    let run = sandbox.run_in("rfcs", &args, &[], None);
    assert!(run.status < 2, "{}", run.screen());
    let read = |format: &&str| {
        std::fs::read_to_string(sandbox.path().join("out").join(format)).expect("a report")
    };
    FORMATS.iter().map(read).collect()
}

/// The same, as a format for people shows it.
fn shown(told: &Told) -> Told {
    let help: Vec<_> = told.help.lines().map(visible).collect();
    Told {
        message: visible(&told.message),
        help: help.join("\n"),
        ..told.clone()
    }
}

fn without_help(told: &Told) -> Told {
    Told {
        help: String::new(),
        ..told.clone()
    }
}

fn visible_path(told: &Told) -> Told {
    Told {
        path: visible(&told.path),
        ..told.clone()
    }
}

fn sorted(mut all: Vec<Told>) -> Vec<Told> {
    all.sort();
    all
}

fn hold_the_same(documents: &[(String, String)]) -> Result<(), TestCaseError> {
    let sandbox = Sandbox::new();
    for (name, text) in documents {
        sandbox.file(&format!("rfcs/{name}"), text);
    }
    let reports = reports(&sandbox);
    let json = readers::json(&reports[0]);
    prop_assert!(!json.is_empty());
    let people: Vec<Told> = json.iter().map(shown).collect();
    let labelled = readers::json_with_labels(&reports[0]);
    let labelled: Vec<Told> = labelled.iter().map(shown).collect();
    let in_logs = sorted(labelled.iter().map(visible_path).collect());
    let one_line: Vec<Told> = people.iter().map(without_help).collect();
    prop_assert_eq!(&readers::ndjson(&reports[1]), &json);
    prop_assert_eq!(sorted(readers::sarif(&reports[2])), sorted(people.clone()));
    prop_assert_eq!(sorted(readers::github(&reports[3])), in_logs.clone());
    prop_assert_eq!(
        sorted(readers::gitlab(&reports[4])),
        sorted(one_line.clone())
    );
    prop_assert_eq!(sorted(readers::junit(&reports[5])), in_logs.clone());
    prop_assert_eq!(sorted(readers::rdjson(&reports[6])), sorted(people.clone()));
    prop_assert_eq!(sorted(readers::markdown(&reports[7])), sorted(labelled));
    // A forge looks for these in what is drawn.
    let drawn = readers::drawn(&reports[7]);
    for mention in ["@somebody", "#1"] {
        prop_assert!(!drawn.contains(mention), "{mention} in {drawn}");
    }
    let drawn: Vec<_> = one_line
        .iter()
        .map(|it| {
            (
                it.rule.clone(),
                it.severity.clone(),
                readers::bare(&it.message),
            )
        })
        .collect();
    prop_assert_eq!(readers::text(&reports[9]), drawn);
    prop_assert_eq!(reports[8].lines().count(), json.len());
    // A name may hold what reads as a place and a rule, so that a line is not taken apart but compared.
    for (line, it) in reports[8].lines().zip(&people) {
        let end = format!(": {}[{}] {}", it.severity, it.rule, it.message);
        prop_assert!(line.ends_with(&end), "{line} does not end with {end}");
        let begin = visible(&it.path);
        prop_assert!(
            line.starts_with(&*without_workflow_command(&begin)),
            "{line}"
        );
    }
    for (format, report) in FORMATS.iter().zip(&reports) {
        obeys_nothing(format, report)?;
    }
    Ok(())
}

/// Nothing in a report moves a cursor, turns text round, or commands a log; whatever a reader of the format would make of it.
fn obeys_nothing(format: &str, report: &str) -> Result<(), TestCaseError> {
    let harmful = |c: &char| *c != '\n' && visible(&c.to_string()) != c.to_string();
    let sent: Vec<char> = report.chars().filter(harmful).collect();
    prop_assert!(sent.is_empty(), "{format} sends {sent:?}");
    for command in ["##[", "##vso[", "##teamcity["] {
        prop_assert!(!report.contains(command), "{format} holds {command}");
    }
    let mut commands = report
        .lines()
        .filter(|line| line.trim_start().starts_with("::"));
    let own = ["::error ", "::warning ", "::notice "];
    let is_own = |line: &str| format == "github" && own.iter().any(|own| line.starts_with(own));
    prop_assert!(commands.all(is_own), "{format} commands the log:\n{report}");
    Ok(())
}

#[test]
fn no_format_is_forgotten_here() {
    let all = Format::value_variants().iter().map(|format| format.name());
    let (mut all, mut here) = (all.collect::<Vec<_>>(), FORMATS.to_vec());
    all.sort();
    here.sort_unstable();
    assert_eq!(here, all);
}

fn runner() -> TestRunner {
    let config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    // The same cases in every run; `PROPTEST_CASES` asks for more of them.
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

/// Puts some of these documents into a folder of a sandbox, under harmless names where the system allows no others.
pub fn fill(sandbox: &Sandbox, folder: &str) {
    let mut runner = runner();
    for number in 0..30 {
        let tree = (file_name(), document()).new_tree(&mut runner);
        let (name, text) = tree.expect("a document").current();
        let name = if cfg!(unix) { name } else { ".md".to_owned() };
        sandbox.file(&format!("{folder}/{number}{name}"), text);
    }
}

#[cfg(unix)]
#[test]
fn every_format_holds_the_same_diagnostics_whatever_names_and_words_say() {
    let documents = prop::collection::vec((file_name(), document()), 1..4);
    let result = runner().run(&documents, |documents| hold_the_same(&documents));
    if let Err(error) = result {
        panic!("{error}");
    }
}
