//! The statuses that public processes use, and the phase that each means.
//!
//! Written as they are compared: lower case, words parted by one space, without apostrophes.

use super::Phase;

#[rustfmt::skip]
pub(super) const STATUSES: &[(Phase, &[&str])] = &[
    (
        Phase::Draft,
        &[
            "draft", "drafting", "in draft", "idea", "pre draft", "provisional", "wip", "work in progress", "new", "open", "pitch", "exploring",
            "exploration", "concept", "returned for revision", "needs work", "needs revision", "incomplete", "unsubmitted",
        ],
    ),
    (
        Phase::Review,
        &[
            "review", "in review", "under review", "active review", "awaiting review", "scheduled for review", "ready for review", "open for review",
            "peer review", "proposed", "proposal", "submitted", "last call", "final comment period", "fcp", "final review", "request for comments",
            "comment", "in discussion", "discussion", "under discussion", "discussing", "awaiting decision", "decision pending", "pending", "voting",
            "in voting", "vote", "candidate", "demonstrated", "under consideration", "awaiting approval",
        ],
    ),
    (
        Phase::Accepted,
        &[
            "accepted", "approved", "agreed", "adopted in principle", "implementable", "active", "living", "decided", "ratified", "endorsed", "planned",
            "ready for implementation", "awaiting implementation", "in implementation", "implementing", "in progress", "in development", "building",
            "draft accepted", "experimental", "experiment", "experimental accepted", "preview", "previewing", "ready for release", "partially implemented",
            "conditionally accepted", "committed",
        ],
    ),
    (
        Phase::Shipped,
        &[
            "implemented", "final", "finalized", "finalised", "shipped", "released", "activated", "deployed", "launched", "live", "done", "complete",
            "completed", "finished", "stable", "recommended", "adopted", "in production", "generally available", "ga", "merged",
        ],
    ),
    (Phase::Validated, &["validated", "verified", "proven", "evaluated", "outcome met"]),
    (
        Phase::Closed,
        &[
            "closed", "rejected", "declined", "withdrawn", "deferred", "postponed", "superseded", "superceded", "replaced", "deprecated", "obsolete",
            "obsoleted", "abandoned", "stagnant", "stalled", "dormant", "retired", "discontinued", "cancelled", "canceled", "dropped", "discarded",
            "archived", "expired", "inactive", "on hold", "not accepted", "not approved", "not implemented", "wont do", "wont implement", "moved",
            "removed", "reverted", "failed",
        ],
    ),
];
