//! Git hooks as plain data: which there are, the script that stands for one, and what Git tells it. Nothing here reads or
//! writes.

pub mod script;
pub mod updates;

use clap::ValueEnum;

/// A hook that can lint proposals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum HookName {
    /// Lints what is staged, before each commit
    #[default]
    PreCommit,
    /// Lints what is about to be pushed, before each push
    PrePush,
    /// On the side that receives a push: accepts or refuses the push as a whole
    PreReceive,
    /// On the side that receives a push: accepts or refuses each branch
    Update,
}

impl HookName {
    /// The name of its file.
    pub fn name(self) -> &'static str {
        match self {
            Self::PreCommit => "pre-commit",
            Self::PrePush => "pre-push",
            Self::PreReceive => "pre-receive",
            Self::Update => "update",
        }
    }

    /// What it does, for the one who has just installed it.
    pub fn promise(self) -> &'static str {
        match self {
            Self::PreCommit => {
                "each commit is refused while a proposal that is staged for it has errors"
            }
            Self::PrePush => "each push is refused while a proposal that it brings has errors",
            Self::PreReceive => {
                "each push to this repository is refused while a proposal that it brings has errors"
            }
            Self::Update => {
                "each branch pushed to this repository is refused while a proposal that it brings has errors"
            }
        }
    }

    /// How the hook is passed over once, where Git has a way.
    pub fn skipped_by(self) -> Option<&'static str> {
        match self {
            Self::PreCommit => Some("git commit --no-verify"),
            Self::PrePush => Some("git push --no-verify"),
            Self::PreReceive | Self::Update => None,
        }
    }

    /// Whether Git tells it on standard input what is pushed.
    pub fn reads_input(self) -> bool {
        matches!(self, Self::PrePush | Self::PreReceive)
    }

    /// Whether it runs in the repository that a push comes to.
    pub fn receives(self) -> bool {
        matches!(self, Self::PreReceive | Self::Update)
    }
}
