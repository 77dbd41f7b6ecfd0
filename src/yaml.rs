//! YAML as a [tree](crate::tree); for frontmatter, sidecars and the configuration.
//!
//! Built on `serde_yaml` (the maintained serde-saphyr), within a budget that stops documents made to exhaust a parser.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, NonFiniteFloatPolicy, Spanned};

use crate::source::Span;
use crate::tree::{Entry, Node, SyntaxError, Value};

/// What is said of a text that breaks the budget.
const TOO_MUCH: &str = "it is nested too deeply, or holds more than anyone would write";

/// Parses one YAML document; spans are offsets into `text` plus `base`.
///
/// # Errors
/// When the text is not YAML, holds several documents, or breaks the budget (depth, nodes, alias expansion).
pub fn parse(text: &str, base: usize) -> Result<Node, SyntaxError> {
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! { max_depth: 64, max_nodes: 50_000, max_events: 200_000 },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        with_snippet: false,
    };
    serde_yaml::from_str_with_options::<Spanned<Raw>>(text, options)
        .map(|raw| resolve(&raw, text, base))
        .map_err(|error| syntax_error(&error, text, base))
}

fn syntax_error(error: &serde_yaml::Error, text: &str, base: usize) -> SyntaxError {
    let message = match error {
        serde_yaml::Error::Budget { .. } => TOO_MUCH.to_owned(),
        serde_yaml::Error::MultipleDocuments { .. } => "a second document begins here".to_owned(),
        serde_yaml::Error::RecursiveReferencesRequireWeakTypes { .. } => {
            "an alias refers to what it stands in".to_owned()
        }
        // The place is told by the span.
        other => {
            let words = other.to_string();
            // Within an alias the breach is told by its words alone.
            let words = if words.contains("budget breached") {
                TOO_MUCH
            } else {
                &words
            };
            words
                .split(" at line ")
                .next()
                .unwrap_or_default()
                .to_owned()
        }
    };
    let start = error
        .location()
        .map_or(0, |place| offset_of(text, place.line(), place.column()));
    let end = text[start..]
        .find(['\n', '\r'])
        .map_or(text.len(), |length| start + length);
    SyntaxError {
        span: Span::new(base + start, base + end),
        message,
    }
}

/// The offset of a line and column, both from 1 and counted in characters.
fn offset_of(text: &str, line: u64, column: u64) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match text[start..].find('\n') {
            Some(length) => start += length + 1,
            None => return text.trim_end().len(),
        }
    }
    let skip = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
    let rest = text[start..].split('\n').next().unwrap_or_default();
    start
        + rest
            .char_indices()
            .nth(skip)
            .map_or(rest.trim_end().len(), |(at, _)| at)
}

/// What the deserializer yields before written forms and whole spans are taken from the text.
enum Raw {
    Null,
    Text(String),
    Written,
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<Raw>, Spanned<Raw>)>),
}

fn resolve(raw: &Spanned<Raw>, text: &str, base: usize) -> Node {
    let place = byte_span(&raw.referenced);
    let span = Span::new(base + place.start, base + place.end);
    match &raw.value {
        Raw::Null => Node {
            span,
            value: Value::Null,
        },
        Raw::Text(words) => Node {
            span,
            value: Value::Scalar(words.clone()),
        },
        Raw::Written => {
            let words = byte_span(&raw.defined).of(text).to_owned();
            Node {
                span,
                value: Value::Scalar(words),
            }
        }
        Raw::List(items) => {
            let items: Vec<Node> = items.iter().map(|item| resolve(item, text, base)).collect();
            let end = items.last().map_or(span.end, |item| item.span.end);
            Node {
                span: Span::new(span.start, end.max(span.end)),
                value: Value::List(items),
            }
        }
        Raw::Map(entries) => {
            let entries: Vec<Entry> = entries
                .iter()
                .map(|(key, value)| {
                    let key = resolve(key, text, base);
                    let written = || Span::new(key.span.start - base, key.span.end - base).of(text);
                    let name = key.as_str().unwrap_or_else(written).to_owned();
                    Entry {
                        key: name,
                        key_span: key.span,
                        value: resolve(value, text, base),
                    }
                })
                .collect();
            let end = entries
                .last()
                .map_or(span.end, |entry| entry.value.span.end);
            Node {
                span: Span::new(span.start, end.max(span.end)),
                value: Value::Map(entries),
            }
        }
    }
}

fn byte_span(place: &serde_yaml::Location) -> Span {
    let span = place.span();
    let to_usize = |bytes: Option<u64>| {
        bytes
            .and_then(|bytes| usize::try_from(bytes).ok())
            .unwrap_or(0)
    };
    let start = to_usize(span.byte_offset());
    Span::new(start, start + to_usize(span.byte_len()))
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a YAML value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Written)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Written)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Written)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Written)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Written)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Written)
    }

    fn visit_str<E>(self, words: &str) -> Result<Raw, E> {
        Ok(Raw::Text(words.to_owned()))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Raw, E> {
        Ok(Raw::Written)
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(text: &str) -> Vec<Entry> {
        match parse(text, 0).expect("valid YAML").value {
            Value::Map(entries) => entries,
            other => panic!("not a mapping: {other:?}"),
        }
    }

    #[test]
    fn scalars_keep_their_written_form_and_bytes() {
        let text = "id: 0042\nname: 'it''s'\non: yes\n";
        let found = entries(text);
        let words: Vec<_> = found
            .iter()
            .map(|entry| entry.value.as_str().unwrap())
            .collect();
        assert_eq!(words, ["0042", "it's", "yes"]);
        assert_eq!(found[0].value.span.of(text), "0042");
        assert_eq!(found[1].key_span.of(text), "name");
    }

    #[test]
    fn a_key_that_is_no_scalar_is_what_is_written_there() {
        let Value::Map(entries) = parse("? a: b\n: 1\n", 10).expect("valid YAML").value else {
            panic!("not a mapping")
        };
        assert_eq!((&*entries[0].key, entries[0].key_span.start), ("a: b", 12));
    }

    #[test]
    fn a_key_written_twice_stands_twice() {
        assert_eq!(entries("a: 1\na: 2\n").len(), 2);
    }

    #[test]
    fn aliases_are_read_and_bombs_are_refused() {
        assert_eq!(entries("a: &x 1\nb: *x\n")[1].value.as_str(), Some("1"));
        let mut bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
        for level in 1..12 {
            let row = vec![format!("*a{}", level - 1); 10].join(",");
            bomb.push_str(&format!("a{level}: &a{level} [{row}]\n"));
        }
        assert!(parse(&bomb, 0).is_err());
        assert!(parse(&"[".repeat(100_000), 0).is_err());
    }

    #[test]
    fn an_error_points_at_its_place() {
        let text = "ok: 1\ntitle: Foo: bar\n";
        let error = parse(text, 0).unwrap_err();
        assert_eq!(error.span.of(text), ": bar");
    }
}
