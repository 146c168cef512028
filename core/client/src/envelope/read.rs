//! Reads the envelope without reading what is in it.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::error::Violation;

/// The deepest nesting that is let through to a parser, ours or the host language's.
pub(crate) const MAX_DEPTH: usize = 128;

/// More of them help nobody.
pub(crate) const MOST_VIOLATIONS: usize = 1000;

/// What the bytes of an answer say.
#[derive(Debug)]
pub(crate) enum Envelope<'a> {
    /// `{"status": "OK", "body": …}`; the body's JSON as it stands, if there is one and it is not null.
    Ok(Option<&'a str>),
    /// `{"status": "FAILED", "error": {…}}`.
    Failed(Refusal),
    /// `{"error": "…"}`, as the token's errors come.
    OAuth(String),
}

/// What can be read of a refusal.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) code: Option<String>,
    pub(crate) category: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) violations: Vec<Violation>,
    pub(crate) request_id: Option<String>,
    /// The only field that is wrong, where the API has no codes: it stands in for one.
    pub(crate) field: Option<String>,
}

#[derive(Deserialize)]
struct Wire<'a> {
    #[serde(borrow, default)]
    status: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    body: Option<&'a RawValue>,
    #[serde(borrow, default)]
    error: Option<&'a RawValue>,
}

impl<'a> Envelope<'a> {
    /// Reads an envelope, or says why it is none.
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, String> {
        let text = check_text(bytes)?;
        let wire: Wire<'a> = object(text).map_err(|why| format!("is no envelope: {why}"))?;
        match (wire.status.as_deref(), wire.body, wire.error) {
            (Some("OK"), body, None) => Ok(Self::Ok(body.map(RawValue::get))),
            (Some("FAILED"), _, error) => Ok(Self::refusal(error.map_or("null", RawValue::get))),
            (None, None, Some(error)) => serde_json::from_str(error.get())
                .map(Self::OAuth)
                .map_err(|_| "has an error, but no status".to_owned()),
            (Some(_), _, _) => Err("has an envelope that contradicts its status".to_owned()),
            (None, _, _) => Err("has no status".to_owned()),
        }
    }

    /// What can be read of a refusal. That it is one is certain, whatever form its details have.
    fn refusal(error: &str) -> Self {
        let error: Value = serde_json::from_str(error).unwrap_or_default();
        let violations = error["errorDetails"]["violations"].as_array().into_iter().flatten();
        Self::Failed(Refusal {
            code: text(&error["errorCode"]),
            message: text(&error["message"]).or_else(|| text(&error)),
            violations: violations
                .take(MOST_VIOLATIONS)
                .map(|violation| Violation {
                    path: text(&violation["path"]).unwrap_or_default(),
                    message: text(&violation["message"]).unwrap_or_default(),
                })
                .collect(),
            ..Refusal::default()
        })
    }
}

/// The text of a value that is one, or a number.
pub(crate) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The text of some bytes that a parser can be trusted with: UTF-8, not empty, and not nested too deeply.
pub(crate) fn check_text(bytes: &[u8]) -> Result<&str, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("is not UTF-8: {error}"))?;
    if text.trim().is_empty() {
        return Err("is empty".to_owned());
    }
    if is_deeper_than(bytes, MAX_DEPTH) {
        return Err(format!("is nested more than {MAX_DEPTH} levels deep"));
    }
    Ok(text)
}

