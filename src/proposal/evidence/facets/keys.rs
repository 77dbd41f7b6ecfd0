//! What the metadata tells of the metric: by its keys where it is a mapping, in its words where it is not.

use super::roles::{self, Role};
use super::{Facets, Mood, Page, tell};
use crate::proposal::element::Facet;
use crate::proposal::elements::{Declaration, Notation, value_emptiness};
use crate::source::{Span, Text};
use crate::tree::{Entry, Node, Value};

/// The key under which a mapping names its measure.
const MEASURE: &[&str] = &["metric", "measure", "name", "what", "indicator", "kpi"];

/// Reads an entry.
pub(super) fn read(page: Page<'_>, index: usize, facets: &mut Facets) {
    let text = page.metadata.origin(index).text();
    let mut reader = Reader { page, facets, text };
    reader.node(&page.metadata.entries()[index].value);
}

/// Whether a declaration is a mapping that names its measure and tells where it stands, or by when: all but a level to reach.
pub(super) fn is_concrete(page: Page<'_>, declaration: &Declaration) -> bool {
    let Notation::Metadata(index) = declaration.notation else {
        return false;
    };
    let Value::Map(entries) = &page.metadata.entries()[index].value.value else {
        return false;
    };
    let holds = |entry: &Entry| is_stated(page, &entry.value);
    let names = entries
        .iter()
        .any(|entry| is_measure(entry) && holds(entry));
    let tells = entries.iter().filter(|entry| holds(entry)).map(role_of);
    let roles: Vec<Role> = tells.flatten().collect();
    let has = |role: Role| roles.contains(&role);
    names && !has(Role::Target) && (has(Role::Baseline) || has(Role::Deadline))
}

fn is_measure(entry: &Entry) -> bool {
    MEASURE.contains(&entry.key.to_lowercase().as_str())
}

fn role_of(entry: &Entry) -> Option<Role> {
    if is_measure(entry) {
        return None;
    }
    roles::of_name(&entry.key)
}

fn is_stated(page: Page<'_>, value: &Node) -> bool {
    value
        .scalars()
        .iter()
        .any(|(words, _)| is_value(page, words))
}

fn is_value(page: Page<'_>, words: &str) -> bool {
    value_emptiness(words, page.vocabulary).is_none() && !roles::is_unknown(words)
}

struct Reader<'a> {
    page: Page<'a>,
    facets: &'a mut Facets,
    text: Text,
}

impl Reader<'_> {
    fn node(&mut self, node: &Node) {
        match &node.value {
            Value::Null => {}
            Value::Scalar(words) => self.prose(words, node.span),
            Value::List(items) => items.iter().for_each(|item| self.node(item)),
            Value::Map(entries) => entries.iter().for_each(|entry| self.entry(entry)),
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let facet = match role_of(entry) {
            Some(Role::Source) => return,
            Some(Role::Baseline) => Facet::Baseline,
            Some(Role::Target) => Facet::Target,
            Some(Role::Deadline) => Facet::Deadline,
            None => return self.node(&entry.value),
        };
        let page = self.page;
        let scalars = entry.value.scalars();
        for (words, span) in scalars
            .into_iter()
            .filter(|(words, _)| is_value(page, words))
        {
            self.facets.note(facet, self.text, span);
            // "target: from 900 to 300 by June" tells more than its key asks for.
            if facet == Facet::Target {
                self.prose(words, span);
            }
        }
    }

    fn prose(&mut self, words: &str, span: Span) {
        if is_value(self.page, words) {
            tell(words, Mood::Told, &mut |facet, _| {
                self.facets.note(facet, self.text, span);
            });
        }
    }
}
