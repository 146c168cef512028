//! Making sure that an entity exists, without ever creating two.
//!
//! What is done when an answer was lost depends on what is known of the entity's key. Where the documentation promises
//! that no two have the same, the request is sent again: it cannot do anything a second time. Where there is a list, it
//! is looked through. Where neither holds, the outcome is unknown and says so.

use std::time::Duration;

use bytes::Bytes;
use makokit_limits::Moment;
use serde_json::{Map, Value};
use tracing::debug;

use super::Arguments;
use super::call::Call;
use super::{CallOptions, Engine, Flight};
use crate::config::MOST_RETRIES;
use crate::error::{Error, ErrorKind};
use crate::operation::{Creates, Evidence, Operation};
use crate::outcome::Outcome;
use crate::retry;

/// What a look through a list has found.
enum Found {
    One(Bytes),
    Nothing,
    /// Something that may be it.
    Unclear(String),
}

/// One entity to make sure of.
struct Ensure<'a> {
    engine: &'a Engine,
    row: &'static Operation,
    creates: &'static Creates,
    call: Call,
    /// What the request has as the entity's natural key, if it has all of it.
    key: Option<Vec<(&'static str, Value)>>,
    options: &'a CallOptions,
    /// All requests that may create it have one id.
    request_id: String,
    started: Moment,
    deadline: Moment,
}

impl Engine {
    /// Makes sure that the entity of a creating operation exists; the body is JSON.
    ///
    /// # Errors
    ///
    /// What has nothing to do with the entity: wrong settings or options, a closed client, a fault of makokit's.
    pub async fn ensure(
        &self,
        operation: &str,
        body: &[u8],
        options: &CallOptions,
    ) -> Result<Outcome<Bytes>, Error> {
        self.ensure_in(Flight::here(), self.row(operation)?, body, options).await
    }

    /// The same, while `flight` tells whether a request has left that may have created it.
    pub(crate) async fn ensure_in(
        &self,
        flight: Flight,
        row: &'static Operation,
        body: &[u8],
        options: &CallOptions,
    ) -> Result<Outcome<Bytes>, Error> {
        created(row)?;
        self.ensure_call(flight, row, Arguments::from_json(row, body)?, options).await
    }

    pub(crate) async fn ensure_row(
        &self,
        row: &'static Operation,
        arguments: Arguments,
        options: &CallOptions,
    ) -> Result<Outcome<Bytes>, Error> {
        self.ensure_call(Flight::here(), row, arguments, options).await
    }

    async fn ensure_call(
        &self,
        flight: Flight,
        row: &'static Operation,
        arguments: Arguments,
        options: &CallOptions,
    ) -> Result<Outcome<Bytes>, Error> {
        let creates = created(row)?;
        let call = match Call::new(self, row, arguments, options) {
            Ok(call) => Call { flight, ..call },
            Err(error) => return refused(error),
        };
        let timeout = options.timeout_ms.map_or(self.config.timeout, Duration::from_millis);
        if timeout.is_zero() {
            return Err(Error::config("timeout_ms is 0; it has to be larger, or left out for the client's"));
        }
        let started = self.config.time.now();
        let deadline = started + timeout;
        let key = key(creates, call.body.as_deref().unwrap_or_default());
        let turn = key.as_ref().filter(|_| creates.lookup.is_some()).map(|key| {
            let key: Vec<_> = key.iter().map(|(name, value)| format!("{name}={value}")).collect();
            self.config.account.ensuring(&format!("{} {}", row.id, key.join(" ")))
        });
        let request_id = uuid::Uuid::new_v4().to_string();
        let ensure = Ensure { engine: self, row, creates, call, key, options, request_id, started, deadline };
        match turn {
            // Two that look at the same time would both find nothing, and create it twice.
            Some(turn) => {
                let _turn = turn.lock().await;
                ensure.run().await
            }
            None => ensure.run().await,
        }
    }
}

