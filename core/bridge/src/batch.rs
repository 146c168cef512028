//! Batches: one row begins them, and another is asked for their results until there are no more.
//!
//! `batch`, with `{"batch", "operation", "records", "extra", "options"}`, answers `{"batch", "left"}`. The host chooses the number, one
//! that it has not chosen before for this client; where it gives none, the bridge does, and forgets it at the end. `results`, with
//! `{"batch", "told"}`, waits for results and answers `{"results", "progress", "why"}`; `told` is how many the host has had: what it has
//! not had, because the call that brought it was given up, comes again. No results are the end. With `"end": "stop"` or `"cancel"` it
//! answers at once, and the results are asked for as before; after `"forget"`, or [`forget`], nobody asks: a batch that has not begun
//! then never will. Who has chosen a number forgets it, unless its begin was refused.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use makokit::engine::Engine;
use makokit::{
    Batch, BatchOptions, BatchOutcome, BatchRecord, BatchResult, BatchStopper, CallOptions, Error, ErrorKind,
};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};
use tokio::sync::Mutex as TurnMutex;

use crate::process::Process;
use crate::rows::with;

/// The batches of this process that somebody still reads, by the client's handle and their number.
#[derive(Default)]
pub(crate) struct Batches(Mutex<HashMap<(u64, u64), Place>>);

enum Place {
    Running(Running),
    /// Nobody will read it. Whoever begins it was given up, and may yet come.
    Forgotten,
}

#[derive(Clone)]
struct Running {
    /// Whether the host has chosen its number, and forgets it when it has seen the end.
    is_hosts: bool,
    stopper: BatchStopper,
    read: Arc<TurnMutex<Read>>,
}

/// A batch, and what was read of it last.
struct Read {
    batch: Batch,
    /// How many results the host has had before those.
    told: usize,
    /// The JSON of each.
    last: Vec<Vec<u8>>,
}

/// What begins a batch.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Begin {
    #[serde(default)]
    batch: Option<u64>,
    operation: String,
    records: Vec<Box<RawValue>>,
    /// By the index of a record: fields that are sent as given.
    #[serde(default)]
    extra: BTreeMap<usize, Map<String, Value>>,
    #[serde(default)]
    options: BatchOptions,
}

/// What is asked of one that has begun.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ask {
    batch: u64,
    #[serde(default)]
    told: usize,
    #[serde(default)]
    end: Option<End>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum End {
    Stop,
    Cancel,
    Forget,
}

/// Begins a batch; nothing is sent before its results are asked for.
pub(crate) fn begin(
    handle: u64,
    engine: &Arc<Engine>,
    begin: Begin,
    options: &CallOptions,
) -> Result<Vec<u8>, Error> {
    let process = Process::current();
    let number = begin.batch.unwrap_or_else(|| process.next_handle());
    let is_hosts = begin.batch.is_some();
    let batch = begin.of(engine, options)?;
    let left = batch.progress().left;
    process.batches.add((handle, number), batch, is_hosts)?;
    Ok(json!({ "batch": number, "left": left }).to_string().into())
}

/// The next results of a batch, or its end.
pub(crate) async fn results(handle: u64, ask: Ask) -> Result<Vec<u8>, Error> {
    let batches = &Process::current().batches;
    let number = (handle, ask.batch);
    match ask.end {
        // Where there is none it has ended, and the host is about to learn so.
        Some(End::Stop) => drop(batches.get(number).map(|running| running.stopper.stop())),
        Some(End::Cancel) => drop(batches.get(number).map(|running| running.stopper.cancel())),
        Some(End::Forget) => forget(handle, ask.batch),
        None => {
            let (answer, is_over) = batches.get(number)?.read.lock().await.results(ask.told).await?;
            if is_over {
                batches.end(number);
            }
            return Ok(answer);
        }
    }
    Ok(b"null".to_vec())
}

/// Forgets a batch by the number that the host has chosen, also one that is only about to begin. Nobody waits here, and nobody is asked.
pub fn forget(handle: u64, batch: u64) {
    if let Some(process) = Process::present() {
        process.batches.forget((handle, batch));
    }
}

