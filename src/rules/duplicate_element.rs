use std::cell::OnceCell;
use std::collections::HashMap;

use crate::proposal::Proposal;
use crate::proposal::document::BlockKind;
use crate::proposal::element::Element;
use crate::proposal::elements::{Body, Declaration, Notation};
use crate::proposal::words::{normal_name, normal_words};
use crate::rule::{Check, Context, Level, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "duplicate-element",
    summary: "an element is declared twice, at odds with itself",
    page: include_str!("duplicate-element.md"),
    level: Level::Warn,
    subject: Subject::Content,
    check: Check::Proposal(check),
};

fn check(context: &mut Context<'_>, proposal: &Proposal<'_>) {
    for element in Element::ALL {
        if proposal.vocabulary().is_on(element) {
            check_element(context, proposal, element);
        }
    }
}

fn check_element(context: &mut Context<'_>, proposal: &Proposal<'_>, element: Element) {
    let mut first: HashMap<(String, Standing), First<'_>> = HashMap::new();
    for declaration in &proposal.element(element).declarations {
        let Some(standing) = standing(proposal, declaration) else {
            continue;
        };
        let key = (normal_name(proposal.text(declaration.name)), standing);
        let Some(First { earlier, words }) = first.get(&key) else {
            first.insert(key, First::new(declaration));
            continue;
        };
        let words = words.get_or_init(|| body_words(proposal, earlier));
        if *words == body_words(proposal, declaration) {
            continue;
        }
        let name = proposal.declared_name(declaration);
        context
            .report(declaration.name, format!("`{name}` stands here a second time, and says something else"))
            .label(declaration.name, "which of the two holds?")
            .label(earlier.name, "it is declared here already")
            .help("Keep one, or join them: a reader who finds the first will not look for the second.");
    }
}

/// The first declaration of a name.
struct First<'a> {
    earlier: &'a Declaration,
    /// The words of its body, once another is compared with it.
    words: OnceCell<String>,
}

impl<'a> First<'a> {
    fn new(earlier: &'a Declaration) -> Self {
        Self {
            earlier,
            words: OnceCell::new(),
        }
    }
}

/// Two declarations contradict each other only where they stand side by side.
#[derive(PartialEq, Eq, Hash)]
enum Standing {
    Heading { parent: Option<usize>, level: u8 },
    Label { section: usize },
}

fn standing(proposal: &Proposal<'_>, declaration: &Declaration) -> Option<Standing> {
    if !declaration.exact || !matches!(declaration.body, Body::Stated(_)) {
        return None;
    }
    let document = proposal.document();
    match declaration.notation {
        Notation::Heading(index) => {
            let section = &document.sections()[index];
            Some(Standing::Heading {
                parent: section.parent,
                level: section.level,
            })
        }
        // Labels in lists, tables and further down belong to their item: "Why" of each of three options.
        Notation::Label(index) => {
            let block = &document.blocks()[index];
            let section = document.section_of(index);
            let is_top = section == 0 || document.title() == Some(section);
            let stands_free = block.kind == BlockKind::Paragraph && block.depth == 0;
            (is_top && stands_free).then_some(Standing::Label { section })
        }
        Notation::Metadata(_) => None,
    }
}

fn body_words(proposal: &Proposal<'_>, declaration: &Declaration) -> String {
    let words: Vec<_> = declaration
        .blocks
        .iter()
        .map(|block| proposal.document().words(*block))
        .collect();
    normal_words(&words.join(" "))
}
