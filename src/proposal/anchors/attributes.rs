//! Attributes in braces, by which generators of sites give names: `{#id}`, `{ #id .class }`, and kramdown's
//! `{: id="x"}`, which may stand on a line of its own.

/// Parts a heading's words from attributes at their end; the name that they give, if they give one.
pub(super) fn parted(words: &str) -> (&str, Option<&str>) {
    let words = words.trim();
    let list = words
        .strip_suffix('}')
        .and_then(|words| words.rsplit_once('{'));
    match list {
        Some((bare, list)) if is_list(list) => (bare.trim_end(), id(list)),
        _ => (words, None),
    }
}

/// The names that lines of nothing but `{: …}` give to what stands beside them.
pub(super) fn of_lines(paragraph: &str) -> impl Iterator<Item = &str> {
    paragraph.lines().filter_map(|line| {
        let list = line.trim().strip_prefix("{:")?.strip_suffix('}')?;
        id(list)
    })
}

/// Whether words in braces are attributes and belong to no heading's text.
fn is_list(list: &str) -> bool {
    let list = list.strip_prefix(':').unwrap_or(list);
    let is_attribute = |word: &str| word.starts_with(['#', '.']) || word.contains('=');
    list.split_whitespace().next().is_some_and(is_attribute)
}

fn id(list: &str) -> Option<&str> {
    let list = list.strip_prefix(':').unwrap_or(list);
    let id = list.split_whitespace().find_map(|word| {
        let named = || word.strip_prefix("id=");
        word.strip_prefix('#').or_else(named)
    })?;
    let id = id.trim_matches(['"', '\'']);
    (!id.is_empty()).then_some(id)
}
