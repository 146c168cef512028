//! Answers in an envelope that says itself whether they are good: `{"success": true, "errors": {}, "data": …}`.

use http::StatusCode;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::data::violations;
use super::named;
use super::read::{Envelope, Refusal, check_text};

#[derive(Deserialize)]
struct Wire<'a> {
    #[serde(default)]
    success: Option<bool>,
    #[serde(default)]
    errors: Value,
    #[serde(borrow, default)]
    data: Option<&'a RawValue>,
}

/// Reads an answer, or says why it is none. One that is not good is a refusal, also with HTTP status 200.
pub(super) fn read(status: StatusCode, bytes: &[u8]) -> Result<Envelope<'_>, String> {
    let text = check_text(bytes)?;
    let wire = text.trim_start().starts_with('{').then(|| serde_json::from_str::<Wire<'_>>(text));
    let wire = match wire {
        Some(Ok(wire)) => wire,
        // Something between us and the API has answered.
        _ if !status.is_success() => return named::refused(text),
        Some(Err(error)) => return Err(format!("is no envelope: {error}")),
        None => return Err("is no envelope: it is no JSON object".to_owned()),
    };
    match wire.success {
        Some(true) if !is_nothing(&wire.errors) => Err("says that it is good, and has errors".to_owned()),
        Some(true) => Ok(Envelope::Ok(wire.data.map(RawValue::get).filter(|data| *data != "null"))),
        Some(false) => Ok(Envelope::Failed(refusal(&wire.errors))),
        None if !status.is_success() => named::refused(text),
        None => Err("does not say whether it is good (success)".to_owned()),
    }
}

fn is_nothing(errors: &Value) -> bool {
    match errors {
        Value::Null => true,
        Value::Object(fields) => fields.is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    }
}

/// `{"field": ["message", …]}`. A field that is alone says what is wrong as a code would.
fn refusal(errors: &Value) -> Refusal {
    let violations = violations(errors);
    let field = violations.first().map(|first| first.path.clone());
    let field = field.filter(|field| violations.iter().all(|other| other.path == *field));
    Refusal { message: Some(named::REFUSED.to_owned()), violations, field, ..Refusal::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: StatusCode, body: &str) -> Refusal {
        match read(status, body.as_bytes()) {
            Ok(Envelope::Failed(refusal)) => refusal,
            other => panic!("{body}: {other:?}"),
        }
    }

    #[test]
    fn what_did_not_succeed_is_a_refusal_whatever_the_status_says() {
        for status in [StatusCode::OK, StatusCode::BAD_REQUEST, StatusCode::INTERNAL_SERVER_ERROR] {
            let one = refused(status, r#"{"success":false,"errors":{"id":["does not exist"]},"data":{}}"#);
            assert_eq!(
                (one.field.as_deref(), one.violations[0].message.as_str()),
                (Some("id"), "does not exist")
            );
            let two = refused(status, r#"{"success":false,"errors":{"a":["x","y"],"b":["z"]}}"#);
            assert_eq!((two.field, two.violations.len()), (None, 3));
            assert!(refused(status, r#"{"success":false}"#).message.is_some());
        }
    }

    #[test]
    fn a_good_answer_gives_its_data_as_they_stand() {
        let body = br#"{"success":true,"errors":{},"data":{"price_cents": 2000}}"#;
        let Ok(Envelope::Ok(Some(data))) = read(StatusCode::OK, body) else { panic!("it is good") };
        assert_eq!(data, r#"{"price_cents": 2000}"#);
    }

    #[test]
    fn what_contradicts_itself_is_no_answer() {
        for (status, body) in [
            (StatusCode::OK, "{}"),
            (StatusCode::OK, "[]"),
            (StatusCode::OK, ""),
            (StatusCode::OK, "<html>"),
            (StatusCode::OK, r#"{"success":"true","data":{}}"#),
            (StatusCode::OK, r#"{"success":true,"errors":{"a":["b"]},"data":{}}"#),
            (StatusCode::OK, r#"{"success":true,"success":true,"data":{}}"#),
        ] {
            assert!(read(status, body.as_bytes()).is_err(), "{status} {body}");
        }
    }
}
