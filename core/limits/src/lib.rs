//! Exact rate windows and daily quotas, without I/O waits.
//!
//! A [`Window`] answers one question, "may a call leave at this moment?", with [`Reservation::Granted`] or with the
//! moment at which to ask again. It never waits, never reads a clock and knows no API: whoever calls it brings the time
//! ([`Clock`]) and does the waiting ([`Sleep`]). That makes every promise testable on virtual time.
//!
//! The promise: at most `limit` calls **arrive** in any half-open interval of `per`, and none is held back while fewer
//! can have. Buckets and counters admit almost twice the limit in their worst interval; an exact log does not. A log of
//! when calls left would not be enough either: one that is late meets the next ones at the server. So a grant counts
//! from the latest moment at which it may have arrived, and an answer makes that moment known ([`Window::settle`]).
//!
//! ```
//! use std::time::Duration;
//! use makokit_limits::{Moment, Rate, Reservation, Window};
//!
//! let window = Window::new(Rate::per_second(2), Duration::from_millis(20));
//! let start = Moment::ZERO;
//! let doubt = Duration::from_millis(50);
//! let Reservation::Granted(first) = window.reserve(start, doubt) else { unreachable!() };
//! assert!(matches!(window.reserve(start, doubt), Reservation::Granted(_)));
//! // The first was answered at once, so that it has arrived at once; the third waits until it has left the window.
//! window.settle(first, Duration::ZERO);
//! assert_eq!(window.reserve(start, doubt), Reservation::At(start + Duration::from_millis(1020)));
//! ```
#![deny(unsafe_code)]

mod budget;
mod layout;
mod ledger;
mod machine;
mod memory;
mod quota;
// The checker runs its threads on stacks of its own, which Miri cannot follow.
#[cfg(not(miri))]
#[cfg(test)]
mod races;
mod rate;
mod slots;
mod standing;
mod time;
mod window;
mod word;

pub use budget::{Plan, budget};
pub use ledger::Ledger;
#[cfg(unix)]
pub use machine::machine_now;
pub use machine::{Cause, Machine, MachineError, Opened, Store, StoreName, store_name};
pub use quota::{Day, Exhausted, Quota, QuotaUsage, Source, Take, Unit};
pub use rate::{Held, MOST, Permit, Rate, Reservation, Usage};
pub use time::{Clock, Moment, Sleep, Sleeping, Time, VirtualTime};
pub use window::Window;
