//! The Makini unified API, as its FAQ, its user guide and its published specification describe it.
//!
//! The three disagree. Below `/api/v1` are the FAQ's cursors and `modified_after`, below `/api/eam`, `/api/erp` and
//! `/api/wms` the specification's numbered pages and filters, over the same records. What they leave open is marked
//! where it is decided: INFERRED for a reading of what they say, GUESS for what nothing says.

use std::sync::Arc;

use http::Request;
use http::request::Parts;
use hyper::body::Incoming;

use crate::answer::Answer;
use crate::body;
use crate::clock;
use crate::faults::FaultKind;
use crate::journal::Ending;
use crate::mako::{head, struck};
use crate::payload::HungUp;
use crate::room::Room;
use crate::wire::Wire;
use deed::{Asked, Deed};
use refusal::Refusal;
use routes::{Door, Found, Operation};
use tokens::{Owner, Use};
use visit::Visit;

pub(crate) use memory::Makini;
pub(crate) use routes::{names, owns};

mod auth;
mod canned;
mod connection;
mod current;
mod cursor;
mod deed;
mod entities;
pub(crate) mod errors;
mod filter;
mod keys;
mod memory;
mod moment;
mod orders;
pub(crate) mod outside;
mod pages;
mod raw;
mod records;
mod refusal;
mod required;
mod routes;
mod samples;
pub(crate) mod settings;
pub(crate) mod state;
mod sync;
mod system;
mod tokens;
mod visit;
pub(crate) mod webhook;
mod writes;

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
    let mut deed = Deed::new(room, &head, admitted, body, &visit);
    let answer = match &strike {
        None => Ok(deed.perform()),
        Some(strike) => {
            let canned = canned::answer(room, &strike.kind, &visit.answer_id());
            struck::answer(room, wire, strike, canned, async { deed.perform() }).await
        }
    };
    if strike.as_ref().is_some_and(|strike| strike.kind == FaultKind::TokenRevoked) {
        revoke(room, &head);
    }
    if answer.is_ok() {
        clock::pause(room.options.latency).await;
    }
    let (fault, work_done) = (strike.as_ref().map(|strike| strike.kind.name()), deed.done);
    let client_id = visit.client_id.clone().or(deed.client_id);
    room.journal()
        .close(visit.sequence, Ending { client_id, answer: answer.as_ref().ok(), fault, work_done });
    if let Some(attempt) = attempt {
        struck::settle(room, wire, strike.as_ref(), attempt, &answer);
    }
    answer
}

/// The path first, then the token, the rate, and the connection's state.
fn admit<'a>(
    room: &Room,
    head: &Parts,
    found: Found<'a>,
    visit: &mut Visit<'_>,
) -> Result<Asked<'a>, Refusal> {
    let (operation, id) = match found {
        Found::Operation(operation, id) => (operation, id),
        Found::OtherMethods(allowed) => return Err(Refusal::Method(allowed)),
        Found::Nothing => return Err(Refusal::Row(&errors::NOT_FOUND)),
    };
    let door = operation.door();
    if door == Door::Nobody {
        return Ok(Asked { operation, id, owner: Owner::Account });
    }
    let refused = || Refusal::Row(&errors::AUTHENTICATION_FAILED);
    let now = moment::of(room.now());
    let standing =
        head::bearer(head).and_then(|token| room.makini().tokens.standing(token, Use::Access, now));
    let (owner, good) = standing.ok_or_else(refused)?;
    visit.carries(&owner);
    if !good {
        return Err(refused());
    }
    match &owner {
        Owner::Account if door != Door::Account => {
            visit.wrong_tenant("a connection");
            Err(Refusal::Row(&errors::PERMISSION_DENIED))
        }
        Owner::Connection(_) if door == Door::Account => {
            visit.wrong_tenant(visit::ACCOUNT);
            Err(Refusal::Row(&errors::PERMISSION_DENIED))
        }
        Owner::Account => Ok(Asked { operation, id, owner }),
        Owner::Connection(connection) => {
            enter(room, connection, door, visit)?;
            Ok(Asked { operation, id, owner })
        }
    }
}

/// Whether a connection has room for one more request, and can be reached.
fn enter(room: &Room, connection: &str, door: Door, visit: &Visit<'_>) -> Result<(), Refusal> {
    let options = &room.options.makini;
    let now = moment::of(room.now());
    let mut makini = room.makini();
    let connection = makini.find(connection).ok_or(Refusal::Row(&errors::AUTHENTICATION_FAILED))?;
    connection.settle(now);
    if let Some(limit) = options.rate_limit {
        connection.admit(visit.arrived, limit, options.rate_window).map_err(Refusal::Limited)?;
    }
    match connection.obstacle() {
        Some(row) if door == Door::Connection => Err(Refusal::Row(row)),
        _ => Ok(()),
    }
}

fn revoke(room: &Room, head: &Parts) {
    if let Some(token) = head::bearer(head) {
        room.makini().tokens.revoke(token);
    }
}
