//! The two shapes of an answer: the envelope, and the bare objects around tokens.

use http::StatusCode;
use serde::Serialize;

use super::errors::ErrorRow;
use super::refusal::Violation;
use crate::answer::Answer;

#[derive(Serialize)]
struct Success<T> {
    status: &'static str,
    body: T,
}

#[derive(Serialize)]
struct Failure<'a> {
    status: &'static str,
    error: Problem<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Problem<'a> {
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
    Answer::json(StatusCode::OK, &Success { status: "OK", body })
}

/// A failure; without violations it has no details.
pub(crate) fn failed(row: &ErrorRow, message: &str, violations: &[Violation]) -> Answer {
    let error_details = (!violations.is_empty()).then_some(Details { violations });
    let error = Problem { error_code: row.code, message, error_details };
    coded(row, &Failure { status: "FAILED", error })
}

/// A failure in the words of its row.
pub(crate) fn row(row: &ErrorRow) -> Answer {
    failed(row, row.message, &[])
}

/// The object that is not in the envelope: `invalid_client` and `invalid_token` only.
pub(crate) fn bare(row: &ErrorRow) -> Answer {
    coded(row, &Bare { error: row.code })
}

fn coded(row: &ErrorRow, body: &impl Serialize) -> Answer {
    let status = StatusCode::from_u16(row.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    Answer { code: Some(row.code), ..Answer::json(status, body) }
}
