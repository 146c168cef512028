//! What is worth knowing of a client and no fault.

use serde::Serialize;

use super::creates::{NaturalKey, Repeated};
use super::finding::{Occasion, RepeatReason};
use crate::clock;
use crate::mako::errors::Evidence;

/// One note. More kinds will come: match with a wildcard.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Note {
    /// A create that was sent again, to settle whether it had happened: the server takes its key only once.
    SettlingResend(SettlingResend),
}

/// A create that was sent twice and cannot create twice.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SettlingResend {
    /// When, where and by whom it was sent again.
    #[serde(flatten)]
    pub occasion: Occasion,
    /// The journal's number of the earlier request.
    pub earlier: u64,
    /// When that one came: milliseconds since the sandbox started.
    pub earlier_at_ms: f64,
    /// Why the two are one and the same.
    pub reason: RepeatReason,
    /// The field by which the server refuses a second one.
    pub key: &'static str,
    /// How it is known that the server does.
    pub evidence: Evidence,
}

pub(crate) fn settling_resend(about: &Occasion, key: &NaturalKey, repeated: &Repeated) -> Note {
    let message = format!("{}: {}; its {} is taken only once", about.place(), repeated.told(), key.field);
    Note::SettlingResend(SettlingResend {
        occasion: about.saying(message),
        earlier: repeated.sequence,
        earlier_at_ms: clock::to_ms(repeated.at),
        reason: repeated.reason,
        key: key.field,
        evidence: key.evidence,
    })
}
