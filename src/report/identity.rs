//! What a diagnostic is known by in the reports of other runs: services that keep them tell new ones from old by it.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::{Finding, Report};
use crate::diagnostic::Reach;

/// For each finding of a report, 32 hexadecimal digits that no other of the report has. They stay when lines move: they come
/// from the file, the rule, and where it speaks of a place, from its message and the words of its line.
pub(super) fn identities(report: &Report) -> Vec<String> {
    let mut seen: HashMap<[u8; 16], usize> = HashMap::new();
    report
        .findings
        .iter()
        .map(|finding| {
            let first = digest(report, finding, 0);
            let times = seen.entry(first).or_default();
            *times += 1;
            let own = match *times {
                1 => first,
                again => digest(report, finding, again),
            };
            own.iter().map(|byte| format!("{byte:02x}")).collect()
        })
        .collect()
}

fn digest(report: &Report, finding: &Finding, times: usize) -> [u8; 16] {
    let location = report.places.locate(&finding.path);
    let diagnostic = &finding.diagnostic;
    let (message, line) = match diagnostic.reach {
        Reach::Document => ("", String::new()),
        Reach::Place => (diagnostic.message.as_str(), words_of(finding)),
    };
    let mut hash = Sha256::new();
    for part in [
        location.path(),
        diagnostic.rule,
        message,
        &line,
        &times.to_string(),
    ] {
        hash.update(part.as_bytes());
        // No text holds it, so that parts cannot run into each other.
        hash.update([0xFF]);
    }
    let mut start = [0; 16];
    start.copy_from_slice(&hash.finalize()[..16]);
    start
}

/// The words of the line that it stands on, white space made even.
fn words_of(finding: &Finding) -> String {
    let line = finding.line().map_or("", |line| line.text.as_str());
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
