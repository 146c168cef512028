//! One request's facts, for the journal and for the judge.

use std::sync::Arc;
use std::time::Duration;

use http::request::Parts;
use serde_json::json;

use super::caller::Caller;
use super::input;
use super::market::ConnecErrors;
use super::routes::{Found, Route};
use crate::exposure::{self, Credential, Exposure};
use crate::journal::Opening;
use crate::judge::{AttemptId, Create, Occasion};
use crate::mako::head;
use crate::room::Room;
use crate::wire::Wire;

/// A request on its way through the emulated APIs; its texts are masked.
pub(crate) struct Visit<'a> {
    room: &'a Room,
    wire: &'a Arc<Wire>,
    arrived: Duration,
    route: Option<&'static Route>,
    pub(crate) caller: Caller,
    pub(crate) sequence: u64,
    request_id: Option<String>,
}

impl<'a> Visit<'a> {
    /// Notes that a request's head has been read.
    pub(crate) fn begin(
        room: &'a Room,
        wire: &'a Arc<Wire>,
        head: &Parts,
        found: &Found<'_>,
        arrived: Duration,
    ) -> Self {
        let route = found.route();
        let request_id = head::text(head, "x-request-id").map(|id| room.mask(id));
        let opening = Opening {
            at: arrived,
            method: room.mask(head.method.as_str()),
            path: room.mask(head.uri.path()),
            operation: route.map(|route| route.name),
            request_id: request_id.clone(),
        };
        let caller = Caller::of(head, &room.maestrano());
        let sequence = room.journal().open(opening);
        Self { room, wire, arrived, route, caller, sequence, request_id }
    }

    pub(crate) fn operation(&self) -> Option<&'static str> {
        self.route.map(|route| route.name)
    }

    pub(crate) fn client_id(&self) -> Option<String> {
        self.caller.name().map(str::to_owned)
    }

    /// The form in which Connec! tells its caller of errors.
    pub(crate) fn connec_errors(&self) -> ConnecErrors {
        self.room.maestrano().connec_errors(&self.caller)
    }

    /// The request's occasion, of which nothing is said yet.
    pub(crate) fn occasion(&self) -> Occasion {
        let (client_id, request_id) = (self.client_id(), self.request_id.clone());
        Occasion::new(self.arrived, self.operation(), client_id, request_id, String::new())
    }

    /// Lets the judge look at a request that has come as a whole; names it, if it creates something.
    pub(crate) fn inspect(&self, head: &Parts, body: &[u8]) -> Option<AttemptId> {
        let about = self.occasion();
        let exposures = self.exposures(head, body);
        if !exposures.is_empty() {
            self.room.judge().exposed(&about, exposures);
        }
        let route = self.route.filter(|route| route.action.creates())?;
        let input = input::read(head, body).ok()?;
        let create = Create {
            operation: route.name,
            // The same entity for another marketplace or group is another create.
            body: json!([self.client_id(), head.uri.path().trim_end_matches('/'), input]),
            sequence: self.sequence,
            at: self.arrived,
            request_id: self.request_id.clone(),
            // Nothing of this API is taken only once.
            natural_key: None,
            wire: Arc::downgrade(self.wire),
        };
        input::makes_something(route.action, &input).then(|| self.room.judge().enter(&create, &about))
    }

    /// Keys and secrets outside the `Authorization` header.
    fn exposures(&self, head: &Parts, body: &[u8]) -> Vec<Exposure> {
        let maestrano = self.room.maestrano();
        let mut found =
            exposure::misplaced(head, body, "", &|text: &str| maestrano.any_secret_in(text), false);
        for exposure in &mut found {
            exposure.credential = Credential::ClientSecret;
        }
        found
    }
}
