//! One request's facts, for the journal and for the judge.

use std::sync::Arc;
use std::time::Duration;

use http::request::Parts;
use serde_json::{Value, json};

use super::keys;
use super::routes::{Endpoint, Found, Operation};
use super::tokens::Owner;
use crate::exposure::{self, Place};
use crate::journal::Opening;
use crate::judge::{AttemptId, Create, Occasion};
use crate::mako::head;
use crate::room::Room;
use crate::wire::Wire;

/// A request on its way through the emulated API; its texts are masked.
pub(crate) struct Visit<'a> {
    room: &'a Room,
    wire: &'a Arc<Wire>,
    pub(crate) arrived: Duration,
    pub(crate) operation: Option<Operation>,
    /// The connection, or the account's client, whose token the request carries.
    pub(crate) client_id: Option<String>,
    /// Whose token it is.
    owner: Option<Owner>,
    pub(crate) sequence: u64,
    request_id: Option<String>,
    /// The key in the path.
    key: String,
}

/// The account, where a finding names whose something is.
pub(crate) const ACCOUNT: &str = "the account";

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
        let sequence = room.journal().open(opening);
        let key = match found {
            Found::Operation(Operation::Entity(..), key) => key.clone().into_owned(),
            _ => String::new(),
        };
        Self { room, wire, arrived, operation, client_id: None, owner: None, sequence, request_id, key }
    }

    /// Notes whose token the request carries.
    pub(crate) fn carries(&mut self, owner: &Owner) {
        self.client_id = Some(match owner {
            Owner::Connection(id) => id.clone(),
            Owner::Account => self.room.options.client_id.clone(),
        });
        self.owner = Some(owner.clone());
    }

    /// The id that the answer carries: each request has one of its own, whatever its client calls it.
    pub(crate) fn answer_id(&self) -> String {
        format!("req_{:016x}", keys::scatter(self.sequence))
    }

    /// Tells the judge that the token was used for what is somebody else's.
    pub(crate) fn wrong_tenant(&self, belongs_to: &str) {
        let credential_of = match &self.owner {
            Some(Owner::Connection(id)) => id.as_str(),
            _ => ACCOUNT,
        };
        let about = self.occasion();
        self.room.judge().wrong_tenant(&about, credential_of, belongs_to);
    }

    /// Lets the judge look at a request that has come as a whole; names it, if it creates something that stays.
    pub(crate) fn inspect(&self, head: &Parts, body: &[u8]) -> Option<AttemptId> {
        self.expose(head, body);
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let Some(Owner::Connection(id)) = &self.owner else { return None };
        if let Some(stranger) = self.stranger(id, &body) {
            self.wrong_tenant(&stranger);
        }
        let operation = self.operation.filter(|operation| operation.creates())?;
        let writable = self.room.makini().find(id).is_some_and(|connection| connection.writable);
        if !writable || !body.is_object() {
            return None;
        }
        let create = Create {
            operation: operation.name(),
            // The same for two connections is not the same.
            body: json!({"connection": id, "body": body}),
            sequence: self.sequence,
            at: self.arrived,
            request_id: self.request_id.clone(),
            // No key is documented that is taken only once.
            natural_key: None,
            wire: Arc::downgrade(self.wire),
        };
        let about = self.occasion();
        Some(self.room.judge().enter(&create, &about))
    }

    fn expose(&self, head: &Parts, body: &[u8]) {
        let secret = &self.room.options.client_secret;
        // Secret, code and refresh token belong into this body, and into no other.
        let login =
            matches!(self.operation, Some(Operation::Other(route)) if route.endpoint == Endpoint::Token);
        let mut found = exposure::misplaced(head, body, secret, &|text| self.room.has_token(text), login);
        if login {
            found.retain(|exposure| exposure.place != Place::Body);
        }
        if !found.is_empty() {
            let about = self.occasion();
            self.room.judge().exposed(&about, found);
        }
    }

    /// Whose the record is that the path or the body names, if it is not this connection's.
    fn stranger(&self, id: &str, body: &Value) -> Option<String> {
        let members = body.as_object().into_iter().flatten();
        let named = members.filter(|(name, _)| name.ends_with("Key")).filter_map(|(_, value)| value.as_str());
        let makini = self.room.makini();
        let mut owners =
            std::iter::once(self.key.as_str()).chain(named).filter_map(|key| makini.owner_of(key));
        owners.find(|owner| *owner != id).map(str::to_owned)
    }

    fn occasion(&self) -> Occasion {
        let operation = self.operation.map(Operation::name);
        Occasion::new(self.arrived, operation, self.client_id.clone(), self.request_id.clone(), String::new())
    }
}
