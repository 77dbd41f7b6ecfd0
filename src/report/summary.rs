//! The counts of a run, and the line that tells them.

use serde::Serialize;

/// Counts for the summary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Documents that were judged.
    pub proposals: usize,
    /// Those of them whose content was not judged: closed ones, and what is grandfathered.
    pub exempt: usize,
    /// Those of the others that state all four elements.
    pub complete: usize,
    /// Diagnostics that are errors.
    pub errors: usize,
    /// Diagnostics that are warnings.
    pub warnings: usize,
    /// Diagnostics that were there before, and are not reported.
    pub held_back: usize,
    /// Things that could not be done, told on standard error.
    pub failures: usize,
}

/// The one line that ends every run.
pub fn summary_line(summary: Summary) -> String {
    let Summary {
        proposals,
        exempt,
        complete,
        errors,
        warnings,
        held_back,
        failures,
    } = summary;
    if proposals + errors + warnings + failures == 0 {
        return "nothing to check: there is no proposal among what was asked for".to_owned();
    }
    let checked = count(proposals, "proposal");
    let exempt_too = match exempt {
        0 => String::new(),
        all if all == proposals => " (exempt from rules about content)".to_owned(),
        some => format!(" ({some} exempt from rules about content)"),
    };
    let verdict = match (errors, warnings) {
        (0, 0) if failures > 0 => "nothing amiss in what could be read".to_owned(),
        (0, 0) if held_back > 0 => "nothing new".to_owned(),
        (0, 0) if complete > 0 && complete + exempt == proposals => {
            "What, Why, When and the metric are all there".to_owned()
        }
        (0, 0) => "nothing to report".to_owned(),
        (0, _) => count(warnings, "warning"),
        (_, 0) => count(errors, "error"),
        _ => format!("{}, {}", count(errors, "error"), count(warnings, "warning")),
    };
    let trouble = if failures == 0 {
        String::new()
    } else {
        format!("; {}", count(failures, "failure"))
    };
    let known = match held_back {
        0 => String::new(),
        _ => format!(" ({held_back} held back: there before)"),
    };
    format!("{checked} checked{exempt_too}: {verdict}{known}{trouble}")
}

/// "1 error", "2 errors".
pub(super) fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
