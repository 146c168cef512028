//! Logging in.

use http::StatusCode;
use http::header::CONTENT_TYPE;
use http::request::Parts;
use hyper::body::Incoming;
use serde::Serialize;

use super::{envelope, errors, head, pages};
use crate::answer::Answer;
use crate::body;
use crate::clock;
use crate::pairs::{self, Pairs};
use crate::room::Room;

#[derive(Serialize)]
struct Token {
    access_token: String,
    token_type: &'static str,
    expires_in: u64,
}

/// Trades id and secret for a token; other parameters, such as `grant_type`, are ignored.
pub(crate) async fn log_in(
    room: &Room,
    head: &Parts,
    body: Incoming,
    client_id: &mut Option<String>,
) -> Answer {
    let (form, query) = match parameters(head, body).await {
        Ok(parameters) => parameters,
        Err(refusal) => return refusal,
    };
    clock::pause(room.options.token_delay).await;
    // The guide says form, its example of version 1.7.3 has a query: both are understood, the form first.
    let given = |name| pairs::first(&form, name).or_else(|| pairs::first(&query, name));
    let options = &room.options;
    if given("client_id") != Some(&options.client_id) {
        return envelope::unwrapped(&errors::INVALID_CLIENT);
    }
    // Only the known id is journaled: an unknown one may be a secret in the wrong place.
    *client_id = Some(options.client_id.clone());
    if given("client_secret") != Some(&options.client_secret) {
        return envelope::unwrapped(&errors::INVALID_CLIENT);
    }
    let token = room.mako().tokens.issue(&options.client_id, clock::instant(), options.token_life);
    let expires_in = options.token_life.as_secs();
    Answer::json(StatusCode::OK, &Token { access_token: token, token_type: "Bearer", expires_in })
}

async fn parameters(head: &Parts, body: Incoming) -> Result<(Pairs, Pairs), Answer> {
    let bytes = body::read(body, body::API_LIMIT).await?;
    let nothing = bytes.is_empty() && !head.headers.contains_key(CONTENT_TYPE);
    if !nothing && !head::has_media_type(head, "application/x-www-form-urlencoded") {
        return Err(pages::unsupported_media_type());
    }
    Ok((pairs::parse(&String::from_utf8_lossy(&bytes)), pairs::parse(head.uri.query().unwrap_or_default())))
}
