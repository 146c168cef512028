//! Which answers of the account API mean which error, as data.

use crate::error::Code::{Any, Is};
use crate::error::{ErrorKind, ErrorRow};
use crate::operation::Evidence;

/// Status and code to kind; the first row that fits counts. The API has no codes: where an answer names one field only, that
/// stands in for one. An answer that no row has is an `Api` error.
///
/// The vendor's page shows no error. What is INFERRED was read in its sandbox application.
pub static ERRORS: &[ErrorRow] = &[
    ErrorRow::new(Some(401), Any, ErrorKind::InvalidClient, Evidence::Inferred),
    ErrorRow::new(None, Is("authentication"), ErrorKind::InvalidClient, Evidence::Inferred),
    ErrorRow::new(Some(403), Any, ErrorKind::PermissionDenied, Evidence::Guess),
    ErrorRow::new(None, Is("id"), ErrorKind::NoDataFound, Evidence::Inferred),
    ErrorRow::new(None, Is("status"), ErrorKind::InvalidState, Evidence::Inferred),
    ErrorRow::new(None, Is("system"), ErrorKind::Server, Evidence::Inferred),
    ErrorRow::new(Some(400), Any, ErrorKind::InvalidData, Evidence::Inferred),
    ErrorRow::new(Some(422), Any, ErrorKind::InvalidData, Evidence::Guess),
    ErrorRow::new(Some(404), Any, ErrorKind::EndpointNotFound, Evidence::Inferred),
    ErrorRow::new(Some(405), Any, ErrorKind::MethodNotAllowed, Evidence::Inferred),
    ErrorRow::new(Some(415), Any, ErrorKind::UnsupportedMediaType, Evidence::Guess),
    ErrorRow::new(Some(429), Any, ErrorKind::RateLimited, Evidence::Guess),
    ErrorRow::new(Some(500), Any, ErrorKind::Server, Evidence::Inferred),
];