impl Begin {
    fn of(mut self, engine: &Arc<Engine>, calls: &CallOptions) -> Result<Batch, Error> {
        let records = self.records.into_iter().enumerate().map(|(index, record)| {
            let json: Box<str> = record.into();
            let extra = self.extra.remove(&index).unwrap_or_default();
            BatchRecord::from(json.into_boxed_bytes().into_vec()).with_extra(extra)
        });
        let records = records.collect();
        engine.batch(&self.operation, records, self.options, calls)
    }
}

impl Read {
    /// Results that the host has not had, as soon as there are some, and whether there are none any more.
    async fn results(&mut self, told: usize) -> Result<(Vec<u8>, bool), Error> {
        let had = self.told + self.last.len();
        if told == had {
            // Nothing is taken out of the batch before it is known that nobody gives up waiting.
            let first = self.batch.next().await;
            self.told = had;
            self.last = first.iter().map(result).collect();
            self.last.extend(std::iter::from_fn(|| self.batch.at_hand()).map(|next| result(&next)));
        } else if told != self.told {
            return Err(wrong(format!("told is {told}; it has to be {} or {had}", self.told)));
        }
        let facts = json!({
            "progress": self.batch.progress(),
            "why": self.batch.over().map(|why| why.to_string()),
        });
        let list = [&b"["[..], &self.last.join(&b','), b"]"].concat();
        Ok((with(&facts, "results", &list), self.last.is_empty()))
    }
}

/// A result; its answer stands in it as it came.
fn result(result: &BatchResult) -> Vec<u8> {
    let outcome = &result.outcome;
    let why = match outcome {
        BatchOutcome::NotSent(why) => Some(why.to_string()),
        _ => None,
    };
    let head = json!({
        "index": result.index, "outcome": outcome.name(), "error": outcome.error(), "why": why,
    });
    with(&head, "answer", outcome.answer().map_or(b"null", |answer| answer))
}

impl Batches {
    fn add(&self, number: (u64, u64), batch: Batch, is_hosts: bool) -> Result<(), Error> {
        let stopper = batch.stopper();
        let read = Arc::new(TurnMutex::new(Read { batch, told: 0, last: Vec::new() }));
        let begun = Place::Running(Running { is_hosts, stopper, read });
        match self.lock().entry(number) {
            Entry::Vacant(free) => {
                free.insert(begun);
            }
            Entry::Occupied(taken) if matches!(taken.get(), Place::Forgotten) => {
                taken.remove();
            }
            Entry::Occupied(_) => {
                return Err(wrong(format!("this client has a batch {} already", number.1)));
            }
        }
        // Whoever closes the client does so first, and forgets its batches then.
        if !is_open(number.0) {
            self.remove(number);
        }
        Ok(())
    }

    fn get(&self, number: (u64, u64)) -> Result<Running, Error> {
        match self.lock().get(&number) {
            Some(Place::Running(running)) => Ok(running.clone()),
            _ => Err(wrong(format!("this client has no batch {}; it has ended", number.1))),
        }
    }

    fn forget(&self, number: (u64, u64)) {
        let forgotten = self.lock().insert(number, Place::Forgotten);
        if let Some(Place::Running(running)) = forgotten {
            self.remove(number);
            // Many records take their time to go, and whoever forgets them has none.
            if let Ok(runtime) = Process::current().runtime() {
                drop(runtime.spawn_blocking(move || drop(running)));
            }
        }
        if !is_open(number.0) {
            self.remove(number);
        }
    }

    /// Removes what has come to its end, unless its host may yet ask for the end again.
    fn end(&self, number: (u64, u64)) {
        if self.get(number).is_ok_and(|running| !running.is_hosts) {
            self.remove(number);
        }
    }

    fn remove(&self, number: (u64, u64)) {
        let ended = self.lock().remove(&number);
        drop(ended);
    }

    /// Forgets the batches of a client that is closed; nobody can ask for their results any more.
    pub(crate) fn close(&self, of: u64) {
        let closed: Vec<_> = self.lock().extract_if(|number, _| number.0 == of).collect();
        drop(closed);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<(u64, u64), Place>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_open(handle: u64) -> bool {
    Process::current().get(handle).is_some()
}

fn wrong(why: String) -> Error {
    Error::new(ErrorKind::Config, why)
}
