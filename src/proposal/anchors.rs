//! What a link can point at within a document: the names that forges make of its headings, and those that HTML gives.
//!
//! What gives them is collected while the document is parsed; the names are made when somebody asks.

mod attributes;

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Proposal, html};
use crate::names;
use crate::source::Span;

/// All anchors of a proposal.
pub(crate) fn of(proposal: &Proposal<'_>) -> names::Names {
    made_of(proposal.document().named(), proposal.source().text())
}

/// Whether `fragment`, without `#`, points at one of the anchors, or at what every page has.
pub(crate) fn contains(anchors: &names::Names, fragment: &str) -> bool {
    // Forges put this before each name, and look for both.
    let name = fragment.strip_prefix("user-content-").unwrap_or(fragment);
    name.is_empty()
        || name.eq_ignore_ascii_case("top")
        || anchors.contains(name)
        || anchors.contains(&folded(name))
}

/// What gives names in a document.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// The words of each heading, in order.
    headings: Vec<String>,
    /// The names that HTML gives.
    ids: Vec<String>,
    /// Paragraphs, whose lines may give one.
    paragraphs: Vec<Span>,
}

/// All names that a document gives.
fn made_of(named: &Named, text: &str) -> names::Names {
    let mut maker = Maker::new();
    for id in &named.ids {
        maker.insert(id.clone());
    }
    for paragraph in &named.paragraphs {
        for id in attributes::of_lines(paragraph.of(text)) {
            maker.insert(id.to_owned());
        }
    }
    for words in &named.headings {
        maker.heading(words);
    }
    maker.found.into_iter().collect()
}

/// Collects what gives names from events.
pub(super) struct Collector<'a> {
    text: &'a str,
    named: Named,
    /// The words of the heading at hand.
    heading: Option<String>,
    images: usize,
}

impl<'a> Collector<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            named: Named::default(),
            heading: None,
            images: 0,
        }
    }

    /// What was found.
    pub(super) fn finish(self) -> Named {
        self.named
    }

    /// Takes the next event; `span` is where it stands in the text.
    pub(super) fn event(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(Tag::Heading { .. }) => self.heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => self.end_heading(),
            Event::Start(Tag::Paragraph) => self.named.paragraphs.push(span),
            // What stands for an image is not shown.
            Event::Start(Tag::Image { .. }) => self.images += 1,
            Event::End(TagEnd::Image) => self.images = self.images.saturating_sub(1),
            Event::Text(words) | Event::Code(words) if self.images == 0 => self.words(words),
            Event::SoftBreak | Event::HardBreak => self.words("\n"),
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => self.html(span),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(heading) = &mut self.heading {
            heading.push_str(words);
        }
    }

    fn html(&mut self, span: Span) {
        let html = span.of(self.text);
        let mut at = 0;
        for tag in html::tags(html) {
            self.html_words(&html[at..tag.range.start]);
            at = tag.range.end;
            for (name, value) in tag.attributes {
                if name.eq_ignore_ascii_case("id") || name.eq_ignore_ascii_case("name") {
                    self.named.ids.push(html[value].trim().to_owned());
                }
            }
            let is_heading = matches!(tag.name.as_bytes(), [b'h' | b'H', b'1'..=b'6']);
            if is_heading && tag.closes {
                self.end_heading();
            } else if is_heading {
                self.heading = Some(String::new());
            }
        }
        self.html_words(&html[at..]);
    }

    /// Words in HTML, where a heading is open: comments and characters that go by names have no part in its anchor.
    fn html_words(&mut self, words: &str) {
        if self.heading.is_none() {
            return;
        }
        let shown = words.split("<!--").next().unwrap_or_default();
        for (index, part) in shown.split('&').enumerate() {
            let named = part
                .split_once(';')
                .filter(|(name, _)| index > 0 && name.bytes().all(|byte| byte.is_ascii_graphic()));
            self.words(named.map_or(part, |(_, rest)| rest));
        }
    }

    fn end_heading(&mut self) {
        self.named.headings.extend(self.heading.take());
    }
}

