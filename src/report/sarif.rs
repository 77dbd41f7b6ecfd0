//! SARIF 2.1.0 (OASIS), within what code scanning of GitHub takes: "SARIF support for code scanning" in its manual.

mod log;

use std::io::{self, Write};

use log::{
    Artifact, Base, Bases, Change, Configuration, Content, Descriptor, Driver, Fingerprints, Fix,
    Invocation, Location, Log, MarkdownMessage, Message, Notification, PhysicalLocation, Region,
    Replacement, ResultOf, Run, Tool,
};

use super::identity::identities;
use super::{Finding, Report, encode, visible, visible_lines};
use crate::diagnostic::Severity;
use crate::rule::Rule;
use crate::rules::RULES;
use crate::select;
use crate::source::Position;

/// More results than that are refused.
const MOST_RESULTS: usize = 25_000;

/// More are taken, and not shown.
const MOST_SHOWN: usize = 5_000;

/// The name of the folder that paths count from: the root of the repository.
const ROOT: &str = "%SRCROOT%";

/// Writes one log of one run.
pub(super) fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "wherefore",
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: RULES.iter().copied().map(descriptor).collect(),
                },
            },
            invocations: [invocation(report)],
            original_uri_base_ids: Bases {
                root: Base {
                    description: message("The root of the repository."),
                },
            },
            column_kind: "unicodeCodePoints",
            results: results(report),
        }],
    };
    encode::json(out, &log)
}

/// What is to be said where the report has more results than services take or show.
pub(super) fn notice(report: &Report) -> Option<String> {
    let all = report.findings.len();
    match all {
        ..=MOST_SHOWN => None,
        _ if all <= MOST_RESULTS => Some(format!(
            "code scanning shows {MOST_SHOWN} of these {all} diagnostics, errors first"
        )),
        _ => Some(format!(
            "SARIF holds {MOST_RESULTS} of {all} diagnostics, errors first: code scanning takes no more, and shows {MOST_SHOWN}"
        )),
    }
}

/// The most severe come first: of many, services show only the beginning.
fn results(report: &Report) -> Vec<ResultOf<'_>> {
    let known = report.findings.iter().zip(identities(report));
    let mut known: Vec<_> = known.collect();
    known.sort_by_key(|(finding, _)| std::cmp::Reverse(finding.diagnostic.severity));
    known.truncate(MOST_RESULTS);
    known
        .into_iter()
        .map(|(finding, identity)| result(report, finding, identity))
        .collect()
}

fn descriptor(rule: &Rule) -> Descriptor {
    let page = rule.full_page();
    Descriptor {
        id: rule.id,
        short_description: message(rule.summary),
        full_description: message(&beginning(&page)),
        help: MarkdownMessage {
            text: page.clone(),
            markdown: page,
        },
        default_configuration: Configuration {
            enabled: rule.level.severity().is_some(),
            level: rule.level.severity().unwrap_or(Severity::Warning).name(),
        },
    }
}

/// The first paragraph of a page, below its title.
fn beginning(page: &str) -> String {
    let mut lines = page
        .lines()
        .skip_while(|line| line.is_empty() || line.starts_with('#'));
    let paragraph: Vec<_> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
    paragraph.join(" ")
}

fn invocation(report: &Report) -> Invocation {
    let failures = report.troubles.iter().map(|trouble| Notification {
        level: "error",
        message: Message {
            text: sentences(&trouble.message, trouble.help.as_deref()),
        },
    });
    let cut = notice(report).map(|text| Notification {
        level: "warning",
        message: Message { text },
    });
    Invocation {
        execution_successful: report.troubles.is_empty(),
        tool_execution_notifications: failures.chain(cut).collect(),
    }
}

fn result<'a>(report: &Report, finding: &'a Finding, identity: String) -> ResultOf<'a> {
    let diagnostic = &finding.diagnostic;
    let labels = diagnostic.labels.iter().zip(&finding.labels).enumerate();
    let fix = diagnostic.fix.as_ref().zip(finding.fix);
    ResultOf {
        rule_id: diagnostic.rule,
        rule_index: RULES.iter().position(|rule| rule.id == diagnostic.rule),
        level: diagnostic.severity.name(),
        message: Message {
            text: sentences(&diagnostic.message, diagnostic.help.as_deref()),
        },
        locations: [Location {
            id: None,
            place: physical(report, finding, (finding.start, finding.end)),
            message: None,
        }],
        related_locations: labels
            .map(|(index, (label, place))| Location {
                id: Some(index + 1),
                place: physical(report, finding, *place),
                message: Some(Message {
                    text: literal(&visible(&label.message)),
                }),
            })
            .collect(),
        partial_fingerprints: Fingerprints { own: identity },
        fixes: fix
            .map(|(fix, place)| Fix {
                description: Message {
                    text: literal(&visible(&fix.title)),
                },
                artifact_changes: [Change {
                    artifact_location: artifact(report, finding),
                    replacements: [Replacement {
                        deleted_region: region(place),
                        inserted_content: Content {
                            text: &fix.replacement,
                        },
                    }],
                }],
            })
            .into_iter()
            .collect(),
    }
}

fn physical(report: &Report, finding: &Finding, place: (Position, Position)) -> PhysicalLocation {
    PhysicalLocation {
        artifact_location: artifact(report, finding),
        region: region(place),
    }
}

fn artifact(report: &Report, finding: &Finding) -> Artifact {
    match report.places.locate(&finding.path) {
        select::Location::Within(path) => Artifact {
            uri: encode::uri_path(&path),
            uri_base_id: Some(ROOT),
        },
        select::Location::Nowhere => Artifact {
            uri: "stdin:".to_owned(),
            uri_base_id: None,
        },
        select::Location::Outside(path) => Artifact {
            uri: format!("file:///{}", encode::uri_path(path.trim_start_matches('/'))),
            uri_base_id: None,
        },
    }
}

fn region((start, end): (Position, Position)) -> Region {
    Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

fn message(text: &str) -> Message {
    Message {
        text: text.to_owned(),
    }
}

/// A message as a first sentence, which is all that is shown where there is little room, and its help on the lines below.
fn sentences(message: &str, help: Option<&str>) -> String {
    let lines = [format!("{}.", visible(message))].into_iter();
    let lines: Vec<_> = lines.chain(visible_lines(help)).collect();
    literal(&lines.join("\n"))
}

/// Text that would be taken for a link (3.11.6 of the standard) or for a place to fill in (3.11.5), escaped so that it is not.
fn literal(text: &str) -> String {
    let mut text = text.to_owned();
    if text.contains("](") {
        text = text
            .replace('\\', "\\\\")
            .replace('[', "\\[")
            .replace(']', "\\]");
    }
    let is_place = |(at, _): (usize, &str)| {
        text[at + 1..].starts_with(|c: char| c == '{' || c.is_ascii_digit())
    };
    if text.match_indices('{').any(is_place) || text.contains("}}") {
        text = text.replace('{', "{{").replace('}', "}}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn what_reads_as_a_link_or_a_placeholder_is_escaped_and_nothing_else() {
        assert_eq!(literal("an [x] in {y}"), "an [x] in {y}");
        assert_eq!(literal(r"[a\](b) {y}"), r"\[a\\\](b) {y}");
        assert_eq!(literal("{0} of {n}"), "{{0}} of {{n}}");
        assert_eq!(literal("{{x}}"), "{{{{x}}}}");
    }
}
