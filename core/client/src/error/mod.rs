//! Errors as values with facts.

mod kind;
mod wire;

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

pub use kind::ErrorKind;

use crate::operation::Evidence;

/// An error: what went wrong ([`Error::kind`]), where, and what to do next, with the facts as values.
///
/// Cheap to clone. No secret ever enters it.
#[derive(Clone)]
pub struct Error(Arc<Facts>);

/// What is known of an error. Which facts are there depends on the kind.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Facts {
    /// What went wrong.
    pub kind: ErrorKind,
    /// What happened and what to do, in words.
    pub message: String,
    /// The system, such as `mako`.
    pub provider: Option<&'static str>,
    /// The operation, such as `addMako`, or method and path of a free call.
    pub operation: Option<String>,
    /// The API's own code, as it was received.
    pub code: Option<String>,
    /// The API's own category of the error, where it has one beside the code.
    pub category: Option<String>,
    /// The connection, for the system of a customer behind the API, as the settings name it.
    pub connection: Option<String>,
    /// What is wrong with the request, field by field.
    pub violations: Vec<Violation>,
    /// Who refused the request's data: this library before sending, or the API.
    pub origin: Option<Origin>,
    /// The answer's HTTP status; of a webhook's delivery, the one to answer it with.
    pub http_status: Option<u16>,
    /// The call's own id, sent as `X-Request-Id` with each try.
    pub request_id: Option<String>,
    /// The id that the server gave its answer, if any.
    pub server_request_id: Option<String>,
    /// How often the request was sent, or was about to be.
    pub attempts: u32,
    /// How long the call took, all tries and waits together.
    pub elapsed: Duration,
    /// Whether the same call may succeed later without being changed, and repeating it does no harm.
    pub retryable: bool,
    /// How long the server asked to wait.
    pub retry_after: Option<Duration>,
    /// When a used-up quota starts anew.
    pub resets_at: Option<SystemTime>,
    /// How much of a used-up quota was counted here: a lower bound of what the server has counted.
    pub used: Option<u32>,
    /// The quota's limit: the configured one, or what was counted when the server refused.
    pub limit: Option<u32>,
    /// Where that limit comes from: `configured` or `server`.
    pub source: Option<&'static str>,
    /// The beginning of an answer that could not be understood, with secrets blotted out.
    pub excerpt: Option<String>,
    /// What an [`ErrorKind::OutcomeUnknown`] goes back to.
    pub cause: Option<Error>,
    /// Whether the server has said for certain that it has not carried out the request.
    pub(crate) refused: bool,
}

/// One thing that is wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Violation {
    /// The field, in the API's notation: `mako.address.address1`.
    #[serde(default)]
    pub path: String,
    /// What is wrong with it.
    #[serde(default)]
    pub message: String,
}

/// Who found the request's data to be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// This library, before anything was sent.
    Local,
    /// The API.
    Provider,
}

/// Which codes a row fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase", tag = "kind", content = "value")]
pub enum Code {
    /// This one.
    Is(&'static str),
    /// None: an answer without a code.
    None,
    /// Any, and none.
    Any,
}

/// A row of a system's error table.
#[derive(Clone, Copy, Debug, Serialize)]
#[non_exhaustive]
pub struct ErrorRow {
    /// The HTTP status; `None` fits any.
    pub http_status: Option<u16>,
    /// The API's code.
    pub code: Code,
    /// What it means.
    pub kind: ErrorKind,
    /// How well that is known.
    pub evidence: Evidence,
}

impl ErrorRow {
    /// A row of a table.
    pub(crate) const fn new(
        http_status: Option<u16>,
        code: Code,
        kind: ErrorKind,
        evidence: Evidence,
    ) -> Self {
        Self { http_status, code, kind, evidence }
    }

    /// The kind for a status and a code.
    pub(crate) fn find(table: &[Self], http_status: u16, code: Option<&str>) -> Option<ErrorKind> {
        let fits = |row: &&Self| {
            let code_fits = match row.code {
                Code::Is(expected) => code == Some(expected),
                Code::None => code.is_none(),
                Code::Any => true,
            };
            code_fits && row.http_status.is_none_or(|status| status == http_status)
        };
        table.iter().find(fits).map(|row| row.kind)
    }
}

impl Error {
    /// An error of a kind without further facts.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Arc::new(Facts {
            kind,
            message: message.into(),
            provider: None,
            operation: None,
            code: None,
            category: None,
            connection: None,
            violations: Vec::new(),
            origin: None,
            http_status: None,
            request_id: None,
            server_request_id: None,
            attempts: 0,
            elapsed: Duration::ZERO,
            retryable: false,
            retry_after: None,
            resets_at: None,
            used: None,
            limit: None,
            source: None,
            excerpt: None,
            cause: None,
            refused: false,
        }))
    }

    pub(crate) fn config(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Config, message)
    }

    /// The same error with more facts.
    #[must_use]
    pub(crate) fn with(mut self, add: impl FnOnce(&mut Facts)) -> Self {
        add(Arc::make_mut(&mut self.0));
        self
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Whether the kind is `kind` or falls under it.
    #[must_use]
    pub fn is(&self, kind: ErrorKind) -> bool {
        self.0.kind.is(kind)
    }

    /// All that is known.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.0
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let facts = self.facts();
        if let Some(operation) = &facts.operation {
            write!(formatter, "{operation}: ")?;
        }
        formatter.write_str(&facts.message)?;
        for Violation { path, message } in &facts.violations {
            write!(formatter, "; {path} {message}")?;
        }
        let mut separator = " (";
        let mut fact = |name: &str, value: Option<String>| {
            value.map_or(Ok(()), |value| {
                write!(formatter, "{}{name} {value}", std::mem::replace(&mut separator, ", "))
            })
        };
        fact("code", facts.code.clone())?;
        fact("HTTP", facts.http_status.map(|status| status.to_string()))?;
        fact("tries", (facts.attempts > 1).then(|| facts.attempts.to_string()))?;
        fact("request", facts.request_id.clone())?;
        if separator == ", " { formatter.write_str(")") } else { Ok(()) }
    }
}

/// What `main` prints of an error that it returns: the kind and the text. All facts are in [`Error::facts`].
impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}: {self}", self.kind())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.cause.as_ref().map(|cause| cause as _)
    }
}
