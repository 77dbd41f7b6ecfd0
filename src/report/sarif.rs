//! SARIF 2.1.0 (OASIS), within what code scanning of GitHub takes: "SARIF support for code scanning" in its manual.

use std::io::{self, Write};

use serde::Serialize;

use super::identity::identities;
use super::{Finding, Report, encode, visible};
use crate::diagnostic::Severity;
use crate::rule::Rule;
use crate::rules::RULES;
use crate::select;
use crate::source::Position;

/// More results than that are refused.
const MOST_RESULTS: usize = 25_000;

/// The name of the folder that paths count from: the root of the repository.
const ROOT: &str = "%SRCROOT%";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    invocations: [Invocation; 1],
    original_uri_base_ids: Bases,
    column_kind: &'static str,
    results: Vec<ResultOf<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Message,
    help: MarkdownMessage,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    enabled: bool,
    level: &'static str,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
struct MarkdownMessage {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Message,
}

#[derive(Serialize)]
struct Bases {
    #[serde(rename = "%SRCROOT%")]
    root: Base,
}

#[derive(Serialize)]
struct Base {
    description: Message,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultOf<'a> {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'a>>,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "wherefore/v1")]
    own: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    description: Message,
    artifact_changes: [Change<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    artifact_location: Artifact,
    replacements: [Replacement<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Content<'a>,
}

#[derive(Serialize)]
struct Content<'a> {
    text: &'a str,
}

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

/// What is to be said where the report has more results than services take.
pub(super) fn notice(report: &Report) -> Option<String> {
    let all = report.findings.len();
    (all > MOST_RESULTS).then(|| {
        format!(
            "SARIF holds {MOST_RESULTS} of {all} diagnostics, errors first: code scanning takes no more"
        )
    })
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
        help: MarkdownMessage {
            text: page.clone(),
            markdown: page,
        },
        default_configuration: Configuration {
            enabled: rule.level.severity().is_some(),
            level: level(rule.level.severity().unwrap_or(Severity::Warning)),
        },
    }
}

fn invocation(report: &Report) -> Invocation {
    let failures = report.troubles.iter().map(|trouble| {
        let help = trouble.help.iter();
        let text: String = help.fold(visible(&trouble.message), |text, help| {
            format!("{text}\n{}", visible(help))
        });
        Notification {
            level: "error",
            message: Message { text },
        }
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
        level: level(diagnostic.severity),
        message: Message {
            text: super::said(diagnostic),
        },
        locations: [Location {
            id: None,
            physical_location: physical(report, finding, (finding.start, finding.end)),
            message: None,
        }],
        related_locations: labels
            .map(|(index, (label, place))| Location {
                id: Some(index + 1),
                physical_location: physical(report, finding, *place),
                message: Some(Message {
                    text: visible(&label.message),
                }),
            })
            .collect(),
        partial_fingerprints: Fingerprints { own: identity },
        fixes: fix
            .map(|(fix, place)| Fix {
                description: Message {
                    text: visible(&fix.title),
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

fn level(severity: Severity) -> &'static str {
    severity.name()
}
