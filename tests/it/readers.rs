//! Reads each format back as its consumers do: the runner of GitHub Actions, parsers of JSON, XML and Markdown.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;

/// A diagnostic as a report has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    pub path: String,
    pub line: u64,
    pub severity: String,
    pub rule: String,
    pub message: String,
    /// Empty where the format has none.
    pub help: String,
}

fn told(path: &str, line: &Value, severity: &str, rule: &Value, text: &str) -> Told {
    let (message, help) = parted(text);
    Told {
        path: path.to_owned(),
        line: line.as_u64().expect("a line"),
        severity: severity.to_lowercase(),
        rule: string(rule),
        message,
        help,
    }
}

/// A message, and the help on the lines below.
fn parted(text: &str) -> (String, String) {
    let (message, help) = text.split_once('\n').unwrap_or((text, ""));
    (message.to_owned(), help.to_owned())
}

fn string(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("no text: {value}"))
        .to_owned()
}

fn parse(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}:\n{json}"))
}

fn list(value: &Value) -> &Vec<Value> {
    value
        .as_array()
        .unwrap_or_else(|| panic!("no list: {value}"))
}

fn json_object(it: &Value) -> Told {
    let (path, severity) = (string(&it["path"]), string(&it["severity"]));
    Told {
        message: string(&it["message"]),
        help: it["help"].as_str().unwrap_or_default().to_owned(),
        ..told(&path, &it["line"], &severity, &it["rule"], "")
    }
}

pub fn json(report: &str) -> Vec<Told> {
    list(&parse(report)["diagnostics"])
        .iter()
        .map(json_object)
        .collect()
}

/// The same with the labels as lines above the help, for formats that tell them so.
pub fn json_with_labels(report: &str) -> Vec<Told> {
    let report = parse(report);
    let diagnostics = list(&report["diagnostics"]).iter();
    diagnostics
        .map(|it| {
            let labels = list(&it["labels"]).iter().map(|label| {
                let words = wherefore::report::visible(&string(&label["message"]));
                format!("line {}: {words}", label["line"])
            });
            let told = json_object(it);
            let help = told.help.lines().map(str::to_owned);
            Told {
                help: labels.chain(help).collect::<Vec<_>>().join("\n"),
                ..told
            }
        })
        .collect()
}

pub fn ndjson(report: &str) -> Vec<Told> {
    report
        .lines()
        .map(|line| json_object(&parse(line)))
        .collect()
}

pub fn gitlab(report: &str) -> Vec<Told> {
    let issues = parse(report);
    let issues = list(&issues).iter();
    issues
        .map(|it| {
            let severity = match it["severity"].as_str() {
                Some("major") => "error",
                _ => "warning",
            };
            let place = &it["location"];
            let path = string(&place["path"]);
            told(
                &path,
                &place["lines"]["begin"],
                severity,
                &it["check_name"],
                &string(&it["description"]),
            )
        })
        .collect()
}

pub fn rdjson(report: &str) -> Vec<Told> {
    let report = parse(report);
    let diagnostics = list(&report["diagnostics"]).iter();
    diagnostics
        .map(|it| {
            let place = &it["location"];
            let (path, line) = (string(&place["path"]), &place["range"]["start"]["line"]);
            let text = string(&it["message"]);
            told(
                &path,
                line,
                &string(&it["severity"]),
                &it["code"]["value"],
                &text,
            )
        })
        .collect()
}

pub fn sarif(report: &str) -> Vec<Told> {
    let report = parse(report);
    let results = list(&report["runs"][0]["results"]).iter();
    results
        .map(|it| {
            let place = &it["locations"][0]["physicalLocation"];
            let path = decoded(&string(&place["artifactLocation"]["uri"]));
            let line = &place["region"]["startLine"];
            let text = sarif_text(&string(&it["message"]["text"]));
            told(&path, line, &string(&it["level"]), &it["ruleId"], &text)
        })
        .collect()
}

/// A message of SARIF without what it escapes, which must hold neither a link nor a place to fill in.
fn sarif_text(text: &str) -> String {
    let mut plain = String::new();
    let mut chars = text.chars().peekable();
    let is_escaped = text.contains("\\](");
    let is_doubled = text.contains("{{") || text.contains("}}");
    while let Some(c) = chars.next() {
        match c {
            '\\' if is_escaped => plain.extend(chars.next()),
            '{' | '}' if is_doubled => {
                assert_eq!(chars.next(), Some(c), "a single brace in {text}");
                plain.push(c);
            }
            ']' => {
                assert_ne!(chars.peek(), Some(&'('), "a link in {text}");
                plain.push(c);
            }
            c => plain.push(c),
        }
    }
    // The message is a sentence there; the help follows.
    match plain.split_once(".\n") {
        Some((message, help)) => format!("{message}\n{help}"),
        None => plain.strip_suffix('.').expect("a full stop").to_owned(),
    }
}

