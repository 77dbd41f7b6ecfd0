//! The Markdown files of the collections that proposals are numbered in. Each collection is walked once, however many
//! series it holds.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::LeftOut;
use super::files::Files;
use super::memo::Memo;
use super::paths::slashed;
use crate::proposal::number;

/// The paths of the files of each series, from the root, in order.
type BySeries = HashMap<String, Vec<String>>;

/// Files, and the collections that were asked for.
pub(super) struct Collections {
    pub(super) files: Arc<dyn Files>,
    known: Memo<String, Arc<BySeries>>,
}

impl Collections {
    pub(super) fn new(files: Arc<dyn Files>) -> Self {
        Self {
            files,
            known: Memo::default(),
        }
    }

    /// The files below the folder of a collection, by series; both paths count from `root`.
    pub(super) fn below(&self, root: &Path, collection: &str) -> Arc<BySeries> {
        // Held while they are gathered: others that ask for the same wait for it.
        let mut known = self.known.lock();
        if let Some(known) = known.get(collection) {
            return Arc::clone(known);
        }
        let folder = root.join(collection);
        let (mut left_out, mut failures) = (LeftOut::default(), Vec::new());
        let below = self
            .files
            .markdown_below(&folder, &mut left_out, &mut failures);
        let mut series = BySeries::new();
        for file in below {
            let path = slashed(&Path::new(collection).join(file));
            let key = number::series(collection, &path);
            series.entry(key).or_default().push(path);
        }
        let series = Arc::new(series);
        known.insert(collection.to_owned(), Arc::clone(&series));
        series
    }
}
