//! What kind of section a passage stands in, by the headings above it: that decides as much as its words.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::proposal::document::Document;
use crate::proposal::element::Element;
use crate::proposal::vocabulary::Vocabulary;
use crate::proposal::words::{Words, words_of};

/// What the headings above a passage say of it; several may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Zones(u32);

impl Zones {
    /// What the proposal is, in short.
    pub(crate) const SUMMARY: Self = Self(1);
    /// A plan: timeline, roll-out, milestones, work plan.
    pub(crate) const PLAN: Self = Self(1 << 1);
    /// Upgrade and compatibility: it may say how the change reaches users.
    pub(crate) const UPGRADE: Self = Self(1 << 2);
    /// What has been delivered so far.
    pub(crate) const HISTORY: Self = Self(1 << 3);
    /// The history of the text.
    pub(crate) const REVISIONS: Self = Self(1 << 4);
    /// Goals and requirements.
    pub(crate) const GOALS: Self = Self(1 << 5);
    /// Success, acceptance, measures.
    pub(crate) const SUCCESS: Self = Self(1 << 6);
    /// Conditions for moving on: graduation, exit.
    pub(crate) const CRITERIA: Self = Self(1 << 7);
    /// Tests and benchmarks.
    pub(crate) const TESTS: Self = Self(1 << 8);
    /// Why it is needed, how things stand.
    pub(crate) const BACKGROUND: Self = Self(1 << 9);
    /// What is not proposed: alternatives, non-goals, prior art, references.
    pub(crate) const ASIDE: Self = Self(1 << 10);
    /// What else could be done, what others did, what speaks against it.
    pub(crate) const CHOICES: Self = Self(1 << 11);
    /// What is still open. Authors do hide their timing here.
    pub(crate) const QUESTIONS: Self = Self(1 << 12);
    /// What may come later.
    pub(crate) const FUTURE: Self = Self(1 << 13);
    /// How it is designed, how it behaves: its users may see some of it.
    pub(crate) const DESIGN: Self = Self(1 << 14);
    /// The implementation itself, and nothing that its users see: what "trust the author with How" speaks of.
    pub(crate) const HOW: Self = Self(1 << 15);
    /// Examples, stories, tutorials.
    pub(crate) const EXAMPLE: Self = Self(1 << 16);
    /// Risks and drawbacks.
    pub(crate) const RISKS: Self = Self(1 << 17);
    /// How the work is done: implementation steps.
    pub(crate) const WORK: Self = Self(1 << 18);
    /// Lists of contents, authors, links.
    pub(crate) const APPARATUS: Self = Self(1 << 19);

    /// Whether any of `other` holds here.
    pub(crate) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// These zones inside of others: goals that stand under a motivation are goals.
    pub(super) fn within(self, around: Self) -> Self {
        let speaks = self.any(
            Self::GOALS
                .and(Self::SUCCESS)
                .and(Self::PLAN)
                .and(Self::CRITERIA),
        );
        if !speaks {
            return self.and(around);
        }
        let overruled = Self::BACKGROUND.and(Self::DESIGN).and(Self::APPARATUS);
        self.and(around.without(overruled))
    }

    /// What is left where one thing that a heading says overrules another.
    fn settled(self) -> Self {
        let mut zones = self;
        // "Non-goals" and "Test plan" hold the word, not the thing.
        if zones.any(Self::ASIDE) {
            zones = zones.without(Self::GOALS.and(Self::PLAN).and(Self::SUCCESS));
        }
        // "Design goals" are goals.
        if zones.any(Self::GOALS) {
            zones = zones.without(Self::DESIGN);
        }
        if zones.any(Self::TESTS) && !zones.any(Self::SUCCESS) {
            zones = zones.without(Self::PLAN);
        }
        zones
    }

    /// What the first of `gains` that holds here adds.
    pub(super) fn gain(self, gains: &[(Self, i32)]) -> i32 {
        let first = gains.iter().find(|(zones, _)| self.any(*zones));
        first.map_or(0, |(_, points)| *points)
    }

    /// What all of `losses` that hold here take away.
    pub(super) fn loss(self, losses: &[(Self, i32)]) -> i32 {
        let holding = losses.iter().filter(|(zones, _)| self.any(*zones));
        holding.map(|(_, points)| points).sum()
    }

