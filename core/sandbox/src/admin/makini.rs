//! Makini's connections: seeing them, making one, and letting things happen to one.

use http::StatusCode;
use serde_json::{Value, json};

use super::{Asked, PREFIX, found, misfit, refused};
use crate::answer::Answer;
use crate::fields::{Fields, Misfit, choice};
use crate::makini::errors::MAKINI_ERRORS;
use crate::makini::names;
use crate::makini::outside::{self, MOST_RECORDS};
use crate::makini::state::{ConnectionChange, ConnectionStatus, NewConnection, SyncEvent};

/// What a new connection may say.
const NEW: &[&str] = &["name", "email", "provider", "records", "writable", "churn", "status"];
/// What may happen to a connection.
const CHANGES: &[&str] =
    &["status", "reconnect", "sync", "add_records", "remove_records", "churn", "authorize"];

pub(super) fn tell(asked: &Asked<'_>) -> Answer {
    let options = &asked.room.options.makini;
    found(&json!({
        "base_url": asked.room.base_url,
        "client_id": asked.room.options.client_id,
        "rate_limit": options.rate_limit,
        "rate_window_ms": u64::try_from(options.rate_window.as_millis()).unwrap_or(u64::MAX),
        "retry_after": options.retry_after,
        "error_form": options.error_form,
        "connections": outside::connections(asked.room),
        "operations": names(),
        "errors": MAKINI_ERRORS,
    }))
}

pub(super) fn add(asked: &Asked<'_>) -> Answer {
    match read(asked.body).and_then(|body| new(&body)) {
        Err(error) => {
            misfit(&error.field, &error.told("the body"), r#"send {"name": "Mine", "records": 25000}"#)
        }
        Ok(made) => match outside::connect(asked.room, made) {
            Some(connection) => found(&connection),
            None => refused(
                StatusCode::CONFLICT,
                "there have been too many connections",
                "reset the sandbox, or use one of those that there are",
            ),
        },
    }
}

pub(super) fn change(asked: &Asked<'_>) -> Answer {
    let (change, authorize) = match read(asked.body).and_then(|body| changes(&body)) {
        Ok(changes) => changes,
        Err(error) => {
            let cure =
                r#"send some of {"status": "offline", "reconnect": true, "sync": "begin", "add_records": 5}"#;
            return misfit(&error.field, &error.told("the body"), cure);
        }
    };
    let Some(connection) = outside::change(asked.room, asked.id, &change) else {
        let cure = format!("GET {PREFIX}/makini lists the connections");
        return refused(StatusCode::NOT_FOUND, "there is no such connection", &cure);
    };
    let mut told = json!(connection);
    if authorize {
        told["code"] = outside::authorize(asked.room, asked.id).into();
    }
    found(&told)
}

pub(super) fn read(body: &[u8]) -> Result<Value, Misfit> {
    serde_json::from_slice(body).map_err(|error| Misfit::not_json(&error))
}

fn new(body: &Value) -> Result<NewConnection, Misfit> {
    let fields = Fields::open(body, String::new(), NEW)?;
    let default = NewConnection::new(fields.text("name")?.unwrap_or("Connection"));
    let text = |key, default: String| fields.text(key).map(|text| text.map_or(default, str::to_owned));
    Ok(NewConnection {
        email: text("email", default.email)?,
        provider: text("provider", default.provider)?,
        records: count(&fields, "records")?,
        writable: flag(&fields, "writable")?,
        churn: count(&fields, "churn")?.unwrap_or(default.churn),
        status: word(&fields, "status", STATUSES)?.unwrap_or_default(),
        name: default.name,
    })
}

/// The changes, and whether a code is to be made.
fn changes(body: &Value) -> Result<(ConnectionChange, bool), Misfit> {
    let fields = Fields::open(body, String::new(), CHANGES)?;
    let change = ConnectionChange {
        status: word(&fields, "status", STATUSES)?,
        reconnect: flag(&fields, "reconnect")?,
        sync: word(&fields, "sync", SYNC_EVENTS)?,
        add_records: count(&fields, "add_records")?.unwrap_or(0),
        remove_records: count(&fields, "remove_records")?.unwrap_or(0),
        churn: count(&fields, "churn")?,
    };
    Ok((change, flag(&fields, "authorize")?))
}

const STATUSES: &[(&str, ConnectionStatus)] = &[
    ("active", ConnectionStatus::Active),
    ("offline", ConnectionStatus::Offline),
    ("reauthorisation_required", ConnectionStatus::ReauthorisationRequired),
    ("inactive", ConnectionStatus::Inactive),
];
const SYNC_EVENTS: &[(&str, SyncEvent)] =
    &[("begin", SyncEvent::Begin), ("finish", SyncEvent::Finish), ("fail", SyncEvent::Fail)];

/// One of a few words, as what it stands for.
pub(super) fn word<T: Copy>(
    fields: &Fields<'_>,
    key: &str,
    known: &[(&str, T)],
) -> Result<Option<T>, Misfit> {
    let Some(text) = fields.text(key)? else { return Ok(None) };
    let meant = known.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
    let names: Vec<_> = known.iter().map(|(name, _)| *name).collect();
    meant.map(Some).ok_or_else(|| fields.bad(key, &format!("cannot be {text:?}{}", choice(text, &names))))
}

fn flag(fields: &Fields<'_>, key: &str) -> Result<bool, Misfit> {
    match fields.get(key) {
        None => Ok(false),
        Some(value) => value.as_bool().ok_or_else(|| fields.bad(key, "must be true or false")),
    }
}

fn count(fields: &Fields<'_>, key: &str) -> Result<Option<u32>, Misfit> {
    Ok(fields.number(key, 0..=u64::from(MOST_RECORDS))?.and_then(|count| u32::try_from(count).ok()))
}
