//! Every format holds the same diagnostics, whatever names and words say, and none obeys them.

use clap::ValueEnum;
use wherefore::diagnostic::Severity;
use wherefore::lint::Settings;
use wherefore::proposal::Proposal;
use wherefore::report::outline::Outline;
use wherefore::report::{
    self, Format, Report, Setting, Style, Summary, visible, without_workflow_command,
};
use wherefore::select::Places;
use wherefore::source::{LineIndex, Source};

use super::parts::parts;
use super::world::lint_there;
use crate::readers::{self, Told};

/// A name, a document and a file of metadata beside it.
pub fn holds(bytes: &[u8]) {
    let [name, document, sidecar] = parts(bytes);
    let source = Source::decode(file_name(name), document.to_vec());
    let beside = (!sidecar.is_empty()).then(|| Source::decode("kep.yaml", sidecar.to_vec()));
    let source = source.with_sidecar(beside);
    let report = report_of(&source);
    let all = Format::value_variants().iter();
    let reports: Vec<(Format, String)> = all
        .map(|format| (*format, written(&report, *format, Style::PLAIN)))
        .collect();
    let in_format = |format: Format| {
        let found = reports.iter().find(|(it, _)| *it == format);
        &found.expect("one of them").1
    };
    hold_the_same(in_format);
    regions_inside(&source, in_format(Format::Sarif));
    for style in STYLES {
        let _ = written(&report, Format::Text, *style);
    }
}

/// For terminals that are narrow or know no letters but ASCII, and for those who listen.
const STYLES: &[Style] = &[
    Style {
        color: true,
        unicode: false,
        narrated: false,
        width: 20,
    },
    Style {
        color: false,
        unicode: true,
        narrated: true,
        width: 0,
    },
];

/// A name that a file may have, seen from the folder that the report is written in.
fn file_name(bytes: &[u8]) -> String {
    let name = String::from_utf8_lossy(bytes).replace(['\0', '/'], "_");
    format!("{name}.md")
}

fn report_of(source: &Source) -> Report {
    let settings = Settings::default();
    let proposal = Proposal::parse(source, &settings.vocabulary);
    let found = lint_there(&proposal, &settings);
    let count = found.len();
    let report = Report {
        findings: report::locate(source, found),
        outlines: source
            .is_loaded()
            .then(|| Outline::of(&proposal))
            .into_iter()
            .collect(),
        troubles: Vec::new(),
        summary: Summary {
            proposals: 1,
            ..Summary::default()
        },
        fails_from: Severity::Error,
        places: Places {
            root: "/a".into(),
            cwd: "/a".into(),
        },
        revision: None,
    };
    let report = report.sorted();
    assert_eq!(report.summary.errors + report.summary.warnings, count);
    report
}

fn written(report: &Report, format: Format, style: Style) -> String {
    let mut out = Vec::new();
    let setting = Setting { style, forge: None };
    report::write(&mut out, report, format, &setting).expect("memory takes it");
    String::from_utf8(out).expect("reports are UTF-8")
}

/// Reads back one report in every format, all of the same run.
pub fn hold_the_same<'a>(report: impl Fn(Format) -> &'a String) {
    let json = report(Format::Json);
    for format in Format::value_variants() {
        holds_what(json, *format, report(*format));
        obeys_nothing(*format, report(*format));
    }
}

/// Whether a report holds what that in JSON does, as far as its format goes.
fn holds_what(json: &str, format: Format, report: &str) {
    let all = readers::json(json);
    let people = || all.iter().map(shown).collect::<Vec<Told>>();
    let labelled = || {
        readers::json_with_labels(json)
            .iter()
            .map(shown)
            .collect::<Vec<Told>>()
    };
    let in_logs = || labelled().iter().map(visible_path).collect();
    let one_line = || people().iter().map(without_help).collect::<Vec<Told>>();
    match format {
        Format::Text => same_text(report, &one_line()),
        Format::Short => same_lines(report, &people()),
        Format::Json => {}
        Format::Ndjson => assert_eq!(readers::ndjson(report), all),
        Format::Sarif => assert_eq!(sorted(readers::sarif(report)), sorted(people())),
        Format::Github => assert_eq!(sorted(readers::github(report)), sorted(in_logs())),
        Format::Gitlab => assert_eq!(sorted(readers::gitlab(report)), sorted(one_line())),
        Format::Junit => assert_eq!(sorted(readers::junit(report)), sorted(in_logs())),
        Format::Rdjson => assert_eq!(sorted(readers::rdjson(report)), sorted(people())),
        Format::Markdown => {
            assert_eq!(sorted(readers::markdown(report)), sorted(labelled()));
            mentions_nobody(&readers::drawn(report));
        }
    }
}

