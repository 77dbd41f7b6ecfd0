//! What was found of the four elements of a proposal, and where: data for `outline`, and for reports that show it.

use serde::Serialize;

use crate::policy::Exemption;
use crate::proposal::element::Element;
use crate::proposal::elements::{Declaration, State};
use crate::proposal::phase::Phase;
use crate::proposal::{Place, Proposal};
use crate::source::{LineIndex, Text};

/// A proposal with its elements.
#[derive(Clone, Debug, Serialize)]
pub struct Outline {
    /// The document, as it is named from the current folder.
    pub path: String,
    /// Its title; empty where it has none.
    pub title: String,
    /// As the metadata has it; nothing where it has none.
    pub id: Option<String>,
    /// As it is written.
    pub status: Option<String>,
    /// What the status means.
    pub phase: Option<Phase>,
    /// Why the content is not judged, where that is known and so.
    #[serde(skip)]
    pub exemption: Option<Exemption>,
    /// The four elements.
    pub elements: Elements,
}

/// The four elements of a proposal.
#[derive(Clone, Debug, Serialize)]
pub struct Elements {
    what: ElementOutline,
    why: ElementOutline,
    when: ElementOutline,
    metric: ElementOutline,
}

/// An element of a proposal.
#[derive(Clone, Debug, Serialize)]
pub struct ElementOutline {
    /// What became of it.
    pub state: State,
    /// Where the passage starts, from 1; nothing where there is none.
    pub line: Option<usize>,
    /// The exact heading above the passage; empty before the first heading, `frontmatter:KEY` for metadata.
    pub heading: Option<String>,
    /// The words of the passage that decided.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<String>,
    /// The file that the line counts in, where it is the one beside the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sidecar: Option<String>,
}

impl Outline {
    /// The outline of a proposal.
    pub fn of(proposal: &Proposal<'_>) -> Self {
        let source = proposal.source();
        let lines = Lines {
            document: LineIndex::new(source.text()),
            sidecar: source.sidecar().map(|it| LineIndex::new(it.text())),
        };
        let of = |element| element_outline(proposal, &lines, element);
        Self {
            path: source.name().to_owned(),
            title: proposal.title().to_owned(),
            id: proposal.id().map(str::to_owned),
            status: proposal.status().map(str::to_owned),
            phase: proposal.phase(),
            exemption: None,
            elements: Elements {
                what: of(Element::What),
                why: of(Element::Why),
                when: of(Element::When),
                metric: of(Element::Metric),
            },
        }
    }
}

impl Elements {
    /// Each element with what was found of it, in the order in which a reader wants them.
    pub fn iter(&self) -> impl Iterator<Item = (Element, &ElementOutline)> {
        let Self {
            what,
            why,
            when,
            metric,
        } = self;
        Element::ALL.into_iter().zip([what, why, when, metric])
    }
}

/// The lines of a document, and of the file of metadata beside it.
struct Lines<'a> {
    document: LineIndex<'a>,
    sidecar: Option<LineIndex<'a>>,
}

impl<'a> Lines<'a> {
    fn of(&self, text: Text) -> &LineIndex<'a> {
        match (text, &self.sidecar) {
            (Text::Sidecar, Some(sidecar)) => sidecar,
            _ => &self.document,
        }
    }
}

fn element_outline(proposal: &Proposal<'_>, lines: &Lines<'_>, element: Element) -> ElementOutline {
    let place = proposal.place(element);
    let sidecar = place
        .as_ref()
        .filter(|place| place.text == Text::Sidecar)
        .and(proposal.source().sidecar());
    let line = |place: &Place| lines.of(place.text).position(place.span.start).line;
    ElementOutline {
        state: proposal.element(element).state(),
        line: place.as_ref().map(line),
        sidecar: sidecar.map(|source| source.name().to_owned()),
        because: because(proposal, element),
        heading: place.map(|place| place.heading),
    }
}

/// The words that decided, each once, in the order of writing; of metadata, its value.
fn because(proposal: &Proposal<'_>, element: Element) -> Vec<String> {
    let finding = proposal.element(element);
    let Some(passage) = finding.passage() else {
        let place = proposal.place(element);
        let value = place.filter(|_| finding.best().is_some_and(Declaration::is_metadata));
        let words = value.map(|place| normal_space(proposal.text_in(place.text, place.span)));
        let bare = words.map(|words| words.trim_matches(['"', '\'']).to_owned());
        return bare.into_iter().collect();
    };
    let mut spans = passage.reasons.clone();
    spans.sort_unstable();
    let words = spans.iter().map(|span| normal_space(proposal.text(*span)));
    let mut because: Vec<String> = words.filter(|words| !words.is_empty()).collect();
    because.dedup();
    because
}

fn normal_space(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
