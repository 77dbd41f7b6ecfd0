//! Where processes keep their proposals, and which files there are none.

use std::collections::HashMap;
use std::path::Path;
use std::sync::LazyLock;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::proposal::number::{bearer_of, is_process, is_status, parted};

/// Where proposals are looked for when nothing is configured; relative to the repository's root, without case.
/// Names that mean little elsewhere are taken at any depth, common words only at the root or below `docs`.
#[rustfmt::skip]
const FOLDERS: &[&str] = &[
    "**/rfcs/**", "**/rfc/**", "**/*-rfcs/**", "**/*-rfc/**", "**/proposals/**",
    "**/*-proposals/**", "**/proposals-*/**", "**/requests-for-comments/**", "**/adr/**",
    "**/adrs/**", "**/architecture/decisions/**", "**/architecture-decisions/**", "docs/decisions/**", "doc/decisions/**", "decisions/**", "design/**",
    "designs/**", "docs/design/**", "docs/designs/**", "doc/design/**", "design-docs/**",
    "docs/design-docs/**", "design-documents/**", "text/**", "keps/**/README.md", "teps/**", "oteps/**", "beps/**",
    "enhancements/**", "docs/enhancements/**", "EIPS/**", "ERCS/**", "neps/**", "FIPS/**", "FRCs/**",
    "reps/**", "peps/**", "accepted/**", "proposed/**", "**/lids/**", "docs/kep/**",
    "docs/keps/**", "**/openspec/changes/**/proposal.md",
    // Processes that number files at the root or in folders named otherwise.
    "**/rfc-[0-9]*", "**/rfc[0-9]*", "**/{rfd,rfds}/[0-9]*", "**/{rfd,rfds}/[0-9]*/README.md", "**/architecture/adr-[0-9]*", "CFP-[0-9]*", "*/CFP-[0-9]*", "*/{cap,sep}-[0-9]*", "{concepts,features}/[0-9]*/README.md",
    // Folders that hold the proposals of one status.
    "{draft,draft-accepted,experimental,experimental-accepted,final,rejected,withdrawn,archive}/**/rfc*", "[0-9x]-*/**/rfc*",
];

/// Folders of other people's text.
const FOREIGN: &[&str] = &["node_modules", "vendor", "third_party", "third-party"];

/// Files that stand beside proposals and are none, without extension, lower case.
#[rustfmt::skip]
const BESIDE: &[&str] = &[
    "summary", "toc", "contents", "table-of-contents", "contributing", "changelog", "license",
    "code_of_conduct", "code-of-conduct", "security", "governance", "support", "authors",
    "maintainers",
];

/// Files that are the index of a folder, or the proposal itself where they stand alone.
const INDEX: &[&str] = &["readme", "index", "_index"];

static USUAL: LazyLock<GlobSet> = LazyLock::new(|| {
    let mut builder = GlobSetBuilder::new();
    for pattern in FOLDERS {
        if let Ok(glob) = GlobBuilder::new(pattern)
            .literal_separator(true)
            .case_insensitive(true)
            .build()
        {
            builder.add(glob);
        }
    }
    builder.build().unwrap_or_else(|_| GlobSet::empty())
});

/// Whether a path (from the root, with forward slashes) lies where processes keep proposals.
pub(super) fn is_usual(path: &str) -> bool {
    let is_usual = USUAL.is_match(path) || is_in_numbered_folder(path);
    is_usual && !path.split('/').any(|part| FOREIGN.contains(&part))
}

/// Whether a path is that of a proposal in a numbered folder of its own at the root: `17-name/name.md`,
/// `CIP-0017/README.md`.
fn is_in_numbered_folder(path: &str) -> bool {
    let Some((folder, file)) = path.split_once('/') else {
        return false;
    };
    let Some((before, behind)) = folder.split_once('-') else {
        return false;
    };
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let stem = file.split('.').next().unwrap_or_default();
    let is_named = stem.eq_ignore_ascii_case(behind) || stem == "proposal";
    let is_of_process = is_number(behind) && is_process(before);
    is_number(before) && is_named || is_of_process && file.eq_ignore_ascii_case("README.md")
}

/// Whether a file is Markdown by its name.
pub(super) fn is_markdown(path: &Path) -> bool {
    let extension = path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default();
    extension.eq_ignore_ascii_case("md") || extension.eq_ignore_ascii_case("markdown")
}

