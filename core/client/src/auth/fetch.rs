//! The request for a token: a form, and an answer without an envelope.

use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, HOST, USER_AGENT};
use http::{Request, StatusCode};
use http_body_util::Full;
use makokit_limits::Moment;
use serde::Deserialize;
use url::form_urlencoded;

use super::Token;
use crate::config::Config;
use crate::envelope::{Rules, check_text, classify};
use crate::error::{Error, ErrorKind};
use crate::operation::Contract;
use crate::transport::{Fault, Reply, Transport};

/// The life of a token whose answer does not tell it.
const UNTOLD_LIFE: Duration = Duration::from_secs(300);
const LONGEST_LIFE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

#[derive(Deserialize)]
struct Grant {
    access_token: String,
    #[serde(default)]
    expires_in: Option<f64>,
}

/// Asks for a token once, and for no longer than a call may take.
pub(crate) async fn fetch(
    contract: &Contract,
    config: &Config,
    transport: &Transport,
) -> Result<Token, Error> {
    let asked_at = config.time.now();
    let request = request(contract, config)?;
    let connection = transport.connect(asked_at, Duration::from_secs(5)).await.map_err(fault)?;
    let sending = transport.send(connection, request, || config.time.now());
    let late = || named(Error::new(ErrorKind::CallTimeout, "no answer to the request for a token"));
    let reply = tokio::time::timeout(config.timeout, sending).await.map_err(|_| late())?.map_err(fault)?;
    read(contract, config, &reply, asked_at)
}

fn request(contract: &Contract, config: &Config) -> Result<Request<Full<Bytes>>, Error> {
    let form = form_urlencoded::Serializer::new(String::new())
        .append_pair("client_id", &config.client_id)
        .append_pair("client_secret", config.client_secret.expose())
        .finish();
    Request::post(config.path(contract.token_path))
        .header(HOST, config.host())
        .header(USER_AGENT, &config.user_agent)
        .header(ACCEPT, "application/json")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded; charset=utf-8")
        .body(Full::from(form))
        .map_err(|error| Error::config(format!("base_url cannot be used: {error}")))
}

fn read(contract: &Contract, config: &Config, reply: &Reply, asked_at: Moment) -> Result<Token, Error> {
    let secrets = [config.client_secret.expose()];
    let rules = Rules { contract, secrets: &secrets, now: config.time.calendar() };
    if reply.status == StatusCode::OK {
        let grant = check_text(&reply.body).ok().and_then(|text| serde_json::from_str::<Grant>(text).ok());
        let token = grant.and_then(|grant| {
            let life = grant.expires_in.filter(|seconds| *seconds > 0.0).map_or(UNTOLD_LIFE, |seconds| {
                Duration::from_secs_f64(seconds.min(LONGEST_LIFE.as_secs_f64()))
            });
            Token::new(grant.access_token, asked_at, life)
        });
        // The excerpt of an answer that may hold a token shows nothing of it.
        return token.ok_or_else(|| {
            named(rules.unreadable(&Reply { body: Bytes::new(), ..reply.clone() }, "holds no token"))
        });
    }
    match classify(reply, &rules) {
        Ok(_) => Err(named(rules.unreadable(reply, "is no answer to a request for a token"))),
        Err(error) => Err(named(error)),
    }
}

fn fault(fault: Fault) -> Error {
    named(fault.into_error())
}

fn named(error: Error) -> Error {
    error.with(|facts| facts.operation = Some("auth".to_owned()))
}
