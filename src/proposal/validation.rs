//! Whether a plan says that anyone checks if it worked: asked of the declarations of When, all together.

use super::Proposal;
use super::element::Element;
use super::elements::{Body, Declaration, Notation};
use super::evidence::checks;
use super::evidence::zones::Zones;
use super::metadata::fold_key;
use super::metadata::keys::Key;

/// The keys of `validation` in the metadata that say when somebody looks.
const DEADLINES: &[&str] = &["by", "within"];

impl Proposal<'_> {
    /// Whether anything that declares When says that somebody checks whether it worked: a heading, a block, a value of the
    /// metadata, or a metric that is declared inside of a plan. `validation.by` and `validation.within` say so as well.
    pub fn plans_a_check(&self) -> bool {
        let declarations = &self.element(Element::When).declarations;
        let plans: Vec<&Declaration> = declarations
            .iter()
            .filter(|declaration| matches!(declaration.body, Body::Stated(_)))
            .collect();
        self.has_a_deadline_in_metadata()
            || plans.iter().any(|plan| self.checks_in_metadata(plan))
            || plans.iter().any(|plan| self.checks_in_headings(plan))
            || self.checks_in_blocks(plans)
    }

    /// Whether `validation` names a day or a span of time in the metadata.
    fn has_a_deadline_in_metadata(&self) -> bool {
        let fields = self.metadata.fields_in(Key::Validation);
        fields.iter().any(|field| {
            DEADLINES.contains(&fold_key(field.key).as_str()) && self.says(field.value)
        })
    }

    fn checks_in_metadata(&self, plan: &Declaration) -> bool {
        let Notation::Metadata(index) = plan.notation else {
            return false;
        };
        let scalars = self.metadata.entries()[index].value.scalars();
        scalars
            .iter()
            .any(|(words, _)| checks::stand_in(words, Zones::PLAN))
    }

    /// A heading of the plan that names the check: "Phase 3: evaluate", "Pilot", "Success criteria".
    fn checks_in_headings(&self, plan: &Declaration) -> bool {
        let Notation::Heading(section) = plan.notation else {
            return false;
        };
        let mut within = section..self.document.sections()[section].next;
        within.any(|section| {
            let is_written = !self.document.own_blocks(section).is_empty();
            is_written && checks::stand_in(self.document.name(section), Zones::default())
        })
    }

    fn checks_in_blocks(&self, plans: Vec<&Declaration>) -> bool {
        let criteria = self.criteria_within_plans();
        let mut blocks: Vec<usize> = plans
            .into_iter()
            .chain(criteria)
            .flat_map(|plan| plan.blocks.iter().copied())
            .collect();
        blocks.sort_unstable();
        blocks.dedup();
        blocks.into_iter().any(|block| {
            let counts = self.emptiness(block).is_none() || self.leads_in(block);
            let zones = self.zones[self.document.section_of(block)].and(Zones::PLAN);
            counts && checks::stand_in(self.document.words(block), zones)
        })
    }

    /// The metrics that are declared below the headings of plans: what a stage must reach. A plan may hold nothing but sections that declare something.
    fn criteria_within_plans(&self) -> impl Iterator<Item = &Declaration> {
        let sections = self.document.sections();
        let mut is_planned = vec![false; sections.len()];
        for plan in &self.element(Element::When).declarations {
            if let Notation::Heading(section) = plan.notation {
                is_planned[section..sections[section].next].fill(true);
            }
        }
        let metrics = self.element(Element::Metric).declarations.iter();
        metrics.filter(move |metric| {
            matches!(metric.notation, Notation::Heading(section) if is_planned[section])
        })
    }

    /// Whether a block is only a name, with words in the next: "Success criteria:" above a list.
    fn leads_in(&self, block: usize) -> bool {
        let is_alone = self.document.blocks()[block].label.as_ref();
        let has_next = block + 1 < self.document.blocks().len();
        is_alone.is_some_and(|label| label.alone) && has_next && self.emptiness(block + 1).is_none()
    }
}
