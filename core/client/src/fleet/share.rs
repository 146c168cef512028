//! The share of a limit that a process keeps to while the store is lost.

use std::collections::VecDeque;
use std::num::NonZeroU32;
use std::time::Duration;

use makokit_limits::{Moment, Permit, Rate, Reservation, Usage, Window};

/// A quarter: so many processes stay within the limit together, whatever each of them does.
pub(super) const PARTS: u32 = 4;

/// How soon to ask again when it should be time, and is not yet.
const GRAIN: Duration = Duration::from_millis(10);

/// A process-local window.
pub(super) struct Share {
    pub(super) window: Window,
    /// When the store was lost.
    pub(super) since: Moment,
    span: Duration,
    /// Until when each call that left may arrive, for the time when the store is back.
    granted: VecDeque<Moment>,
}

impl Share {
    /// One that begins full: what others had taken before the store was lost is not known, but that it has left the
    /// window a span after `arrived`.
    pub(super) fn new(rate: Rate, guard: Duration, since: Moment, arrived: Moment) -> Self {
        let limit = NonZeroU32::new(rate.limit.get() / PARTS).unwrap_or(NonZeroU32::MIN);
        let window = Window::full(Rate { limit, ..rate }, guard, arrived);
        Self { window, since, span: rate.per + guard, granted: VecDeque::new() }
    }

    /// A permit, or when to ask again. Nobody sends who could still be in the window when the store, at `until`, begins to
    /// grant: it knows nothing of him.
    pub(super) fn reserve(
        &mut self,
        now: Moment,
        doubt: Duration,
        until: Option<Moment>,
    ) -> Result<Permit, Moment> {
        if let Some(until) = until.filter(|until| now + self.span + doubt > *until) {
            return Err(until.max(now + GRAIN));
        }
        match self.window.reserve(now, doubt) {
            Reservation::Granted(permit) => {
                self.forget(now);
                self.granted.push_back(permit.granted() + doubt);
                Ok(permit)
            }
            Reservation::At(moment) => Err(moment),
        }
    }

    pub(super) fn usage(&self, now: Moment) -> Usage {
        self.window.usage(now)
    }

    /// What still counts.
    pub(super) fn left(mut self, now: Moment) -> VecDeque<Moment> {
        self.forget(now);
        self.granted
    }

    fn forget(&mut self, now: Moment) {
        self.granted.retain(|arrives| *arrives + self.span > now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_a_quarter_that_begins_full_and_ends_in_time() {
        let (second, doubt) = (Duration::from_secs(1), Duration::from_millis(100));
        let lost = Moment::ZERO + second;
        let mut share = Share::new(Rate::per_second(10), Duration::ZERO, lost, lost + doubt);
        assert_eq!(share.reserve(lost, doubt, None), Err(lost + second + doubt));
        let then = lost + second + doubt;
        let granted = (0..10).filter(|_| share.reserve(then, doubt, None).is_ok()).count();
        assert_eq!(granted, 2);
        let later = then + second + doubt;
        assert_eq!(share.reserve(later, doubt, Some(later + second)), Err(later + second));
        assert!(share.reserve(later, doubt, Some(later + second + doubt)).is_ok());
        assert_eq!(share.left(later).len(), 1);
        let one = Share::new(Rate::per_second(1), Duration::ZERO, lost, lost);
        assert_eq!(one.usage(lost).limit, 1);
    }
}
