mod elsewhere;
mod near;
mod target;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;

use elsewhere::Elsewhere;
use target::{Place, Target};

use crate::names::Names;
use crate::proposal::{Proposal, anchors};
use crate::rule::{Check, Context, Level, Rule, Subject};
use crate::snapshot::{Kind, Snapshot, Surroundings};

pub(super) static RULE: Rule = Rule {
    id: "broken-link",
    summary: "a relative link or anchor whose target is not in the same snapshot",
    page: include_str!("broken-link.md"),
    level: Level::Deny,
    subject: Subject::Record,
    check: Check::Snapshot(check),
};

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>, surroundings: &Surroundings<'_>) {
    let judge = Judge {
        proposal,
        path: surroundings.path,
        snapshot: surroundings.snapshot,
        elsewhere: Elsewhere::new(surroundings.snapshot, surroundings.path),
        own: OnceCell::new(),
    };
    let mut known: HashMap<&str, Option<Fault>> = HashMap::new();
    for link in proposal.document().links() {
        let fault = known
            .entry(&link.target)
            .or_insert_with(|| judge.fault(&link.target));
        if let Some(fault) = fault {
            context
                .report(link.span, fault.message.as_str())
                .help(fault.help.as_str());
        }
    }
}

/// What is wrong with a link, and what to do.
struct Fault {
    message: String,
    help: String,
}

/// Judges the links of one document.
struct Judge<'a> {
    proposal: &'a Proposal<'a>,
    path: &'a str,
    snapshot: &'a dyn Snapshot,
    elsewhere: Elsewhere<'a>,
    /// The document's own anchors, once they are asked for.
    own: OnceCell<Names>,
}

impl Judge<'_> {
    fn fault(&self, target: &str) -> Option<Fault> {
        if target.is_empty() {
            return Some(fault(
                "the link has no target",
                "Say where it leads, or leave the brackets away.",
            ));
        }
        // A generator of sites fills these in.
        if target.contains("{{") || target.contains("{%") {
            return None;
        }
        let folder = parent(self.path).0;
        let target = Target::read(folder, target);
        match &target.place {
            Place::Page => None,
            Place::Computer => Some(fault(
                format!("`{}` is a place on one computer", shown(target.written)),
                "Bring the file into the repository, and write its path from the document's folder.",
            )),
            // Where the root of a repository would be is not known.
            Place::Outside | Place::Rooted(_) if !self.snapshot.is_whole() => None,
            Place::Outside => self.outside(&target),
            Place::Own => self.anchor(self.path, &target),
            Place::Rooted(path) if self.is_route(path) => None,
            Place::Near(path) | Place::Rooted(path) => self.file(path, &target),
        }
    }

    /// Whether a path from the root is one of a website rather than of the repository.
    fn is_route(&self, path: &str) -> bool {
        let first = path.split('/').next().unwrap_or_default();
        !is_markdown(path) && !exists(self.snapshot, first)
    }

    fn outside(&self, target: &Target<'_>) -> Option<Fault> {
        if let Some(found) = self.elsewhere.find(target) {
            return self.anchor(&found, target);
        }
        Some(fault(
            format!("`{}` leads out of the repository", shown(target.written)),
            "Only what lies in the same repository can be reached by a path: give the full address.",
        ))
    }

    fn file(&self, path: &str, target: &Target<'_>) -> Option<Fault> {
        match kind(self.snapshot, path) {
            Some(Kind::Submodule) => None,
            Some(Kind::File) if target.written.ends_with('/') && is_named_as_file(path) => {
                Some(fault(
                    format!("`{}` is a file, not a folder", shown(target.written)),
                    "Leave the `/` at the end away.",
                ))
            }
            Some(Kind::File) => self.anchor(path, target),
            Some(Kind::Folder) => {
                let readme = readme(self.snapshot, path)?;
                self.anchor(&readme, target)
            }
            None => self.absent(path, target),
        }
    }

    /// Judges a link to a path at which nothing lies.
    fn absent(&self, path: &str, target: &Target<'_>) -> Option<Fault> {
        if let Some(found) = self.elsewhere.find(target) {
            return self.anchor(&found, target);
        }
        let is_rooted = matches!(target.place, Place::Rooted(_));
        // A site gives its pages what addresses it likes.
        if is_rooted && !is_markdown(path) && self.elsewhere.is_on_site() {
            return None;
        }
        let missing = missing_part(self.snapshot, path)?;
        Some(fault(
            format!("`{}` is not there", shown(target.written)),
            self.help(missing, target),
        ))
    }

    /// What to do about a path of which `missing` is the part up to what is not there.
    fn help(&self, missing: &str, target: &Target<'_>) -> String {
        let (folder, name) = parent(missing);
        if let Some(help) = near::file(self.snapshot, self.path, folder, name) {
            return help;
        }
        let slashed = target.written.replace('\\', "/");
        if slashed != target.written && self.leads_somewhere(&slashed) {
            return "Write `/` between folders: in a link, `\\` is part of a name.".to_owned();
        }
        if matches!(target.place, Place::Rooted(_)) {
            return "Correct the path, which counts from the root of the repository, or bring in what it names.".to_owned();
        }
        let page = self.elsewhere.beside_page(target);
        if let Some((_, name)) = page
            .as_deref()
            .map(parent)
            .filter(|page| page.0 == parent(self.path).0)
        {
            return near::request(name);
        }
        let rooted = format!("/{}", target.written);
        if self.snapshot.is_whole() && self.leads_somewhere(&rooted) {
            return format!(
                "A path counts from the document's folder; from the root it is `{}`.",
                shown(&rooted)
            );
        }
        "Correct the path, which counts from the document's folder, or bring in what it names."
            .to_owned()
    }

    fn leads_somewhere(&self, written: &str) -> bool {
        match Target::read(parent(self.path).0, written).place {
            Place::Near(path) | Place::Rooted(path) => exists(self.snapshot, &path),
            Place::Own | Place::Page | Place::Computer | Place::Outside => false,
        }
    }

    /// Judges what stands behind `#` in a link to the file at `path`.
    fn anchor(&self, path: &str, target: &Target<'_>) -> Option<Fault> {
        let fragment = target.fragment.as_deref()?;
        // What stands behind this is for the browser.
        let fragment = fragment.split(":~:").next().unwrap_or_default();
        if is_line(fragment) || is_footnote(fragment) {
            return None;
        }
        let is_own = path == self.path;
        let facts = if is_own {
            None
        } else {
            Some(self.snapshot.facts(path)?)
        };
        let known = facts.as_ref().map_or_else(
            || self.own.get_or_init(|| anchors::of(self.proposal)),
            |facts| &facts.anchors,
        );
        if anchors::contains(known, fragment) {
            return None;
        }
        let name = shown(fragment);
        let message = if is_own {
            format!("`#{name}` is no heading of this document")
        } else {
            format!("`{}` has no heading `#{name}`", shown(target.written))
        };
        let help = near::anchor(known, fragment);
        let help = help.unwrap_or_else(|| HEADINGS.to_owned());
        Some(fault(message, help))
    }
}

