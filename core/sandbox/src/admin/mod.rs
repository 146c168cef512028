//! The sandbox's own API: what a client in another language asks instead of the Rust functions.

use http::header::ALLOW;
use http::{Request, StatusCode};
use hyper::body::Incoming;
use serde_json::json;

use crate::answer::Answer;
use crate::body::{self, Unread};
use crate::room::Room;
use crate::server::below;
use endpoints::ENDPOINTS;

mod calendar;
mod endpoints;
mod faults;
mod index;
mod maestrano;
mod makini;
mod scripts;
mod webhooks;

/// The paths of this API.
pub(crate) const PREFIX: &str = "/_sandbox";

/// One thing that can be asked.
struct Endpoint {
    method: &'static str,
    /// Below the prefix; `{id}` stands for one segment.
    path: &'static str,
    about: &'static str,
    handle: fn(&Asked<'_>) -> Answer,
}

/// A question.
struct Asked<'a> {
    room: &'a Room,
    /// What stands for `{id}`.
    id: &'a str,
    body: &'a [u8],
}

/// Answers over HTTP.
pub(crate) async fn serve(room: &Room, request: Request<Incoming>) -> Answer {
    let (head, body) = request.into_parts();
    // Read even where none is wanted, so that the connection can go on.
    let body = match body::read(body, body::SCRIPT_LIMIT).await {
        Ok(body) => body,
        Err(Unread::TooLarge) => {
            return refused(StatusCode::PAYLOAD_TOO_LARGE, "the body is too large", "keep it below 16 MiB");
        }
        Err(Unread::Broken) => {
            return refused(StatusCode::BAD_REQUEST, "the body broke off", "send it again");
        }
    };
    let path = below(head.uri.path(), PREFIX).unwrap_or_default();
    let answer = answer(room, head.method.as_str(), path, &body);
    // What closes the listener is done before it is answered.
    room.door.waited().await;
    answer
}

/// Answers a question, wherever it comes from; the path is the one below the prefix.
pub(crate) fn answer(room: &Room, method: &str, path: &str, body: &[u8]) -> Answer {
    let path = if path.is_empty() { "/" } else { path };
    let fitting = || ENDPOINTS.iter().filter_map(|endpoint| Some((endpoint, endpoint.id(path)?)));
    if let Some((endpoint, id)) = fitting().find(|(endpoint, _)| endpoint.method == method) {
        return (endpoint.handle)(&Asked { room, id, body });
    }
    let allowed: Vec<_> = fitting().map(|(endpoint, _)| endpoint.method).collect();
    if allowed.is_empty() {
        let cure = format!("GET {}{PREFIX}/ lists what there is", room.base_url);
        return refused(StatusCode::NOT_FOUND, "there is nothing at this path", &cure);
    }
    let allowed = allowed.join(", ");
    let cure = format!("use {allowed}");
    refused(StatusCode::METHOD_NOT_ALLOWED, "the method does not fit the path", &cure)
        .with_header(ALLOW, &allowed)
}

impl Endpoint {
    /// What stands for `{id}` in a path that leads here; empty if nothing does.
    fn id<'a>(&self, path: &'a str) -> Option<&'a str> {
        match self.path.strip_suffix("{id}") {
            Some(before) => path.strip_prefix(before).filter(|id| !id.is_empty()),
            None => (path == self.path).then_some(""),
        }
    }
}

fn found(value: &impl serde::Serialize) -> Answer {
    Answer::json(StatusCode::OK, value)
}

fn refused(status: StatusCode, error: &str, cure: &str) -> Answer {
    Answer::json(status, &json!({"error": error, "cure": cure}))
}

/// A body with a mistake in one field.
fn misfit(field: &str, error: &str, cure: &str) -> Answer {
    Answer::json(StatusCode::BAD_REQUEST, &json!({"error": error, "field": field, "cure": cure}))
}
