//! From JSON to a script. What is not understood is an error: a misspelt key would make a case that proves nothing.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, TRANSFER_ENCODING};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::Value;

use super::model::{Close, Content, Exchange, Expect, Reply};
use crate::base64;
use crate::fields::{Fields, Misfit};

/// Why something is no script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScriptError(Misfit);

/// Ten minutes: more is a mistake in the unit.
const LONGEST_DELAY_MS: u64 = 600_000;

pub(crate) fn exchanges(script: &Value) -> Result<Vec<Exchange>, Misfit> {
    let case = Fields::open_any(script, String::new())?;
    case.required("exchanges")?;
    case.list("exchanges")?.iter().enumerate().map(|(index, value)| exchange(value, index)).collect()
}

fn exchange(value: &Value, index: usize) -> Result<Exchange, Misfit> {
    let fields = Fields::open(value, format!("exchanges[{index}]"), &["expect", "reply"])?;
    let expect = expect(fields.required("expect")?, fields.place("expect"))?;
    let reply = reply(fields.required("reply")?, fields.place("reply"))?;
    Ok(Exchange { expect, reply })
}

fn expect(value: &Value, at: String) -> Result<Expect, Misfit> {
    let known = ["method", "path", "query", "headers", "absent_headers", "form", "json", "text"];
    let fields = Fields::open(value, at, &known)?;
    let text = |key| fields.text(key)?.ok_or_else(|| fields.bad(key, "is missing"));
    let (method, path) = (text("method")?.to_owned(), text("path")?.to_owned());
    if !path.starts_with('/') || path.contains('?') {
        return Err(fields.bad("path", "must begin with / and have no query, which has a field of its own"));
    }
    let query = fields.pairs("query")?.unwrap_or_default();
    let absent = fields.list("absent_headers")?.iter();
    let absent_headers = absent
        .map(|value| value.as_str().and_then(header_name))
        .collect::<Option<_>>()
        .ok_or_else(|| fields.bad("absent_headers", "must be an array of header names"))?;
    let body = match fields.one_of(&["form", "json", "text"])? {
        Some(("json", json)) => Some(Content::Json(json.clone())),
        Some(("text", _)) => fields.text("text")?.map(|text| Content::Text(text.to_owned())),
        Some(_) => fields.pairs("form")?.map(Content::Form),
        None => None,
    };
    Ok(Expect { method, path, query, headers: expected_headers(&fields)?, absent_headers, body })
}

fn expected_headers(fields: &Fields<'_>) -> Result<Vec<(HeaderName, String)>, Misfit> {
    let mut headers = Vec::new();
    for (name, values) in fields.pairs("headers")?.unwrap_or_default() {
        let Some(known) = header_name(&name) else {
            return Err(fields.bad("headers", &format!("has no header name in {name:?}")));
        };
        headers.push((known, values.join(", ")));
    }
    Ok(headers)
}

fn reply(value: &Value, at: String) -> Result<Reply, Misfit> {
    let known = ["status", "headers", "json", "text", "base64", "delay_ms", "close"];
    let fields = Fields::open(value, at, &known)?;
    let close = match fields.text("close")? {
        None => None,
        Some("before-reply") => Some(Close::BeforeReply),
        Some("mid-body") => Some(Close::MidBody),
        Some(_) => return Err(fields.bad("close", "must be before-reply or mid-body")),
    };
    let status = match fields.number("status", 200..=599)? {
        // There is no answer whose status could be missed.
        None if close == Some(Close::BeforeReply) => StatusCode::OK,
        None => return Err(fields.bad("status", "is missing")),
        Some(number) => u16::try_from(number)
            .ok()
            .and_then(|number| StatusCode::from_u16(number).ok())
            .ok_or_else(|| fields.bad("status", "is no HTTP status"))?,
    };
    let (body, content_type) = reply_body(&fields)?;
    if close == Some(Close::MidBody) && body.len() < 2 {
        return Err(fields.bad("close", "mid-body needs a body of two bytes or more"));
    }
    let headers = reply_headers(&fields, content_type)?;
    let delay = Duration::from_millis(fields.number("delay_ms", 0..=LONGEST_DELAY_MS)?.unwrap_or(0));
    Ok(Reply { status, headers, body, delay, close })
}

fn reply_body(fields: &Fields<'_>) -> Result<(Bytes, Option<&'static str>), Misfit> {
    match fields.one_of(&["json", "text", "base64"])? {
        None => Ok((Bytes::new(), None)),
        Some(("json", json)) => Ok((json.to_string().into(), Some("application/json"))),
        Some(("text", _)) => {
            let text = fields.text("text")?.unwrap_or_default().to_owned();
            Ok((text.into(), Some("text/plain")))
        }
        Some(_) => match fields.text("base64")?.and_then(base64::decode) {
            Some(bytes) => Ok((bytes.into(), Some("application/octet-stream"))),
            None => Err(fields.bad("base64", "is not standard base64 with padding")),
        },
    }
}

fn reply_headers(fields: &Fields<'_>, content_type: Option<&'static str>) -> Result<HeaderMap, Misfit> {
    let mut headers = HeaderMap::new();
    for (name, values) in fields.pairs("headers")?.unwrap_or_default() {
        let bad = |problem: &str| fields.bad("headers", &format!("{name:?} {problem}"));
        let known = header_name(&name).ok_or_else(|| bad("is no header name"))?;
        if [CONTENT_LENGTH, TRANSFER_ENCODING, CONNECTION].contains(&known) {
            return Err(bad("is the player's own; to break an answer off, use close"));
        }
        for value in values {
            let value = HeaderValue::from_str(&value).map_err(|_| bad("has no header value"))?;
            headers.append(known.clone(), value);
        }
    }
    if let (Some(content_type), false) = (content_type, headers.contains_key(CONTENT_TYPE)) {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    }
    Ok(headers)
}

fn header_name(name: &str) -> Option<HeaderName> {
    HeaderName::from_bytes(name.as_bytes()).ok()
}

impl ScriptError {
    /// The field at fault, such as `exchanges[0].reply.status`; empty for the script as a whole.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.0.field
    }

    /// What is wrong with it.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.0.problem
    }
}

impl From<Misfit> for ScriptError {
    fn from(misfit: Misfit) -> Self {
        Self(misfit)
    }
}

impl fmt::Display for ScriptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.told("the script"))
    }
}

impl std::error::Error for ScriptError {}
