//! Repositories that were made to cost much.

use super::{CHECK, FOURFOLD, Input, SIXTEENFOLD, each, is_linear};
use crate::support::COMPLETE;

/// Documents, each by its number.
fn documents(number: usize, text: impl Fn(usize) -> String) -> Input {
    let mut input = Input::new();
    for it in 0..number {
        input.file(&format!("rfcs/{}-a.md", FIRST + it), &text(it));
    }
    input
}

/// The number of the first of them.
const FIRST: usize = 10_001;

fn with(metadata: &str) -> String {
    format!("---\n{metadata}---\n{COMPLETE}")
}

#[test]
fn proposals_that_refer_to_each_other_take_linear_time() {
    // Up to ten thousand proposals, each of which names ten others and is named by as many.
    is_linear("each supersedes others", CHECK, 2_500, FOURFOLD, |n| {
        documents(n, |it| {
            let others = |steps: fn(usize, usize) -> usize| {
                each(1..11, |step| {
                    format!("{}, ", FIRST + (it + steps(n, step)) % n)
                })
            };
            with(&format!(
                "supersedes: [{}]\nsuperseded-by: [{}]\n",
                others(|_, step| 37 * step),
                others(|n, step| n - 37 * step)
            ))
        })
    });
    is_linear("all supersede one", CHECK, 750, FOURFOLD, |n| {
        documents(n, |_| with(&format!("supersedes: {FIRST}\n")))
    });
    is_linear("what is not there", CHECK, 750, FOURFOLD, |n| {
        documents(n, |it| {
            with(&format!(
                "supersedes: [{}, gone-{it}, ../gone-{it}.md]\n",
                70_000 + it
            ))
        })
    });
    is_linear("links", CHECK, 750, FOURFOLD, |n| {
        documents(n, |it| {
            format!(
                "{COMPLETE}\n[a]({0}-a.md#why) [b]({0}-a.md#wyh)\n",
                FIRST + (it + 1) % n
            )
        })
    });
}

#[test]
fn proposals_that_refer_to_each_other_by_name_take_linear_time() {
    is_linear("names", CHECK, 750, FOURFOLD, |n| {
        let mut input = Input::new();
        for it in 0..n {
            let other = (it + 1) % n;
            let text = with(&format!(
                "id: id-{it}-x\nsupersedes: [words-{other}, id-{other}-x]\n"
            ));
            input.file(&format!("rfcs/words-{it}.md"), &text);
        }
        input
    });
    is_linear("each with each", CHECK, 40, SIXTEENFOLD, |n| {
        let all = each(0..n, |it| format!("{}, ", FIRST + it));
        let links = each(0..n, |it| format!("[a]({}-a.md#why)\n\n", FIRST + it));
        documents(n, |_| {
            with(&format!(
                "supersedes: [{all}]\nsuperseded-by: [{all}]\nrequires: [{all}]\n"
            )) + &links
        })
    });
}

#[test]
fn one_number_for_all_takes_linear_time() {
    is_linear("in names", CHECK, 2_500, FOURFOLD, |n| {
        let mut input = Input::new();
        for it in 0..n {
            input.file(&format!("rfcs/0001-a{it}.md"), COMPLETE);
        }
        input
    });
    is_linear("in metadata", CHECK, 750, FOURFOLD, |n| {
        let mut input = Input::new();
        for it in 0..n {
            input.file(&format!("rfcs/a{it}.md"), &with("id: 1\n"));
        }
        input
    });
    is_linear("in a folder each", CHECK, 500, FOURFOLD, |n| {
        let mut input = Input::new();
        for it in 0..n {
            input.file(&format!("rfcs/area-{it}/0001-a.md"), COMPLETE);
        }
        input
    });
}

#[test]
fn links_that_lead_nowhere_take_linear_time() {
    is_linear("each to others", CHECK, 375, FOURFOLD, |n| {
        documents(n, |it| {
            COMPLETE.to_owned()
                + &each(0..20, |link| {
                    format!("[a]({}-b{link}.md)\n\n", FIRST + (it + 1) % n)
                })
        })
    });
    is_linear("names that are alike", CHECK, 375, FOURFOLD, |n| {
        let mut input = Input::new();
        for it in 0..n {
            let links = each(0..20, |link| {
                format!(
                    "[a](proposal-{}.md)\n\n",
                    letters(it * 20 + link).to_uppercase()
                )
            });
            input.file(
                &format!("rfcs/proposal-{}.md", letters(it)),
                &format!("{COMPLETE}\n{links}"),
            );
        }
        input
    });
    is_linear("below a folder each", CHECK, 375, FOURFOLD, |n| {
        documents(n, |it| {
            COMPLETE.to_owned() + &each(0..20, |link| format!("[a](f{it}/{link}/b.md#x)\n\n"))
        })
    });
}

