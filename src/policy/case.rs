//! What there is to know of a document before it is judged. Looked up only where a configuration asks.

use crate::proposal::Proposal;
use crate::proposal::metadata::dates::Days;
use crate::proposal::metadata::keys::Key;
use crate::proposal::number::Number;
use crate::proposal::phase::Phase;

/// A document that is to be judged, or a file that is no proposal.
#[derive(Clone, Copy, Default)]
pub struct Case<'a> {
    proposal: Option<&'a Proposal<'a>>,
    path: Option<&'a str>,
}

impl<'a> Case<'a> {
    /// A proposal; `path` counts from the folder of its configuration, and is nothing where it does not lie below that.
    pub fn new(proposal: &'a Proposal<'a>, path: Option<&'a str>) -> Self {
        Self {
            proposal: Some(proposal),
            path,
        }
    }

    /// Where it lies, from the folder of its configuration.
    pub fn path(&self) -> Option<&'a str> {
        self.path
    }

    /// How far it has come.
    pub fn phase(&self) -> Option<Phase> {
        self.proposal?.phase()
    }

    /// The number in its path, else that in its metadata.
    pub fn number(&self) -> Option<u64> {
        let in_path = self.path.and_then(Number::of_path);
        let number = in_path.or_else(|| Some(self.proposal?.number()?.number));
        number.map(|number| number.value)
    }

    /// When it was begun, as its metadata has it.
    pub fn created(&self) -> Option<Days> {
        self.proposal?.metadata().field(Key::Created)?.days()
    }
}
