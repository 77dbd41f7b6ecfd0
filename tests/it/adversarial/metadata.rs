//! Metadata and configurations that were made to cost much.

use super::{CHECK, FOURFOLD, Input, are_linear, each, is_linear, run};
use crate::support::COMPLETE;

fn yaml(text: &str) -> String {
    format!("---\n{text}---\n{COMPLETE}")
}

fn toml(text: &str) -> String {
    format!("+++\n{text}+++\n{COMPLETE}")
}

#[test]
fn yaml_takes_linear_time() {
    are_linear(&[
        ("keys", 12_000, |n| {
            yaml(&each(0..n, |it| format!("k{it}: 1\n")))
        }),
        ("one key over and over", 3_000, |n| {
            yaml(&"status: x\n".repeat(n))
        }),
        ("misspelt keys", 10_000, |n| {
            yaml(&each(0..n, |it| format!("stat{it}: x\n")))
        }),
        ("lists in lists", 50_000, |n| {
            yaml(&format!("a: {}{}\n", "[".repeat(n), "]".repeat(n)))
        }),
        ("maps in maps", 50_000, |n| {
            yaml(&format!("a: {}{}\n", "{a: ".repeat(n), "}".repeat(n)))
        }),
        ("an open list", 50_000, |n| {
            yaml(&format!("a: {}\n", "[".repeat(n)))
        }),
        ("aliases", 10_000, |n| {
            yaml(&format!("a: &a [1, 2, 3]\nb:\n{}", "- *a\n".repeat(n)))
        }),
        ("aliases of much", 5_000, |n| {
            yaml(&format!(
                "a: &a [{}]\nb:\n{}",
                "1,".repeat(n),
                "- *a\n".repeat(n)
            ))
        }),
        ("merges of much", 5_000, |n| {
            let keys = each(0..n, |it| format!("k{it}: 1, "));
            yaml(&format!(
                "a: &a {{{keys}}}\nb:\n{}",
                each(0..n, |it| format!("  m{it}:\n    <<: *a\n"))
            ))
        }),
        ("anchors", 12_000, |n| {
            yaml(&each(0..n, |it| format!("k{it}: &a{it} 1\n")))
        }),
        ("a long value", 1_000_000, |n| {
            yaml(&format!("title: {}\n", "x".repeat(n)))
        }),
        ("a block", 200_000, |n| {
            yaml(&format!("title: |\n{}", "  x\n".repeat(n)))
        }),
        ("escapes", 200_000, |n| {
            yaml(&format!("title: \"{}\"\n", "\\n".repeat(n)))
        }),
        ("authors", 12_000, |n| {
            yaml(&format!("authors:\n{}", "- Ada\n".repeat(n)))
        }),
        ("superseded numbers", 5_000, |n| {
            yaml(&format!(
                "supersedes: [{}]\n",
                each(0..n, |it| format!("{it}, "))
            ))
        }),
        ("comments", 200_000, |n| yaml(&"# a\n".repeat(n))),
        ("no end", 50_000, |n| format!("---\n{}", "a: 1\n".repeat(n))),
    ]);
}

#[test]
fn toml_takes_linear_time() {
    are_linear(&[
        ("keys", 15_000, |n| {
            toml(&each(0..n, |it| format!("k{it} = 1\n")))
        }),
        ("100,000 keys", 25_000, |n| {
            toml(&each(0..n, |it| format!("a{it} = 1\n")))
        }),
        ("one key over and over", 3_000, |n| {
            toml(&"a = 1\n".repeat(n))
        }),
        ("tables", 8_000, |n| {
            toml(&each(0..n, |it| format!("[a{it}]\nb = 1\n")))
        }),
        ("lists of tables", 10_000, |n| {
            toml(&"[[a]]\nb = 1\n".repeat(n))
        }),
        ("a dotted key", 50_000, |n| {
            toml(&format!("{}a = 1\n", "a.".repeat(n)))
        }),
        ("dotted keys", 10_000, |n| {
            toml(&each(0..n, |it| format!("a.b.k{it} = 1\n")))
        }),
        ("lists in lists", 50_000, |n| {
            toml(&format!("a = {}{}\n", "[".repeat(n), "]".repeat(n)))
        }),
        ("tables in tables", 50_000, |n| {
            toml(&format!("a = {}1{}\n", "{a=".repeat(n), "}".repeat(n)))
        }),
        ("a long list", 30_000, |n| {
            toml(&format!("a = [{}]\n", "1,".repeat(n)))
        }),
        ("mistakes", 30_000, |n| toml(&"a b\n".repeat(n))),
        ("open lists", 30_000, |n| toml(&"a = [\n".repeat(n))),
    ]);
}

#[test]
fn headers_take_linear_time() {
    are_linear(&[
        ("list", 6_000, |n| {
            format!("# T\n\n{}", each(0..n, |it| format!("- Key {it}: Draft\n")))
        }),
        ("one item over and over", 6_000, |n| {
            format!("# T\n\n{}", "- Status: Draft\n".repeat(n))
        }),
        ("lines", 6_000, |n| {
            format!("# T\n\n{}", "**Author:** Ada\n".repeat(n))
        }),
        ("plain lines", 6_000, |n| {
            format!("# T\n\n{}", each(0..n, |it| format!("Key{it}: Ada\n")))
        }),
        ("table", 6_000, |n| {
            format!(
                "| Status | Draft |\n|---|---|\n{}",
                "| Author | Ada |\n".repeat(n)
            )
        }),
        ("code", 15_000, |n| {
            format!("```\n{}```\n", "Status: Draft\n".repeat(n))
        }),
        ("sections", 4_000, |n| {
            format!("# T\n\n{}", "## Metadata\n\n- Status: Draft\n\n".repeat(n))
        }),
    ]);
}

