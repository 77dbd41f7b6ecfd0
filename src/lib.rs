//! wherefore lints proposals: it asks of each What, Why, When, and how anyone will know that it worked.
//!
//! Data flows one way:
//!
//! - [`cli`] turns what was typed into what it means, and hands it to one of [`commands`];
//! - [`select`] finds the documents, with the [`config`] that applies to each, and reads them as a [`source`];
//! - [`proposal`] understands a document: blocks and sections, metadata, and the four elements;
//! - [`names`] finds what can have been meant by a name that is not there;
//! - [`snapshot`] is what stands around it: the tree of files, and the proposals numbered with it;
//! - [`policy`] is what one document is judged by: where levels of all kinds are put together, each with the reason for it;
//! - [`rules`] ask the proposal questions and report a [`diagnostic`]; [`lint`] runs them;
//! - [`known`] tells diagnostics that were there before from new ones, a [`baseline`] lists them in a file;
//! - [`hook`] is what there is to know of Git hooks, which run the same checks;
//! - [`report`] gives diagnostics their lines and columns and writes them in a format.

pub mod baseline;
pub mod cli;
pub mod commands;
pub mod config;
pub mod diagnostic;
pub mod git;
pub mod globs;
pub mod hook;
pub mod known;
pub mod lint;
pub mod names;
pub mod policy;
pub mod proposal;
pub mod report;
pub mod rule;
pub mod rules;
pub mod select;
pub mod snapshot;
pub mod source;
pub mod toml;
pub mod tree;
pub mod yaml;
