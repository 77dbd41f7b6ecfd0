//! Values of known keys, each with its name, its bytes and the text that those are places in.

use super::dates::{self, Written};
use super::keys::Key;
use super::{Metadata, fold_key};
use crate::source::{Span, Text};
use crate::tree::{Node, Value};

/// Types of values: a section "Metadata" may describe the fields of something else, `created: string`.
#[rustfmt::skip]
const TYPES: &[&str] = &[
    "array", "bool", "boolean", "bytes", "datetime", "enum", "int", "int64", "integer", "list", "long", "map", "number", "object", "optional",
    "required", "str", "string", "strings", "text", "uint64", "uuid", "varchar",
];

/// How sure it is that a key asks for a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// It is made for a date: `created`, `Start Date`, `validation.by`.
    Day,
    /// A date would do, and other words as well: `shipped: 2.4`, `accepted: yes`.
    Perhaps,
}

/// One value with what it stands under.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    /// The key as it is written.
    pub key: &'a str,
    /// The same, `validation.by` where it stands in another.
    pub name: String,
    /// The bytes of the key.
    pub key_span: Span,
    /// The value.
    pub value: &'a Node,
    /// The text that the spans are places in.
    pub text: Text,
    /// Whether it asks for a day.
    pub asks: Asks,
}

impl Field<'_> {
    /// The day that its value is, and nothing but it; a list of days is none.
    pub fn days(&self) -> Option<dates::Days> {
        match dates::read(self.value.as_str()?) {
            Written::Days(days) => Some(days),
            _ => None,
        }
    }
}

impl Metadata {
    /// The value of a known key, whatever the process calls it.
    pub fn field(&self, key: Key) -> Option<Field<'_>> {
        let index = self.known_entry(key)?;
        let entry = &self.entries[index];
        let asks = if asks_for_a_day(&entry.key) {
            Asks::Day
        } else {
            Asks::Perhaps
        };
        Some(Field {
            key: &entry.key,
            name: entry.key.clone(),
            key_span: entry.key_span,
            value: &entry.value,
            text: self.origin(index).text(),
            asks,
        })
    }

    /// What stands in the mapping under a known key; nothing where it is none.
    pub fn fields_in(&self, key: Key) -> Vec<Field<'_>> {
        let Some(field) = self.field(key) else {
            return Vec::new();
        };
        let Value::Map(inner) = &field.value.value else {
            return Vec::new();
        };
        inner
            .iter()
            .map(|entry| Field {
                key: &entry.key,
                name: format!("{}.{}", field.key, entry.key),
                key_span: entry.key_span,
                value: &entry.value,
                text: field.text,
                asks: Asks::Day,
            })
            .collect()
    }

    /// The value of a key in the mapping under a known one.
    pub fn field_in(&self, key: Key, name: &str) -> Option<Field<'_>> {
        let mut fields = self.fields_in(key).into_iter();
        fields.find(|field| fold_key(field.key) == name)
    }

    /// Whether all that was written could be read.
    pub fn is_whole(&self) -> bool {
        // A key that is written twice is read once.
        self.faults.iter().all(|fault| fault.other.is_some())
    }
}

/// Whether words begin with the name of a type.
pub fn is_type(words: &str) -> bool {
    let first = words
        .split(|c: char| !c.is_alphanumeric())
        .find(|word| !word.is_empty());
    first.is_some_and(|word| TYPES.contains(&word.to_lowercase().as_str()))
}

/// Whether a key is made for a date. `proposed`, `accepted` and `modified` may as well say by whom, or only that it is so.
fn asks_for_a_day(key: &str) -> bool {
    let key = fold_key(key);
    let mut words = key.split(' ');
    let is_last = [
        "last updated",
        "last update",
        "last modified",
        "last revised",
        "last changed",
        "lastupdated",
    ];
    words.any(|word| word == "date" || word == "created" || word == "updated")
        || key.ends_with(" on")
        || key.ends_with(" at")
        || is_last.contains(&key.as_str())
}
