//! What does not count as content: placeholders, prompts, labels with nothing behind them.

use std::cell::OnceCell;

use crate::proposal::document::{BlockKind, Document};
use crate::proposal::placeholder::{self, Emptiness, Signs};
use crate::proposal::vocabulary::Vocabulary;

/// Why the blocks of a document do not count as content, if they do not. Each is looked at when somebody asks: nobody asks of most.
pub(crate) struct Emptinesses {
    blocks: Vec<OnceCell<Option<Emptiness>>>,
    /// What of questions and prompts stands in each block.
    signs: OnceCell<Vec<Signs>>,
}

impl Emptinesses {
    /// Nothing has been looked at yet.
    pub(crate) fn new(document: &Document) -> Self {
        Self {
            blocks: vec![OnceCell::new(); document.blocks().len()],
            signs: OnceCell::new(),
        }
    }

    /// Why a block of the document does not count, if it does not.
    pub(crate) fn of(
        &self,
        document: &Document,
        vocabulary: &Vocabulary,
        block: usize,
    ) -> Option<Emptiness> {
        *self.blocks[block].get_or_init(|| {
            let signs = self.signs.get_or_init(|| document.signs());
            emptiness(document, vocabulary, block, signs[block])
        })
    }
}

/// Why a metadata value does not count as content, if it does not.
pub(in crate::proposal) fn value_emptiness(
    words: &str,
    vocabulary: &Vocabulary,
) -> Option<Emptiness> {
    // `metrics: false` switches something; it does not say how anyone will know.
    let is_switch =
        ["true", "false", "yes", "no", "on", "off"].contains(&words.to_lowercase().as_str());
    let untouched = || {
        vocabulary
            .is_template_block(words)
            .then_some(Emptiness::Prompt)
    };
    let switch = is_switch.then_some(Emptiness::Declined);
    switch
        .or_else(|| placeholder::emptiness(words))
        .or_else(untouched)
}

/// Why a block does not count as content, if it does not.
fn emptiness(
    document: &Document,
    vocabulary: &Vocabulary,
    index: usize,
    signs: Signs,
) -> Option<Emptiness> {
    let block = &document.blocks()[index];
    if matches!(block.kind, BlockKind::Code | BlockKind::TableHead) {
        return Some(Emptiness::Blank);
    }
    let words = document.words(index);
    if let Some(empty) = placeholder::told_emptiness(words, signs) {
        return Some(empty);
    }
    if vocabulary.is_template_block(words) {
        return Some(Emptiness::Prompt);
    }
    // A label with nothing behind it, or with a placeholder, says no more than the label.
    let label = block.label.as_ref()?;
    if label.alone {
        let announces = words.trim_end().ends_with([':', '：'])
            || !vocabulary.meanings(document.label_name(label)).is_empty();
        return announces.then_some(Emptiness::Blank);
    }
    placeholder::emptiness(document.label_value(label))
}
