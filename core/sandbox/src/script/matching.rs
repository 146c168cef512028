//! Whether a request is the expected one, and where not.

use std::fmt;

use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use http::request::Parts;
use serde_json::Value;

use super::model::{Content, Expect};
use super::redact;
use super::report::SeenRequest;
use crate::pairs::{self, Pairs};

/// A request as it came, with its body.
pub(crate) struct Got {
    method: String,
    path: String,
    query: Pairs,
    headers: HeaderMap,
    body: Bytes,
}

/// The most of a value that a complaint quotes.
const QUOTED: usize = 200;
/// The most of a body that a report keeps as text.
const KEPT: usize = 64 * 1024;

/// Everything that differs; nothing when the request is the expected one.
pub(crate) fn differences(expect: &Expect, got: &Got) -> Vec<String> {
    let mut found = Vec::new();
    let mut differ = |what: &str, expected: &str, got: &str| {
        found.push(format!("{what}: expected {}, got {}", quote(expected), quote(got)));
    };
    if expect.method != got.method {
        differ("method", &expect.method, &got.method);
    }
    if expect.path != got.path {
        differ("path", &expect.path, &got.path);
    }
    if expect.query != got.query {
        differ("query", &shown(&expect.query), &shown(&got.query));
    }
    for (name, wanted) in &expect.headers {
        match got.header(name.as_str()) {
            Some(value) if value == *wanted => {}
            value => {
                let value = value.as_deref().map_or("nothing", |value| redact::header(name, value));
                differ(&format!("header {name}"), redact::header(name, wanted), value);
            }
        }
    }
    for name in &expect.absent_headers {
        if let Some(value) = got.header(name.as_str()) {
            differ(&format!("header {name}"), "nothing", redact::header(name, &value));
        }
    }
    found.extend(expect.body.as_ref().and_then(|content| content_difference(content, &got.body)));
    found
}

impl Got {
    pub(crate) fn new(head: &Parts, path: &str, body: Bytes) -> Self {
        Self {
            method: head.method.to_string(),
            path: path.to_owned(),
            query: pairs::parse(head.uri.query().unwrap_or_default()),
            headers: head.headers.clone(),
            body,
        }
    }

    pub(crate) fn seen(&self) -> SeenRequest {
        SeenRequest {
            method: self.method.clone(),
            path: self.path.clone(),
            query: (!self.query.is_empty()).then(|| redact::pairs(&self.query)),
            body: (!self.body.is_empty()).then(|| self.shown_body()),
        }
    }

    fn shown_body(&self) -> Value {
        let content_type = self.header(CONTENT_TYPE.as_str()).unwrap_or_default().to_ascii_lowercase();
        let text = String::from_utf8_lossy(&self.body);
        if content_type.starts_with("application/x-www-form-urlencoded") {
            return redact::pairs(&pairs::parse(&text));
        }
        if let Ok(value) = serde_json::from_slice(&self.body) {
            return redact::json(&value);
        }
        redact::text(&text).chars().take(KEPT).collect::<String>().into()
    }

    /// A header's values, joined.
    fn header(&self, name: &str) -> Option<String> {
        let values: Vec<_> = self
            .headers
            .get_all(name)
            .iter()
            .map(|value| String::from_utf8_lossy(value.as_bytes()))
            .collect();
        (!values.is_empty()).then(|| values.join(", "))
    }
}

fn content_difference(content: &Content, body: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    let (expected, got) = match content {
        Content::Text(expected) if expected.as_bytes() == body => return None,
        Content::Text(expected) => (redact::text(expected).to_owned(), redact::text(&text).to_owned()),
        Content::Form(expected) => {
            let got = pairs::parse(&text);
            if *expected == got {
                return None;
            }
            (shown(expected), shown(&got))
        }
        Content::Json(expected) => match serde_json::from_slice::<Value>(body) {
            Ok(got) => return json_difference(expected, &got, ""),
            Err(_) => (redact::json(expected).to_string(), redact::text(&text).to_owned()),
        },
    };
    Some(format!("body: expected {}, got {}", quote(&expected), quote(&got)))
}

/// The first place at which two values differ. Numbers are equal when they are of one kind: 1 is not 1.0.
fn json_difference(expected: &Value, got: &Value, at: &str) -> Option<String> {
    match (expected, got) {
        (Value::Object(expected), Value::Object(got)) => {
            let added = got.keys().filter(|name| !expected.contains_key(*name));
            expected
                .keys()
                .chain(added)
                .find_map(|name| member_difference(expected.get(name), got.get(name), at, name))
        }
        (Value::Array(expected), Value::Array(got)) => (0..expected.len().max(got.len()))
            .find_map(|index| member_difference(expected.get(index), got.get(index), at, &index.to_string())),
        _ if expected == got => None,
        _ => Some(told(Some(expected), Some(got), at)),
    }
}

fn member_difference(expected: Option<&Value>, got: Option<&Value>, at: &str, name: &str) -> Option<String> {
    let at = format!("{at}/{name}");
    match (expected, got) {
        (Some(expected), Some(got)) if !redact::is_secret(name) => json_difference(expected, got, &at),
        _ if expected == got => None,
        _ => Some(told(expected, got, &at)),
    }
}

/// A difference at a JSON pointer; the root's is empty.
fn told(expected: Option<&Value>, got: Option<&Value>, at: &str) -> String {
    let secret = at.rsplit('/').next().is_some_and(redact::is_secret);
    let show = |value: Option<&Value>| match value {
        None => "nothing".to_owned(),
        Some(_) if secret => redact::HIDDEN.to_owned(),
        Some(value) => quote(&redact::json(value).to_string()),
    };
    let place = if at.is_empty() { "body".to_owned() } else { format!("body at {at}") };
    format!("{place}: expected {}, got {}", show(expected), show(got))
}

fn shown(pairs: &Pairs) -> String {
    if pairs.is_empty() { "nothing".to_owned() } else { redact::pairs(pairs).to_string() }
}

fn quote(text: &str) -> String {
    if text.is_empty() {
        return "an empty text".to_owned();
    }
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

impl fmt::Display for Got {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

impl fmt::Display for Expect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}
