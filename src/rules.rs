//! Every rule, in the order of the reference.

mod broken_link;
mod dates_out_of_order;
mod duplicate_element;
mod duplicate_number;
mod how_before_why;
mod how_heavy;
mod invalid_metadata;
mod metric_without;
mod metric_without_baseline;
mod metric_without_deadline;
mod metric_without_target;
mod missing;
mod missing_how;
mod missing_metadata;
mod missing_metric;
mod missing_what;
mod missing_when;
mod missing_why;
mod misspelt_key;
mod mistyped_metadata;
mod not_utf8;
mod number_mismatch;
mod one_sided_reference;
mod placeholder_text;
mod resolve;
mod stale_baseline;
mod too_large;
mod unknown_reference;
mod unlabelled_element;
mod unused_allow;
mod vague;
mod vague_metric;
mod vague_when;
mod when_without_validation;
mod why_without_alternatives;

use crate::rule::Rule;

/// Every rule there is.
pub static RULES: &[&Rule] = &[
    &missing_what::RULE,
    &missing_why::RULE,
    &missing_when::RULE,
    &missing_metric::RULE,
    &unlabelled_element::RULE,
    &vague_when::RULE,
    &vague_metric::RULE,
    &placeholder_text::RULE,
    &how_before_why::RULE,
    &how_heavy::RULE,
    &missing_how::RULE,
    &metric_without_baseline::RULE,
    &metric_without_target::RULE,
    &metric_without_deadline::RULE,
    &when_without_validation::RULE,
    &why_without_alternatives::RULE,
    &duplicate_element::RULE,
    &number_mismatch::RULE,
    &duplicate_number::RULE,
    &unknown_reference::RULE,
    &one_sided_reference::RULE,
    &broken_link::RULE,
    &invalid_metadata::RULE,
    &missing_metadata::RULE,
    &mistyped_metadata::RULE,
    &misspelt_key::RULE,
    &dates_out_of_order::RULE,
    &unused_allow::RULE,
    &stale_baseline::RULE,
    &not_utf8::RULE,
    &too_large::RULE,
];
