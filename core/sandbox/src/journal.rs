//! What was asked and how it was answered, without secrets.

use std::collections::VecDeque;
use std::time::Duration;

use serde::Serialize;

use crate::answer::Answer;
use crate::clock;

/// One request to the emulated API. It never holds a token, a secret, a query string or a body.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct JournalEntry {
    /// Its number, in the order of arrival, from 1; a reset does not start again.
    pub sequence: u64,
    /// When its head had been read: milliseconds since the sandbox started.
    pub at_ms: f64,
    /// The HTTP method.
    pub method: String,
    /// The path, without the query string.
    pub path: String,
    /// The operation, as the guide names it; none for an unknown path.
    pub operation: Option<&'static str>,
    /// Whose token it carried, or who logged in.
    pub client_id: Option<String>,
    /// The HTTP status; none while there is no answer.
    pub status: Option<u16>,
    /// The error code of the answer's body.
    pub error_code: Option<&'static str>,
    /// The client's own `X-Request-Id`.
    pub request_id: Option<String>,
    /// The kind of the fault that struck it.
    pub fault: Option<&'static str>,
    /// Whether what it asked for was really done, with or without the client seeing it.
    pub work_done: bool,
}

/// The entries that fit, and how many there were.
#[derive(Default)]
pub(crate) struct Journal {
    entries: VecDeque<JournalEntry>,
    last: u64,
    requests: u64,
    dropped: u64,
}

/// A request's head as the journal takes it: already masked.
pub(crate) struct Opening {
    pub(crate) at: Duration,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) operation: Option<&'static str>,
    pub(crate) request_id: Option<String>,
}

/// How a request ended.
pub(crate) struct Ending<'a> {
    pub(crate) client_id: Option<String>,
    /// None when the connection ended without one.
    pub(crate) answer: Option<&'a Answer>,
    pub(crate) fault: Option<&'static str>,
    pub(crate) work_done: bool,
}

/// More is never remembered, so that a soak run does not eat the memory.
const CAPACITY: usize = 200_000;

impl Journal {
    /// Notes a request that has arrived; the number given back closes it.
    pub(crate) fn open(&mut self, opening: Opening) -> u64 {
        self.last += 1;
        self.requests += 1;
        if self.entries.len() >= CAPACITY {
            self.entries.pop_front();
            self.dropped += 1;
        }
        self.entries.push_back(JournalEntry {
            sequence: self.last,
            at_ms: clock::to_ms(opening.at),
            method: opening.method,
            path: opening.path,
            operation: opening.operation,
            client_id: None,
            status: None,
            error_code: None,
            request_id: opening.request_id,
            fault: None,
            work_done: false,
        });
        self.last
    }

    /// Notes how a request ended. An entry that a reset or the capacity took meanwhile is left alone.
    pub(crate) fn close(&mut self, sequence: u64, ending: Ending<'_>) {
        let first = self.entries.front().map_or(u64::MAX, |entry| entry.sequence);
        let index = sequence.checked_sub(first).and_then(|index| usize::try_from(index).ok());
        if let Some(entry) = index.and_then(|index| self.entries.get_mut(index)) {
            entry.client_id = ending.client_id;
            entry.status = ending.answer.map(|answer| answer.status.as_u16());
            entry.error_code = ending.answer.and_then(|answer| answer.code);
            entry.fault = ending.fault;
            entry.work_done = ending.work_done;
        }
    }

    pub(crate) fn entries(&self) -> Vec<JournalEntry> {
        self.entries.iter().cloned().collect()
    }

    /// All requests since the start or the last reset, remembered or not.
    pub(crate) fn requests(&self) -> u64 {
        self.requests
    }

    pub(crate) fn dropped(&self) -> u64 {
        self.dropped
    }

    pub(crate) fn clear(&mut self) {
        *self = Self { last: self.last, ..Self::default() };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opening() -> Opening {
        Opening {
            at: Duration::ZERO,
            method: "GET".into(),
            path: "/".into(),
            operation: None,
            request_id: None,
        }
    }

    #[test]
    fn the_oldest_entries_give_way_and_are_counted() {
        let mut journal = Journal::default();
        for _ in 0..CAPACITY + 2 {
            journal.open(opening());
        }
        assert_eq!((journal.dropped(), journal.requests()), (2, CAPACITY as u64 + 2));
        assert_eq!(journal.entries().first().map(|entry| entry.sequence), Some(3));
    }

    #[test]
    fn an_answer_after_a_reset_closes_no_other_entry() {
        let mut journal = Journal::default();
        let before = journal.open(opening());
        journal.clear();
        journal.open(opening());
        let answer = Answer::text(http::StatusCode::OK, "");
        let ending = Ending { client_id: None, answer: Some(&answer), fault: None, work_done: true };
        journal.close(before, ending);
        assert_eq!(journal.entries().first().and_then(|entry| entry.status), None);
    }
}
