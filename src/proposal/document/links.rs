//! The links of a document that lead to a place in the same tree: inline, by reference, of images, and in HTML.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::proposal::html;
use crate::source::Span;

/// A link that is neither an address nor to another host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The target, where it stands in the link as it is; else the whole link.
    pub span: Span,
    /// Where it leads, without the marks of Markdown.
    pub target: String,
}

/// Collects links from events.
pub(super) struct Collector<'a> {
    text: &'a str,
    links: Vec<Link>,
    /// For each link that is open, its index if it is collected, and whether its target stands in it.
    open: Vec<Option<(usize, bool)>>,
    /// How far the words of the innermost open link reach: its target stands behind them.
    reach: usize,
}

impl<'a> Collector<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            links: Vec::new(),
            open: Vec::new(),
            reach: 0,
        }
    }

    /// Takes the next event; `span` is where it stands in the text.
    pub(super) fn event(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(
                Tag::Link {
                    link_type,
                    dest_url,
                    ..
                }
                | Tag::Image {
                    link_type,
                    dest_url,
                    ..
                },
            ) => self.start(*link_type, dest_url, span),
            Event::End(TagEnd::Link | TagEnd::Image) => self.end(span),
            Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => self.html(span),
            _ => {}
        }
        if !matches!(event, Event::Start(_)) {
            self.reach = span.end;
        }
    }

    /// What was found, in the order of writing.
    pub(super) fn finish(self) -> Vec<Link> {
        self.links
    }

    fn start(&mut self, kind: LinkType, target: &str, span: Span) {
        let is_address = matches!(kind, LinkType::Autolink | LinkType::Email);
        let is_collected = !is_address && self.push(target, span);
        let index = is_collected.then(|| self.links.len() - 1);
        self.open
            .push(index.map(|index| (index, kind == LinkType::Inline)));
        self.reach = span.start;
    }

    fn end(&mut self, span: Span) {
        let Some(Some((index, true))) = self.open.pop() else {
            return;
        };
        let link = &mut self.links[index];
        let behind = Span::new(self.reach, span.end).of(self.text);
        let target = behind
            .find("](")
            .map(|at| at + 2)
            .and_then(|from| Some(from + behind.get(from..)?.find(&link.target)?))
            .filter(|_| !link.target.is_empty());
        if let Some(at) = target {
            let start = self.reach + at;
            link.span = Span::new(start, start + link.target.len());
        }
    }

    fn html(&mut self, span: Span) {
        let html = span.of(self.text);
        for tag in html::tags(html).filter(|tag| !tag.closes) {
            for wanted in targets_of(tag.name) {
                let mut attributes = tag.attributes.iter();
                let value = attributes.find(|(name, _)| name.eq_ignore_ascii_case(wanted));
                let Some((_, value)) = value else { continue };
                let value = Span::new(span.start + value.start, span.start + value.end);
                if *wanted == "srcset" {
                    self.candidates(value);
                } else {
                    self.push_html(value.trimmed(self.text));
                }
            }
        }
    }

    /// Reads a `srcset`: images, each with white space, its width or density and a comma behind it.
    fn candidates(&mut self, value: Span) {
        let mut at = value.start;
        while at < value.end {
            let rest = Span::new(at, value.end).of(self.text);
            let is_between = |letter: char| letter.is_whitespace() || letter == ',';
            let image = rest.trim_start_matches(is_between);
            let start = value.end - image.len();
            let length = image.find(char::is_whitespace).unwrap_or(image.len());
            let bare = image[..length].trim_end_matches(',').len();
            let comma = if bare == length {
                image[length..].find(',')
            } else {
                Some(0)
            };
            at = comma.map_or(value.end, |comma| start + length + comma);
            if bare > 0 {
                self.push_html(Span::new(start, start + bare));
            }
        }
    }

    fn push_html(&mut self, value: Span) {
        self.push(&value.of(self.text).replace("&amp;", "&"), value);
    }

    /// Adds a link, if it leads to a place in the tree, and says whether it does.
    fn push(&mut self, target: &str, span: Span) -> bool {
        let is_here = !leads_away(target);
        if is_here {
            self.links.push(Link {
                span,
                target: target.to_owned(),
            });
        }
        is_here
    }
}

