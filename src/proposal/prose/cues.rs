//! What cue words do for a sentence. The words themselves stand in `cues/words.rs`, those of levels and of checks beside it.

mod checks;
mod levels;
mod words;

pub(crate) use checks::CHECKS;
pub(crate) use levels::LEVELS;
pub(crate) use words::CUES;

/// What a word or phrase does for its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cue {
    /// Brings something into use, or takes it out: it needs only a time to be a When.
    Delivery,
    /// A verb of delivery that is a noun as well.
    NounToo,
    /// A word that a verb follows, and no noun.
    VerbNext,
    /// Work that somebody does on the proposal; a list of it is a plan.
    Work,
    /// A stage of maturity.
    Stage,
    /// A stage by its initials: only in capitals.
    Initials,
    /// Names a quality more often than a stage.
    Quality,
    /// Says how many phases there are.
    Phases,
    /// A noun that is counted through: phase, step, milestone.
    Phase,
    /// The first of several steps.
    First,
    /// A further step.
    Then,
    /// A step, be it of a plan or of an algorithm.
    Step,
    /// Near in time, as against far.
    ShortTerm,
    /// Far in time, as against near.
    LongTerm,
    /// Words before work at the start of an item: `We add`, `Then add`.
    LeadsWork,
    /// Stages that are seldom a heading of a plan.
    Passing,
    /// Waits for something else to happen.
    Dependency,
    /// Waits, in so many words.
    Wait,
    /// Ties one thing to another: only together, or not at all.
    Bound,
    /// Says no; it makes a tie a condition.
    Refusal,
    /// What becomes of the text of a proposal.
    Decided,
    /// Asks for something first.
    Condition,
    /// A day that a whole project goes by: the freeze, the vote, the branch cut.
    Milestone,
    /// Those who meet, and what comes of it.
    Meeting,
    /// A release, version or upgrade.
    Release,
    /// Says which release or period: next, upcoming, first.
    Which,
    /// A unit of calendar time.
    Period,
    /// A unit of time in which programs run.
    Moment,
    /// Numbers in words, as far as they count weeks, phases and releases.
    Counted,
    /// Says which week or quarter is meant.
    WhichPeriod,
    /// The name of a month.
    Month,
    /// Leads a date in: by, until, in.
    Until,
    /// What is to come.
    Future,
    /// What is over.
    Past,
    /// A program at work: its timing is the feature's, not the proposal's.
    Runtime,
    /// What programs do by themselves.
    Runs,
    /// An example, a supposition.
    Example,
    /// Those who do the work, named as such.
    Us,
    /// Those who do the work, or the proposal itself.
    Author,
    /// Those who use what is proposed: their steps are not its delivery.
    Others,
    /// Touches roll-out without saying when.
    Loose,
    /// A time that never comes: soon, in the future.
    Someday,
    /// When the text came to be.
    Written,
    /// Work on the text of the proposal, not on what it proposes.
    Writing,
    /// Sets a bar.
    Bar,
    /// Speaks of success or acceptance as such.
    Success,
    /// Compares: under, at least, within.
    Comparator,
    /// Changes a measure.
    Change,
    /// Something that can be measured.
    Measure,
    /// A unit in which results are counted.
    Unit,
    /// A bar without a number: no regression, the same as before.
    Unchanged,
    /// A bar of sameness: as before, as the other.
    Same,
    /// A setting or bound of the design, no result.
    Setting,
    /// What was found already, or by a prototype.
    Found,
    /// A try: what it showed is no promise.
    Trial,
    /// Praise that nobody could dispute.
    Praise,
    /// A check of the work itself: tests, documentation, review.
    Chore,
    /// What something must pass before it is taken up.
    Gate,
    /// Those whose taking part is a bar: wallets, engines, vendors.
    PartyNoun,
    /// More than one, in words.
    Several,
    /// Asks for a further party to take part.
    Party,
    /// Says that a number holds now, before anything has changed.
    Today,
    /// Marks a thing as the one there is, or was, so far.
    Standing,
    /// Of these, what there is one of at a time.
    Ongoing,
    /// Names the level from which a change is counted.
    Baseline,
    /// Sets one thing against another.
    Versus,
    /// Sets one thing against another, where a level follows.
    Instead,
    /// The same, where an amount with its unit follows.
    Replaced,
    /// Somebody looks whether it is reached.
    Check,
    /// Says that something stood or stands at a level, as a fact.
    Stood,
    /// Says what something takes or brings each time: a fact among other sentences.
    Stands,
    /// A day that everyone knows: the launch, the release.
    Launch,
    /// What happens once in the life of a change: its start, its migration.
    Event,
    /// A time with an end: a pilot, a season.
    Span,
    /// Looks at how a thing fares: monitor, evaluate, compare.
    Watch,
    /// Makes sure of something: of what it does in use, or only that it was built as meant.
    Verify,
    /// What comes of a thing in use: feedback, metrics, adoption.
    Outcome,
    /// What those who use a thing say of it.
    Feedback,
    /// A try among those who will use it, and looking back at one.
    Proof,
    /// Use by those for whom a thing is made.
    InUse,
    /// What is decided by how it went: go on, stop, roll back.
    Verdict,
    /// Somebody makes a thing run, or has users run it.
    Tries,
    /// Where it is used.
    Reality,
    /// Puts a time after another.
    Afterwards,
    /// What is chosen before anything is built.
    Choice,
    /// What is watched with, or for: a thing to build.
    Tool,
    /// Brings such a thing about.
    Builds,
    /// The text of a proposal, or of a change under review.
    Paper,
    /// Weighs a proposal against something else, or against doing nothing.
    Weighs,
    /// Puts one thing in the place of another: of the design as often as of the proposal.
    Prefers,
    /// Grants something and takes it back.
    Concedes,
    /// What can be done already, or could be.
    Possible,
    /// Counts more or fewer of a thing, rather than comparing two.
    Amount,
    /// What happens every time anew: how soon it is done, or how long it lasts, is the level and no deadline.
    Recurring,
    /// What is measured by a span of its own: a retention, a response time.
    Lasting,
    /// Says that something is proposed.
    Propose,
    /// Leads in what is wanted of the result.
    Wish,
    /// Names a problem, a need or a harm.
    Need,
    /// Names a purpose or a benefit.
    Purpose,
    /// A number in words: `two`, `half`.
    InWords,
    /// A part of a whole: `a third of`.
    Part,
    /// A number in digits. It has no words: whoever reads the tokens knows it.
    Number,
    /// A word with a digit in it: `q3`, `v1.2`. It has no words, either.
    Numbered,
    /// Phrases in which a cue word means something else; they hide what they cover.
    Noise,
}

/// They are kept in sets of 128 bits.
const _: () = assert!((Cue::Noise as u128) < 128);

impl Cue {
    /// The bit that stands for it in a set of cues.
    pub(crate) const fn bit(self) -> u128 {
        1 << self as u128
    }

    /// Some cues as a set of bits.
    pub(crate) const fn set(cues: &[Self]) -> u128 {
        let mut set = 0;
        let mut index = 0;
        while index < cues.len() {
            set |= cues[index].bit();
            index += 1;
        }
        set
    }
}

/// How the words of a group are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Verbs in their base form.
    Verbs,
    /// Nouns in the singular; the plural is known as well.
    Nouns,
    /// Words and phrases as they stand.
    Words,
}
