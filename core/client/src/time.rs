//! The real clock and the real way of waiting; the one place of this crate that reads time.
#![expect(clippy::disallowed_methods, reason = "this is the place named for time")]

use std::sync::LazyLock;
use std::time::{Duration, Instant, SystemTime};

use makokit_limits::{Clock, Moment, Sleep, Sleeping};

/// The machine's time.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RealTime;

static ORIGIN: LazyLock<Instant> = LazyLock::new(Instant::now);

impl Clock for RealTime {
    fn now(&self) -> Moment {
        Moment::ZERO + ORIGIN.elapsed()
    }

    fn calendar(&self) -> SystemTime {
        SystemTime::now()
    }
}

impl Sleep for RealTime {
    fn sleep_until(&self, moment: Moment) -> Sleeping {
        // Tokio's timer has a grain of a millisecond; asking a little later is cheaper than asking twice.
        let wait: Duration = moment - self.now();
        Box::pin(tokio::time::sleep(wait))
    }
}
