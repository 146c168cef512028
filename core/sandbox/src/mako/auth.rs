//! Logging in.

use http::StatusCode;
use http::header::CONTENT_TYPE;
use http::request::Parts;
use serde::Serialize;

use super::refusal::Refusal;
use super::tokens::{Now, Tokens};
use super::{errors, head};
use crate::answer::Answer;
use crate::options::Options;
use crate::pairs;

#[derive(Serialize)]
struct Token {
    #[serde(rename = "access_token")]
    value: String,
    #[serde(rename = "token_type")]
    scheme: &'static str,
    expires_in: u64,
}

/// Trades id and secret for a token; other parameters, such as `grant_type`, are ignored.
pub(crate) fn log_in(
    options: &Options,
    tokens: &mut Tokens,
    now: Now,
    head: &Parts,
    body: &[u8],
    client_id: &mut Option<String>,
) -> Result<Answer, Refusal> {
    let bare = body.is_empty() && !head.headers.contains_key(CONTENT_TYPE);
    if !bare && !head::has_media_type(head, "application/x-www-form-urlencoded") {
        return Err(Refusal::MediaType);
    }
    // The guide says form, its example of version 1.7.3 has a query: both are understood, the form first.
    let form = pairs::parse(&String::from_utf8_lossy(body));
    let query = pairs::parse(head.uri.query().unwrap_or_default());
    let given = |name| pairs::first(&form, name).or_else(|| pairs::first(&query, name));
    if given("client_id") != Some(&options.client_id) {
        return Err(Refusal::Row(&errors::INVALID_CLIENT));
    }
    // Only the known id is journaled: an unknown one may be a secret in the wrong place.
    *client_id = Some(options.client_id.clone());
    if given("client_secret") != Some(&options.client_secret) {
        return Err(Refusal::Row(&errors::INVALID_CLIENT));
    }
    let value = tokens.issue(&options.client_id, now, options.token_life, options.tokens);
    let expires_in = options.token_life.as_secs();
    Ok(Answer::json(StatusCode::OK, &Token { value, scheme: "Bearer", expires_in }))
}
