//! What a script says.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, StatusCode};
use serde_json::Value;

use crate::pairs::Pairs;

/// A request to come, and the reply to it.
#[derive(Debug, Clone)]
pub(crate) struct Exchange {
    pub(crate) expect: Expect,
    pub(crate) reply: Reply,
}

#[derive(Debug, Clone)]
pub(crate) struct Expect {
    pub(crate) method: String,
    /// As it stands on the wire, without the query.
    pub(crate) path: String,
    /// Decoded; empty means that there must be no query.
    pub(crate) query: Pairs,
    pub(crate) headers: Vec<(HeaderName, String)>,
    pub(crate) absent_headers: Vec<HeaderName>,
    /// None: the body is not looked at.
    pub(crate) body: Option<Content>,
}

#[derive(Debug, Clone)]
pub(crate) enum Content {
    Form(Pairs),
    Json(Value),
    Text(String),
}

#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) delay: Duration,
    pub(crate) close: Option<Close>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Close {
    BeforeReply,
    MidBody,
}