/// What a row creates; an error if that is nothing.
fn created(row: &'static Operation) -> Result<&'static Creates, Error> {
    let wrong = || Error::config(format!("{} creates nothing that could be made sure of", row.id));
    row.creates.as_ref().ok_or_else(wrong)
}

impl Ensure<'_> {
    async fn run(&self) -> Result<Outcome<Bytes>, Error> {
        if self.creates.lookup.is_some() && self.key.is_some() {
            match self.look().await {
                Ok(Found::Nothing) => {}
                Ok(Found::One(entity)) => return Ok(Outcome::AlreadyThere(Some(entity))),
                Ok(Found::Unclear(why)) => return Ok(Outcome::Unknown(self.unclear(&why))),
                // Nothing was sent that could have created it.
                Err(error) => return refused(error),
            }
        }
        match self.create().await {
            Ok(entity) => Ok(Outcome::Created(entity)),
            Err(error) if self.is_duplicate(&error) => Ok(Outcome::AlreadyThere(self.found().await)),
            Err(error) if error.kind() == ErrorKind::OutcomeUnknown => Ok(self.settle(error).await),
            Err(error) => refused(error),
        }
    }

    /// Finds out what became of a request whose answer was lost.
    async fn settle(&self, unknown: Error) -> Outcome<Bytes> {
        let evidence = self.creates.unique.filter(|_| self.key.is_some());
        match evidence {
            Some(Evidence::Documented) => self.send_again(unknown).await,
            Some(Evidence::Inferred) if self.options.settle == Settle::Resend => {
                self.send_again(unknown).await
            }
            _ if self.creates.lookup.is_some() && self.key.is_some() => match self.look().await {
                // It was not there before; but somebody else may have created it since.
                Ok(Found::One(entity)) => Outcome::AlreadyThere(Some(entity)),
                _ => Outcome::Unknown(unknown),
            },
            _ => Outcome::Unknown(unknown),
        }
    }

    /// Sends the same request again, which is refused as a duplicate if it was carried out before.
    async fn send_again(&self, mut unknown: Error) -> Outcome<Bytes> {
        let mut attempts = unknown.facts().attempts;
        for again in 1..=self.options.retries.unwrap_or(self.engine.config.retries).min(MOST_RETRIES) {
            let next = self.engine.config.time.now() + retry::backoff(again);
            if next > self.deadline || !self.engine.budget.take() {
                break;
            }
            debug!(operation = self.row.id, "sending again to find out what became of it");
            self.engine.config.time.sleep_until(next).await;
            match self.create().await {
                Ok(entity) => return Outcome::Created(entity),
                Err(error) if self.is_duplicate(&error) => return Outcome::AlreadyThere(None),
                // A refusal now says nothing of the request before it.
                Err(error) => {
                    attempts += error.facts().attempts;
                    if error.kind() == ErrorKind::OutcomeUnknown {
                        unknown = error;
                    }
                }
            }
        }
        Outcome::Unknown(self.unsettled(unknown, attempts))
    }

    /// An unknown outcome with what all requests together came to.
    fn unsettled(&self, unknown: Error, attempts: u32) -> Error {
        let elapsed = self.engine.config.time.now() - self.started;
        unknown.with(|facts| {
            if attempts > facts.attempts {
                facts.message = format!(
                    "the request may have been carried out; it was sent {attempts} times to find out, and no answer told \
                     ({}); look for it before you repeat it",
                    facts.cause.as_ref().map_or("", |cause| &cause.facts().message)
                );
            }
            facts.attempts = attempts;
            facts.elapsed = elapsed;
        })
    }

    async fn create(&self) -> Result<Bytes, Error> {
        let options = self.within_deadline();
        let answer = self.engine.drive_as(self.request_id.clone(), &self.call, &options).await?;
        (self.row.shape)(&answer.body).map_err(|error| self.call.misshapen(self.engine, &answer, &error))?;
        Ok(answer.body)
    }

    fn is_duplicate(&self, error: &Error) -> bool {
        error.kind() == ErrorKind::DuplicateEntity && self.key.is_some()
    }

    /// The entity, where it can be found and nobody needs to know if it cannot.
    async fn found(&self) -> Option<Bytes> {
        self.creates.lookup?;
        match self.look().await {
            Ok(Found::One(entity)) => Some(entity),
            _ => None,
        }
    }

    /// Looks through the list for an entity with the same natural key.
    async fn look(&self) -> Result<Found, Error> {
        let (Some(lookup), Some(key)) = (self.creates.lookup, &self.key) else {
            return Ok(Found::Unclear("there is nothing to look for".to_owned()));
        };
        let row = self.engine.row(lookup)?;
        let options = self.within_deadline();
        // It changes nothing, and says nothing of what does.
        let flight = Flight::default();
        let call = Call { flight, ..Call::new(self.engine, row, Arguments::none(), &options)? };
        let answer = self.engine.drive(&call, &options).await?;
        let list: Vec<Map<String, Value>> = serde_json::from_slice(&answer.body)
            .map_err(|error| call.misshapen(self.engine, &answer, &error))?;
        Ok(among(&list, key, self.creates.entity))
    }

    /// The call's options with what is left of the time.
    fn within_deadline(&self) -> CallOptions {
        let left = self.deadline - self.engine.config.time.now();
        let left = u64::try_from(left.as_millis()).unwrap_or(u64::MAX).max(1);
        CallOptions { timeout_ms: Some(left), ..self.options.clone() }
    }

    fn unclear(&self, why: &str) -> Error {
        Error::new(
            ErrorKind::OutcomeUnknown,
            format!("nothing was sent: {why}; find out whether it is the one, or add it without looking"),
        )
        .with(|facts| {
            facts.provider = Some(self.call.provider);
            facts.operation = Some(self.row.id.to_owned());
        })
    }
}

