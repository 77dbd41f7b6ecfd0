//! Behaviour, shown through the real binary on real files and repositories.

mod cli;
mod config;
mod discovery;
mod docs;
mod evaluation;
mod fixtures;
mod formats;
mod robustness;
mod rules;
mod support;
