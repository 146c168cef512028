//! The other origin: it answers everything with 200 and writes down who brought a credential there.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderValue, Request, Response};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde::Serialize;
use tokio::net::TcpListener;

use crate::judge::{CredentialElsewhere, Finding, Occasion};
use crate::room::Room;
use crate::{body, clock, exposure};

/// One request to the other origin. It never holds a token, a secret, a query string or a body.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ElsewhereEntry {
    /// When its head had been read: milliseconds since the sandbox started.
    pub at_ms: f64,
    /// The HTTP method.
    pub method: String,
    /// The path, without the query string.
    pub path: String,
    /// Which credentials it carried, and where.
    pub credentials: Vec<String>,
}

/// What came to the other origin.
#[derive(Default)]
pub(crate) struct Elsewhere {
    entries: VecDeque<ElsewhereEntry>,
}

const CAPACITY: usize = 10_000;
const ANSWER: &[u8] = br#"{"status":"OK","body":{"origin":"other"}}"#;

impl Elsewhere {
    pub(crate) fn entries(&self) -> Vec<ElsewhereEntry> {
        self.entries.iter().cloned().collect()
    }

    pub(crate) fn clear(&mut self) {
        self.entries.clear();
    }

    fn add(&mut self, entry: ElsewhereEntry) {
        if self.entries.len() >= CAPACITY {
            self.entries.pop_front();
        }
        self.entries.push_back(entry);
    }
}

/// Accepts at the other origin for as long as the sandbox runs.
pub(crate) async fn serve(listener: TcpListener, room: &Arc<Room>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            clock::pause(Duration::from_millis(10)).await;
            continue;
        };
        let room = Arc::clone(room);
        tokio::spawn(async move {
            let service = service_fn(|request| answer(&room, request));
            // A peer that vanishes or sends garbage is nobody to tell of it.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn answer(room: &Room, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let at = room.elapsed();
    let (head, body) = request.into_parts();
    let body = body::read(body, body::API_LIMIT).await.unwrap_or_default();
    let found = exposure::everywhere(&head, &body, &room.options.client_secret, &|text| room.has_token(text));
    let masked = |text: &str| room.mask(text);
    let (method, path) = (masked(head.method.as_str()), masked(head.uri.path()));
    let request_id = head.headers.get("x-request-id").and_then(|id| id.to_str().ok()).map(masked);
    let mut credentials: Vec<_> = found.iter().map(ToString::to_string).collect();
    if credentials.is_empty() && head.headers.contains_key(AUTHORIZATION) {
        credentials.push("an authorization header".to_owned());
    }
    if !credentials.is_empty() {
        let message = format!("{method} {path} at another origin carried {}", credentials.join(", "));
        let occasion = Occasion::new(at, None, None, request_id, message);
        let (method, path, credentials) = (method.clone(), path.clone(), credentials.clone());
        let found = CredentialElsewhere { occasion, method, path, credentials };
        room.judge().find(Finding::CredentialElsewhere(found));
    }
    room.elsewhere().add(ElsewhereEntry { at_ms: clock::to_ms(at), method, path, credentials });
    let mut response = Response::new(Full::new(Bytes::from_static(ANSWER)));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Ok(response)
}
