//! Which answers of Mako's mean which error, as data.

use crate::error::{ErrorKind, ErrorRow};
use crate::operation::Evidence;

/// Status and code to kind; the first row that fits counts. A code that no row has is an `Api` error that keeps it.
///
/// The guide lost the code names of six rows in extraction; the guessed ones are marked.
pub static ERRORS: &[ErrorRow] = &[
    row(Some(401), Some("invalid_client"), ErrorKind::InvalidClient, Evidence::Documented),
    row(Some(401), Some("invalid_token"), ErrorKind::InvalidToken, Evidence::Documented),
    row(Some(401), Some("unauthorizedSource"), ErrorKind::UnauthorizedSource, Evidence::Documented),
    row(Some(404), None, ErrorKind::EndpointNotFound, Evidence::Documented),
    row(Some(405), None, ErrorKind::MethodNotAllowed, Evidence::Documented),
    row(Some(415), None, ErrorKind::UnsupportedMediaType, Evidence::Documented),
    row(Some(429), Some("rateLimitExceeded"), ErrorKind::RateLimited, Evidence::Documented),
    row(Some(429), Some("quotaLimitExceeded"), ErrorKind::QuotaExhausted, Evidence::Documented),
    row(Some(429), None, ErrorKind::RateLimited, Evidence::Inferred),
    row(Some(500), None, ErrorKind::Server, Evidence::Documented),
    row(None, Some("invalidData"), ErrorKind::InvalidData, Evidence::Documented),
    row(None, Some("noDataFound"), ErrorKind::NoDataFound, Evidence::Documented),
    row(None, Some("invalidParameter"), ErrorKind::InvalidParameter, Evidence::Guess),
    row(None, Some("malformedJson"), ErrorKind::MalformedJson, Evidence::Guess),
    row(None, Some("invalidState"), ErrorKind::InvalidState, Evidence::Guess),
    row(None, Some("duplicateEntity"), ErrorKind::DuplicateEntity, Evidence::Guess),
    row(None, Some("generalError"), ErrorKind::General, Evidence::Guess),
];

const fn row(
    http_status: Option<u16>,
    code: Option<&'static str>,
    kind: ErrorKind,
    evidence: Evidence,
) -> ErrorRow {
    ErrorRow { http_status, code, kind, evidence }
}
