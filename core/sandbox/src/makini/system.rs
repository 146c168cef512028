//! The account's own endpoints: its connections, and tokens for them.

use serde_json::{Map, Value, json};

use super::auth;
use super::connection::Connection;
use super::deed::Task;
use super::errors;
use super::memory::Makini;
use super::moment::{self, Moment};
use super::pages;
use super::refusal::{Refusal, Violations};
use super::state::{ConnectionStatus, NewConnection};
use super::sync::Progress;
use super::tokens::Owner;

/// The life of a token that is issued for a connection: the published sample says 300, and neither in which unit nor
/// whether that is asked for or answered. Seconds are a GUESS, and what is asked for is heeded.
const ISSUED_LIFE: Moment = 300;
/// The longest that may be asked for: a year.
const LONGEST_LIFE: Moment = 366 * moment::DAY;

/// All connections, in pages.
pub(crate) fn list(task: &Task<'_>) -> Result<Value, Refusal> {
    let now = moment::of(task.room.now());
    let query = task.query();
    let mut makini = task.room.makini();
    let client_id = &task.room.options.client_id;
    let shown = makini.connections.iter_mut().map(|connection| shown(connection, client_id, now));
    let shown: Vec<Value> = shown.collect();
    let asked = pages::Asked { url: task.url(), query: &query, per_page: true };
    pages::cut(&shown, &asked, Value::clone)
}

/// Makes a connection, with the sample scenarios, and answers with its tokens.
pub(crate) fn add(task: &Task<'_>) -> Result<Value, Refusal> {
    let input = task.object()?;
    let text = |name: &str| input.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let required = ["name", "email", "provider"].into_iter().filter(|name| text(name).is_none());
    let mut violations: Violations =
        required.map(|name| (name.to_owned(), vec![format!("The {name} field is required.")])).collect();
    if !input.get("credentials").is_some_and(Value::is_object) {
        violations.insert("credentials".to_owned(), vec!["The credentials field is required.".to_owned()]);
    }
    let (Some(name), Some(email), Some(provider), true) =
        (text("name"), text("email"), text("provider"), violations.is_empty())
    else {
        return Err(Refusal::Invalid(violations));
    };
    let made = NewConnection { email: email.to_owned(), ..NewConnection::new(name).to(provider) };
    let now = moment::of(task.room.now());
    let mut makini = task.room.makini();
    let connection = makini.connect(made, now).ok_or(Refusal::Row(&errors::PERMISSION_DENIED))?;
    let id = connection.id.clone();
    let Value::Object(mut answer) = auth::shown(&makini.tokens.pair(&Owner::Connection(id.clone()), now))
    else {
        return Err(Refusal::Row(&errors::INTERNAL_ERROR));
    };
    answer.insert("id".to_owned(), id.into());
    Ok(Value::Object(answer))
}

/// Ends a connection: its tokens are dead at once.
pub(crate) fn remove(task: &Task<'_>) -> Result<Value, Refusal> {
    disconnect(task, task.id)
}

/// The same for one that is known.
pub(crate) fn disconnect(task: &Task<'_>, id: &str) -> Result<Value, Refusal> {
    if task.room.makini().disconnect(id) {
        Ok(json!({"message": "The connection was removed."}))
    } else {
        Err(Refusal::Row(&errors::NOT_FOUND))
    }
}

pub(crate) fn metadata(task: &Task<'_>) -> Result<Value, Refusal> {
    let mut makini = task.room.makini();
    Ok(json!({"data": user_metadata(find(&mut makini, task.id)?)}))
}

