//! Names of files and words of documents that mean harm: every format holds them as they are, and none obeys them.

use std::collections::BTreeMap;

use clap::ValueEnum;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use wherefore::report::Format;

use crate::properties::formats;
use crate::readers;
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

/// Every report of one run, by the names of the formats.
fn reports(sandbox: &Sandbox) -> BTreeMap<String, String> {
    let formats = Format::value_variants().iter();
    let formats: Vec<String> = formats.map(|format| format.name()).collect();
    let files = formats
        .iter()
        .map(|format| format!("--format={format}=../out/{format}"));
    let files: Vec<String> = files.collect();
    std::fs::create_dir_all(sandbox.path().join("out")).expect("a folder");
    let mut args = vec!["check", "--no-config", "--quiet", "."];
    args.extend(files.iter().map(String::as_str));
    // From within the folder, so that names begin lines.
    let run = sandbox.run_in("rfcs", &args, &[], None);
    assert!(run.status < 2, "{}", run.screen());
    let read = |format: String| {
        let file = sandbox.path().join("out").join(&format);
        (format, std::fs::read_to_string(file).expect("a report"))
    };
    formats.into_iter().map(read).collect()
}

fn hold_the_same(documents: &[(String, String)]) {
    let sandbox = Sandbox::new();
    for (name, text) in documents {
        sandbox.file(&format!("rfcs/{name}"), text);
    }
    let reports = reports(&sandbox);
    assert!(!readers::json(&reports[&Format::Json.name()]).is_empty());
    formats::hold_the_same(|format| &reports[&format.name()]);
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
    let result = runner().run(&documents, |documents| {
        hold_the_same(&documents);
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}
