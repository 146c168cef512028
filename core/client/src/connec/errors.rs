//! Which answers of Connec! mean which error, as data.

use crate::error::Code::{self, Any};
use crate::error::{ErrorKind, ErrorRow};
use crate::operation::Evidence;

/// Status and code to kind; the first row that fits counts. An answer that no row has is an `Api` error that keeps its code.
///
/// What is INFERRED was read in the vendor's sandbox application.
pub static ERRORS: &[ErrorRow] = &[
    // It is also what is said to a group that is not the marketplace's.
    row(Some(401), Any, ErrorKind::InvalidClient, Evidence::Inferred),
    row(Some(403), Any, ErrorKind::PermissionDenied, Evidence::Guess),
    row(Some(400), Any, ErrorKind::InvalidData, Evidence::Inferred),
    row(Some(422), Any, ErrorKind::InvalidData, Evidence::Guess),
    row(Some(404), Any, ErrorKind::NoDataFound, Evidence::Inferred),
    row(Some(405), Any, ErrorKind::MethodNotAllowed, Evidence::Guess),
    row(Some(409), Any, ErrorKind::Conflict, Evidence::Inferred),
    row(Some(415), Any, ErrorKind::UnsupportedMediaType, Evidence::Guess),
    row(Some(429), Any, ErrorKind::RateLimited, Evidence::Guess),
    row(Some(500), Any, ErrorKind::Server, Evidence::Inferred),
];

const fn row(http_status: Option<u16>, code: Code, kind: ErrorKind, evidence: Evidence) -> ErrorRow {
    ErrorRow { http_status, code, kind, evidence }
}
