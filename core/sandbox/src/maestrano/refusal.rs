//! What the three APIs say no with, each in its own form.

use http::StatusCode;
use http::header::ALLOW;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::market::ConnecErrors;
use crate::answer::Answer;

/// Why a request is not done: what is wrong, by field.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    pub(crate) errors: Vec<(&'static str, String)>,
    /// The value of `Allow`.
    pub(crate) allow: Option<String>,
}

/// The form in which an API answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `{"error": …}`.
    Platform,
    /// `{"success", "errors", "data"}`.
    Account,
    /// `{"errors": […]}`.
    Connec,
}

const SYSTEM: &str =
    "A system error occured. Please retry later or contact support@maestrano.com if the issue persists.";

impl Refusal {
    pub(crate) fn new(status: StatusCode, field: &'static str, message: &str) -> Self {
        Self { status, errors: vec![(field, message.to_owned())], allow: None }
    }

    /// A request that is wrong in one field.
    pub(crate) fn bad(field: &'static str, message: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, field, message)
    }

    /// The platform's words are a GUESS.
    pub(crate) fn unauthorized(form: Form) -> Self {
        let message = match form {
            Form::Platform => "Invalid API key or secret",
            Form::Account => "Invalid API token",
            Form::Connec => "Unauthorized Access",
        };
        Self::new(StatusCode::UNAUTHORIZED, "authentication", message)
    }

    pub(crate) fn system(form: Form) -> Self {
        let message = if form == Form::Connec { "Internal server error" } else { SYSTEM };
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "system", message)
    }

    pub(crate) fn too_many() -> Self {
        Self::new(StatusCode::TOO_MANY_REQUESTS, "rate", "Too many requests")
    }

    pub(crate) fn method(allow: String) -> Self {
        let refusal = Self::new(StatusCode::METHOD_NOT_ALLOWED, "method", "is not allowed here");
        Self { allow: Some(allow), ..refusal }
    }

    pub(crate) fn path() -> Self {
        Self::new(StatusCode::NOT_FOUND, "path", "does not exist")
    }
}

impl Form {
    pub(crate) fn of(path: &str) -> Self {
        match path {
            path if path.starts_with("/api/config/") => Self::Platform,
            path if path.starts_with("/api/v1/") => Self::Account,
            _ => Self::Connec,
        }
    }

    /// The whole answer.
    pub(crate) fn answer(self, refusal: &Refusal, errors: ConnecErrors) -> Answer {
        let code = refusal.errors.first().map(|(field, _)| *field);
        let body = self.body(refusal, errors);
        let answer = Answer { code, ..Answer::json(refusal.status, &body) };
        match &refusal.allow {
            Some(allow) => answer.with_header(ALLOW, allow),
            None => answer,
        }
    }

    pub(crate) fn body(self, refusal: &Refusal, errors: ConnecErrors) -> Value {
        match (self, errors) {
            (Self::Platform, _) => {
                let messages: Vec<_> = refusal.errors.iter().map(|(_, message)| message.as_str()).collect();
                json!({"error": messages.join("; ")})
            }
            (Self::Account, _) => {
                json!({"success": false, "errors": by_field(refusal), "data": {}})
            }
            (Self::Connec, ConnecErrors::List) => json!({"errors": listed(refusal)}),
            (Self::Connec, ConnecErrors::Object) => json!({"errors": by_field(refusal)}),
        }
    }
}

fn by_field(refusal: &Refusal) -> Value {
    let mut fields: Map<String, Value> = Map::new();
    for (field, message) in &refusal.errors {
        let messages = fields.entry(*field).or_insert_with(|| json!([]));
        if let Value::Array(messages) = messages {
            messages.push(message.as_str().into());
        }
    }
    fields.into()
}

fn listed(refusal: &Refusal) -> Vec<Value> {
    let status = refusal.status.as_u16().to_string();
    let told = |(field, message): &(&'static str, String)| {
        // A code is its title, in small letters and dashes.
        let code: Vec<_> =
            message.split(|c: char| !c.is_ascii_alphanumeric()).filter(|it| !it.is_empty()).collect();
        json!({
            "id": Uuid::new_v4().to_string(),
            "href": format!("http://maestrano.github.io/connec/#{field}"),
            "status": status,
            "code": code.join("-").to_ascii_lowercase(),
            "title": message,
            "detail": message,
        })
    };
    refusal.errors.iter().map(told).collect()
}
