//! The exact window: a log of the last grants.

use std::collections::VecDeque;
use std::num::NonZeroU32;
use std::time::Duration;

use crate::time::Moment;

/// How many calls in which time.
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
}

/// The answer to [`Window::reserve`].
#[derive(Debug, PartialEq, Eq)]
pub enum Reservation {
    /// The call may leave now, and counts.
    Granted(Permit),
    /// Nothing was taken. Asking again before this moment is in vain, unless a permit is settled or given back.
    At(Moment),
}

/// A grant that was taken. It counts whether or not it is kept.
///
/// [`Window::settle`] tells when the server has counted it; give it back with [`Window::refund`] only when the call
/// certainly never left.
#[derive(Debug, PartialEq, Eq)]
#[must_use = "a permit counts against the window; send the call, or refund it"]
pub struct Permit {
    serial: u64,
    granted: Moment,
    latest: Moment,
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
    /// The most grants that ever counted at once.
    pub peak: u32,
}

/// At most `limit` grants in any interval of `per + guard`, wherever in its doubt each was counted.
///
/// A call does not arrive when it leaves. A grant therefore counts from the latest moment at which it may have arrived:
/// at first its doubt after it was granted, then, once its answer has told how late it was, that much after. Calls that
/// leave through this window arrive no more than `limit` in any `per`, however late each of them is within its doubt.
/// The guard makes up for what an answer cannot tell.
#[derive(Clone, Debug)]
pub struct Window {
    rate: Rate,
    guard: Duration,
    /// In the order in which they stop to count.
    grants: VecDeque<Grant>,
    serial: u64,
    latest: Moment,
    peak: u32,
}

/// A grant, and between which moments it was counted.
#[derive(Clone, Copy, Debug)]
struct Grant {
    serial: u64,
    earliest: Moment,
    latest: Moment,
}

impl Window {
    /// An empty window.
    #[must_use]
    pub fn new(rate: Rate, guard: Duration) -> Self {
        Self { rate, guard, grants: VecDeque::new(), serial: 0, latest: Moment::ZERO, peak: 0 }
    }

    /// A window in which as much was granted at `now` as may be: for one who does not know what others have granted.
    #[must_use]
    pub fn full(rate: Rate, guard: Duration, now: Moment) -> Self {
        let mut window = Self::new(rate, guard);
        while let Reservation::Granted(_) = window.reserve(now, Duration::ZERO) {}
        window
    }

    /// Takes a permit at `now` for a call that arrives within `doubt`, or tells when to ask again.
    ///
    /// A `now` that is earlier than one seen before (two threads may read the clock in one order and arrive here in the
    /// other) is taken as the later one: the window never runs backwards.
    pub fn reserve(&mut self, now: Moment, doubt: Duration) -> Reservation {
        let now = self.forget(now);
        if self.grants.len() >= self.limit() {
            return Reservation::At(self.again(now));
        }
        let serial = self.serial;
        self.serial += 1;
        let latest = now + doubt;
        self.insert(Grant { serial, earliest: now, latest });
        self.peak = self.peak.max(self.used());
        Reservation::Granted(Permit { serial, granted: now, latest })
    }

    /// Tells that a call arrived no more than `late` after it was granted.
    #[expect(clippy::needless_pass_by_value, reason = "a permit can be settled once only")]
    pub fn settle(&mut self, permit: Permit, late: Duration) {
        if let Some(grant) = self.remove(&permit) {
            let known = permit.granted + late;
            self.insert(Grant { earliest: known, latest: known, ..grant });
        }
    }

    /// Gives back a permit whose call certainly never left.
    #[expect(clippy::needless_pass_by_value, reason = "a permit can be given back once only")]
    pub fn refund(&mut self, permit: Permit) {
        self.remove(&permit);
    }

    /// What counts at `now`.
    pub fn usage(&mut self, now: Moment) -> Usage {
        self.forget(now);
        Usage { used: self.used(), limit: self.rate.limit.get(), span: self.span(), peak: self.peak }
    }

    /// Takes on the stricter of the present settings and these, so that sharers who disagree stay within both.
    pub fn tighten(&mut self, rate: Rate, guard: Duration) {
        if rate.limit < self.rate.limit {
            self.rate.limit = rate.limit;
        }
        self.rate.per = self.rate.per.max(rate.per);
        self.guard = self.guard.max(guard);
    }

    /// When a place may become free: for grants in doubt that is the end of the doubt only if nothing is told before.
    fn again(&self, now: Moment) -> Moment {
        let span = self.span();
        let hoped =
            self.grants.iter().map(|grant| grant.earliest + span).min().filter(|moment| *moment > now);
        let certain = self.grants.front().map_or(now, |grant| grant.latest + span);
        hoped.unwrap_or(certain)
    }

    fn insert(&mut self, grant: Grant) {
        let place = self.grants.partition_point(|other| other.latest <= grant.latest);
        self.grants.insert(place, grant);
    }

    fn remove(&mut self, permit: &Permit) -> Option<Grant> {
        // An unsettled grant still has the place that its permit remembers.
        let start = self.grants.partition_point(|grant| grant.latest < permit.latest);
        let place = self.grants.range(start..).position(|grant| grant.serial == permit.serial)?;
        self.grants.remove(start + place)
    }

    fn forget(&mut self, now: Moment) -> Moment {
        self.latest = self.latest.max(now);
        let (latest, span) = (self.latest, self.span());
        while self.grants.front().is_some_and(|grant| grant.latest + span <= latest) {
            self.grants.pop_front();
        }
        latest
    }

    fn span(&self) -> Duration {
        self.rate.per + self.guard
    }

    fn limit(&self) -> usize {
        self.rate.limit.get() as usize
    }

    fn used(&self) -> u32 {
        u32::try_from(self.grants.len()).unwrap_or(u32::MAX)
    }
}
