//! Where a link leads in the tree, by its words alone.

/// A link's target, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Target<'a> {
    /// The path, as it is written.
    pub(super) written: &'a str,
    /// Where that leads.
    pub(super) place: Place,
    /// What stands behind `#`, decoded.
    pub(super) fragment: Option<String>,
}

/// Where a path leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The document itself.
    Own,
    /// A path in the tree, counted from the document's folder.
    Near(String),
    /// A path in the tree, counted from its root.
    Rooted(String),
    /// A page that the forge makes, such as that of an issue.
    Page,
    /// A place on somebody's computer: `C:\docs\a.md`.
    Computer,
    /// Above the root.
    Outside,
}

/// What forges keep beside the tree, where links get by way of `..`.
#[rustfmt::skip]
const PAGES: &[&str] = &[
    "issues", "pull", "pulls", "discussions", "wiki", "releases", "tree", "blob", "raw", "edit", "new", "blame",
    "compare", "commit", "commits", "labels", "milestone", "milestones", "projects", "actions", "security", "graphs",
    "pulse", "network", "stargazers", "forks", "tags", "branches",
    // The tree of a branch lies beside this one's, and GitLab's own pages below this.
    "main", "master", "HEAD", "-",
];

impl<'a> Target<'a> {
    /// Reads what a link says in a document of `folder`.
    pub(super) fn read(folder: &str, target: &'a str) -> Self {
        let (before, fragment) = match target.split_once('#') {
            Some((before, fragment)) => (before, Some(fragment)),
            None => (target, None),
        };
        let written = before.split('?').next().unwrap_or_default();
        Self {
            written,
            place: place(folder, &decoded(written)),
            fragment: fragment.map(decoded),
        }
    }
}

fn place(folder: &str, path: &str) -> Place {
    if path.is_empty() {
        return Place::Own;
    }
    if let [drive, b':', b'\\' | b'/', ..] = path.as_bytes()
        && drive.is_ascii_alphabetic()
    {
        return Place::Computer;
    }
    let is_rooted = path.starts_with('/');
    let mut parts: Vec<&str> = if is_rooted {
        Vec::new()
    } else {
        named(folder).collect()
    };
    let mut steps = named(path);
    for step in steps.by_ref() {
        if step != ".." {
            parts.push(step);
        } else if parts.pop().is_none() {
            let first = steps.find(|step| *step != "..");
            let is_page = first.is_some_and(|first| PAGES.contains(&first));
            return if is_page { Place::Page } else { Place::Outside };
        }
    }
    let path = parts.join("/");
    if is_rooted {
        Place::Rooted(path)
    } else {
        Place::Near(path)
    }
}

/// The steps of a path, without those that lead nowhere else.
fn named(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|step| !matches!(*step, "" | "."))
}

/// The words with `%20` and the like resolved; as they are where that gives no text.
fn decoded(words: &str) -> String {
    let mut bytes = Vec::with_capacity(words.len());
    let mut rest = words.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let (byte, after) = match (first, after) {
            (b'%', [high, low, after @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => (high * 16 + low, after),
                _ => (first, &rest[1..]),
            },
            _ => (first, after),
        };
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8(bytes).unwrap_or_else(|_| words.to_owned())
}

fn digit(byte: u8) -> Option<u8> {
    let value = char::from(byte).to_digit(16)?;
    u8::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(target: &str) -> Place {
        Target::read("rfcs/old", target).place
    }

    fn at(path: &str) -> Place {
        Place::Near(path.to_owned())
    }

    #[test]
    fn a_path_counts_from_the_documents_folder() {
        assert_eq!(near("a.md"), at("rfcs/old/a.md"));
        assert_eq!(near("./b/../a.md"), at("rfcs/old/a.md"));
        assert_eq!(near("../../a"), at("a"));
        assert_eq!(near("../../"), at(""));
        assert_eq!(near("..//new/"), at("rfcs/new"));
    }

    #[test]
    fn or_from_the_root_where_it_begins_with_a_slash() {
        assert_eq!(near("/a/b.md"), Place::Rooted("a/b.md".to_owned()));
        assert_eq!(near("/../b.md"), Place::Outside);
    }

    #[test]
    fn a_drive_is_on_a_computer() {
        assert_eq!(near("C:\\a.md"), Place::Computer);
        assert_eq!(near("c:/a.md#b"), Place::Computer);
        assert_eq!(near("1:/a.md"), at("rfcs/old/1:/a.md"));
    }

    #[test]
    fn above_the_root_lie_the_pages_of_the_forge() {
        assert_eq!(near("../../../../issues/1"), Place::Page);
        assert_eq!(near("../../../main/a.md"), Place::Page);
        assert_eq!(near("../../../other/a.md"), Place::Outside);
        assert_eq!(near("../../.."), Place::Outside);
    }

    #[test]
    fn queries_are_dropped_and_fragments_kept() {
        let target = Target::read("", "a.md?plain=1#L%31?");
        assert_eq!(target.written, "a.md");
        assert_eq!(target.fragment.as_deref(), Some("L1?"));
        assert_eq!(Target::read("", "#a#b").fragment.as_deref(), Some("a#b"));
        assert_eq!(Target::read("a", "?x").place, Place::Own);
    }

    #[test]
    fn escapes_are_resolved_where_they_give_text() {
        assert_eq!(decoded("a%20b%C3%A9+"), "a bé+");
        assert_eq!(decoded("%ff"), "%ff");
        assert_eq!(decoded("100%%2"), "100%%2");
        assert_eq!(decoded("%é1%"), "%é1%");
    }
}
