//! Markdown that was made to cost much.

use super::{are_linear, each};

const S: &str = "# T\n\n## Why\n\n";
const METRIC: &str = "# T\n\n## Success metrics\n\n";
const WHEN: &str = "# T\n\n## When\n\n";

#[test]
fn nesting_takes_linear_time() {
    are_linear(&[
        ("quotes", 100_000, |n| format!("{} deep\n", ">".repeat(n))),
        ("quotes on many lines", 100_000, |n| {
            format!("{} deep\n", ">".repeat(100)).repeat(n / 100)
        }),
        ("lists on one line", 100_000, |n| {
            format!("{}x\n", "- ".repeat(n))
        }),
        ("quotes and lists", 50_000, |n| {
            format!("{}x\n", "> - ".repeat(n))
        }),
        ("a list over and over", 100_000, |n| {
            format!("{}x\n", "- ".repeat(50)).repeat(n / 50)
        }),
        ("strong in emphasis", 20_000, |n| {
            format!("{S}{}{}", "**a *b ".repeat(n), "c* d**".repeat(n))
        }),
        ("links in emphasis", 8_000, |n| {
            format!("{S}{}", "**[a](b) ".repeat(n))
        }),
        ("lazy lines of a quote", 50_000, |n| {
            format!("> a\n{}", "b\n".repeat(n))
        }),
        ("brackets", 200_000, |n| "[".repeat(n)),
        ("images", 200_000, |n| "![".repeat(n)),
        ("brackets in brackets", 100_000, |n| {
            format!("{}{}", "[".repeat(n), "]".repeat(n))
        }),
    ]);
    // Of these, the size grows with the square of the depth.
    for depth in [250, 1_000] {
        let lists = each(0..depth, |depth| format!("{}- Why:\n", "  ".repeat(depth)));
        let mut input = super::Input::new();
        input.file("a.md", &lists);
        input.time("lists in lists", &["check", "--quiet", "a.md"]);
    }
}

#[test]
fn emphasis_links_and_code_take_linear_time() {
    are_linear(&[
        ("stars", 30_000, |n| "*a **a ".repeat(n)),
        ("underscores", 30_000, |n| "_a __a ".repeat(n)),
        ("stars and underscores", 100_000, |n| "*_".repeat(n)),
        ("one run of stars", 500_000, |n| "*".repeat(n)),
        ("stars that close", 50_000, |n| {
            format!("a**b{}", "c* ".repeat(n))
        }),
        ("strikes", 30_000, |n| "~a ~~a ".repeat(n)),
        ("open links", 50_000, |n| "[a](".repeat(n)),
        ("open links in angles", 30_000, |n| "[a](<b".repeat(n)),
        ("open titles", 30_000, |n| "[a](b \"".repeat(n)),
        ("pairs of brackets", 40_000, |n| "[a][b]".repeat(n)),
        ("links", 8_000, |n| "[a](b.md) ".repeat(n)),
        ("reference definitions", 100_000, |n| {
            each(0..n, |it| format!("[r{it}]: x{it}.md\n"))
        }),
        ("references", 6_000, |n| {
            format!(
                "{}\n{}",
                each(0..n, |it| format!("[r{it}]: x{it}.md\n")),
                each(0..n, |it| format!("[r{it}] "))
            )
        }),
        ("one reference to much", 30_000, |n| {
            format!("[r]: {}\n\n{}", "x".repeat(n), "[r] ".repeat(n))
        }),
        ("backticks", 50_000, |n| "` `` ".repeat(n)),
        ("open autolinks", 40_000, |n| {
            format!("{S}{}", "<a:b".repeat(n))
        }),
        ("entities", 50_000, |n| format!("{S}{}", "&a".repeat(n))),
        ("backslashes", 300_000, |n| format!("{S}{}", "\\".repeat(n))),
        ("footnotes", 8_000, |n| {
            format!(
                "{S}{}{}",
                each(0..n, |it| format!("[^{it}]: x\n\n")),
                each(0..n, |it| format!("[^{it}] "))
            )
        }),
    ]);
}

/// A run of each length, so that the text has about `n` bytes.
fn runs(n: usize, between: &str) -> String {
    each(1..(2 * n).isqrt(), |length| {
        format!("{}{between}", "`".repeat(length))
    })
}

