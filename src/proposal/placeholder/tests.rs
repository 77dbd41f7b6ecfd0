use super::*;

#[test]
fn blocks_that_say_nothing_are_empty() {
    for words in [
        "",
        "-",
        "…",
        "TBD",
        "tbd.",
        "**TODO**",
        "N/A",
        "(none)",
        "To be determined.",
        "TODO: describe the plan",
        "TBD after the pilot",
        "TODO(sam)",
        "{Describe the context}",
        "[one sentence]",
        "{{ motivation }}",
        "Why are we doing this? What use cases does it support?",
        "Describe the problem that this solves.",
        "One paragraph explanation of the feature.",
        "A short description of the change.",
        "Please explain why this matters.",
        "Add your motivation here.",
        "Brief summary of the change",
        "TODO write this",
        "todo: write this",
        "@TODO",
        "To be determined by the team.",
        "Will be added later.",
        "Lorem ipsum dolor sit amet.",
        "This section is intentionally left blank.",
        "Describe motivation.",
        "In this section, explain the motivation.",
        "This section is for explicitly listing the goals of this proposal.",
        "T.B.D.",
        "To be agreed",
        "(optional)",
        "待定",
    ] {
        assert!(emptiness(words).is_some(), "{words}");
    }
}

#[test]
fn ordinary_words_are_content() {
    for words in [
        "TODO comments in the code are collected and shown in the editor.",
        "We describe the format in an appendix.",
        "Describe tables with `EXPLAIN`.",
        "Add the `--json` flag to the list command.",
        "Define a standard for refunds.",
        "Outline the addition to the API that lets users configure it.",
        "A todo list for every customer.",
        "Later releases read it faster.",
        "Why now? Because the contract ends in May.",
        "[Issue 4](x) is fixed.",
        "One region ships first.",
        "`TBD` is a legal value of the field.",
        "`TBD`",
        "Add a button with which you can export your invoices.",
        "Provide a single command to deploy your service.",
        "Use your phone as a second factor.",
        "Describe your infrastructure as code.",
        "Explain how a price was computed on the invoice.",
        "A short summary of each meeting is mailed to all who attended.",
        "A clear explanation of every charge on the invoice.",
        "Note that this proposal follows from the October incident.",
        "TBC plc is our largest customer.",
        "Not yet decided refunds make up 3%.",
        "Todo: the app that our users know.",
        "Identify your pilot teams",
        "TODO items are shown first.",
    ] {
        assert_eq!(emptiness(words), None, "{words}");
    }
}

#[test]
fn markers_within_a_block_are_found_where_they_fill_a_slot() {
    for words in [
        "It ships in May. Target: TBD",
        "Losses fall (TODO).",
        "baseline\tTBD\tMay",
        "Owner: *FIXME*, later",
        "The motivation is TBD",
        "Calls fall from TBD to TBD",
        "Calls fall by TBD%",
        "Calls fall from {X} to {Y}.",
        "Calls fall from {{baseline}} to {{target}}",
        "Target: ${target}",
        "Calls fall from XX to YY",
        "Target: ____",
        "Ships on YYYY-MM-DD",
        "Ships on 2027-XX-XX",
    ] {
        assert!(marker_within(words).is_some(), "{words}");
    }
    for words in [
        "We collect TODO comments.",
        "The value `TBD` is legal.",
        "Rename XXX to YYY",
        "A TBD marker is shown",
        "The TBD status of the contract was resolved in May.",
        "Users see \"TBD\" on the invoice.",
        "Trunk-based development (TBD) halves the merge conflicts of every team that we have asked about it.",
        "Dates are written as YYYY-MM-DD in the export.",
        "Our API returns {id} and {name} in the path.",
        "Use $X per call as the cost.",
        "Items can be open,\nTODO, or done",
        "GET /users/{id} is cached",
        "moved to `archive/YYYY-MM-DD-<name>/` at once",
        "I tried another library first, but several key elements of the specification (such as interfaces) are TBD there.",
        "TBC plc pays in May",
    ] {
        assert_eq!(marker_within(words), None, "{words}");
    }
}

#[test]
fn whatever_a_phrase_begins_with_is_looked_at() {
    let tables = [
        NOTHING,
        PUT_OFF,
        DECLINED,
        NOT_APPLICABLE,
        OPENING,
        SLOT,
        &[OPEN],
    ];
    for phrase in tables
        .into_iter()
        .flatten()
        .filter(|phrase| emptiness(phrase).is_some())
    {
        for words in [phrase.to_uppercase(), format!("  **({phrase})**")] {
            assert!(may_say_nothing(&words), "{words}");
        }
    }
    for words in [
        "The plan is to ship.",
        "A user can pay.",
        "One day it fails.",
        "It is to be done.",
    ] {
        assert!(!may_say_nothing(words), "{words}");
    }
}
