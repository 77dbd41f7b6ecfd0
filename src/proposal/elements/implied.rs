//! What and Why where nothing is labelled: a sentence that proposes, the words under the title, a sentence that names a need.

use std::ops::Range;

use crate::proposal::document::{BlockKind, Document};
use crate::proposal::evidence::zones::Zones;
use crate::proposal::evidence::{Passage, Setting};
use crate::proposal::prose::{self, Cue, Sentence};

/// Words that an introduction has at least.
const INTRODUCTION_WORDS: usize = 6;

/// Points from which on a sentence names a reason.
const REASON_ENOUGH: i32 = 8;

/// The sentence that says what is proposed; else the words under the title; else how it is designed.
pub(super) fn what(document: &Document, setting: &Setting<'_>) -> Option<Passage> {
    let told = (0..document.blocks().len()).find_map(|block| proposing(document, setting, block));
    told.or_else(|| introduction(document, setting))
        .or_else(|| designed(document, setting))
}

/// "This proposal adds …", "we propose to …"
fn proposing(document: &Document, setting: &Setting<'_>, block: usize) -> Option<Passage> {
    if !speaks(document, setting, block) {
        return None;
    }
    let mut found = None;
    prose::read(document.words(block), &mut |sentence| {
        let proposes = sentence.of(Cue::Propose).next();
        if let Some(hit) = proposes.filter(|_| found.is_none() && !sentence.asks()) {
            found = Some(passage(
                document,
                block,
                sentence,
                std::slice::from_ref(&hit.at),
            ));
        }
    });
    found
}

fn introduction(document: &Document, setting: &Setting<'_>) -> Option<Passage> {
    let top = document.title().unwrap_or(0);
    let blocks = document.own_blocks(0).chain(document.own_blocks(top));
    first_prose(document, setting, blocks)
}

fn designed(document: &Document, setting: &Setting<'_>) -> Option<Passage> {
    let blocks = 0..document.blocks().len();
    first_prose(
        document,
        setting,
        blocks.filter(|block| zones(document, setting, *block).any(Zones::DESIGN.and(Zones::WORK))),
    )
}

fn first_prose(
    document: &Document,
    setting: &Setting<'_>,
    mut blocks: impl Iterator<Item = usize>,
) -> Option<Passage> {
    let is_prose = |block: &usize| {
        let is_paragraph = document.blocks()[*block].kind == BlockKind::Paragraph
            && document.blocks()[*block].depth == 0;
        is_paragraph
            && speaks(document, setting, *block)
            && document
                .words(*block)
                .split_whitespace()
                .nth(INTRODUCTION_WORDS - 1)
                .is_some()
    };
    let block = blocks.find(is_prose)?;
    Some(Passage {
        block,
        span: document.blocks()[block].span,
        points: 0,
        reasons: Vec::new(),
    })
}

/// The sentence that best names a problem, a need or a benefit.
pub(super) fn why(document: &Document, setting: &Setting<'_>) -> Option<Passage> {
    let mut best: Option<Passage> = None;
    for block in 0..document.blocks().len() {
        if !speaks(document, setting, block) {
            continue;
        }
        let place = place(zones(document, setting, block));
        prose::read(document.words(block), &mut |sentence| {
            let (points, hits) = reason(sentence);
            let points = if points > 0 { points + place } else { 0 };
            let is_better = best.as_ref().is_none_or(|best| best.points < points);
            if points >= REASON_ENOUGH && is_better {
                let mut found = passage(document, block, sentence, &hits);
                found.points = points;
                best = Some(found);
            }
        });
    }
    best
}

/// What a sentence says of a reason: a need weighs more than a purpose.
fn reason(sentence: &Sentence<'_>) -> (i32, Vec<Range<usize>>) {
    let needs = sentence.of(Cue::Need).map(|hit| (5, hit.at.clone()));
    let purposes = sentence.of(Cue::Purpose).map(|hit| (3, hit.at.clone()));
    let cues: Vec<(i32, Range<usize>)> = needs.chain(purposes).take(3).collect();
    let points = cues.iter().map(|(points, _)| points).sum::<i32>()
        - if sentence.has(Cue::Example) { 4 } else { 0 };
    (points, cues.into_iter().map(|(_, at)| at).collect())
}

fn place(zones: Zones) -> i32 {
    if zones.any(
        Zones::ASIDE
            .and(Zones::QUESTIONS)
            .and(Zones::APPARATUS)
            .and(Zones::REVISIONS)
            .and(Zones::TESTS),
    ) {
        return -10;
    }
    if zones.any(Zones::BACKGROUND.and(Zones::GOALS).and(Zones::SUMMARY)) {
        return 3;
    }
    0
}

fn zones(document: &Document, setting: &Setting<'_>, block: usize) -> Zones {
    setting.sections[document.section_of(block)]
}

/// Whether a block may speak for the proposal.
fn speaks(document: &Document, setting: &Setting<'_>, block: usize) -> bool {
    let is_prose = !matches!(
        document.blocks()[block].kind,
        BlockKind::Code | BlockKind::TableHead
    );
    let aside = zones(document, setting, block)
        .any(Zones::ASIDE.and(Zones::QUESTIONS).and(Zones::APPARATUS));
    is_prose && !aside && !document.blocks()[block].quoted && !(setting.silent)(block)
}

fn passage(
    document: &Document,
    block: usize,
    sentence: &Sentence<'_>,
    hits: &[Range<usize>],
) -> Passage {
    let span = |bytes: Range<usize>| document.words_span(block, bytes);
    Passage {
        block,
        span: span(sentence.range()),
        points: 0,
        reasons: hits.iter().map(|hit| span(sentence.bytes(hit))).collect(),
    }
}
