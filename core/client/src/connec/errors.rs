//! Which answers of Connec! mean which error, as data.

use crate::error::Code::Any;
use crate::error::{ErrorKind, ErrorRow};
use crate::operation::Evidence;

/// Status and code to kind; the first row that fits counts. An answer that no row has is an `Api` error that keeps its code.
///
/// What is INFERRED was read in the vendor's sandbox application.
pub static ERRORS: &[ErrorRow] = &[
    // It is also what is said to a group that is not the marketplace's.
    ErrorRow::new(Some(401), Any, ErrorKind::InvalidClient, Evidence::Inferred),
    ErrorRow::new(Some(403), Any, ErrorKind::PermissionDenied, Evidence::Guess),
    ErrorRow::new(Some(400), Any, ErrorKind::InvalidData, Evidence::Inferred),
    ErrorRow::new(Some(422), Any, ErrorKind::InvalidData, Evidence::Guess),
    ErrorRow::new(Some(404), Any, ErrorKind::NoDataFound, Evidence::Inferred),
    ErrorRow::new(Some(405), Any, ErrorKind::MethodNotAllowed, Evidence::Guess),
    ErrorRow::new(Some(409), Any, ErrorKind::Conflict, Evidence::Inferred),
    ErrorRow::new(Some(415), Any, ErrorKind::UnsupportedMediaType, Evidence::Guess),
    ErrorRow::new(Some(429), Any, ErrorKind::RateLimited, Evidence::Guess),
    ErrorRow::new(Some(500), Any, ErrorKind::Server, Evidence::Inferred),
];
