//! `.wherefore.yaml`: the project's words, levels and folders. Reading it is pure: text in, a
//! [`Config`] or diagnostics out. Presets are files of the same form, compiled in.

mod elements;
mod levels;
mod metadata;
mod presets;
mod reader;
mod said;
pub mod schema;

use std::path::{Component, Path};

use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::globs::Globs;
use crate::lint::Settings;
use crate::source::{Source, Span};
use crate::tree::{Entry, Node};
use crate::yaml;
use reader::Reader;
pub use said::Said;

/// The name of the configuration file.
pub const FILE_NAME: &str = ".wherefore.yaml";

/// What diagnostics about the configuration itself are called. It is not a rule: it cannot be silenced.
pub const INVALID: &str = "invalid-configuration";

/// The keys of the file, in the order of the documentation.
pub const KEYS: &[&str] = &[
    "extends",
    "proposals",
    "exclude",
    "template",
    "elements",
    "metadata",
    "rules",
    "levels",
    "grandfather",
    "overrides",
    "refs",
    "new-only",
    "baseline",
];

/// The file of metadata that is looked for beside a document where nothing else is configured.
pub const SIDECAR: &str = "kep.yaml";

/// What switches an element off, and what leaves it on.
const OFF: [&str; 3] = ["off", "false", "no"];
const ON: [&str; 3] = ["on", "true", "yes"];

/// What applies to the documents below one folder.
#[derive(Clone, Debug)]
pub struct Config {
    /// How documents are judged.
    pub settings: Settings,
    /// Which files are proposals; nothing where the usual folders are searched.
    pub proposals: Option<Globs>,
    /// Which files are not, though they match.
    pub exclude: Globs,
    /// The project's templates.
    pub templates: Vec<Template>,
    /// The name of the file of metadata that may lie beside a document; nothing where none is looked for.
    pub sidecar: Option<String>,
    /// Globs of the branches whose numbers count beside those of the documents' own.
    pub refs: Vec<String>,
    /// Whether only what the base did not have is reported, where a base is known.
    pub new_only: bool,
    /// The file of diagnostics that are known, from the folder that globs count from.
    pub baseline: Option<String>,
    /// The presets that it extends, in their order.
    pub presets: Vec<&'static str>,
    /// What is said, and who says it, but for what a [`Policy`](crate::policy::Policy) tells of itself.
    pub said: Vec<Said>,
}

/// A template that is named in a configuration.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its path from the folder that globs count from.
    pub path: String,
    /// Where the configuration names it; nothing where a preset does: then it may be absent.
    pub span: Option<Span>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            proposals: None,
            exclude: Globs::default(),
            templates: Vec::new(),
            sidecar: Some(SIDECAR.to_owned()),
            refs: Vec::new(),
            new_only: false,
            baseline: None,
            presets: Vec::new(),
            said: Vec::new(),
        }
    }
}

impl Config {
    /// Reads a configuration file.
    ///
    /// # Errors
    /// Every unknown key, wrong type, unknown rule, element, level or preset and bad glob, each with its place.
    pub fn parse(source: &Source) -> Result<Self, Vec<Diagnostic>> {
        let mut reader = Reader::of_file(source.text());
        let mut config = Self::default();
        match yaml::parse(source.text(), 0) {
            Ok(node) => config.apply(&node, &mut reader),
            Err(error) => {
                reader.report(
                    error.span,
                    format!("this is not valid YAML: {}", error.message),
                );
            }
        }
        let problems = reader.finish();
        if problems.is_empty() {
            Ok(config)
        } else {
            Err(problems)
        }
    }

