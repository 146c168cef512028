//! The replies that stand in for real ones.

use std::collections::BTreeMap;

use bytes::Bytes;
use http::header::{
    CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, LOCATION, RETRY_AFTER, TRANSFER_ENCODING,
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use super::FaultKind;
use crate::answer::Answer;
use crate::base64;
use crate::mako::{envelope, errors, pages};
use crate::payload::Manner;

/// Deeper nesting would be a large body, for which there is another kind.
pub(crate) const DEEPEST: usize = 10_000_000;

const JSON: &str = "application/json";
const OPEN: &str = r#"{"status":"OK","body":"#;
/// A good answer to nothing in particular.
const GOOD: &str = r#"{"status":"OK","body":{"id":"708680cf-07c5-4618-94be-3b12ddb92d84","name":"nobody"}}"#;
const TWICE: &str = concat!(
    r#"{"status":"FAILED","status":"OK","body":{"id":"708680cf-07c5-4618-94be-3b12ddb92d84","id":"2","name":"a","#,
    r#""name":"b"},"body":{"id":"3"},"error":{"errorCode":"generalError"}}"#
);

/// The reply of a kind that does not show the real answer; none for a kind that does, or that shows nothing.
pub(crate) fn answer(kind: &FaultKind, other_origin: &str) -> Option<Answer> {
    Some(match kind {
        FaultKind::Answer { status, content_type, body, body_base64, headers } => {
            custom(*status, content_type.as_deref(), body.as_deref(), body_base64.as_deref(), headers)
        }
        FaultKind::Html500 => pages::page(StatusCode::INTERNAL_SERVER_ERROR),
        FaultKind::Html502 => pages::page(StatusCode::BAD_GATEWAY),
        FaultKind::Html404 => pages::page(StatusCode::NOT_FOUND),
        FaultKind::ServerError => envelope::row(&errors::INTERNAL_ERROR),
        FaultKind::WrongType => Answer::text(StatusCode::OK, "OK\n"),
        FaultKind::WrongShape => json(format!("{OPEN}17}}")),
        FaultKind::Empty => json(Bytes::new()),
        FaultKind::NotUtf8 => {
            json(Bytes::from_static(b"{\"status\":\"OK\",\"body\":{\"name\":\"\xff\xfe\"}}"))
        }
        FaultKind::Bom => json(format!("\u{feff}{GOOD}")),
        FaultKind::DuplicateKeys => json(TWICE),
        FaultKind::LoneSurrogate => json(format!("{OPEN}{{\"id\":\"x\",\"name\":\"\\ud800\"}}}}")),
        FaultKind::DeepJson { depth } => json(deep(*depth)),
        FaultKind::Huge { bytes } => Answer { manner: Manner::Filled { size: *bytes }, ..json(fillable()) },
        FaultKind::GzipBomb { bytes } => Answer { manner: Manner::Bomb { size: *bytes }, ..json(fillable()) }
            .with_header(CONTENT_ENCODING, "gzip"),
        FaultKind::Redirect { status, to } => {
            let to = to.as_deref().unwrap_or(other_origin);
            Answer::bare(code(*status), Bytes::new()).with_header(LOCATION, to)
        }
        FaultKind::UnauthorizedOauth | FaultKind::TokenRevoked => envelope::bare(&errors::INVALID_TOKEN),
        FaultKind::UnauthorizedSource => envelope::row(&errors::UNAUTHORIZED_SOURCE),
        FaultKind::RateLimited { retry_after } => {
            later(envelope::row(&errors::RATE_LIMIT_EXCEEDED), retry_after.as_deref())
        }
        FaultKind::QuotaExhausted => envelope::row(&errors::QUOTA_LIMIT_EXCEEDED),
        FaultKind::Unavailable { retry_after } => {
            later(pages::page(StatusCode::SERVICE_UNAVAILABLE), retry_after.as_deref())
        }
        _ => return None,
    })
}

/// A header that a reply may be given, or why it may not.
pub(crate) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), &'static str> {
    let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| "is no header name")?;
    if [CONTENT_LENGTH, TRANSFER_ENCODING, CONNECTION].contains(&name) {
        return Err("is the server's own; to break an answer off, use truncate");
    }
    let value = HeaderValue::from_str(value).map_err(|_| "has no header value")?;
    Ok((name, value))
}

fn custom(
    status: u16,
    content_type: Option<&str>,
    body: Option<&str>,
    body_base64: Option<&str>,
    headers: &BTreeMap<String, String>,
) -> Answer {
    let body = match body_base64.and_then(base64::decode) {
        Some(bytes) => Bytes::from(bytes),
        None => Bytes::copy_from_slice(body.unwrap_or_default().as_bytes()),
    };
    let headers: HeaderMap = headers.iter().filter_map(|(name, value)| header(name, value).ok()).collect();
    let answer = Answer { headers, ..Answer::bare(code(status), body) };
    match content_type {
        Some(content_type) => answer.with_header(CONTENT_TYPE, content_type),
        None => answer,
    }
}

fn json(body: impl Into<Bytes>) -> Answer {
    Answer::new(StatusCode::OK, JSON, body)
}

/// An envelope into whose last string filler can be put.
fn fillable() -> String {
    format!("{OPEN}\"\"}}")
}

fn deep(depth: u64) -> String {
    let depth = usize::try_from(depth).unwrap_or(usize::MAX).min(DEEPEST);
    format!("{OPEN}{}{}}}", "[".repeat(depth), "]".repeat(depth))
}

fn later(answer: Answer, retry_after: Option<&str>) -> Answer {
    match retry_after {
        Some(text) => answer.with_header(RETRY_AFTER, text),
        None => answer,
    }
}

fn code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
