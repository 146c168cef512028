//! What Makini sends. That there are these events and facts is documented; their names are not, but for `event` and `body` of what
//! is sent about records (2022). So several names are tried, and an event is known by words in it. All rows are guesses.

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::delivery::{Delivery, EventKind};
use super::settings::Vendor;

const IDS: &[&str] = &["webhook_id", "webhookId", "delivery_id", "deliveryId", "event_id", "eventId"];
/// The id of a delivery, or of what it is about: nobody says which.
const ANY_ID: &[&str] = &["id"];
const EVENTS: &[&str] = &["event", "event_type", "eventType", "type"];
const TIMES: &[&str] = &["timestamp", "occurred_at", "occurredAt", "created_at", "createdAt", "time"];
const CONNECTIONS: &[&str] = &["connection_id", "connectionId", "connection"];
const DETAILS: &[&str] = &["data", "details", "payload", "body"];
const STATUSES: &[&str] = &["status", "state", "result"];
const RECORDS: &[&str] = &["id", "key"];

/// An event is of a kind when it has one word of each list.
const KINDS: &[(&[&[&str]], EventKind)] = &[
    (&[&["sync"], &["complet", "succe", "fail", "finish", "done", "error"]], EventKind::SYNC_COMPLETED),
    (&[&["auth"], &["requir", "need", "expir", "reauth"]], EventKind::AUTHENTICATION_REQUIRED),
    (&[&["connection"], &["status", "online", "offline"]], EventKind::CONNECTION_STATUS),
    (&[&["system"], &["error", "attention"]], EventKind::SYSTEM_ERROR),
];

/// What happens to records: documented are the first two, and that nothing is told of the last.
const VERBS: &[&str] = &["updated", "inserted", "created", "deleted"];

/// Reads leniently: what has another form than expected is only in the body.
pub(super) fn read(body: Box<RawValue>, json: &Value) -> Delivery {
    let mut delivery = Delivery::new(Vendor::Makini, EventKind::OTHER, body);
    let Some(top) = json.as_object() else { return delivery };
    let details = DETAILS.iter().find_map(|name| top.get(*name));
    delivery.id = first(top, IDS);
    if delivery.id.is_none() {
        delivery.id = first(top, ANY_ID);
        delivery.id_is_its_own = false;
    }
    delivery.event = first(top, EVENTS);
    delivery.timestamp = first(top, TIMES);
    let inner = details.and_then(Value::as_object);
    let either = |names| first(top, names).or_else(|| first(inner?, names));
    delivery.connection_id = either(CONNECTIONS);
    delivery.status = either(STATUSES);
    if let Some(event) = &delivery.event {
        let words = event.to_lowercase();
        let has = |any: &&[&str]| any.iter().any(|word| words.contains(word));
        let row = KINDS.iter().find(|(all, _)| all.iter().all(has));
        if let Some((entity, verb)) = event.rsplit_once('.').filter(|(_, verb)| VERBS.contains(verb)) {
            delivery.kind = EventKind::DATA;
            (delivery.entity, delivery.verb) = (Some(entity.to_owned()), Some(verb.to_owned()));
            delivery.ids = details.map(records).unwrap_or_default();
        } else if let Some((_, kind)) = row {
            delivery.kind = kind.into();
        }
    }
    delivery
}

/// The ids in a list of them, or of records.
fn records(details: &Value) -> Vec<String> {
    let list = details.as_array().map_or(std::slice::from_ref(details), Vec::as_slice);
    list.iter().filter_map(|one| scalar(one).or_else(|| first(one.as_object()?, RECORDS))).collect()
}

/// The first of these members that holds a text or a number, or an object with an id.
fn first(object: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let value = object.get(*name)?;
        scalar(value).or_else(|| scalar(value.as_object()?.get("id")?))
    })
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
