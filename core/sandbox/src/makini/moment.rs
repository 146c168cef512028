//! Moments as this API writes them: seconds, in UTC.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::calendar;

/// Seconds since 1970.
pub(crate) type Moment = u64;

pub(crate) const DAY: Moment = 24 * 60 * 60;

/// What [`parse`] reads.
pub(crate) const FORM: &str = "must be a date such as 2024-01-01, or an instant such as 2024-01-01T00:00:00Z";

pub(crate) fn of(time: SystemTime) -> Moment {
    time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

/// Such as `2025-06-27T17:25:22Z`.
pub(crate) fn print(moment: Moment) -> String {
    calendar::print(UNIX_EPOCH + Duration::from_secs(moment))
}

/// A date, which means its midnight in UTC (a GUESS: nothing says which time zone), or an instant.
pub(crate) fn parse(text: &str) -> Option<Moment> {
    if let Some(time) = calendar::parse(text) {
        return Some(of(time));
    }
    let date: Date = text.parse().ok().filter(|_| text.len() == "2024-01-01".len())?;
    let midnight = date.to_zoned(TimeZone::UTC).ok()?.timestamp().as_second();
    Moment::try_from(midnight).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_instants_are_read() {
        assert_eq!(parse("2024-01-01"), parse("2024-01-01T00:00:00Z"));
        assert_eq!(print(parse("2025-06-27T17:25:22Z").unwrap()), "2025-06-27T17:25:22Z");
        assert_eq!(parse("2025-06-27T17:25:22.9Z"), parse("2025-06-27T17:25:22Z"));
        for text in ["", "yesterday", "2024-13-01", "2024-01-01T00:00", "20240101", "1960-01-01"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
