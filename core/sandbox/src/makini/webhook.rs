//! Webhooks as Makini sends them: signed, with an id, tried again for a day.

use std::time::Duration;

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::entities;
use super::keys::scatter;
use super::moment;
use crate::base64;
use crate::outbox::{self, Delivery, Parcel, Schedule};
use crate::room::Room;
use crate::sandbox::Sandbox;

/// Webhooks to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakiniWebhook {
    /// Where they go: an `http://` address.
    pub url: String,
    /// What they tell of.
    pub event: MakiniEvent,
    /// The connection's id.
    pub connection: String,
    /// What they are signed with.
    pub secret: String,
    /// How many.
    pub count: u32,
    /// What is wrong with them.
    pub faults: Vec<WebhookFault>,
}

/// What a webhook tells of. The FAQ's four kinds are documented, their names are a GUESS; those of records are from the
/// guide of 2022.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum MakiniEvent {
    /// `sync.completed`
    SyncCompleted,
    /// `sync.failed`
    SyncFailed,
    /// `connection.authentication_required`
    AuthenticationRequired,
    /// `connection.status_changed`
    StatusChanged,
    /// `system.error`
    SystemError,
    /// `assets.updated`, with the keys of assets
    AssetsUpdated,
    /// `purchase-orders.updated`, with the keys of purchase orders
    PurchaseOrdersUpdated,
}

/// What is wrong with webhooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WebhookFault {
    /// Each comes twice, with the same id.
    Duplicate,
    /// The last one comes first.
    Reorder,
    /// They are signed with another secret.
    BadSignature,
    /// They are not signed.
    MissingSignature,
    /// A byte was added after they were signed.
    AlteredBody,
}

/// Documented for 2022; the FAQ only says that there is a header.
const SIGNATURE: &str = "X-Webhook-Signature";
/// That deliveries carry an id is documented, where is a GUESS.
const ID: &str = "X-Webhook-Id";
/// Documented, but for the factor of two, which is a GUESS.
const SCHEDULE: Schedule =
    Schedule { first: Duration::from_secs(30), horizon: Duration::from_secs(24 * 60 * 60) };
/// The block of SHA-256.
const BLOCK: usize = 64;

/// Every event by its name.
pub(crate) const EVENTS: &[(&str, MakiniEvent)] = &[
    ("sync.completed", MakiniEvent::SyncCompleted),
    ("sync.failed", MakiniEvent::SyncFailed),
    ("connection.authentication_required", MakiniEvent::AuthenticationRequired),
    ("connection.status_changed", MakiniEvent::StatusChanged),
    ("system.error", MakiniEvent::SystemError),
    ("assets.updated", MakiniEvent::AssetsUpdated),
    ("purchase-orders.updated", MakiniEvent::PurchaseOrdersUpdated),
];

impl Sandbox {
    /// Sends webhooks as Makini does, one after the other, and gives their ids; the error says which field is wrong.
    /// It does not wait for them: [`Sandbox::deliveries`] tells how they went.
    pub fn send_makini_webhook(&self, webhook: &MakiniWebhook) -> Result<Vec<String>, String> {
        send(&self.room, webhook).map_err(|(field, problem)| format!("{field} {problem}"))
    }

    /// Every webhook since the start or the last reset, and the attempts at it.
    #[must_use]
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.room.outbox.deliveries()
    }
}

/// The ids of what is sent, or the field at fault.
pub(crate) fn send(room: &Room, webhook: &MakiniWebhook) -> Result<Vec<String>, (&'static str, String)> {
    outbox::check(&webhook.url).map_err(|problem| ("url", problem.to_owned()))?;
    let mut makini = room.makini();
    let connection = makini.find(&webhook.connection);
    let connection = connection
        .ok_or(("connection", "is no id of a connection; GET /_sandbox/makini lists them".to_owned()))?;
    let status = json!(connection.status);
    let entity = entities::at(webhook.event.entity());
    let keys = entity.map(|entity| {
        let rows = connection.rows(entity);
        rows.iter().take(2).map(|row| connection.show(entity, row)["key"].clone()).collect::<Vec<_>>()
    });
    drop(makini);
    let facts = Facts { status, keys: keys.unwrap_or_default(), at: moment::print(moment::of(room.now())) };
    let mut parcels: Vec<_> =
        (0..webhook.count).map(|_| parcel(webhook, &facts, room.outbox.number())).collect();
    let ids = parcels.iter().map(|parcel| parcel.id.clone()).collect();
    let has = |fault| webhook.faults.contains(&fault);
    if has(WebhookFault::Duplicate) {
        parcels = parcels.into_iter().flat_map(|parcel| [parcel.clone(), parcel]).collect();
    }
    if has(WebhookFault::Reorder) {
        parcels.reverse();
    }
    match room.outbox.send(parcels, SCHEDULE, room.now()) {
        0 => Ok(ids),
        left_out => Err(("count", format!("is too large: {left_out} were not sent; reset the sandbox"))),
    }
}

