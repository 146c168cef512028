//! What is read from a request's head.

use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::request::Parts;

/// A header as text, if it is there and is text.
pub(crate) fn text<'a>(head: &'a Parts, name: &str) -> Option<&'a str> {
    head.headers.get(name)?.to_str().ok()
}

/// The bearer token.
pub(crate) fn bearer(head: &Parts) -> Option<&str> {
    let (scheme, token) = text(head, AUTHORIZATION.as_str())?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token)
}

/// Whether the content type is this one, whatever its parameters say.
pub(crate) fn has_media_type(head: &Parts, media_type: &str) -> bool {
    text(head, CONTENT_TYPE.as_str())
        .and_then(|value| value.split(';').next())
        .is_some_and(|essence| essence.trim().eq_ignore_ascii_case(media_type))
}
