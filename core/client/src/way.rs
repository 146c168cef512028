//! What is known of the way to a server and back, and the guard that follows from it.
//!
//! An answer tells how late its request was at most, and so when its grant ends to count. What it cannot tell is made up
//! for by a guard. A configured one is a part of the window's interval. Otherwise it is added to the lateness of each
//! grant, and follows the spread of the answer times: a smoothed mean deviation as in RFC 6298, with smaller weights,
//! because there is a sample for each answer and not one for each round trip (RFC 7323, appendix G).

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use makokit_limits::Moment;

/// For how long after it left a request may still arrive, as far as one does not know better.
const DOUBT: Duration = Duration::from_millis(100);

/// The same for the first request of a connection, which has to wait until the server takes notice of the connection.
const DOUBT_OF_FIRST: Duration = Duration::from_secs(1);

/// After so many answers the quickest of them is taken for the way's own time, and their spread for the way's. The first
/// ones may all have been slow: they left together, and met a server that had to wake up.
const LEARNING: u32 = 200;

/// The guard while nothing is known, and its bounds.
const UNKNOWN: Duration = Duration::from_millis(25);
const LEAST: Duration = Duration::from_millis(5);
const MOST: Duration = Duration::from_millis(50);

/// For how long a refusal for the rate is remembered: what was known of the way was not all.
const WARY: Duration = Duration::from_secs(60);

/// One part in so many of what is new goes into the mean and the deviation.
const WEIGHT: u32 = 32;

/// The way of an operation's calls.
#[derive(Debug)]
pub(crate) struct Way(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    configured: Option<Duration>,
    answers: u32,
    quickest: Option<Duration>,
    /// How much longer than the quickest the answers take, smoothed; and by how much that varies.
    mean: Duration,
    deviation: Duration,
    wary_until: Moment,
}

impl Way {
    /// A way of which nothing is known; with a configured guard that one stays.
    pub(crate) fn new(configured: Option<Duration>) -> Self {
        Self(Mutex::new(Known { configured, ..Known::default() }))
    }

    /// A way with the same settings, of which a forked child knows nothing.
    pub(crate) fn of_child(&self) -> Self {
        // The parent's thread that held this lock does not exist in the child.
        let configured = self.0.try_lock().map_or(None, |known| known.configured);
        Self::new(configured)
    }

    /// Has a guard that is configured from now on; of two the larger one.
    pub(crate) fn configure(&self, guard: Duration) {
        let mut known = self.known();
        known.configured = known.configured.max(Some(guard));
    }

    /// The guard in force.
    pub(crate) fn guard(&self, now: Moment) -> Duration {
        let known = self.known();
        known.configured.unwrap_or_else(|| known.adapted(now))
    }

    /// What of it is not in the window's interval.
    pub(crate) fn added(&self, now: Moment) -> Duration {
        self.known().added(now)
    }

    /// For how long a grant is in doubt while there is no answer.
    pub(crate) fn doubt(&self, now: Moment, first: bool) -> Duration {
        arrives_within(first) + self.added(now)
    }

    /// How late a request has to be taken for, whose answer took so long.
    ///
    /// How much longer than the quickest it took is how late it was at most. Of the first requests, and of the first of
    /// each connection, all that is known is that they had arrived when their answers came.
    pub(crate) fn late(&self, took: Duration, at: Moment, first: bool) -> Duration {
        let mut known = self.known();
        let late = if first { took } else { took.saturating_sub(known.learn(took)) };
        late.min(arrives_within(first)) + known.added(at)
    }

    /// Tells that the server has refused a request for the rate.
    pub(crate) fn refused(&self, now: Moment) {
        self.known().wary_until = now + WARY;
    }

