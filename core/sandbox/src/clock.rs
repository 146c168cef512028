//! The one place that asks the machine for the time, or waits.

use std::time::{Duration, Instant, SystemTime};

/// Monotonic time: rates and token lives are judged on it.
#[expect(
    clippy::disallowed_methods,
    reason = "a server judges by its own clock; this is the place named for it"
)]
pub(crate) fn instant() -> Instant {
    Instant::now()
}

/// The machine's calendar; what a sandbox shows is its own, which may have been moved.
#[expect(clippy::disallowed_methods, reason = "a server dates its answers; this is the place named for it")]
pub(crate) fn calendar() -> SystemTime {
    SystemTime::now()
}

/// Waits in real time: the delays that a caller asked for are to be felt on the wire.
#[expect(clippy::disallowed_methods, reason = "virtual time cannot move through a socket")]
pub(crate) async fn pause(time: Duration) {
    if !time.is_zero() {
        tokio::time::sleep(time).await;
    }
}

/// Milliseconds with three decimals, the form in which every report shows a moment.
pub(crate) fn to_ms(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e6).round() / 1e3
}