/// The attributes of an element of HTML that say where it leads.
fn targets_of(element: &str) -> &'static [&'static str] {
    let is_one_of = |names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(element));
    if is_one_of(&["a"]) {
        &["href"]
    } else if is_one_of(&["img", "source"]) {
        &["src", "srcset"]
    } else {
        &[]
    }
}

/// Whether a target is an address with a scheme, or on another host. `C:\a.md` is neither.
fn leads_away(target: &str) -> bool {
    let (scheme, rest) = target.split_once(':').unwrap_or_default();
    let is_drive = scheme.len() == 1 && rest.starts_with(['\\', '/']) && !rest.starts_with("//");
    if is_drive {
        return false;
    }
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte));
    is_scheme || target.starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::super::Document;

    /// Each link's target with the words of its span.
    fn links(text: &str) -> Vec<(String, &str)> {
        let document = Document::parse(text, 0);
        let links = document.links().iter();
        links
            .map(|link| (link.target.clone(), link.span.of(text)))
            .collect()
    }

    fn targets(text: &str) -> Vec<String> {
        links(text).into_iter().map(|(target, _)| target).collect()
    }

    #[test]
    fn the_span_is_the_target_where_it_stands_in_the_link() {
        let text = "[a](a.md) [a.md](a.md 'a.md') ![`](`](<b c.md>) [![x](y.png)](x) [](e)\n";
        let found = [
            ("a.md", "a.md"),
            ("a.md", "a.md"),
            ("b c.md", "b c.md"),
            ("x", "x"),
            ("y.png", "y.png"),
            ("e", "e"),
        ];
        assert_eq!(links(text), found.map(|(a, b)| (a.to_owned(), b)));
    }

    #[test]
    fn else_it_is_the_whole_link() {
        let text = "[a][r] [r][] [r] [b](c\\_d.md) [d]()\n\n[r]: x.md\n";
        let found = [
            ("x.md", "[a][r]"),
            ("x.md", "[r]"),
            ("x.md", "[r]"),
            ("c_d.md", "[b](c\\_d.md)"),
            ("", "[d]()"),
        ];
        assert_eq!(links(text), found.map(|(a, b)| (a.to_owned(), b)));
    }

    #[test]
    fn links_in_html_and_in_quotes_count() {
        let text = "> [a](b) <a title=x href='c'>\n\n<p>\n<IMG\nSRC=d>\n<!-- <img src=e> -->\n";
        assert_eq!(targets(text), ["b", "c", "d"]);
    }

    #[test]
    fn every_image_of_a_set_counts() {
        let text =
            "<source srcset=\"a.png, b.png 2x,c.png 600w\"> <img SRC=d.png srcset=' e.png ,'>\n";
        assert_eq!(targets(text), ["a.png", "b.png", "c.png", "d.png", "e.png"]);
        let text = "<img srcset=\"data:image/png;base64,AAAA 1x, https://a/b.png, f.png\">\n";
        assert_eq!(links(text), [("f.png".to_owned(), "f.png")]);
        assert_eq!(
            targets("<p srcset=a> <img srcset=' , '> <img srcset>"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn addresses_code_and_comments_hold_none() {
        let text = "<https://a> <a@b.c> [a](HTTPS://a) [b](//a/b) [c](mailto:a) `[d](e)`\n\n    [f](g)\n\n<!-- [h](i) -->\n\n[j][k]\n";
        assert_eq!(targets(text), Vec::<String>::new());
        assert_eq!(targets("[a](b:c) [a](./b:c) [a](1:c)"), ["./b:c", "1:c"]);
        assert_eq!(
            targets("[a](C:\\b) [a](C:/b) [a](C://b)"),
            ["C:\\b", "C:/b"]
        );
    }
}