#[test]
fn what_is_not_closed_takes_linear_time() {
    are_linear(&[
        ("runs of backticks of each length", 400_000, |n| {
            runs(n, "a")
        }),
        ("the same, and gaps", 400_000, |n| runs(n, " ")),
        ("fences of each length", 400_000, |n| runs(n, "\n")),
        ("an open fence", 300_000, |n| {
            format!("{S}```\n{}", "x\n".repeat(n))
        }),
        ("fences", 40_000, |n| format!("{S}{}", "```\n\n".repeat(n))),
        ("open tags", 100_000, |n| {
            format!("{S}{}", "<div ".repeat(n))
        }),
        ("open attributes", 40_000, |n| {
            format!("{S}{}", "x <a b='".repeat(n))
        }),
        ("less than", 50_000, |n| format!("{S}{}", "a <".repeat(n))),
        ("blocks of HTML", 20_000, |n| {
            format!("{S}{}", "<div>\n\n".repeat(n))
        }),
        ("open comments", 100_000, |n| {
            format!("{S}{}", "<!-- ".repeat(n))
        }),
        ("open comments in a line", 40_000, |n| {
            format!("{S}{}", "x <!-- ".repeat(n))
        }),
        ("comments", 20_000, |n| {
            format!("{S}{}", "<!-- x -->\n\n".repeat(n))
        }),
        ("open instructions", 50_000, |n| {
            format!("{S}{}", "x <? ".repeat(n))
        }),
        ("open declarations", 40_000, |n| {
            format!("{S}{}", "x <!A ".repeat(n))
        }),
        ("open CDATA", 30_000, |n| {
            format!("{S}{}", "x <![CDATA[ ".repeat(n))
        }),
        ("open braces", 300_000, |n| format!("{S}{}", "{".repeat(n))),
        ("formulas", 50_000, |n| format!("{S}{}", "$a ".repeat(n))),
    ]);
}

#[test]
fn headings_tables_and_lists_take_linear_time() {
    are_linear(&[
        // Up to a million of them.
        ("headings", 500_000, |n| "# a\n".repeat(n)),
        ("headings that differ", 15_000, |n| {
            each(0..n, |it| format!("# heading {it}\n\n"))
        }),
        ("headings of each level", 15_000, |n| {
            each(0..n, |it| format!("{} h\n\n", "#".repeat(1 + it % 6)))
        }),
        ("headings that are elements", 2_000, |n| {
            "## What\n\nWe enable maps.\n\n## Why\n\nIt costs 5%.\n\n## When\n\nShips on 2027-03-01.\n\n".repeat(n)
        }),
        ("headings that are misspelt", 15_000, |n| {
            each(0..n, |it| format!("## Wehn{it}\n\n"))
        }),
        ("underlined headings", 20_000, |n| "a\n===\n\n".repeat(n)),
        ("one underlined heading", 50_000, |n| {
            format!("{}===\n", "a\n".repeat(n))
        }),
        ("anchors", 8_000, |n| {
            format!(
                "{}{}",
                "# a\n\n".repeat(n),
                each(0..n, |it| format!("[x](#a-{it})\n\n"))
            )
        }),
        ("anchors that are not there", 4_000, |n| {
            format!(
                "{}{}",
                each(0..n, |it| format!("# heading {it}\n\n")),
                each(0..n, |it| format!("[x](#hading-{it})\n\n"))
            )
        }),
        ("links to nothing", 5_000, |n| {
            each(0..n, |it| format!("[a](b{it}.md)\n\n"))
        }),
        ("rows", 10_000, |n| {
            format!("{S}| a | b |\n|---|---|\n{}", "| Why | x |\n".repeat(n))
        }),
        ("columns", 40_000, |n| {
            format!(
                "{S}{}|\n{}|\n{}|\n",
                "| a ".repeat(n),
                "|---".repeat(n),
                "| b ".repeat(n)
            )
        }),
        ("ragged rows", 10_000, |n| {
            format!(
                "{S}{}|\n{}|\n{}",
                "| a ".repeat(n),
                "|---".repeat(n),
                "| b |\n".repeat(n)
            )
        }),
        ("rows of metrics", 4_000, |n| {
            format!(
                "## Success metrics\n\n| Metric | Today | Target |\n|---|---|---|\n{}",
                "| Late | 6.1% | 5% |\n".repeat(n)
            )
        }),
        ("tables", 10_000, |n| {
            format!("{S}{}", "| a |\n|---|\n| Why |\n\n".repeat(n))
        }),
        ("list items", 12_000, |n| {
            format!("{S}{}", "- a\n".repeat(n))
        }),
        ("lists", 10_000, |n| {
            format!("{S}{}", "- a\n* b\n".repeat(n))
        }),
        ("tasks", 12_000, |n| format!("{S}{}", "- [ ] a\n".repeat(n))),
        ("labels", 8_000, |n| {
            format!("{S}{}", "**Why:** x\n\n".repeat(n))
        }),
        ("labels in one paragraph", 8_000, |n| {
            "**Why:** x\n".repeat(n)
        }),
        ("placeholders", 15_000, |n| {
            format!("{S}{}", "TODO\n\n".repeat(n))
        }),
    ]);
}