/// Reads an object. (Taken by itself, serde would take an array of the values for one, too.)
fn object<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, String> {
    if !text.trim_start().starts_with('{') {
        return Err("it is no JSON object".to_owned());
    }
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn is_deeper_than(json: &[u8], most: usize) -> bool {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for byte in json {
        match (in_string, byte) {
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (_, b'"') => in_string = !in_string,
            (false, b'[' | b'{') => depth += 1,
            (false, b']' | b'}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > most {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_is_cut_out_as_it_stands() {
        let Ok(Envelope::Ok(body)) =
            Envelope::read(br#" {"more":1, "status":"OK","body": {"a" : [1.0,"\u00e9"]} }"#)
        else {
            panic!("a good envelope was refused")
        };
        assert_eq!(body, Some(r#"{"a" : [1.0,"\u00e9"]}"#));
    }

    #[test]
    fn what_is_no_envelope_is_told_apart() {
        let deep = format!("{{\"status\":\"OK\",\"body\":{}", "[".repeat(200_000));
        for (bytes, why) in [
            (&b""[..], "is empty"),
            (b" \n", "is empty"),
            (b"\xff\xfe", "is not UTF-8"),
            (b"<html>", "is no envelope"),
            (b"\xef\xbb\xbf{}", "is no envelope"),
            (b"{\"status\":\"OK\",\"body\":{\"a\":", "is no envelope"),
            (b"{\"status\":\"OK\",\"status\":\"OK\",\"body\":{}}", "duplicate field"),
            (b"{\"status\":\"MAYBE\",\"body\":{}}", "contradicts"),
            (b"{\"status\":\"OK\",\"body\":{},\"error\":{}}", "contradicts"),
            (b"{}", "has no status"),
            (b"[]", "is no envelope"),
            (deep.as_bytes(), "nested more than 128"),
        ] {
            let told = Envelope::read(bytes).unwrap_err();
            assert!(told.contains(why), "{told} should contain {why}");
        }
    }

    #[test]
    fn a_refusal_is_one_whatever_form_its_details_have() {
        for (error, code, message) in [
            (r#"{"errorCode":"a","message":"b","errorDetails":{"violations":null}}"#, Some("a"), Some("b")),
            (r#"{"errorCode":7,"message":null,"errorDetails":"text"}"#, Some("7"), None),
            (r#"{"errorCode":"a","errorDetails":{"violations":[null,{"path":1}]}}"#, Some("a"), None),
            (r#""text""#, None, Some("text")),
            ("[]", None, None),
            ("null", None, None),
        ] {
            let envelope = format!(r#"{{"status":"FAILED","error":{error}}}"#);
            let Ok(Envelope::Failed(Refusal { code: found, message: told, .. })) =
                Envelope::read(envelope.as_bytes())
            else {
                panic!("{error} was not taken for a refusal")
            };
            assert_eq!((found.as_deref(), told.as_deref()), (code, message), "{error}");
        }
    }

    #[test]
    fn brackets_in_strings_do_not_count() {
        let text = format!("{{\"status\":\"OK\",\"body\":\"{}\\\"\"}}", "[".repeat(1000));
        assert!(matches!(Envelope::read(text.as_bytes()), Ok(Envelope::Ok(_))));
    }
}

#[cfg(test)]
mod properties {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    /// Any JSON that is not nested too deeply.
    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(6, 64, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::hash_map(any::<String>(), inner, 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_body_comes_out_as_it_went_in(body in any_json()) {
            let text = json!({ "status": "OK", "body": body }).to_string();
            let Ok(Envelope::Ok(found)) = Envelope::read(text.as_bytes()) else {
                return Err(TestCaseError::fail("a good envelope was refused"));
            };
            prop_assert_eq!(found.unwrap_or("null"), body.to_string());
        }

        #[test]
        fn any_refusal_keeps_its_code_and_message(code in any::<String>(), message in any::<String>(), path in any::<String>()) {
            let text = json!({ "status": "FAILED", "error": {
                "errorCode": code, "message": message, "errorDetails": { "violations": [{ "path": path }] },
            } });
            let Ok(Envelope::Failed(Refusal { code: found, message: told, violations, .. })) = Envelope::read(text.to_string().as_bytes())
            else {
                return Err(TestCaseError::fail("a good refusal was refused"));
            };
            prop_assert_eq!((found, told), (Some(code), Some(message)));
            prop_assert_eq!(&violations[0].path, &path);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = Envelope::read(&bytes);
        }

        #[test]
        fn no_half_of_an_envelope_is_a_success(body in any_json(), cut in 1_usize..50) {
            let text = json!({ "status": "OK", "body": body }).to_string();
            let half = &text.as_bytes()[..text.len().saturating_sub(cut)];
            prop_assert!(!matches!(Envelope::read(half), Ok(Envelope::Ok(_))));
        }
    }
}
