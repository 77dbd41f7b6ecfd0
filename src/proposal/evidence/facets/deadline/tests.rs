use super::*;
use crate::proposal::prose;

fn says_when(words: &str) -> bool {
    let mut says = false;
    prose::read(words, &mut |sentence| says |= find(sentence).is_some());
    says
}

#[test]
fn days_to_come_are_deadlines() {
    for words in [
        "Calls fall below 300 by 2027-03-15.",
        "Under 300 calls a week within 2 weeks of launch.",
        "After three months, 40% of the shops use it.",
        "At the end of the pilot fewer than 300 calls come in.",
        "Month 6: 40 shops",
        "Losses are halved by GA.",
        "Fewer than ten errors 72 hours after the launch.",
        "Zero findings in the next audit.",
        "First 30 days: 45% publish a story.",
        "At v2.0 GA: under 5 seconds of downtime.",
        "The deadline for all of them is 30 June.",
        "Fewer than 50 tickets a week six months in.",
        "Nine of ten arrive on time in the quarter after launch.",
        "20% of users by the time 3.0 ships.",
        "Below 400 ms before the Black Friday freeze.",
        "During the first month fewer than 5 rollbacks.",
        "End of pilot: 80% want to keep it.",
        "The number of manual steps is zero from May on.",
    ] {
        assert!(says_when(words), "{words}");
    }
}

#[test]
fn windows_levels_and_what_was_are_none() {
    for words in [
        "30-day retention of 40%",
        "Day 7 return rate above 60%",
        "Nine of ten refunds are paid out within 3 days.",
        "Under 300 calls per week, for 30 days.",
        "It was 14% in March 2026.",
        "p95 within 200 ms",
        "No errors on Python 3.12",
        "Reorder rate in 14 days: 40%",
        "Ratings are asked for never twice in a month.",
        "A mapping can be fixed by the next morning.",
        "Capacity is 80% after 10 years.",
        "Removal requires 12 months of deprecation.",
        "Averages over the last eight weeks, without the incident in February",
        "Customers who cancel within the first month: below 4%.",
        "30% reorder within six months of their first purchase.",
        "No data loss in a month of chaos testing",
        "99.8% (99.1% in May)",
        "In 2025 we lost 31 orders.",
    ] {
        assert!(!says_when(words), "{words}");
    }
}
