//! `wherefore schema`: the JSON Schema of the configuration, for editors and other tools.

use std::io::{self, Write};

use super::ExitStatus;
use crate::config::schema;
use crate::report::encode;

pub(super) fn run(out: &mut dyn Write) -> io::Result<ExitStatus> {
    encode::json(out, &schema::schema())?;
    Ok(ExitStatus::Clean)
}
