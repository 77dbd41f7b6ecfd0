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
    ] {
        assert!(!says_when(words), "{words}");
    }
}
