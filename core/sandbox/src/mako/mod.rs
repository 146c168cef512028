//! The Mako Provisioning API, as its guide describes it.
//!
//! What the guide leaves open is marked where it is decided: INFERRED for a reading of what it says, GUESS for what
//! nothing says.

use std::sync::Arc;

use http::Request;
use http::request::Parts;
use hyper::body::Incoming;

use crate::answer::Answer;
use crate::body;
use crate::clock;
use crate::faults::{FaultKind, Strike, canned};
use crate::journal::Ending;
use crate::judge::AttemptId;
use crate::payload::HungUp;
use crate::room::Room;
use crate::wire::Wire;
use deed::{Asked, Deed};
use refusal::Refusal;
use routes::{Found, Operation};
use store::{State, Store};
use tokens::{Standing, Tokens};
use visit::Visit;

mod auth;
mod companies;
mod deed;
pub(crate) mod envelope;
pub(crate) mod errors;
pub(crate) mod head;
mod makos;
pub(crate) mod pages;
mod people;
mod refusal;
pub(crate) mod routes;
pub(crate) mod seed;
pub(crate) mod store;
pub(crate) mod strangers;
pub(crate) mod struck;
pub(crate) mod tokens;
mod validate;
mod visit;

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

/// Answers one request, journals it and has it judged.
pub(crate) async fn serve(
    room: &Room,
    wire: &Arc<Wire>,
    request: Request<Incoming>,
) -> Result<Answer, HungUp> {
    let arrived = room.elapsed();
    let (head, body) = request.into_parts();
    let found = routes::find(&head.method, head.uri.path());
    let mut visit = Visit::begin(room, wire, &head, &found, arrived);
    let admitted = admit(room, &head, found, &mut visit);
    // Read even when it is not wanted: an answer to a client that is still sending could be lost in a reset.
    let body = body::read(body, body::API_LIMIT).await;
    let attempt = visit.inspect(&head, body.as_deref().unwrap_or_default());
    let strike = room.faults().strike(visit.operation.map(Operation::name));
    struck::hold_back(room, strike.as_ref(), attempt.as_ref());
    let mut deed = Deed::new(room, &head, admitted, body);
    let answer = match &strike {
        None => Ok(deed.perform().await),
        Some(strike) => {
            let canned = canned::answer(&strike.kind, &room.other_origin_url);
            struck::answer(room, wire, strike, canned, deed.perform()).await
        }
    };
    if strike.as_ref().is_some_and(|strike| strike.kind == FaultKind::TokenRevoked) {
        revoke(room, &head);
    }
    if answer.is_ok() {
        clock::pause(room.options.latency).await;
    }
    visit.client_id = visit.client_id.or(deed.client_id);
    conclude(room, wire, &visit, strike.as_ref(), deed.done, attempt, &answer);
    answer
}

/// The path first, then the token, then the rate: the vendor counts per user and endpoint, so it must know both.
fn admit<'a>(
    room: &Room,
    head: &Parts,
    found: Found<'a>,
    visit: &mut Visit<'_>,
) -> Result<Asked<'a>, Refusal> {
    let (operation, id) = match found {
        Found::Operation(Operation::Auth, id) => return Ok((Operation::Auth, id)),
        Found::Operation(operation, id) => (operation, id),
        Found::OtherMethods(allowed) => return Err(Refusal::Method(allowed)),
        Found::Nothing => return Err(Refusal::Path),
    };
    let now = room.token_time();
    let standing =
        head::bearer(head).map_or(Standing::Unknown, |token| room.mako().tokens.standing(token, now));
    match standing {
        Standing::Good(client_id) => {
            let admitted = room.judge().admit(&client_id, operation.name(), visit.arrived);
            visit.client_id = Some(client_id);
            if admitted { Ok((operation, id)) } else { Err(Refusal::Row(&errors::RATE_LIMIT_EXCEEDED)) }
        }
        Standing::Expired { client_id, since } => {
            visit.client_id = Some(client_id);
            room.judge().expired(&visit.occasion(), since);
            Err(Refusal::Row(&errors::INVALID_TOKEN))
        }
        Standing::Ended(client_id) => {
            visit.client_id = Some(client_id);
            Err(Refusal::Row(&errors::INVALID_TOKEN))
        }
        Standing::Unknown => Err(Refusal::Row(&errors::INVALID_TOKEN)),
    }
}

/// Tells journal and judge how a request ends, as its answer is handed to the connection.
fn conclude(
    room: &Room,
    wire: &Wire,
    visit: &Visit<'_>,
    strike: Option<&Strike>,
    work_done: bool,
    attempt: Option<AttemptId>,
    answer: &Result<Answer, HungUp>,
) {
    let fault = strike.map(|strike| strike.kind.name());
    let given = answer.as_ref().ok();
    let client_id = visit.client_id.clone();
    room.journal().close(visit.sequence, Ending { client_id, answer: given, fault, work_done });
    let Some(attempt) = attempt else { return };
    let told = given.filter(|answer| answer.code == Some(errors::QUOTA_LIMIT_EXCEEDED.code));
    let refused = told.filter(|_| !wire.peer_has_closed()).and_then(|_| visit.refused(room.elapsed()));
    struck::settle(room, wire, strike, attempt, answer);
    if let Some(refused) = refused {
        room.judge().quota_refused(refused);
    }
}

fn revoke(room: &Room, head: &Parts) {
    if let Some(token) = head::bearer(head) {
        room.mako().tokens.revoke(token);
    }
}
