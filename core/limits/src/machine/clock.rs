//! The machine's clocks: the one place of this crate that reads time.

use std::time::{Duration, SystemTime};

use rustix::time::{ClockId, Timespec, clock_gettime};

use crate::time::Moment;

/// The present moment of the clock that all processes of the machine have in common, `CLOCK_MONOTONIC`.
///
/// It counts from the boot and cannot be set. On Linux it stands still while the machine is suspended: what counted
/// then counts that much longer afterwards, and never too short. (In a time namespace of its own a process has another
/// clock, and must not share a machine's stores.)
#[must_use]
pub fn machine_now() -> Moment {
    Moment::ZERO + duration(clock_gettime(ClockId::Monotonic))
}

/// The calendar, for the age of files.
pub(super) fn calendar() -> SystemTime {
    SystemTime::UNIX_EPOCH + duration(clock_gettime(ClockId::Realtime))
}

fn duration(time: Timespec) -> Duration {
    let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
    Duration::new(seconds, u32::try_from(time.tv_nsec).unwrap_or(0))
}
