//! Whether a sentence sets something to reach: a level that is not where it stands today, a direction, or a bar in words.

use std::ops::Range;

use super::super::metric;
use crate::proposal::prose::{Cue, Sentence};

/// Words that set a bar without a number; "no errors", "fewer than today", "must", "at least".
const BARS: &[Cue] = &[
    Cue::Unchanged,
    Cue::Same,
    Cue::Party,
    Cue::Gate,
    Cue::Comparator,
    Cue::Change,
    Cue::Bar,
    Cue::Wish,
];

/// The tokens that set something to reach. `baseline` are those that tell where it stands.
pub(super) fn find(
    sentence: &Sentence<'_>,
    baseline: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    let is_told =
        |at: &Range<usize>| baseline.is_some_and(|told| told.start < at.end && at.start < told.end);
    let measure = sentence
        .measures()
        .iter()
        .map(|measure| measure.at.clone())
        .find(|at| !is_told(at));
    let worded = || {
        let hits = BARS.iter().flat_map(|cue| sentence.of(*cue));
        hits.map(|hit| hit.at.clone()).find(|at| !is_told(at))
    };
    let dated = || metric::due(sentence).find(|at| !is_told(at));
    measure.or_else(worded).or_else(dated)
}
