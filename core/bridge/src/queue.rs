//! What has ended and was not collected yet.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The kind of a completion whose bytes are the JSON of an answer's body.
pub const ANSWER: u8 = 0;
/// The kind of a completion whose bytes are the JSON of an error.
pub const ERROR: u8 = 1;

/// The kind of what is no end of a call but an event of a client: its bytes are the event's JSON, its call is the
/// client's handle.
pub const EVENT: u8 = 2;

/// In the place of a client's handle, what belongs to no client: the library's warnings.
pub const LIBRARY: u64 = 0;

/// More events than these are not kept for a host that does not collect them; it is told how many it has missed.
const MOST_EVENTS: usize = 10_000;

/// The same for warnings, which have room of their own: a flood of events must not drown them.
const MOST_WARNINGS: usize = 100;

/// No more bytes than these are handed over at once, unless one answer alone has more: a host's arrays may be limited.
const MOST_BYTES: usize = 64 << 20;

/// The end of a call, or an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The call's id; of an event, the client's handle, or [`LIBRARY`].
    pub call: u64,
    /// [`ANSWER`], [`ERROR`] or [`EVENT`].
    pub kind: u8,
    /// JSON.
    pub bytes: Vec<u8>,
}

/// How many bytes of a frame come before a completion's own.
const HEAD: usize = 13;

/// Completions as one run of bytes: for each the call (8 bytes), the kind (1), the length (4) and the bytes; numbers in
/// network order.
#[must_use]
pub fn frame(completions: &[Completion]) -> Vec<u8> {
    let length = completions.iter().map(|completion| HEAD + completion.bytes.len()).sum();
    let mut frame = Vec::with_capacity(length);
    for Completion { call, kind, bytes } in completions {
        frame.extend_from_slice(&call.to_be_bytes());
        frame.push(*kind);
        frame.extend_from_slice(&u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes());
        frame.extend_from_slice(bytes);
    }
    frame
}

/// Completions on their way to the one who polls.
#[derive(Default)]
pub(crate) struct Queue {
    inner: Mutex<Inner>,
    changed: Condvar,
    /// Whether there may be warnings; who does not poll looks often.
    has_warnings: AtomicBool,
}

#[derive(Default)]
struct Inner {
    done: VecDeque<Completion>,
    wakes: u64,
    events: Room,
    warnings: Room,
}

/// Room among `done` for what is no end of a call.
#[derive(Default)]
struct Room {
    taken: usize,
    /// How many there was no room for since one was added last.
    dropped: u64,
}

impl Queue {
    pub(crate) fn push(&self, completion: Completion) {
        self.inner().done.push_back(completion);
        self.changed.notify_one();
    }

    /// Adds an event of a client, if there is room; calls never wait for events to be collected.
    pub(crate) fn push_event(&self, handle: u64, event: Vec<u8>) {
        let mut inner = self.inner();
        let added = inner.events.add(MOST_EVENTS, handle, event);
        inner.done.extend(added);
        self.changed.notify_one();
    }

    /// Adds a warning of the library, if there is room.
    pub(crate) fn push_warning(&self, warning: Vec<u8>) {
        let mut inner = self.inner();
        let added = inner.warnings.add(MOST_WARNINGS, LIBRARY, warning);
        inner.done.extend(added);
        self.has_warnings.store(true, Ordering::Relaxed);
        self.changed.notify_one();
    }

    /// The warnings, for one who does not poll.
    pub(crate) fn warnings(&self) -> Vec<Vec<u8>> {
        if !self.has_warnings.load(Ordering::Relaxed) {
            return Vec::new();
        }
        let mut inner = self.inner();
        self.has_warnings.store(false, Ordering::Relaxed);
        inner.warnings.taken = 0;
        let done = std::mem::take(&mut inner.done);
        let (warnings, others): (Vec<_>, _) = done.into_iter().partition(Completion::is_warning);
        inner.done = others.into();
        warnings.into_iter().map(|warning| warning.bytes).collect()
    }

    pub(crate) fn wake(&self) {
        self.inner().wakes += 1;
        self.changed.notify_all();
    }

