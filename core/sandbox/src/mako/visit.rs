//! One request's facts, for the journal and for the judge.

use std::sync::Arc;
use std::time::Duration;

use http::request::Parts;
use serde_json::Value;

use super::head;
use super::routes::{Found, Operation};
use crate::calendar;
use crate::exposure;
use crate::journal::Opening;
use crate::judge::{AttemptId, Create, NaturalKey, Occasion, Refused};
use crate::room::Room;
use crate::wire::Wire;

/// A request on its way through the emulated API; its texts are masked.
pub(crate) struct Visit<'a> {
    room: &'a Room,
    wire: &'a Arc<Wire>,
    pub(crate) arrived: Duration,
    pub(crate) operation: Option<Operation>,
    pub(crate) client_id: Option<String>,
    pub(crate) sequence: u64,
    /// The day of the calendar on which it came.
    day: u64,
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
        let operation = found.operation();
        let masked = |text: &str| room.mask(text);
        let request_id = head::text(head, "x-request-id").map(masked);
        let opening = Opening {
            at: arrived,
            method: masked(head.method.as_str()),
            path: masked(head.uri.path()),
            operation: operation.map(Operation::name),
            request_id: request_id.clone(),
        };
        let (sequence, day) = (room.journal().open(opening), calendar::day(room.now()));
        Self { room, wire, arrived, operation, client_id: None, sequence, day, request_id }
    }

    /// The request's occasion, of which nothing is said yet.
    pub(crate) fn occasion(&self) -> Occasion {
        let operation = self.operation.map(Operation::name);
        Occasion::new(self.arrived, operation, self.client_id.clone(), self.request_id.clone(), String::new())
    }

    /// Lets the judge look at a request that has come as a whole; names it, if it creates something.
    pub(crate) fn inspect(&self, head: &Parts, body: &[u8]) -> Option<AttemptId> {
        let about = self.occasion();
        let login = self.operation == Some(Operation::Auth)
            && head::has_media_type(head, "application/x-www-form-urlencoded");
        let secret = &self.room.options.client_secret;
        let exposures = exposure::misplaced(head, body, secret, &|text| self.room.has_token(text), login);
        if !exposures.is_empty() {
            self.room.judge().exposed(&about, exposures);
        }
        let operation = self.operation.filter(|operation| operation.creates())?;
        let create = self.create(operation, serde_json::from_slice(body).ok()?)?;
        let arrived = self.refused(self.arrived)?;
        let mut judge = self.room.judge();
        judge.create_arrived(&arrived, &about);
        Some(judge.enter(&create, &about))
    }

    /// This create as one that is refused for its quota at a moment.
    pub(crate) fn refused(&self, at: Duration) -> Option<Refused> {
        Some(Refused {
            operation: self.operation?.name(),
            day: self.day,
            at,
            connection: self.wire.number(),
            request_id: self.request_id.clone(),
        })
    }

    fn create(&self, operation: Operation, body: Value) -> Option<Create> {
        let has =
            |key: &NaturalKey| body.get(key.field).and_then(Value::as_str).is_some_and(|it| !it.is_empty());
        let natural_key = operation.natural_key().filter(has);
        body.is_object().then(|| Create {
            operation: operation.name(),
            body,
            sequence: self.sequence,
            at: self.arrived,
            request_id: self.request_id.clone(),
            natural_key,
            wire: Arc::downgrade(self.wire),
        })
    }
}
