//! What the API says no with, and the shapes of it.

use std::collections::BTreeMap;
use std::time::Duration;

use http::StatusCode;
use http::header::{ALLOW, RETRY_AFTER};
use serde::Serialize;
use serde_json::json;

use super::errors::{self, MakiniErrorRow};
use super::settings::{ErrorForm, MakiniOptions, RetryAfter};
use crate::answer::Answer;
use crate::body::Unread;
use crate::room::Room;

/// Why a request is not done.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// A row of the error table, in its own words.
    Row(&'static MakiniErrorRow),
    /// A row of the error table, in words for this case.
    Told(&'static MakiniErrorRow, String),
    /// A method that the path does not take, and those that it does.
    Method(String),
    /// Too many requests; in so long there is room for one.
    Limited(Duration),
    /// Fields that are missing or wrong, and the complaints about each.
    Invalid(Violations),
}

/// Complaints by field.
pub(crate) type Violations = BTreeMap<String, Vec<String>>;

#[derive(Serialize)]
struct Problem<'a> {
    code: &'a str,
    #[serde(rename = "type")]
    category: &'a str,
    message: &'a str,
    request_id: &'a str,
}

impl Refusal {
    /// A field of the request that cannot be used.
    pub(crate) fn field(name: &str, problem: &str) -> Self {
        Self::Told(&errors::INVALID_REQUEST, format!("{name} {problem}"))
    }

    /// The answer that tells it.
    pub(crate) fn answer(self, room: &Room, request_id: &str) -> Answer {
        let told = |row, message: &str| problem(&room.options.makini, row, message, request_id);
        match self {
            Self::Row(row) => told(row, row.message),
            Self::Told(row, message) => told(row, &message),
            Self::Method(allowed) => {
                let row = &errors::METHOD_NOT_ALLOWED;
                told(row, row.message).with_header(ALLOW, &allowed)
            }
            Self::Limited(wait) => {
                let row = &errors::RATE_LIMIT_EXCEEDED;
                told(row, row.message).with_header(RETRY_AFTER, &retry_after(room, wait))
            }
            // INFERRED: the lists and the leaked rules of the published specification are Laravel's, and so is this.
            Self::Invalid(errors) => {
                let first = errors.values().flatten().next().cloned().unwrap_or_default();
                let body = json!({"message": first, "errors": errors});
                let code = Some(errors::INVALID_REQUEST.code);
                Answer { code, ..Answer::json(StatusCode::UNPROCESSABLE_ENTITY, &body) }
            }
        }
    }
}

impl From<Unread> for Refusal {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::TooLarge => Self::Row(&errors::PAYLOAD_TOO_LARGE),
            Unread::Broken => Self::Told(&errors::INVALID_REQUEST, "The body broke off".to_owned()),
        }
    }
}

/// An error in the shape that is in force. The four members are documented, their names are a GUESS.
pub(crate) fn problem(
    options: &MakiniOptions,
    row: &MakiniErrorRow,
    message: &str,
    request_id: &str,
) -> Answer {
    let status = StatusCode::from_u16(row.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let problem = Problem { code: row.code, category: row.category, message, request_id };
    let answer = match options.error_form {
        ErrorForm::Nested => Answer::json(status, &json!({"error": problem})),
        ErrorForm::Flat => Answer::json(status, &problem),
    };
    Answer { code: Some(row.code), ..answer }
}

/// When to come again. That the header is there is documented, its form is not.
fn retry_after(room: &Room, wait: Duration) -> String {
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    match room.options.makini.retry_after {
        RetryAfter::Seconds => seconds.to_string(),
        // Dates have no fractions: the second that has begun may be nearly over.
        RetryAfter::Date => httpdate::fmt_http_date(room.now() + Duration::from_secs(seconds + 1)),
    }
}