/// Whether a path is a template: `0000-…`, `NNNN-…`, `YYYY-MM-DD-…`, or one with the word "template" and no number of its own.
pub(super) fn is_template(path: &str) -> bool {
    path.split('/').any(|part| {
        let name = part.trim_start_matches(['_', '.']).to_lowercase();
        let stem = name.split('.').next().unwrap_or_default();
        let number = stem.split(['-', '_', ' ']).next().unwrap_or_default();
        let is_slot =
            |word: &str, letter: char| word.len() >= 3 && word.chars().all(|c| c == letter);
        if ['0', 'n', 'x', 'y']
            .into_iter()
            .any(|letter| is_slot(number, letter))
        {
            return true;
        }
        let words = || {
            stem.split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
        };
        let is_numbered = number.chars().next().is_some_and(|c| c.is_ascii_digit());
        let says_template = words().any(|word| word == "template" || word == "templates")
            || stem.ends_with("template");
        // "0042-email-templates" is a proposal about templates; "0001-template" is one.
        says_template && (!is_numbered || words().nth(2).is_none())
    })
}

/// Whether a file may be an index by its name alone; [`indexes`] tells.
pub(super) fn may_be_index(path: &str) -> bool {
    let stem = stem_of(path);
    BESIDE.contains(&stem.as_str()) || INDEX.contains(&stem.as_str())
}

/// The name of a file without extensions, lower case.
fn stem_of(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.').next().unwrap_or_default().to_lowercase()
}

/// Which of `paths` are indexes of their folder: a `README` beside other documents, a contents page, and so on.
/// `tops` are folders whose own `README` is never a proposal.
pub(super) fn indexes(paths: &[String], tops: &[String]) -> Vec<bool> {
    let mut documents_below: HashMap<&str, usize> = HashMap::new();
    for path in paths {
        for (at, _) in path.match_indices('/') {
            *documents_below.entry(&path[..at]).or_default() += 1;
        }
    }
    paths
        .iter()
        .map(|path| is_index(path, tops, &documents_below, paths.len()))
        .collect()
}

fn is_index(
    path: &str,
    tops: &[String],
    documents_below: &HashMap<&str, usize>,
    count: usize,
) -> bool {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let stem = stem_of(path);
    if BESIDE.contains(&stem.as_str()) {
        return true;
    }
    if !INDEX.contains(&stem.as_str()) {
        return false;
    }
    let folder_name = folder.rsplit('/').next().unwrap_or_default();
    let is_numbered = folder_name
        .split(['-', '_'])
        .next()
        .is_some_and(|number| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()));
    if is_numbered {
        return false;
    }
    // What a named folder holds alone is what was meant.
    let is_top = folder.is_empty() && count > 1
        || tops.iter().any(|top| top == folder)
        || is_usual_folder(folder);
    is_top || documents_below.get(folder).is_some_and(|count| *count > 1)
}

/// Whether a folder is itself one in which proposals are kept, and not a folder of one proposal in it.
pub(super) fn is_usual_folder(folder: &str) -> bool {
    let above = folder.rsplit_once('/').map_or("", |(above, _)| above);
    is_usual(&format!("{folder}/x.md")) && !is_usual(&format!("{above}/x.md"))
}

/// The folder that a proposal lies in: the one above its own, where it has one for itself.
pub(super) fn folder_of(path: &str) -> String {
    parted(&bearer_of(path)).0.to_owned()
}

/// The folder where the collection begins that the proposals in a folder are numbered in: the innermost one whose name says
/// so at any depth, else the outermost one where proposals are usual, else the folder itself; above folders of a status.
pub(super) fn collection_of(folder: &str) -> String {
    let mut own = folder;
    let folders = || {
        own.match_indices('/')
            .map(|(at, _)| at)
            .chain([own.len()])
            .map(|at| &own[..at])
    };
    let is_first = |folder: &&str| {
        is_usual(&format!("{folder}/x.md")) || is_usual(&format!("{folder}/README.md"))
    };
    let named = folders().rfind(|folder| is_named_for_proposals(folder));
    let usual = named.or_else(|| folders().find(is_first));
    own = usual.unwrap_or(own);
    while is_status(parted(own).1) && !own.is_empty() {
        own = parted(own).0;
    }
    own.to_owned()
}

