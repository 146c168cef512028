//! The words in which a window is asked and answers, whatever keeps it.

use std::num::NonZeroU32;
use std::time::Duration;

use crate::time::Moment;

/// The highest limit that a window keeps as it is; see [`Rate`].
pub const MOST: u32 = 1 << 16;

/// How many calls in which time.
///
/// A limit above 65,536 is kept as a finer one, for instance 100,000 in a second as 50,000 in half a second: the bound
/// holds and the whole rate can be had, only not all of it in one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The most calls in any interval of length `per`.
    pub limit: NonZeroU32,
    /// The length of the interval.
    pub per: Duration,
}

impl Rate {
    /// At most `limit` calls in any second; zero is taken as one.
    #[must_use]
    pub const fn per_second(limit: u32) -> Self {
        let limit = match NonZeroU32::new(limit) {
            Some(limit) => limit,
            None => NonZeroU32::MIN,
        };
        Self { limit, per: Duration::from_secs(1) }
    }

    /// The same rate, or a finer one that a window can keep.
    pub(crate) fn kept(self) -> Self {
        let parts = self.limit.get().div_ceil(MOST);
        let limit = NonZeroU32::new(self.limit.get() / parts).unwrap_or(NonZeroU32::MIN);
        Self { limit, per: Duration::from_nanos(nanos(self.per).div_ceil(u64::from(parts))) }
    }
}

/// The answer to [`Window::reserve`](crate::Window::reserve).
#[derive(Debug, PartialEq, Eq)]
pub enum Reservation {
    /// The call may leave now, and counts.
    Granted(Permit),
    /// Nothing was taken. Asking again before this moment is in vain, unless a permit is settled or given back.
    At(Moment),
}

/// A grant that was taken. It counts whether or not it is kept.
///
/// [`Window::settle`](crate::Window::settle) tells when the server has counted it; give it back with
/// [`Window::refund`](crate::Window::refund) only when the call certainly never left.
#[derive(Debug, PartialEq, Eq)]
#[must_use = "a permit counts against the window; send the call, or refund it"]
pub struct Permit {
    pub(crate) slot: usize,
    /// What the slot holds as long as the grant is neither settled nor expired.
    pub(crate) held: u64,
    /// What it held before.
    pub(crate) before: u64,
    pub(crate) granted: Moment,
}

impl Permit {
    /// When it was granted.
    #[must_use]
    pub fn granted(&self) -> Moment {
        self.granted
    }
}

/// What a window holds at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// Grants that still count.
    pub used: u32,
    /// The most that may count at once.
    pub limit: u32,
    /// The span in which a grant counts: the rate's interval and the guard.
    pub span: Duration,
    /// The most grants that were seen to count at once. It may be short of the truth, by a 64th where it is large and
    /// has not reached the limit.
    pub peak: u32,
}

/// What a process holds of what counts in a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// The process's id, as the process itself knows it; none if that is not known.
    pub process: Option<NonZeroU32>,
    /// How many grants.
    pub permits: u32,
}

/// Nanoseconds; what does not fit (584 years) is as good as forever.
pub(crate) fn nanos(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}
