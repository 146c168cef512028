//! The errors above the API, which are pages and not JSON: that much the guide says of them.

use http::StatusCode;

use crate::answer::Answer;

pub(crate) fn page(status: StatusCode) -> Answer {
    let title = format!("{} {}", status.as_u16(), status.canonical_reason().unwrap_or_default());
    let html = format!(
        "<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>\n"
    );
    Answer::new(status, "text/html; charset=utf-8", html)
}
