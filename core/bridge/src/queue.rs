//! What has ended and was not collected yet.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The kind of a completion whose bytes are the JSON of an answer's body.
pub const ANSWER: u8 = 0;
/// The kind of a completion whose bytes are the JSON of an error.
pub const ERROR: u8 = 1;

/// The end of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The call's id.
    pub call: u64,
    /// [`ANSWER`] or [`ERROR`].
    pub kind: u8,
    /// JSON.
    pub bytes: Vec<u8>,
}

/// Completions as one run of bytes: for each the call (8 bytes), the kind (1), the length (4) and the bytes; numbers in
/// network order.
#[must_use]
pub fn frame(completions: &[Completion]) -> Vec<u8> {
    let length = completions.iter().map(|completion| 13 + completion.bytes.len()).sum();
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
}

#[derive(Default)]
struct Inner {
    done: VecDeque<Completion>,
    wakes: u64,
}

impl Queue {
    pub(crate) fn push(&self, completion: Completion) {
        self.inner().done.push_back(completion);
        self.changed.notify_one();
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
        let count = inner.done.len().min(max);
        inner.done.drain(..count).collect()
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_holds_id_kind_length_and_bytes() {
        let completion = Completion { call: 7, kind: ERROR, bytes: b"{}".to_vec() };
        assert_eq!(frame(&[completion]), [0, 0, 0, 0, 0, 0, 0, 7, 1, 0, 0, 0, 2, b'{', b'}']);
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
