//! Standard output, whose errors say that it was it.

use std::io::{self, StdoutLock, Write};

/// Standard output, locked. An error names it, and keeps its kind: a reader that went away is told from a full disk.
pub struct Stdout(StdoutLock<'static>);

impl Stdout {
    /// Locks it.
    #[expect(
        clippy::new_without_default,
        reason = "a lock is no default of anything"
    )]
    pub fn new() -> Self {
        Self(io::stdout().lock())
    }
}

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes).map_err(stdout_error)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush().map_err(stdout_error)
    }
}

/// An error of standard output that says so.
pub fn stdout_error(error: io::Error) -> io::Error {
    match error.kind() {
        // Whoever writes all of something goes on after this.
        io::ErrorKind::Interrupted => error,
        kind => io::Error::new(kind, format!("standard output cannot be written: {error}")),
    }
}
