//! What, Why, When and the metric, under the headings of several processes: stated well by most, left out or vague in some.

use super::random::Random;
use super::words::{date, paragraph, people, thing, wrapped};

/// The headings of a process.
struct Process {
    what: &'static str,
    why: &'static str,
    when: &'static str,
    metric: &'static str,
    alternatives: &'static str,
}

const PROCESSES: &[Process] = &[
    Process {
        what: "## Summary",
        why: "## Motivation",
        when: "## Rollout plan",
        metric: "## Success metrics",
        alternatives: "## Rationale and alternatives",
    },
    Process {
        what: "## Abstract",
        why: "## Motivation",
        when: "## Timeline",
        metric: "## How will we know that it worked?",
        alternatives: "## Rationale",
    },
    Process {
        what: "## 1. Overview",
        why: "## 2. Background and problem",
        when: "## 3. Milestones",
        metric: "## 4. Success criteria",
        alternatives: "## 5. Alternatives considered",
    },
    Process {
        what: "What\n----",
        why: "Why now\n-------",
        when: "When\n----",
        metric: "Metric\n------",
        alternatives: "Alternatives\n------------",
    },
    Process {
        what: "# Summary",
        why: "# Problem statement",
        when: "# Graduation Criteria",
        metric: "# Validation metric",
        alternatives: "# Considered Options",
    },
];

/// What is wrong with a proposal, if something is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flaw {
    None,
    NoMetric,
    NoWhen,
    NoWhy,
    VagueMetric,
    VagueWhen,
    Placeholder,
}

/// Of a hundred proposals, eighty have no flaw.
fn flaw(random: &mut Random) -> Flaw {
    match random.below(100) {
        0..80 => Flaw::None,
        80..84 => Flaw::NoMetric,
        84..87 => Flaw::NoWhen,
        87..89 => Flaw::NoWhy,
        89..93 => Flaw::VagueMetric,
        93..97 => Flaw::VagueWhen,
        _ => Flaw::Placeholder,
    }
}

/// Writes the elements of a proposal.
pub(super) fn write(random: &mut Random, text: &mut String, number: usize, subject: &str) {
    let flaw = flaw(random);
    if number.is_multiple_of(12) {
        return labelled(random, text, flaw, subject);
    }
    let process = process_of(number);
    section(text, process.what, &what(random, subject));
    if flaw != Flaw::NoWhy {
        section(text, process.why, &why(random));
    }
    section(text, process.alternatives, &alternatives(random));
    if flaw != Flaw::NoWhen {
        section(text, process.when, &when(random, flaw));
    }
    if flaw != Flaw::NoMetric {
        section(text, process.metric, &metric(random, flaw));
    }
}

/// The words of the first heading of a proposal that has some.
pub(super) fn first_heading(number: usize) -> &'static str {
    let heading = process_of(number).what.trim_start_matches(['#', ' ']);
    heading.lines().next().unwrap_or_default()
}

/// Each process comes with each notation of metadata.
fn process_of(number: usize) -> &'static Process {
    &PROCESSES[number / 6 % PROCESSES.len()]
}

/// As a short record has them: names in bold before paragraphs.
fn labelled(random: &mut Random, text: &mut String, flaw: Flaw, subject: &str) {
    let why = why(random);
    let when = when(random, flaw);
    let metric = metric(random, flaw);
    text.push_str(&format!(
        "**What:** {}\n\n**Why:** {why}\n\n",
        what(random, subject)
    ));
    if flaw != Flaw::NoWhen {
        text.push_str(&format!("**When:** {when}\n\n"));
    }
    if flaw != Flaw::NoMetric {
        text.push_str(&format!("**Success metric:** {metric}\n\n"));
    }
}

fn section(text: &mut String, heading: &str, body: &str) {
    text.push_str(&format!("{heading}\n\n{body}\n\n"));
}

fn what(random: &mut Random, subject: &str) -> String {
    format!(
        "This adds {subject}, so that {} can see {} at once. {}",
        people(random),
        thing(random),
        paragraph(random)
    )
}

fn why(random: &mut Random) -> String {
    format!(
        "{}% of builds wait for {} today, and {} lose {} hours a week. Nothing else on the backlog touches as many. {}",
        random.within(3, 60),
        thing(random),
        people(random),
        random.within(2, 20),
        wrapped(random)
    )
}

fn alternatives(random: &mut Random) -> String {
    format!(
        "- Leave it as it is: {}\n- A service of our own instead: {}\n\nWe prefer the first step, since it costs least. {}",
        paragraph(random),
        paragraph(random),
        wrapped(random)
    )
}

fn when(random: &mut Random, flaw: Flaw) -> String {
    match flaw {
        Flaw::VagueWhen => "Soon, once the team finds the time for it.".to_owned(),
        Flaw::Placeholder => "TBD".to_owned(),
        _ => format!(
            "1. Off by default from {}, for the staff only.\n2. On for everyone in release {}.{}.\n3. Two weeks after that we compare the numbers with those of {}, and take it back if they did not fall.",
            date(random),
            random.within(1, 9),
            random.below(30),
            date(random)
        ),
    }
}

fn metric(random: &mut Random, flaw: Flaw) -> String {
    let (today, target) = (random.within(400, 900), random.within(50, 350));
    match (flaw, random.below(3)) {
        (Flaw::VagueMetric, _) => "Users are happy, and everything feels faster.".to_owned(),
        (Flaw::Placeholder, _) => "TODO".to_owned(),
        (_, 0) => format!(
            "| Measure | Today | Target | By |\n|---|---|---|---|\n| p95 of a request | {today} ms | below {target} ms | {} |",
            date(random)
        ),
        (_, 1) => format!(
            "The p95 of a request falls from {today} ms to below {target} ms by {}, read from the dashboard.",
            date(random)
        ),
        _ => format!(
            "- Failed uploads a day: {today} today, below {target} four weeks after the release, as counted by the gateway\n- No more than {}% of sessions end in an error by {}",
            random.within(1, 4),
            date(random)
        ),
    }
}
