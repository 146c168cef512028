//! A sandbox's calendar: the machine's, moved as its owner pleases. Rates are not judged by it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jiff::Timestamp;

use crate::clock;

/// How far the calendar is from the machine's; it goes on running from where it was put.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Calendar {
    shift_ns: i128,
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// 9999-12-30T00:00:00Z: a `Date` header has four digits for the year, and a day needs its end.
const LATEST: Duration = Duration::from_secs(253_402_128_000);

impl Calendar {
    /// A calendar that begins at a moment, or with the machine's.
    pub(crate) fn starting(at: Option<SystemTime>) -> Self {
        let mut calendar = Self::default();
        if let Some(at) = at {
            calendar.set(at);
        }
        calendar
    }

    pub(crate) fn now(&self) -> SystemTime {
        at(since_epoch(clock::calendar()) + self.shift_ns)
    }

    /// Puts the calendar anywhere from 1970 to 9999; beyond that, to the nearer end.
    pub(crate) fn set(&mut self, now: SystemTime) {
        self.shift_ns = since_epoch(at(since_epoch(now))) - since_epoch(clock::calendar());
    }

    pub(crate) fn advance(&mut self, by: Duration) {
        let by = i128::try_from(by.as_nanos()).unwrap_or(i128::MAX / 2);
        self.set(at(since_epoch(self.now()).saturating_add(by)));
    }

    /// By how many nanoseconds it differs from the machine's.
    pub(crate) fn shift_ns(&self) -> i128 {
        self.shift_ns
    }
}

/// What [`parse`] reads.
pub(crate) const FORM: &str =
    "must be an instant from 1970 to 9999 in RFC 3339, such as \"2026-01-31T23:59:50Z\"";

/// The number of a UTC day.
pub(crate) fn day(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs() / DAY.as_secs()
}

/// The midnight that ends a UTC day.
pub(crate) fn end_of_day(day: u64) -> SystemTime {
    let end = Duration::from_secs(day.saturating_add(1).saturating_mul(DAY.as_secs()));
    UNIX_EPOCH + end.min(LATEST + DAY)
}

/// Reads RFC 3339, such as `2026-01-31T23:59:50Z`.
pub(crate) fn parse(text: &str) -> Option<SystemTime> {
    let read: Timestamp = text.parse().ok()?;
    let time = SystemTime::from(read);
    (time == at(since_epoch(time))).then_some(time)
}

/// Writes RFC 3339 in UTC, to the millisecond where there are any.
pub(crate) fn print(time: SystemTime) -> String {
    let millis = i64::try_from(since_epoch(time) / 1_000_000).unwrap_or(i64::MAX);
    Timestamp::from_millisecond(millis).map(|time| time.to_string()).unwrap_or_default()
}

fn since_epoch(time: SystemTime) -> i128 {
    let signed = |time: Duration| i128::try_from(time.as_nanos()).unwrap_or(i128::MAX / 2);
    time.duration_since(UNIX_EPOCH).map_or_else(|before| -signed(before.duration()), signed)
}

fn at(nanos: i128) -> SystemTime {
    let nanos = u128::try_from(nanos).unwrap_or(0).min(LATEST.as_nanos());
    let (seconds, rest) = (nanos / 1_000_000_000, nanos % 1_000_000_000);
    let seconds = u64::try_from(seconds).unwrap_or(LATEST.as_secs());
    UNIX_EPOCH + Duration::new(seconds, u32::try_from(rest).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read_again() {
        for text in ["2026-01-31T23:59:50Z", "1970-01-01T00:00:00Z", "2026-01-31T23:59:50.125Z"] {
            assert_eq!(print(parse(text).unwrap()), text);
        }
        assert_eq!(print(parse("2026-02-01T01:00:00+02:00").unwrap()), "2026-01-31T23:00:00Z");
        for text in ["", "2026-01-31", "1969-12-31T23:59:59Z", "9999-12-31T00:00:00Z", "tomorrow"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn days_end_at_midnight() {
        let last = day(parse("2026-01-31T23:59:59.999Z").unwrap());
        assert_eq!(print(end_of_day(last)), "2026-02-01T00:00:00Z");
        assert_eq!(day(parse("2026-02-01T00:00:00Z").unwrap()), last + 1);
    }

    #[test]
    fn it_stays_within_what_can_be_printed() {
        let mut calendar = Calendar::default();
        calendar.advance(Duration::MAX);
        assert!(print(calendar.now()).starts_with("9999-12-30"));
        calendar.set(UNIX_EPOCH - Duration::from_secs(5));
        assert!(print(calendar.now()).starts_with("1970-01-01"));
    }
}
