//! Any bytes as a document: what is read of it stands in it, in order and properly nested.

use wherefore::diagnostic::{Diagnostic, Fix};
use wherefore::known;
use wherefore::lint::Settings;
use wherefore::proposal::Proposal;
use wherefore::proposal::document::{Document, Section};
use wherefore::proposal::element::{Element, Facet};
use wherefore::proposal::elements::{Body, Declaration, Notation};
use wherefore::proposal::metadata::keys::Key;
use wherefore::report;
use wherefore::report::outline::Outline;
use wherefore::snapshot::Facts;
use wherefore::source::{Source, Span, Text};

use super::ruler::{all_inside, entry_inside, inside, text_of};
use super::world::{PATH, lint_there};

/// Reads a document and judges it twice.
pub fn holds(bytes: &[u8]) {
    read_and_judged(&Source::decode(PATH, bytes.to_vec()));
}

/// The same of a document that is read already.
pub fn read_and_judged(source: &Source) {
    let settings = Settings::default();
    let proposal = Proposal::parse(source, &settings.vocabulary);
    nested(source.text(), proposal.document());
    in_order(source.text(), proposal.document());
    metadata_inside(&proposal);
    elements_inside(&proposal);
    answers_inside(&proposal);
    let found = lint_there(&proposal, &settings);
    all_inside(source, &found);
    let again = Proposal::parse(source, &settings.vocabulary);
    assert_eq!(found, lint_there(&again, &settings), "judged twice");
    reported(&proposal, &found);
    let own = found.iter().filter(|it| it.text == Text::Document);
    for fix in own.filter_map(|it| it.fix.as_ref()).take(2) {
        is_mended(source, fix, &settings);
    }
}

/// Each section lies in its parent, and those that lie in it follow it.
fn nested(text: &str, document: &Document) {
    let sections = document.sections();
    for (index, section) in sections.iter().enumerate() {
        for span in [section.heading, section.line, section.span] {
            inside(text, span, "a section");
        }
        assert!(section.line.contains(section.heading), "{section:?}");
        assert!(section.span.contains(section.line), "{section:?}");
        let within = sections.get(index + 1..section.next);
        let within = within.unwrap_or_else(|| panic!("it ends nowhere: {section:?}"));
        for inner in within {
            assert!(section.span.contains(inner.span), "{inner:?} {section:?}");
            assert!(inner.level > section.level && inner.next <= section.next);
        }
        if let Some(after) = sections.get(section.next) {
            assert!(section.span.end <= after.line.start, "{section:?}");
            assert!(index == 0 || after.level <= section.level, "{section:?}");
        }
        assert_eq!(section.parent, parent(sections, index), "{section:?}");
        assert!(!document.name(index).contains('\0') || text.contains('\0'));
    }
    assert!(sections.is_sorted_by_key(|section| section.line.start));
    assert!(document.title().is_none_or(|title| title < sections.len()));
}

/// The last section of a level above that begins before one.
fn parent(sections: &[Section], index: usize) -> Option<usize> {
    let level = sections[index].level;
    let above = |it: &usize| *it > 0 && sections[*it].level < level;
    let mut before = (0..index).rev().filter(above);
    // The first that is found is the nearest; one of a level in between would have been found first.
    before.next()
}

/// Blocks, words and links stand in the order of writing, each in its section.
fn in_order(text: &str, document: &Document) {
    let blocks = document.blocks();
    for (index, block) in blocks.iter().enumerate() {
        inside(text, block.span, "a block");
        let section = document.section_of(index);
        assert!(document.own_blocks(section).contains(&index), "{block:?}");
        assert!(
            document.sections()[section].span.contains(block.span),
            "{block:?}"
        );
        let words = document.words(index);
        for word in words.split_whitespace() {
            let at = word.as_ptr() as usize - words.as_ptr() as usize;
            inside(
                text,
                document.words_span(index, at..at + word.len()),
                "words",
            );
        }
        if let Some(label) = &block.label {
            inside(text, document.label_span(label), "a label");
            inside(
                text,
                document.label_value_span(label),
                "what stands behind a label",
            );
            assert!(
                !document.label_name(label).is_empty()
                    && document.label_value(label).len() <= words.len()
            );
        }
    }
    assert!(
        blocks.is_sorted_by_key(|block| block.span.start),
        "{blocks:?}"
    );
    let owned = (0..document.sections().len()).map(|section| document.own_blocks(section).len());
    assert_eq!(owned.sum::<usize>(), blocks.len());
    apart(text, document.tops(), "outermost blocks");
    apart(text, document.comments(), "comments");
    for link in document.links() {
        inside(text, link.span, "a link");
    }
}

/// Spans follow each other and share nothing.
fn apart(text: &str, spans: &[Span], what: &str) {
    for span in spans {
        inside(text, *span, what);
    }
    let pairs = spans.windows(2);
    let mut pairs = pairs.filter(|pair| pair[0].end > pair[1].start);
    assert_eq!(pairs.next(), None, "{what} share something");
}

fn metadata_inside(proposal: &Proposal<'_>) {
    let (source, metadata) = (proposal.source(), proposal.metadata());
    for (index, entry) in metadata.entries().iter().enumerate() {
        entry_inside(text_of(source, metadata.origin(index).text()), entry);
    }
    for fault in metadata.faults() {
        let other = fault.other.map(|(span, _)| span);
        for span in [fault.span].into_iter().chain(other) {
            inside(text_of(source, fault.text), span, &fault.message);
        }
    }
    for key in Key::ALL {
        for field in metadata
            .field(key)
            .into_iter()
            .chain(metadata.fields_in(key))
        {
            inside(text_of(source, field.text), field.key_span, &field.name);
            inside(text_of(source, field.text), field.value.span, &field.name);
            let _ = field.days();
        }
    }
    let home = proposal.home_of_keys();
    inside(text_of(source, home.text), home.span, "the home of keys");
    for misspelt in proposal.misspelt_keys() {
        inside(
            text_of(source, misspelt.text),
            misspelt.span,
            &misspelt.written,
        );
    }
}

