//! Where a link leads at whose path nothing lies: to the same proposal under the other letters of its process, or to
//! the source of a page on a website.

use std::cell::OnceCell;
use std::iter::successors;

use super::target::{Place, Target};
use super::{exists, join, parent};
use crate::snapshot::{Kind, Snapshot};

/// By these, generators of sites know the folder that they begin in.
#[rustfmt::skip]
const CONFIGURATIONS: &[&str] = &[
    "docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs", "docusaurus.config.cjs",
    "mkdocs.yml", "mkdocs.yaml", "zensical.toml", "book.toml", "_config.yml", "_config.yaml", "_config.toml", "conf.py", "myst.yml",
    "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "antora.yml", ".vitepress", "docfx.json",
    "astro.config.mjs", "astro.config.ts", "astro.config.js", "astro.config.cjs", "astro.config.mts",
];

/// Folders of a site whose content its routes are counted from.
const CONTENTS: &[&str] = &["", "docs", "content", "src", "source"];

/// What stands behind the name of a page in that of its source, and what the source is called in a folder of that name.
const ENDINGS: &[&str] = &[".md", ".markdown", ".mdx"];
const INDEXES: &[&str] = &["index.md", "README.md", "_index.md", "index.mdx"];

/// Letters that one process writes for the other where both share their numbers: an ERC is an EIP.
const TWINS: &[(&str, &str)] = &[("eip-", "erc-"), ("erc-", "eip-")];

/// Looks for what one document's links mean.
pub(super) struct Elsewhere<'a> {
    snapshot: &'a dyn Snapshot,
    /// Where the document lies.
    path: &'a str,
    /// The folder of the site that the document belongs to, once it is asked for.
    site: OnceCell<Option<&'a str>>,
}

impl<'a> Elsewhere<'a> {
    pub(super) fn new(snapshot: &'a dyn Snapshot, path: &'a str) -> Self {
        Self {
            snapshot,
            path,
            site: OnceCell::new(),
        }
    }

    /// What a link means at whose path nothing lies.
    pub(super) fn find(&self, target: &Target<'_>) -> Option<String> {
        let twin = match &target.place {
            Place::Near(path) | Place::Rooted(path) => self.twin(path),
            Place::Own | Place::Page | Place::Computer | Place::Outside => None,
        };
        twin.or_else(|| self.on_site(target))
    }

    /// Whether the document is the source of a page on a website.
    pub(super) fn is_on_site(&self) -> bool {
        self.site().is_some()
    }

    /// What the page is made of that a link leads to, if the document's own page is a folder, as many sites have it:
    /// there, `../b/` is what lies beside it.
    pub(super) fn beside_page(&self, target: &Target<'_>) -> Option<String> {
        let (page, _) = self.path.rsplit_once('.')?;
        match Target::read(page, target.written).place {
            Place::Near(path) => self.source(&path),
            _ => None,
        }
    }

    fn twin(&self, path: &str) -> Option<String> {
        let (folder, name) = parent(path);
        let number = |letters: &str| {
            let number = name.strip_prefix(letters)?.strip_suffix(".md")?;
            let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then_some(number)
        };
        let other =
            |(letters, other): &(&str, &str)| Some(format!("{other}{}.md", number(letters)?));
        let twin = join(folder, &TWINS.iter().find_map(other)?);
        exists(self.snapshot, &twin).then_some(twin)
    }

    fn on_site(&self, target: &Target<'_>) -> Option<String> {
        let site = self.site()?;
        if let Some(path) = target.written.strip_prefix("@site/") {
            return match Target::read(site, path).place {
                Place::Near(path) => self.file_or_source(path),
                _ => None,
            };
        }
        match &target.place {
            Place::Near(path) => self.source(path).or_else(|| self.beside_page(target)),
            Place::Rooted(path) => self.source(path).or_else(|| {
                let mut contents = CONTENTS.iter().map(|content| join(site, content));
                contents.find_map(|content| self.file_or_source(join(&content, path)))
            }),
            Place::Outside => self.beside_page(target),
            Place::Own | Place::Page | Place::Computer => None,
        }
    }

    fn file_or_source(&self, path: String) -> Option<String> {
        if exists(self.snapshot, &path) {
            return Some(path);
        }
        self.source(&path)
    }

    /// The Markdown that the page at a path is made of.
    fn source(&self, path: &str) -> Option<String> {
        let page = path.strip_suffix(".html").unwrap_or(path);
        let (folder, name) = parent(page);
        let beside = ENDINGS.iter().map(|ending| format!("{name}{ending}"));
        let beside = beside.chain((name == "index").then(|| "README.md".to_owned()));
        let below = self.is_listed(folder, name).then_some(INDEXES);
        let below = below.unwrap_or_default().iter();
        let mut sources = beside
            .filter(|source| self.is_listed(folder, source))
            .map(|source| join(folder, &source))
            .chain(below.map(|index| join(page, index)));
        sources.find(|path| self.snapshot.kind(path) == Some(Kind::File))
    }

    fn is_listed(&self, folder: &str, name: &str) -> bool {
        self.snapshot.names_in(folder).contains(name)
    }

    fn site(&self) -> Option<&'a str> {
        *self.site.get_or_init(|| {
            let folders = successors(Some(parent(self.path).0), |folder| {
                (!folder.is_empty()).then(|| parent(folder).0)
            });
            let mut folders = folders.filter(|folder| begins_site(self.snapshot, folder));
            folders.next()
        })
    }
}

/// Whether a generator of sites is set up in a folder.
fn begins_site(snapshot: &dyn Snapshot, folder: &str) -> bool {
    let has = |name: &str| exists(snapshot, &join(folder, name));
    let is_hugo = || has("config.toml") && has("content");
    CONFIGURATIONS.iter().any(|name| has(name)) || is_hugo()
}
