//! The real clock and the real way of waiting; the one place of this crate that reads time.
#![expect(clippy::disallowed_methods, reason = "this is the place named for time")]

use std::time::{Duration, SystemTime};

use makokit_limits::{Clock, Moment, Sleep, Sleeping};

/// The machine's time.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RealTime;

impl Clock for RealTime {
    // Moments that processes can compare, as they share what is counted at them.
    #[cfg(unix)]
    fn now(&self) -> Moment {
        makokit_limits::machine_now()
    }

    #[cfg(not(unix))]
    fn now(&self) -> Moment {
        use std::sync::LazyLock;
        use std::time::Instant;

        static ORIGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
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
