//! From the command line to an exit status.

use std::error::Error;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use wherefore::cli;
use wherefore::commands::{self, ExitStatus, Stderr, Stdout, stdout_error};
use wherefore::report::visible;

fn main() -> ExitCode {
    let command = match cli::parse(std::env::args_os()) {
        Ok(command) => command,
        // Help and the version are errors to clap, and end with 0.
        Err(error) => {
            let status = code(u8::try_from(error.exit_code()).unwrap_or(2));
            let printed = error.print();
            // Wrong usage is what it is, whether anybody reads that or not.
            let printed = if error.use_stderr() { Ok(()) } else { printed };
            return ended(printed.map_err(stdout_error)).unwrap_or(status);
        }
    };
    let mut out = BufWriter::new(Stdout::new());
    let mut err = Stderr::new();
    let status = commands::run(&command, &mut out, &mut err);
    let has_lost = err.has_lost();
    drop(err);
    match status.and_then(|status| out.flush().map(|()| status)) {
        Ok(_) if has_lost => code(ExitStatus::Failed as u8),
        Ok(status) => code(status as u8),
        Err(error) => ended(Err(error)).unwrap_or_else(|| code(ExitStatus::Failed as u8)),
    }
}

fn code(status: u8) -> ExitCode {
    ExitCode::from(status)
}

/// How the run ends when it cannot write: a reader that went away has had enough, anything else is told.
fn ended(result: io::Result<()>) -> Option<ExitCode> {
    let error = result.err()?;
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Some(ExitCode::SUCCESS);
    }
    let shown = |error: &dyn Error| visible(&error.to_string());
    let mut message = format!("error: {}", shown(&error));
    let mut cause = error.source();
    while let Some(error) = cause {
        message.push_str(&format!("\n  caused by: {}", shown(error)));
        cause = error.source();
    }
    // There is nowhere left to say that this failed, too.
    let _ = writeln!(io::stderr(), "{message}");
    Some(code(ExitStatus::Failed as u8))
}
