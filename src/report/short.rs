//! One line a diagnostic, as editors and `grep` like it: `path:line:col: severity[rule] message`.

use std::io::{self, Write};

use super::{Report, visible, without_workflow_command};

/// Writes one line a diagnostic.
pub(super) fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    for finding in &report.findings {
        let (path, start, diagnostic) =
            (visible(&finding.path), finding.start, &finding.diagnostic);
        let (severity, rule) = (diagnostic.severity.name(), diagnostic.rule);
        let message = visible(&diagnostic.message);
        let line = format!(
            "{path}:{}:{}: {severity}[{rule}] {message}",
            start.line, start.column
        );
        writeln!(out, "{}", without_workflow_command(&line))?;
    }
    Ok(())
}