/// A forge looks for these in what is drawn.
fn mentions_nobody(drawn: &str) {
    for mention in ["@somebody", "#1"] {
        assert!(!drawn.contains(mention), "{mention} in {drawn}");
    }
}

fn same_text(report: &str, all: &[Told]) {
    let drawn = all.iter().map(|it| {
        (
            it.rule.clone(),
            it.severity.clone(),
            readers::bare(&it.message),
        )
    });
    assert_eq!(readers::text(report), drawn.collect::<Vec<_>>());
}

/// A name may hold what reads as a place and a rule, so that a line is not taken apart but compared.
fn same_lines(report: &str, all: &[Told]) {
    assert_eq!(report.lines().count(), all.len());
    for (line, it) in report.lines().zip(all) {
        let end = format!(": {}[{}] {}", it.severity, it.rule, it.message);
        assert!(line.ends_with(&end), "{line} does not end with {end}");
        let begin = visible(&it.path);
        assert!(
            line.starts_with(&*without_workflow_command(&begin)),
            "{line}"
        );
    }
}

/// Nothing in a report moves a cursor, turns text round, or commands a log; whatever a reader of the format would make of it.
fn obeys_nothing(format: Format, report: &str) {
    let is_plain = |c: char| c == '\n' || c == ' ' || c.is_ascii_graphic();
    let harmful = |c: &char| !is_plain(*c) && visible(&c.to_string()) != c.to_string();
    let sent: Vec<char> = report.chars().filter(harmful).collect();
    assert!(sent.is_empty(), "{format:?} sends {sent:?}");
    for command in ["##[", "##vso[", "##teamcity["] {
        assert!(!report.contains(command), "{format:?} holds {command}");
    }
    let commands = report
        .lines()
        .filter(|line| line.trim_start().starts_with("::"));
    let own = ["::error ", "::warning ", "::notice "];
    let is_own =
        |line: &str| format == Format::Github && own.iter().any(|own| line.starts_with(own));
    for line in commands {
        assert!(is_own(line), "{format:?} commands the log: {line}");
    }
}

/// Every region of a SARIF log is a place in the text that it names.
fn regions_inside(source: &Source, report: &str) {
    let log: serde_json::Value = serde_json::from_str(report).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("results");
    for result in results {
        let own = result["locations"].as_array().expect("places").iter();
        let related = result["relatedLocations"].as_array().into_iter().flatten();
        for place in own.chain(related) {
            let place = &place["physicalLocation"];
            let uri = place["artifactLocation"]["uri"]
                .as_str()
                .expect("an address");
            let beside = source.sidecar().filter(|it| uri == it.name());
            region_inside(beside.unwrap_or(source).text(), &place["region"]);
        }
    }
}

fn region_inside(text: &str, region: &serde_json::Value) {
    let lines = LineIndex::new(text);
    let of = |key: &str| usize::try_from(region[key].as_u64().expect("a number")).expect("small");
    let (start, end) = (
        (of("startLine"), of("startColumn")),
        (of("endLine"), of("endColumn")),
    );
    assert!(start <= end, "{region}");
    for (line, column) in [start, end] {
        assert!(line >= 1 && line <= text.split('\n').count(), "{region}");
        // An end may stand behind the line break.
        let length = lines.line(line).of(text).chars().count();
        assert!(
            column >= 1 && column <= length + 2,
            "{region} in a line of {length}"
        );
    }
}

/// The same, as a format for people shows it.
fn shown(told: &Told) -> Told {
    let help: Vec<_> = told.help.lines().map(visible).collect();
    Told {
        message: visible(&told.message),
        help: help.join("\n"),
        ..told.clone()
    }
}

fn without_help(told: &Told) -> Told {
    Told {
        help: String::new(),
        ..told.clone()
    }
}

fn visible_path(told: &Told) -> Told {
    Told {
        path: visible(&told.path),
        ..told.clone()
    }
}

fn sorted(mut all: Vec<Told>) -> Vec<Told> {
    all.sort();
    all
}
