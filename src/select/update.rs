//! A branch that a push moves, as plain data.

/// A branch that a push moves, and what was known before the push.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// The branch's reference in the repository that is pushed to, in full.
    pub reference: String,
    /// The commit that it stands at there; nothing if it is new. It need not be here.
    pub old: Option<String>,
    /// The commit that it moves to.
    pub new: String,
    /// Globs of the references that were there before the push; `*` stands for slashes, too. What they reach
    /// is nothing that the push brings.
    pub known: Vec<String>,
}
