//! `.wherefore.yaml`: the project's words, levels and folders. Reading it is pure: text in, a
//! [`Config`] or diagnostics out. Presets are files of the same form, compiled in.

mod metadata;
mod presets;
mod reader;

use std::path::{Component, Path};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::lint::Settings;
use crate::proposal::element::Element;
use crate::rule::{self, Level};
use crate::source::{Source, Span};
use crate::tree::{Entry, Node, Value};
use crate::yaml;
use reader::Reader;

/// The name of the configuration file.
pub const FILE_NAME: &str = ".wherefore.yaml";

/// What diagnostics about the configuration itself are called. It is not a rule: it cannot be silenced.
pub const INVALID: &str = "invalid-configuration";

/// The keys of the file, in the order of the documentation.
const KEYS: &[&str] = &[
    "extends",
    "proposals",
    "exclude",
    "template",
    "elements",
    "metadata",
    "rules",
    "refs",
    "new-only",
    "baseline",
];

/// The file of metadata that is looked for beside a document where nothing else is configured.
const SIDECAR: &str = "kep.yaml";

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
        }
    }
}

/// A set of globs over paths with forward slashes, relative to the configuration's folder.
#[derive(Clone, Debug, Default)]
pub struct Globs {
    patterns: Vec<String>,
    set: GlobSet,
}

impl Globs {
    /// Whether a path matches one of the globs.
    pub fn matches(&self, path: &str) -> bool {
        self.set.is_match(path)
    }

    /// The globs as written.
    pub fn patterns(&self) -> &[String] {
        &self.patterns
    }

    fn add(&mut self, pattern: &str) -> Result<(), globset::Error> {
        self.patterns.push(pattern.to_owned());
        let rebuilt = self.rebuild();
        if rebuilt.is_err() {
            self.patterns.pop();
        }
        rebuilt
    }

    fn rebuild(&mut self) -> Result<(), globset::Error> {
        let mut builder = GlobSetBuilder::new();
        for pattern in &self.patterns {
            // The name of a folder stands for all that is in it.
            let folder = pattern.trim_start_matches("./").trim_end_matches('/');
            builder.add(
                GlobBuilder::new(&format!("{folder}/**"))
                    .literal_separator(true)
                    .build()?,
            );
            builder.add(
                GlobBuilder::new(pattern.trim_start_matches("./"))
                    .literal_separator(true)
                    .build()?,
            );
        }
        self.set = builder.build()?;
        Ok(())
    }
}

