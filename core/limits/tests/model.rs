//! The window beside a log of everything that was ever granted, asked the slow and obvious way.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::time::Duration;

use makokit_limits::{Moment, Permit, Rate, Reservation, Window};
use proptest::prelude::*;

const GUARD: Duration = Duration::from_millis(20);

/// Every grant that was not given back: between which moments it arrives.
struct Log {
    limit: usize,
    span: Duration,
    now: Moment,
    grants: Vec<Option<(Moment, Moment)>>,
    peak: usize,
}

#[derive(Clone, Debug)]
enum Step {
    /// How far the clock goes, how much older than that the moment is, and the doubt.
    Reserve(u64, u64, u64),
    /// Of the permits that are left the one at this place, and how late its call was.
    Settle(usize, u64),
    Refund(usize),
    Tighten(u32),
}

impl Log {
    fn new(limit: u32) -> Self {
        let span = Duration::from_secs(1) + GUARD;
        Self { limit: limit as usize, span, now: Moment::ZERO, grants: Vec::new(), peak: 0 }
    }

    fn used(&self) -> usize {
        self.grants.iter().flatten().filter(|(_, latest)| *latest + self.span > self.now).count()
    }

    fn reserve(&mut self, now: Moment, doubt: Duration) -> Result<Moment, Moment> {
        self.now = self.now.max(now);
        if self.used() >= self.limit {
            return Err(self.again());
        }
        self.grants.push(Some((self.now, self.now + doubt)));
        self.peak = self.peak.max(self.used());
        Ok(self.now)
    }

    fn again(&self) -> Moment {
        let free = |(earliest, latest): (Moment, Moment)| {
            let (hoped, certain) = (earliest + self.span, latest + self.span);
            if hoped > self.now { hoped } else { certain }
        };
        let counting = self.grants.iter().flatten().filter(|(_, latest)| *latest + self.span > self.now);
        counting.map(|grant| free(*grant)).min().unwrap()
    }

    fn settle(&mut self, place: usize, late: Duration) {
        let grant = self.grants[place].as_mut().unwrap();
        // What has expired stays so: nothing that is told afterwards makes it count again.
        let known = (grant.0 + late).min(grant.1);
        *grant = (known, known);
    }
}

fn millis(value: u64) -> Duration {
    Duration::from_millis(value)
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0_u64..400, 0_u64..100, 0_u64..500).prop_map(|(gap, old, doubt)| Step::Reserve(gap, old, doubt)),
        2 => (0_usize..100, 0_u64..600).prop_map(|(place, late)| Step::Settle(place, late)),
        1 => (0_usize..100).prop_map(Step::Refund),
        1 => (1_u32..12).prop_map(Step::Tighten),
    ]
}

proptest! {
    /// Every answer is the log's: nothing is granted too much, refused in vain, lost or counted twice, also while a
    /// window that was tightened still holds more than it may.
    #[test]
    fn every_answer_is_that_of_a_log(limit in 1_u32..12, steps in prop::collection::vec(step(), 1..200)) {
        let window = Window::new(Rate::per_second(limit), GUARD);
        let mut log = Log::new(limit);
        let mut permits: Vec<(usize, Permit)> = Vec::new();
        let mut clock = Moment::ZERO;
        for step in steps {
            match step {
                Step::Reserve(gap, old, doubt) => {
                    clock = clock + millis(gap);
                    let now = Moment::ZERO + (clock - (Moment::ZERO + millis(old)));
                    match (window.reserve(now, millis(doubt)), log.reserve(now, millis(doubt))) {
                        (Reservation::Granted(permit), Ok(moment)) => {
                            prop_assert_eq!(permit.granted(), moment);
                            permits.push((log.grants.len() - 1, permit));
                        }
                        (Reservation::At(found), Err(wanted)) => prop_assert_eq!(found, wanted),
                        (found, wanted) => prop_assert!(false, "{found:?}, but {wanted:?}"),
                    }
                }
                Step::Settle(place, late) if !permits.is_empty() => {
                    let (place, permit) = permits.swap_remove(place % permits.len());
                    window.settle(permit, millis(late));
                    log.settle(place, millis(late));
                }
                Step::Refund(place) if !permits.is_empty() => {
                    let (place, permit) = permits.swap_remove(place % permits.len());
                    window.refund(permit);
                    log.grants[place] = None;
                }
                Step::Settle(..) | Step::Refund(_) => {}
                Step::Tighten(limit) => {
                    window.tighten(Rate::per_second(limit), GUARD);
                    log.limit = log.limit.min(limit as usize);
                }
            }
            let usage = window.usage(clock);
            log.now = log.now.max(Moment::ZERO);
            let at = Log { now: log.now.max(clock), grants: log.grants.clone(), ..log };
            prop_assert_eq!(usage.used as usize, at.used());
            prop_assert!(usage.peak as usize <= log.peak, "{} of {}", usage.peak, log.peak);
        }
    }

    /// What is asked for again at the told moment, and never waits longer, takes the whole rate.
    #[test]
    fn whoever_asks_when_told_takes_the_whole_rate(limit in 1_u32..50, calls in 1_u32..500) {
        let window = Window::new(Rate::per_second(limit), GUARD);
        let mut now = Moment::ZERO;
        for _ in 0..calls {
            while let Reservation::At(again) = window.reserve(now, Duration::ZERO) {
                prop_assert!(again > now);
                now = again;
            }
        }
        let intervals = (calls - 1) / limit;
        prop_assert_eq!(now, Moment::ZERO + (Duration::from_secs(1) + GUARD) * intervals);
        prop_assert_eq!(window.usage(now).peak, limit.min(calls));
    }

    /// A longer interval holds from then on, also for what is granted next to grants of the time before.
    #[test]
    fn a_longer_interval_holds_from_then_on(
        limit in 1_u32..6,
        gaps in prop::collection::vec(0_u64..300, 1..100),
        at in 0_usize..50,
    ) {
        let window = Window::new(Rate::per_second(limit), Duration::ZERO);
        let longer = Rate { per: Duration::from_secs(2), ..Rate::per_second(limit) };
        let (mut now, mut granted) = (Moment::ZERO, Vec::new());
        for (place, gap) in gaps.into_iter().enumerate() {
            now = now + millis(gap);
            if place == at {
                window.tighten(longer, Duration::ZERO);
            }
            if let Reservation::Granted(_) = window.reserve(now, Duration::ZERO) {
                let before = granted.iter().filter(|(_, at)| *at + longer.per > now).count();
                prop_assert!(place < at || before < limit as usize);
                granted.push((place, now));
            }
        }
    }
}

#[test]
fn a_limit_above_the_most_is_kept_as_a_finer_one() {
    let window = Window::new(Rate::per_second(200_000), Duration::ZERO);
    let usage = window.usage(Moment::ZERO);
    assert_eq!((usage.limit, usage.span), (50_000, Duration::from_millis(250)));
    let mut all = 0;
    for quarter in 0..4 {
        let now = Moment::ZERO + millis(250 * quarter);
        while let Reservation::Granted(_) = window.reserve(now, Duration::ZERO) {
            all += 1;
        }
    }
    assert_eq!(all, 200_000);
}
