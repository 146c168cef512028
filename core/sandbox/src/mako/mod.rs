//! The Mako Provisioning API, as its guide describes it.
//!
//! What the guide leaves open is marked where it is decided: INFERRED for a reading of what it says, GUESS for what
//! nothing says.

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
    let answer = match found {
        Found::Operation(Operation::Auth, _) => auth::log_in(room, &head, body, &mut client_id).await,
        Found::Operation(operation, id) => match admit(room, &head, operation, arrived, &mut client_id) {
            Ok(()) => {
                perform(room, &head, body, operation, id.as_deref()).await.unwrap_or_else(|refusal| refusal)
            }
            Err(refusal) => refusal,
        },
        Found::OtherMethods(allowed) => pages::method_not_allowed(&allowed),
        Found::Nothing => pages::not_found(),
    };
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

/// The token first, then the rate: the vendor counts per user, so it must know who asks.
fn admit(
    room: &Room,
    head: &Parts,
    operation: Operation,
    arrived: Duration,
    client_id: &mut Option<String>,
) -> Result<(), Answer> {
    let owner = head::bearer(head).and_then(|token| room.mako().tokens.owner(token, clock::instant()));
    let owner = client_id.insert(owner.ok_or_else(|| envelope::unwrapped(&errors::INVALID_TOKEN))?);
    if room.judge().admit(owner, operation.name(), arrived) {
        Ok(())
    } else {
        Err(envelope::failed(&errors::RATE_LIMIT_EXCEEDED))
    }
}

async fn perform(
    room: &Room,
    head: &Parts,
    body: Incoming,
    operation: Operation,
    id: Option<&str>,
) -> Result<Answer, Answer> {
    let input = if operation.creates() { object(head, body).await? } else { Map::new() };
    let store = &mut room.mako().store;
    match operation {
        // Answered before it came here.
        Operation::Auth => Err(pages::not_found()),
        Operation::AddCompany => companies::add(store, &input),
        Operation::AddPerson => people::add(store, &input),
        Operation::AddMako => makos::add(store, &input),
        Operation::GetCompany => companies::get(store, id),
        Operation::GetMako => makos::get(store, id),
        Operation::ListCompanies => Ok(companies::list(store)),
    }
}

async fn object(head: &Parts, body: Incoming) -> Result<Map<String, Value>, Answer> {
    if !head::has_media_type(head, "application/json") {
        return Err(pages::unsupported_media_type());
    }
    let bytes = body::read(body, body::API_LIMIT).await?;
    match serde_json::from_slice(&bytes) {
        Ok(Value::Object(object)) => Ok(object),
        // Well-formed JSON that is no object cannot be bound either. That it gets the same code is a GUESS.
        Ok(_) | Err(_) => Err(envelope::failed(&errors::MALFORMED_JSON)),
    }
}
