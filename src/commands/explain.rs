//! `wherefore explain`: one rule's page, or the pages of all as one, which is `docs/rules.md`.

use std::io::{self, Write};

use super::ExitStatus;
use crate::cli::Explain;
use crate::rules::RULES;

const PREFACE: &str = "\
# Rules

Every rule of wherefore, as `wherefore explain RULE` shows it; `wherefore explain --all` writes this page. A rule at `deny` fails the check, one at
`warn` only under `--strict`, and one at `allow` does not run. What a level may depend on (the phase of a proposal, its path, its age) is in the README,
under \u{201c}Configuration\u{201d}.

| Rule | Level | Says |
|---|---|---|
";

pub(super) fn run(explain: Explain, out: &mut dyn Write) -> io::Result<ExitStatus> {
    match explain {
        Explain::One(rule) => writeln!(out, "{}", rule.full_page().trim_end())?,
        Explain::All => write_reference(out)?,
    }
    Ok(ExitStatus::Clean)
}

fn write_reference(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(PREFACE.as_bytes())?;
    for rule in RULES {
        let (id, level) = (rule.id, rule.level.name());
        writeln!(out, "| [`{id}`](#{id}) | {level} | {} |", rule.summary)?;
    }
    for rule in RULES {
        write!(out, "\n{}", one_level_down(rule.full_page().trim_end()))?;
    }
    Ok(())
}

/// A page as a part of a longer one: its headings a level further down. Those of its examples stay as they are.
fn one_level_down(page: &str) -> String {
    let mut down = String::with_capacity(page.len() + 16);
    let mut fence = None;
    for line in page.lines() {
        let ticks = line.bytes().take_while(|byte| *byte == b'`').count();
        fence = match fence {
            None if ticks >= 3 => Some(ticks),
            Some(open) if ticks >= open => None,
            open => open,
        };
        if line.starts_with('#') && fence.is_none() {
            down.push('#');
        }
        down.push_str(line);
        down.push('\n');
    }
    down
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_move_down_and_examples_do_not() {
        let example = "````markdown bad\n# Title\n```yaml\n# key\n```\n````\n";
        let page = format!("# id\n\n## Bad\n\n{example}\n## Good\n");
        let expected = format!("## id\n\n### Bad\n\n{example}\n### Good\n");
        assert_eq!(one_level_down(&page), expected);
    }
}
