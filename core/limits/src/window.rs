//! The window as everybody uses it, whatever memory it has.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::memory::Memory;
use crate::rate::{Held, Permit, Rate, Reservation, Usage};
use crate::slots::Slots;
use crate::time::Moment;

/// How soon to ask again when a window has lost its memory and could not be given another.
const PATIENCE: Duration = Duration::from_millis(50);

/// At most `limit` grants in any interval of `per + guard`, wherever in its doubt each was counted. Clones are the same
/// window; threads, and for a machine's window processes, use it without a lock.
///
/// A call does not arrive when it leaves. A grant therefore counts from the latest moment at which it may have arrived:
/// at first its doubt after it was granted, then, once its answer has told how late it was, that much after. Calls that
/// leave through this window arrive no more than `limit` in any `per`, however late each of them is within its doubt.
/// The guard makes up for what an answer cannot tell.
#[derive(Clone)]
pub struct Window {
    memory: Arc<Memory>,
    /// This process: to ask the system each time would cost more than a permit.
    process: u32,
}

impl Window {
    /// An empty window of this process.
    #[must_use]
    pub fn new(rate: Rate, guard: Duration) -> Self {
        Self::on(Arc::new(Memory::heap(rate, guard)))
    }

    /// A window in which as much was granted at `now` as may be: for one who does not know what others have granted.
    #[must_use]
    pub fn full(rate: Rate, guard: Duration, now: Moment) -> Self {
        let window = Self::new(rate, guard);
        Slots::new(window.memory.words()).fill(now);
        window
    }

    /// Takes a permit at `now` for a call that arrives within `doubt` (a minute at most), or tells when to ask again.
    ///
    /// A `now` that is earlier than one seen before (two threads may read the clock in one order and arrive here in the
    /// other) is taken as the later one: the window never runs backwards.
    #[must_use]
    pub fn reserve(&self, now: Moment, doubt: Duration) -> Reservation {
        loop {
            if let Some(reservation) = Slots::new(self.memory.words_at(now)).reserve(now, doubt, self.process)
            {
                return reservation;
            }
            if !self.memory.renew() {
                return Reservation::At(now + PATIENCE);
            }
        }
    }

    /// Tells that a call arrived no more than `late` after it was granted.
    #[expect(clippy::needless_pass_by_value, reason = "a permit can be settled once only")]
    pub fn settle(&self, permit: Permit, late: Duration) {
        Slots::new(self.memory.words()).settle(&permit, late);
    }

    /// Gives back a permit whose call certainly never left.
    #[expect(clippy::needless_pass_by_value, reason = "a permit can be given back once only")]
    pub fn refund(&self, permit: Permit) {
        Slots::new(self.memory.words()).refund(&permit);
    }

    /// What counts at `now`.
    #[must_use]
    pub fn usage(&self, now: Moment) -> Usage {
        let _ = self.memory.words_at(now);
        let _ = self.memory.renew();
        Slots::new(self.memory.words()).usage(now)
    }

    /// Which processes hold what counts at `now`; who holds most comes first. Advice: a grant that was just taken may still be told as
    /// its predecessor's, and one that a forked child has from its parent is the parent's.
    #[must_use]
    pub fn holders(&self, now: Moment) -> Vec<Held> {
        let _ = self.memory.words_at(now);
        let _ = self.memory.renew();
        Slots::new(self.memory.words()).holders(now)
    }

    /// Takes on the stricter of the present settings and these, so that sharers who disagree stay within both.
    pub fn tighten(&self, rate: Rate, guard: Duration) {
        Slots::new(self.memory.words()).tighten(rate, guard);
    }

    /// What a forked child goes on with: a copy of what its parent had used, or the same window if the machine has it.
    /// What it is granted from then on is the child's. Nothing is waited for, whatever the parent's threads were doing.
    #[must_use]
    pub fn of_child(&self) -> Self {
        Self::on(Memory::of_child(&self.memory))
    }

    pub(crate) fn on(memory: Arc<Memory>) -> Self {
        Self { memory, process: std::process::id() }
    }
}

impl fmt::Debug for Window {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (rate, guard) = Slots::new(self.memory.words()).settings();
        formatter.debug_struct("Window").field("rate", &rate).field("guard", &guard).finish_non_exhaustive()
    }
}