    pub(crate) fn take(&self, max: usize, timeout: Duration) -> Vec<Completion> {
        let inner = self.inner();
        let wakes = inner.wakes;
        let waiting = |inner: &mut Inner| inner.done.is_empty() && inner.wakes == wakes;
        let (mut inner, _) =
            self.changed.wait_timeout_while(inner, timeout, waiting).unwrap_or_else(PoisonError::into_inner);
        let mut bytes = 0;
        let fits = |completion: &&Completion| {
            let is_first = bytes == 0;
            bytes += HEAD + completion.bytes.len();
            is_first || bytes <= MOST_BYTES
        };
        let count = inner.done.iter().take(max).take_while(fits).count();
        let taken: Vec<_> = inner.done.drain(..count).collect();
        let warnings = taken.iter().filter(|completion| completion.is_warning()).count();
        inner.warnings.taken -= warnings;
        inner.events.taken -= taken.iter().filter(|completion| completion.kind == EVENT).count() - warnings;
        taken
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Room {
    /// What there is room to add: nothing, or the event, after how many were dropped before.
    fn add(&mut self, most: usize, handle: u64, event: Vec<u8>) -> Vec<Completion> {
        if self.taken >= most {
            self.dropped += 1;
            return Vec::new();
        }
        let dropped = std::mem::take(&mut self.dropped);
        let told = (dropped > 0)
            .then(|| serde_json::json!({ "event": "dropped", "count": dropped }).to_string().into());
        let added = told.into_iter().chain([event]);
        let added: Vec<_> = added.map(|bytes| Completion { call: handle, kind: EVENT, bytes }).collect();
        self.taken += added.len();
        added
    }
}

impl Completion {
    fn is_warning(&self) -> bool {
        self.kind == EVENT && self.call == LIBRARY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_have_room_of_their_own_and_are_told_to_who_does_not_poll() {
        let queue = Queue::default();
        assert!(queue.warnings().is_empty());
        for _ in 0..=MOST_EVENTS {
            queue.push_event(1, b"{}".to_vec());
        }
        for _ in 0..MOST_WARNINGS + 3 {
            queue.push_warning(b"{}".to_vec());
        }
        queue.push(Completion { call: 7, kind: ANSWER, bytes: Vec::new() });
        assert_eq!(queue.warnings().len(), MOST_WARNINGS);
        assert!(queue.warnings().is_empty());
        let taken = queue.take(usize::MAX, Duration::ZERO);
        assert_eq!(
            (taken.len(), taken[MOST_EVENTS].call),
            (MOST_EVENTS + 1, 7),
            "the others stay as they were"
        );
        queue.push_warning(b"[]".to_vec());
        let taken = queue.take(usize::MAX, Duration::ZERO);
        assert_eq!((taken[0].call, taken[0].kind), (LIBRARY, EVENT));
        let told: serde_json::Value = serde_json::from_slice(&taken[0].bytes).unwrap();
        assert_eq!(told, serde_json::json!({ "event": "dropped", "count": 3 }));
        assert_eq!(taken[1].bytes, b"[]");
    }

    #[test]
    fn a_frame_holds_id_kind_length_and_bytes() {
        let completion = Completion { call: 7, kind: ERROR, bytes: b"{}".to_vec() };
        assert_eq!(frame(&[completion]), [0, 0, 0, 0, 0, 0, 0, 7, 1, 0, 0, 0, 2, b'{', b'}']);
    }

    #[test]
    fn events_that_nobody_collects_are_counted_and_take_no_room_from_answers() {
        let queue = Queue::default();
        for _ in 0..MOST_EVENTS + 5 {
            queue.push_event(1, b"{}".to_vec());
        }
        queue.push(Completion { call: 7, kind: ANSWER, bytes: Vec::new() });
        assert_eq!(queue.take(usize::MAX, Duration::ZERO).len(), MOST_EVENTS + 1);
        queue.push_event(1, b"{}".to_vec());
        let told = queue.take(usize::MAX, Duration::ZERO);
        assert_eq!(told.len(), 2);
        let told: serde_json::Value = serde_json::from_slice(&told[0].bytes).unwrap();
        assert_eq!(told, serde_json::json!({ "event": "dropped", "count": 5 }));
    }

    #[test]
    fn large_answers_are_not_taken_together() {
        let queue = Queue::default();
        for call in 0..3 {
            queue.push(Completion { call, kind: ANSWER, bytes: vec![b' '; MOST_BYTES * 2 / 5] });
        }
        queue.push(Completion { call: 3, kind: ANSWER, bytes: vec![b' '; MOST_BYTES + 1] });
        let taken = || queue.take(usize::MAX, Duration::ZERO).len();
        assert_eq!([taken(), taken(), taken(), taken()], [2, 1, 1, 0]);
    }

    #[test]
    fn no_more_is_taken_than_asked_for_and_the_rest_stays() {
        let queue = Queue::default();
        for call in 0..3 {
            queue.push(Completion { call, kind: ANSWER, bytes: Vec::new() });
        }
        assert_eq!(queue.take(2, Duration::ZERO).len(), 2);
        assert_eq!(queue.take(2, Duration::ZERO).len(), 1);
        assert_eq!(queue.take(2, Duration::ZERO).len(), 0);
    }
}
