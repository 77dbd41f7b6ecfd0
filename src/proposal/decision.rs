//! How grave the decision is that a proposal asks for: it says how much How the reader is owed.

/// The kind of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It can be taken back: the author is trusted with How.
    Reversible,
    /// It cannot be taken back, or only at great cost.
    Irreversible,
    /// It touches security.
    Security,
    /// It touches what law or a contract demands.
    Compliance,
}

impl Decision {
    /// All kinds.
    pub const ALL: [Self; 4] = [
        Self::Reversible,
        Self::Irreversible,
        Self::Security,
        Self::Compliance,
    ];

    /// The word in metadata and configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reversible => "reversible",
            Self::Irreversible => "irreversible",
            Self::Security => "security",
            Self::Compliance => "compliance",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether the reader is owed How.
    pub fn asks_how(self) -> bool {
        self != Self::Reversible
    }
}
