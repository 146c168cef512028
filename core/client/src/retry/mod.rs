//! Whether there is a next try, and how long to wait before it.

mod budget;

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::{DATE, RETRY_AFTER};

use crate::error::ErrorKind;

pub(crate) use budget::Budget;

/// The longest wait that a server may ask for.
pub(crate) const LONGEST_WAIT: Duration = Duration::from_secs(120);

const FIRST_WAIT: Duration = Duration::from_millis(250);
const LONGEST_BACKOFF: Duration = Duration::from_secs(8);

/// Whether what went wrong may have passed by the next try.
pub(crate) fn may_pass(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::RateLimited | ErrorKind::Connect | ErrorKind::Server | ErrorKind::Transport)
}

/// The wait before try number `attempt + 1`: doubling from try to try, and anywhere in the upper half of that, so that
/// clients that failed together do not come back together.
pub(crate) fn backoff(attempt: u32) -> Duration {
    let doubled = FIRST_WAIT.saturating_mul(1 << attempt.saturating_sub(1).min(10)).min(LONGEST_BACKOFF);
    doubled.mul_f64(0.5 + fastrand::f64() / 2.0)
}

/// A wait of up to a tenth more, so that those who were told the same time do not come back together.
pub(crate) fn spread(wait: Duration) -> Duration {
    wait.mul_f64(1.0 + fastrand::f64() / 10.0)
}

/// How long the server asked to wait: `retry-after-ms`, or `Retry-After` in seconds or as a date, read against the
/// server's own clock if it told it. What is no time at all counts as nothing asked.
pub(crate) fn asked(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let seconds = |text: &str, unit: f64| {
        let value: f64 = text.parse().ok()?;
        value.is_finite().then(|| Duration::from_secs_f64((value * unit).clamp(0.0, 1e9)))
    };
    let wait = text("retry-after-ms").and_then(|text| seconds(text, 1e-3)).or_else(|| {
        let text = text(RETRY_AFTER.as_str())?;
        seconds(text, 1.0).or_else(|| {
            let until = httpdate::parse_http_date(text).ok()?;
            let now = server_time(headers).unwrap_or(now);
            Some(until.duration_since(now).unwrap_or_default())
        })
    })?;
    Some(wait.min(LONGEST_WAIT))
}

/// The server's calendar time, by its `Date` header.
pub(crate) fn server_time(headers: &HeaderMap) -> Option<SystemTime> {
    httpdate::parse_http_date(headers.get(DATE)?.to_str().ok()?).ok()
}

/// The midnight (UTC) that follows.
pub(crate) fn next_midnight(now: SystemTime) -> SystemTime {
    const DAY: u64 = 24 * 60 * 60;
    let seconds = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    SystemTime::UNIX_EPOCH + Duration::from_secs((seconds / DAY + 1) * DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn every_form_of_retry_after_is_read_and_clamped() {
        let now = httpdate::parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT").unwrap();
        let later = "Sun, 06 Nov 1994 08:49:40 GMT";
        for (pairs, expected) in [
            (&[("retry-after", "2")][..], Some(2000)),
            (&[("retry-after", "0.5")], Some(500)),
            (&[("retry-after", " 7 ")], Some(7000)),
            (&[("retry-after", "-3")], Some(0)),
            (&[("retry-after", "99999999999")], Some(120_000)),
            (&[("retry-after", "NaN")], None),
            (&[("retry-after", "inf")], None),
            (&[("retry-after", "soon")], None),
            (&[("retry-after", later)], Some(3000)),
            (&[("retry-after", later), ("date", "Sun, 06 Nov 1994 08:49:39 GMT")], Some(1000)),
            (&[("retry-after", "Sun, 06 Nov 1994 08:00:00 GMT")], Some(0)),
            (&[("retry-after-ms", "1500"), ("retry-after", "9")], Some(1500)),
            (&[], None),
        ] {
            assert_eq!(asked(&headers(pairs), now), expected.map(Duration::from_millis), "{pairs:?}");
        }
    }

    #[test]
    fn waits_double_up_to_a_cap() {
        for (attempt, most) in [(0, 250), (1, 250), (2, 500), (3, 1000), (6, 8000), (60, 8000)] {
            let wait = backoff(attempt).as_millis();
            assert!(wait >= most / 2 && wait <= most, "{attempt}: {wait}");
        }
    }

    #[test]
    fn midnight_is_always_ahead() {
        let day = Duration::from_secs(86_400);
        assert_eq!(next_midnight(SystemTime::UNIX_EPOCH), SystemTime::UNIX_EPOCH + day);
        let late = SystemTime::UNIX_EPOCH + day - Duration::from_secs(1);
        assert_eq!(next_midnight(late), SystemTime::UNIX_EPOCH + day);
    }
}
