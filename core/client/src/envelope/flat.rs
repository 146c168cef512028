//! Answers without anything around them, but for errors: `{"error": …}`, which is one even with HTTP status 200.

use http::StatusCode;
use serde_json::Value;

use super::read::{Envelope, Refusal, check_text, text};

/// Reads an answer, or says why it is none.
pub(crate) fn read(status: StatusCode, bytes: &[u8]) -> Result<Envelope<'_>, String> {
    let body = check_text(bytes)?.trim();
    let value: Value = serde_json::from_str(body).map_err(|error| format!("is no JSON: {error}"))?;
    match &value["error"] {
        Value::Null if !value.is_object() => Err("is no JSON object".to_owned()),
        Value::Null if status.is_success() => Ok(Envelope::Ok(Some(body))),
        Value::Null => Err("has no error in it".to_owned()),
        error => Ok(Envelope::Failed(refusal(error))),
    }
}

/// What form the error has is not documented.
fn refusal(error: &Value) -> Refusal {
    let message = text(error).or_else(|| text(&error["message"])).unwrap_or_else(|| error.to_string());
    Refusal { code: text(&error["code"]), message: Some(message), ..Refusal::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_one_with_any_status_and_in_any_form() {
        for (body, message, code) in [
            (r#"{"error":"no"}"#, "no", None),
            (r#"{"error":{"message":"no","code":7},"marketplaces":[]}"#, "no", Some("7")),
            (r#"{"error":["no"]}"#, r#"["no"]"#, None),
            (r#"{"error":true}"#, "true", None),
        ] {
            for status in [StatusCode::OK, StatusCode::UNAUTHORIZED] {
                let Ok(Envelope::Failed(refusal)) = read(status, body.as_bytes()) else {
                    panic!("{body} is an error")
                };
                assert_eq!((refusal.message.as_deref(), refusal.code.as_deref()), (Some(message), code));
            }
        }
    }

    #[test]
    fn a_good_answer_is_an_object_without_an_error() {
        for good in [" {} ", r#"{"error":null,"a":1}"#] {
            assert!(matches!(read(StatusCode::OK, good.as_bytes()), Ok(Envelope::Ok(Some(_)))), "{good}");
        }
        for none in ["", "<html>", "[]", "7", "null", "{", "{}{}"] {
            assert!(read(StatusCode::OK, none.as_bytes()).is_err(), "{none}");
        }
        assert!(read(StatusCode::BAD_GATEWAY, b"{}").is_err());
    }
}
