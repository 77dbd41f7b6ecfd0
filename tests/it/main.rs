//! Behaviour, shown through the real binary on real files and repositories.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    unreachable_pub,
    reason = "a test reads its fixtures, prints why it skips, and ends with a panic"
)]

#[cfg(unix)]
mod action;
mod adversarial;
mod branches;
mod cli;
mod config;
mod discovery;
mod docs;
mod evaluation;
mod exempt;
mod extends;
mod faults;
mod fixtures;
mod formats;
mod fuzzed;
mod hook_runs;
mod hook_scripts;
mod hooks;
mod hooks_frameworks;
mod hooks_git;
mod hostile;
mod known;
mod levels;
mod limits;
mod links;
mod manifests;
mod metadata;
mod metadata_rules;
mod outputs;
mod passages;
mod presets;
mod properties;
mod readers;
mod readme;
mod reports;
mod robustness;
mod rules;
mod schema;
mod schemas;
mod shown;
mod sources;
mod support;
mod trouble;
