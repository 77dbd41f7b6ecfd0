//! The XML of `JUnit`, in the form that CI systems read: a suite a document, a case a diagnostic. Errors are failures; warnings are
//! skipped cases, which fail nothing, unless the run fails on warnings. What could not be done is an error of the suite `wherefore`.

use std::io::{self, Write};

use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite, XmlString};

use super::{Document, Finding, Report, visible};

/// Writes the whole report as one XML document.
pub(super) fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let mut junit = quick_junit::Report::new("wherefore");
    for document in report.documents() {
        junit.add_test_suite(suite(report, &document));
    }
    if !report.troubles.is_empty() {
        junit.add_test_suite(troubles(report));
    }
    let xml = junit.to_string().map_err(io::Error::other)?;
    writeln!(out, "{}", xml.trim_end())
}

fn suite(report: &Report, document: &Document<'_>) -> TestSuite {
    let location = report.places.locate(document.path);
    let path = visible(location.path());
    let mut suite = TestSuite::new(path.as_str());
    for finding in document.findings {
        suite.add_test_case(case(report, finding, &path));
    }
    if document.findings.is_empty() {
        let mut case = TestCase::new("nothing to report", TestCaseStatus::success());
        stand(&mut case, &path, None);
        suite.add_test_case(case);
    }
    suite
}

fn case(report: &Report, finding: &Finding, path: &str) -> TestCase {
    let diagnostic = &finding.diagnostic;
    let mut status = if diagnostic.severity >= report.fails_from {
        TestCaseStatus::non_success(NonSuccessKind::Failure)
    } else {
        TestCaseStatus::skipped()
    };
    status
        .set_type(diagnostic.severity.name())
        .set_message(visible(&diagnostic.message));
    if let Some(help) = &diagnostic.help {
        let lines: Vec<_> = help.lines().map(visible).collect();
        status.set_description(lines.join("\n"));
    }
    // Names are told apart within a document: services keep one case of each.
    let (line, column) = (finding.start.line, finding.start.column);
    let name = format!("{} (line {line}, column {column})", diagnostic.rule);
    let mut case = TestCase::new(name, status);
    stand(&mut case, path, Some(line));
    case
}

fn stand(case: &mut TestCase, path: &str, line: Option<usize>) {
    case.set_classname(path);
    let attribute = |name: &str, value: &str| (XmlString::new(name), XmlString::new(value));
    case.extra.extend([attribute("file", path)]);
    case.extra
        .extend(line.map(|line| attribute("line", &line.to_string())));
}

fn troubles(report: &Report) -> TestSuite {
    let mut suite = TestSuite::new("wherefore");
    for trouble in &report.troubles {
        let message = visible(&trouble.message);
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
        status.set_type("failure").set_message(message.as_str());
        if let Some(help) = &trouble.help {
            status.set_description(visible(help));
        }
        suite.add_test_case(TestCase::new(message, status));
    }
    suite
}
