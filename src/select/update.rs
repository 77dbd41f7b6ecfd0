//! A branch that a push moves.

/// What a push does to one branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// The full name of the branch.
    pub reference: String,
    /// The commit that it was at, as hexadecimal digits; nothing for a new branch.
    pub old: Option<String>,
    /// The commit that it is to be at, as hexadecimal digits.
    pub new: String,
    /// Globs of the references that were there before: a new branch starts where it left them.
    pub known: Vec<String>,
}
