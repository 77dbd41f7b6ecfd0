//! Proposals whose content nobody is asked to mend: closed ones, and those from before the project used wherefore.

use super::{Case, Origin};
use crate::proposal::phase::Phase;

/// A day of the calendar.
pub use jiff::civil::Date;

/// Why rules about content do not run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exemption {
    /// It will not be, or no longer holds.
    Closed,
    /// Its number is among those that `grandfather` lists.
    Number,
    /// It was created before the day that `grandfather` names.
    Date,
}

impl Exemption {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 3] = [Self::Closed, Self::Number, Self::Date];

    /// What it is, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Number => "grandfathered by number",
            Self::Date => "grandfathered by date",
        }
    }
}

/// Numbers from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The least.
    pub first: u64,
    /// The greatest.
    pub last: u64,
    /// Who says so.
    pub origin: Origin,
}

/// Proposals that are exempt because they are old.
#[derive(Clone, Debug, Default)]
pub struct Grandfather {
    /// By number.
    pub numbers: Vec<Range>,
    /// By the day on which they were created: those before it.
    pub before: Option<(Date, Origin)>,
}

impl Grandfather {
    /// Whether a document is one of them, and who says so. What cannot be told of it exempts it from nothing.
    pub fn covers(&self, case: &Case<'_>) -> Option<(Exemption, Origin)> {
        self.covers_number(case).or_else(|| self.covers_date(case))
    }

    fn covers_number(&self, case: &Case<'_>) -> Option<(Exemption, Origin)> {
        if self.numbers.is_empty() {
            return None;
        }
        let number = case.number()?;
        let mut ranges = self.numbers.iter();
        let range = ranges.find(|range| (range.first..=range.last).contains(&number))?;
        Some((Exemption::Number, range.origin))
    }

    fn covers_date(&self, case: &Case<'_>) -> Option<(Exemption, Origin)> {
        let (day, origin) = self.before?;
        let is_older = case.created()?.are_before_day(day);
        is_older.then_some((Exemption::Date, origin))
    }
}

/// Whether nobody will mend what stands in proposals of a phase.
pub(super) fn of_phase(phase: Option<Phase>) -> Option<Exemption> {
    (phase == Some(Phase::Closed)).then_some(Exemption::Closed)
}