/// Whether the last name of a folder, or its last two, say that proposals are kept there wherever it lies.
fn is_named_for_proposals(folder: &str) -> bool {
    let (above, name) = parted(folder);
    let above = parted(above).1;
    let anywhere = |folder: &str| is_usual(&format!("_/_/{folder}/_.md"));
    anywhere(name) || !anywhere(above) && anywhere(&format!("{above}/{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_glob_of_the_table_is_right() {
        assert_eq!(USUAL.len(), FOLDERS.len());
    }

    #[test]
    fn templates_are_told_from_proposals_about_templates() {
        for path in [
            "rfcs/0000-template.md",
            "rfcs/0000-a.md",
            "rfcs/NNNN-title.md",
            "template.md",
            "adr/adr-template.md",
            "keps/NNNN-kep-template/README.md",
            "rfcs/_YYYY-MM-DD-issue#-title.md",
            "docs/templates/rfc.md",
            "JEP-TEMPLATE.md",
            "0001-template.md",
            "XXXX-a.md",
        ] {
            assert!(is_template(path), "{path}");
        }
        for path in [
            "rfcs/0042-email-templates.md",
            "rfcs/1000-a.md",
            "rfcs/templating.md",
            "rfcs/0-a.md",
            "rfcs/2024-01-01-template-engine.md",
        ] {
            assert!(!is_template(path), "{path}");
        }
    }

    #[test]
    fn proposals_are_found_where_processes_keep_them() {
        for path in [
            "rfcs/0001-a.md",
            "docs/adr/0001.md",
            "text/0001-a.md",
            "EIPS/eip-1.md",
            "eips/eip-1.md",
            "keps/sig-node/1-a/README.md",
            "openspec/changes/add-x/proposal.md",
            "openspec/changes/archive/2026-01-01-x/proposal.md",
            "active-rfcs/0001.md",
            "rfc-042-x.md",
            "core/cap-0001.md",
            "services/pay/docs/rfcs/1.md",
            "17-offline-maps/offline-maps.md",
            "Draft/RFC0042-Maps.md",
            "1-Draft/RFCNNNN-Maps.md",
            "Archive/Rejected/RFC0042-Maps.md",
            "CIP-0042/README.md",
            "rfd/0042/README.md",
            "rfd/0042-maps.md",
            "oteps/trace/0042-maps.md",
            "beps/0042-maps/README.md",
            "docs/architecture/adr-042-maps.md",
            "docs/architecture-decisions/adr042-maps.md",
        ] {
            assert!(is_usual(path), "{path}");
        }
        for path in [
            "README.md",
            "docs/guide.md",
            "src/text/a.md",
            "openspec/changes/add-x/tasks.md",
            "node_modules/x/rfcs/1.md",
            "01-introduction/notes.md",
            "docs/17-maps/maps.md",
            "final/report.md",
            "CIP-0042/test-vectors.md",
            "lab-0042/README.md",
            "docs/CIP-0042/README.md",
            "rfd/README.md",
            "rfd/0042/notes.md",
            "rfd/prototypes/prototype.md",
            "docs/architecture/overview.md",
            "docs/architecture/adr-template.md",
            "docs/adr-tools.md",
        ] {
            assert!(!is_usual(path), "{path}");
        }
    }

    #[test]
    fn a_collection_begins_where_its_folder_says_so() {
        for (path, collection) in [
            ("rfcs/0001-a.md", "rfcs"),
            ("rfcs/team/0001-a/README.md", "rfcs"),
            ("design/pay/rfcs/0001-a.md", "design/pay/rfcs"),
            ("docs/decisions/web/0001-a.md", "docs/decisions"),
            (
                "app/docs/architecture/decisions/0001-a.md",
                "app/docs/architecture/decisions",
            ),
            ("keps/sig-a/1-a/README.md", "keps"),
            ("EIPS/eip-1.md", "EIPS"),
            ("core/cap-0001.md", "core"),
            ("rfc-001-a.md", ""),
            ("17-maps/maps.md", ""),
            ("CIP-0017/README.md", ""),
            ("rfd/0017/README.md", "rfd"),
            ("docs/architecture/adr-017-a.md", "docs/architecture"),
            ("Draft/RFC0001-a.md", ""),
            ("Archive/Rejected/RFC0001-a.md", ""),
            ("docs/proposals-done/1-a.md", "docs/proposals-done"),
        ] {
            assert_eq!(collection_of(&folder_of(path)), collection, "{path}");
        }
    }

    #[test]
    fn a_readme_is_an_index_beside_others_and_a_proposal_alone() {
        let paths = [
            "rfcs/README.md",
            "rfcs/0001-a.md",
            "rfcs/b/README.md",
            "rfcs/0007-c/README.md",
            "rfcs/0007-c/notes.md",
        ];
        let paths: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
        assert_eq!(indexes(&paths, &[]), [true, false, false, false, false]);
    }
}
