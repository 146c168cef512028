//! A window that several threads use.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::time::Moment;
use crate::window::{Permit, Rate, Reservation, Usage, Window};

/// A [`Window`] behind a lock. Clones are the same window.
#[derive(Clone, Debug)]
pub struct SharedWindow(Arc<Mutex<Window>>);

impl SharedWindow {
    /// Shares a window.
    #[must_use]
    pub fn new(window: Window) -> Self {
        Self(Arc::new(Mutex::new(window)))
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

    /// See [`Window::tighten`].
    pub fn tighten(&self, rate: Rate, guard: Duration) {
        self.lock().tighten(rate, guard);
    }

    /// A copy of the window, unless a thread holds it at this moment; for a forked child, in which that thread is not.
    #[must_use]
    pub fn try_copy(&self) -> Option<Window> {
        self.0.try_lock().ok().map(|window| window.clone())
    }

    fn lock(&self) -> MutexGuard<'_, Window> {
        // A window has no state between two statements that a panic could tear.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
