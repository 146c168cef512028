//! How many further tries a client may make: enough for a fault here and there, too few to bury a server that is down.

use std::sync::atomic::{AtomicU32, Ordering};

/// Further tries that a client may make at once.
const MOST: u32 = 50;
/// How many answers earn one further try.
const ANSWERS: u32 = 5;

/// The further tries that are left, in parts of which [`ANSWERS`] make one.
pub(crate) struct Budget(AtomicU32);

impl Default for Budget {
    fn default() -> Self {
        Self(AtomicU32::new(MOST * ANSWERS))
    }
}

impl Budget {
    /// Takes one further try, if there is one.
    pub(crate) fn take(&self) -> bool {
        let one_less = |parts: u32| parts.checked_sub(ANSWERS);
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_less).is_ok()
    }

    /// An answer came: the server is there.
    pub(crate) fn earn(&self) {
        let one_more = |parts: u32| (parts < MOST * ANSWERS).then(|| parts + 1);
        let _ = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_answers_earn_one_try_and_no_more_than_fifty_are_kept() {
        let budget = Budget::default();
        budget.earn();
        assert_eq!((0..100).filter(|_| budget.take()).count(), 50);
        for _ in 0..4 {
            budget.earn();
            assert!(!budget.take());
        }
        budget.earn();
        assert!(budget.take() && !budget.take());
    }
}
