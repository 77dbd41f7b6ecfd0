//! One file that was asked about: what applies to it, and whether it would be found without being named.

use std::path::Path;

use super::super::entry::Entry;
use super::super::files::Stands;
use super::super::paths::{below, slashed};
use super::super::{Failure, LeftOut, folders};
use super::Selector;

/// A file that was asked about.
pub struct Asked {
    /// The document, as if it had been named; not to be read where it is not there.
    pub entry: Entry,
    /// Whether it is there.
    pub is_there: bool,
    /// Why it would be passed over where it is not named.
    pub passed_over: Option<PassedOver>,
}

/// Why a file would be passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassedOver {
    /// By its name it is no Markdown.
    NoMarkdown,
    /// It does not lie in the repository.
    Outside,
    /// It is a link.
    Link,
    /// Git ignores it, or it lies in another repository.
    Ignored,
    /// The configuration excludes it.
    Excluded,
    /// No glob of the configuration matches it.
    Unmatched,
    /// It lies outside of the usual folders.
    Elsewhere,
    /// It is a template.
    Template,
    /// It is an index or the like.
    Index,
}

impl PassedOver {
    /// Why, for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::NoMarkdown => "it is not called `.md` or `.markdown`",
            Self::Outside => "it lies outside of the repository",
            Self::Link => "it is a symbolic link",
            Self::Ignored => "git ignores it, or it lies in another repository",
            Self::Excluded => "`exclude` names it",
            Self::Unmatched => "no glob of `proposals` matches it",
            Self::Elsewhere => "it lies outside of the folders where proposals are kept",
            Self::Template => "it is a template",
            Self::Index => "it is an index, or stands beside proposals",
        }
    }
}

impl Selector {
    /// What applies to a file, which need not be there yet.
    ///
    /// # Errors
    /// When it is a folder, cannot be looked at, or its configuration cannot be used.
    pub(in super::super) fn asked(mut self, typed: &Path) -> Result<Asked, Vec<Failure>> {
        let whole = self.cwd.join(typed);
        let (path, is_there) = match self.files.resolve(&whole, typed, Some(&self.root)) {
            Ok(path) => (path, true),
            Err(Failure::Missing(_)) => (below(&self.root, &whole), false),
            Err(failure) => return Err(vec![failure]),
        };
        let stands = self.files.stands_at(&path).map_err(|it| vec![it])?;
        if stands == Some(Stands::Folder) {
            return Err(vec![Failure::Unreadable {
                path: typed.to_owned(),
                reason:
                    "it is a folder; name a file in it, which may have a configuration of its own"
                        .to_owned(),
            }]);
        }
        let folder = path.parent().unwrap_or(&self.root).to_owned();
        let Some(applied) = self.config_of(&folder) else {
            return Err(self.configs.into_failures());
        };
        let passed_over = self.passes_over(&whole, &path, is_there);
        let snapshot = self.snapshot_around(&folder);
        let entry = Entry::new(slashed(typed), snapshot, path, applied);
        Ok(Asked {
            entry,
            is_there,
            passed_over,
        })
    }

    fn passes_over(&mut self, whole: &Path, path: &Path, is_there: bool) -> Option<PassedOver> {
        if !folders::is_markdown(path) {
            return Some(PassedOver::NoMarkdown);
        }
        let Ok(file) = path.strip_prefix(&self.root).map(Path::to_owned) else {
            return Some(PassedOver::Outside);
        };
        if matches!(self.files.stands_at(whole), Ok(Some(Stands::Link))) {
            return Some(PassedOver::Link);
        }
        let (mut left_out, mut failures) = (LeftOut::default(), Vec::new());
        let mut all = || {
            self.files
                .markdown_below(&self.root, &mut left_out, &mut failures)
        };
        if is_there && !all().contains(&file) {
            return Some(PassedOver::Ignored);
        }
        self.selection.left_out = LeftOut::default();
        let applied = match self.proposal_at(path) {
            Some(_) => return None,
            None => self.config_of(path.parent()?)?,
        };
        let LeftOut {
            excluded,
            templates,
            indexes,
            ..
        } = self.selection.left_out;
        Some(match (excluded, templates, indexes) {
            (1.., ..) => PassedOver::Excluded,
            (_, 1.., _) => PassedOver::Template,
            (_, _, 1..) => PassedOver::Index,
            _ if applied.config.proposals.is_some() => PassedOver::Unmatched,
            _ => PassedOver::Elsewhere,
        })
    }
}
