//! Which answers of Mako's mean which error, as data.

use crate::error::Code::{self, Any, Is};
use crate::error::{ErrorKind, ErrorRow};
use crate::operation::Evidence;

/// Status and code to kind; the first row that fits counts. A code that no row has is an `Api` error that keeps it.
///
/// The guide lost the code names of six rows in extraction; the guessed ones are marked.
pub static ERRORS: &[ErrorRow] = &[
    ErrorRow::new(Some(401), Is("invalid_client"), ErrorKind::InvalidClient, Evidence::Documented),
    ErrorRow::new(Some(401), Is("invalid_token"), ErrorKind::InvalidToken, Evidence::Documented),
    ErrorRow::new(Some(401), Is("unauthorizedSource"), ErrorKind::UnauthorizedSource, Evidence::Documented),
    ErrorRow::new(Some(429), Is("rateLimitExceeded"), ErrorKind::RateLimited, Evidence::Documented),
    ErrorRow::new(Some(429), Is("quotaLimitExceeded"), ErrorKind::QuotaExhausted, Evidence::Documented),
    ErrorRow::new(None, Is("invalidData"), ErrorKind::InvalidData, Evidence::Documented),
    ErrorRow::new(None, Is("noDataFound"), ErrorKind::NoDataFound, Evidence::Documented),
    ErrorRow::new(None, Is("invalidParameter"), ErrorKind::InvalidParameter, Evidence::Guess),
    ErrorRow::new(None, Is("malformedJson"), ErrorKind::MalformedJson, Evidence::Guess),
    ErrorRow::new(None, Is("invalidState"), ErrorKind::InvalidState, Evidence::Guess),
    ErrorRow::new(None, Is("duplicateEntity"), ErrorKind::DuplicateEntity, Evidence::Guess),
    ErrorRow::new(None, Is("generalError"), ErrorKind::General, Evidence::Guess),
    ErrorRow::new(Some(404), Code::None, ErrorKind::EndpointNotFound, Evidence::Documented),
    ErrorRow::new(Some(405), Code::None, ErrorKind::MethodNotAllowed, Evidence::Documented),
    ErrorRow::new(Some(415), Code::None, ErrorKind::UnsupportedMediaType, Evidence::Documented),
    ErrorRow::new(Some(429), Code::None, ErrorKind::RateLimited, Evidence::Inferred),
    ErrorRow::new(Some(500), Any, ErrorKind::Server, Evidence::Documented),
];