/// Sets what is given: an array of keys and values. That other keys stay is a GUESS.
pub(crate) fn set_metadata(task: &Task<'_>) -> Result<Value, Refusal> {
    let pair = |entry: &Value| {
        let text = |name: &str| entry.get(name)?.as_str().map(str::to_owned);
        Some((text("key")?, text("value")?))
    };
    let body = task.json()?;
    let pairs: Option<Vec<_>> = body.as_array().and_then(|entries| entries.iter().map(pair).collect());
    let pairs = pairs.ok_or_else(|| {
        Refusal::field("The body", "must be an array of objects with the strings key and value")
    })?;
    let mut makini = task.room.makini();
    let connection = find(&mut makini, task.id)?;
    for (key, value) in pairs {
        connection.metadata.retain(|(known, _)| *known != key);
        connection.metadata.push((key, value));
    }
    Ok(json!({"data": user_metadata(connection)}))
}

/// A further token for a connection.
pub(crate) fn issue(task: &Task<'_>) -> Result<Value, Refusal> {
    let asked = if task.body.is_empty() { Map::new() } else { task.object()? };
    let life = match asked.get("expires_in") {
        None | Some(Value::Null) => ISSUED_LIFE,
        Some(value) => value.as_u64().filter(|life| (1..=LONGEST_LIFE).contains(life)).ok_or_else(|| {
            Refusal::field("expires_in", &format!("must be a number of seconds from 1 to {LONGEST_LIFE}"))
        })?,
    };
    let now = moment::of(task.room.now());
    let mut makini = task.room.makini();
    let id = find(&mut makini, task.id)?.id.clone();
    let token = makini.tokens.until(&Owner::Connection(id), now + life);
    Ok(json!({"token": token, "expires_in": life}))
}

/// What can be connected. The specification leaves the members out: they are a GUESS.
pub(crate) fn platforms() -> Value {
    const PLATFORMS: [(&str, &str, u8); 6] = [
        ("emaint", "eMaint", 1),
        ("maintain-x", "MaintainX", 1),
        ("netsuite", "NetSuite", 2),
        ("sandbox", "Sandbox", 1),
        ("sap-s4hana", "SAP S/4HANA", 3),
        ("upkeep", "UpKeep", 1),
    ];
    let platform = |(key, name, tier)| json!({"key": key, "name": name, "tier": tier});
    json!({"data": PLATFORMS.map(platform)})
}

pub(crate) fn client(task: &Task<'_>) -> Value {
    let redirect = format!("{}/callback", task.room.base_url);
    json!({"data": {
        "id": task.room.options.client_id,
        "name": "Sandbox client",
        "logo_url": null,
        "email": "client@example.com",
        "default_redirect": redirect,
        "redirects": [redirect],
    }})
}

fn find<'a>(makini: &'a mut Makini, id: &str) -> Result<&'a mut Connection, Refusal> {
    makini.find(id).ok_or(Refusal::Row(&errors::NOT_FOUND))
}

fn shown(connection: &mut Connection, client_id: &str, now: Moment) -> Value {
    connection.settle(now);
    json!({
        "id": connection.id,
        "name": connection.name,
        "email": connection.email,
        "status": status(connection),
        "integration_name": connection.provider,
        "redirect": null,
        "scopes": ["purchase-orders", "work-orders", "assets", "materials", "vendors"],
        "tags": [],
        "user_metadata": user_metadata(connection),
        "client_id": client_id,
        "connected_at": moment::print(connection.connected),
        "created_at": moment::print(connection.connected),
        "updated_at": connection.sync.last_run(),
    })
}

/// Three vocabularies are documented: that of the user guide, with the FAQ's words where it has none.
fn status(connection: &Connection) -> &'static str {
    match connection.status {
        ConnectionStatus::Active if connection.sync.progress() == Progress::Running => "Synchronizing",
        ConnectionStatus::Active => "Active",
        ConnectionStatus::Offline => "Offline",
        ConnectionStatus::ReauthorisationRequired => "Requires reauthorization",
        ConnectionStatus::Inactive => "Inactive",
    }
}

fn user_metadata(connection: &Connection) -> Vec<Value> {
    connection.metadata.iter().map(|(key, value)| json!({"key": key, "value": value})).collect()
}
