//! `POST /link/token`: tokens for the account, and pairs for connections.

use serde_json::{Value, json};

use super::deed::Task;
use super::errors;
use super::moment;
use super::refusal::Refusal;
use super::tokens::{Owner, Pair, Use};
use crate::mako::head;
use crate::pairs::{self, Pairs};

/// Trades credentials, a code or a refresh token for a pair. The documentation prints JSON for the first and a form for
/// the others; both are read for all (INFERRED: the framework that the specification leaks does).
pub(crate) fn token(task: &Task<'_>, client_id: &mut Option<String>) -> Result<Value, Refusal> {
    let given = given(task)?;
    let options = &task.room.options;
    let text = |name: &str| pairs::first(&given, name).unwrap_or_default();
    let grant = text("grant_type");
    if !["client_credentials", "authorization_code", "refresh_token"].contains(&grant) {
        let known = "must be client_credentials, authorization_code or refresh_token";
        return Err(Refusal::field("grant_type", known));
    }
    let refused = || Refusal::Row(&errors::AUTHENTICATION_FAILED);
    if text("client_id") != options.client_id {
        return Err(refused());
    }
    *client_id = Some(options.client_id.clone());
    if text("client_secret") != options.client_secret {
        return Err(refused());
    }
    let now = moment::of(task.room.now());
    let mut makini = task.room.makini();
    let owner = match grant {
        "authorization_code" => makini.tokens.trade(text("code"), Use::Code, now),
        "refresh_token" => makini.tokens.trade(text("refresh_token"), Use::Refresh, now),
        _ => Some(Owner::Account),
    };
    let owner = owner.ok_or_else(refused)?;
    Ok(shown(&makini.tokens.pair(&owner, now)))
}

/// A pair as it is told. Documented: `expires_in` is a moment, and not a number of seconds.
pub(crate) fn shown(pair: &Pair) -> Value {
    json!({
        "access_token": pair.access,
        "refresh_token": pair.refresh,
        "token_type": "bearer",
        "expires_in": pair.ends,
    })
}

/// The parameters by name.
fn given(task: &Task<'_>) -> Result<Pairs, Refusal> {
    if head::has_media_type(task.head, "application/x-www-form-urlencoded") {
        return Ok(pairs::parse(&String::from_utf8_lossy(task.body)));
    }
    let texts = task.object()?.into_iter().filter_map(|(name, value)| match value {
        Value::String(text) => Some((name, vec![text])),
        _ => None,
    });
    Ok(texts.collect())
}
