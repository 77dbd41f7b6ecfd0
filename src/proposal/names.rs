//! The names of the four elements: the one table of what headings, labels and metadata keys are called.
//!
//! Written as they are compared: lower case, words parted by one space. How a written heading is
//! compared with them stands in `vocabulary`. A name goes in when at least two processes use it.

use super::element::Element;

/// How directly a name speaks of its element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// The name asks for just this.
    Direct,
    /// Where nothing more direct stands, this is where authors put it.
    Fallback,
}

/// The names that public processes use. Written as they are compared: lower case, words parted by one space.
#[rustfmt::skip]
pub(super) const NAMES: &[(Element, Tier, &[&str])] = &[
    (
        Element::What,
        Tier::Direct,
        &[
            "what", "what changes", "what is changing", "what's changing", "what is it",
            "what is this", "what we propose", "what are we building", "what are we enabling",
            "summary", "abstract", "simple summary", "tl dr", "tldr", "synopsis", "overview",
            "introduction", "intro", "proposal", "proposed change", "proposed changes",
            "proposed solution", "proposed solutions", "proposed enhancement",
            "proposed feature", "proposed approach", "proposed improvement", "description",
            "feature description", "in a nutshell", "in short", "at a glance", "elevator pitch",
            "sales pitch", "pitch", "idea", "brief idea", "the idea", "capability", "the ask",
            "recommendation", "vision", "concept", "what this enables", "solution overview",
            "intended outcome", "short version",
        ],
    ),
    (
        Element::What,
        Tier::Fallback,
        &[
            "goal", "goals", "objective", "objectives", "goals and non goals", "scope",
            "in scope", "solution", "solutions", "decision", "decisions", "decision outcome",
            "outcome", "outcomes", "desired outcome", "desired outcomes", "change", "changes",
            "deliverables", "capabilities", "new capabilities", "purpose", "mission",
        ],
    ),
    (
        Element::Why,
        Tier::Direct,
        &[
            "why", "why now", "why this", "why this why now", "motivation", "motivations",
            "problem", "problems", "problem statement", "the problem", "problem description",
            "problem definition", "problem to solve", "problem overview", "problem space",
            "context and problem statement", "need", "needs", "the need", "business case",
            "business value", "business justification", "justification", "reason", "reasons",
            "reasoning", "pain", "pains", "pain points", "user problem", "user problems",
            "user need", "user needs", "customer problem", "customer problems", "customer need",
            "value", "value proposition", "user value", "benefit", "benefits", "opportunity",
            "drivers", "decision drivers", "urgency", "priority", "cost of delay",
            "driver", "business impact", "what is wrong", "cost of inaction", "cost of doing nothing", "cost of not doing", "problem we are solving",
            "problem being solved",
        ],
    ),
    (
        Element::Why,
        Tier::Fallback,
        &[
            "background", "context", "rationale", "current state", "current situation",
            "status quo", "use case", "use cases", "purpose", "challenge", "challenges", "issue",
            "issues", "background and context", "user story", "user stories",
        ],
    ),
    (
        Element::When,
        Tier::Direct,
        &[
            "when", "timeline", "timelines", "time line", "timing", "schedule", "milestone",
            "milestones", "roadmap", "road map", "rollout", "roll out", "rollout plan",
            "roll out plan", "rollout strategy", "release plan", "release schedule",
            "release strategy", "launch", "launch plan", "delivery", "delivery plan", "shipping",
            "shipping plan", "plan of attack", "action plan", "work plan", "workplan",
            "implementation plan", "project plan", "development plan", "execution plan", "plan",
            "graduation criteria", "graduation plan", "path to active", "adoption strategy",
            "adoption plan", "phases", "phasing", "implementation phases", "rollout phases",
            "stages", "staging", "deployment plan", "deployment strategy", "target date",
            "target dates", "target release", "target version", "estimated timeline", "dates",
            "key dates", "go live", "go live date", "due date", "deadline", "deadlines", "ship date", "launch date",
            "release date", "release", "releases", "eta", "time frame", "timeframe",
            "implementation timeline", "rollout timeline", "release timeline", "delivery dates", "phased rollout", "minimum version", "checkpoints",
            "sequencing",
        ],
    ),
    (
        Element::When,
        Tier::Fallback,
        &["next steps", "appetite", "deployment", "adoption", "transition plan", "migration plan", "upgrade plan", "transition path", "implementation steps"],
    ),
    (
        Element::Metric,
        Tier::Direct,
        &[
            "metric", "metrics", "validation metric", "validation metrics", "success metric",
            "success metrics", "success criteria", "success criterion", "success measure",
            "success measures", "success indicator", "success indicators", "measure of success",
            "measures of success", "measuring success", "measurement", "measurements",
            "measurable outcome", "measurable outcomes", "acceptance criteria",
            "acceptance criterion", "key metric", "key metrics", "key result", "key results",
            "kpi", "kpis", "okr", "okrs", "definition of success", "exit criteria",
            "evaluation criteria", "how we will know", "how we will measure",
            "how we measure success", "how we will measure success", "success", "impact metrics",
            "validation", "performance targets", "target metrics", "success looks like",
            "how we measure", "north star", "north star metric", "north star metrics",
            "validation criteria", "evaluation plan", "key performance indicator",
            "key performance indicators", "outcome metric", "outcome metrics", "goal metric",
            "baseline and target", "leading indicators", "success signals", "signals of success",
            "evidence of success",
        ],
    ),
    (
        Element::Metric,
        Tier::Fallback,
        &["definition of done", "evaluation", "verification", "validation plan", "confirmation", "targets", "indicators"],
    ),
];

