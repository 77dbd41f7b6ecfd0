use super::*;
use crate::proposal::prose;

fn stands(words: &str) -> bool {
    let mut stands = false;
    let mut told = false;
    prose::read(words, &mut |sentence| {
        stands |= told && contrast::wishes(sentence);
        told |= contrast::fact(sentence).is_some();
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
        "We get 900 calls a week and want fewer than 300.",
        "The median is 74 minutes. We want it below 30.",
        "Crash-free sessions rise to 99.8% (99.1% in May).",
        "12 days as of May, below 4 days",
        "Latency: 840 ms before, 250 ms after.",
        "Throughput is no worse than that of the Java version.",
        "No slower than the Java version",
        "In the last year we saw 19 outages.",
        "Losses cost $200K a month; they stay under $120K within 2 weeks of launch.",
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
        "A sync takes 2 s on the network and under 5 s on a phone.",
        "Visitors go from the landing page to the shop: 15%",
        "Repairs are paid for as before.",
        "Money goes to teams that were never funded.",
        "The fixture has 40,000 rows, p95 must be below 80 ms.",
        "With 100 users a minute, p95 should stay below 1 s.",
        "We run it 10 times a day; the median should be below 5 s.",
        "In a year from now half of the shops use it.",
        "The current user sees 3 tabs.",
        "Response times are better than the SLA.",
        "From 5 to 10 users take part.",
    ] {
        assert!(!stands(words), "{words}");
    }
}
