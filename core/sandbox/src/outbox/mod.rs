//! Webhooks on their way out: what is to be sent, when it is tried again, and how it went. It knows no system.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use serde::Serialize;
use tokio::sync::Notify;

use crate::room::{Room, hold};
use crate::{calendar, clock};

mod post;

pub(crate) use post::check;

/// One webhook and every attempt at it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Delivery {
    /// The webhook's id; a duplicate has the same.
    pub id: String,
    /// What it tells of.
    pub event: String,
    /// Where it goes.
    pub url: String,
    /// Whether it was taken: 200 within ten seconds.
    pub delivered: bool,
    /// When it is tried again, by the calendar; none when it is not.
    pub next_attempt_at: Option<String>,
    /// How it went, in this order.
    pub attempts: Vec<Attempt>,
}

/// One attempt.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Attempt {
    /// When, by the calendar.
    pub at: String,
    /// The HTTP status; none when there was no answer.
    pub status: Option<u16>,
    /// Why there was none.
    pub error: Option<String>,
}

/// What is to be sent.
#[derive(Debug, Clone)]
pub(crate) struct Parcel {
    pub(crate) id: String,
    pub(crate) event: String,
    pub(crate) url: String,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Bytes,
}

/// When something that was not taken is tried again.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Schedule {
    /// The first pause; each one after it is twice as long.
    pub(crate) first: Duration,
    /// How long after the first attempt the last one may be.
    pub(crate) horizon: Duration,
}

/// Everything that was sent, or is to be.
#[derive(Default)]
pub(crate) struct Outbox {
    entries: Mutex<Vec<Entry>>,
    bell: Notify,
    /// How many numbers were given: a reset does not start again, or receivers would take new webhooks for old ones.
    given: AtomicU64,
}

struct Entry {
    number: u64,
    parcel: Arc<Parcel>,
    schedule: Schedule,
    first_at: SystemTime,
    /// None when it is not tried any more.
    due: Option<SystemTime>,
    delivered: bool,
    attempts: Vec<Attempt>,
}

/// The most that is remembered.
const MOST: usize = 10_000;
/// How often the calendar is looked at while something waits for it: it may be moved.
const GLANCE: Duration = Duration::from_millis(10);

impl Outbox {
    /// Takes parcels in; they go one after the other. Those that do not fit are left out, and told.
    pub(crate) fn send(&self, parcels: Vec<Parcel>, schedule: Schedule, now: SystemTime) -> usize {
        let mut entries = hold(&self.entries);
        let room = MOST.saturating_sub(entries.len());
        let left_out = parcels.len().saturating_sub(room);
        entries.extend(parcels.into_iter().take(room).map(|parcel| {
            let number = self.number();
            let parcel = Arc::new(parcel);
            Entry {
                number,
                parcel,
                schedule,
                first_at: now,
                due: Some(now),
                delivered: false,
                attempts: Vec::new(),
            }
        }));
        drop(entries);
        self.bell.notify_one();
        left_out
    }

    /// A number that no other webhook has.
    pub(crate) fn number(&self) -> u64 {
        self.given.fetch_add(1, Ordering::Relaxed)
    }

    pub(crate) fn deliveries(&self) -> Vec<Delivery> {
        hold(&self.entries).iter().map(Entry::told).collect()
    }

    pub(crate) fn clear(&self) {
        hold(&self.entries).clear();
    }

    fn is_waiting(&self) -> bool {
        hold(&self.entries).iter().any(|entry| entry.due.is_some())
    }

    /// The parcel that has been due the longest.
    fn next(&self, now: SystemTime) -> Option<(u64, Arc<Parcel>)> {
        let entries = hold(&self.entries);
        let due = entries.iter().filter(|entry| entry.due.is_some_and(|due| due <= now));
        due.min_by_key(|entry| (entry.due, entry.number)).map(|it| (it.number, Arc::clone(&it.parcel)))
    }

    fn note(&self, number: u64, at: SystemTime, result: Result<u16, String>) {
        // What a reset took meanwhile is left alone.
        if let Some(entry) = hold(&self.entries).iter_mut().find(|entry| entry.number == number) {
            entry.note(at, result);
        }
    }
}

impl Entry {
    fn note(&mut self, at: SystemTime, result: Result<u16, String>) {
        self.delivered = result == Ok(200);
        let (status, error) = result.map_or_else(|error| (None, Some(error)), |status| (Some(status), None));
        self.attempts.push(Attempt { at: calendar::print(at), status, error });
        self.due = if self.delivered { None } else { self.again(at) };
    }

    /// When it is tried again after an attempt at a moment.
    fn again(&self, at: SystemTime) -> Option<SystemTime> {
        let doublings = u32::try_from(self.attempts.len().saturating_sub(1)).unwrap_or(u32::MAX);
        let pause = self.schedule.first.checked_mul(2_u32.checked_pow(doublings)?)?;
        let due = at.checked_add(pause)?;
        (due <= self.first_at + self.schedule.horizon).then_some(due)
    }

    fn told(&self) -> Delivery {
        Delivery {
            id: self.parcel.id.clone(),
            event: self.parcel.event.clone(),
            url: self.parcel.url.clone(),
            delivered: self.delivered,
            next_attempt_at: self.due.map(calendar::print),
            attempts: self.attempts.clone(),
        }
    }
}

/// Sends what is due, for as long as the sandbox runs.
pub(crate) async fn run(room: &Room) {
    loop {
        let now = room.now();
        match room.outbox.next(now) {
            Some((number, parcel)) => {
                let result = post::post(&parcel).await;
                room.outbox.note(number, now, result);
            }
            None if room.outbox.is_waiting() => clock::pause(GLANCE).await,
            None => room.outbox.bell.notified().await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_until_the_horizon() {
        let outbox = Outbox::default();
        let parcel = Parcel {
            id: "1".into(),
            event: "e".into(),
            url: "http://127.0.0.1:1/".into(),
            headers: Vec::new(),
            body: Bytes::new(),
        };
        let schedule =
            Schedule { first: Duration::from_secs(30), horizon: Duration::from_secs(24 * 60 * 60) };
        let mut now = SystemTime::UNIX_EPOCH;
        outbox.send(vec![parcel], schedule, now);
        let mut pauses = Vec::new();
        while let Some((number, _)) = outbox.next(now) {
            outbox.note(number, now, Ok(500));
            let due = hold(&outbox.entries)[0].due;
            pauses.extend(due.map(|due| due.duration_since(now).unwrap().as_secs()));
            now = due.unwrap_or(now);
        }
        assert_eq!(pauses, (0..11).map(|retry| 30 << retry).collect::<Vec<u64>>(), "eleven fit into a day");
    }
}
