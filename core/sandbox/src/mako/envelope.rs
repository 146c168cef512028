//! The two shapes of an answer: the envelope, and the bare objects around tokens.

use http::StatusCode;
use serde::Serialize;

use super::errors::{self, ErrorRow};
use crate::answer::Answer;

/// What is wrong with one field.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Violation {
    pub(crate) path: String,
    pub(crate) message: &'static str,
}

#[derive(Serialize)]
struct Ok<T> {
    status: &'static str,
    body: T,
}

#[derive(Serialize)]
struct Failed<'a> {
    status: &'static str,
    error: Error<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Error<'a> {
    error_code: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_details: Option<Details<'a>>,
}

#[derive(Serialize)]
struct Details<'a> {
    violations: &'a [Violation],
}

#[derive(Serialize)]
struct Bare {
    error: &'static str,
}

pub(crate) fn ok(body: impl Serialize) -> Answer {
    Answer::json(StatusCode::OK, &Ok { status: "OK", body })
}

pub(crate) fn failed(row: &ErrorRow) -> Answer {
    failed_with(row, row.message)
}

pub(crate) fn failed_with(row: &ErrorRow, message: &str) -> Answer {
    wrap(row, Error { error_code: row.code, message, error_details: None })
}

pub(crate) fn invalid(violations: &[Violation]) -> Answer {
    let row = &errors::INVALID_DATA;
    let error_details = Some(Details { violations });
    wrap(row, Error { error_code: row.code, message: row.message, error_details })
}

/// The bare object of `invalid_client` and `invalid_token`.
pub(crate) fn unwrapped(row: &ErrorRow) -> Answer {
    coded(row, &Bare { error: row.code })
}

fn wrap(row: &ErrorRow, error: Error<'_>) -> Answer {
    coded(row, &Failed { status: "FAILED", error })
}

fn coded(row: &ErrorRow, body: &impl Serialize) -> Answer {
    let status = StatusCode::from_u16(row.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    Answer { code: Some(row.code), ..Answer::json(status, body) }
}
