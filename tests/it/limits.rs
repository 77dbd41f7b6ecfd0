//! What becomes of more than a service takes, and of more than fits on a page.

use crate::readers;
use crate::support::{COMPLETE, Sandbox, without};

#[test]
fn github_shows_ten_of_a_kind_and_is_told_of_the_rest() {
    let sandbox = Sandbox::new();
    let links: String = (0..12)
        .map(|number| format!("[x]({number}.md)\n\n"))
        .collect();
    sandbox.file(
        "a.md",
        COMPLETE.replace("## Why", &format!("{links}## Why")),
    );
    let run = |args: &[&str]| {
        let args = [&["check", "--quiet", "--format=github", "a.md"], args].concat();
        sandbox.run(&args).stdout
    };
    let many = run(&[]);
    assert_eq!(readers::github(&many).len(), 12);
    let last = many.lines().last().expect("a line");
    assert!(
        last.starts_with("::notice title=wherefore::GitHub shows 10"),
        "{last}"
    );
    assert!(!run(&["--ignore=broken-link", "--strict"]).contains("::notice"));
}

#[test]
fn the_page_begins_with_its_head_however_much_could_not_be_done() {
    let sandbox = Sandbox::new();
    sandbox.file("a.md", COMPLETE);
    let missing: Vec<String> = (0..300).map(|number| format!("none/{number}.md")).collect();
    let mut args = vec!["check", "--quiet", "--format=markdown", "a.md"];
    args.extend(missing.iter().map(String::as_str));
    let run = sandbox.run(&args);
    assert_eq!(run.status, 2);
    assert!(
        run.stdout.starts_with("## wherefore\n\n1 proposal checked"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("… and 250 more\n"), "{}", run.stdout);
}

#[test]
fn more_than_services_take_is_cut_with_the_gravest_first_and_said() {
    let sandbox = Sandbox::new();
    let links: String = (0..25_000)
        .map(|number| format!("[x]({number}.md)\n\n"))
        .collect();
    let text = without("When").replace("## Why", &format!("{links}## Why"));
    sandbox.file("a.md", text);
    let args = ["check", "a.md", "--warn=broken-link", "--format"];
    let sarif = sandbox.run(&[&args[..], &["sarif"]].concat());
    let results = readers::sarif(&sarif.stdout);
    assert_eq!(results.len(), 25_000);
    assert_eq!(results[0].rule, "missing-when");
    let notice = "SARIF holds 25000 of 25001 diagnostics";
    assert!(sarif.stderr.contains(notice), "{}", sarif.stderr);
    assert!(sarif.stdout.contains(notice));
    // So many are taken, and most of them not shown.
    let mut some = args.to_vec();
    some[1] = "b.md";
    let links: String = (0..5_001)
        .map(|number| format!("[x]({number}.md) "))
        .collect();
    sandbox.file(
        "b.md",
        COMPLETE.replace("## Why", &format!("{links}\n\n## Why")),
    );
    let sarif = sandbox.run(&[&some[..], &["sarif"]].concat());
    let notice = "code scanning shows 5000 of these 5001 diagnostics";
    assert!(sarif.stderr.contains(notice), "{}", sarif.stderr);
    assert!(sarif.stdout.contains(notice));
}

#[test]
fn a_page_has_room_for_every_document_whatever_one_of_them_holds() {
    let sandbox = Sandbox::new();
    let words = "word ".repeat(100_000);
    sandbox.file(
        "rfcs/0001-long.md",
        format!("# {words}\n\n## What {words}\n\nTBD\n"),
    );
    let links: String = (0..60)
        .map(|number| format!("[x]({number}.md)\n\n"))
        .collect();
    for number in 2..60 {
        let text = COMPLETE.replace("## Why", &format!("{links}## Why"));
        sandbox.file(&format!("rfcs/{number:04}-links.md"), text);
    }
    for number in 60..1000 {
        sandbox.file(&format!("rfcs/{number:04}-fine.md"), COMPLETE);
    }
    sandbox.file("rfcs/4000-last.md", without("When"));
    let run = sandbox.run(&["check", "--quiet", "--format=markdown", "rfcs"]);
    let page = run.stdout;
    assert!(
        page.len() <= 1_000_000 && page.len() > 800_000,
        "{}",
        page.len()
    );
    let told = readers::markdown(&page);
    assert_eq!(
        told.iter()
            .filter(|it| it.path.ends_with("0002-links.md"))
            .count(),
        50
    );
    for line in ["… and 10 more\n", "\n</details>\n"] {
        assert!(page.contains(line), "no {line}");
    }
    for number in 2..1000 {
        let name = format!("[rfcs/{number:04}-");
        assert!(page.contains(&name), "no {name}");
    }
}

#[test]
fn of_many_proposals_without_a_number_in_their_names_the_metadata_is_compared() {
    let sandbox = Sandbox::new();
    for place in 1..=40 {
        let id = if place == 40 { 7 } else { place };
        let name = format!("rfcs/{}.md", "a".repeat(place));
        sandbox.file(&name, format!("---\nid: {id}\n---\n\n{COMPLETE}"));
    }
    let check = ["check", "--quiet", "--format=short"];
    let found = sandbox.run(&check).stdout;
    let lines: Vec<&str> = found.lines().collect();
    assert_eq!(lines.len(), 2, "{found}");
    assert!(lines[0].contains("rfcs/aaaaaaa.md"), "{found}");
    assert!(lines.iter().all(|line| line.contains("[duplicate-number]")));
}
