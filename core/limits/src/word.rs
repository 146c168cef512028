//! The one kind of cell that everything shared is made of.

use std::sync::atomic::{AtomicU64, Ordering};

/// 64 bits that threads and processes share. Implemented by the real atomic, and in tests by one whose schedule a
/// checker chooses.
pub(crate) trait Word {
    /// Reads, in the one order of all strict operations.
    fn read(&self) -> u64;
    /// Writes, in that order.
    fn write(&self, value: u64);
    /// Replaces `current` by `new`, in that order; else tells what stands there.
    fn exchange(&self, current: u64, new: u64) -> Result<(), u64>;
    /// Replaces whatever stands there, in that order.
    #[cfg_attr(not(unix), expect(dead_code, reason = "nothing takes over from memory that is not shared"))]
    fn replace(&self, new: u64) -> u64;
    /// Makes it `value` unless it is more, and tells which of the two it is now.
    fn raise(&self, value: u64) -> u64;
    /// Reads what is advice only.
    fn glance(&self) -> u64;
    /// Writes what is advice only.
    fn note(&self, value: u64);
}

impl Word for AtomicU64 {
    #[inline]
    fn read(&self) -> u64 {
        self.load(Ordering::SeqCst)
    }

    #[inline]
    fn write(&self, value: u64) {
        self.store(value, Ordering::SeqCst);
    }

    #[inline]
    fn exchange(&self, current: u64, new: u64) -> Result<(), u64> {
        self.compare_exchange(current, new, Ordering::SeqCst, Ordering::SeqCst).map(drop)
    }

    #[inline]
    fn replace(&self, new: u64) -> u64 {
        self.swap(new, Ordering::SeqCst)
    }

    #[inline]
    fn raise(&self, value: u64) -> u64 {
        let seen = self.load(Ordering::SeqCst);
        if seen >= value { seen } else { self.fetch_max(value, Ordering::SeqCst).max(value) }
    }

    #[inline]
    fn glance(&self) -> u64 {
        self.load(Ordering::Relaxed)
    }

    #[inline]
    fn note(&self, value: u64) {
        self.store(value, Ordering::Relaxed);
    }
}

/// Two halves in one word, so that both change at once.
pub(crate) fn join(low: u32, high: u32) -> u64 {
    u64::from(low) | u64::from(high) << 32
}

#[expect(clippy::cast_possible_truncation, reason = "the other half is cut off")]
pub(crate) fn low(word: u64) -> u32 {
    word as u32
}

pub(crate) fn high(word: u64) -> u32 {
    (word >> 32) as u32
}