/// The metadata keys that state an element, folded as keys are. Fewer than the names above: `priority: high`
/// is no Why, `launch: false` no When, and `metrics: […]` mostly names what a feature counts at run time.
#[rustfmt::skip]
pub(super) const KEYS: &[(Element, &[&str])] = &[
    (Element::What, &["what", "summary", "abstract", "description", "tldr"]),
    (Element::Why, &["why", "motivation", "problem", "problem statement", "rationale", "justification"]),
    (
        Element::When,
        &[
            "when", "timeline", "milestone", "milestones", "rollout", "ships", "ship date", "launch date", "release date",
            "target date", "target release", "target version", "release versions", "due date",
        ],
    ),
    (
        Element::Metric,
        &[
            "validation", "metric", "validation metric", "validation metrics", "success metric",
            "success metrics", "success criteria", "acceptance criteria", "kpi", "kpis",
        ],
    ),
];

/// Words of metadata keys that ask for a release or a date of delivery, as in `Cilium Release` and `Protocol version`. Not `version`
/// alone, which is mostly the document's own.
#[rustfmt::skip]
pub(super) const DELIVERY_KEYS: &[&str] = &[
    "release", "releases", "released", "release date", "release version", "release versions", "target", "target version", "target release", "milestone", "milestones", "latest milestone", "ship", "ships", "shipped", "launch", "launched", "landed", "rollout",
    "activation", "activated", "deadline", "due", "eta", "protocol version", "fix version", "fixed in", "effective", "effective date", "quarter", "go live", "implemented in", "available since", "enabled in", "delivery", "delivered", "deployed",
];

/// Words that make such a key one about the text: `Comments Due`.
pub(super) const WRITING_KEYS: &[&str] = &[
    "last call",
    "comments",
    "comment",
    "review",
    "discussion",
    "voting",
    "vote",
    "draft",
    "pr",
    "issue",
    "url",
    "notes",
    "manager",
    "feedback",
    "link",
];

/// Labels that speak of their element wherever they stand. Any other name opens a field of something else as
/// well (`Validation: the amount is positive`, `| reason | text |`), and counts only where the whole document is described.
#[rustfmt::skip]
pub(super) const UNMISTAKABLE: &[&str] = &[
    "what", "summary", "why", "why now", "motivation", "problem", "problem statement", "when", "timeline", "milestones", "rollout",
    "success metric", "success metrics", "success criteria", "acceptance criteria", "validation metric", "validation metrics",
    "metric", "metrics", "key metric", "key metrics", "kpi", "kpis",
];

/// How headings begin that ask for an element in a whole sentence, and words that turn the sense.
#[rustfmt::skip]
pub(super) const OPENINGS: &[(Element, &[&str])] = &[
    (
        Element::Metric,
        &[
            "how will we know", "how do we know", "how we will know", "how we'll know",
            "how will we measure", "how do we measure", "how to measure", "how is success",
            "how will success", "what does success look like", "what do we measure",
            "what will we measure", "what success looks like", "how will we validate",
            "how do we validate", "how we'll measure", "how we measure", "how success is",
            "how we know", "how do we tell", "did it work",
        ],
    ),
    (Element::When, &["when do we", "when will we", "when will this", "when will it", "when does this ship", "when does it ship", "when can we"]),
    (
        Element::What,
        &[
            "what is proposed", "what is being proposed", "what is the proposal",
            "what's the proposal", "what's the basic proposal", "what are we", "what do we want",
            "what we want", "what will change", "what changes", "what capability",
            "what does this", "what we will build", "what will we build",
        ],
    ),
    (Element::Why, &["what problem", "what problems", "what is the problem", "what's the problem", "which problem", "why"]),
];

/// Words after "why" that make it argue against something: "Why not X?" is about the alternatives.
#[rustfmt::skip]
pub(super) const AGAINST: &[&str] = &["not", "don't", "isn't", "aren't", "won't", "can't", "shouldn't", "doesn't", "cannot", "rejected", "chose", "chosen", "picked", "fail"];

/// Words that may stand before or after a name and leave its sense alone: "General motivation", "Summary of changes".
#[rustfmt::skip]
pub(super) const FILLERS: &[&str] = &[
    "a", "additional", "and", "brief", "business", "change", "changes", "core", "current",
    "customer", "detailed", "executive", "expected", "external", "feature", "for", "full",
    "general", "high", "important", "initial", "internal", "key", "level", "main", "mandatory",
    "of", "optional", "our", "overall", "product", "project", "proposal", "proposed", "quick",
    "required", "rfc", "section", "short", "some", "technical", "the", "this", "user",
];

/// Headings that begin so speak of something else, whatever name follows: "Alternatives / Rationale".
#[rustfmt::skip]
pub(super) const ELSEWHERE: &[&str] = &[
    "alternative", "alternatives", "appendix", "drawbacks", "example", "examples", "faq", "future",
    "glossary", "non", "open", "out", "prior", "questions", "references", "related", "risks",
    "unresolved",
];
