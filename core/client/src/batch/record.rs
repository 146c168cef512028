//! A record on its way: before it is sent, and while it is.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Map, Value};
use tokio::task::{JoinError, JoinHandle};

use super::result::{BatchOutcome, NotSent};
use crate::engine::{CallOptions, Engine, Flight};
use crate::error::{Error, ErrorKind};
use crate::operation::Operation;

/// What is to be written: the arguments of the operation in JSON.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct BatchRecord {
    /// The body by itself, or the parts of the path and the body side by side, as for the operation alone.
    pub json: Vec<u8>,
    /// More fields for the body, sent as given.
    pub extra: Map<String, Value>,
}

impl From<Vec<u8>> for BatchRecord {
    fn from(json: Vec<u8>) -> Self {
        Self { json, extra: Map::new() }
    }
}

impl BatchRecord {
    /// With more fields for the body, sent as given.
    #[must_use]
    pub fn with_extra(mut self, extra: Map<String, Value>) -> Self {
        self.extra = extra;
        self
    }

    /// The options of its call.
    pub(super) fn options(&self, calls: &CallOptions) -> CallOptions {
        let mut options = calls.clone();
        for (name, value) in &self.extra {
            options.extra.entry(name).or_insert_with(|| value.clone());
        }
        options
    }
}

/// How all records of a batch are sent.
#[derive(Clone)]
pub(super) struct Way {
    pub(super) engine: Arc<Engine>,
    pub(super) row: &'static Operation,
    pub(super) calls: CallOptions,
    pub(super) ensure: bool,
}

/// A record whose turn has come.
pub(super) struct Sent {
    pub(super) index: usize,
    record: Arc<BatchRecord>,
    flight: Flight,
    /// A task of its own, so that a call does not wait for somebody who is slow to ask for results.
    task: JoinHandle<BatchOutcome>,
    ended: Option<BatchOutcome>,
}

impl Way {
    /// What is wrong with a record, before it is sent.
    pub(super) fn check(&self, record: &BatchRecord) -> Result<(), Error> {
        self.engine.check(self.row.id, &record.json, &record.options(&self.calls))
    }

    pub(super) fn send(&self, index: usize, record: BatchRecord) -> Sent {
        let (record, flight) = (Arc::new(record), Flight::default());
        let (way, sent, seen) = (self.clone(), Arc::clone(&record), flight.clone());
        let task = tokio::spawn(async move { way.outcome(&sent, seen).await });
        Sent { index, record, flight, task, ended: None }
    }

    async fn outcome(&self, record: &BatchRecord, flight: Flight) -> BatchOutcome {
        let options = record.options(&self.calls);
        let ended = if self.ensure {
            let ensured = self.engine.ensure_in(flight, self.row, &record.json, &options).await;
            ensured.map(BatchOutcome::from)
        } else {
            let answered = self.engine.execute_in(flight, self.row, &record.json, &options).await;
            answered.map(|answer| BatchOutcome::Done(answer.body))
        };
        ended.unwrap_or_else(BatchOutcome::of_error)
    }

    /// What is known of a record whose call did not come to its end.
    fn given_up(&self, sent: &Sent, why: &JoinError) -> BatchOutcome {
        let cause = if why.is_cancelled() {
            Error::new(ErrorKind::Cancelled, "the batch was cancelled")
        } else {
            Error::new(
                ErrorKind::Internal,
                "makokit has a fault, please report it: a call of a batch panicked",
            )
        };
        match (sent.flight.is_open(), why.is_cancelled()) {
            (true, _) => {
                let options = sent.record.options(&self.calls);
                BatchOutcome::Unknown(self.engine.unknown(self.row, &sent.record.json, &options, &cause))
            }
            (false, true) => BatchOutcome::NotSent(NotSent::Stopped),
            (false, false) => BatchOutcome::Failed(cause),
        }
    }
}

impl Sent {
    pub(super) fn give_up(&self) {
        self.task.abort();
    }

    /// Whether its outcome can be had without waiting.
    pub(super) fn has_ended(&self) -> bool {
        self.ended.is_some() || self.task.is_finished()
    }

    /// Waits for its outcome; who gives up waiting loses nothing.
    pub(super) async fn wait(&mut self, way: &Way) {
        if self.ended.is_none() {
            let ended = (&mut self.task).await;
            self.ended = Some(ended.unwrap_or_else(|why| way.given_up(self, &why)));
        }
    }

    pub(super) fn outcome(&mut self) -> Option<BatchOutcome> {
        self.ended.take()
    }
}

/// Nobody would hear of what a batch that is dropped still does.
impl Drop for Sent {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Refuses two records that would make sure of the same entity: side by side, both would find that it is not there.
pub(super) fn refuse_twins(records: &[BatchRecord], row: &Operation) -> Result<(), Error> {
    let Some(creates) = row.creates else { return Ok(()) };
    let mut seen = HashMap::new();
    for (index, record) in records.iter().enumerate() {
        let body: Map<String, Value> = serde_json::from_slice(&record.json).unwrap_or_default();
        let part = |name: &&str| {
            let value = body.get(*name).or_else(|| record.extra.get(*name));
            value.filter(|part| !part.is_null()).map(ToString::to_string)
        };
        let Some(key) = creates.natural_key.iter().map(part).collect::<Option<Vec<_>>>() else { continue };
        if let Some(first) = seen.insert(key, index) {
            let names = creates.natural_key.join(" and ");
            return Err(Error::config(format!(
                "the records at index {first} and {index} have the same {names}; nothing was sent"
            )));
        }
    }
    Ok(())
}