/// Whether a lost answer may be settled by sending the request again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Settle {
    /// Only where the API's documentation promises that no two entities have the same key.
    #[default]
    Documented,
    /// Also where that is inferred, as for a person's username.
    Resend,
}

/// An error that says that nothing was created, or has nothing to do with the entity.
fn refused(error: Error) -> Result<Outcome<Bytes>, Error> {
    match error.kind() {
        ErrorKind::Config | ErrorKind::Closed | ErrorKind::Cancelled | ErrorKind::Internal => Err(error),
        _ => Ok(Outcome::NotCreated(error)),
    }
}

/// The natural key in a request.
fn key(creates: &'static Creates, body: &[u8]) -> Option<Vec<(&'static str, Value)>> {
    let mut body: Map<String, Value> = serde_json::from_slice(body).ok()?;
    let part = |name: &&'static str| {
        let is_blank = |value: &Value| value.as_str().is_some_and(|text| text.trim().is_empty());
        let value = body.remove(*name).filter(|value| !value.is_null() && !is_blank(value))?;
        Some((*name, value))
    };
    creates.natural_key.iter().map(part).collect()
}

/// The one entity of a list that has a key. One that lacks a part of it, and differs in none, may be it.
fn among(list: &[Map<String, Value>], key: &[(&'static str, Value)], entity: &str) -> Found {
    let differs = |one: &&Map<String, Value>| {
        key.iter().any(|(name, value)| one.get(*name).is_some_and(|found| !found.is_null() && found != value))
    };
    let alike: Vec<_> = list.iter().filter(|one| !differs(one)).collect();
    let lacking = |one: &Map<String, Value>| {
        key.iter().map(|(name, _)| *name).find(|name| one.get(*name).is_none_or(Value::is_null))
    };
    let key: Vec<_> = key.iter().map(|(name, value)| format!("{name} {value}")).collect();
    let key = key.join(" and ");
    match alike[..] {
        [] => Found::Nothing,
        [one] => match lacking(one) {
            None => Found::One(Value::Object(one.clone()).to_string().into()),
            Some(name) => Found::Unclear(format!(
                "the list has one {entity} that may be the one with {key}, and does not tell its {name}"
            )),
        },
        _ => Found::Unclear(format!("the list has {} that may be the {entity} with {key}", alike.len())),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn look(list: &Value) -> &'static str {
        let list: Vec<Map<String, Value>> = serde_json::from_value(list.clone()).unwrap();
        let key = [("parentCompanyId", json!("p")), ("name", json!("Acme"))];
        match among(&list, &key, "company") {
            Found::One(_) => "one",
            Found::Nothing => "nothing",
            Found::Unclear(_) => "unclear",
        }
    }

    #[test]
    fn one_is_found_only_if_nothing_else_may_be_it() {
        let acme = json!({"id": "1", "name": "Acme", "parentCompanyId": "p"});
        let elsewhere = json!({"id": "2", "name": "Acme", "parentCompanyId": "q"});
        let nowhere = json!({"id": "3", "name": "Acme"});
        let other = json!({"id": "4", "name": "Other"});
        let nameless = json!({"id": "5", "parentCompanyId": "p", "name": null});
        assert_eq!(look(&json!([])), "nothing");
        assert_eq!(look(&json!([elsewhere, other])), "nothing");
        assert_eq!(look(&json!([elsewhere, other, acme])), "one");
        assert_eq!(look(&json!([nowhere])), "unclear");
        assert_eq!(look(&json!([nameless])), "unclear");
        assert_eq!(look(&json!([acme, acme])), "unclear");
        assert_eq!(look(&json!([acme, nowhere])), "unclear");
    }
}
