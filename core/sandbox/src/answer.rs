//! An answer before it goes on the wire.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::SystemTime;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, DATE};
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use serde::Serialize;

use crate::payload::{Manner, Payload};

/// What a handler decided to say.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// The error code in the body, for the journal.
    pub(crate) code: Option<&'static str>,
    pub(crate) manner: Manner,
    /// Set when the last byte of the body has been handed over to the connection.
    pub(crate) handed_over: Arc<AtomicBool>,
}

impl Answer {
    pub(crate) fn new(status: StatusCode, content_type: &'static str, body: impl Into<Bytes>) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        Self { status, headers, ..Self::bare(status, body.into()) }
    }

    /// An answer without a content type.
    pub(crate) fn bare(status: StatusCode, body: Bytes) -> Self {
        let (headers, handed_over) = (HeaderMap::new(), Arc::default());
        Self { status, headers, body, code: None, manner: Manner::Whole, handed_over }
    }

    pub(crate) fn json(status: StatusCode, value: &impl Serialize) -> Self {
        match serde_json::to_vec(value) {
            Ok(body) => Self::new(status, "application/json", body),
            Err(error) => Self::text(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()),
        }
    }

    pub(crate) fn text(status: StatusCode, text: impl Into<String>) -> Self {
        Self::new(status, "text/plain; charset=utf-8", text.into())
    }

    pub(crate) fn with_header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.insert(name, value);
        }
        self
    }

    /// The answer as the server sends it; every answer is dated, by the sandbox's calendar.
    pub(crate) fn into_response(self, now: SystemTime) -> Response<Payload> {
        let mut response = Response::new(Payload::new(self.body, self.manner, self.handed_over));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        let date = HeaderValue::from_str(&httpdate::fmt_http_date(now));
        if let (false, Ok(date)) = (response.headers().contains_key(DATE), date) {
            response.headers_mut().insert(DATE, date);
        }
        response
    }
}
