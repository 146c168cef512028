//! The sandbox's own API: what a client in another language asks instead of the Rust functions.

use bytes::Bytes;
use http::header::ALLOW;
use http::{Method, Request, StatusCode};
use hyper::body::Incoming;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::body::{self, Unread};
use crate::mako::errors::MAKO_ERRORS;
use crate::mako::routes::{ROUTES, Route};
use crate::mako::seed;
use crate::room::Room;
use crate::script::Script;
use crate::server::below;

/// The paths of this API.
pub(crate) const PREFIX: &str = "/_sandbox";

/// What can be asked: method, path, purpose.
const ENDPOINTS: &[(&str, &str, &str)] = &[
    ("GET", "/", "this list"),
    ("GET", "/journal", "every request to the emulated API"),
    ("GET", "/verdict", "how the client kept the rate limit"),
    ("GET", "/state", "the companies, people and Makos that exist"),
    ("POST", "/reset", "back to the seeds, with an empty journal and no scripts; tokens stay good"),
    ("POST", "/scripts", "plays a script, or a case that has one, at a base URL of its own"),
    ("GET", "/scripts/{id}", "how far the client has come in a script"),
];

pub(crate) async fn serve(room: &Room, request: Request<Incoming>) -> Answer {
    let (head, body) = request.into_parts();
    // Read even where none is wanted, so that the connection can go on.
    let body = body::read(body, body::SCRIPT_LIMIT).await;
    let path = below(head.uri.path(), PREFIX).unwrap_or_default();
    let script = path.strip_prefix("/scripts/");
    match (&head.method, path) {
        (&Method::GET, "" | "/") => index(room),
        (&Method::GET, "/journal") => {
            let journal = room.journal();
            let (dropped, entries) = (journal.dropped(), journal.entries());
            drop(journal);
            found(&json!({"dropped": dropped, "entries": entries}))
        }
        (&Method::GET, "/verdict") => Answer::json(StatusCode::OK, &room.verdict()),
        (&Method::GET, "/state") => {
            let state = room.mako().state();
            Answer::json(StatusCode::OK, &state)
        }
        (&Method::POST, "/reset") => {
            room.reset();
            found(&json!({"reset": true}))
        }
        (&Method::POST, "/scripts") => play(room, body),
        (&Method::GET, _) if script.is_some() => report(room, script.unwrap_or_default()),
        _ => other(room, path),
    }
}

fn index(room: &Room) -> Answer {
    let endpoint = |(method, path, about): &(&str, &str, &str)| {
        let path = format!("{PREFIX}{path}");
        json!({"method": method, "path": path, "about": about})
    };
    let operation = |route: &Route| {
        let path = if route.takes_id { format!("{}/{{id}}", route.path) } else { route.path.to_owned() };
        json!({"operation": route.operation.name(), "method": route.method.as_str(), "path": path})
    };
    found(&json!({
        "sandbox": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "base_url": room.base_url,
        "client_id": room.options.client_id,
        "root_company_id": seed::ROOT_COMPANY,
        "rate_limit": room.options.rate_limit,
        "endpoints": ENDPOINTS.iter().map(endpoint).collect::<Vec<_>>(),
        "operations": ROUTES.iter().map(operation).collect::<Vec<_>>(),
        "errors": MAKO_ERRORS,
    }))
}

fn play(room: &Room, body: Result<Bytes, Unread>) -> Answer {
    let bytes = match body {
        Ok(bytes) => bytes,
        Err(Unread::TooLarge) => {
            let cure = "keep a script below 16 MiB";
            return refused(StatusCode::PAYLOAD_TOO_LARGE, "the script is too large", cure);
        }
        Err(Unread::Broken) => {
            return refused(StatusCode::BAD_REQUEST, "the body broke off", "send it again");
        }
    };
    let cure = "correct the field and send the script again";
    match Script::from_json(&String::from_utf8_lossy(&bytes)) {
        Err(error) => refused(StatusCode::BAD_REQUEST, &error.to_string(), cure),
        Ok(script) => {
            let playback = room.play(script);
            found(&json!({"id": playback.id(), "base_url": playback.base_url()}))
        }
    }
}

fn report(room: &Room, id: &str) -> Answer {
    match room.find_script(id) {
        Some(playback) => Answer::json(StatusCode::OK, &playback.report()),
        None => refused(
            StatusCode::NOT_FOUND,
            "there is no such script",
            "POST it to /_sandbox/scripts; a reset forgets all scripts",
        ),
    }
}

/// No endpoint, or one that wants another method.
fn other(room: &Room, path: &str) -> Answer {
    let path = if path.starts_with("/scripts/") { "/scripts/{id}" } else { path };
    let path = if path.is_empty() { "/" } else { path };
    if let Some((method, ..)) = ENDPOINTS.iter().find(|endpoint| endpoint.1 == path) {
        let cure = format!("use {method}");
        return refused(StatusCode::METHOD_NOT_ALLOWED, "the method does not fit the path", &cure)
            .with_header(ALLOW, method);
    }
    let cure = format!("GET {}{PREFIX}/ lists what there is", room.base_url);
    refused(StatusCode::NOT_FOUND, "there is nothing at this path", &cure)
}

fn found(value: &Value) -> Answer {
    Answer::json(StatusCode::OK, value)
}

fn refused(status: StatusCode, error: &str, cure: &str) -> Answer {
    Answer::json(status, &json!({"error": error, "cure": cure}))
}
