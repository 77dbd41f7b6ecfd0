//! Globs over paths with forward slashes, relative to the folder of the configuration that they stand in.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

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

    /// Adds a glob.
    ///
    /// # Errors
    /// When it is none; then the set stays as it was.
    pub fn add(&mut self, pattern: &str) -> Result<(), globset::Error> {
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
