//! What can go wrong.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One kind of fault with its parameters. More kinds will come: match with a wildcard.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
#[non_exhaustive]
pub enum FaultKind {
    /// The listener closes and all connections are cut for so long; then it listens again on the same port.
    Refuse {
        /// For how long, in milliseconds.
        for_ms: u64,
    },
    /// The request is read, and the connection reset before it is done.
    ResetBefore,
    /// The request is done, and the connection reset before the answer.
    ResetAfter,
    /// The request is read, and the connection closed before it is done.
    CloseBefore,
    /// The request is done, and the connection closed before the answer.
    CloseAfter,
    /// The answer is held back.
    Delay {
        /// For how long, in milliseconds.
        ms: u64,
        /// Whether the request is done before or after the wait.
        work: Order,
    },
    /// The connection is held, without an answer, until the peer goes.
    NeverAnswer,
    /// The answer comes in small pieces.
    Dribble {
        /// The size of a piece.
        bytes: u64,
        /// The pause after each, in milliseconds.
        every_ms: u64,
    },
    /// The whole length is promised, half of the body is sent, and the connection closed.
    Truncate,
    /// The same with a chunked body, of which the end never comes.
    TruncateChunked,
    /// Any reply instead of the real one.
    Answer {
        /// The HTTP status, from 200 to 599.
        status: u16,
        /// The content type; none sends none.
        #[serde(skip_serializing_if = "Option::is_none")]
        content_type: Option<String>,
        /// The body as text.
        #[serde(skip_serializing_if = "Option::is_none")]
        body: Option<String>,
        /// The body as base64; it goes before the text.
        #[serde(skip_serializing_if = "Option::is_none")]
        body_base64: Option<String>,
        /// Further headers.
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        headers: BTreeMap<String, String>,
    },
    /// A page with status 500.
    #[serde(rename = "html_500")]
    Html500,
    /// A page with status 502, as a gateway sends it.
    #[serde(rename = "html_502")]
    Html502,
    /// A page with status 404.
    #[serde(rename = "html_404")]
    Html404,
    /// Status 500 in the API's own form.
    ServerError,
    /// Status 200 and plain text.
    WrongType,
    /// Status 200 and the envelope around a body of another type.
    WrongShape,
    /// Status 200 without a body.
    Empty,
    /// Status 200 and an envelope with bytes that are not UTF-8.
    NotUtf8,
    /// Status 200 and a good envelope behind a byte order mark.
    Bom,
    /// Status 200 and an envelope in which names come twice, with different values.
    DuplicateKeys,
    /// Status 200 and an envelope with half of a surrogate pair.
    LoneSurrogate,
    /// Status 200 and an envelope around arrays in arrays.
    DeepJson {
        /// How deep.
        depth: u64,
    },
    /// Status 200 and an envelope of this size, made as it is sent.
    Huge {
        /// The size of the body.
        bytes: u64,
    },
    /// The same, compressed by gzip as it is sent.
    GzipBomb {
        /// The size of the body before it is compressed.
        bytes: u64,
    },
    /// A redirect.
    Redirect {
        /// The HTTP status, from 300 to 399.
        status: u16,
        /// Where to; none is the sandbox's other origin.
        #[serde(skip_serializing_if = "Option::is_none")]
        to: Option<String>,
    },
    /// Status 401 and `invalid_token`, although the token is good and stays so.
    UnauthorizedOauth,
    /// The same, and the token is revoked for good.
    TokenRevoked,
    /// Status 401 and `unauthorizedSource`.
    UnauthorizedSource,
    /// Status 429 and `rateLimitExceeded`.
    RateLimited {
        /// The text of the header `Retry-After`; none sends none.
        #[serde(skip_serializing_if = "Option::is_none")]
        retry_after: Option<String>,
    },
    /// Status 429 and `quotaLimitExceeded`.
    QuotaExhausted,
    /// A page with status 503.
    Unavailable {
        /// The text of the header `Retry-After`; none sends none.
        #[serde(skip_serializing_if = "Option::is_none")]
        retry_after: Option<String>,
    },
}

/// Whether a request is done before or after a wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// First the work, then the wait.
    Before,
    /// First the wait, then the work.
    After,
}

impl FaultKind {
    /// The kind's name in JSON.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Refuse { .. } => "refuse",
            Self::ResetBefore => "reset_before",
            Self::ResetAfter => "reset_after",
            Self::CloseBefore => "close_before",
            Self::CloseAfter => "close_after",
            Self::Delay { .. } => "delay",
            Self::NeverAnswer => "never_answer",
            Self::Dribble { .. } => "dribble",
            Self::Truncate => "truncate",
            Self::TruncateChunked => "truncate_chunked",
            Self::Answer { .. } => "answer",
            Self::Html500 => "html_500",
            Self::Html502 => "html_502",
            Self::Html404 => "html_404",
            Self::ServerError => "server_error",
            Self::WrongType => "wrong_type",
            Self::WrongShape => "wrong_shape",
            Self::Empty => "empty",
            Self::NotUtf8 => "not_utf8",
            Self::Bom => "bom",
            Self::DuplicateKeys => "duplicate_keys",
            Self::LoneSurrogate => "lone_surrogate",
            Self::DeepJson { .. } => "deep_json",
            Self::Huge { .. } => "huge",
            Self::GzipBomb { .. } => "gzip_bomb",
            Self::Redirect { .. } => "redirect",
            Self::UnauthorizedOauth => "unauthorized_oauth",
            Self::TokenRevoked => "token_revoked",
            Self::UnauthorizedSource => "unauthorized_source",
            Self::RateLimited { .. } => "rate_limited",
            Self::QuotaExhausted => "quota_exhausted",
            Self::Unavailable { .. } => "unavailable",
        }
    }
}
