//! Reads the envelope without reading what is in it.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::error::Violation;

/// The deepest nesting that is let through to a parser, ours or the host language's.
pub(crate) const MAX_DEPTH: usize = 128;

/// What the bytes of an answer say.
#[derive(Debug)]
pub(crate) enum Envelope<'a> {
    /// `{"status": "OK", "body": …}`; the body's JSON as it stands.
    Ok(&'a str),
    /// `{"status": "FAILED", "error": {…}}`.
    Failed { code: Option<String>, message: Option<String>, violations: Vec<Violation> },
    /// `{"error": "…"}`, as the token's errors come.
    OAuth(String),
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

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Refusal {
    #[serde(default)]
    error_code: Option<String>,
    #[serde(default)]
    message: Option<String>,
    #[serde(default)]
    error_details: Option<Details>,
}

#[derive(Deserialize)]
struct Details {
    #[serde(default)]
    violations: Vec<Violation>,
}

impl<'a> Envelope<'a> {
    /// Reads an envelope, or says why it is none.
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, String> {
        let text = check_text(bytes)?;
        let wire: Wire<'a> = object(text).map_err(|why| format!("is no envelope: {why}"))?;
        match (wire.status.as_deref(), wire.body, wire.error) {
            (Some("OK"), Some(body), None) => Ok(Self::Ok(body.get())),
            (Some("OK"), None, None) => Err("has the status OK, but no body".to_owned()),
            (Some("FAILED"), _, Some(error)) => Self::refusal(error.get()),
            (None, None, Some(error)) => serde_json::from_str(error.get())
                .map(Self::OAuth)
                .map_err(|_| "has an error, but no status".to_owned()),
            (Some(status), _, _) => Err(format!("has an envelope that contradicts its status {status:?}")),
            (None, _, _) => Err("has no status".to_owned()),
        }
    }

    fn refusal(error: &str) -> Result<Self, String> {
        let refusal: Refusal = object(error).map_err(|why| format!("has an error of unknown form: {why}"))?;
        Ok(Self::Failed {
            code: refusal.error_code,
            message: refusal.message,
            violations: refusal.error_details.map(|details| details.violations).unwrap_or_default(),
        })
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
        assert_eq!(body, r#"{"a" : [1.0,"\u00e9"]}"#);
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
            (b"{\"status\":\"OK\"}", "no body"),
            (b"{\"status\":\"OK\",\"status\":\"OK\",\"body\":{}}", "duplicate field"),
            (b"{\"status\":\"FAILED\"}", "contradicts"),
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
    fn brackets_in_strings_do_not_count() {
        let text = format!("{{\"status\":\"OK\",\"body\":\"{}\\\"\"}}", "[".repeat(1000));
        assert!(matches!(Envelope::read(text.as_bytes()), Ok(Envelope::Ok(_))));
    }
}
