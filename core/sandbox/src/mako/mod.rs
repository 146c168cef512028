//! The Mako Provisioning API, as its guide describes it.
//!
//! What the guide leaves open is marked where it is decided: INFERRED for a reading of what it says, GUESS for what
//! nothing says.

use std::borrow::Cow;
use std::time::Duration;

use http::Request;
use http::request::Parts;
use hyper::body::Incoming;
use serde_json::{Map, Value};

use crate::answer::Answer;
use crate::body;
use crate::clock;
use crate::journal::Opening;
use crate::room::Room;
use refusal::Refusal;
use routes::{Found, Operation};
use store::{State, Store};
use tokens::Tokens;

mod auth;
mod companies;
mod envelope;
pub(crate) mod errors;
mod head;
mod makos;
mod pages;
mod people;
mod refusal;
pub(crate) mod routes;
pub(crate) mod seed;
pub(crate) mod store;
mod tokens;
mod validate;

/// What the emulated vendor remembers.
pub(crate) struct Mako {
    pub(crate) store: Store,
    pub(crate) tokens: Tokens,
}

impl Mako {
    pub(crate) fn new(seed: Option<u64>) -> Self {
        Self { store: seed::store(seed), tokens: Tokens::default() }
    }

    pub(crate) fn reset(&mut self, seed: Option<u64>) {
        self.store = seed::store(seed);
    }

    pub(crate) fn state(&self) -> State {
        self.store.state()
    }
}

/// Answers one request and journals it.
pub(crate) async fn serve(room: &Room, request: Request<Incoming>) -> Answer {
    let arrived = room.elapsed();
    let (head, body) = request.into_parts();
    let found = routes::find(&head.method, head.uri.path());
    let opening = open(room, &head, &found, arrived);
    let sequence = room.journal().open(opening);
    let mut client_id = None;
    let admitted = admit(room, &head, found, arrived, &mut client_id);
    // Read even when it is not wanted: an answer to a client that is still sending could be lost in a reset.
    let body = body::read(body, body::API_LIMIT).await;
    let outcome = match (admitted, body) {
        (Err(refusal), _) => Err(refusal),
        (Ok(_), Err(unread)) => Err(unread.into()),
        (Ok((operation, id)), Ok(body)) => {
            if operation == Operation::Auth {
                clock::pause(room.options.token_delay).await;
            }
            perform(room, &head, operation, &id, &body, &mut client_id)
        }
    };
    let answer = outcome.unwrap_or_else(Answer::from);
    clock::pause(room.options.latency).await;
    room.journal().close(sequence, client_id, &answer);
    answer
}

fn open(room: &Room, head: &Parts, found: &Found<'_>, at: Duration) -> Opening {
    let operation = match found {
        Found::Operation(operation, _) => Some(operation.name()),
        Found::OtherMethods(_) | Found::Nothing => None,
    };
    let mako = room.mako();
    let secret = &room.options.client_secret;
    let masked = |text: &str| mako.tokens.mask(text, secret);
    Opening {
        at,
        method: masked(head.method.as_str()),
        path: masked(head.uri.path()),
        operation,
        request_id: head::text(head, "x-request-id").map(masked),
    }
}

/// The path first, then the token, then the rate: the vendor counts per user and endpoint, so it must know both.
fn admit<'a>(
    room: &Room,
    head: &Parts,
    found: Found<'a>,
    arrived: Duration,
    client_id: &mut Option<String>,
) -> Result<(Operation, Cow<'a, str>), Refusal> {
    let (operation, id) = match found {
        Found::Operation(Operation::Auth, id) => return Ok((Operation::Auth, id)),
        Found::Operation(operation, id) => (operation, id),
        Found::OtherMethods(allowed) => return Err(Refusal::Method(allowed)),
        Found::Nothing => return Err(Refusal::Path),
    };
    let owner = head::bearer(head).and_then(|token| room.mako().tokens.owner(token, clock::instant()));
    let owner = client_id.insert(owner.ok_or(Refusal::Row(&errors::INVALID_TOKEN))?);
    if room.judge().admit(owner, operation.name(), arrived) {
        Ok((operation, id))
    } else {
        Err(Refusal::Row(&errors::RATE_LIMIT_EXCEEDED))
    }
}

fn perform(
    room: &Room,
    head: &Parts,
    operation: Operation,
    id: &str,
    body: &[u8],
    client_id: &mut Option<String>,
) -> Result<Answer, Refusal> {
    let input = if operation.creates() { object(head, body)? } else { Map::new() };
    let mako = &mut *room.mako();
    match operation {
        Operation::Auth => auth::log_in(&room.options, &mut mako.tokens, head, body, client_id),
        Operation::AddCompany => companies::add(&mut mako.store, &input),
        Operation::AddPerson => people::add(&mut mako.store, &input),
        Operation::AddMako => makos::add(&mut mako.store, &input),
        Operation::GetCompany => companies::get(&mako.store, id),
        Operation::GetMako => makos::get(&mako.store, id),
        Operation::ListCompanies => Ok(companies::list(&mako.store)),
    }
}

fn object(head: &Parts, body: &[u8]) -> Result<Map<String, Value>, Refusal> {
    if !head::has_media_type(head, "application/json") {
        return Err(Refusal::MediaType);
    }
    match serde_json::from_slice(body) {
        Ok(Value::Object(object)) => Ok(object),
        // Well-formed JSON that is no object cannot be bound either. That it gets the same code is a GUESS.
        Ok(_) | Err(_) => Err(Refusal::Row(&errors::MALFORMED_JSON)),
    }
}
