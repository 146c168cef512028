//! Exact rate windows, without I/O.
//!
//! A [`Window`] answers one question, "may a call leave at this moment?", with [`Reservation::Granted`] or with the
//! moment at which to ask again. It never waits, never reads a clock and knows no API: whoever calls it brings the time
//! ([`Clock`]) and does the waiting ([`Sleep`]). That makes every promise testable on virtual time.
//!
//! The promise: at most `limit` grants in **any** half-open interval of `per + guard`, and no grant refused while fewer
//! were given. Buckets and counters admit almost twice the limit in their worst interval; an exact log does not.
//!
//! ```
//! use std::time::Duration;
//! use makokit_limits::{Moment, Rate, Reservation, Window};
//!
//! let mut window = Window::new(Rate::per_second(2), Duration::from_millis(20));
//! let start = Moment::ZERO;
//! assert!(matches!(window.reserve(start), Reservation::Granted(_)));
//! assert!(matches!(window.reserve(start), Reservation::Granted(_)));
//! // The third has to wait until the first has left the window.
//! assert_eq!(window.reserve(start), Reservation::At(start + Duration::from_millis(1020)));
//! ```

mod store;
mod time;
mod window;

pub use store::{Key, ProcessStore, SharedWindow};
pub use time::{Clock, Moment, Sleep, Sleeping, Time, VirtualTime};
pub use window::{Permit, Rate, Reservation, Usage, Window};
