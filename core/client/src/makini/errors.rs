//! Which answers of Makini's mean which error, as data.

use crate::error::Code::{Any, Is};
use crate::error::{ErrorKind, ErrorRow};
use crate::operation::Evidence;

/// Status and code to kind; the first row that fits counts. A code that no row has is an `Api` error that keeps it.
///
/// The documentation names two codes, and that reauthorisation has codes of its own; it names six statuses.
pub static ERRORS: &[ErrorRow] = &[
    ErrorRow::new(Some(429), Any, ErrorKind::RateLimited, Evidence::Documented),
    ErrorRow::new(None, Is("RATE_LIMIT_EXCEEDED"), ErrorKind::RateLimited, Evidence::Documented),
    ErrorRow::new(None, Is("REAUTHORIZATION_REQUIRED"), ErrorKind::ReauthorizationRequired, Evidence::Guess),
    ErrorRow::new(None, Is("REAUTHENTICATION_REQUIRED"), ErrorKind::ReauthorizationRequired, Evidence::Guess),
    ErrorRow::new(
        None,
        Is("CONNECTION_REAUTHORIZATION_REQUIRED"),
        ErrorKind::ReauthorizationRequired,
        Evidence::Guess,
    ),
    ErrorRow::new(None, Is("RECONNECT_REQUIRED"), ErrorKind::ReauthorizationRequired, Evidence::Guess),
    ErrorRow::new(Some(401), Is("PERMISSION_DENIED"), ErrorKind::PermissionDenied, Evidence::Guess),
    ErrorRow::new(Some(401), Is("INSUFFICIENT_PERMISSIONS"), ErrorKind::PermissionDenied, Evidence::Guess),
    ErrorRow::new(None, Is("AUTHENTICATION_FAILED"), ErrorKind::InvalidToken, Evidence::Documented),
    ErrorRow::new(Some(401), Any, ErrorKind::InvalidToken, Evidence::Documented),
    ErrorRow::new(Some(403), Any, ErrorKind::PermissionDenied, Evidence::Documented),
    ErrorRow::new(Some(400), Any, ErrorKind::InvalidData, Evidence::Documented),
    ErrorRow::new(Some(422), Any, ErrorKind::InvalidData, Evidence::Inferred),
    ErrorRow::new(Some(404), Any, ErrorKind::NoDataFound, Evidence::Inferred),
    ErrorRow::new(Some(405), Any, ErrorKind::MethodNotAllowed, Evidence::Inferred),
    ErrorRow::new(Some(409), Any, ErrorKind::Conflict, Evidence::Guess),
    ErrorRow::new(Some(415), Any, ErrorKind::UnsupportedMediaType, Evidence::Inferred),
    ErrorRow::new(Some(500), Any, ErrorKind::Server, Evidence::Documented),
    ErrorRow::new(Some(503), Any, ErrorKind::Server, Evidence::Documented),
];