    /// Lays the values of one file over what is there already. `extends` comes first, wherever it is written.
    fn apply(&mut self, node: &Node, reader: &mut Reader<'_>) {
        let Some(entries) = reader.map(node, "the configuration") else {
            return;
        };
        reader.known_keys(entries, KEYS);
        if let Some(entry) = find(entries, "extends") {
            self.extend(&entry.value, reader);
        }
        for entry in entries {
            match entry.key.as_str() {
                "proposals" => {
                    let globs = self.proposals.get_or_insert_default();
                    add_globs(globs, &entry.value, "proposals", reader);
                }
                "exclude" => add_globs(&mut self.exclude, &entry.value, "exclude", reader),
                "template" => {
                    let paths = reader.strings(&entry.value, "template");
                    self.templates
                        .extend(paths.into_iter().map(|(path, span)| Template {
                            path: path.to_owned(),
                            span: Some(span),
                        }));
                }
                "elements" => {
                    elements::read(&mut self.settings.vocabulary, &entry.value, reader);
                }
                "metadata" => metadata::read(self, &entry.value, reader),
                "rules" | "levels" | "grandfather" | "overrides" => {
                    levels::read(&mut self.settings.layers, entry, reader);
                }
                "refs" => {
                    let globs = reader.strings(&entry.value, "refs");
                    self.refs
                        .extend(globs.into_iter().map(|(glob, _)| glob.to_owned()));
                }
                "new-only" => self.new_only = reader.boolean(&entry.value, "new-only"),
                "baseline" => self.baseline(&entry.value, reader),
                _ => {}
            }
        }
        // Of what is wrong nothing is told but that.
        if reader.is_sound() {
            said::note(&mut self.said, entries, reader);
        }
    }

    fn baseline(&mut self, node: &Node, reader: &mut Reader<'_>) {
        match node.as_str() {
            Some(path) if is_below(path) => self.baseline = Some(path.to_owned()),
            _ => {
                reader
                    .report(
                        node.span,
                        "`baseline` is the path of a file below this folder",
                    )
                    .help("For example: `baseline: .wherefore-baseline.jsonl`.");
            }
        }
    }

    fn extend(&mut self, node: &Node, reader: &mut Reader<'_>) {
        for (name, span) in reader.strings(node, "extends") {
            let Some((name, preset)) = presets::find(name) else {
                let diagnostic = reader.report(span, format!("there is no preset `{name}`"));
                diagnostic.help(suggestion(name, presets::names()));
                continue;
            };
            let own = self.templates.len();
            match yaml::parse(preset, 0) {
                Ok(node) => {
                    self.presets.push(name);
                    self.apply(&node, &mut Reader::of_preset(name));
                }
                Err(error) => {
                    reader.report(
                        span,
                        format!("the preset `{name}` does not parse: {}", error.message),
                    );
                }
            }
            // A project may follow a process without its template.
            for template in &mut self.templates[own..] {
                template.span = None;
            }
        }
    }
}

/// A file that cannot be read: who says so and where, for `config` and the command line alike.
pub fn problem(span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(INVALID, Severity::Error, span, message)
}

/// "Did you mean …?", or the whole list where nothing is near.
pub fn suggestion<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.collect();
    match did_you_mean(word, known.iter().copied()) {
        Some(near) => format!("Did you mean `{near}`?"),
        None => format!("Known are: {}.", known.join(", ")),
    }
}

/// Whether a path leads to something below the folder that it counts from.
fn is_below(path: &str) -> bool {
    let is_name = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    !path.trim().is_empty() && !path.ends_with('/') && Path::new(path).components().all(is_name)
}

fn find<'a>(entries: &'a [Entry], key: &str) -> Option<&'a Entry> {
    entries.iter().find(|entry| entry.key == key)
}

/// So many characters of a glob are repeated where it is none.
const SHOWN: usize = 80;

/// Adds each glob of a list.
fn add_globs(globs: &mut Globs, node: &Node, what: &str, reader: &mut Reader<'_>) {
    for (pattern, span, reason) in globs.extend(reader.strings(node, what)) {
        let shown: String = pattern.chars().take(SHOWN).collect();
        let cut = if shown.len() < pattern.len() {
            "…"
        } else {
            ""
        };
        reader.report(span, format!("`{shown}{cut}` is not a glob: {reason}"));
    }
}

#[cfg(test)]
mod tests;