    /// Both together.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// Phrases of headings, and what they say of what stands below.
#[rustfmt::skip]
const HEADINGS: &[(Zones, &[&str])] = &[
    (Zones::PLAN, &[
        "plan", "roadmap", "phase", "phases", "phased", "milestone", "milestones", "timeline", "timelines", "rollout", "roll out", "release plan",
        "schedule", "stages", "staging", "graduation", "graduate", "next steps", "work items", "todo", "tasks", "backport", "development plan",
        "action items", "steps to", "migration plan", "deprecation", "removal", "implementation strategy", "implementation process",
        "implementation steps", "delivery", "launch", "release", "iterations", "task list", "follow up work", "sequencing", "path forward", "when",
        "project plan", "implementation plan", "rollout plan", "work plan", "work breakdown",
    ]),
    (Zones::UPGRADE, &[
        "backwards compatibility", "backward compatibility", "compatibility", "upgrade", "downgrade", "migration", "version skew", "transition",
        "adoption", "feature gate", "feature gating", "feature enablement", "activation",
    ]),
    (Zones::HISTORY, &[
        "implementation history", "history", "implementation status", "status", "current status",
    ]),
    (Zones::REVISIONS, &[
        "revision history", "change log", "changelog", "document history", "version history", "revisions", "changes since", "review history",
        "acceptance history", "change history",
    ]),
    (Zones::GOALS, &[
        "goals", "goal", "objectives", "objective", "requirements", "requirement", "desired outcome", "desired outcomes", "aims", "desiderata",
        "expected outcome", "expected outcomes", "expected impact", "impact", "performance goals", "deliverables", "design goals",
        "expected results", "outcomes", "outcome", "constraints",
    ]),
    (Zones::SUCCESS, &[
        "success", "for success", "of success", "measure success", "acceptance criteria", "acceptance criterion", "metric", "metrics", "measure",
        "measuring", "measurement", "kpi", "kpis", "quality bar", "slo", "slos", "slis", "exit criteria", "targets", "verification", "validation",
        "objective key results", "key results", "definition of done", "evaluation criteria", "performance targets",
    ]),
    (Zones::CRITERIA, &[
        "graduation", "conditions", "criteria", "criterion", "exit criteria", "entry criteria", "quality bar", "bar", "ga", "beta", "alpha",
        "stable",
    ]),
    (Zones::TESTS, &[
        "test", "tests", "testing", "test plan", "benchmark", "benchmarks", "benchmarking", "verification", "e2e", "performance tests",
        "scalability",
    ]),
    (Zones::BACKGROUND, &[
        "motivation", "background", "context", "problem", "current state", "status quo", "current situation", "introduction", "why", "history and",
        "existing", "today", "pitfalls", "current behavior", "rationale", "problem statement", "user problem", "the problem",
    ]),
    (Zones::ASIDE.and(Zones::CHOICES), &[
        "alternative", "alternatives", "alternate", "prior art", "related work", "rejected", "comparison", "considered", "other approaches",
    ]),
    (Zones::ASIDE, &[
        "non goals", "non goal", "out of scope", "not in scope", "references", "non requirements", "acknowledgements", "acknowledgments",
        "appendix", "appendices", "annex", "addendum", "addenda", "glossary", "terminology", "definitions", "infrastructure needed", "copyright",
    ]),
    (Zones::CHOICES, &[
        "drawback", "drawbacks", "disadvantages", "downsides", "cons", "trade off", "trade offs", "tradeoff", "tradeoffs", "why not", "why don't",
        "why didn't", "why we rejected", "do nothing", "doing nothing", "status quo", "cost of inaction", "cost of delay", "cost of not doing",
        "cost of doing nothing", "opportunity cost", "the options", "our options", "possible options", "option 1", "option a", "option one", "other options", "possible solutions", "other solutions", "existing solutions",
        "discarded", "compared", "versus", "vs", "pros", "other ideas", "competing", "competitors", "competitive", "state of the art",
        "prioritization", "prioritisation", "dismissed",
    ]),
    (Zones::QUESTIONS, &[
        "unresolved", "open questions", "questions", "discussion", "faq",
    ]),
    (Zones::FUTURE, &[
        "future", "future work", "future possibilities", "future directions", "later", "possible extensions", "extensions", "beyond", "potential",
        "may be added", "could be added", "under consideration", "not planned", "wish list", "ideas for",
    ]),
    (Zones::DESIGN.and(Zones::HOW), &[
        "design", "specification", "architecture", "api", "reference level", "protocol", "algorithm", "data model", "interface", "schema",
        "implementation details", "how it works", "crd", "controller",
    ]),
    (Zones::DESIGN, &[
        "details", "detailed", "guide level", "internal", "semantics", "syntax", "behavior", "behaviour", "workflow", "flow", "configuration",
        "component", "components", "constants", "parameters", "limits", "cli",
    ]),
    (Zones::HOW, &[
        "technical details", "technical approach", "technical solution", "internals", "apis", "schemas", "algorithms", "data structure",
        "data structures", "database", "wire format", "file format", "pseudocode", "code changes", "how does it work", "how it will work",
        "how this works", "how we build", "how we will build", "how it is built",
    ]),
    (Zones::EXAMPLE, &[
        "example", "examples", "user stories", "user story", "story", "stories", "tutorial", "use case", "use cases", "scenario", "scenarios",
        "sample", "appendix", "walkthrough", "usage",
    ]),
    (Zones::RISKS, &[
        "risk", "risks", "drawback", "drawbacks", "tradeoffs", "trade offs", "security considerations", "mitigations", "concerns", "cost", "costs",
        "disadvantages",
    ]),
    (Zones::WORK.and(Zones::HOW), &["implementation", "implementing"]),
    (Zones::WORK, &[
        "implementation plan", "work", "process", "development", "concrete actions", "concrete steps", "execution",
        "proposed changes", "deployment",
    ]),
    (Zones::APPARATUS, &[
        "table of contents", "contents", "toc", "links", "authors", "reviewers", "release signoff checklist", "signoff", "meta", "metadata",
        "preamble", "required reviewers", "stewardship", "checklist",
    ]),
];

/// Headings that mean How where they say nothing else.
const HOW_ALONE: &[&str] = &[
    "how",
    "details",
    "mechanism",
    "mechanics",
    "approach",
    "components",
];

/// A phrase of [`HEADINGS`].
struct Phrase {
    zones: Zones,
    /// The words after the first.
    rest: Vec<&'static str>,
}

/// The phrases by their first word: documents have thousands of headings, and there are hundreds of phrases.
static PHRASES: LazyLock<HashMap<&str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut by_word: HashMap<&str, Vec<Phrase>> = HashMap::new();
    for (zones, phrases) in HEADINGS {
        for phrase in *phrases {
            let mut words = phrase.split(' ');
            let first = by_word.entry(words.next().unwrap_or_default());
            first.or_default().push(Phrase {
                zones: *zones,
                rest: words.collect(),
            });
        }
    }
    by_word
});

