//! Which answers of Makini's mean which error, as data.

use crate::error::Code::{self, Any, Is};
use crate::error::{ErrorKind, ErrorRow};
use crate::operation::Evidence;

/// Status and code to kind; the first row that fits counts. A code that no row has is an `Api` error that keeps it.
///
/// The documentation names two codes, and that reauthorisation has codes of its own; it names six statuses.
pub static ERRORS: &[ErrorRow] = &[
    row(Some(429), Any, ErrorKind::RateLimited, Evidence::Documented),
    row(None, Is("RATE_LIMIT_EXCEEDED"), ErrorKind::RateLimited, Evidence::Documented),
    row(None, Is("REAUTHORIZATION_REQUIRED"), ErrorKind::ReauthorizationRequired, Evidence::Guess),
    row(None, Is("REAUTHENTICATION_REQUIRED"), ErrorKind::ReauthorizationRequired, Evidence::Guess),
    row(None, Is("CONNECTION_REAUTHORIZATION_REQUIRED"), ErrorKind::ReauthorizationRequired, Evidence::Guess),
    row(None, Is("RECONNECT_REQUIRED"), ErrorKind::ReauthorizationRequired, Evidence::Guess),
    row(Some(401), Is("PERMISSION_DENIED"), ErrorKind::PermissionDenied, Evidence::Guess),
    row(Some(401), Is("INSUFFICIENT_PERMISSIONS"), ErrorKind::PermissionDenied, Evidence::Guess),
    row(None, Is("AUTHENTICATION_FAILED"), ErrorKind::InvalidToken, Evidence::Documented),
    row(Some(401), Any, ErrorKind::InvalidToken, Evidence::Documented),
    row(Some(403), Any, ErrorKind::PermissionDenied, Evidence::Documented),
    row(Some(400), Any, ErrorKind::InvalidData, Evidence::Documented),
    row(Some(422), Any, ErrorKind::InvalidData, Evidence::Inferred),
    row(Some(404), Any, ErrorKind::NoDataFound, Evidence::Inferred),
    row(Some(405), Any, ErrorKind::MethodNotAllowed, Evidence::Inferred),
    row(Some(409), Any, ErrorKind::Conflict, Evidence::Guess),
    row(Some(415), Any, ErrorKind::UnsupportedMediaType, Evidence::Inferred),
    row(Some(500), Any, ErrorKind::Server, Evidence::Documented),
    row(Some(503), Any, ErrorKind::Server, Evidence::Documented),
];

const fn row(http_status: Option<u16>, code: Code, kind: ErrorKind, evidence: Evidence) -> ErrorRow {
    ErrorRow { http_status, code, kind, evidence }
}
