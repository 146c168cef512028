//! The kinds of faults as the admin API tells them.

use serde::Serialize;

/// One kind: what may stand beside its name, and what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Kind {
    #[serde(rename = "fault")]
    pub(crate) name: &'static str,
    pub(crate) parameters: &'static [&'static str],
    /// Whether `work` is left open.
    pub(crate) takes_work: bool,
    pub(crate) about: &'static str,
}

/// Every kind, the way down from the socket to the body.
pub(crate) const KINDS: &[Kind] = &[
    fixed("refuse", &["for_ms"], "the listener closes and all connections are cut for so long"),
    fixed("reset_before", &[], "the request is read and not done; the connection is reset"),
    fixed("reset_after", &[], "the request is done; the connection is reset before the answer"),
    fixed("close_before", &[], "the request is read and not done; the connection is closed"),
    fixed("close_after", &[], "the request is done; the connection is closed before the answer"),
    fixed("delay", &["ms", "work"], "the answer is held back; the request is done before or after the wait"),
    open("never_answer", &[], "the connection is held, without an answer, until the peer goes"),
    fixed("dribble", &["bytes", "every_ms"], "the answer comes in small pieces"),
    fixed("truncate", &[], "the whole length is promised, half of the body sent, the connection closed"),
    fixed("truncate_chunked", &[], "a chunked body of which the end never comes"),
    open("answer", &["status", "content_type", "body", "body_base64", "headers"], "any reply"),
    open("html_500", &[], "a page with status 500"),
    open("html_502", &[], "a page with status 502, as a gateway sends it"),
    open("html_404", &[], "a page with status 404"),
    open("server_error", &[], "status 500 in the API's own form"),
    open("wrong_type", &[], "status 200 and plain text"),
    open("wrong_shape", &[], "status 200 and the envelope around a body of another type"),
    open("empty", &[], "status 200 without a body"),
    open("not_utf8", &[], "status 200 and an envelope with bytes that are not UTF-8"),
    open("bom", &[], "status 200 and a good envelope behind a byte order mark"),
    open("duplicate_keys", &[], "status 200 and an envelope in which names come twice"),
    open("lone_surrogate", &[], "status 200 and an envelope with half of a surrogate pair"),
    open("deep_json", &["depth"], "status 200 and an envelope around arrays in arrays"),
    open("huge", &["bytes"], "status 200 and an envelope of this size, made as it is sent"),
    open("gzip_bomb", &["bytes"], "status 200 and an envelope of this size, compressed as it is sent"),
    open("redirect", &["status", "to"], "a redirect, to the other origin if nothing else is said"),
    open("unauthorized_oauth", &[], "status 401 and invalid_token, although the token is good and stays so"),
    open("token_revoked", &[], "the same, and the token is revoked for good"),
    open("unauthorized_source", &[], "status 401 and unauthorizedSource"),
    open("rate_limited", &["retry_after"], "status 429 and rateLimitExceeded"),
    open("quota_exhausted", &[], "status 429 and quotaLimitExceeded"),
    open("unavailable", &["retry_after"], "a page with status 503"),
];

pub(crate) fn row(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|row| row.name == name)
}

const fn fixed(name: &'static str, parameters: &'static [&'static str], about: &'static str) -> Kind {
    Kind { name, parameters, takes_work: false, about }
}

const fn open(name: &'static str, parameters: &'static [&'static str], about: &'static str) -> Kind {
    Kind { name, parameters, takes_work: true, about }
}