/// What is told of a connection.
struct Facts {
    status: Value,
    keys: Vec<Value>,
    at: String,
}

fn parcel(webhook: &MakiniWebhook, facts: &Facts, number: u64) -> Parcel {
    let id = format!("whk_{:016x}", scatter(number));
    let event = webhook.event.name();
    let body = if webhook.event.entity().is_empty() {
        // The four facts are documented, their names are a GUESS.
        let data = webhook.event.details(facts);
        json!({"id": id, "event": event, "timestamp": facts.at, "connection_id": webhook.connection, "data": data})
    } else {
        json!({"event": event, "body": facts.keys})
    };
    let mut body = body.to_string();
    let has = |fault| webhook.faults.contains(&fault);
    let secret = if has(WebhookFault::BadSignature) { "another secret" } else { &webhook.secret };
    let mut headers = vec![(ID, id.clone())];
    if !has(WebhookFault::MissingSignature) {
        headers.push((SIGNATURE, base64::encode(&hmac(secret.as_bytes(), body.as_bytes()))));
    }
    if has(WebhookFault::AlteredBody) {
        body.push(' ');
    }
    Parcel { id, event: event.to_owned(), url: webhook.url.clone(), headers, body: Bytes::from(body) }
}

impl MakiniEvent {
    fn name(self) -> &'static str {
        EVENTS.iter().find(|(_, event)| *event == self).map_or("", |(name, _)| name)
    }

    /// Of which records it tells; empty for none.
    fn entity(self) -> &'static str {
        match self {
            Self::AssetsUpdated => entities::ASSETS,
            Self::PurchaseOrdersUpdated => entities::PURCHASE_ORDERS,
            _ => "",
        }
    }

    /// What the event itself is about: that there is such a thing is documented, its form is a GUESS.
    fn details(self, facts: &Facts) -> Value {
        match self {
            Self::SyncCompleted => json!({"entities": [entities::PURCHASE_ORDERS]}),
            Self::SyncFailed => {
                json!({"entities": [entities::PURCHASE_ORDERS], "message": "The run broke off"})
            }
            Self::AuthenticationRequired => json!({"message": "The customer must reconnect"}),
            Self::StatusChanged => json!({"status": facts.status}),
            _ => json!({"message": "The connected system needs attention"}),
        }
    }
}

impl MakiniWebhook {
    /// One good webhook.
    #[must_use]
    pub fn new(url: &str, event: MakiniEvent, connection: &str, secret: &str) -> Self {
        let (url, connection, secret) = (url.to_owned(), connection.to_owned(), secret.to_owned());
        Self { url, event, connection, secret, count: 1, faults: Vec::new() }
    }
}

/// HMAC-SHA256 (RFC 2104), written here so that a client's mistake is not made twice.
fn hmac(secret: &[u8], message: &[u8]) -> [u8; 32] {
    let mut key = [0; BLOCK];
    if secret.len() > BLOCK {
        key[..32].copy_from_slice(&Sha256::digest(secret));
    } else {
        key[..secret.len()].copy_from_slice(secret);
    }
    let inner = Sha256::new().chain_update(key.map(|byte| byte ^ 0x36)).chain_update(message).finalize();
    Sha256::new().chain_update(key.map(|byte| byte ^ 0x5C)).chain_update(inner).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_samples_of_rfc_4231() {
        let hex = |bytes: [u8; 32]| bytes.map(|byte| format!("{byte:02x}")).concat();
        let second = hmac(b"Jefe", b"what do ya want for nothing?");
        assert_eq!(hex(second), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        let sixth = hmac(&[0xAA; 131], b"Test Using Larger Than Block-Size Key - Hash Key First");
        assert_eq!(hex(sixth), "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }
}
