//! Answers whose HTTP status says whether they are good, and errors in the forms in which such APIs have them.
//!
//! Which form an error has is not documented by everybody who has one of them, so all are read: an object under `error` or by
//! itself, with `code`, `type`, `message` and an id of the request; an OAuth code; fields with their messages under `errors`.

use http::StatusCode;
use serde_json::Value;

use super::read::{Envelope, MOST_VIOLATIONS, Refusal, check_text, text};
use crate::error::Violation;

/// Reads an answer, or says why it is none.
pub(crate) fn read(status: StatusCode, bytes: &[u8]) -> Result<Envelope<'_>, String> {
    if status.is_success() {
        if bytes.is_empty() {
            return Ok(Envelope::Ok(None));
        }
        let body = check_text(bytes)?.trim();
        if !body.starts_with(['{', '[']) {
            return Err("is neither a JSON object nor a list".to_owned());
        }
        serde_json::from_str::<serde::de::IgnoredAny>(body)
            .map_err(|error| format!("is no JSON: {error}"))?;
        return Ok(Envelope::Ok(Some(body)));
    }
    let body: Value =
        serde_json::from_str(check_text(bytes)?).map_err(|error| format!("is no JSON: {error}"))?;
    if !body.is_object() {
        return Err("is no JSON object".to_owned());
    }
    refusal(&body).ok_or_else(|| "has no error in it".to_owned())
}

/// The record in the answer about one: `{"data": {…}}`, or the object itself.
pub(crate) fn record(body: &str) -> &str {
    #[derive(serde::Deserialize)]
    struct Wire<'a> {
        #[serde(borrow)]
        data: &'a serde_json::value::RawValue,
    }
    let data = serde_json::from_str::<Wire<'_>>(body).map(|wire| wire.data.get());
    data.ok().filter(|data| data.starts_with('{')).unwrap_or(body)
}

pub(super) fn refusal(body: &Value) -> Option<Envelope<'static>> {
    if let Some(code) = body["error"].as_str() {
        let message = text(&body["error_description"]).or_else(|| text(&body["message"]));
        return Some(match message {
            None => Envelope::OAuth(code.to_owned()),
            message => Envelope::Failed(Refusal { code: Some(code.to_owned()), message, ..named(body) }),
        });
    }
    let error = if body["error"].is_object() { &body["error"] } else { body };
    let refusal = Refusal {
        code: text(&error["code"]),
        category: text(&error["type"]),
        message: text(&error["message"]),
        violations: violations(&error["errors"]),
        ..named(if named(error).request_id.is_some() { error } else { body })
    };
    (refusal != Refusal::default()).then_some(Envelope::Failed(refusal))
}

/// The id of the request, which is called this or that.
fn named(object: &Value) -> Refusal {
    let id = ["request_id", "requestId"].iter().find_map(|name| text(&object[*name]));
    Refusal { request_id: id.filter(|id| !id.is_empty() && id.len() <= 200), ..Refusal::default() }
}

/// `{"field": ["message", …]}`.
pub(super) fn violations(errors: &Value) -> Vec<Violation> {
    let fields = errors.as_object().into_iter().flatten();
    let each = fields.flat_map(|(path, messages)| {
        let list = messages.as_array().map_or(std::slice::from_ref(messages), Vec::as_slice);
        list.iter().filter_map(text).map(move |message| Violation { path: path.clone(), message })
    });
    each.take(MOST_VIOLATIONS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(body: &str) -> Refusal {
        match read(StatusCode::BAD_REQUEST, body.as_bytes()) {
            Ok(Envelope::Failed(refusal)) => refusal,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn errors_are_read_in_every_form() {
        let wrapped = r#"{"error":{"code":"A","type":"t","message":"m","request_id":"r"}}"#;
        let flat = r#"{"code":"A","type":"t","message":"m","requestId":"r"}"#;
        assert_eq!(refused(wrapped), refused(flat));
        assert_eq!(refused(wrapped).request_id.as_deref(), Some("r"));
        let fields = refused(r#"{"message":"m","errors":{"title":["is required","is short"],"x":"y"}}"#);
        let told: Vec<_> =
            fields.violations.iter().map(|one| format!("{} {}", one.path, one.message)).collect();
        assert_eq!(told, ["title is required", "title is short", "x y"]);
        assert!(matches!(
            read(StatusCode::UNAUTHORIZED, br#"{"error":"invalid_token"}"#),
            Ok(Envelope::OAuth(_))
        ));
        for none in ["", "<html>", "[]", "{}", "7", r#"{"error":{}}"#] {
            assert!(read(StatusCode::BAD_REQUEST, none.as_bytes()).is_err(), "{none}");
        }
    }

    #[test]
    fn a_good_answer_is_json_or_nothing() {
        assert!(matches!(read(StatusCode::NO_CONTENT, b""), Ok(Envelope::Ok(None))));
        assert!(matches!(read(StatusCode::CREATED, b" [1] "), Ok(Envelope::Ok(Some("[1]")))));
        for none in ["<html>", "7", "{", "{}{}", " "] {
            assert!(read(StatusCode::OK, none.as_bytes()).is_err(), "{none}");
        }
        assert_eq!(record(r#"{"data": {"a":1}, "x": 2}"#), r#"{"a":1}"#);
        assert_eq!(record(r#"{"data": [1]}"#), r#"{"data": [1]}"#);
    }
}