impl Config {
    /// Reads a configuration file.
    ///
    /// # Errors
    /// Every unknown key, wrong type, unknown rule, element, level or preset and bad glob, each with its place.
    pub fn parse(source: &Source) -> Result<Self, Vec<Diagnostic>> {
        let mut reader = Reader::default();
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
    fn apply(&mut self, node: &Node, reader: &mut Reader) {
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
                "elements" => self.elements(&entry.value, reader),
                "metadata" => metadata::read(self, &entry.value, reader),
                "rules" => self.rules(&entry.value, reader),
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
    }

    fn baseline(&mut self, node: &Node, reader: &mut Reader) {
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

    fn extend(&mut self, node: &Node, reader: &mut Reader) {
        for (name, span) in reader.strings(node, "extends") {
            let Some(preset) = presets::text(name) else {
                let diagnostic = reader.report(span, format!("there is no preset `{name}`"));
                diagnostic.help(suggestion(name, presets::names()));
                continue;
            };
            let own = self.templates.len();
            match yaml::parse(preset, 0) {
                Ok(node) => self.apply(&node, &mut Reader::default()),
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

    fn elements(&mut self, node: &Node, reader: &mut Reader) {
        let Some(entries) = reader.map(node, "`elements`") else {
            return;
        };
        reader.known_keys(entries, &Element::ALL.map(Element::key));
        for entry in entries {
            if let Some(element) = Element::from_key(&entry.key) {
                self.element(element, entry, reader);
            }
        }
    }

    fn element(&mut self, element: Element, entry: &Entry, reader: &mut Reader) {
        let vocabulary = &mut self.settings.vocabulary;
        let what = format!("elements.{}", entry.key);
        let names = match &entry.value.value {
            Value::Scalar(word) if OFF.contains(&word.as_str()) => {
                return vocabulary.switch_off(element);
            }
            Value::Scalar(word) if ON.contains(&word.as_str()) => return,
            Value::Scalar(word) if did_you_mean(word, ["off", "false"]).is_some() => {
                let message = format!("`{what}` is a list of names, or off");
                reader
                    .report(entry.value.span, message)
                    .help("Did you mean `off`?");
                return;
            }
            Value::Map(inner) => {
                reader.known_keys(inner, &["names", "replace"]);
                if find(inner, "replace")
                    .is_some_and(|entry| reader.boolean(&entry.value, "replace"))
                {
                    vocabulary.forget(element);
                }
                find(inner, "names")
                    .map(|entry| reader.strings(&entry.value, "names"))
                    .unwrap_or_default()
            }
            _ => reader.strings(&entry.value, &what),
        };
        for (name, span) in names {
            if !vocabulary.add(element, name) {
                reader.report(span, format!("there is no word in `{name}`"));
            }
        }
        if vocabulary.names_of(element).next().is_none() {
            reader
                .report(
                    entry.value.span,
                    format!("`{what}` leaves no name for the element"),
                )
                .help("Give names, or switch it off: `off`.");
        }
    }

    fn rules(&mut self, node: &Node, reader: &mut Reader) {
        let Some(entries) = reader.map(node, "`rules`") else {
            return;
        };
        let ids: Vec<_> = rule::ids().collect();
        reader.known_names(entries, &ids, "rule");
        for entry in entries
            .iter()
            .filter(|entry| rule::by_id(&entry.key).is_some())
        {
            let word = entry.value.as_str().unwrap_or_default();
            if let Some(level) = Level::from_name(word) {
                self.settings.levels.set(&entry.key, level);
            } else {
                let diagnostic = reader.report(
                    entry.value.span,
                    format!("the level of `{}` is allow, warn or deny", entry.key),
                );
                if let Some(near) = nearest_level(word) {
                    diagnostic.help(format!("Did you mean `{near}`?"));
                }
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

/// The level that a word of another linter stands for.
fn nearest_level(word: &str) -> Option<&'static str> {
    match word.to_lowercase().as_str() {
        "error" | "true" | "on" => Some("deny"),
        "warning" => Some("warn"),
        "off" | "ignore" | "none" | "false" => Some("allow"),
        other => did_you_mean(other, Level::ALL.map(Level::name)),
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

fn add_globs(globs: &mut Globs, node: &Node, what: &str, reader: &mut Reader) {
    for (pattern, span) in reader.strings(node, what) {
        if let Err(error) = globs.add(pattern) {
            reader.report(span, format!("`{pattern}` is not a glob: {}", error.kind()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Levels;
    use crate::rules::RULES;

    #[test]
    fn strict_denies_every_rule() {
        let config =
            Config::parse(&Source::new("t", "extends: strict\n")).expect("a good configuration");
        for rule in RULES {
            assert_eq!(
                config.settings.levels.of(rule.id),
                Level::Deny,
                "{}",
                rule.id
            );
        }
    }

    #[test]
    fn what_a_file_says_goes_before_what_it_extends() {
        let text = "rules:\n  duplicate-element: allow\nextends: [strict]\n";
        let config = Config::parse(&Source::new("t", text)).expect("a good configuration");
        assert_eq!(config.settings.levels.of("duplicate-element"), Level::Allow);
        assert_eq!(config.settings.levels.of("unused-allow"), Level::Deny);
    }

    #[test]
    fn an_empty_file_changes_nothing() {
        let config =
            Config::parse(&Source::new("t", "# nothing yet\n")).expect("a good configuration");
        assert_eq!(config.settings.levels, Levels::default());
    }
}
