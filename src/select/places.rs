//! Where documents lie, for reports that count from the root of the repository.

use std::path::PathBuf;

use super::paths::{slashed, without_dots};

/// What a document from standard input is called that has no name.
pub(super) const STDIN: &str = "<stdin>";

/// The folders that paths count from.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The root of the repository, or the current folder where there is none.
    pub root: PathBuf,
    /// The current folder: what names of documents count from.
    pub cwd: PathBuf,
}

/// Where a document lies, with forward slashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the repository: its path from the root.
    Within(String),
    /// Elsewhere: its whole path.
    Outside(String),
    /// On standard input; nobody knows where it lies.
    Nowhere,
}

impl Places {
    /// Where the document of that name lies.
    pub fn locate(&self, name: &str) -> Location {
        if name == STDIN {
            return Location::Nowhere;
        }
        let whole = without_dots(&self.cwd.join(name));
        match whole.strip_prefix(&self.root) {
            Ok(path) => Location::Within(slashed(path)),
            Err(_) => Location::Outside(slashed(&whole)),
        }
    }
}

impl Location {
    /// The path, from wherever it counts.
    pub fn path(&self) -> &str {
        match self {
            Self::Within(path) | Self::Outside(path) => path,
            Self::Nowhere => STDIN,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_count_from_the_current_folder_and_paths_from_the_root() {
        let places = Places {
            root: PathBuf::from("/somewhere/repository"),
            cwd: PathBuf::from("/somewhere/repository/docs"),
        };
        let within = |path: &str| Location::Within(path.to_owned());
        assert_eq!(places.locate("rfcs/a.md"), within("docs/rfcs/a.md"));
        assert_eq!(places.locate("../a.md"), within("a.md"));
        assert_eq!(places.locate("/somewhere/repository/b.md"), within("b.md"));
        let outside = Location::Outside("/somewhere/c.md".to_owned());
        assert_eq!(places.locate("../../c.md"), outside);
    }
}
