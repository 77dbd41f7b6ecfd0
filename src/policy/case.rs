//! What there is to know of a document before it is judged. Looked up only where a configuration asks.

use super::Date;
use crate::proposal::Proposal;
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

    /// The day on which it was begun, as its metadata has it.
    pub fn created(&self) -> Option<Date> {
        let written = self.proposal?.metadata().known(Key::Created)?.as_str()?;
        day_of(written)
    }
}

/// The day that a value begins with, as ISO 8601 writes it. A time may follow.
pub fn day_of(written: &str) -> Option<Date> {
    let written = written.trim();
    let day = written.get(..10)?;
    let is_all = !written[10..].starts_with(|c: char| c.is_alphanumeric() && c != 'T');
    day.parse().ok().filter(|_| is_all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_with_or_without_its_time() {
        for (written, expected) in [
            ("2026-01-02", Some((2026, 1, 2))),
            (" 2026-01-02T00:00:00.000Z", Some((2026, 1, 2))),
            ("2026-01-02 10:00", Some((2026, 1, 2))),
            ("2026-02-30", None),
            ("2026-01-023", None),
            ("2026-01", None),
            ("ungefähr 2026", None),
            ("", None),
        ] {
            let expected = expected.map(|(year, month, day)| Date::constant(year, month, day));
            assert_eq!(day_of(written), expected, "{written}");
        }
    }
}