/// A value that stands for ten to the power of its depth.
fn bomb(depth: usize) -> String {
    let level = |it: usize| {
        format!(
            "a{it}: &a{it} [{}]\n",
            vec![format!("*a{}", it - 1); 10].join(", ")
        )
    };
    format!(
        "a0: &a0 [{}]\n{}",
        ["x"; 10].join(", "),
        each(1..depth, level)
    )
}

#[test]
fn a_bomb_is_told_wherever_it_lies() {
    let mut input = Input::new();
    input.file("rfcs/0001-a.md", &yaml(&bomb(30)));
    input.file("rfcs/0002-b.md", COMPLETE);
    let (status, told, _) = run(&input.sandbox, CHECK, input.size);
    assert_eq!(status, Some(1), "{told}");
    let mut beside = Input::new();
    beside.file("rfcs/0001-a.md", COMPLETE);
    beside.file("rfcs/kep.yaml", &bomb(30));
    let check = [
        "check", "--quiet", "--format", "short", "--output", "../out",
    ];
    let (status, told, _) = run(&beside.sandbox, &check, beside.size);
    assert_eq!(status, Some(1), "{told}");
    let out = std::fs::read_to_string(beside.sandbox.path().join("out")).expect("a report");
    assert!(
        out.starts_with("rfcs/kep.yaml:") && out.contains("error[invalid-metadata]"),
        "{out}"
    );
    let mut config = Input::new();
    config.file("rfcs/0001-a.md", COMPLETE);
    config.file(".wherefore.yaml", &bomb(30));
    let (status, told, _) = run(&config.sandbox, CHECK, config.size);
    assert_eq!(status, Some(2));
    assert!(
        told.contains("holds more than anyone would write"),
        "{told}"
    );
}

/// A configuration beside a proposal.
fn configured(config: &str) -> Input {
    let mut input = Input::new();
    input.file("rfcs/0001-a.md", COMPLETE);
    input.file(".wherefore.yaml", config);
    input
}

/// A configuration for a number.
type Config<'a> = dyn Fn(usize) -> String + 'a;

#[test]
fn configurations_take_linear_time() {
    let glob = |it| format!("  - \"rfcs/x{it:05}-*.md\"\n");
    let overrides =
        |it| format!("- paths: [\"rfcs/{it:04}-*.md\"]\n  rules: {{missing-when: warn}}\n");
    let configs: &[(_, _, &Config<'_>)] = &[
        ("overrides", 1_500, &|n| {
            format!("overrides:\n{}", each(0..n, overrides))
        }),
        ("paths of an override", 2_000, &|n| {
            format!(
                "overrides:\n- paths:\n{}  rules: {{missing-when: warn}}\n",
                each(0..n, glob)
            )
        }),
        ("excluded", 2_000, &|n| {
            format!("exclude:\n{}", each(0..n, glob))
        }),
        ("proposals", 2_000, &|n| {
            format!("proposals:\n  - rfcs\n{}", each(0..n, glob))
        }),
        ("required keys", 4_000, &|n| {
            format!(
                "metadata: {{required: [status, {}]}}\nrules: {{missing-metadata: warn}}\n",
                each(0..n, |it| format!("k{it}, "))
            )
        }),
        ("names", 10_000, &|n| {
            format!(
                "elements: {{what: [{}]}}\n",
                each(0..n, |it| format!("name {it}, "))
            )
        }),
        ("numbers", 10_000, &|n| {
            format!(
                "grandfather: {{numbers: [{}]}}\n",
                each(0..n, |it| format!("{}, ", it + 9))
            )
        }),
    ];
    for (what, number, config) in configs {
        is_linear(what, CHECK, *number, FOURFOLD, |number| {
            configured(&config(number))
        });
    }
    is_linear("a template", CHECK, 4_000, FOURFOLD, |number| {
        let words = each(0..number, |it| format!("words {it} of many\n\n"));
        let mut input = configured("template: words.md\n");
        input.file("words.md", &format!("# T\n\n{words}"));
        input.file("rfcs/0002-b.md", &format!("{COMPLETE}\n{words}"));
        input
    });
    is_linear("a file beside", CHECK, 12_000, FOURFOLD, |number| {
        let mut input = configured("metadata: {sidecar: meta.yaml}\n");
        input.file(
            "rfcs/meta.yaml",
            &each(0..number, |it| format!("k{it}: 1\n")),
        );
        input
    });
}

#[test]
fn as_many_globs_as_can_be_written_match_and_what_is_none_is_told() {
    let glob = |it| format!("  - \"rfcs/x{it:05}-*.md\"\n");
    let input = configured(&format!(
        "proposals:\n{}  - \"rfcs/0001-*.md\"\n",
        each(0..40_000, glob)
    ));
    let (status, told, _) = run(&input.sandbox, CHECK, input.size);
    assert_eq!(status, Some(0), "{told}");
    for pattern in [
        "?".repeat(2_000),
        "{".to_owned(),
        format!("{}b", "a{b,".repeat(200)),
    ] {
        let input = configured(&format!("exclude: [\"{pattern}\"]\n"));
        let (status, told, _) = run(&input.sandbox, CHECK, input.size);
        assert_eq!(status, Some(2), "{told}");
        let told = told.replace("\n  │ ", " ");
        assert!(told.contains("is not a glob: "), "{told}");
    }
}
