//! How a connection is, and its synchronisation.

use serde_json::{Map, Value, json};

use super::connection::Connection;
use super::deed::Task;
use super::entities;
use super::errors;
use super::moment;
use super::refusal::{Refusal, Violations};
use super::state::ConnectionStatus;
use super::sync::Progress;

/// The connection that the token is for, as published.
pub(crate) fn tell(task: &Task<'_>, id: &str) -> Result<Value, Refusal> {
    with(task, id, |connection| {
        json!({"data": {
            "id": connection.id,
            "company_name": connection.name,
            "email": connection.email,
            "provider": connection.provider,
            "updated_at": connection.sync.last_run(),
            "sync_status": state(connection),
            "sync_updated_at": connection.sync.last_success(),
        }})
    })
}

/// The status alone, at a path that was withdrawn and that the vendor's sample app still asks.
pub(crate) fn sync_state(task: &Task<'_>, id: &str) -> Result<Value, Refusal> {
    with(task, id, |connection| json!({"status": state(connection)}))
}

/// What the FAQ tells of synchronisation. The four facts are documented, their names are a GUESS.
pub(crate) fn sync_status(task: &Task<'_>, id: &str) -> Result<Value, Refusal> {
    with(task, id, |connection| status(connection))
}

/// Starts a run for an entity. The path, the flag `full` and the answer are a GUESS.
pub(crate) fn start(task: &Task<'_>, id: &str) -> Result<Value, Refusal> {
    entities::at(task.id).ok_or(Refusal::Row(&errors::NOT_FOUND))?;
    let asked = if task.body.is_empty() { Map::new() } else { task.object()? };
    let full = match asked.get("full") {
        None => false,
        Some(full) => full.as_bool().ok_or_else(|| Refusal::field("full", "must be true or false"))?,
    };
    begin(task, id, full)
}

/// Starts a run as it was published until 2023. What `type` may be is not said.
pub(crate) fn start_current(task: &Task<'_>, id: &str) -> Result<Value, Refusal> {
    let asked = task.object()?;
    let Some(kind) = asked.get("type").and_then(Value::as_str) else {
        let required = vec!["The type field is required.".to_owned()];
        return Err(Refusal::Invalid(Violations::from([("type".to_owned(), required)])));
    };
    begin(task, id, kind.contains("full"))
}

fn begin(task: &Task<'_>, id: &str, full: bool) -> Result<Value, Refusal> {
    let now = moment::of(task.room.now());
    with(task, id, |connection| {
        connection.sync.begin(now, full);
        status(connection)
    })
}

fn with(task: &Task<'_>, id: &str, tell: impl FnOnce(&mut Connection) -> Value) -> Result<Value, Refusal> {
    let now = moment::of(task.room.now());
    let mut makini = task.room.makini();
    let connection = makini.find(id).ok_or(Refusal::Row(&errors::AUTHENTICATION_FAILED))?;
    connection.settle(now);
    Ok(tell(connection))
}

fn status(connection: &Connection) -> Value {
    let sync = &connection.sync;
    json!({
        "status": sync.progress().name(),
        "last_successful_sync_at": sync.last_success(),
        "errors": sync.failure().into_iter().collect::<Vec<_>>(),
        "next_scheduled_sync_at": sync.next(),
    })
}

/// One of the published words; `fail` stands for credentials that the connected system refuses.
fn state(connection: &Connection) -> &'static str {
    match connection.sync.progress() {
        Progress::Running => "inprogress",
        _ if connection.status == ConnectionStatus::ReauthorisationRequired => "fail",
        Progress::Failed => "error",
        Progress::Completed { full: true } => "fulldone",
        Progress::Completed { full: false } => "done",
    }
}
