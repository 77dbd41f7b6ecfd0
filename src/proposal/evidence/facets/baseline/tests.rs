use super::*;
use crate::proposal::prose;

fn stands(words: &str) -> bool {
    let mut stands = false;
    prose::read(words, &mut |sentence| {
        stands |= find(sentence).is_some() || stood(sentence).is_some() || fact(sentence).is_some();
    });
    stands
}

#[test]
fn levels_of_today_are_baselines() {
    for words in [
        "Calls a week: 67 → 0",
        "Calls fall from 900 to 300.",
        "Under 2 minutes (currently 10+ min)",
        "No file has over 250 lines (current max: 454).",
        "Within 5% of the current build",
        "A third faster than it is today",
        "Losses cost $200K a month.",
        "The share was 14% in March.",
        "5 minutes a review (vs. 2+ hours)",
    ] {
        assert!(stands(words), "{words}");
    }
}

#[test]
fn changes_and_targets_are_none() {
    for words in [
        "30% fewer calls",
        "No increase in chargebacks",
        "The rate returns to baseline.",
        "Under 300 calls over the last 30 days",
        "All 17 tools respond.",
        "Checkout takes less than 5 seconds.",
        "Visitors go from the landing page to the shop: 15%",
    ] {
        assert!(!stands(words), "{words}");
    }
}
