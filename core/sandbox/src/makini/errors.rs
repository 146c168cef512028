//! The errors of the Makini API: every code, its type, its HTTP status and how we know.

use serde::Serialize;

use crate::mako::errors::Evidence;

/// One row of the error table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct MakiniErrorRow {
    /// The code in the body.
    pub code: &'static str,
    /// The type in the body, which is a category.
    #[serde(rename = "type")]
    pub category: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// The message, unless the case has one of its own.
    pub message: &'static str,
    /// How the code is known. The types are a guess throughout; the statuses 400, 401, 403, 429, 500 and 503 are
    /// documented.
    pub evidence: Evidence,
}

/// Every error of the emulated API.
pub const MAKINI_ERRORS: &[MakiniErrorRow] = &[
    AUTHENTICATION_FAILED,
    REAUTHORIZATION_REQUIRED,
    PERMISSION_DENIED,
    CONNECTION_INACTIVE,
    INVALID_REQUEST,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    UNSUPPORTED_MEDIA_TYPE,
    PAYLOAD_TOO_LARGE,
    RATE_LIMIT_EXCEEDED,
    CONNECTION_OFFLINE,
    INTERNAL_ERROR,
];

pub(crate) const AUTHENTICATION_FAILED: MakiniErrorRow =
    documented("AUTHENTICATION_FAILED", "authentication_error", 401, "The token is invalid or has expired");
pub(crate) const RATE_LIMIT_EXCEEDED: MakiniErrorRow =
    documented("RATE_LIMIT_EXCEEDED", "rate_limit_error", 429, "Too many requests for this connection");
pub(crate) const REAUTHORIZATION_REQUIRED: MakiniErrorRow = guess(
    "REAUTHORIZATION_REQUIRED",
    "authentication_error",
    401,
    "The connected system refuses its credentials; the customer must reconnect",
);
pub(crate) const PERMISSION_DENIED: MakiniErrorRow =
    guess("PERMISSION_DENIED", "permission_error", 403, "The token is not for this endpoint");
pub(crate) const CONNECTION_INACTIVE: MakiniErrorRow =
    guess("CONNECTION_INACTIVE", "permission_error", 403, "The connection is inactive for lack of credits");
pub(crate) const INVALID_REQUEST: MakiniErrorRow =
    guess("INVALID_REQUEST", "invalid_request_error", 400, "The request is invalid");
pub(crate) const NOT_FOUND: MakiniErrorRow =
    guess("NOT_FOUND", "invalid_request_error", 404, "There is nothing at this path");
pub(crate) const METHOD_NOT_ALLOWED: MakiniErrorRow =
    guess("METHOD_NOT_ALLOWED", "invalid_request_error", 405, "The path does not take this method");
pub(crate) const UNSUPPORTED_MEDIA_TYPE: MakiniErrorRow =
    guess("UNSUPPORTED_MEDIA_TYPE", "invalid_request_error", 415, "Send JSON as application/json");
pub(crate) const PAYLOAD_TOO_LARGE: MakiniErrorRow =
    guess("PAYLOAD_TOO_LARGE", "invalid_request_error", 413, "The body is too large");
pub(crate) const CONNECTION_OFFLINE: MakiniErrorRow =
    guess("CONNECTION_OFFLINE", "connection_error", 503, "The connected system is unreachable");
pub(crate) const INTERNAL_ERROR: MakiniErrorRow =
    guess("INTERNAL_ERROR", "server_error", 500, "Internal server error");

const fn documented(
    code: &'static str,
    category: &'static str,
    status: u16,
    message: &'static str,
) -> MakiniErrorRow {
    MakiniErrorRow { code, category, status, message, evidence: Evidence::Documented }
}

const fn guess(
    code: &'static str,
    category: &'static str,
    status: u16,
    message: &'static str,
) -> MakiniErrorRow {
    MakiniErrorRow { code, category, status, message, evidence: Evidence::Guess }
}
