//! Globs over paths with forward slashes, relative to the folder of the configuration that they stand in.

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};

/// A set of globs.
#[derive(Clone, Debug, Default)]
pub struct Globs {
    patterns: Vec<String>,
    /// Several, since one of very many globs is more than can be compiled.
    sets: Vec<GlobSet>,
}

/// So many globs are compiled into one set.
const IN_ONE_SET: usize = 500;

/// So many bytes a glob may have. A longer one takes more memory than any list of files is worth.
const LONGEST: usize = 1000;

impl Globs {
    /// Whether a path matches one of the globs.
    pub fn matches(&self, path: &str) -> bool {
        self.sets.iter().any(|set| set.is_match(path))
    }

    /// The globs as written.
    pub fn patterns(&self) -> &[String] {
        &self.patterns
    }

    /// Adds globs. Those that are none stay outside, and are given back with what is wrong with them.
    pub fn extend<'p, T>(
        &mut self,
        patterns: impl IntoIterator<Item = (&'p str, T)>,
    ) -> Vec<(&'p str, T, String)> {
        let mut refused = Vec::new();
        let mut fresh = Vec::new();
        for (pattern, place) in patterns {
            match globs_of(pattern) {
                Ok(globs) => fresh.push((pattern, place, globs)),
                Err(reason) => refused.push((pattern, place, reason)),
            }
        }
        while !fresh.is_empty() {
            let rest = fresh.split_off(fresh.len().min(IN_ONE_SET));
            self.compile(fresh, &mut refused);
            fresh = rest;
        }
        refused
    }

    /// Adds globs as one set, or as several where one would be too large.
    fn compile<'p, T>(
        &mut self,
        mut globs: Vec<(&'p str, T, [Glob; 2])>,
        refused: &mut Vec<(&'p str, T, String)>,
    ) {
        let mut builder = GlobSetBuilder::new();
        for glob in globs.iter().flat_map(|(_, _, globs)| globs) {
            builder.add(glob.clone());
        }
        match builder.build() {
            Ok(set) => {
                self.sets.push(set);
                let patterns = globs.into_iter().map(|(pattern, ..)| pattern.to_owned());
                self.patterns.extend(patterns);
            }
            Err(error) if globs.len() <= 1 => {
                let globs = globs.into_iter();
                refused.extend(globs.map(|(pattern, place, _)| (pattern, place, reason(&error))));
            }
            Err(_) => {
                let rest = globs.split_off(globs.len() / 2);
                self.compile(globs, refused);
                self.compile(rest, refused);
            }
        }
    }
}

/// What a glob stands for: the name of a folder for all that is in it.
fn globs_of(pattern: &str) -> Result<[Glob; 2], String> {
    if pattern.len() > LONGEST {
        return Err(format!("it is longer than {LONGEST} bytes"));
    }
    let pattern = pattern.trim_start_matches("./");
    let folder = pattern.trim_end_matches('/');
    let both = glob(&format!("{folder}/**")).and_then(|all| Ok([all, glob(pattern)?]));
    both.map_err(|error| reason(&error))
}

fn glob(pattern: &str) -> Result<Glob, globset::Error> {
    GlobBuilder::new(pattern).literal_separator(true).build()
}

fn reason(error: &globset::Error) -> String {
    error.kind().to_string()
}
