//! What the API says no with.

use http::StatusCode;
use http::header::ALLOW;
use serde::Serialize;

use super::errors::{self, ErrorRow};
use super::{envelope, pages};
use crate::answer::Answer;
use crate::body::Unread;

/// Why a request is not done.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// A row of the error table, in its own words.
    Row(&'static ErrorRow),
    /// A row of the error table, in words for this case.
    Told(&'static ErrorRow, &'static str),
    /// Fields that are missing or wrong.
    Invalid(Vec<Violation>),
    /// No such path.
    Path,
    /// A method that the path does not take, and those that it does.
    Method(String),
    /// A content type that the operation does not take.
    MediaType,
    /// A body that could not be read.
    Unread(Unread),
}

/// What is wrong with one field.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Violation {
    pub(crate) path: String,
    pub(crate) message: &'static str,
}

impl From<Unread> for Refusal {
    fn from(unread: Unread) -> Self {
        Self::Unread(unread)
    }
}

impl From<Refusal> for Answer {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            // Those around tokens are bare; all others come in the envelope.
            Refusal::Row(row) if *row == errors::INVALID_CLIENT || *row == errors::INVALID_TOKEN => {
                envelope::bare(row)
            }
            Refusal::Row(row) => envelope::row(row),
            Refusal::Told(row, message) => envelope::failed(row, message, &[]),
            Refusal::Invalid(violations) => {
                envelope::failed(&errors::INVALID_DATA, errors::INVALID_DATA.message, &violations)
            }
            Refusal::Path => pages::page(StatusCode::NOT_FOUND),
            Refusal::Method(allowed) => {
                pages::page(StatusCode::METHOD_NOT_ALLOWED).with_header(ALLOW, &allowed)
            }
            Refusal::MediaType => pages::page(StatusCode::UNSUPPORTED_MEDIA_TYPE),
            Refusal::Unread(unread) => unread.into(),
        }
    }
}
