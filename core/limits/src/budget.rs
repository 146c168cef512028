//! When so many calls will be done: arithmetic on a rate and a quota.

use std::time::{Duration, SystemTime};

use crate::quota::Day;
use crate::rate::{Rate, nanos};

const DAY: Duration = Duration::from_secs(86_400);

/// How a number of calls spreads over the days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How many can be made today.
    pub today: u64,
    /// On how many days calls are made, today included if any can be made today.
    pub days: u64,
    /// When the last one leaves; none if the quota lets nothing through.
    pub done_at: Option<SystemTime>,
}

/// Plans `calls` calls from `now` on, a time of the server's, if `used` of the day's `limit` are used.
///
/// A day's calls leave as early as the rate allows; no limit is no bound but the rate's.
#[must_use]
pub fn budget(calls: u64, now: SystemTime, used: u32, limit: Option<u32>, rate: Rate) -> Plan {
    let midnight = Day::of(now).end();
    let quota = |used: u32| limit.map_or(u64::MAX, |limit| u64::from(limit.saturating_sub(used)));
    let left = midnight.duration_since(now).unwrap_or_default();
    let today = calls.min(quota(used)).min(within(left, rate));
    let first_days = u64::from(today > 0);
    let rest = calls - today;
    if rest == 0 {
        return Plan { today, days: first_days, done_at: now.checked_add(lasting(today, rate)) };
    }
    let a_day = quota(0).min(within(DAY, rate));
    if a_day == 0 {
        return Plan { today, days: first_days, done_at: None };
    }
    let full = (rest - 1) / a_day;
    let on_last = rest - full * a_day;
    let start =
        full.checked_mul(DAY.as_secs()).and_then(|later| midnight.checked_add(Duration::from_secs(later)));
    let done_at = start.and_then(|start| start.checked_add(lasting(on_last, rate)));
    Plan { today, days: first_days + full + 1, done_at }
}

/// How many calls can leave in a time, the first at once.
fn within(time: Duration, rate: Rate) -> u64 {
    let per = nanos(rate.per).max(1);
    nanos(time).div_ceil(per).saturating_mul(u64::from(rate.limit.get()))
}

/// How long so many calls take from the first to the last.
fn lasting(calls: u64, rate: Rate) -> Duration {
    let intervals = calls.saturating_sub(1) / u64::from(rate.limit.get());
    let lasting = u128::from(intervals) * rate.per.as_nanos();
    Duration::from_nanos(u64::try_from(lasting).unwrap_or(u64::MAX))
}
