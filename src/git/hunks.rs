//! Which lines of a text a diff shows: what changed, with a few lines around it.

use std::ops::RangeInclusive;

use git2::{DiffOptions, Patch};

/// As many unchanged lines are shown on either side of a change, here and on the pages of a forge.
const CONTEXT: u32 = 3;

/// The lines of `after` that a diff from `before` shows, from 1, in order. Empty where the two are the same, or where
/// libgit2 cannot compare them.
pub fn shown_lines(before: &str, after: &str) -> Vec<RangeInclusive<usize>> {
    hunks(before, after).unwrap_or_default()
}

fn hunks(before: &str, after: &str) -> Result<Vec<RangeInclusive<usize>>, git2::Error> {
    let mut options = DiffOptions::new();
    options.context_lines(CONTEXT);
    let (before, after) = (before.as_bytes(), after.as_bytes());
    let patch = Patch::from_buffers(before, None, after, None, Some(&mut options))?;
    let mut shown = Vec::new();
    for index in 0..patch.num_hunks() {
        let (hunk, _) = patch.hunk(index)?;
        let (start, lines) = (hunk.new_start() as usize, hunk.new_lines() as usize);
        if lines > 0 {
            shown.push(start..=start + lines - 1);
        }
    }
    Ok(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_shown_with_three_lines_around_it() {
        let before: String = (1..=30).map(|line| format!("line {line}\n")).collect();
        let after = before.replace("line 10\n", "line ten\n");
        assert_eq!(shown_lines(&before, &after), [7..=13]);
        assert_eq!(shown_lines(&before, &before), []);
        assert_eq!(shown_lines("", &before), [1..=30]);
        assert_eq!(shown_lines(&before, ""), []);
    }
}
