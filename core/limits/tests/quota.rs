//! Quotas that many use at once, and plans for what is left of them.

use std::sync::Barrier;
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use makokit_limits::{Day, Plan, Quota, Rate, Take, budget};
use proptest::prelude::*;

const DAY: u64 = 86_400;

fn at(day: u64, second: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(day * DAY + second)
}

fn refuse(quota: &Quota, at: SystemTime) {
    if let Take::Taken(unit) = quota.take(at) {
        quota.refused(unit, at);
    }
}

#[test]
fn of_many_who_ask_after_midnight_exactly_one_probes() {
    let quota = Quota::new();
    for day in 20_000..20_100 {
        refuse(&quota, at(day, 0));
        let begin = Barrier::new(4);
        let ask = || {
            begin.wait();
            quota.take(at(day + 1, 0))
        };
        let taken = thread::scope(|scope| {
            let askers = [(); 4].map(|()| scope.spawn(ask));
            askers.map(|asker| asker.join().unwrap())
        });
        let probes =
            taken.iter().filter(|taken| matches!(taken, Take::Taken(unit) if unit.is_probe())).count();
        let waiting = taken.iter().filter(|taken| **taken == Take::Probing(at(day + 1, 60))).count();
        assert_eq!((probes, waiting), (1, 3), "{taken:?}");
        for unit in taken {
            if let Take::Taken(unit) = unit {
                quota.refused(unit, at(day + 1, 0));
            }
        }
    }
}

#[test]
fn many_who_count_lose_nothing() {
    let quota = Quota::new();
    quota.configure(3000);
    thread::scope(|scope| {
        for number in 0..4 {
            let quota = quota.clone();
            scope.spawn(move || {
                for call in 0..1000 {
                    match quota.take(at(20_000, 0)) {
                        Take::Taken(unit) if (call + number) % 10 == 0 => quota.refund(unit),
                        Take::Taken(unit) => quota.accepted(unit),
                        _ => {}
                    }
                }
            });
        }
    });
    let usage = quota.usage(at(20_000, 0));
    assert!(usage.used <= 3000 && usage.used >= 2700, "{usage:?}");
    let child = quota.of_child();
    refuse(&quota, at(20_000, 0));
    assert_eq!(child.usage(at(20_000, 0)).used, usage.used);
}

#[test]
fn days_begin_and_end_at_midnight() {
    let day = Day::of(at(20_000, 86_399));
    assert_eq!((day.start(), day.end()), (at(20_000, 0), at(20_001, 0)));
    assert_eq!(Day::of(UNIX_EPOCH - Duration::from_secs(1)), Day::of(UNIX_EPOCH));
    // What lies beyond all calendars is still a day, and counted.
    let far = UNIX_EPOCH + Duration::from_secs(u64::from(u32::MAX) * DAY);
    assert!(matches!(Quota::new().take(far), Take::Taken(_)));
}

#[test]
fn a_plan_spreads_calls_over_days() {
    let rate = Rate::per_second(100);
    let plan = |calls, used, limit| budget(calls, at(0, 43_200), used, limit, rate);
    let told = |today, days, done_at| Plan { today, days, done_at: Some(done_at) };
    assert_eq!(plan(0, 5, None), told(0, 0, at(0, 43_200)));
    assert_eq!(plan(100, 0, None), told(100, 1, at(0, 43_200)));
    assert_eq!(plan(250, 0, None), told(250, 1, at(0, 43_202)));
    assert_eq!(plan(25_000, 4_000, Some(10_000)), told(6_000, 3, at(2, 89)));
    assert_eq!(plan(10_000, 10_000, Some(10_000)), told(0, 1, at(1, 99)));
    assert_eq!(plan(1, 0, Some(0)), Plan { today: 0, days: 0, done_at: None });
    // Half a day of the rate, and the rest on the next.
    assert_eq!(plan(4_320_001, 0, None), told(4_320_000, 2, at(1, 0)));
}

proptest! {
    /// The same as making the calls one by one.
    #[test]
    fn a_plan_is_what_happens(
        calls in 1_u64..60,
        second in 0_u64..DAY,
        used in 0_u32..12,
        limit in prop::option::of(1_u32..10),
        (of_rate, hours) in (1_u32..4, 1_u64..9),
    ) {
        let rate = Rate { limit: of_rate.try_into().unwrap(), per: Duration::from_secs(hours * 3600) };
        let plan = budget(calls, at(0, second), used, limit, rate);
        let (mut now, mut used, mut in_interval) = (second, used, 0);
        let (mut today, mut days, mut last) = (0, 0, None);
        for _ in 0..calls {
            loop {
                if limit.is_some_and(|limit| used >= limit) {
                    now = (now / DAY + 1) * DAY;
                } else if in_interval == of_rate {
                    let next = now + hours * 3600;
                    // A new day begins with a whole interval of its own.
                    now = if next / DAY > now / DAY { (now / DAY + 1) * DAY } else { next };
                } else {
                    break;
                }
                in_interval = 0;
                if now % DAY == 0 {
                    used = 0;
                }
            }
            in_interval += 1;
            used += 1;
            today += u64::from(now < DAY);
            days += u64::from(last != Some(now / DAY));
            last = Some(now / DAY);
        }
        prop_assert_eq!(plan, Plan { today, days, done_at: Some(at(0, now)) });
    }
}
