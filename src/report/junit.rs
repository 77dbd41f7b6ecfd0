//! The XML of `JUnit`, in the form that CI systems read: a suite a document, a case a diagnostic. Errors are failures; warnings are
//! skipped cases, which fail nothing, unless the run fails on warnings. What could not be done is an error of the suite `wherefore`.

use std::collections::HashMap;
use std::io::{self, Write};

use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite, XmlString};

use super::{Document, Finding, Report, details, visible, visible_lines};

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
    let mut named = HashMap::new();
    for finding in document.findings {
        let name = name_of(finding, &mut named);
        suite.add_test_case(case(report, finding, name, &path));
    }
    if document.findings.is_empty() {
        let mut case = TestCase::new("nothing to report", TestCaseStatus::success());
        stand(&mut case, &path, None);
        suite.add_test_case(case);
    }
    suite
}

/// What a case is called: the same while lines move, and another than that of any other case of the document, since services
/// keep one of each name.
fn name_of(finding: &Finding, named: &mut HashMap<String, usize>) -> String {
    let diagnostic = &finding.diagnostic;
    let name = format!("{}: {}", diagnostic.rule, visible(&diagnostic.message));
    let times = named.entry(name.clone()).or_default();
    *times += 1;
    match *times {
        1 => name,
        again => format!("{name} ({again})"),
    }
}

fn case(report: &Report, finding: &Finding, name: String, path: &str) -> TestCase {
    let diagnostic = &finding.diagnostic;
    let mut status = if diagnostic.severity >= report.fails_from {
        TestCaseStatus::non_success(NonSuccessKind::Failure)
    } else {
        TestCaseStatus::skipped()
    };
    status
        .set_type(diagnostic.severity.name())
        .set_message(visible(&diagnostic.message));
    let details = details(finding);
    if !details.is_empty() {
        status.set_description(details.join("\n"));
    }
    let mut case = TestCase::new(name, status);
    stand(&mut case, path, Some(finding.start.line));
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
        let help: Vec<_> = visible_lines(trouble.help.as_deref()).collect();
        if !help.is_empty() {
            status.set_description(help.join("\n"));
        }
        suite.add_test_case(TestCase::new(message, status));
    }
    suite
}
