//! An answer before it goes on the wire, and the body that can break off in the middle.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::{CONTENT_TYPE, DATE};
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use hyper::body::{Body, Frame, SizeHint};
use serde::Serialize;

use crate::clock;

/// What a handler decided to say.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// The error code in the body, for the journal.
    pub(crate) code: Option<&'static str>,
    /// Whether the connection is to break after half of the body.
    pub(crate) cut: bool,
}

/// A handler that closes the connection without an answer returns this.
#[derive(Debug)]
pub(crate) struct HungUp;

/// A body of known length that may stop half-way.
pub(crate) struct Payload {
    left: Bytes,
    promised: u64,
    ending: Ending,
}

#[derive(Clone, Copy)]
enum Ending {
    Whole,
    /// What was given still has to reach the socket: the server writes when a body is pending, not when it fails.
    Flush,
    Break,
}

impl Answer {
    pub(crate) fn new(status: StatusCode, content_type: &'static str, body: impl Into<Bytes>) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        Self { status, headers, body: body.into(), code: None, cut: false }
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

    /// The answer as the server sends it; every answer is dated.
    pub(crate) fn into_response(self) -> Response<Payload> {
        let promised = self.body.len() as u64;
        let (left, ending) = if self.cut {
            (self.body.slice(..self.body.len() / 2), Ending::Flush)
        } else {
            (self.body, Ending::Whole)
        };
        let mut response = Response::new(Payload { left, promised, ending });
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        let date = HeaderValue::from_str(&httpdate::fmt_http_date(clock::calendar()));
        if let (false, Ok(date)) = (response.headers().contains_key(DATE), date) {
            response.headers_mut().insert(DATE, date);
        }
        response
    }
}

impl Body for Payload {
    type Data = Bytes;
    type Error = HungUp;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, HungUp>>> {
        if !self.left.is_empty() {
            return Poll::Ready(Some(Ok(Frame::data(std::mem::take(&mut self.left)))));
        }
        match self.ending {
            Ending::Whole => Poll::Ready(None),
            Ending::Flush => {
                self.ending = Ending::Break;
                context.waker().wake_by_ref();
                Poll::Pending
            }
            Ending::Break => Poll::Ready(Some(Err(HungUp))),
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self.ending, Ending::Whole) && self.left.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.promised)
    }
}

impl fmt::Display for HungUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the script asked for a broken connection")
    }
}

impl std::error::Error for HungUp {}
