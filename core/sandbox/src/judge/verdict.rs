//! The verdict as it is told.

use std::collections::BTreeMap;

use serde::Serialize;

use super::finding::Finding;
use super::note::Note;
use crate::limiter::{LimitModel, RefusedBy};

/// What the sandbox holds of its client, since the start or the last reset.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Verdict {
    /// Whether there is nothing to find fault with.
    pub ok: bool,
    /// All requests to the emulated API, those without a valid token included.
    pub requests: u64,
    /// How the server counts the rate limit. The promise that is judged is the same for all of them.
    pub limit_model: LimitModel,
    /// The operations that are subject to the rate limit, by the guide's names.
    pub operations: BTreeMap<&'static str, OperationVerdict>,
    /// What went wrong, in the order in which it began.
    pub findings: Vec<Finding>,
    /// Further findings, of which only the number is kept.
    pub findings_dropped: u64,
    /// What is worth knowing and no fault.
    pub notes: Vec<Note>,
    /// Further notes, of which only the number is kept.
    pub notes_dropped: u64,
}

/// How one operation was used.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct OperationVerdict {
    /// The requests with a valid token.
    pub requests: u64,
    /// How many of them were refused for their rate, by the model in force.
    pub refused: u64,
    /// How many of them each model refuses.
    pub refused_by: RefusedBy,
    /// The most that one client sent within a second, refused ones included.
    pub worst_window: usize,
    /// The most that a client may send within a second.
    pub limit: u32,
    /// The accepted requests as a share of what the limit would have let through from the first to the last; at most 1.
    pub used_share: f64,
}
