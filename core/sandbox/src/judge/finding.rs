//! The faults of a client, each with its facts.

use std::time::Duration;

use serde::Serialize;

use super::creates::Repeated;
use crate::clock;
use crate::exposure::{Credential, Exposure, Place};

/// One fault. More kinds will come: match with a wildcard.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Finding {
    /// More requests within a second than the limit allows.
    WindowExceeded(WindowExceeded),
    /// A create that was sent after its operation's daily quota had been refused.
    QuotaIgnored(QuotaIgnored),
    /// A create that was sent again although the first one may have happened.
    CreateRepeated(CreateRepeated),
    /// The secret or a token where it does not belong.
    SecretMisplaced(SecretMisplaced),
    /// A token that was used past its end.
    ExpiredTokenUsed(ExpiredTokenUsed),
    /// A credential that was sent to another origin.
    CredentialElsewhere(CredentialElsewhere),
    /// A credential of one tenant, used for what is another's.
    WrongTenant(WrongTenant),
}

/// When, where and by whom; the same for every kind of fault but the first.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Occasion {
    /// When the request's head had been read: milliseconds since the sandbox started.
    pub at_ms: f64,
    /// The operation, as the guide names it; none for an unknown path.
    pub operation: Option<&'static str>,
    /// Whose token the request carried.
    pub client_id: Option<String>,
    /// The request's own `X-Request-Id`.
    pub request_id: Option<String>,
    /// All of it in one sentence.
    pub message: String,
}

/// An excess, from the first request over the limit until the rate was back under it, told at its peak.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WindowExceeded {
    /// Who sent too much.
    pub client_id: String,
    /// To which operation.
    pub operation: &'static str,
    /// The end of the worst second: milliseconds since the sandbox started.
    pub at_ms: f64,
    /// The requests in that second, refused ones included.
    pub count: usize,
    /// How many it might have been.
    pub limit: u32,
    /// By how many the limit was exceeded.
    pub by: usize,
    /// All of it in one sentence.
    pub message: String,
}

/// A create that came after the answer `quotaLimitExceeded`, on the same day of the calendar.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct QuotaIgnored {
    /// When, where and by whom.
    #[serde(flatten)]
    pub occasion: Occasion,
    /// When the first refusal of that day had been sent: milliseconds since the sandbox started.
    pub refused_at_ms: f64,
}

/// A create that was sent twice.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CreateRepeated {
    /// When, where and by whom it was sent again.
    #[serde(flatten)]
    pub occasion: Occasion,
    /// The journal's number of the earlier request.
    pub earlier: u64,
    /// When that one came: milliseconds since the sandbox started.
    pub earlier_at_ms: f64,
    /// Why the two are one and the same.
    pub reason: RepeatReason,
}

/// Why a create counts as sent again, and not as a wish for another entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RepeatReason {
    /// Both carry the same `X-Request-Id`.
    SameRequestId,
    /// The answer to the earlier one was lost, broken or unclear.
    AnswerUnclear,
}

/// A credential outside the `Authorization` header and the form of a login.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SecretMisplaced {
    /// When, where and by whom.
    #[serde(flatten)]
    pub occasion: Occasion,
    /// Which credential.
    pub credential: Credential,
    /// Where it stood.
    pub place: Place,
}

/// A token that was used past the end of which its client had been told.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ExpiredTokenUsed {
    /// When, where and by whom.
    #[serde(flatten)]
    pub occasion: Occasion,
    /// For how long the token had been past its end, in milliseconds.
    pub expired_for_ms: f64,
}

/// A request to the other origin with a credential.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CredentialElsewhere {
    /// When; the operation and the client are not known there.
    #[serde(flatten)]
    pub occasion: Occasion,
    /// The HTTP method.
    pub method: String,
    /// The path, without the query string.
    pub path: String,
    /// Which credentials it carried, and where.
    pub credentials: Vec<String>,
}

/// A credential of one tenant, such as a connection, that was used for what is another's.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WrongTenant {
    /// When, where and by whom.
    #[serde(flatten)]
    pub occasion: Occasion,
    /// Whose credential it was.
    pub credential_of: String,
    /// Whose the thing is that was asked for.
    pub belongs_to: String,
}

impl Finding {
    /// All of it in one sentence.
    #[must_use]
    pub fn message(&self) -> &str {
        match self {
            Self::WindowExceeded(it) => &it.message,
            Self::QuotaIgnored(it) => &it.occasion.message,
            Self::CreateRepeated(it) => &it.occasion.message,
            Self::SecretMisplaced(it) => &it.occasion.message,
            Self::ExpiredTokenUsed(it) => &it.occasion.message,
            Self::CredentialElsewhere(it) => &it.occasion.message,
            Self::WrongTenant(it) => &it.occasion.message,
        }
    }
}

impl Occasion {
    pub(crate) fn new(
        at: Duration,
        operation: Option<&'static str>,
        client_id: Option<String>,
        request_id: Option<String>,
        message: String,
    ) -> Self {
        Self { at_ms: clock::to_ms(at), operation, client_id, request_id, message }
    }

    /// The same occasion with what is to be said of it.
    pub(crate) fn saying(&self, message: String) -> Self {
        Self { message, ..self.clone() }
    }

    /// The operation, in words.
    pub(crate) fn place(&self) -> &'static str {
        self.operation.unwrap_or("an unknown path")
    }
}

pub(crate) fn quota_ignored(about: &Occasion, refused_at: Duration) -> Finding {
    let refused_at_ms = clock::to_ms(refused_at);
    let message = format!(
        "{}: a create came at {} ms, though the daily quota had been refused at {refused_at_ms} ms",
        about.place(),
        about.at_ms
    );
    Finding::QuotaIgnored(QuotaIgnored { occasion: about.saying(message), refused_at_ms })
}

pub(crate) fn create_repeated(about: &Occasion, repeated: &Repeated) -> Finding {
    let message = format!("{}: {}", about.place(), repeated.told());
    Finding::CreateRepeated(CreateRepeated {
        occasion: about.saying(message),
        earlier: repeated.sequence,
        earlier_at_ms: clock::to_ms(repeated.at),
        reason: repeated.reason,
    })
}

pub(crate) fn secret_misplaced(about: &Occasion, exposure: Exposure) -> Finding {
    let message = format!("{}: {exposure}, where it leaks", about.place());
    let Exposure { credential, place } = exposure;
    Finding::SecretMisplaced(SecretMisplaced { occasion: about.saying(message), credential, place })
}

pub(crate) fn expired_token_used(about: &Occasion, since: Duration) -> Finding {
    let expired_for_ms = clock::to_ms(since);
    let message = format!("{}: a token was used {expired_for_ms} ms past its end", about.place());
    Finding::ExpiredTokenUsed(ExpiredTokenUsed { occasion: about.saying(message), expired_for_ms })
}

pub(crate) fn wrong_tenant(about: &Occasion, credential_of: &str, belongs_to: &str) -> Finding {
    let message =
        format!("{}: a credential of {credential_of} was used for what is {belongs_to}'s", about.place());
    let (credential_of, belongs_to) = (credential_of.to_owned(), belongs_to.to_owned());
    Finding::WrongTenant(WrongTenant { occasion: about.saying(message), credential_of, belongs_to })
}
