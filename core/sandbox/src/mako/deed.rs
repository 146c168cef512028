//! What a request asks for, done once or not at all.

use std::borrow::Cow;

use bytes::Bytes;
use http::request::Parts;
use serde_json::{Map, Value};

use super::refusal::Refusal;
use super::routes::Operation;
use super::{auth, companies, errors, head, makos, people, strangers};
use crate::answer::Answer;
use crate::body::Unread;
use crate::clock;
use crate::room::Room;

/// An operation and the id from its path.
pub(crate) type Asked<'a> = (Operation, Cow<'a, str>);

/// A request that has come as a whole.
pub(crate) struct Deed<'a> {
    room: &'a Room,
    head: &'a Parts,
    /// None once it has been done.
    admitted: Option<Result<(Asked<'a>, Bytes), Refusal>>,
    /// Who logged in.
    pub(crate) client_id: Option<String>,
    /// Whether it was done, with success.
    pub(crate) done: bool,
}

impl<'a> Deed<'a> {
    pub(crate) fn new(
        room: &'a Room,
        head: &'a Parts,
        admitted: Result<Asked<'a>, Refusal>,
        body: Result<Bytes, Unread>,
    ) -> Self {
        let admitted = admitted.and_then(|asked| Ok((asked, body?)));
        Self { room, head, admitted: Some(admitted), client_id: None, done: false }
    }

    /// Does it, and tells what the real answer is.
    pub(crate) async fn perform(&mut self) -> Answer {
        let answer = match self.admitted.take() {
            Some(Ok(((operation, id), body))) => {
                if operation == Operation::Auth {
                    clock::pause(self.room.options.token_delay).await;
                }
                self.operate(operation, &id, &body)
            }
            Some(Err(refusal)) => Err(refusal),
            None => Err(Refusal::Row(&errors::INTERNAL_ERROR)),
        };
        self.done = answer.is_ok();
        match answer {
            Ok(answer) if self.room.options.extra_fields => strangers::add(answer),
            Ok(answer) => answer,
            Err(refusal) => refusal.into(),
        }
    }

    fn operate(&mut self, operation: Operation, id: &str, body: &[u8]) -> Result<Answer, Refusal> {
        let room = self.room;
        let now = room.now();
        let mut input = Map::new();
        if operation.creates() {
            // Before the body is looked at: what is counted is the request.
            if !room.take_quota(operation, now) {
                return Err(Refusal::Row(&errors::QUOTA_LIMIT_EXCEEDED));
            }
            input = object(self.head, body)?;
        }
        let time = room.token_time();
        let mako = &mut *room.mako();
        match operation {
            Operation::Auth => {
                let client_id = &mut self.client_id;
                auth::log_in(&room.options, &mut mako.tokens, time, self.head, body, client_id)
            }
            Operation::AddCompany => companies::add(&mut mako.store, &input),
            Operation::AddPerson => people::add(&mut mako.store, &input),
            Operation::AddMako => makos::add(&mut mako.store, &input, now),
            Operation::GetCompany => companies::get(&mako.store, id),
            Operation::GetMako => makos::get(&mako.store, id),
            Operation::ListCompanies => Ok(companies::list(&mako.store)),
        }
    }
}

fn object(head: &Parts, body: &[u8]) -> Result<Map<String, Value>, Refusal> {
    if !head::has_media_type(head, "application/json") {
        return Err(Refusal::MediaType);
    }
    match serde_json::from_slice(body) {
        Ok(Value::Object(object)) => Ok(object),
        // Well-formed JSON that is no object cannot be bound either. That it gets the same code is a GUESS.
        Ok(_) | Err(_) => Err(Refusal::Row(&errors::MALFORMED_JSON)),
    }
}