fn decoded(uri: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = uri.bytes();
    while let Some(byte) = rest.next() {
        let digit = |byte: Option<u8>| {
            char::from(byte.expect("a digit"))
                .to_digit(16)
                .expect("hex")
        };
        if byte == b'%' {
            let (high, low) = (digit(rest.next()), digit(rest.next()));
            bytes.push(u8::try_from(high * 16 + low).expect("a byte"));
        } else {
            assert!(
                byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte),
                "{uri}"
            );
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// Commands as the runner finds them in a log: after white space, `::name key=value,key=value::data`; or `##[` anywhere.
pub fn github(report: &str) -> Vec<Told> {
    let mut all = Vec::new();
    // The runner ends a line at either of these.
    for line in report.split(['\n', '\r']) {
        assert!(!line.contains("##["), "{line}");
        let Some((head, data)) = line
            .trim_start()
            .strip_prefix("::")
            .and_then(|it| it.split_once("::"))
        else {
            continue;
        };
        let (kind, properties) = head.split_once(' ').expect("properties");
        if kind == "notice" {
            continue;
        }
        let property = |key: &str| {
            let mut all = properties.split(',').filter_map(|it| it.split_once('='));
            all.find(|(name, _)| *name == key)
                .map(|(_, value)| unescaped(&value.replace("%3A", ":").replace("%2C", ",")))
        };
        let of = |key: &str| property(key).unwrap_or_else(|| panic!("no {key} in {line}"));
        let (message, help) = parted(&unescaped(data));
        all.push(Told {
            path: of("file"),
            line: of("line").parse().expect("a number"),
            severity: kind.to_owned(),
            rule: of("title"),
            message,
            help,
        });
    }
    all
}

fn unescaped(data: &str) -> String {
    data.replace("%0D", "\r")
        .replace("%0A", "\n")
        .replace("%25", "%")
}

/// As a parser of XML sees it.
pub fn junit(report: &str) -> Vec<Told> {
    let document =
        roxmltree::Document::parse(report).unwrap_or_else(|error| panic!("{error}:\n{report}"));
    let mut all = Vec::new();
    for case in document
        .descendants()
        .filter(|node| node.has_tag_name("testcase"))
    {
        let Some(outcome) = case.children().find(roxmltree::Node::is_element) else {
            continue;
        };
        let of = |name: &str| case.attribute(name).expect("an attribute").to_owned();
        let message = outcome.attribute("message").expect("a message").to_owned();
        all.push(Told {
            path: of("file"),
            line: of("line").parse().expect("a number"),
            severity: outcome.attribute("type").expect("a type").to_owned(),
            rule: of("name").split(':').next().expect("a rule").to_owned(),
            message,
            help: outcome.text().unwrap_or_default().to_owned(),
        });
    }
    all
}

/// As it is drawn: the items of lists below the headings of documents.
pub fn markdown(report: &str) -> Vec<Told> {
    let mut all = Vec::new();
    let (mut path, mut words) = (String::new(), String::new());
    let mut is_item = false;
    let mut links = Vec::new();
    for event in Parser::new_ext(
        report,
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH,
    ) {
        match event {
            Event::Start(Tag::Item) => {
                is_item = true;
                words.clear();
            }
            Event::Start(Tag::Heading { .. }) => {
                links.clear();
                words.clear();
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                links.push((words.len(), dest_url.to_string()));
            }
            Event::End(TagEnd::Heading(_)) => {
                path.clear();
                if let Some((_, uri)) = links.pop() {
                    path = decoded(&uri);
                }
                links.clear();
            }
            Event::Text(text) => words.push_str(&text),
            Event::Code(text) => words.push_str(&format!("`{text}`")),
            Event::InlineHtml(html) if &*html == "<br>" => words.push('\n'),
            Event::InlineHtml(html) => assert!(matches!(&*html, "<span>" | "</span>"), "{html}"),
            Event::End(TagEnd::Item) => {
                is_item = false;
                links.clear();
                // Other items only count.
                if words.starts_with(['❌', '⚠']) {
                    all.push(item(&path, &words));
                }
            }
            Event::SoftBreak if is_item => {}
            // Documents with nothing to report are folded.
            Event::Html(html)
                if ["<details><summary>", "</details>"]
                    .iter()
                    .any(|it| html.starts_with(it)) => {}
            Event::Html(_)
            | Event::HardBreak
            | Event::Start(
                Tag::CodeBlock(_) | Tag::Image { .. } | Tag::Strikethrough | Tag::BlockQuote(_),
            ) => {
                panic!("{event:?} in\n{report}")
            }
            _ => {}
        }
    }
    all
}

/// The HTML of a page, without its code and addresses, in which nothing is looked for.
pub fn drawn(report: &str) -> String {
    let events = Parser::new_ext(report, Options::ENABLE_TABLES).filter(|event| {
        !matches!(
            event,
            Event::Code(_) | Event::Start(Tag::Link { .. }) | Event::End(TagEnd::Link)
        )
    });
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, events);
    html
}

/// `❌ rule (line 1): message`, with the help on the lines below.
fn item(path: &str, words: &str) -> Told {
    let (head, text) = words
        .split_once("): ")
        .unwrap_or_else(|| panic!("no item: {words}"));
    let (mark, head) = head.split_once(' ').expect("a mark");
    let (rule, line) = head.split_once(" (line ").expect("a line");
    let (message, help) = parted(text);
    Told {
        path: path.to_owned(),
        line: line.parse().expect("a number"),
        severity: if mark == "❌" { "error" } else { "warning" }.to_owned(),
        rule: rule.trim_matches('`').to_owned(),
        message,
        help,
    }
}

/// The drawing for people, without white space, which it puts where lines end: rules, severities and messages.
pub fn text(report: &str) -> Vec<(String, String, String)> {
    let lines: Vec<&str> = report.lines().collect();
    let mut all = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let head = line.strip_suffix(" (error)").map(|rule| (rule, "error"));
        let head = head.or_else(|| {
            line.strip_suffix(" (warning)")
                .map(|rule| (rule, "warning"))
        });
        let Some((rule, severity)) =
            head.filter(|(rule, _)| wherefore::rule::by_id(rule).is_some())
        else {
            continue;
        };
        let message = lines[index + 2..].iter();
        let message = message.take_while(|line| {
            ["  × ", "  ⚠ ", "  │"]
                .iter()
                .any(|mark| line.starts_with(mark))
        });
        let message: String = message
            .map(|line| line.chars().skip(3).collect::<String>())
            .collect();
        all.push((rule.to_owned(), severity.to_owned(), bare(&message)));
    }
    all
}

/// Without white space.
pub fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}
