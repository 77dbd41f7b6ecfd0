//! Where reports go, and in which formats: `--format FORMAT[=FILE]` and `--output`.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, ValueEnum};

use crate::diagnostic::did_you_mean;
use crate::report::{Forge, Format};

/// A report that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// How it is written.
    pub format: Format,
    /// Where it goes.
    pub to: Target,
}

/// Where a report goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To standard output.
    Stdout,
    /// To this file.
    File(PathBuf),
}

/// Names of standard output. What stands behind them is often a file that others write to, too.
const STDOUT: &[&str] = &["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

impl Target {
    /// The place of that name.
    pub(super) fn new(file: PathBuf) -> Self {
        if STDOUT.iter().any(|name| file == Path::new(name)) {
            Self::Stdout
        } else {
            Self::File(file)
        }
    }
}

impl Output {
    /// The file that it goes to, if it does not go to standard output.
    pub fn file(&self) -> Option<&PathBuf> {
        match &self.to {
            Target::Stdout => None,
            Target::File(file) => Some(file),
        }
    }
}

/// A format as it was typed, with the file behind it.
#[derive(Clone, Debug)]
pub(super) struct TypedFormat {
    format: Format,
    file: Option<PathBuf>,
}

/// Reads `FORMAT[=FILE]`, so that help and completion know the formats.
#[derive(Clone)]
pub(super) struct FormatParser;

impl TypedValueParser for FormatParser {
    type Value = TypedFormat;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Self::Value, clap::Error> {
        let typed = StringValueParser::new().parse_ref(command, arg, value)?;
        let (name, file) = match typed.split_once('=') {
            Some((name, file)) => (name, Some(file)),
            None => (typed.as_str(), None),
        };
        let Ok(format) = Format::from_str(name, false) else {
            return Err(unknown(command, arg, name));
        };
        if file == Some("") {
            let message = format!("`{typed}` names no file behind the equals sign\n");
            return Err(clap::Error::raw(ErrorKind::ValueValidation, message).with_cmd(command));
        }
        Ok(TypedFormat {
            format,
            file: file.map(PathBuf::from),
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let formats = Format::value_variants().iter();
        Some(Box::new(formats.filter_map(ValueEnum::to_possible_value)))
    }
}

fn unknown(command: &Command, arg: Option<&Arg>, name: &str) -> clap::Error {
    let formats: Vec<String> = Format::value_variants()
        .iter()
        .map(|it| it.name())
        .collect();
    let near = did_you_mean(name, formats.iter().map(String::as_str));
    let mut error = clap::Error::new(ErrorKind::InvalidValue).with_cmd(command);
    let mut tell = |kind, value| error.insert(kind, value);
    if let Some(arg) = arg {
        tell(
            ContextKind::InvalidArg,
            ContextValue::String(arg.to_string()),
        );
    }
    tell(
        ContextKind::InvalidValue,
        ContextValue::String(name.to_owned()),
    );
    if let Some(near) = near {
        tell(
            ContextKind::SuggestedValue,
            ContextValue::String(near.to_owned()),
        );
    }
    tell(ContextKind::ValidValue, ContextValue::Strings(formats));
    error
}

/// What is written where. `unasked` is what standard output gets besides the text when no format is asked for.
///
/// # Errors
/// When two reports would stand in one place.
pub(super) fn outputs(
    typed: Vec<TypedFormat>,
    output: Option<PathBuf>,
    unasked: &[Format],
) -> Result<Vec<Output>, String> {
    let has_output = output.is_some();
    let default = output.map_or(Target::Stdout, Target::new);
    if typed.is_empty() {
        let unasked = unasked.iter().map(|format| (*format, Target::Stdout));
        let all = unasked.chain([(Format::default(), default)]);
        return Ok(all.map(|(format, to)| Output { format, to }).collect());
    }
    if has_output && typed.iter().all(|typed| typed.file.is_some()) {
        return Err(
            "--output says where a report goes that has no file of its own, and here each has one"
                .to_owned(),
        );
    }
    let mut outputs = Vec::new();
    for TypedFormat { format, file } in typed {
        let to = file.map_or_else(|| default.clone(), Target::new);
        if let Some(other) = outputs.iter().find(|other| clash(other, format, &to)) {
            return Err(in_one_place(other, format));
        }
        outputs.push(Output { format, to });
    }
    Ok(outputs)
}

/// Whether two reports cannot stand in one place. Annotations are picked out of a log, whatever stands around them.
fn clash(one: &Output, format: Format, to: &Target) -> bool {
    let share = match (one.format, format) {
        (Format::Github, other) | (other, Format::Github) => other.is_log(),
        _ => false,
    };
    one.to == *to && !(share && *to == Target::Stdout)
}

fn in_one_place(one: &Output, format: Format) -> String {
    let (first, second) = (one.format.name(), format.name());
    let place = match &one.to {
        Target::Stdout => "standard output".to_owned(),
        Target::File(file) => format!("`{}`", file.display()),
    };
    format!(
        "`{first}` and `{second}` would both be written to {place}; give one a file of its own: `--format {second}=FILE`"
    )
}

/// What standard output gets besides the text when no format is asked for: where GitHub Actions reads it, annotations.
pub(super) fn unasked() -> &'static [Format] {
    match variable("GITHUB_ACTIONS").as_deref() {
        Some("true") => &[Format::Github],
        _ => &[],
    }
}

/// Where files of this revision are shown, as the CI system says: GitHub's or GitLab's variables.
pub(super) fn forge() -> Option<Forge> {
    let github = || {
        let [server, repository, commit] =
            ["GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA"].map(variable);
        Some(Forge {
            files: format!("{}/{}/blob/", server?.trim_end_matches('/'), repository?),
            revision: commit?,
        })
    };
    let gitlab = || {
        let [project, commit] = ["CI_PROJECT_URL", "CI_COMMIT_SHA"].map(variable);
        Some(Forge {
            files: format!("{}/-/blob/", project?),
            revision: commit?,
        })
    };
    github().or_else(gitlab)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the environment is read in `cli` and nowhere else"
)]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