/// Makes names.
struct Maker {
    found: HashSet<String>,
    /// The names that each way of reading headings has given: one for all of them, until they differ.
    readings: Vec<Names>,
}

impl Maker {
    fn new() -> Self {
        Self {
            found: HashSet::new(),
            readings: vec![Names::default()],
        }
    }

    fn heading(&mut self, words: &str) {
        let (bare, id) = attributes::parted(words);
        if let Some(id) = id {
            self.insert(id.to_owned());
        }
        let plain = slug(bare);
        let is_one = bare.len() == words.len() && !plain.contains("--");
        if is_one && let [all] = self.readings.as_mut_slice() {
            let name = all.give(plain);
            return self.insert(name);
        }
        // GitHub keeps all, a generator of sites takes the id out, GitLab joins hyphens.
        let slugs = [slug(words), joined(&plain), plain];
        if let [all] = self.readings.as_slice() {
            self.readings = vec![all.clone(); slugs.len()];
        }
        for (reading, slug) in slugs.into_iter().enumerate() {
            let name = self.readings[reading].give(slug);
            self.insert(name);
        }
    }

    fn insert(&mut self, anchor: String) {
        if !anchor.is_ascii() {
            self.found.insert(folded(&anchor));
        }
        self.found.insert(anchor);
    }
}

/// What GitHub makes of a heading's words.
fn slug(words: &str) -> String {
    if words.is_ascii() {
        let kept = words.bytes().filter_map(|byte| match byte {
            b' ' => Some('-'),
            b'-' | b'_' => Some(char::from(byte)),
            _ => byte
                .is_ascii_alphanumeric()
                .then(|| char::from(byte.to_ascii_lowercase())),
        });
        return kept.collect();
    }
    words
        .to_lowercase()
        .chars()
        .filter_map(|letter| match letter {
            ' ' => Some('-'),
            '-' | '_' => Some(letter),
            _ => (letter.is_alphanumeric() || is_uncertain(letter)).then_some(letter),
        })
        .collect()
}

/// A slug in which hyphens never stand side by side.
fn joined(slug: &str) -> String {
    let mut joined = String::with_capacity(slug.len());
    for letter in slug.chars() {
        if letter != '-' || !joined.ends_with('-') {
            joined.push(letter);
        }
    }
    joined
}

/// An anchor without the letters that forges disagree about.
fn folded(anchor: &str) -> String {
    let kept = anchor.chars().filter(|letter| !is_uncertain(*letter));
    kept.collect()
}

