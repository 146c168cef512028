//! Windows shared within a process, by key.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::time::Moment;
use crate::window::{Permit, Rate, Reservation, Usage, Window};

/// Who shares a window: the origin that counts, the account it counts for, and what it counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Scheme, host and port.
    pub origin: String,
    /// The account, such as a client id.
    pub account: String,
    /// The counted operation.
    pub operation: String,
}

/// The windows of one process: every client of the same origin and account shares them.
#[derive(Debug, Default)]
pub struct ProcessStore {
    windows: Mutex<HashMap<Key, SharedWindow>>,
}

impl ProcessStore {
    /// The window of a key, made at its first use. When sharers disagree the stricter settings win.
    pub fn window(&self, key: Key, rate: Rate, guard: Duration) -> SharedWindow {
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        match windows.get(&key) {
            Some(shared) => {
                shared.lock().tighten(rate, guard);
                shared.clone()
            }
            None => windows.entry(key).or_insert(SharedWindow::new(rate, guard)).clone(),
        }
    }
}

/// A window that several threads use.
#[derive(Clone, Debug)]
pub struct SharedWindow(Arc<Mutex<Window>>);

impl SharedWindow {
    fn new(rate: Rate, guard: Duration) -> Self {
        Self(Arc::new(Mutex::new(Window::new(rate, guard))))
    }

    /// See [`Window::reserve`].
    #[must_use]
    pub fn reserve(&self, now: Moment, doubt: Duration) -> Reservation {
        self.lock().reserve(now, doubt)
    }

    /// See [`Window::settle`].
    pub fn settle(&self, permit: Permit, late: Duration) {
        self.lock().settle(permit, late);
    }

    /// See [`Window::refund`].
    pub fn refund(&self, permit: Permit) {
        self.lock().refund(permit);
    }

    /// See [`Window::usage`].
    #[must_use]
    pub fn usage(&self, now: Moment) -> Usage {
        self.lock().usage(now)
    }

    fn lock(&self) -> MutexGuard<'_, Window> {
        // A window has no state between two statements that a panic could tear.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
