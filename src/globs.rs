//! Globs over paths with forward slashes, relative to the folder of the configuration that they stand in.

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};

/// A set of globs.
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

    /// Adds globs. Those that are none stay outside, and are given back with what is wrong with them.
    pub fn extend<'p, T>(
        &mut self,
        patterns: impl IntoIterator<Item = (&'p str, T)>,
    ) -> Vec<(&'p str, T, globset::Error)> {
        let mut refused = Vec::new();
        for (pattern, place) in patterns {
            match globs_of(pattern) {
                Ok(_) => self.patterns.push(pattern.to_owned()),
                Err(error) => refused.push((pattern, place, error)),
            }
        }
        let mut builder = GlobSetBuilder::new();
        let globs = self.patterns.iter().flat_map(|pattern| globs_of(pattern));
        for glob in globs.flatten() {
            builder.add(glob);
        }
        self.set = builder.build().unwrap_or_default();
        refused
    }
}

/// What a glob stands for: the name of a folder for all that is in it.
fn globs_of(pattern: &str) -> Result<[Glob; 2], globset::Error> {
    let pattern = pattern.trim_start_matches("./");
    let folder = pattern.trim_end_matches('/');
    Ok([glob(&format!("{folder}/**"))?, glob(pattern)?])
}

fn glob(pattern: &str) -> Result<Glob, globset::Error> {
    GlobBuilder::new(pattern).literal_separator(true).build()
}
