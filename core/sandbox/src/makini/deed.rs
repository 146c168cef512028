//! What a request asks for, done once or not at all.

use std::borrow::Cow;

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderName, StatusCode};
use serde_json::{Value, json};

use super::entities::{self, Act, Entity, Family};
use super::moment;
use super::pages;
use super::records::Record;
use super::refusal::Refusal;
use super::routes::{Endpoint, Operation};
use super::tokens::Owner;
use super::visit::Visit;
use super::writes::{self, Write};
use super::{auth, current, cursor, errors, raw, system};
use crate::answer::Answer;
use crate::body::Unread;
use crate::mako::{head, strangers};
use crate::pairs;
use crate::room::Room;

/// The header that carries a request's id. That there is such an id is documented; where it stands is a GUESS.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// An operation, the id or key from its path, and who asks.
pub(crate) struct Asked<'a> {
    pub(crate) operation: Operation,
    pub(crate) id: Cow<'a, str>,
    pub(crate) owner: Owner,
}

/// A request that has come as a whole.
pub(crate) struct Deed<'a> {
    room: &'a Room,
    head: &'a Parts,
    /// None once it has been done.
    admitted: Option<Result<(Asked<'a>, Bytes), Refusal>>,
    answer_id: String,
    /// Who logged in.
    pub(crate) client_id: Option<String>,
    /// Whether it was done, with success.
    pub(crate) done: bool,
}

/// What is needed to do it.
pub(crate) struct Task<'a> {
    pub(crate) room: &'a Room,
    pub(crate) head: &'a Parts,
    pub(crate) id: &'a str,
    pub(crate) body: &'a [u8],
}

impl<'a> Deed<'a> {
    pub(crate) fn new(
        room: &'a Room,
        head: &'a Parts,
        admitted: Result<Asked<'a>, Refusal>,
        body: Result<Bytes, Unread>,
        visit: &Visit<'_>,
    ) -> Self {
        let admitted = admitted.and_then(|asked| Ok((asked, body?)));
        let answer_id = visit.answer_id();
        Self { room, head, admitted: Some(admitted), answer_id, client_id: None, done: false }
    }

    /// Does it, and tells what the real answer is.
    pub(crate) fn perform(&mut self) -> Answer {
        let done = match self.admitted.take() {
            Some(Ok((asked, body))) => self.operate(&asked, &body),
            Some(Err(refusal)) => Err(refusal),
            None => Err(Refusal::Row(&errors::INTERNAL_ERROR)),
        };
        self.done = done.is_ok();
        let answer = match done {
            Ok(value) => Answer::json(StatusCode::OK, &self.dressed(value)),
            Err(refusal) => refusal.answer(self.room, &self.answer_id),
        };
        answer.with_header(REQUEST_ID, &self.answer_id)
    }

    fn operate(&mut self, asked: &Asked<'_>, body: &[u8]) -> Result<Value, Refusal> {
        let task = Task { room: self.room, head: self.head, id: &asked.id, body };
        let connection = match &asked.owner {
            Owner::Connection(id) => id.as_str(),
            Owner::Account => "",
        };
        match asked.operation {
            Operation::Entity(entity, act, family) => on_entity(&task, connection, entity, act, family),
            Operation::Other(route) => match route.endpoint {
                Endpoint::Token => auth::token(&task, &mut self.client_id),
                Endpoint::Connections => system::list(&task),
                Endpoint::AddConnection => system::add(&task),
                Endpoint::RemoveConnection => system::remove(&task),
                Endpoint::Metadata => system::metadata(&task),
                Endpoint::SetMetadata => system::set_metadata(&task),
                Endpoint::ConnectionToken => system::issue(&task),
                Endpoint::Platforms => Ok(system::platforms()),
                Endpoint::Client => Ok(system::client(&task)),
                Endpoint::Current => current::tell(&task, connection),
                Endpoint::RemoveCurrent => system::disconnect(&task, connection),
                Endpoint::CurrentSync => current::sync_state(&task, connection),
                Endpoint::StartCurrentSync => current::start_current(&task, connection),
                Endpoint::SyncStatus => current::sync_status(&task, connection),
                Endpoint::StartSync => current::start(&task, connection),
                Endpoint::RawTables => Ok(raw::tables()),
                Endpoint::RawTable => raw::rows(&task, connection),
                Endpoint::Passthrough => raw::passthrough(&task),
            },
        }
    }

    /// The answer with fields that no documentation has, if that is wished.
    fn dressed(&self, mut value: Value) -> Value {
        if self.room.options.extra_fields {
            match value.get_mut("data") {
                Some(Value::Object(record)) => strangers::extend(record),
                Some(Value::Array(records)) => {
                    records.iter_mut().filter_map(Value::as_object_mut).for_each(strangers::extend);
                }
                _ => {}
            }
        }
        value
    }
}

fn on_entity(
    task: &Task<'_>,
    connection: &str,
    entity: &'static Entity,
    act: Act,
    family: Family,
) -> Result<Value, Refusal> {
    let now = moment::of(task.room.now());
    let input = match act {
        Act::List | Act::Get | Act::Delete => Record::new(),
        _ => task.object()?,
    };
    let makini = &mut *task.room.makini();
    let (random, connections) = (&mut makini.random, &mut makini.connections);
    let connection = connections.iter_mut().find(|it| it.id == connection);
    let connection = connection.ok_or(Refusal::Row(&errors::AUTHENTICATION_FAILED))?;
    match act {
        Act::List => {
            let query = task.query();
            let page = if family == Family::V1 {
                cursor::page(connection, entity, &query)?
            } else {
                let asked = pages::Asked { url: task.url(), query: &query, per_page: entity.per_page };
                pages::page(connection, entity, &asked)?
            };
            if entity.path == entities::PURCHASE_ORDERS {
                connection.churn(random, now);
            }
            Ok(page)
        }
        Act::Get => {
            let record = connection.find(entity, task.id).ok_or(Refusal::Row(&errors::NOT_FOUND))?;
            Ok(json!({"data": record}))
        }
        _ => writes::write(connection, Write { entity, act, family, key: task.id, input }, now),
    }
}

impl Task<'_> {
    pub(crate) fn query(&self) -> pairs::Pairs {
        pairs::parse(self.head.uri.query().unwrap_or_default())
    }

    /// The request's address, without its query.
    pub(crate) fn url(&self) -> String {
        format!("{}{}", self.room.base_url, self.head.uri.path())
    }

    /// The body, which must be a JSON object.
    pub(crate) fn object(&self) -> Result<Record, Refusal> {
        match self.json()? {
            Value::Object(object) => Ok(object),
            _ => Err(Refusal::field("The body", "must be a JSON object")),
        }
    }

    /// The body, which must be JSON.
    pub(crate) fn json(&self) -> Result<Value, Refusal> {
        if !head::has_media_type(self.head, "application/json") {
            return Err(Refusal::Row(&errors::UNSUPPORTED_MEDIA_TYPE));
        }
        serde_json::from_slice(self.body)
            .map_err(|error| Refusal::field("The body", &format!("is not JSON: {error}")))
    }
}
