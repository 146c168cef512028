//! Which answers of Mako's mean which error, as data.

use crate::error::Code::{self, Any, Is};
use crate::error::{ErrorKind, ErrorRow};
use crate::operation::Evidence;

/// Status and code to kind; the first row that fits counts. A code that no row has is an `Api` error that keeps it.
///
/// The guide lost the code names of six rows in extraction; the guessed ones are marked.
pub static ERRORS: &[ErrorRow] = &[
    row(Some(401), Is("invalid_client"), ErrorKind::InvalidClient, Evidence::Documented),
    row(Some(401), Is("invalid_token"), ErrorKind::InvalidToken, Evidence::Documented),
    row(Some(401), Is("unauthorizedSource"), ErrorKind::UnauthorizedSource, Evidence::Documented),
    row(Some(429), Is("rateLimitExceeded"), ErrorKind::RateLimited, Evidence::Documented),
    row(Some(429), Is("quotaLimitExceeded"), ErrorKind::QuotaExhausted, Evidence::Documented),
    row(None, Is("invalidData"), ErrorKind::InvalidData, Evidence::Documented),
    row(None, Is("noDataFound"), ErrorKind::NoDataFound, Evidence::Documented),
    row(None, Is("invalidParameter"), ErrorKind::InvalidParameter, Evidence::Guess),
    row(None, Is("malformedJson"), ErrorKind::MalformedJson, Evidence::Guess),
    row(None, Is("invalidState"), ErrorKind::InvalidState, Evidence::Guess),
    row(None, Is("duplicateEntity"), ErrorKind::DuplicateEntity, Evidence::Guess),
    row(None, Is("generalError"), ErrorKind::General, Evidence::Guess),
    row(Some(404), Code::None, ErrorKind::EndpointNotFound, Evidence::Documented),
    row(Some(405), Code::None, ErrorKind::MethodNotAllowed, Evidence::Documented),
    row(Some(415), Code::None, ErrorKind::UnsupportedMediaType, Evidence::Documented),
    row(Some(429), Code::None, ErrorKind::RateLimited, Evidence::Inferred),
    row(Some(500), Any, ErrorKind::Server, Evidence::Documented),
];

const fn row(http_status: Option<u16>, code: Code, kind: ErrorKind, evidence: Evidence) -> ErrorRow {
    ErrorRow { http_status, code, kind, evidence }
}
