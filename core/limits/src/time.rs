//! Moments, and the two traits through which everything in makokit reads time and waits.

use std::fmt;
use std::future::{Future, ready};
use std::ops::{Add, Sub};
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

/// A point on a clock that never goes back, in nanoseconds since an origin of the clock's choosing.
///
/// Moments of different clocks must not be compared. Arithmetic saturates.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Moment(u64);

impl Moment {
    /// The origin.
    pub const ZERO: Self = Self(0);

    /// The moment that lies `nanos` nanoseconds after the origin.
    #[must_use]
    pub const fn from_nanos(nanos: u64) -> Self {
        Self(nanos)
    }

    /// Nanoseconds since the origin.
    #[must_use]
    pub const fn as_nanos(self) -> u64 {
        self.0
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}", Duration::from_nanos(self.0))
    }
}

impl Add<Duration> for Moment {
    type Output = Self;

    fn add(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)))
    }
}

impl Sub for Moment {
    type Output = Duration;

    fn sub(self, earlier: Self) -> Duration {
        Duration::from_nanos(self.0.saturating_sub(earlier.0))
    }
}

/// Reads time.
pub trait Clock: Send + Sync {
    /// The present moment; never earlier than one that was returned before.
    fn now(&self) -> Moment;

    /// The calendar time, for what depends on the day and not on a duration.
    fn calendar(&self) -> SystemTime;
}

/// What [`Sleep::sleep_until`] returns.
pub type Sleeping = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Waits.
pub trait Sleep: Send + Sync {
    /// Completes at `moment`, or at once when it has passed.
    fn sleep_until(&self, moment: Moment) -> Sleeping;
}

/// A clock together with its way of waiting.
pub trait Time: Clock + Sleep {}

impl<T: Clock + Sleep> Time for T {}

/// Time that moves only when somebody waits: a sleep jumps to its end at once.
///
/// With it, a minute of retries takes a millisecond and always takes the same way. It does not know about sockets: an
/// answer that is slow in the world is not slow here.
#[derive(Debug, Default)]
pub struct VirtualTime {
    nanos: AtomicU64,
}

impl VirtualTime {
    /// Moves time forward.
    pub fn advance(&self, by: Duration) {
        let target = self.now() + by;
        self.nanos.fetch_max(target.as_nanos(), Ordering::SeqCst);
    }
}

impl Clock for VirtualTime {
    fn now(&self) -> Moment {
        Moment(self.nanos.load(Ordering::SeqCst))
    }

    fn calendar(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + (self.now() - Moment::ZERO)
    }
}

impl Sleep for VirtualTime {
    fn sleep_until(&self, moment: Moment) -> Sleeping {
        self.nanos.fetch_max(moment.as_nanos(), Ordering::SeqCst);
        Box::pin(ready(()))
    }
}