#[test]
fn text_without_an_end_takes_linear_time() {
    are_linear(&[
        ("a sentence of many words", 100_000, |n| {
            format!("{S}{}", "word ".repeat(n))
        }),
        ("a sentence of plans", 12_000, |n| {
            format!("{WHEN}{}", "first then release 1.2 in ".repeat(n))
        }),
        ("one word", 1_000_000, |n| format!("{S}{}", "x".repeat(n))),
        ("dates", 40_000, |n| {
            format!("{WHEN}{}", "2027-03-01 ".repeat(n))
        }),
        ("months", 25_000, |n| {
            format!("{WHEN}{}", "March 2027 ".repeat(n))
        }),
        ("weeks", 10_000, |n| {
            format!("{WHEN}{}", "two weeks after ".repeat(n))
        }),
        ("versions", 40_000, |n| {
            format!("{WHEN}{}", "v1.2.3 ".repeat(n))
        }),
        ("one number", 500_000, |n| {
            format!("{METRIC}{}", "1".repeat(n))
        }),
        ("one version", 200_000, |n| {
            format!("{WHEN}{}", "1.".repeat(n))
        }),
        ("numbers", 40_000, |n| {
            format!("{METRIC}{}", "12.5 ".repeat(n))
        }),
        ("shares", 25_000, |n| format!("{METRIC}{}", "5% ".repeat(n))),
        ("from one to another", 6_000, |n| {
            format!("{METRIC}{}", "from 5% to 3% by 2027-03-01 ".repeat(n))
        }),
        ("arrows", 15_000, |n| {
            format!("{METRIC}{}", "5 -> 3 ".repeat(n))
        }),
        ("words of a baseline", 15_000, |n| {
            format!("{METRIC}{}", "currently at today ".repeat(n))
        }),
        ("words of a target", 20_000, |n| {
            format!("{METRIC}{}", "at least under ".repeat(n))
        }),
        ("colons", 40_000, |n| format!("{S}{}", "a: ".repeat(n))),
        ("semicolons", 10_000, |n| {
            format!("{S}{}", "when we ship; ".repeat(n))
        }),
        ("quotation marks", 40_000, |n| {
            format!("{S}{}", "\"a ".repeat(n))
        }),
        ("parentheses", 40_000, |n| format!("{S}{}", "(a ".repeat(n))),
        ("dashes", 40_000, |n| {
            format!("{S}{}", "a \u{2014} b ".repeat(n))
        }),
        ("code in prose", 5_000, |n| {
            format!("{S}{}", "The struct `Foo` calls `bar()`.\n\n".repeat(n))
        }),
        ("decisions", 30_000, |n| {
            format!("# T\n\n{}", "This is irreversible. ".repeat(n))
        }),
        ("other proposals", 20_000, |n| {
            each(0..n, |it| format!("Supersedes RFC {it}. "))
        }),
    ]);
}

#[test]
fn every_script_and_every_end_of_a_line_takes_linear_time() {
    are_linear(&[
        ("one letter with many marks", 200_000, |n| {
            format!("{S}a{}", "\u{301}".repeat(n))
        }),
        ("letters with marks", 60_000, |n| {
            format!("{S}{}", "a\u{301}\u{302} ".repeat(n))
        }),
        ("what has no width", 300_000, |n| {
            format!("{S}{}", "\u{200b}".repeat(n))
        }),
        ("right to left", 60_000, |n| {
            format!("{S}{}", "\u{5d0}\u{5d1} ".repeat(n))
        }),
        ("turned about", 200_000, |n| {
            format!("{S}{}", "\u{202e}\u{2066}".repeat(n))
        }),
        ("four bytes", 200_000, |n| {
            format!("{S}{}", "\u{1F980} ".repeat(n))
        }),
        ("no spaces", 200_000, |n| {
            format!("{S}{}", "\u{65e5}".repeat(n))
        }),
        ("returns and feeds", 15_000, |n| {
            "# Why\r\n\r\nwords\r\n\r\n".repeat(n / 2)
        }),
        ("returns alone", 100_000, |n| {
            format!("{S}{}", "x\r".repeat(n))
        }),
        ("blank lines", 500_000, |n| "\n".repeat(n)),
        ("spaces", 1_000_000, |n| " ".repeat(n)),
        ("tabs", 500_000, |n| "\t".repeat(n)),
        ("rules", 100_000, |n| "---\n\n".repeat(n)),
    ]);
}

#[test]
fn suppressions_and_what_they_silence_take_linear_time() {
    are_linear(&[
        ("one for each", 6_000, |n| {
            format!(
                "# T\n\n{}",
                "<!-- wherefore: allow(broken-link) x -->\n\n[a](b.md)\n\n".repeat(n)
            )
        }),
        ("for nothing", 6_000, |n| {
            format!(
                "# T\n\n{}",
                "<!-- wherefore: allow(broken-link) x -->\n".repeat(n)
            )
        }),
        ("each for all", 5_000, |n| {
            let all = "<!-- wherefore: allow(placeholder-text) x -->\n\n".repeat(n);
            format!("{all}# T\n\n## Why\n\n{}", "TODO\n\n".repeat(n))
        }),
        ("many rules in one", 3_000, |n| {
            let rules = "placeholder-text, ".repeat(n);
            format!(
                "<!-- wherefore: allow({rules}) x -->\n\n# T\n\n## Why\n\n{}",
                "TODO\n\n".repeat(n)
            )
        }),
        ("sections within sections", 5_000, |n| {
            let section = |it| {
                let heading = "#".repeat(1 + it % 6);
                format!(
                    "<!-- wherefore: allow(placeholder-text) x -->\n\n{heading} Why\n\nTODO\n\n"
                )
            };
            format!("# T\n\n{}", each(0..n, section))
        }),
    ]);
}
