//! The four things that a proposal must state, and the questions that they answer.
//!
//! Rules, `explain` and the help of diagnostics take questions and examples from here and nowhere else.

/// One of the four things that a proposal must state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Element {
    /// The capability that is enabled, and the outcome that changes.
    What,
    /// The reason, and why it comes before the rest of the backlog.
    Why,
    /// When the minimum ships, and when anyone knows that it worked.
    When,
    /// What is measured to know that it worked.
    Metric,
}

/// One of the three things that a metric must tell, beside what is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Where it stands today.
    Baseline,
    /// What it must reach.
    Target,
    /// By when.
    Deadline,
}

impl Facet {
    /// All three, in the order of the metric's questions.
    pub const ALL: [Self; 3] = [Self::Baseline, Self::Target, Self::Deadline];

    /// What a good reviewer asks: one of the metric's questions.
    pub fn question(self) -> &'static str {
        // The first of them asks what is measured.
        Element::Metric.questions()[1 + self as usize]
    }
}

impl Element {
    /// All four, in the order in which a reader wants them.
    pub const ALL: [Self; 4] = [Self::What, Self::Why, Self::When, Self::Metric];

    /// The key in configuration and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::What => "what",
            Self::Why => "why",
            Self::When => "when",
            Self::Metric => "metric",
        }
    }

    /// The element whose key this is.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|element| element.key() == key)
    }

    /// The heading that a proposal would give it.
    pub fn heading(self) -> &'static str {
        match self {
            Self::What => "What",
            Self::Why => "Why",
            Self::When => "When",
            Self::Metric => "Validation metric",
        }
    }

    /// What a good reviewer asks.
    pub fn questions(self) -> &'static [&'static str] {
        match self {
            Self::What => &[
                "What capability are we enabling?",
                "What user problem gets solved?",
                "What specific outcome changes?",
            ],
            Self::Why => &[
                "Why is this the priority right now?",
                "Why not the other things on the backlog?",
                "Why does it matter to the business?",
            ],
            Self::When => &[
                "When do we validate that we are solving the right problem?",
                "When do we ship the minimum version?",
                "When do we know if it worked?",
            ],
            Self::Metric => &[
                "What do we measure?",
                "Where does it stand today (baseline)?",
                "What must it reach (target)?",
                "By when, and read from where (source)?",
            ],
        }
    }

    /// A passage that answers the questions.
    pub fn example(self) -> &'static str {
        match self {
            Self::What => {
                "Support can refund a payment on the day it is asked for, whichever way the customer paid."
            }
            Self::Why => {
                "Refunds cause a third of all support calls. Search and dark mode can wait: they touch fewer \
                 customers, and every month of delay costs us the calls."
            }
            Self::When => {
                "It ships to one region on 2027-04-01; two weeks later we compare fraud losses with March, and go on or stop."
            }
            Self::Metric => {
                "Fraud losses, $200K a month today, fall below $120K within two weeks of launch, as read from the finance dashboard."
            }
        }
    }

    /// What it is called in the middle of a sentence.
    pub fn noun(self) -> &'static str {
        match self {
            Self::What => "What",
            Self::Why => "Why",
            Self::When => "When",
            Self::Metric => "validation metric",
        }
    }

    /// The questions with one concrete answer: the help of most diagnostics.
    pub fn coaching(self) -> String {
        let questions = self.questions().join(" ");
        format!("{questions}\nFor example: “{}”", self.example())
    }

    /// What is wrong where nothing states it.
    pub fn absence(self) -> &'static str {
        match self {
            Self::What => "nothing says what capability this enables, or which outcome changes",
            Self::Why => "nothing says why this matters, or why now",
            Self::When => "nothing says when this ships, or when anyone will know that it worked",
            Self::Metric => "nothing says what will be measured to know that it worked",
        }
    }
}