/// A number in letters.
fn letters(number: usize) -> String {
    let digits = [17_576, 676, 26, 1].map(|power| number / power % 26);
    digits
        .iter()
        .map(|digit| char::from(b"abcdefghijklmnopqrstuvwxyz"[*digit]))
        .collect()
}

#[test]
fn folders_and_configurations_take_linear_time() {
    is_linear("a configuration each", CHECK, 250, FOURFOLD, |n| {
        let mut input = Input::new();
        for it in 0..n {
            input.file(&format!("rfcs/{it:05}/{it:05}-a.md"), COMPLETE);
            input.file(
                &format!("rfcs/{it:05}/.wherefore.yaml"),
                "exclude: [drafts]\n",
            );
        }
        input
    });
    is_linear("folders of many files", CHECK, 25_000, FOURFOLD, |n| {
        let mut input = documents(1, |_| format!("{COMPLETE}\n[a](gone.md)\n"));
        for it in 0..n {
            // Empty ones cost least to make.
            input.file(&format!("rfcs/f{it}.txt"), "");
        }
        input.size += n * 20;
        input
    });
    // Names that a proposal would have, which say where it went.
    is_linear("stubs", CHECK, 1_000, FOURFOLD, |n| {
        let mut input = documents(n, |it| format!("# Moved\n\nMoved to [b](../x/{it}.md).\n"));
        input.file("rfcs/9-a.md", COMPLETE);
        input
    });
}

#[test]
fn a_baseline_takes_linear_time() {
    for (what, from, to) in [
        ("the same names", "rfcs", "rfcs"),
        ("other folders", "rfcs", "proposals"),
    ] {
        is_linear(what, &["baseline"], 500, FOURFOLD, |n| {
            let mut input = Input::new();
            input.file(".wherefore.yaml", "baseline: known.jsonl\n");
            for it in 0..n {
                input.file(&format!("{from}/{it:05}-a.md"), "# T\n\nwords\n");
            }
            input.time(what, &["baseline"]);
            let folder = input.sandbox.path().join("in");
            if from != to {
                std::fs::rename(folder.join(from), folder.join(to)).expect("a folder");
            }
            input
        });
    }
    is_linear(
        "names that have nothing in common",
        &["baseline"],
        500,
        FOURFOLD,
        |n| {
            let mut input = Input::new();
            input.file(".wherefore.yaml", "baseline: known.jsonl\n");
            for it in 0..n {
                input.file(&format!("rfcs/{}-x.md", letters(it)), "# T\n\nwords\n");
            }
            input.time("a baseline", &["baseline"]);
            let folder = input.sandbox.path().join("in/rfcs");
            std::fs::remove_dir_all(&folder).expect("a folder");
            for it in 0..n {
                input.file(&format!("rfcs/{}-y.md", letters(it)), "# T\n\nwords\n");
            }
            input
        },
    );
}

/// Shows that a change of many documents takes linear time.
#[test]
fn a_change_of_everything_takes_linear_time() {
    let staged = ["check", "--staged", "--quiet", "--format", "json"];
    is_linear("all are new", &staged, 300, FOURFOLD, |n| {
        let input = documents(n, |it| format!("{COMPLETE}\n[a](x{it}.md)\n"));
        git(&input, &["init", "--quiet"]);
        git(&input, &["add", "."]);
        input
    });
    is_linear("what all link to is gone", &staged, 300, FOURFOLD, |n| {
        let input = documents(n, |_| format!("{COMPLETE}\n[a](10001-a.md)\n"));
        git(&input, &["init", "--quiet"]);
        git(&input, &["add", "."]);
        git(&input, &["commit", "--quiet", "-m", "all"]);
        git(&input, &["rm", "--quiet", "rfcs/10001-a.md"]);
        input
    });
    is_linear("all are renamed", &staged, 300, FOURFOLD, |n| {
        let input = documents(n, |it| {
            format!("{COMPLETE}\n{}", format!("words {it} ").repeat(20))
        });
        git(&input, &["init", "--quiet"]);
        git(&input, &["add", "."]);
        git(&input, &["commit", "--quiet", "-m", "all"]);
        git(&input, &["mv", "rfcs", "proposals"]);
        input
    });
}

fn git(input: &Input, args: &[&str]) {
    let run = input.sandbox.try_git("in", args);
    assert_eq!(run.status, 0, "{}", run.screen());
}
