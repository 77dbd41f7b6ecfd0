//! How text is drawn: what was asked for, what the environment says, and what the stream can show.

use anstream::{AutoStream, ColorChoice};

use super::args::Color;
use crate::report::{PIPE_WIDTH, Style};

/// How errors and the diagnostics of a configuration are drawn on standard error.
pub fn error_style() -> Style {
    style_for(&std::io::stderr(), ColorChoice::Auto)
}

/// How results are drawn on standard output.
pub(super) fn style(color: Color) -> Style {
    let choice = match color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    };
    style_for(&std::io::stdout(), choice)
}

/// Lines longer than this tire the eye.
const MOST_WIDTH: usize = 120;

#[expect(
    clippy::disallowed_methods,
    reason = "the environment is read here and nowhere else"
)]
fn style_for<S: anstream::stream::RawStream>(stream: &S, choice: ColorChoice) -> Style {
    let choice = if choice == ColorChoice::Auto {
        AutoStream::choice(stream)
    } else {
        choice
    };
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let is_terminal = stream.is_terminal();
    let width =
        terminal_size::terminal_size().map_or(PIPE_WIDTH, |(width, _)| usize::from(width.0));
    Style {
        color: !matches!(choice, ColorChoice::Never),
        // A file or pipe gets UTF-8, as the documents are; a terminal what it can show.
        unicode: !is_dumb
            && (!is_terminal || supports_unicode::on(supports_unicode::Stream::Stdout)),
        narrated: std::env::var_os("NO_GRAPHICS")
            .is_some_and(|value| !value.is_empty() && value != "0"),
        width: if is_terminal {
            width.clamp(40, MOST_WIDTH)
        } else {
            PIPE_WIDTH
        },
    }
}
