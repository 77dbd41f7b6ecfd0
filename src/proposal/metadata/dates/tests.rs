use super::*;

fn days(words: &str) -> (String, String) {
    match read(words) {
        Written::Days(days) => (days.first.to_string(), days.last.to_string()),
        other => panic!("{words}: {other:?}"),
    }
}

#[test]
fn a_date_is_read_however_it_is_written() {
    for words in [
        "2027-03-01",
        "'2027-03-01'",
        "2027/3/1",
        "2027.03.01",
        "20270301",
        "1 March 2027",
        "March 1, 2027",
        "Mar 1st, 2027",
        "(2027-03-01)",
        "1st of march 2027",
        "01-Mar-2027",
        "2027 mar 1",
    ] {
        assert_eq!(days(words).0, "2027-03-01", "{words}");
        assert_eq!(days(words).1, "2027-03-01", "{words}");
    }
}

#[test]
fn a_date_may_mean_several_days() {
    let pair = |first: &str, last: &str| (first.to_owned(), last.to_owned());
    let march = pair("2027-03-01", "2027-03-31");
    for words in ["2027-03", "03/2027", "March 2027", "2027/3", "Mar, 2027"] {
        assert_eq!(days(words), march, "{words}");
    }
    assert_eq!(days("2027"), pair("2027-01-01", "2027-12-31"));
    assert_eq!(days("03/04/2027"), pair("2027-03-04", "2027-04-03"));
    assert_eq!(days("13.04.2027"), pair("2027-04-13", "2027-04-13"));
    let near = pair("2027-02-28", "2027-03-02");
    for words in ["2027-03-01T00:30:00.000Z", "2027-03-01 12:00 UTC"] {
        assert_eq!(days(words), near, "{words}");
    }
}

#[test]
fn what_no_calendar_has_is_known_with_its_reason() {
    for (words, why) in [
        ("2027-02-30", "February 2027 has 28 days"),
        ("2027-13-45", "there is no month 13"),
        (
            "2027-27-03",
            "there is no month 27; the month stands before the day",
        ),
        ("2027/04/31", "April 2027 has 30 days"),
        ("30 February 2027", "February 2027 has 28 days"),
        ("31/02/2027", "no month has such a day"),
        ("31.02.2027", "no month has such a day"),
        ("2027-02-30 (see the minutes)", "February 2027 has 28 days"),
    ] {
        assert_eq!(read(words), Written::Impossible(why.to_owned()), "{words}");
    }
}

#[test]
fn what_may_tell_a_day_is_no_mistake() {
    for words in [
        "2021-01-01, 2021-02-02",
        "2027-03-01 (draft)",
        "Q3 2027",
        "the third of May",
        "2019-20",
        "0000-00-00",
        "2027-00-00",
        "2027.13.1",
        "v1.2",
        "3 März 2027",
        "二〇二七年",
        "YYYY-MM-DD",
        "see the history",
        "when the last of the reviewers agreed",
        "DATE",
        "https://example.org/42",
        "1614556800",
        "never",
        "27/03/01",
        "3 March 27",
    ] {
        assert_eq!(read(words), Written::Unclear, "{words}");
    }
    for words in ["soon", "42", "Ada Lovelace", "last week"] {
        assert_eq!(read(words), Written::NoDate, "{words}");
    }
}

#[test]
fn days_are_before_others_only_where_all_are() {
    let read = |words: &str| match read(words) {
        Written::Days(days) => days,
        other => panic!("{other:?}"),
    };
    assert!(read("2027-02-28").are_before(read("2027-03")));
    assert!(!read("2027-03-01").are_before(read("2027-03")));
    assert!(!read("2027-03-31").are_before(read("2027-03-31")));
    assert!(!read("03/04/2027").are_before(read("2027-04-01")));
}
