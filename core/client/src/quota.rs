//! The day's quota on the way of a call: taken before a request that creates something, and told how that ended.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use makokit_limits::{Moment, Time, Unit};

use crate::daily::Daily;

/// How long what a server told of its calendar is believed, at first and at most, by one whose quota is used up: a day
/// that has begun on the server is to be noticed, and not to be asked for all the time.
const FIRST_PATIENCE: Duration = Duration::from_secs(1);
const LONGEST_PATIENCE: Duration = Duration::from_secs(60);

/// A unit of the quota. It is given back when it is dropped before its request has left.
pub(crate) struct Claim {
    quota: Daily,
    unit: Option<Unit>,
}

impl Claim {
    pub(crate) fn new(quota: Daily, unit: Unit) -> Self {
        Self { quota, unit: Some(unit) }
    }

    /// The request has left: whatever becomes of it, it counts, unless an answer says otherwise.
    pub(crate) fn left(mut self) -> Left {
        Left { quota: self.quota.clone(), unit: self.unit.take() }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        if let Some(unit) = self.unit.take() {
            self.quota.refund(unit);
        }
    }
}

/// A unit whose request has left.
pub(crate) struct Left {
    quota: Daily,
    unit: Option<Unit>,
}

impl Left {
    /// The request was not written after all.
    pub(crate) fn not_sent(mut self) -> Option<Claim> {
        self.unit.take().map(|unit| Claim::new(self.quota.clone(), unit))
    }

    /// The server has refused it, for something else than its quota, before it counted.
    pub(crate) fn refunded(self) {
        drop(self.not_sent());
    }

    /// The server has answered it.
    pub(crate) fn accepted(mut self) {
        if let Some(unit) = self.unit.take() {
            self.quota.accepted(unit);
        }
    }

    /// The server has refused it because its quota is used up.
    pub(crate) fn refused(mut self, at: SystemTime) {
        if let Some(unit) = self.unit.take() {
            self.quota.refused(unit, at);
        }
    }
}

/// The server's calendar, by what its answers tell.
#[derive(Default)]
pub(crate) struct ServerClock {
    seen: Mutex<Seen>,
    /// Held by the one who asks the server for its day.
    pub(crate) looking: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct Seen {
    /// By how many milliseconds the server's calendar is ahead of ours.
    ahead: Option<i64>,
    at: Moment,
    patience: Duration,
}

impl ServerClock {
    /// An answer has told the server's time.
    pub(crate) fn told(&self, server: SystemTime, time: &dyn Time) {
        let ahead = millis(server) - millis(time.calendar());
        let mut seen = self.seen();
        let is_another_day = seen.ahead.is_none_or(|before| (before - ahead).abs() > 60_000);
        *seen = Seen {
            ahead: Some(ahead),
            at: time.now(),
            patience: if is_another_day { FIRST_PATIENCE } else { seen.patience.max(FIRST_PATIENCE) },
        };
    }

    /// Another process knew by how much the server's calendar is ahead.
    pub(crate) fn remembered(&self, ahead: i64, at: Moment) {
        let mut seen = self.seen();
        if seen.ahead.is_none() {
            *seen = Seen { ahead: Some(ahead), at, patience: FIRST_PATIENCE };
        }
    }

    /// By how many milliseconds the server's calendar is ahead of ours, as far as that is known.
    pub(crate) fn ahead(&self) -> Option<i64> {
        self.seen().ahead
    }

    /// The server's time; ours if it has not told any.
    pub(crate) fn now(&self, time: &dyn Time) -> SystemTime {
        let (ours, ahead) = (time.calendar(), self.seen().ahead.unwrap_or_default());
        let by = Duration::from_millis(ahead.unsigned_abs());
        let server = if ahead < 0 { ours.checked_sub(by) } else { ours.checked_add(by) };
        server.unwrap_or(ours)
    }

    /// Whether it is time to ask the server for its day again; each time is longer in coming.
    pub(crate) fn wants_another_look(&self, time: &dyn Time) -> bool {
        let mut seen = self.seen();
        let wants = time.now() - seen.at >= seen.patience;
        if wants {
            seen.patience = (seen.patience * 2).clamp(FIRST_PATIENCE, LONGEST_PATIENCE);
        }
        wants
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn millis(time: SystemTime) -> i64 {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use makokit_limits::{Clock, Quota, Take, VirtualTime};

    use super::*;

    fn used(quota: &Quota) -> u32 {
        quota.usage(SystemTime::UNIX_EPOCH).used
    }

    fn claim(quota: &Quota) -> Claim {
        let Take::Taken(unit) = quota.take(SystemTime::UNIX_EPOCH) else {
            unreachable!("nothing was refused yet")
        };
        Claim::new(Daily::Local(quota.clone()), unit)
    }

    #[test]
    fn a_unit_counts_from_when_its_request_left() {
        let quota = Quota::new();
        drop(claim(&quota));
        assert_eq!(used(&quota), 0);
        drop(claim(&quota).left());
        claim(&quota).left().accepted();
        claim(&quota).left().refunded();
        assert!(claim(&quota).left().not_sent().is_some());
        assert_eq!(used(&quota), 2);
        claim(&quota).left().refused(SystemTime::UNIX_EPOCH);
        assert!(quota.usage(SystemTime::UNIX_EPOCH).is_exhausted);
    }

    #[test]
    fn the_servers_calendar_is_ours_by_a_difference() {
        let (time, clock) = (VirtualTime::default(), ServerClock::default());
        let hour = Duration::from_secs(3600);
        assert_eq!(clock.now(&time), time.calendar());
        clock.told(time.calendar() + hour, &time);
        time.advance(hour);
        assert_eq!(clock.now(&time), time.calendar() + hour);
        clock.remembered(7, time.now());
        assert_eq!(clock.ahead(), Some(3_600_000));
    }

    #[test]
    fn looks_at_the_calendar_become_rare() {
        let (time, clock) = (VirtualTime::default(), ServerClock::default());
        clock.told(time.calendar(), &time);
        let mut looks = 0;
        for _ in 0..600 {
            time.advance(Duration::from_secs(1));
            if clock.wants_another_look(&time) {
                clock.told(time.calendar(), &time);
                looks += 1;
            }
        }
        assert!((10..=20).contains(&looks), "{looks}");
    }
}