    /// As after many answers that all took so long.
    #[cfg(test)]
    pub(crate) fn learnt(&self, took: Duration) {
        for _ in 0..=LEARNING {
            self.late(took, Moment::ZERO, false);
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn added(&self, now: Moment) -> Duration {
        if self.configured.is_some() { Duration::ZERO } else { self.adapted(now) }
    }

    /// Twice the deviation, within bounds; and twice that for a while after a refusal.
    fn adapted(&self, now: Moment) -> Duration {
        let spread = if self.is_known() { (self.deviation * 2).clamp(LEAST, MOST) } else { UNKNOWN };
        if now < self.wary_until { (spread * 2).clamp(UNKNOWN, MOST) } else { spread }
    }

    /// Learns of an answer on a used connection, and gives how long the way takes that every request has to go, as far
    /// as that is known. It is forgotten little by little: the way may change.
    fn learn(&mut self, took: Duration) -> Duration {
        let quickest = self.quickest.unwrap_or(took).min(took);
        let longer = took.saturating_sub(quickest);
        self.quickest = Some(quickest + longer / 1024);
        // More is put down to the server, as with a single request.
        let longer = longer.min(DOUBT);
        self.deviation = nearer(self.deviation, self.mean.abs_diff(longer));
        self.mean = nearer(self.mean, longer);
        self.answers = self.answers.saturating_add(1);
        if self.is_known() { quickest } else { Duration::ZERO }
    }

    fn is_known(&self) -> bool {
        self.answers > LEARNING
    }
}

fn arrives_within(first: bool) -> Duration {
    if first { DOUBT_OF_FIRST } else { DOUBT }
}

fn nearer(old: Duration, new: Duration) -> Duration {
    (old * (WEIGHT - 1) + new) / WEIGHT
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn millis(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    /// The guard after answers that took so long, a hundred in a second.
    fn guard_after(way: &Way, took: impl IntoIterator<Item = Duration>) -> Duration {
        for took in took {
            way.late(took, Moment::ZERO, false);
        }
        way.guard(Moment::ZERO)
    }

    #[test]
    fn a_guard_starts_at_25_ms_and_falls_to_5_on_a_quiet_way() {
        let way = Way::new(None);
        assert_eq!(way.guard(Moment::ZERO), millis(25));
        let quiet = |count| std::iter::repeat_n(millis(30), count);
        assert_eq!(guard_after(&way, quiet(200)), millis(25), "too little is known");
        assert_eq!(guard_after(&way, quiet(1)), millis(5));
    }

    #[test]
    fn a_guard_is_twice_the_deviation_and_follows_it() {
        let way = Way::new(None);
        // Up to 20 ms late, evenly: the mean deviation is 5 ms.
        let wobble = |step: u64| millis(30 + step * 7 % 21);
        let wobbling = guard_after(&way, (0..400).map(wobble));
        assert!((millis(8)..=millis(12)).contains(&wobbling), "{wobbling:?}");
        // From one end of what is put down to the way to the other.
        assert_eq!(guard_after(&way, (0..400).map(|step| millis(30 + 100 * (step % 2)))), millis(50));
        assert_eq!(guard_after(&way, std::iter::repeat_n(millis(30), 400)), millis(5));
    }

    #[test]
    fn one_slow_answer_changes_little() {
        let way = Way::new(None);
        guard_after(&way, std::iter::repeat_n(millis(30), 400));
        assert!(guard_after(&way, [Duration::from_secs(20)]) <= millis(7));
    }

    #[test]
    fn a_refusal_widens_it_for_a_minute() {
        let way = Way::new(None);
        let at = |seconds| Moment::ZERO + Duration::from_secs(seconds);
        way.refused(at(1));
        assert_eq!(way.guard(at(2)), millis(50), "25 ms, doubled");
        guard_after(&way, std::iter::repeat_n(millis(30), 400));
        assert_eq!(way.guard(at(60)), millis(25), "at least");
        assert_eq!(way.late(millis(30), at(60), false), millis(25));
        assert_eq!(way.guard(at(61)), millis(5), "as before");
    }

    #[test]
    fn a_configured_guard_stays_and_is_in_the_window_alone() {
        let way = Way::new(Some(millis(3)));
        way.refused(Moment::ZERO);
        assert_eq!(guard_after(&way, (0..400).map(millis)), millis(3));
        assert_eq!(way.added(Moment::ZERO), Duration::ZERO);
        assert_eq!(way.doubt(Moment::ZERO, false), millis(100));
        way.configure(millis(1));
        assert_eq!(way.guard(Moment::ZERO), millis(3), "the larger one");
        assert_eq!(way.of_child().guard(Moment::ZERO), millis(3));
        let way = Way::new(None);
        way.configure(millis(80));
        assert_eq!((way.guard(Moment::ZERO), way.added(Moment::ZERO)), (millis(80), Duration::ZERO));
    }

    proptest! {
        /// Whatever answers come and whatever is refused: the guard is within its bounds, at least 25 ms while it is
        /// wide, and in everything that is told of a grant.
        #[test]
        fn a_guard_is_within_its_bounds(
            steps in proptest::collection::vec((0_u64..3_000_000, 0_u64..200, any::<bool>(), 0_u8..60), 1..600),
        ) {
            let (way, mut now, mut wide_until) = (Way::new(None), Moment::ZERO, Moment::ZERO);
            for (took, pause, first, refused) in steps {
                let took = Duration::from_micros(took);
                now = now + millis(pause);
                if refused == 0 {
                    way.refused(now);
                    wide_until = now + WARY;
                }
                let late = way.late(took, now, first);
                let guard = way.guard(now);
                prop_assert!((LEAST..=MOST).contains(&guard), "{guard:?}");
                prop_assert!(now >= wide_until || guard >= UNKNOWN, "{guard:?}");
                prop_assert!(late >= guard && late <= way.doubt(now, first), "{late:?} with {guard:?}");
            }
        }
    }
}
