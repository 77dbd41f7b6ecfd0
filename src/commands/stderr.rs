//! Standard error, which nothing waits for: what cannot be said there keeps no report from being written.

use std::io::{self, StderrLock, Write};

/// Standard error, locked. It takes everything, and remembers what was lost.
pub struct Stderr {
    stream: StderrLock<'static>,
    has_lost: bool,
}

impl Stderr {
    /// Locks it.
    #[expect(
        clippy::new_without_default,
        reason = "a lock is no default of anything"
    )]
    pub fn new() -> Self {
        Self {
            stream: io::stderr().lock(),
            has_lost: false,
        }
    }

    /// Whether something was lost on the way to somebody. A reader that went away has had enough.
    pub fn has_lost(&self) -> bool {
        self.has_lost
    }

    fn lose(&mut self, error: &io::Error) {
        self.has_lost |= error.kind() != io::ErrorKind::BrokenPipe;
    }
}

impl Write for Stderr {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.stream.write(bytes) {
            // Whoever writes all of something goes on after this.
            Err(error) if error.kind() != io::ErrorKind::Interrupted => {
                self.lose(&error);
                Ok(bytes.len())
            }
            written => written,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        if let Err(error) = self.stream.flush() {
            self.lose(&error);
        }
        Ok(())
    }
}
