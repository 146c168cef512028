//! Permits that a process has taken ahead, and how many it takes at once.

use std::collections::VecDeque;
use std::time::Duration;

use makokit_limits::Moment;

use super::LIFE;

/// How long a permit is kept that nobody wants. Then it goes back, for others.
const KEEP: Duration = Duration::from_millis(50);

/// In steps of this the doubts of permits are rounded up: the next call's guard may be another, and is to be served, too.
const STEP: Duration = Duration::from_millis(50);

/// The doubt for which to ask, to serve a call that arrives within `doubt`.
pub(super) fn rounded(doubt: Duration) -> Duration {
    let steps = doubt.as_nanos().div_ceil(STEP.as_nanos());
    STEP.saturating_mul(u32::try_from(steps).unwrap_or(u32::MAX))
}

/// A permit of the store's.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Lease {
    /// When it was asked for, by our clock. It was granted later: what is counted from here errs on the safe side.
    pub(super) asked: Moment,
    /// For how long after its use it may arrive.
    doubt: Duration,
    /// When it was granted, by the store's clock, and its number.
    granted: u64,
    number: u64,
}

/// The permits at hand.
#[derive(Debug)]
pub(super) struct Pool {
    leases: VecDeque<Lease>,
    size: u32,
    filled: Option<Moment>,
}

/// What the store has granted.
#[derive(Clone, Copy)]
pub(super) struct Grant {
    pub(super) asked: Moment,
    pub(super) doubt: Duration,
    pub(super) granted: u64,
    pub(super) first: u64,
    pub(super) count: u64,
}

impl Lease {
    /// Its name in the store, where it is held by that name.
    pub(super) fn name(&self, holder: &str) -> String {
        format!("{}:{}:{holder}", self.granted, self.number)
    }
}

impl Default for Pool {
    fn default() -> Self {
        Self { leases: VecDeque::new(), size: 1, filled: None }
    }
}

impl Pool {
    /// How many to ask for when there is none: twice as many as last time if they have gone quickly, and never more than a
    /// tenth of the limit.
    pub(super) fn wanted(&mut self, now: Moment, limit: u32) -> u32 {
        if self.filled.is_some_and(|filled| now - filled < KEEP) {
            self.size = self.size.saturating_mul(2);
        }
        self.size = self.size.clamp(1, (limit / 10).max(1));
        self.size
    }

    pub(super) fn fill(&mut self, now: Moment, grant: Grant) {
        let Grant { asked, doubt, granted, first, count } = grant;
        let lease = |number| Lease { asked, doubt, granted, number };
        self.leases.extend((first..first + count).map(lease));
        self.filled = Some(now);
    }

    /// A permit for a call that arrives within `doubt`.
    pub(super) fn take(&mut self, now: Moment, doubt: Duration) -> Option<Lease> {
        let place = self.leases.iter().position(|lease| lease.doubt >= doubt && now - lease.asked < LIFE)?;
        self.leases.remove(place)
    }

    /// The permits that nobody has wanted; the next time fewer are asked for.
    pub(super) fn unwanted(&mut self, now: Moment) -> Vec<Lease> {
        let is_fresh = self.filled.is_some_and(|filled| now - filled < KEEP);
        let keep = |lease: &Lease| is_fresh && now - lease.asked < LIFE;
        let (kept, gone): (VecDeque<_>, VecDeque<_>) = self.leases.drain(..).partition(keep);
        self.leases = kept;
        if !gone.is_empty() {
            self.size = (self.size / 2).max(1);
        }
        gone.into()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.leases.is_empty()
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOUBT: Duration = Duration::from_millis(100);

    fn at(millis: u64) -> Moment {
        Moment::ZERO + Duration::from_millis(millis)
    }

    fn fill(pool: &mut Pool, millis: u64, count: u32) {
        let grant = Grant { asked: at(millis), doubt: DOUBT, granted: 7, first: 1, count: count.into() };
        pool.fill(at(millis), grant);
    }

    #[test]
    fn who_uses_them_quickly_gets_more_up_to_a_tenth() {
        let mut pool = Pool::default();
        let sizes: Vec<_> = (0..6)
            .map(|step| {
                let size = pool.wanted(at(step), 100);
                fill(&mut pool, step, size);
                while pool.take(at(step), DOUBT).is_some() {}
                size
            })
            .collect();
        assert_eq!(sizes, [1, 2, 4, 8, 10, 10]);
        assert_eq!(pool.wanted(at(6), 5), 1, "a tenth of 5 is less than one");
    }

    #[test]
    fn guards_that_differ_ask_for_the_same() {
        let millis = Duration::from_millis;
        assert_eq!(
            [millis(100), millis(105), millis(150)].map(rounded),
            [millis(100), millis(150), millis(150)]
        );
        assert_eq!([Duration::ZERO, millis(1005)].map(rounded), [Duration::ZERO, millis(1050)]);
    }

    #[test]
    fn who_is_slow_gives_them_back_and_asks_for_fewer() {
        let mut pool = Pool { size: 8, ..Pool::default() };
        fill(&mut pool, 0, 8);
        assert_eq!(pool.take(at(1), DOUBT).unwrap().name("a/1"), "7:1:a/1");
        assert!(pool.take(at(1), 2 * DOUBT).is_none(), "none of them covers such a doubt");
        assert!(pool.unwanted(at(49)).is_empty());
        assert_eq!(pool.unwanted(at(50)).len(), 7);
        assert_eq!(pool.wanted(at(50), 100), 4);
    }

    #[test]
    fn what_was_asked_for_too_long_ago_is_not_used() {
        let mut pool = Pool::default();
        pool.fill(at(200), Grant { asked: at(0), doubt: DOUBT, granted: 7, first: 1, count: 2 });
        assert!(pool.take(at(249), DOUBT).is_some());
        assert!(pool.take(at(250), DOUBT).is_none());
    }
}