fn elements_inside(proposal: &Proposal<'_>) {
    let (source, document) = (proposal.source(), proposal.document());
    for element in Element::ALL {
        let finding = proposal.element(element);
        for declaration in &finding.declarations {
            declared(proposal, declaration, element);
            let text = text_of(source, proposal.text_of(declaration));
            inside(
                text,
                proposal.borne_out_at(finding, declaration),
                "what bears it out",
            );
        }
        if let Some(passage) = finding.passage() {
            assert!(passage.block < document.blocks().len());
            for span in passage.reasons.iter().chain([&passage.span]) {
                inside(source.text(), *span, "a passage");
            }
        }
        if let Some(place) = proposal.place(element) {
            inside(text_of(source, place.text), place.span, "a place");
        }
    }
    for facet in Facet::ALL {
        if let Some(told) = proposal.facets().and_then(|facets| facets.of(facet)) {
            inside(text_of(source, told.text), told.span, "a facet");
        }
    }
}

fn declared(proposal: &Proposal<'_>, declaration: &Declaration, element: Element) {
    let (source, document) = (proposal.source(), proposal.document());
    let text = text_of(source, proposal.text_of(declaration));
    inside(text, declaration.name, "a declaration");
    match declaration.body {
        Body::Stated(span) | Body::Placeholder(span) => inside(text, span, "a body"),
        Body::Empty { .. } => {}
    }
    assert!(match declaration.notation {
        Notation::Heading(section) => section < document.sections().len(),
        Notation::Label(block) => block < document.blocks().len(),
        Notation::Metadata(entry) => entry < proposal.metadata().entries().len(),
    });
    let mut blocks = declaration.blocks.iter();
    assert!(blocks.all(|block| *block < document.blocks().len()));
    for span in proposal.vague_words(declaration, element, usize::MAX) {
        inside(source.text(), span, "vague words");
    }
    let _ = (
        proposal.declared_name(declaration),
        proposal.heading_above(declaration),
    );
}

/// What only rules ask.
fn answers_inside(proposal: &Proposal<'_>) {
    let source = proposal.source();
    inside(source.text(), proposal.top(), "the top");
    if let Some(number) = proposal.number() {
        inside(text_of(source, number.text), number.span, "a number");
    }
    if let Some(told) = proposal.decision() {
        inside(text_of(source, told.text), told.span, "a decision");
    }
    for relation in proposal.relations() {
        inside(text_of(source, relation.text), relation.span, "a relation");
    }
    let how = proposal.how();
    let places = how.parts.iter().flat_map(|part| [part.place, part.top]);
    for span in places
        .chain(how.empty)
        .chain(proposal.unanswered_alternatives())
    {
        inside(source.text(), span, "how");
    }
    let all = proposal.words_of_all(usize::MAX);
    assert!(proposal.words_of_how() <= all && proposal.words_of_opening() <= all);
    let parts = how.parts.iter().map(|part| proposal.words_of_part(part));
    assert!(parts.sum::<usize>() <= all);
    let facts = Facts::of(proposal);
    let _ = facts.mentions.names("rfcs/0008-charts.md", Some(8));
    let _ = (proposal.is_moved_stub(), proposal.title(), proposal.phase());
    let _ = (
        proposal.weighs_alternatives(),
        proposal.plans_a_check(),
        proposal.required_keys().len(),
    );
}

/// What a report keeps of diagnostics: lines that are there, and what each is known by.
fn reported(proposal: &Proposal<'_>, found: &[Diagnostic]) {
    let source = proposal.source();
    let fingerprints = known::fingerprints(proposal, found);
    let rules = fingerprints.iter().map(|it| it.rule.as_str());
    assert!(rules.eq(found.iter().map(|it| it.rule)));
    for finding in report::locate(source, found.to_vec()) {
        let lines = source
            .of(finding.diagnostic.text)
            .text()
            .split('\n')
            .count();
        for position in [finding.start, finding.end] {
            assert!((1..=lines).contains(&position.line) && position.column >= 1);
        }
        assert!(finding.line().is_some(), "{finding:?} stands on no line");
    }
    let outline = Outline::of(proposal);
    for (_, element) in outline.elements.iter() {
        assert_eq!(element.line.is_some(), element.heading.is_some());
    }
}

/// Once an edit is made that would resolve a diagnostic, nobody asks for it again.
fn is_mended(source: &Source, fix: &Fix, settings: &Settings) {
    let Span { start, end } = fix.span;
    let mut text = source.text().to_owned();
    text.replace_range(start..end, &fix.replacement);
    let mended = Source::new(PATH, text).with_sidecar(source.sidecar().cloned());
    let proposal = Proposal::parse(&mended, &settings.vocabulary);
    let made = Span::new(start, start + fix.replacement.len());
    let is_asked_again = |it: &Diagnostic| {
        let again = it.fix.as_ref().filter(|_| it.text == Text::Document);
        again.is_some_and(|again| made.contains(again.span) && again.replacement == fix.replacement)
    };
    let left = lint_there(&proposal, settings);
    assert!(
        !left.iter().any(is_asked_again),
        "{fix:?} is asked for again in {:?}",
        mended.text()
    );
}
