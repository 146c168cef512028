//! The Maestrano partner API: the developer platform, the account API and Connec!, on the sandbox's own origin.
//!
//! What the documentation prints is taken as printed. Where it is silent the behaviour follows the vendor's own
//! sandbox application and its SDKs, and is INFERRED; what nothing says is a GUESS, and marked where it is decided.

use std::sync::Arc;

use http::Request;
use hyper::body::Incoming;

use crate::answer::Answer;
use crate::body;
use crate::clock;
use crate::faults::{FaultKind, Strike, canned};
use crate::journal::Ending;
use crate::mako::struck;
use crate::payload::HungUp;
use crate::room::Room;
use crate::server::below;
use crate::wire::Wire;
use refusal::{Form, Refusal};
use visit::Visit;

pub(crate) use store::Maestrano;

mod account;
mod caller;
mod configuration;
mod connec;
mod control;
mod desk;
mod input;
mod market;
mod options;
mod refusal;
pub(crate) mod routes;
mod seed;
mod state;
mod store;
mod visit;
mod webhook;

pub use control::{MaestranoError, MarketplaceChange};
pub use market::{ConnecErrors, NextLink};
pub use options::{ConfigurationAnswer, MaestranoOptions};
pub use state::{GroupState, MaestranoState, MarketplaceState};
pub use webhook::{MaestranoDelivery, MaestranoEvent, MaestranoWebhook, WebhookCredentials};

/// The paths that are this system's.
const PREFIXES: &[&str] = &["/api/config/v1", "/api/v1/account", "/api/v1/ping", "/api/v2", "/batch"];

/// Whether a path is this system's.
pub(crate) fn owns(path: &str) -> bool {
    PREFIXES.iter().any(|prefix| below(path, prefix).is_some())
}

/// Answers one request, journals it and has it judged.
pub(crate) async fn serve(
    room: &Room,
    wire: &Arc<Wire>,
    request: Request<Incoming>,
) -> Result<Answer, HungUp> {
    let (arrived, (head, body)) = (room.elapsed(), request.into_parts());
    let found = routes::find(&head.method, head.uri.path());
    let visit = Visit::begin(room, wire, &head, &found, arrived);
    // Read even when it is not wanted: an answer to a client that is still sending could be lost in a reset.
    let body = body::read(body, body::API_LIMIT).await;
    let attempt = visit.inspect(&head, body.as_deref().unwrap_or_default());
    let strike = room.faults().strike(visit.operation());
    struck::hold_back(room, strike.as_ref(), attempt.as_ref());
    let mut done = false;
    let form = Form::of(head.uri.path());
    let work = async {
        let answer = match body {
            Ok(body) => desk::perform(room, &visit, &head, found, &body),
            Err(unread) => unread.into(),
        };
        done = answer.status.is_success() && answer.code.is_none();
        answer
    };
    let answer = match &strike {
        None => Ok(work.await),
        Some(strike) => {
            let canned = in_form(&visit, form, &strike.kind);
            let canned = canned.or_else(|| canned::answer(&strike.kind, &room.other_origin_url));
            struck::answer(room, wire, strike, canned, work).await
        }
    };
    if answer.is_ok() {
        clock::pause(room.options.latency).await;
    }
    conclude(room, &visit, strike.as_ref(), done, &answer);
    if let Some(attempt) = attempt {
        struck::settle(room, wire, strike.as_ref(), attempt, &answer);
    }
    answer
}

/// Those faults that an API tells in a form of its own. That there is a limit on rates is a GUESS: nothing documents one.
fn in_form(visit: &Visit<'_>, form: Form, kind: &FaultKind) -> Option<Answer> {
    let (refusal, retry_after) = match kind {
        FaultKind::UnauthorizedOauth | FaultKind::TokenRevoked | FaultKind::UnauthorizedSource => {
            (Refusal::unauthorized(form), None)
        }
        FaultKind::RateLimited { retry_after } => (Refusal::too_many(), retry_after.as_deref()),
        FaultKind::QuotaExhausted => (Refusal::too_many(), None),
        FaultKind::ServerError => (Refusal::system(form), None),
        _ => return None,
    };
    let answer = form.answer(&refusal, visit.connec_errors());
    Some(match retry_after {
        Some(text) => answer.with_header(http::header::RETRY_AFTER, text),
        None => answer,
    })
}

fn conclude(
    room: &Room,
    visit: &Visit<'_>,
    strike: Option<&Strike>,
    work_done: bool,
    answer: &Result<Answer, HungUp>,
) {
    let fault = strike.map(|strike| strike.kind.name());
    let (client_id, answer) = (visit.client_id(), answer.as_ref().ok());
    room.journal().close(visit.sequence, Ending { client_id, answer, fault, work_done });
}
