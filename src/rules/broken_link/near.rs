//! What a link that leads nowhere was probably meant to say.

use super::parent;
use crate::names::Names;
use crate::snapshot::Snapshot;

/// A request to take a name near to `name` in `folder`; `own` is where the document lies.
pub(super) fn file(snapshot: &dyn Snapshot, own: &str, folder: &str, name: &str) -> Option<String> {
    let names = snapshot.names_in(folder);
    let stem = name.strip_suffix(".html").unwrap_or(name);
    let markdown = [format!("{name}.md"), format!("{stem}.md")];
    if let Some(name) = markdown.iter().find(|name| names.contains(name)) {
        return Some(request(name));
    }
    // Nobody gets the name of the document wrong that they are writing.
    let own = parent(own);
    let own = (own.0 == folder).then_some(own.1);
    in_other_case("", name, &names, "Upper and lower case are told apart.")
        .or_else(|| names.nearest(name, own).map(request))
}

/// A request to take an anchor near to `fragment`.
pub(super) fn anchor(anchors: &Names, fragment: &str) -> Option<String> {
    let of_case = "GitHub forgives the wrong case, GitLab and most other readers do not.";
    let near = || anchors.nearest(fragment, None);
    in_other_case("#", fragment, anchors, of_case)
        .or_else(|| near().map(|near| request(&format!("#{near}"))))
}

/// The name that differs in case alone, with what is to be said of that; `mark` stands before it.
fn in_other_case(mark: &str, word: &str, names: &Names, of_case: &str) -> Option<String> {
    let name = names.in_other_case(word)?;
    Some(format!("{} {of_case}", request(&format!("{mark}{name}"))))
}

/// A request to take a name instead.
pub(super) fn request(name: &str) -> String {
    format!("Did you mean `{name}`?")
}