/// Marks that belong to the letter before them, and digits of other scripts: whether a forge keeps them
/// goes by its version of Unicode.
fn is_uncertain(letter: char) -> bool {
    if letter.is_alphabetic() || letter.is_ascii() {
        return false;
    }
    letter.is_numeric()
        || matches!(letter,
            '\u{300}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{302a}'..='\u{302f}'
            | '\u{3099}'..='\u{309a}' | '\u{a660}'..='\u{abff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

/// The names that are taken, each with the number that was last added to it.
#[derive(Clone, Default)]
struct Names(HashMap<String, usize>);

impl Names {
    /// The first of `slug`, `slug-1`, `slug-2` and so on that is not taken yet.
    fn give(&mut self, slug: String) -> String {
        let Some(mut number) = self.0.get(&slug).copied() else {
            self.0.insert(slug.clone(), 0);
            return slug;
        };
        let name = loop {
            number += 1;
            let name = format!("{slug}-{number}");
            if !self.0.contains_key(&name) {
                break name;
            }
        };
        self.0.insert(slug, number);
        self.0.insert(name.clone(), 0);
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proposal::document;

    fn read(text: &str) -> names::Names {
        made_of(document::Document::parse(text, 0).named(), text)
    }

    fn has(text: &str, fragments: &[&str]) {
        let anchors = read(text);
        for fragment in fragments {
            assert!(contains(&anchors, fragment), "{fragment} in {anchors:?}");
        }
    }

    fn lacks(text: &str, fragments: &[&str]) {
        let anchors = read(text);
        for fragment in fragments {
            assert!(!contains(&anchors, fragment), "{fragment} in {anchors:?}");
        }
    }

    #[test]
    fn punctuation_goes_and_spaces_become_hyphens() {
        has("# What's `new` in **v2.0**?\n", &["whats-new-in-v20"]);
        has("# a_b & c - d\n", &["a_b--c---d", "a_b-c-d"]);
        has("# Straße 動机 Été\n", &["straße-動机-été"]);
        lacks("# A–B 🚀\n", &["a–b-🚀", "A-B", "a-b"]);
        has("# A–B 🚀\n", &["ab-"]);
    }

    #[test]
    fn headings_count_wherever_they_stand() {
        let text = "A\n=\n\n> ## B\n\n- # C\n\n<h2 align=center>\n  <b>D</b> &amp; d\n</h2>\n\n# [E](x) ![f](g)\n";
        has(text, &["a", "b", "c", "d--d", "e-"]);
        lacks("```\n# a\n```\n<!--\n# b\n-->\n", &["a", "b"]);
    }

    #[test]
    fn names_that_are_taken_are_numbered() {
        has("# a\n# a\n# a\n", &["a", "a-1", "a-2"]);
        lacks("# a\n# a\n# a\n", &["a-3"]);
        has("# a-1\n# a\n# a\n", &["a-1", "a", "a-2"]);
        has("# a\n# a\n# a-1\n", &["a-1", "a-1-1"]);
        has(
            "# a\n# b -- c\n# a\n# b - c\n",
            &["a-1", "b----c", "b-c", "b-c-1", "b---c"],
        );
    }

    #[test]
    fn ids_are_taken_as_they_are_written() {
        let text = "<a name=\"A.b\"></a>\n\n# C {#the-Id}\n\ntext <span ID='d'>x</span> <!-- <a id=e> -->\n";
        has(text, &["A.b", "the-Id", "c", "c-the-id", "d"]);
        lacks(text, &["a.b", "e"]);
    }

    #[test]
    fn names_in_braces_are_known_at_the_end_of_a_heading_or_below() {
        has("# C { #the-id .x }\n", &["the-id", "c"]);
        has("# C {: .x #the-id}\n", &["the-id", "c"]);
        has("# C {:#the-id}\n# D {: .x}\n", &["the-id", "c", "d"]);
        has("# C {: id=\"the-id\"}\n", &["the-id", "c"]);
        has("# C\n{: #the-id}\n", &["the-id", "c"]);
        has("C\n-\n{: .x id='the-id'}\n", &["the-id", "c"]);
        has(
            "Some words\n{:#the_id}\n\n> {: #other}\n",
            &["the_id", "other"],
        );
    }

    #[test]
    fn other_words_in_braces_give_no_names() {
        let text = "# C {a #b}\n\n{:toc}\n\n`{: #c}` d {: #e}\n\n    {: #f}\n\n{ #g }\n\n# H {: .x}\n\n# {#}\n";
        lacks(text, &["b", "c", "e", "f", "g", "toc", ".x"]);
        has(text, &["c-a-b", "h"]);
    }

    #[test]
    fn the_top_and_the_names_within_a_page_are_known() {
        has("# a\n", &["", "top", "Top", "user-content-a"]);
    }

    #[test]
    fn marks_that_forges_disagree_about_tell_nothing_apart() {
        has("# ⚠️ Note ①\n", &["-note-", "\u{fe0f}-note-", "-note-①"]);
        has("# कार्य\n", &["कार्य", "कारय"]);
    }
}
