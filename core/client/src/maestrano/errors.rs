//! Which answers of the account API mean which error, as data.

use crate::error::Code::{self, Any, Is};
use crate::error::{ErrorKind, ErrorRow};
use crate::operation::Evidence;

/// Status and code to kind; the first row that fits counts. The API has no codes: where an answer names one field only, that
/// stands in for one. An answer that no row has is an `Api` error.
///
/// The vendor's page shows no error. What is INFERRED was read in its sandbox application.
pub static ERRORS: &[ErrorRow] = &[
    row(Some(401), Any, ErrorKind::InvalidClient, Evidence::Inferred),
    row(None, Is("authentication"), ErrorKind::InvalidClient, Evidence::Inferred),
    row(Some(403), Any, ErrorKind::PermissionDenied, Evidence::Guess),
    row(None, Is("id"), ErrorKind::NoDataFound, Evidence::Inferred),
    row(None, Is("status"), ErrorKind::InvalidState, Evidence::Inferred),
    row(None, Is("system"), ErrorKind::Server, Evidence::Inferred),
    row(Some(400), Any, ErrorKind::InvalidData, Evidence::Inferred),
    row(Some(422), Any, ErrorKind::InvalidData, Evidence::Guess),
    row(Some(404), Any, ErrorKind::EndpointNotFound, Evidence::Inferred),
    row(Some(405), Any, ErrorKind::MethodNotAllowed, Evidence::Inferred),
    row(Some(415), Any, ErrorKind::UnsupportedMediaType, Evidence::Guess),
    row(Some(429), Any, ErrorKind::RateLimited, Evidence::Guess),
    row(Some(500), Any, ErrorKind::Server, Evidence::Inferred),
];

const fn row(http_status: Option<u16>, code: Code, kind: ErrorKind, evidence: Evidence) -> ErrorRow {
    ErrorRow { http_status, code, kind, evidence }
}
