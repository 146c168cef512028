//! The errors above the API, which are pages and not JSON: that much the guide says of them.

use http::StatusCode;
use http::header::ALLOW;

use crate::answer::Answer;

pub(crate) fn not_found() -> Answer {
    page(StatusCode::NOT_FOUND)
}

pub(crate) fn method_not_allowed(allowed: &str) -> Answer {
    page(StatusCode::METHOD_NOT_ALLOWED).with_header(ALLOW, allowed)
}

pub(crate) fn unsupported_media_type() -> Answer {
    page(StatusCode::UNSUPPORTED_MEDIA_TYPE)
}

fn page(status: StatusCode) -> Answer {
    let title = format!("{} {}", status.as_u16(), status.canonical_reason().unwrap_or_default());
    let html = format!(
        "<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>\n"
    );
    Answer::new(status, "text/html; charset=utf-8", html)
}
