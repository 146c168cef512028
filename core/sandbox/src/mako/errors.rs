//! The errors of the Mako API: every code, its HTTP status and how we know.

use serde::Serialize;

/// How a fact is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// The guide prints it.
    Documented,
    /// A reading of what the guide or the vendor's manual prints.
    Inferred,
    /// The guide names the error and its HTTP status; its code was lost, and this one is made up after the others.
    Guess,
}

/// One row of the error table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ErrorRow {
    /// The code in the body.
    pub code: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// The message, unless the case has one of its own.
    pub message: &'static str,
    /// How the code is known; the status is documented throughout.
    pub evidence: Evidence,
}

/// Every error that the guide lists with a JSON body. The pages for 404, 405 and 415 are not JSON.
pub const MAKO_ERRORS: &[ErrorRow] = &[
    INVALID_CLIENT,
    INVALID_TOKEN,
    UNAUTHORIZED_SOURCE,
    INVALID_PARAMETER,
    MALFORMED_JSON,
    INVALID_DATA,
    INTERNAL_ERROR,
    RATE_LIMIT_EXCEEDED,
    QUOTA_LIMIT_EXCEEDED,
    GENERAL_ERROR,
    NO_DATA_FOUND,
    INVALID_STATE,
    DUPLICATE_ENTITY,
];

// The first two are bare objects without a message.
pub(crate) const INVALID_CLIENT: ErrorRow = documented("invalid_client", 401, "");
pub(crate) const INVALID_TOKEN: ErrorRow = documented("invalid_token", 401, "");
pub(crate) const UNAUTHORIZED_SOURCE: ErrorRow = documented("unauthorizedSource", 401, "Unauthorized source");
pub(crate) const INVALID_DATA: ErrorRow = documented("invalidData", 200, "Invalid data supplied");
pub(crate) const RATE_LIMIT_EXCEEDED: ErrorRow = documented("rateLimitExceeded", 429, "Rate limit exceeded");
pub(crate) const QUOTA_LIMIT_EXCEEDED: ErrorRow =
    documented("quotaLimitExceeded", 429, "Quota limit exceeded");
pub(crate) const NO_DATA_FOUND: ErrorRow = documented("noDataFound", 200, "No data found");
pub(crate) const INVALID_PARAMETER: ErrorRow = guess("invalidParameter", 200, "Invalid parameter");
pub(crate) const MALFORMED_JSON: ErrorRow = guess("malformedJson", 200, "Malformed JSON input");
pub(crate) const INTERNAL_ERROR: ErrorRow = guess("internalError", 500, "Internal server error");
pub(crate) const GENERAL_ERROR: ErrorRow = guess("generalError", 200, "General error");
pub(crate) const INVALID_STATE: ErrorRow = guess("invalidState", 200, "Invalid state");
pub(crate) const DUPLICATE_ENTITY: ErrorRow = guess("duplicateEntity", 200, "Duplicate entity");

const fn documented(code: &'static str, status: u16, message: &'static str) -> ErrorRow {
    ErrorRow { code, status, message, evidence: Evidence::Documented }
}

const fn guess(code: &'static str, status: u16, message: &'static str) -> ErrorRow {
    ErrorRow { code, status, message, evidence: Evidence::Guess }
}