/// How a forge names headings.
const HEADINGS: &str = "The anchor of a heading is its words in lower case, without punctuation, with a hyphen for each space.";

fn fault(message: impl Into<String>, help: impl Into<String>) -> Fault {
    Fault {
        message: message.into(),
        help: help.into(),
    }
}

/// What stands at a path; the root is a folder.
fn kind(snapshot: &dyn Snapshot, path: &str) -> Option<Kind> {
    if path.is_empty() {
        return Some(Kind::Folder);
    }
    snapshot.kind(path)
}

fn exists(snapshot: &dyn Snapshot, path: &str) -> bool {
    kind(snapshot, path).is_some()
}

/// The part of a path up to the first name that is not there; nothing where that lies in another repository, whose
/// files nobody knows.
fn missing_part<'a>(snapshot: &dyn Snapshot, path: &'a str) -> Option<&'a str> {
    let ends = path.match_indices('/').map(|(at, _)| at);
    for end in ends.chain([path.len()]) {
        match kind(snapshot, &path[..end]) {
            Some(Kind::Submodule) => return None,
            Some(Kind::File | Kind::Folder) => {}
            None => return Some(&path[..end]),
        }
    }
    Some(path)
}

/// The file that a forge shows with a folder.
fn readme(snapshot: &dyn Snapshot, folder: &str) -> Option<String> {
    let names = snapshot.names_in(folder);
    let name = names.in_other_case("readme.md")?;
    Some(join(folder, name))
}

/// A path's folder and name.
fn parent(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// The path of what lies in a folder.
fn join(folder: &str, name: &str) -> String {
    let between = if folder.is_empty() || name.is_empty() {
        ""
    } else {
        "/"
    };
    [folder, between, name].concat()
}

fn is_markdown(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let mut markdown = ["md", "markdown"].iter();
    markdown.any(|markdown| extension.eq_ignore_ascii_case(markdown))
}

/// Whether a name has an extension, and not just the dot of a version. What has none may be a link to a folder.
fn is_named_as_file(path: &str) -> bool {
    let extension = parent(path)
        .1
        .rsplit_once('.')
        .map_or("", |(_, extension)| extension);
    extension.starts_with(|first: char| first.is_ascii_alphabetic())
}

/// Whether a fragment is one or several lines of a file: `L10`, `L10-L20`, `L10C3-L20C5`.
fn is_line(fragment: &str) -> bool {
    let is_place = |place: &str| {
        let place = place.strip_prefix('L').unwrap_or(place);
        let mut numbers = place.split('C');
        numbers.all(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    };
    fragment.starts_with('L') && fragment.splitn(2, '-').all(is_place)
}

/// Whether a fragment is the name that a forge gives to a footnote: `fn1`, `fn-name`, `fnref1`.
fn is_footnote(fragment: &str) -> bool {
    let name = fragment.strip_prefix("user-content-").unwrap_or(fragment);
    let Some(rest) = name.strip_prefix("fn") else {
        return false;
    };
    rest.starts_with("ref") || !rest.starts_with(char::is_alphabetic)
}

/// The words of a link, cut where they are long.
fn shown(words: &str) -> Cow<'_, str> {
    match words.char_indices().nth(80) {
        Some((end, _)) => Cow::Owned(format!("{}…", &words[..end])),
        None => Cow::Borrowed(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_footnotes_are_told_from_headings() {
        for line in ["L1", "L10-L20", "L10-20", "L1C2-L3C4"] {
            assert!(is_line(line), "{line}");
        }
        for other in ["L", "Lines", "L1-", "1", "L1-more", "l1"] {
            assert!(!is_line(other), "{other}");
        }
        for note in ["fn1", "fn-a", "fnref1", "user-content-fn-1", "fn:1"] {
            assert!(is_footnote(note), "{note}");
        }
        assert!(!is_footnote("fnord") && !is_footnote("a"));
    }
}
