//! `wherefore explain`: one rule's page.

use std::io::{self, Write};

use super::ExitStatus;
use crate::rule::Rule;

pub(super) fn run(rule: &Rule, out: &mut dyn Write) -> io::Result<ExitStatus> {
    writeln!(out, "{}", rule.full_page().trim_end())?;
    Ok(ExitStatus::Clean)
}