/// The longest heading that is compared, in words; a longer one is a sentence.
const MOST_WORDS: usize = 12;

/// In a heading of no more words every word counts.
const FEW_WORDS: usize = 5;

/// What the heading of each section says; the title of the document says nothing.
pub(crate) fn own(document: &Document, vocabulary: &Vocabulary) -> Vec<Zones> {
    let sections = 0..document.sections().len();
    let own = |section| {
        if document.title() == Some(section) {
            Zones::default()
        } else {
            of_words(document.name_words(section), vocabulary)
        }
    };
    sections.map(own).collect()
}

/// The zones of every section, those of the sections around it included.
pub(crate) fn zones(document: &Document, own: &[Zones]) -> Vec<Zones> {
    let mut zones: Vec<Zones> = Vec::with_capacity(own.len());
    for (section, own) in document.sections().iter().zip(own) {
        let around = section
            .parent
            .map_or(Zones::default(), |parent| zones[parent]);
        zones.push(own.within(around));
    }
    zones
}

/// What one heading says.
pub(crate) fn of_heading(written: &str, vocabulary: &Vocabulary) -> Zones {
    of_words(&words_of(written), vocabulary)
}

/// What the words of a heading say.
fn of_words(name: &Words, vocabulary: &Vocabulary) -> Zones {
    let words: Vec<&str> = name.iter().collect();
    if words.len() > MOST_WORDS || words.is_empty() {
        return Zones::default();
    }
    let alone = if HOW_ALONE.contains(&name.key()) {
        Zones::HOW
    } else {
        Zones::default()
    };
    let meanings = vocabulary.meanings_of(name).into_iter();
    meanings
        .map(|(element, _)| of_element(element))
        .fold(alone.and(of_phrases(&words)), Zones::and)
        .settled()
}

/// What the phrases in a heading say of what stands below it.
fn of_phrases(words: &[&str]) -> Zones {
    // In a long heading a single word says little.
    let is_short = words.len() <= FEW_WORDS;
    let mut zones = Zones::default();
    for (index, first) in words.iter().enumerate() {
        for phrase in PHRASES.get(first).into_iter().flatten() {
            let counts = is_short || !phrase.rest.is_empty();
            if counts && words[index + 1..].starts_with(&phrase.rest) {
                zones = zones.and(phrase.zones);
            }
        }
    }
    zones
}

/// What a name of an element says.
fn of_element(element: Element) -> Zones {
    match element {
        Element::When => Zones::PLAN,
        Element::Metric => Zones::SUCCESS,
        Element::What => Zones::SUMMARY,
        Element::Why => Zones::BACKGROUND,
    }
}
